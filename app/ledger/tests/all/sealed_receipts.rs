//! Receipts of encrypted ballots: found in the published file, missing there, superseded, and worth nothing once anything on them is changed.
//!
//! Seen to fail: with promises not compared with what is on the receipt; with the definition not compared with that of the file.

use std::sync::LazyLock;

use domain::voting::VoterName;
use ledger::audit::{Beside, Check, Verdict, Why};
use ledger::bytes::{Entry, ReplaceKey, TokenOutput};
use ledger::encrypted::SealedOpening;
use ledger::promise::Cast;
use ledger::{Bearer, Promise, PromiseError, Receipt, Report, audit};
use proptest::prelude::*;

use crate::poll::{Chance, Poll, ballot, issuer, key, token};
use crate::sealed::SealedPoll;

fn receipt(poll: &SealedPoll, cast: &SealedOpening, key: ReplaceKey) -> Receipt {
    let promise = Promise { entry: cast.entry(&poll.root), deadline: 1_800_000_000 }.sign(&poll.key).unwrap();
    let SealedOpening { token, answers, salt, .. } = cast.clone();
    Receipt { promise, definition: poll.root, by: Bearer::Token(token), answers: Cast::Sealed(answers), salt, key }
}

/// Three voters, the third of whom changed their vote, and one whose ballot never came into the log; their receipts in this order, that of the changed vote last.
fn poll() -> Made {
    let (mut poll, mut chance) = (SealedPoll::open(), Chance(60 << 32));
    let paper = poll.definition.paper();
    let mut sealed = |poll: &SealedPoll| poll.sealed(&ballot(&paper, &mut chance), &mut chance);
    let (one, two, before, lost) = (sealed(&poll), sealed(&poll), sealed(&poll), sealed(&poll));
    let after = poll.sealed_for(before.0.token, &ballot(&paper, &mut Chance(61 << 32)), &mut Chance(62 << 32));
    let receipts = [&one, &two, &after, &lost, &before].map(|(cast, key)| receipt(&poll, cast, *key));
    let batch = [&one, &two, &before, &after].map(|(cast, _)| poll.cast(cast.clone()));
    poll.supersede(&before.0, before.1);
    poll.append(batch.into());
    (poll, receipts)
}

fn with(bundle: &[u8], receipt: &Receipt) -> Report {
    let mut beside = Beside::default();
    beside.add_receipt("mine".to_owned(), &serde_json::to_string(receipt).unwrap()).unwrap();
    audit(bundle, &beside, &mut |_| ())
}

#[test]
fn sealed_ballots_are_found_missed_or_superseded() {
    let (poll, receipts) = poll();
    let bundle = poll.publish(&[0, 1]).unwrap().0;
    for receipt in &receipts[..3] {
        let report = with(&bundle, receipt);
        assert!(report.passed(), "{report}");
        assert_eq!(report.verdict(Check::Receipts), Some(&Verdict::Proved));
    }
    let lost = with(&bundle, &receipts[3]);
    assert_eq!(lost.failures().collect::<Vec<_>>(), [Check::Receipts]);
    assert!(lost.to_string().contains("the ballot of mine was promised to be in the log, and is not."), "{lost}");
    let before = with(&bundle, &receipts[4]);
    assert_eq!(before.verdict(Check::Receipts), Some(&Verdict::NotProvable { why: Why::ReceiptSuperseded }));

    let mut other = receipts[0].clone();
    other.promise.clone_from(&receipts[1].promise);
    let other = with(&bundle, &other);
    assert_eq!(other.failures().collect::<Vec<_>>(), [Check::Receipts]);
    assert!(other.to_string().contains("mine is not a receipt of this poll for the ballot on it."), "{other}");
}

#[test]
fn a_receipt_is_read_as_it_was_written() {
    let (poll, receipts) = poll();
    for receipt in &receipts {
        let text = serde_json::to_string(receipt).unwrap();
        let opening = serde_json::to_string(&receipt.sealed().unwrap()).unwrap();
        let [answers, of_opening] = [&text, &opening].map(|text| text.split("\"answers\":").nth(1).unwrap().split(']').next().unwrap().to_owned());
        assert_eq!(answers, of_opening, "as in the published file");
        assert_eq!(&serde_json::from_str::<Receipt>(&text).unwrap(), receipt);
        assert!(receipt.opening().is_none() && receipt.check(poll.key.public()).is_ok());
    }
    // What open ballots say is never taken for something sealed.
    let open = Poll::invented(3, 4, 4).receipts.remove(0);
    let again: Receipt = serde_json::from_str(&serde_json::to_string(&open).unwrap()).unwrap();
    assert!(again == open && matches!(again.answers, Cast::Open(_)) && again.sealed().is_none());
}

