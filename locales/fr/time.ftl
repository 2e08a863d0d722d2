moment = { $date } à { $time } ({ $zone })
