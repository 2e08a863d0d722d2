//! The indicators of one city.
//!
//! Notation: *P* is the set of distinct persons with at least one qualifying act (Decidim's definition of a participant, and attendance offline) in the city, the phase
//! and the period; *n* its size; *N* the declared population of the boundary. A contribution is a proposal, comment, survey answer, vote or attendance.

use super::column::{Column, Part};
use super::facts::{CityFacts, counted};
use super::figure::{Figure, Reason, Value};
use super::indicator::Indicator;
use super::suppression::is_small;
use crate::contract::{Phase, Population};
use crate::ratio::Ratio;

/// Every figure of a city, in the order of [`Column::CITY`].
#[must_use]
pub fn city_figures(facts: &CityFacts) -> Vec<(Indicator, Figure)> {
    vec![
        (Indicator::I01, participation_rate(facts)),
        (Indicator::I02, distinct_participants(facts)),
        (Indicator::I03, active_contribution_rate(facts)),
        (Indicator::I11, offline_share_of_persons(facts)),
        (Indicator::I11, offline_share_of_contributions(facts)),
        (Indicator::I21, engagement_in_all_phases(facts)),
        (Indicator::I22, depth_of_engagement(facts)),
        (Indicator::I22, share_at_least_involve(facts)),
    ]
}

/// **I01, participation rate** = 1000 × *n* / *N*, per thousand residents.
///
/// Basis: NetZeroCities indicator "citizen involvement", as Bucharest Sector 2 reports it. Real processes reach 1 to 70.
#[must_use]
pub fn participation_rate(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I01, Part::Whole);
    if not_reached(facts) {
        return Figure::not_available(column, Reason::NoPhaseReached);
    }
    let participants = facts.participants();
    match rate(participants, facts.population.as_ref()) {
        Ok(ratio) => Figure::ratio(column, ratio.numerator(), ratio.denominator(), Reason::NoPopulation),
        Err(reason) => Figure::not_available(column, reason).with_numerator(participants),
    }
}

/// **I02, distinct participants** = *n*, in persons. Basis: Decidim's participants metric; NetZeroCities.
///
/// Somebody who takes part in two cities counts in both; through two channels with one account, once.
#[must_use]
pub fn distinct_participants(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I02, Part::Whole);
    if not_reached(facts) {
        return Figure::not_available(column, Reason::NoPhaseReached);
    }
    Figure::count(column, facts.participants())
}

/// **I03, active contribution rate** = persons with at least one authored proposal, comment or survey answer / *n*, in percent. Basis: Decidim.
///
/// Not available where nothing was offered that one could have authored: residents who were only asked to vote are not passive.
#[must_use]
pub fn active_contribution_rate(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I03, Part::Whole);
    let authors = counted(facts.counters.authors);
    if !not_reached(facts) && facts.authored_activities == 0 && authors == 0 {
        return Figure::not_available(column, Reason::NoAuthoredActivity);
    }
    share_unless_small(column, facts, authors, facts.participants())
}

/// **I11, offline share**, first part = persons only or mainly offline (more acts offline than on the web) / *n*, in percent. Basis: inclusion.
#[must_use]
pub fn offline_share_of_persons(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I11, Part::Persons);
    share_unless_small(column, facts, counted(facts.counters.offline_participants), facts.participants())
}

/// **I11, offline share**, second part = contributions collected offline / contributions, in percent.
///
/// Withheld together with the first part: with one participant, the one gives the other away.
#[must_use]
pub fn offline_share_of_contributions(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I11, Part::Contributions);
    let contributions = counted(facts.counters.contributions);
    share_unless_small(column, facts, counted(facts.counters.offline_contributions), contributions)
}

/// **I21, engagement in all phases** = phases with at least one process at "involve" or above completed and answered / phases reached, in percent.
///
/// Basis: the Mission's founding presentation, "commitment to engage the citizens in all phases".
#[must_use]
pub fn engagement_in_all_phases(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I21, Part::Whole);
    let reached = phases(|phase| facts.phases_reached.contains(&phase));
    let engaged = phases(|phase| facts.phases_reached.contains(&phase) && facts.phases_engaged.contains(&phase));
    Figure::ratio(column, engaged, reached, Reason::NoPhaseReached)
}

/// **I22, depth of engagement**, first part = the number of processes of each IAP2 level. Levels are ordinal, so they have no mean.
#[must_use]
pub fn depth_of_engagement(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I22, Part::Levels);
    let processes: u64 = facts.processes_by_level.iter().sum();
    if processes == 0 {
        return Figure::not_available(column, Reason::NoConsultation);
    }
    Figure::made(column, Value::Distribution(facts.processes().collect())).with_denominator(processes)
}

/// **I22, depth of engagement**, second part = processes at "involve" or above / processes, in percent.
#[must_use]
pub fn share_at_least_involve(facts: &CityFacts) -> Figure {
    let column = Column::new(Indicator::I22, Part::AtLeastInvolve);
    let involving = facts.processes().filter(|(level, _)| level.at_least_involve()).map(|(_, processes)| processes).sum();
    Figure::ratio(column, involving, facts.processes_by_level.iter().sum(), Reason::NoConsultation)
}

/// Participants over the declared population, or why it cannot be said.
pub(super) fn rate(participants: u64, population: Option<&Population>) -> Result<Ratio, Reason> {
    let population = population.ok_or(Reason::NoPopulation)?;
    if population.to_be_replaced {
        return Err(Reason::PopulationToBeReplaced);
    }
    Ratio::new(participants, u64::from(population.count)).ok_or(Reason::NoPopulation)
}

/// The city has nothing to count here yet: its phase has not begun, and nobody took part ahead of time.
fn not_reached(facts: &CityFacts) -> bool {
    facts.phases_reached.is_empty() && !facts.is_active()
}

/// A share that says something about persons: withheld, with both its terms, when they are few.
fn share_unless_small(column: Column, facts: &CityFacts, numerator: u64, denominator: u64) -> Figure {
    if not_reached(facts) {
        return Figure::not_available(column, Reason::NoPhaseReached);
    }
    if is_small(facts.participants()) {
        return Figure::not_available(column, Reason::SmallNumber);
    }
    Figure::ratio(column, numerator, denominator, Reason::NoParticipants)
}

fn phases(holds: impl Fn(Phase) -> bool) -> u64 {
    Phase::ALL.iter().map(|&phase| u64::from(holds(phase))).sum()
}
