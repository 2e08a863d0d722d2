//! "You are here": where a city stands in its three phases on a given day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::phase::Phase;

/// When a city is in a phase. Both days belong to the phase.
///
/// A missing end is a phase still going on. A missing start with an end is a phase that began on a day nobody recorded.
/// With neither, nothing is known, and the phase counts as not reached: we do not guess.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhaseWindow {
    /// The phase.
    pub phase: Phase,
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// The days are approximate ("spring 2027"), and must be shown as such.
    pub approximate: bool,
}

impl PhaseWindow {
    /// Where the city stands in this window.
    #[must_use]
    pub fn standing(&self, today: Date) -> Standing {
        match (self.starts, self.ends) {
            (None, None) => Standing::NotReached,
            (Some(starts), _) if today < starts => Standing::NotReached,
            (_, Some(ends)) if today > ends => Standing::Completed,
            _ => Standing::Current,
        }
    }
}

/// Where a city stands in one phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Before its first day, or nothing is known of it.
    NotReached,
    /// Between its first and its last day.
    Current,
    /// After its last day.
    Completed,
}

impl Standing {
    /// Every standing, in order of time.
    pub const ALL: &[Self] = &[Self::NotReached, Self::Current, Self::Completed];

    /// The name used in addresses and in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotReached => "not-reached",
            Self::Current => "current",
            Self::Completed => "completed",
        }
    }

    /// The standing of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|standing| standing.as_str() == text)
    }
}

/// One phase and where the city stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PhaseStanding {
    /// The phase.
    pub phase: Phase,
    /// Where the city stands in it.
    pub standing: Standing,
}

/// Where a city stands in each of the three phases, always three lines, in order. Several may be current at once.
///
/// A phase taken up again has several windows: it is current when any of them is, and otherwise completed when any of them is over.
#[must_use]
pub fn standing(windows: &[PhaseWindow], today: Date) -> Vec<PhaseStanding> {
    Phase::ALL.iter().map(|&phase| PhaseStanding { phase, standing: standing_in(windows, phase, today) }).collect()
}

/// The phases a city has entered by this day, in order: the current and the completed ones.
#[must_use]
pub fn reached(windows: &[PhaseWindow], today: Date) -> Vec<Phase> {
    Phase::ALL.iter().copied().filter(|&phase| standing_in(windows, phase, today) != Standing::NotReached).collect()
}

fn standing_in(windows: &[PhaseWindow], phase: Phase, today: Date) -> Standing {
    let standings: Vec<Standing> = windows.iter().filter(|window| window.phase == phase).map(|window| window.standing(today)).collect();
    if standings.contains(&Standing::Current) {
        Standing::Current
    } else if standings.contains(&Standing::Completed) {
        Standing::Completed
    } else {
        Standing::NotReached
    }
}
