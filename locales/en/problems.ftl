# Pages that say that something did not work.

error = Error { $status }
bad-request = We could not understand this request
bad-request-text = The address or the form was not complete. Go back and try again.
forbidden = This request did not come from Parvis
forbidden-text = For your safety, we only accept forms sent from our own pages. Open the page again and send the form from there.
not-found = There is nothing here
not-found-text = The page does not exist, has moved, or is not public.
method-not-allowed = This page cannot be used in this way
method-not-allowed-text = Open the page again and use its buttons.
too-large = That was too much at once
too-large-text = Shorten your text and send it again.
too-many = Please wait a moment
too-many-text = { $seconds ->
    [one] There were many requests from your connection or your account. You can try again in { $seconds } second.
   *[other] There were many requests from your connection or your account. You can try again in { $seconds } seconds.
}
internal = Something went wrong on our side
internal-text = Nothing you did caused this. If you were voting, open the poll again: it shows whether your vote was received.
internal-incident = If you tell us about it, please quote this number:
unavailable = Parvis is not available at the moment
unavailable-text = We are working on it. Nothing that you have already sent is lost. Try again in a few minutes.
home = Go to the home page
cities = See all cities
