moment = { $date } at { $time } ({ $zone })
