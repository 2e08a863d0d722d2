//! Who asks, and what they may.

use super::once::Once;
use super::refusal::{Refusal, Result};
use app::words::Locale;
use domain::ids::{CityId, PersonId, Pseudonym};
use store::sessions::Holder;
use store::{ConnectionTrait, memberships, persons};

/// A role in a city team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Consultations, polls, answers.
    Moderator,
    /// All that, and the team and the facts of the city.
    Administrator,
}

impl Role {
    /// As stored and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Moderator => "moderator",
            Role::Administrator => "administrator",
        }
    }

    /// Reads it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Role::Moderator, Role::Administrator].into_iter().find(|role| role.as_str() == text)
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The account.
    pub person: PersonId,
    /// The number that stands for this person in participation events.
    pub pseudonym: Pseudonym,
    /// The address.
    pub email: String,
    /// The language of mail.
    pub language: Locale,
    /// Mission staff.
    pub staff: bool,
    /// Roles in city teams.
    pub roles: Vec<(CityId, Role)>,
    /// The key under which this act is to be done once; programs may bring one.
    pub once: Option<Once>,
}

impl Caller {
    /// Loads an account with its roles; `None` when it is deleted.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn load(connection: &impl ConnectionTrait, person: PersonId) -> std::result::Result<Option<Self>, store::DbErr> {
        let Some(found) = persons::by_id(connection, person).await? else { return Ok(None) };
        let Some(email) = found.email.filter(|_| found.deleted_on.is_none()) else { return Ok(None) };
        let memberships = memberships::of_person(connection, person).await?;
        let roles = memberships.into_iter().filter_map(|m| Some((CityId(m.city_id), Role::parse(&m.role)?))).collect();
        let language = Locale::parse(&found.language).unwrap_or(Locale::En);
        Ok(Some(Self { person, pseudonym: Pseudonym(found.pseudonym), email, language, staff: found.staff, roles, once: None }))
    }

    /// Whoever holds a session.
    #[must_use]
    pub fn of_session(holder: Holder) -> Self {
        let roles = holder.roles.iter().filter_map(|(city, role)| Some((*city, Role::parse(role)?))).collect();
        let language = Locale::parse(&holder.language).unwrap_or(Locale::En);
        Self { person: holder.person, pseudonym: holder.pseudonym, email: holder.email, language, staff: holder.staff, roles, once: None }
    }

    /// Belongs to this city's team.
    #[must_use]
    pub fn in_team(&self, city: CityId) -> bool {
        self.roles.iter().any(|(of, _)| *of == city)
    }

    /// Runs this city's team.
    #[must_use]
    pub fn administers(&self, city: CityId) -> bool {
        self.roles.contains(&(city, Role::Administrator))
    }

    /// Refuses whoever is not in this city's team, as if there were nothing.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn must_be_in_team(&self, city: CityId) -> Result<()> {
        if self.in_team(city) { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Refuses whoever may not run this city's team: its administrators and the mission staff may.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn must_run_team(&self, city: CityId) -> Result<()> {
        if self.administers(city) || self.staff { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// Refuses whoever is not mission staff.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn must_be_staff(&self) -> Result<()> {
        if self.staff { Ok(()) } else { Err(Refusal::NotFound) }
    }
}
