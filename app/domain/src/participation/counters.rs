//! The one rule for counting participants.
//!
//! Counting distinct persons needs to know whether somebody was there before. So for each person and city a few rows are kept, one per phase and quarter,
//! and an act changes one row and, by difference, the counters of every scope that row belongs to. The same function of the same rows gives the counters from scratch:
//! what moves in the transaction of the act and what `recompute` finds cannot disagree.

use std::collections::BTreeSet;
use std::ops::{Add, AddAssign, Sub, SubAssign};

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::period::{Period, Quarter};
use crate::contract::Phase;

/// What one person did in one city, in one phase and quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonQuarter {
    /// The phase.
    pub phase: Phase,
    /// The quarter.
    pub quarter: Quarter,
    /// Acts on the web.
    pub online: u32,
    /// Acts through any other channel.
    pub offline: u32,
    /// Acts, of either kind, in the person's own words.
    pub authored: u32,
}

/// What a count is about: one phase or all of them, over one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// The phase; nothing for all.
    pub phase: Option<Phase>,
    /// The period.
    pub period: Period,
}

/// The counts of a city in one scope; also the change of them, which is why they are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Counters {
    /// Distinct persons with at least one act.
    pub participants: i64,
    /// Of them, those with at least one act in their own words.
    pub authors: i64,
    /// Of them, those only or mainly offline: more acts offline than on the web.
    pub offline_participants: i64,
    /// Acts.
    pub contributions: i64,
    /// Of them, those offline.
    pub offline_contributions: i64,
    /// Of them, those in the person's own words.
    pub authored_contributions: i64,
}

/// The act to take back was never recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the act to withdraw was never recorded")]
pub struct NothingToWithdraw;

/// Counts an act. `rows` are all the rows of this person in this city; the row of the act is changed, or added.
///
/// Gives the changes of the city's counters, without those that are zero: at most six scopes, {every phase, this phase} × {all time, year, quarter}.
pub fn record(rows: &mut Vec<PersonQuarter>, event: &Event) -> Vec<(Scope, Counters)> {
    let scopes = scopes_of(event.phase, Quarter::of(event.day));
    let before = scopes.map(|scope| count(rows, scope));
    let row = row_of(rows, event);
    // Nobody acts four thousand million times in a quarter; a counter that stops is still better than one that wraps.
    if event.channel.is_offline() {
        row.offline = row.offline.saturating_add(1);
    } else {
        row.online = row.online.saturating_add(1);
    }
    if event.act.is_authored() {
        row.authored = row.authored.saturating_add(1);
    }
    changes(rows, scopes, before)
}

/// Takes a recorded act back: the exact inverse of [`record`]. A row left empty is removed.
///
/// # Errors
/// [`NothingToWithdraw`] when the rows hold no such act; nothing is changed.
pub fn withdraw(rows: &mut Vec<PersonQuarter>, event: &Event) -> Result<Vec<(Scope, Counters)>, NothingToWithdraw> {
    let quarter = Quarter::of(event.day);
    let scopes = scopes_of(event.phase, quarter);
    let before = scopes.map(|scope| count(rows, scope));

    let index = rows.iter().position(|row| row.phase == event.phase && row.quarter == quarter).ok_or(NothingToWithdraw)?;
    let less = without(rows[index], event).ok_or(NothingToWithdraw)?;
    if less.online == 0 && less.offline == 0 {
        rows.remove(index);
    } else {
        rows[index] = less;
    }
    Ok(changes(rows, scopes, before))
}

/// Counts one person's rows in one city from scratch: the counters of every scope they appear in, by scope.
#[must_use]
pub fn recount(rows: &[PersonQuarter]) -> Vec<(Scope, Counters)> {
    let scopes: BTreeSet<Scope> = rows.iter().flat_map(|row| scopes_of(row.phase, row.quarter)).collect();
    scopes.into_iter().map(|scope| (scope, count(rows, scope))).filter(|(_, counters)| !counters.is_zero()).collect()
}

/// The six scopes an act in this phase and quarter belongs to.
fn scopes_of(phase: Phase, quarter: Quarter) -> [Scope; 6] {
    let [all, year, only] = Period::of_quarter(quarter);
    [
        Scope { phase: None, period: all },
        Scope { phase: None, period: year },
        Scope { phase: None, period: only },
        Scope { phase: Some(phase), period: all },
        Scope { phase: Some(phase), period: year },
        Scope { phase: Some(phase), period: only },
    ]
}

/// What one person adds to the counters of a scope.
fn count(rows: &[PersonQuarter], scope: Scope) -> Counters {
    let (mut online, mut offline, mut authored) = (0, 0, 0);
    for row in rows.iter().filter(|row| scope.holds(row)) {
        online += i64::from(row.online);
        offline += i64::from(row.offline);
        authored += i64::from(row.authored);
    }
    Counters {
        participants: i64::from(online + offline > 0),
        authors: i64::from(authored > 0),
        offline_participants: i64::from(offline > online),
        contributions: online + offline,
        offline_contributions: offline,
        authored_contributions: authored,
    }
}

fn changes(rows: &[PersonQuarter], scopes: [Scope; 6], before: [Counters; 6]) -> Vec<(Scope, Counters)> {
    scopes.into_iter().zip(before).map(|(scope, before)| (scope, count(rows, scope) - before)).filter(|(_, change)| !change.is_zero()).collect()
}

fn row_of<'a>(rows: &'a mut Vec<PersonQuarter>, event: &Event) -> &'a mut PersonQuarter {
    let quarter = Quarter::of(event.day);
    let index = rows.iter().position(|row| row.phase == event.phase && row.quarter == quarter).unwrap_or_else(|| {
        rows.push(PersonQuarter { phase: event.phase, quarter, online: 0, offline: 0, authored: 0 });
        rows.len() - 1
    });
    &mut rows[index]
}

fn without(row: PersonQuarter, event: &Event) -> Option<PersonQuarter> {
    let offline = u32::from(event.channel.is_offline());
    let authored = u32::from(event.act.is_authored());
    Some(PersonQuarter {
        online: row.online.checked_sub(1 - offline)?,
        offline: row.offline.checked_sub(offline)?,
        authored: row.authored.checked_sub(authored)?,
        ..row
    })
}

impl Scope {
    fn holds(self, row: &PersonQuarter) -> bool {
        self.phase.is_none_or(|phase| phase == row.phase) && self.period.contains(row.quarter)
    }
}

impl Counters {
    /// Nothing is counted, or nothing changes.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl Add for Counters {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            participants: self.participants + other.participants,
            authors: self.authors + other.authors,
            offline_participants: self.offline_participants + other.offline_participants,
            contributions: self.contributions + other.contributions,
            offline_contributions: self.offline_contributions + other.offline_contributions,
            authored_contributions: self.authored_contributions + other.authored_contributions,
        }
    }
}

impl Sub for Counters {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            participants: self.participants - other.participants,
            authors: self.authors - other.authors,
            offline_participants: self.offline_participants - other.offline_participants,
            contributions: self.contributions - other.contributions,
            offline_contributions: self.offline_contributions - other.offline_contributions,
            authored_contributions: self.authored_contributions - other.authored_contributions,
        }
    }
}

impl AddAssign for Counters {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Counters {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
