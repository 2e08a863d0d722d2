# What stands around every page.

title = { $page } · Parvis
skip = Skip to the content
main-navigation = Main
cities = Cities
consultations = Consultations
indicators = Indicators
my-team = My cities
mission-staff = Mission staff
mailbox = Mailbox
my-page = My page
sign-in = Sign in
demonstration = Demonstration.
demonstration-text = The cities are real. The residents, the consultations and all participation are simulated.
demonstration-more = What this means
about-this-site = About this site
about = About Parvis
secrecy = Is my vote secret?
privacy = Privacy
accessibility = Accessibility
api = API
colophon = Parvis is free software for the cities of the Climate-neutral and Smart Cities Mission. Positions of cities: GeoNames, CC BY 4.0.
