//! The pages of the mission staff.

use super::form::Form;
use super::team::{PendingInvitation, TeamRole};

/// Teams and staff. Fields of the invitation: `email`, `city` (its name in addresses; empty for mission staff), `role`.
#[derive(Clone, Debug, Default)]
pub struct StaffView {
    /// What was typed.
    pub form: Form,
    /// The mission staff, in the order to show.
    pub staff: Vec<StaffMember>,
    /// Every city with its team, in the order to show.
    pub cities: Vec<StaffCity>,
    /// Invitations that wait for an answer.
    pub pending: Vec<PendingInvitation>,
}

/// A member of the mission staff.
#[derive(Clone, Debug)]
pub struct StaffMember {
    /// Address.
    pub email: String,
    /// It is the viewer.
    pub you: bool,
}

/// A city and its team.
#[derive(Clone, Debug)]
pub struct StaffCity {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// Addresses and roles of its team.
    pub team: Vec<(String, TeamRole)>,
}
