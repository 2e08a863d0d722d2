//! Sheets of paper: their codes, two keyings of a pile, what becomes of each sheet, and what must add up.

use std::collections::{BTreeMap, BTreeSet};

use domain::consultation::{PollLife, PollRefusal, Window};
use domain::voting::offline::{Comparison, DifferenceKind, Imbalance, Keying, Reconciliation, Settlement, Sheet, SheetCode, Sorted, Standing, compare};
use domain::voting::{Answer, Ballot, Method};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::{at, question};

fn code(number: u8) -> SheetCode {
    SheetCode::from_bits([0, 0, 0, 0, number])
}

fn filled(option: i64) -> Sheet {
    let question = question(1, Method::SingleChoice, 3);
    Sheet::Filled(Ballot::parse(std::slice::from_ref(&question), &[Answer::naming(QuestionId(1), vec![OptionId(10 + option)])]).unwrap())
}

#[test]
fn codes_are_read_as_people_type_them() {
    let code = SheetCode::parse("ABCD-OIB7").unwrap();
    for typed in ["abcd-oib7", "ABCD OIB7", "abcdoib7", " ABCD–01 87 ".trim(), "\tABCD-0187\n"] {
        assert_eq!(SheetCode::parse(typed), Ok(code), "{typed:?}");
    }
    for typed in ["", "ABCD", "ABCD-EFG9", "ABCD-EFGHI", "ÄBCD-EFGH", "ABCD_EFGH"] {
        assert!(SheetCode::parse(typed).is_err(), "{typed:?}");
    }
    assert_eq!(SheetCode::from_bits([0xff; 5]).to_string(), "7777-7777");
}

#[test]
fn every_kind_of_difference_is_found_and_settled() {
    let first = Keying::from([(code(1), filled(1)), (code(2), filled(1)), (code(3), filled(1)), (code(4), filled(1)), (code(5), Sheet::Spoiled)]);
    let second = Keying::from([(code(1), filled(1)), (code(2), filled(2)), (code(3), Sheet::Spoiled), (code(5), Sheet::Spoiled), (code(6), filled(3))]);
    let found = compare(&first, &second);
    assert_eq!(found.agreed.keys().copied().collect::<Vec<_>>(), [code(1), code(5)]);
    let kinds: Vec<_> = found.differences.iter().map(|(code, difference)| (*code, difference.kind())).collect();
    use DifferenceKind::{Choices, Missing, Spoiled};
    assert_eq!(kinds, [(code(2), Choices), (code(3), Spoiled), (code(4), Missing), (code(6), Missing)]);
    let mut settled = BTreeMap::from([(code(2), Settlement::Second), (code(3), Settlement::Spoiled), (code(4), Settlement::Second)]);
    assert_eq!(found.settle(&settled), Err(vec![code(6)]), "each difference is looked at");
    settled.insert(code(6), Settlement::Second);
    let pile = found.settle(&settled).unwrap();
    assert_eq!(pile, Keying::from([(code(1), filled(1)), (code(2), filled(2)), (code(3), Sheet::Spoiled), (code(5), Sheet::Spoiled), (code(6), filled(3))]));
}

#[test]
fn nobody_keys_a_pile_twice() {
    use domain::voting::offline::{Keyers, Pass};
    let nobody = Keyers::<u8> { first: None, second: None };
    assert!(nobody.may(Pass::First, 1));
    let begun = Keyers { first: Some(1), second: None };
    assert_eq!([1, 2].map(|person| (begun.may(Pass::First, person), begun.may(Pass::Second, person))), [(true, false), (false, true)]);
    let both = Keyers { first: Some(1), second: Some(2) };
    assert_eq!([1, 2, 3].map(|person| both.may(Pass::Second, person)), [false, true, false]);
}

#[test]
fn paper_is_counted_from_the_opening_until_the_seal() {
    let window = Window::new(at(100), Some(at(200))).ok();
    let closed = PollLife { published_at: Some(at(10)), window, ..PollLife::default() };
    let life = PollLife { offline_open: true, ..closed };
    assert_eq!(PollLife { published_at: None, ..life }.counts_offline(at(150)), Err(PollRefusal::NotPublished));
    assert_eq!((life.issues_sheets(at(50)), life.counts_offline(at(50))), (Ok(()), Err(PollRefusal::NotYetOpen)));
    assert_eq!((life.counts_offline(at(100)), life.counts_offline(at(5000))), (Ok(()), Ok(())), "also after the close");
    assert_eq!(closed.counts_offline(at(150)), Err(PollRefusal::OfflineClosed));
    assert_eq!(life.seal(at(300)), Err(PollRefusal::OfflineOpen), "the seal waits for what is in the urn");
    let sealed = closed.seal(at(300)).unwrap();
    assert_eq!(sealed.counts_offline(at(301)), Err(PollRefusal::AlreadyClosed));
    assert_eq!(sealed.issues_sheets(at(301)), Err(PollRefusal::AlreadyClosed));
}

