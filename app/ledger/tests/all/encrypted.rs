//! Encrypted ballots: what is sealed is counted, what is not valid or not one's own is refused.
//!
//! Seen to fail: with token, definition, question or slot left out of transcripts; with proofs of slots, sums or shares not looked at; with choices left out of the
//! chance; with shares of one trustee taken for those of two, or too few taken for enough.

use domain::voting::{Answer, Ballot, Method, Question, Tally};
use domain::{OptionId, QuestionId};
use ledger::bytes::{Entry, Salt, TokenInput};
use ledger::encrypted::form::MOST_SLOTS;
use ledger::encrypted::{Audited, BadBallot, Blob, Booth, Bytes, Form, KeySet, NoForm, NotOpened, NotSealed, SealedBallot, Spoiled, Sum};
use proptest::prelude::*;

use crate::ceremony::Table;
use crate::poll::{Chance, ORIGIN, ballot};

/// The entry of a definition that these tests do without.
const DEFINITION: Entry = Entry([3; 32]);

pub fn question(id: i64, method: Method, options: u16, optional: bool) -> Question {
    Question { id: QuestionId(id), method, options: (0..i64::from(options)).map(|option| OptionId(id * 1000 + option)).collect(), optional, budget: None }
}

fn table() -> Table {
    Table::completed(2, 3, 30)
}

fn keys(table: &Table) -> KeySet {
    table.holder(0).trustees.check(ORIGIN).unwrap()
}

/// Questions of all kinds, not in ascending order.
fn questions() -> Vec<Question> {
    vec![
        question(5, Method::SingleChoice, 3, false),
        question(2, Method::SingleChoice, 2, true),
        question(9, Method::Approval { min: 0, max: 4 }, 4, false),
        question(7, Method::Approval { min: 2, max: 3 }, 5, true),
        question(8, Method::Approval { min: 2, max: 2 }, 3, false),
    ]
}

fn booth() -> (Table, KeySet, Booth) {
    let table = table();
    let keys = keys(&table);
    let booth = Booth::new(DEFINITION, &questions(), &keys).unwrap();
    (table, keys, booth)
}

fn token(seed: u64) -> TokenInput {
    TokenInput(Chance(seed << 30).bytes())
}

/// So many ballots, sealed, with what is in them.
fn cast(booth: &Booth, voters: u64) -> Vec<(Ballot, TokenInput, SealedBallot)> {
    let mut chance = Chance(90 << 40);
    (0..voters)
        .map(|voter| {
            let (ballot, token) = (ballot(&questions(), &mut chance), token(voter));
            let sealed = booth.seal(&ballot, &token, &chance.bytes()).unwrap();
            (ballot, token, sealed)
        })
        .collect()
}

fn sum(booth: &Booth, ballots: &[(Ballot, TokenInput, SealedBallot)]) -> Sum {
    let mut sum = Sum::new(booth);
    for (_, token, sealed) in ballots {
        sum.add(&booth.verify(sealed, token).unwrap());
    }
    sum
}

/// Any two of three trustees open the sum, and it is the tally of the ballots as they were chosen.
#[test]
fn what_was_chosen_is_counted_whoever_opens_it() {
    let (table, keys, booth) = booth();
    for voters in [0, 1, 25] {
        let ballots = cast(&booth, voters);
        let sum = sum(&booth, &ballots);
        let expected = Tally::of(&questions(), ballots.iter().map(|(ballot, ..)| ballot)).unwrap();
        let shares: Vec<_> = (0..3).map(|trustee| keys.check(&sum, &table.holder(trustee).open(&sum)).unwrap()).collect();
        for opening in [vec![0, 1], vec![2, 0], vec![1, 2], vec![0, 1, 2], vec![1, 1, 0]] {
            let shares: Vec<_> = opening.iter().map(|&trustee| shares[trustee].clone()).collect();
            assert_eq!(keys.open(&booth, &sum, &shares).unwrap(), expected, "{opening:?}");
        }
        let few = keys.open(&booth, &sum, &[shares[1].clone(), shares[1].clone()]);
        assert_eq!(few, Err(NotOpened::TooFew { found: 1, needed: 2 }));
    }
}

