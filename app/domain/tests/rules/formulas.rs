//! The indicators of one city, with numbers worked out by hand.

use domain::Ratio;
use domain::consultation::Level;
use domain::contract::{Phase, Population};
use domain::indicators::formulas::{
    active_contribution_rate, city_figures, depth_of_engagement, distinct_participants, engagement_in_all_phases, offline_share_of_contributions,
    offline_share_of_persons, participation_rate, share_at_least_involve,
};
use domain::indicators::{CityFacts, Column, Figure, Reason, Unit, Value};
use domain::participation::Counters;
use proptest::prelude::*;

use crate::world::{city, residents, voters};

/// 200 participants: 50 authors, 30 mainly offline; 400 contributions of which 100 offline.
fn busy() -> CityFacts {
    let counters =
        Counters { participants: 200, authors: 50, offline_participants: 30, contributions: 400, offline_contributions: 100, authored_contributions: 80 };
    CityFacts { counters, authored_activities: 2, ..city(1) }
}

fn terms(figure: &Figure) -> (Option<u64>, Option<u64>) {
    (figure.numerator, figure.denominator)
}

fn assert_ratio(figure: &Figure, unit: Unit, numerator: u64, denominator: u64, number: f64) {
    assert_eq!(figure.value, Value::Ratio(Ratio::new(numerator, denominator).unwrap()));
    assert_eq!(terms(figure), (Some(numerator), Some(denominator)));
    assert_eq!(figure.unit, unit);
    assert_eq!(figure.number(), Some(number));
}

fn assert_withheld(figure: &Figure, reason: Reason) {
    assert_eq!(figure.value, Value::NotAvailable(reason));
    assert_eq!(terms(figure), (None, None), "the terms are withheld as well");
    assert_eq!(figure.number(), None);
}

#[test]
fn i01_participation_rate() {
    assert_ratio(&participation_rate(&busy()), Unit::PerThousand, 200, 100_000, 2.0);
    let bucharest = CityFacts { population: Some(residents(372_913)), counters: voters(593), ..city(1) };
    assert_ratio(&participation_rate(&bucharest), Unit::PerThousand, 593, 372_913, 593_000.0 / 372_913.0);
}

#[test]
fn i01_never_divides_by_a_population_it_should_not() {
    let flagged = Population { to_be_replaced: true, ..residents(100_000) };
    for (population, reason) in [(None, Reason::NoPopulation), (Some(residents(0)), Reason::NoPopulation), (Some(flagged), Reason::PopulationToBeReplaced)] {
        let figure = participation_rate(&CityFacts { population, ..busy() });
        assert_eq!(figure.reason(), Some(reason));
        assert_eq!(terms(&figure), (Some(200), None));
    }
}

#[test]
fn i02_distinct_participants() {
    let figure = distinct_participants(&busy());
    assert_eq!((figure.value, figure.unit), (Value::Count(200), Unit::Persons));
}

#[test]
fn a_counted_zero_is_shown_and_a_phase_not_reached_is_not_zero() {
    assert_eq!(participation_rate(&city(1)).number(), Some(0.0));
    assert_eq!(distinct_participants(&city(1)).number(), Some(0.0));
    let early = CityFacts { phases_reached: Vec::new(), ..city(1) };
    for figure in [participation_rate(&early), distinct_participants(&early), active_contribution_rate(&early)] {
        assert_withheld(&figure, Reason::NoPhaseReached);
    }
}

#[test]
fn i03_active_contribution_rate() {
    assert_ratio(&active_contribution_rate(&busy()), Unit::Percent, 50, 200, 25.0);
    let only_votes = CityFacts { counters: voters(200), ..city(1) };
    assert_withheld(&active_contribution_rate(&only_votes), Reason::NoAuthoredActivity);
    let silent = CityFacts { authored_activities: 1, ..only_votes };
    assert_ratio(&active_contribution_rate(&silent), Unit::Percent, 0, 200, 0.0);
    let empty = CityFacts { authored_activities: 1, ..city(1) };
    assert_withheld(&active_contribution_rate(&empty), Reason::NoParticipants);
}

