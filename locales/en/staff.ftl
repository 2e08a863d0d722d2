# The pages of the mission staff.

title = Mission staff
lede = { $with_team ->
    [one] { $with_team } of { $cities } cities has a team.
   *[other] { $with_team } of { $cities } cities have a team.
}
invite-title = Invite somebody
email = E-mail address
email-hint = We send an invitation to this address.
place = To which team
place-hint = A city, or the mission staff for all cities.
mission-staff = Mission staff (all cities)
city-and-country = { $city }, { $country }
role = Role in the city team
role-hint = Only for a city. Mission staff has one role.
invite = Send the invitation
pending = Invitations
staff-title = People
staff-caption = Members of the mission staff
teams-title = City teams
teams-caption = Every city with its team
city = City
country = Country
team = Team
nobody = Nobody yet
you = (you)