#[test]
fn a_wrong_share_names_the_trustee() {
    let (table, keys, booth) = booth();
    let ballots = cast(&booth, 3);
    let (sum, part) = (sum(&booth, &ballots), sum(&booth, &ballots[..2]));
    let (own, other) = (table.holder(1).open(&sum), table.holder(2).open(&sum));
    for change in 0..5 {
        let mut shares = own.clone();
        match change {
            0 => shares.shares.0[..96].rotate_left(1),
            1 => shares.shares = other.shares.clone(),
            2 => shares.shares = table.holder(1).open(&part).shares,
            3 => shares.shares.0[96 * 4..96 * 5].fill(0),
            _ => shares.shares.0.swap(40, 41),
        }
        assert_eq!(keys.check(&sum, &shares).err(), Some(NotOpened::WrongShare { trustee: 1 }), "{change}");
    }
    let mut shares = own.clone();
    shares.shares.0.truncate(96);
    assert_eq!(keys.check(&sum, &shares).err(), Some(NotOpened::Form));
    shares = own;
    shares.trustee = 3;
    assert_eq!(keys.check(&sum, &shares).err(), Some(NotOpened::Form));
    assert_ne!(sum.code(), part.code());
}

/// A ballot, or an answer of it, is worth nothing to whoever copies it.
#[test]
fn a_ballot_is_valid_for_its_token_its_poll_and_its_question_only() {
    let (table, keys, booth) = booth();
    let ballots = cast(&booth, 2);
    let (_, token, sealed) = &ballots[0];
    assert!(booth.verify(sealed, token).is_ok());
    assert_eq!(booth.verify(sealed, &ballots[1].1).err(), Some(BadBallot::Slot));
    let elsewhere = Booth::new(Entry([4; 32]), &questions(), &keys).unwrap();
    assert_eq!(elsewhere.verify(sealed, token).err(), Some(BadBallot::Slot));
    let others = Table::completed(2, 3, 31);
    let other_key = Booth::new(DEFINITION, &questions(), &self::keys(&others)).unwrap();
    assert_eq!(other_key.verify(sealed, token).err(), Some(BadBallot::Slot));
    drop(table);
    // One answer of somebody else's.
    let mut mixed = ballots[1].2.clone();
    mixed.answers[0] = sealed.answers[0].clone();
    assert_eq!(booth.verify(&mixed, &ballots[1].1).err(), Some(BadBallot::Slot));
    // Two slots change places.
    let mut swapped = sealed.clone();
    let place = swapped.answers.iter().position(|answer| answer.question == QuestionId(5)).unwrap();
    swapped.answers[place].sealed.0[..320].rotate_left(160);
    assert_eq!(booth.verify(&swapped, token).err(), Some(BadBallot::Slot));
    // Answers to questions of the same form change places.
    let alike = [question(1, Method::SingleChoice, 3, false), question(2, Method::SingleChoice, 3, false)];
    let booth = Booth::new(DEFINITION, &alike, &keys).unwrap();
    let mut sealed = booth.seal(&self::ballot(&alike, &mut Chance(1)), token, &[1; 32]).unwrap();
    assert!(booth.verify(&sealed, token).is_ok());
    let [one, two] = &mut sealed.answers[..] else { panic!() };
    std::mem::swap(&mut one.sealed, &mut two.sealed);
    assert_eq!(booth.verify(&sealed, token).err(), Some(BadBallot::Slot));
    sealed.answers.pop();
    assert_eq!(booth.verify(&sealed, token).err(), Some(BadBallot::Questions));
}

/// A voter who would choose more or less than may be has the slots proved, and not the sum.
#[test]
fn nobody_chooses_more_or_less_than_may_be() {
    let keys = keys(&table());
    let sealed = |method: Method, optional: bool, choices: &[i64], sum: Option<Method>| {
        let honest = [question(1, method, 4, optional)];
        let options = choices.iter().map(|&choice| honest[0].options[choice as usize]).collect();
        let ballot = Ballot::parse(&honest, &[Answer::naming(QuestionId(1), options)]).unwrap();
        let booth = Booth::new(DEFINITION, &honest, &keys).unwrap();
        let sealed = booth.seal(&ballot, &token(1), &[2; 32]).unwrap();
        assert!(booth.verify(&sealed, &token(1)).is_ok());
        let Some(sum) = sum else { return sealed };
        // The same slots with some proof of the length that another question wants.
        let other = [question(1, sum, 4, optional)];
        let options = other[0].options[..usize::from(other[0].limits().0)].to_vec();
        let ballot = Ballot::parse(&other, &[Answer::naming(QuestionId(1), options)]).unwrap();
        let mut other = Booth::new(DEFINITION, &other, &keys).unwrap().seal(&ballot, &token(1), &[2; 32]).unwrap();
        let slots = (4 + usize::from(optional)) * 160;
        other.answers[0].sealed.0[..slots].copy_from_slice(&sealed.answers[0].sealed.0[..slots]);
        other
    };
    let approval = |min, max| Method::Approval { min, max };
    for (wider, narrower, choices) in [
        (approval(1, 4), Method::SingleChoice, &[0, 1][..]),
        (approval(1, 4), approval(1, 2), &[0, 1, 2]),
        (approval(1, 4), approval(2, 4), &[3]),
        (approval(1, 4), approval(2, 2), &[1]),
    ] {
        for optional in [false, true] {
            let cheated = sealed(wider, optional, choices, Some(narrower));
            let booth = Booth::new(DEFINITION, &[question(1, narrower, 4, optional)], &keys).unwrap();
            assert_eq!(booth.verify(&cheated, &token(1)).err(), Some(BadBallot::Sum), "{narrower:?} {choices:?} {optional}");
        }
    }
    assert!(sealed(approval(1, 4), false, &[0], None).answers[0].sealed.0.len() > 600);
}

