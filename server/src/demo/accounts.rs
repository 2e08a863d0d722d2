//! The people a visitor of the demonstration can sign in as.

use super::Place;
use super::ground::Ground;
use crate::engage::addresses::Address;
use crate::simulation::chance::dice;
use domain::ids::{CityId, PersonId, Pseudonym};
use jiff::tz::TimeZone;
use rand::RngExt;
use store::persons::{NewPerson, by_email_key, set_staff};
use store::{DatabaseTransaction, DbErr, memberships, persons, settings};

/// The city whose team the demonstration lends, by its name in addresses.
pub const TEAM_CITY: &str = "leuven";

/// Addresses to sign in with: a resident, the administrator and a moderator of the team of [`TEAM_CITY`], the mission
/// staff.
pub const ADDRESSES: [&str; 4] = ["resident@demo.example", "team@demo.example", "moderator@demo.example", "staff@demo.example"];

/// The accounts that matter to what follows.
#[derive(Clone, Copy, Debug)]
pub struct Accounts {
    /// The resident, who takes part in [`TEAM_CITY`] too.
    pub resident: (PersonId, Pseudonym),
}

/// Adds the accounts with their roles.
///
/// # Errors
/// When the database refuses or [`TEAM_CITY`] is not in the registry.
pub async fn add(place: Place<'_>, grounds: &[Ground], seed: u64) -> Result<Accounts, DbErr> {
    let home = grounds.iter().find(|ground| ground.city.slug == TEAM_CITY);
    let home = home.ok_or_else(|| DbErr::Custom(format!("{TEAM_CITY} is not in the registry")))?;
    let mut dice = dice(seed, 1);
    let mut pseudonyms = [0; ADDRESSES.len()];
    pseudonyms.fill_with(|| dice.random::<i64>() & i64::MAX);
    let [resident, team, moderator, staff] = ADDRESSES;
    let [as_resident, as_team, as_moderator, as_staff] = pseudonyms;
    let tx = place.database.begin_write().await?;
    let city = CityId(home.city.id);
    let resident = person(&tx, place, resident, as_resident).await?;
    let (administrator, _) = person(&tx, place, team, as_team).await?;
    memberships::grant(&tx, city, administrator, "administrator").await?;
    let (moderator, _) = person(&tx, place, moderator, as_moderator).await?;
    memberships::grant(&tx, city, moderator, "moderator").await?;
    let (staff, _) = person(&tx, place, staff, as_staff).await?;
    set_staff(&tx, staff, true).await?;
    // There is mission staff now: the link for making the first account has had its time.
    settings::take(&tx, settings::FIRST_RUN).await?;
    tx.commit().await?;
    Ok(Accounts { resident })
}

async fn person(tx: &DatabaseTransaction, place: Place<'_>, email: &str, pseudonym: i64) -> Result<(PersonId, Pseudonym), DbErr> {
    let address = Address::parse(email).map_err(|error| DbErr::Custom(format!("{email}: {error}")))?;
    let key = address.key(place.keys);
    if let Some(found) = by_email_key(tx, &key).await? {
        return Ok((PersonId(found.id), Pseudonym(found.pseudonym)));
    }
    let new = NewPerson {
        pseudonym,
        email: address.as_str().to_owned(),
        email_key: key,
        language: "en".to_owned(),
        joined_on: place.clock.now().to_zoned_datetime(TimeZone::UTC).date(),
    };
    Ok((persons::add(tx, new).await?, Pseudonym(pseudonym)))
}
