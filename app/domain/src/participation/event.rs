//! The participation event: the only thing indicators are counted from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::act::Act;
use super::channel::Channel;
use crate::contract::Phase;
use crate::ids::{CityId, Pseudonym};

/// Somebody took part, once. City, phase, person, act, activity and sequence together are recorded at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Event {
    /// In which city.
    pub city: CityId,
    /// In which phase of its contract.
    pub phase: Phase,
    /// Who, as a pseudonym.
    pub person: Pseudonym,
    /// What they did.
    pub act: Act,
    /// In which activity (a poll, a meeting, …).
    pub activity: i64,
    /// Which of their acts of this kind there, from 0.
    pub sequence: i32,
    /// How.
    pub channel: Channel,
    /// On which day, in the city. A day and no more: a moment would tell who.
    pub day: Date,
}
