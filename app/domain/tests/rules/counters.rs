//! The counters: what moves with each act, what a recount finds, and what the definition says, are three ways to one number.

use std::collections::{BTreeMap, BTreeSet};

use domain::contract::Phase;
use domain::participation::{Act, Channel, Counters, Event, NothingToWithdraw, Period, PersonQuarter, Quarter, Scope, record, recount, withdraw};
use domain::{CityId, Pseudonym};
use jiff::civil::date;
use proptest::prelude::*;

type Totals = BTreeMap<Scope, Counters>;
type People = BTreeMap<Pseudonym, Vec<PersonQuarter>>;

fn event() -> impl Strategy<Value = Event> {
    (
        prop::sample::select(Phase::ALL),
        1..5_i64,
        prop::sample::select(Act::ALL),
        prop::sample::select(Channel::ALL),
        (2025..=2026_i16, 1..=12_i8, 1..=28_i8),
        0..3_i32,
    )
        .prop_map(|(phase, person, act, channel, (year, month, day), sequence)| Event {
            city: CityId(1),
            phase,
            person: Pseudonym(person),
            act,
            activity: 1,
            sequence,
            channel,
            day: date(year, month, day),
        })
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 0..80)
}

fn add(totals: &mut Totals, changes: Vec<(Scope, Counters)>) {
    for (scope, change) in changes {
        *totals.entry(scope).or_default() += change;
    }
    totals.retain(|_, counters| !counters.is_zero());
}

/// What the counters say after these acts, one by one.
fn moved(events: &[Event]) -> (People, Totals) {
    let (mut people, mut totals) = (People::new(), Totals::new());
    for event in events {
        add(&mut totals, record(people.entry(event.person).or_default(), event));
    }
    (people, totals)
}

/// What a recount of the kept rows says.
fn recounted(people: &People) -> Totals {
    let mut totals = Totals::new();
    for rows in people.values() {
        add(&mut totals, recount(rows));
    }
    totals
}

/// What the definition says, with sets of persons, straight from the events.
fn defined(events: &[Event], scope: Scope) -> Counters {
    let within = |event: &&Event| {
        scope.phase.is_none_or(|phase| phase == event.phase)
            && scope.period.first_day().is_none_or(|first| first <= event.day)
            && scope.period.last_day().is_none_or(|last| event.day <= last)
    };
    let events: Vec<&Event> = events.iter().filter(within).collect();
    let count = |holds: &dyn Fn(&Event) -> bool| events.iter().filter(|event| holds(event)).count() as i64;
    let persons: BTreeSet<Pseudonym> = events.iter().map(|event| event.person).collect();
    let authors: BTreeSet<Pseudonym> = events.iter().filter(|event| event.act.is_authored()).map(|event| event.person).collect();
    let mainly_offline = persons.iter().filter(|&&person| {
        let offline = count(&|event| event.person == person && event.channel.is_offline());
        let online = count(&|event| event.person == person && !event.channel.is_offline());
        offline > online
    });
    Counters {
        participants: persons.len() as i64,
        authors: authors.len() as i64,
        offline_participants: mainly_offline.count() as i64,
        contributions: count(&|_| true),
        offline_contributions: count(&|event| event.channel.is_offline()),
        authored_contributions: count(&|event| event.act.is_authored()),
    }
}

fn every_scope() -> Vec<Scope> {
    let quarters = (2025..=2026).flat_map(|year| (1..=4).filter_map(move |number| Quarter::new(year, number)));
    let periods: Vec<Period> = [Period::All, Period::Year(2025), Period::Year(2026)].into_iter().chain(quarters.map(Period::Quarter)).collect();
    let phases = [None].into_iter().chain(Phase::ALL.iter().copied().map(Some));
    phases.flat_map(|phase| periods.iter().map(move |&period| Scope { phase, period })).collect()
}

fn vote(channel: Channel, year: i16, month: i8) -> Event {
    Event { city: CityId(1), phase: Phase::CoCreation, person: Pseudonym(1), act: Act::Vote, activity: 1, sequence: 0, channel, day: date(year, month, 1) }
}