#[test]
fn a_sealed_receipt_has_a_token() {
    let (poll, [sound, ..]) = poll();
    let named = Bearer::Name(VoterName::parse("Ana").unwrap());
    for by in [Bearer::Nobody, named] {
        let without = Receipt { by, ..sound.clone() };
        assert_eq!(without.entry(), None);
        assert_eq!(without.check(poll.key.public()), Err(PromiseError::OtherBallot));
    }
}

type Made = (SealedPoll, [Receipt; 5]);

/// The poll, and its published file.
static POLL: LazyLock<(Made, Vec<u8>)> = LazyLock::new(|| {
    let made = poll();
    let bundle = made.0.publish(&[0, 1]).unwrap().0;
    (made, bundle)
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is changed on it, the receipt is refused. The output of the token alone is not compared: its input says what it has to be.
    #[test]
    fn a_receipt_with_anything_changed_is_refused(change in 0_usize..12, place in any::<prop::sample::Index>(), flip in 1_u8..=255) {
        let ((poll, [sound, other, ..]), bundle) = &*POLL;
        let mut changed = sound.clone();
        let (Bearer::Token(token_of), Cast::Sealed(sealed)) = (&mut changed.by, &mut changed.answers) else { unreachable!() };
        let Cast::Sealed(other_sealed) = &other.answers else { unreachable!() };
        match change {
            0 => token_of.input.0[place.index(32)] ^= flip,
            1 => changed.salt.0[place.index(32)] ^= flip,
            2 => changed.key.0[place.index(32)] ^= flip,
            3 => changed.definition.0[place.index(32)] ^= flip,
            4 => {
                let which = place.index(sealed.answers.len());
                let bytes = &mut sealed.answers[which].sealed.0;
                let byte = place.index(bytes.len());
                bytes[byte] ^= flip;
            }
            5 => drop(sealed.answers.remove(place.index(sealed.answers.len()))),
            6 => sealed.answers.swap(0, 1 + place.index(2)),
            7 => sealed.answers[place.index(3)].question.0 ^= i64::from(flip),
            8 => *sealed = other_sealed.clone(),
            9 => changed.promise = other.promise.clone(),
            10 => changed.promise = changed.promise.replace("1800000000", "1800000001"),
            _ => changed.by = Bearer::Token(token(&issuer(1), &mut Chance(u64::from(flip) << 48))),
        }
        prop_assert!(changed != *sound && changed.check(poll.key.public()).is_err());
        prop_assert!(sound.check(poll.key.public()).is_ok() && sound.check(key(2).public()).is_err());
        let report = with(bundle, &changed);
        prop_assert_eq!(report.failures().collect::<Vec<_>>(), [Check::Receipts]);
    }
}

/// Who is given a receipt of another poll with the same key learns that it is of another poll.
#[test]
fn a_receipt_belongs_to_one_definition() {
    let (poll, [mut foreign, ..]) = poll();
    foreign.definition = Entry([7; 32]);
    foreign.promise = Promise { entry: foreign.entry().unwrap(), deadline: 1 }.sign(&poll.key).unwrap();
    assert!(foreign.check(poll.key.public()).is_ok());
    let report = with(&poll.publish(&[0, 1]).unwrap().0, &foreign);
    assert!(report.to_string().contains("mine is not a receipt of this poll for the ballot on it."), "{report}");
}

#[test]
fn the_output_of_a_token_is_what_its_input_makes_of_it() {
    let (poll, [sound, ..]) = poll();
    let Bearer::Token(token) = &sound.by else { unreachable!() };
    let other = Bearer::Token(ledger::Token { output: TokenOutput([0; 64]), ..*token });
    assert!(Receipt { by: other, ..sound.clone() }.check(poll.key.public()).is_ok());
}