#[test]
fn ballots_that_are_not_valid_are_not_sealed() {
    let (.., booth) = booth();
    let other = [question(1, Method::SingleChoice, 3, false)];
    let ballot = ballot(&other, &mut Chance(1));
    assert_eq!(booth.seal(&ballot, &token(1), &[1; 32]), Err(NotSealed::Invalid));
    let read = |text: &str| serde_json::from_str::<Ballot>(text).unwrap();
    let keys = keys(&table());
    let booth = Booth::new(DEFINITION, &other, &keys).unwrap();
    for wrong in [r#"[{"question":1,"choices":[]}]"#, r#"[{"question":1,"choices":[1000,1001]}]"#, r#"[{"question":1,"choices":[7]}]"#] {
        assert_eq!(booth.seal(&read(wrong), &token(1), &[1; 32]), Err(NotSealed::Invalid), "{wrong}");
    }
}

#[test]
fn polls_that_cannot_be_added_up_are_refused_when_they_are_made() {
    let form = |questions: &[Question]| Form::of(questions).err();
    assert_eq!(form(&questions()), None);
    assert_eq!(form(&[question(1, Method::Ranked { min: 1, max: 3 }, 3, true)]), Some(NoForm::Method));
    assert_eq!(form(&[question(1, Method::Score { highest: 3 }, 3, true)]), Some(NoForm::Method));
    assert_eq!(form(&[question(1, Method::Quadratic { credits: 9 }, 3, true)]), Some(NoForm::Method));
    let mut budget = question(1, Method::Approval { min: 1, max: 2 }, 2, true);
    budget.budget = Some(domain::voting::Budget { amount: 5, costs: vec![1, 2], satisfaction: domain::voting::budget::Satisfaction::ALL[0] });
    assert_eq!(form(&[budget]), Some(NoForm::Method));
    assert_eq!(form(&[]), Some(NoForm::Slots));
    assert_eq!(form(&[question(1, Method::SingleChoice, 0, true)]), Some(NoForm::Slots));
    assert_eq!(form(&[question(1, Method::SingleChoice, MOST_SLOTS as u16, false)]), Some(NoForm::Slots));
    assert_eq!(form(&[question(1, Method::SingleChoice, 200, false), question(2, Method::SingleChoice, 57, false)]), Some(NoForm::Slots));
    assert_eq!(form(&[question(1, Method::Approval { min: 3, max: 2 }, 3, true)]), Some(NoForm::Limits));
    assert_eq!(form(&[question(1, Method::SingleChoice, 2, false), question(1, Method::SingleChoice, 2, false)]), Some(NoForm::Limits));
}

/// Whoever audits their device sees whether it sealed what they chose.
#[test]
fn an_audited_device_cannot_hide_what_it_sealed() {
    let (_, keys, booth) = booth();
    let mut chance = Chance(5 << 40);
    let (answers, seed, salt, token) = (ballot(&questions(), &mut chance), Bytes(chance.bytes()), Salt(chance.bytes()), token(4));
    let sealed = booth.seal(&answers, &token, &seed.0).unwrap();
    let honest = Spoiled { definition: DEFINITION, token, answers, seed, salt, digest: sealed.digest(&salt, &token) };
    assert_eq!(honest.audit(&booth), Audited::AsChosen);
    let again: Spoiled = serde_json::from_str(&serde_json::to_string(&honest).unwrap()).unwrap();
    assert_eq!(again, honest);
    // The device sealed something else, and shows what the voter chose.
    let mut other = honest.answers.clone();
    while other == honest.answers {
        other = ballot(&questions(), &mut chance);
    }
    assert_eq!(Spoiled { answers: other, ..honest.clone() }.audit(&booth), Audited::Otherwise);
    assert_eq!(Spoiled { seed: Bytes([0; 32]), ..honest.clone() }.audit(&booth), Audited::Otherwise);
    assert_eq!(Spoiled { token: TokenInput([0; 32]), ..honest.clone() }.audit(&booth), Audited::Otherwise);
    assert_eq!(Spoiled { salt: Salt([0; 32]), ..honest.clone() }.audit(&booth), Audited::Otherwise);
    let elsewhere = Booth::new(Entry([4; 32]), &questions(), &keys).unwrap();
    assert_eq!(honest.audit(&elsewhere), Audited::NotHere);
}