fn sheet() -> impl Strategy<Value = Sheet> {
    prop_oneof![1 => Just(Sheet::Spoiled), 4 => (1..4_i64).prop_map(filled)]
}

fn keying() -> impl Strategy<Value = Keying> {
    prop::collection::btree_map((0..12_u8).prop_map(code), sheet(), 0..12)
}

fn everything(comparison: &Comparison, settlement: Settlement) -> BTreeMap<SheetCode, Settlement> {
    comparison.differences.keys().map(|code| (*code, settlement)).collect()
}

proptest! {
    #[test]
    fn a_code_is_read_as_it_is_written(bits: [u8; 5]) {
        let code = SheetCode::from_bits(bits);
        prop_assert_eq!(SheetCode::parse(&code.to_string()), Ok(code));
        prop_assert_eq!(SheetCode::parse(&code.to_string().to_lowercase().replace('-', " ")), Ok(code));
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(serde_json::from_str::<SheetCode>(&json).unwrap(), code);
    }

    #[test]
    fn different_chance_gives_different_codes(one: [u8; 5], other: [u8; 5]) {
        prop_assert_eq!(SheetCode::from_bits(one) == SheetCode::from_bits(other), one == other);
    }

    #[test]
    fn each_sheet_agrees_or_differs(first in keying(), second in keying()) {
        let found = compare(&first, &second);
        let all: BTreeSet<_> = first.keys().chain(second.keys()).copied().collect();
        prop_assert_eq!(found.agreed.len() + found.differences.len(), all.len());
        prop_assert!(found.agreed.iter().all(|(code, sheet)| first.get(code) == Some(sheet) && second.get(code) == Some(sheet)));
        prop_assert!(found.differences.iter().all(|(code, _)| first.get(code) != second.get(code)));
        prop_assert_eq!(first == second, found.differences.is_empty());
    }

    #[test]
    fn who_looks_first_changes_nothing(first in keying(), second in keying()) {
        let (one, other) = (compare(&first, &second), compare(&second, &first));
        prop_assert_eq!(&one.agreed, &other.agreed);
        prop_assert_eq!(one.settle(&everything(&one, Settlement::First)), other.settle(&everything(&other, Settlement::Second)));
    }

    #[test]
    fn settling_for_one_keying_gives_that_keying(first in keying(), second in keying()) {
        let found = compare(&first, &second);
        prop_assert_eq!(found.settle(&everything(&found, Settlement::First)), Ok(first.clone()));
        prop_assert_eq!(found.settle(&everything(&found, Settlement::Second)), Ok(second.clone()));
        prop_assert_eq!(found.settle(&BTreeMap::new()).is_ok(), first == second);
    }

    /// However often a pile comes back, each issued code is counted once.
    #[test]
    fn nothing_counts_twice(piles in prop::collection::vec(keying(), 1..4), known in prop::collection::btree_set((0..12_u8).prop_map(code), 0..12)) {
        let (mut used, mut total) = (BTreeSet::new(), Reconciliation { issued: known.len() as u64, ..Reconciliation::default() });
        for pile in piles {
            let size = pile.len();
            let standing = |code: SheetCode| match (known.contains(&code), used.contains(&code)) {
                (false, _) => Standing::Unknown,
                (true, true) => Standing::Used,
                (true, false) => Standing::Issued,
            };
            let sorted = Sorted::of(pile, standing);
            let refused = sorted.used.len() + sorted.unknown.len();
            prop_assert_eq!(sorted.ballots.len() + sorted.spoiled.len() + refused, size);
            let counted: Vec<_> = sorted.ballots.iter().map(|(code, _)| *code).chain(sorted.spoiled.iter().copied()).collect();
            prop_assert!(counted.iter().all(|code| known.contains(code) && used.insert(*code)), "each once, and only what was issued");
            total.returned += size as u64;
            total.entered += sorted.ballots.len() as u64;
            total.spoiled += sorted.spoiled.len() as u64;
            total.refused += refused as u64;
        }
        prop_assert_eq!(total.imbalances(), Vec::new());
        prop_assert_eq!(total.outstanding(), (known.len() - used.len()) as u64);
    }

    #[test]
    fn what_does_not_add_up_is_said(issued in 0..50_u64, returned in 0..50_u64, entered in 0..50_u64, spoiled in 0..50_u64, refused in 0..50_u64) {
        let found = Reconciliation { issued, returned, entered, spoiled, refused };
        let imbalances = found.imbalances();
        prop_assert_eq!(imbalances.contains(&Imbalance::Returned), returned != entered + spoiled + refused);
        prop_assert_eq!(imbalances.contains(&Imbalance::MoreThanIssued), entered + spoiled > issued);
    }
}