#[test]
fn i11_offline_share() {
    assert_ratio(&offline_share_of_persons(&busy()), Unit::Percent, 30, 200, 15.0);
    assert_ratio(&offline_share_of_contributions(&busy()), Unit::Percent, 100, 400, 25.0);
    assert_withheld(&offline_share_of_persons(&city(1)), Reason::NoParticipants);
    assert_withheld(&offline_share_of_contributions(&city(1)), Reason::NoParticipants);
}

#[test]
fn i21_engagement_in_all_phases() {
    use Phase::{CoCreation, ExpressionOfInterest, Implementation};
    let with = |engaged: &[Phase]| engagement_in_all_phases(&CityFacts { phases_engaged: engaged.to_vec(), ..city(1) });
    assert_ratio(&with(&[]), Unit::Percent, 0, 2, 0.0);
    assert_ratio(&with(&[CoCreation]), Unit::Percent, 1, 2, 50.0);
    assert_ratio(&with(&[CoCreation, ExpressionOfInterest, CoCreation]), Unit::Percent, 2, 2, 100.0);
    assert_ratio(&with(&[CoCreation, Implementation]), Unit::Percent, 1, 2, 50.0);
    let early = CityFacts { phases_reached: Vec::new(), ..city(1) };
    assert_withheld(&engagement_in_all_phases(&early), Reason::NoPhaseReached);
}

#[test]
fn i22_depth_of_engagement() {
    let facts = CityFacts { processes_by_level: [1, 2, 3, 0, 2], ..city(1) };
    let figure = depth_of_engagement(&facts);
    let expected = Level::ALL.iter().copied().zip([1, 2, 3, 0, 2]).collect();
    assert_eq!((figure.value.clone(), figure.unit), (Value::Distribution(expected), Unit::Distribution));
    assert_eq!((terms(&figure), figure.number()), ((None, Some(8)), None), "levels have no mean");
    assert_ratio(&share_at_least_involve(&facts), Unit::Percent, 5, 8, 62.5);
    for figure in [depth_of_engagement(&city(1)), share_at_least_involve(&city(1))] {
        assert_withheld(&figure, Reason::NoConsultation);
    }
}

#[test]
fn figures_come_in_the_order_of_the_columns() {
    let columns: Vec<Column> = city_figures(&busy())
        .into_iter()
        .map(|(indicator, figure)| {
            assert_eq!(figure.unit, Column::new(indicator, figure.part).unit());
            Column::new(indicator, figure.part)
        })
        .collect();
    assert_eq!(columns, Column::CITY);
}

proptest! {
    /// Below ten persons no share of persons, nor any of its terms, is to be had; from ten on it is.
    #[test]
    fn shares_of_few_persons_are_withheld(
        participants in 1..30_i64,
        authors in 0..30_i64,
        offline in 0..30_i64,
        more in 0..30_i64,
    ) {
        let counters = Counters {
            participants,
            authors: authors.min(participants),
            offline_participants: offline.min(participants),
            contributions: participants + more,
            offline_contributions: offline.min(participants + more),
            authored_contributions: authors.min(participants),
        };
        let facts = CityFacts { counters, authored_activities: 1, ..city(1) };
        for figure in [
            active_contribution_rate(&facts),
            offline_share_of_persons(&facts),
            offline_share_of_contributions(&facts),
        ] {
            prop_assert_eq!(figure.reason(), (participants < 10).then_some(Reason::SmallNumber));
            prop_assert_eq!(figure.numerator.is_none(), participants < 10);
            prop_assert_eq!(figure.denominator.is_none(), participants < 10);
        }
    }

    /// Shares lie between nothing and all, whatever the city.
    #[test]
    fn shares_are_shares(participants in 0..500_i64, part in 0.0..=1.0_f64, processes in prop::array::uniform5(0..9_u64)) {
        let some = (participants as f64 * part) as i64;
        let counters = Counters {
            participants,
            authors: some,
            offline_participants: some,
            contributions: participants,
            offline_contributions: some,
            authored_contributions: some,
        };
        let facts = CityFacts { counters, processes_by_level: processes, authored_activities: 1, ..city(1) };
        for (indicator, figure) in city_figures(&facts) {
            if let (Unit::Percent, Some(percent)) = (figure.unit, figure.number()) {
                prop_assert!((0.0..=100.0).contains(&percent), "{:?} {}", indicator, percent);
            }
        }
    }
}