#[test]
fn the_first_act_makes_a_participant_in_six_scopes() {
    let mut rows = Vec::new();
    let changes = record(&mut rows, &vote(Channel::Web, 2026, 8));
    assert_eq!(changes.len(), 6);
    let one = Counters { participants: 1, contributions: 1, ..Counters::default() };
    assert!(changes.iter().all(|(_, change)| *change == one));
    let changes = record(&mut rows, &vote(Channel::Web, 2026, 9));
    let more = Counters { contributions: 1, ..Counters::default() };
    assert!(changes.iter().all(|(_, change)| *change == more), "counted once in each");
    assert_eq!(rows.len(), 1);
}

#[test]
fn somebody_back_in_another_quarter_is_new_there_only() {
    let mut rows = Vec::new();
    record(&mut rows, &vote(Channel::Web, 2026, 1));
    for (scope, change) in record(&mut rows, &vote(Channel::Web, 2026, 8)) {
        let new = i64::from(matches!(scope.period, Period::Quarter(_)));
        assert_eq!(change, Counters { participants: new, contributions: 1, ..Counters::default() }, "{scope:?}");
    }
}

#[test]
fn as_many_acts_on_the_web_as_offline_is_not_mainly_offline() {
    let mut rows = Vec::new();
    let first = record(&mut rows, &vote(Channel::Paper, 2026, 8));
    assert!(first.iter().all(|(_, change)| change.offline_participants == 1));
    let second = record(&mut rows, &vote(Channel::Web, 2026, 8));
    assert!(second.iter().all(|(_, change)| change.offline_participants == -1));
    let third = record(&mut rows, &vote(Channel::InPerson, 2026, 8));
    assert!(third.iter().all(|(_, change)| change.offline_participants == 1));
}

#[test]
fn what_was_never_recorded_cannot_be_withdrawn() {
    let mut rows = Vec::new();
    record(&mut rows, &vote(Channel::Web, 2026, 8));
    let before = rows.clone();
    let comment = Event { act: Act::Comment, ..vote(Channel::Web, 2026, 8) };
    for other in [vote(Channel::Paper, 2026, 8), vote(Channel::Web, 2026, 1), comment] {
        assert_eq!(withdraw(&mut rows, &other), Err(NothingToWithdraw));
        assert_eq!(rows, before);
    }
    assert!(withdraw(&mut rows, &vote(Channel::Web, 2026, 8)).is_ok());
    assert_eq!(rows, []);
}

proptest! {
    #[test]
    fn moving_counters_agree_with_a_recount_and_with_the_definition(events in events()) {
        let (people, totals) = moved(&events);
        prop_assert_eq!(&totals, &recounted(&people));
        for scope in every_scope() {
            prop_assert_eq!(totals.get(&scope).copied().unwrap_or_default(), defined(&events, scope), "{:?}", scope);
        }
    }

    #[test]
    fn counters_do_not_depend_on_the_order_of_acts((plain, shuffled) in events().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle()))) {
        prop_assert_eq!(moved(&plain).1, moved(&shuffled).1);
    }

    #[test]
    fn withdrawing_any_acts_in_any_order_leaves_as_if_they_had_never_been(
        (kept, withdrawn) in (events(), events()),
        shuffle in any::<prop::sample::Index>(),
    ) {
        let all = [kept.clone(), withdrawn.clone()].concat();
        let (mut people, mut totals) = moved(&all);
        let mut undo = withdrawn;
        if !undo.is_empty() {
            let middle = shuffle.index(undo.len());
            undo.rotate_left(middle);
        }
        for event in &undo {
            let rows = people.get_mut(&event.person).unwrap();
            add(&mut totals, withdraw(rows, event).unwrap());
        }
        prop_assert_eq!(&totals, &moved(&kept).1);
        prop_assert_eq!(&totals, &recounted(&people));
    }

    #[test]
    fn one_act_changes_at_most_six_scopes_and_none_by_nothing(events in events(), last in event()) {
        let (mut people, _) = moved(&events);
        let changes = record(people.entry(last.person).or_default(), &last);
        prop_assert_eq!(changes.len(), 6, "a contribution is added to each");
        for (scope, change) in changes {
            prop_assert_eq!(change.contributions, 1);
            prop_assert!((0..=1).contains(&change.participants), "{:?}", scope);
            prop_assert!((-1..=1).contains(&change.offline_participants));
        }
    }
}