/// One seed for two ballots gives nothing away: no ciphertext has the chance of another.
#[test]
fn a_seed_that_serves_twice_gives_nothing_away() {
    let keys = keys(&table());
    let paper = [question(1, Method::SingleChoice, 2, false)];
    let booth = Booth::new(DEFINITION, &paper, &keys).unwrap();
    let seal = |choice: usize, token: u64| {
        let ballot = Ballot::parse(&paper, &[Answer::naming(QuestionId(1), vec![paper[0].options[choice]])]).unwrap();
        booth.seal(&ballot, &self::token(token), &[6; 32]).unwrap().answers[0].sealed.0.clone()
    };
    let random = |sealed: &[u8]| sealed[..32].to_vec();
    assert_eq!(seal(0, 1), seal(0, 1));
    assert_ne!(random(&seal(0, 1)), random(&seal(1, 1)));
    assert_ne!(random(&seal(0, 1)), random(&seal(0, 2)));
}

/// A question of any kind that can be sealed.
fn any_question() -> impl Strategy<Value = Question> {
    let method = prop_oneof![Just(Method::SingleChoice), (0_u16..5, 1_u16..7).prop_map(|(min, max)| Method::Approval { min, max })];
    (method, 1_u16..7, any::<bool>()).prop_map(|(method, options, optional)| question(1, method, options, optional)).prop_filter("fits", Question::fits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every valid ballot of every question is sealed, verified and counted; every other set of options is not sealed.
    #[test]
    fn what_is_valid_is_what_can_be_sealed(paper in any_question(), chosen in any::<u16>(), seed in any::<[u8; 32]>()) {
        let table = Table::completed(2, 2, 40);
        let keys = keys(&table);
        let paper = [paper];
        let booth = Booth::new(DEFINITION, &paper, &keys).unwrap();
        let options: Vec<OptionId> = (0..).zip(&paper[0].options).filter(|(place, _)| chosen >> place & 1 == 1).map(|(_, &option)| option).collect();
        let given = Answer::naming(QuestionId(1), options);
        let token = token(u64::from(seed[0]));
        let canonical = Ballot::try_from(vec![given.clone()]).unwrap();
        match Ballot::parse(&paper, &[given]) {
            Err(_) => prop_assert_eq!(booth.seal(&canonical, &token, &seed), Err(NotSealed::Invalid)),
            Ok(ballot) => {
                let sealed = booth.seal(&ballot, &token, &seed).unwrap();
                let mut sum = Sum::new(&booth);
                sum.add(&booth.verify(&sealed, &token).unwrap());
                let shares: Vec<_> = (0..2).map(|trustee| keys.check(&sum, &table.holder(trustee).open(&sum)).unwrap()).collect();
                prop_assert_eq!(keys.open(&booth, &sum, &shares).unwrap(), Tally::of(&paper, [&ballot]).unwrap());
            }
        }
    }

    /// No byte of a sealed answer can be changed, and none added or taken away.
    #[test]
    fn every_byte_of_a_sealed_answer_counts(seed in 0_u64..3, place in any::<prop::sample::Index>(), flip in 1_u8..=255, length in 0_usize..3) {
        let keys = keys(&Table::completed(2, 2, 41));
        let paper = [question(1, Method::Approval { min: 1, max: 5 }, 5, true)];
        let booth = Booth::new(DEFINITION, &paper, &keys).unwrap();
        let token = token(seed);
        let sealed = booth.seal(&ballot(&paper, &mut Chance(seed)), &token, &[7; 32]).unwrap();
        let mut changed = sealed.answers[0].sealed.0.clone();
        match length {
            0 => { let place = place.index(changed.len()); changed[place] ^= flip; }
            1 => { changed.pop(); }
            _ => changed.push(flip),
        }
        let mut other = sealed;
        other.answers[0].sealed = Blob(changed);
        prop_assert!(booth.verify(&other, &token).is_err());
    }
}
