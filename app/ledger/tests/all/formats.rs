//! Each format reads what it writes, and nothing that was changed.

use ledger::bytes::{Entry, ReplaceKey, Root, Salt};
use ledger::leaf::digest;
use ledger::{Bearer, Checkpoint, CheckpointError, KeyError, Opening, PollKey, Promise, PromiseError, PublicKey, Secrecy, Superseded};
use proptest::prelude::*;

use crate::poll::{Chance, ORIGIN, Poll, ballot, bearer, key, lines};

proptest! {
    #[test]
    fn checkpoints(size in any::<u64>(), root in any::<[u8; 32]>(), place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let key = key(1);
        let checkpoint = Checkpoint { size, root: Root(root) };
        let note = checkpoint.sign(&key).unwrap();
        prop_assert_eq!(Checkpoint::open(&note, key.public()), Ok(checkpoint));
        let mut changed = note.into_bytes();
        let place = place.index(changed.len());
        changed[place] ^= 1 << bit;
        prop_assert!(String::from_utf8(changed).map_or(true, |note| Checkpoint::open(&note, key.public()).is_err()));
    }

    #[test]
    fn promises(entry in any::<[u8; 32]>(), deadline in any::<u64>(), place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let key = key(1);
        let promise = Promise { entry: Entry(entry), deadline };
        let note = promise.sign(&key).unwrap();
        prop_assert_eq!(Promise::open(&note, key.public()), Ok(promise));
        let mut changed = note.into_bytes();
        let place = place.index(changed.len());
        changed[place] ^= 1 << bit;
        prop_assert!(String::from_utf8(changed).map_or(true, |note| Promise::open(&note, key.public()).is_err()));
    }

    #[test]
    fn keys(secret in any::<[u8; 32]>()) {
        let key = PollKey::new(ORIGIN, secret).unwrap();
        prop_assert_eq!(&PublicKey::parse(&key.public().to_string()).unwrap(), key.public());
    }

    #[test]
    fn base64(bytes in any::<[u8; 32]>(), text in "[A-Za-z0-9+/=]{40,46}") {
        prop_assert_eq!(Entry::parse(&Entry(bytes).to_string()), Some(Entry(bytes)));
        if let Some(entry) = Entry::parse(&text) {
            prop_assert_eq!(entry.to_string(), text, "one value, one spelling");
        }
    }

    #[test]
    fn a_ballot_is_bound_by_its_entry(seed in 0_u64..100_000) {
        let mut chance = Chance(seed << 32);
        let definition = Entry(chance.bytes());
        let (salt, key) = (Salt(chance.bytes()), ReplaceKey(chance.bytes()));
        let paper = crate::poll::definition(&self::key(1)).paper();
        let (one, other) = (ballot(&paper, &mut chance), ballot(&paper, &mut chance));
        let opening = Opening { by: Bearer::Nobody, answers: one.clone(), salt, lock: key.lock() };
        let entry = opening.entry(&definition);
        let marked = Superseded { digest: digest(&Bearer::Nobody, &one, &salt), key };
        prop_assert_eq!(marked.entry(&definition), entry, "opened or marked, it is the same entry");
        prop_assert_eq!(Opening { answers: other.clone(), ..opening.clone() }.entry(&definition) == entry, one == other);
        prop_assert_ne!(Opening { salt: Salt(chance.bytes()), ..opening.clone() }.entry(&definition), entry);
        prop_assert_ne!(Superseded { key: ReplaceKey(chance.bytes()), ..marked }.entry(&definition), entry);
        prop_assert_ne!(opening.entry(&Entry(chance.bytes())), entry, "another poll");
        let named = |chance: &mut Chance| Opening { by: bearer(Secrecy::Named, chance), ..opening.clone() };
        let (ana, ben) = (named(&mut chance), named(&mut chance));
        prop_assert_ne!(ana.entry(&definition), entry, "with a name");
        prop_assert_eq!(ana.entry(&definition) == ben.entry(&definition), ana.by == ben.by, "with another name");
    }
}

#[test]
fn one_kind_of_note_is_never_taken_for_another() {
    let poll = Poll::invented(1, 10, 5);
    let (public, promise) = (poll.key.public(), &poll.receipts[0].promise);
    let checkpoint = poll.checkpoints.values().last().unwrap();
    assert_eq!(Promise::open(checkpoint, public), Err(PromiseError::Malformed));
    assert!(matches!(Checkpoint::open(promise, public), Err(CheckpointError::Malformed | CheckpointError::OtherLog)));
    let other = PollKey::new("parvis.example/polls/13", [1; 32]).unwrap();
    assert!(Checkpoint::open(checkpoint, other.public()).is_err(), "the same key under another name");
}

#[test]
fn names_and_keys_that_would_confuse_are_refused() {
    for name in ["", "a b", "a+b", "a\nb", "a\u{7}b"] {
        assert_eq!(PollKey::new(name, [1; 32]).unwrap_err(), KeyError::Origin, "{name:?}");
    }
    let good = key(1).public().to_string();
    let weak = signed_note::new_ed25519_verifier_key(ORIGIN, &ed25519_dalek::VerifyingKey::from_bytes(&[0; 32]).unwrap());
    for text in ["", "a+b", "a+b+c", &weak, &good.replacen("12+", "13+", 1), &format!("{good} "), &good[..good.len() - 4]] {
        assert_eq!(PublicKey::parse(text).unwrap_err(), KeyError::Key, "{text:?}");
    }
}

#[test]
fn a_receipt_shows_whether_it_is_about_ones_own_ballot() {
    let poll = Poll::invented(3, 10, 5);
    let [first, second] = [poll.receipts[0].clone(), poll.receipts[1].clone()];
    assert!(first.check(poll.key.public()).is_ok());
    let text = serde_json::to_string(&first).unwrap();
    assert_eq!(serde_json::from_str::<ledger::Receipt>(&text).unwrap(), first);
    let swapped = ledger::Receipt { promise: second.promise, ..first.clone() };
    assert_eq!(swapped.check(poll.key.public()), Err(PromiseError::OtherBallot));
    assert!(first.check(key(2).public()).is_err());
}

#[test]
fn lines_are_written_as_they_are_read() {
    let bundle = Poll::invented(4, 30, 7).publish();
    for (line, text) in lines(&bundle).iter().zip(bundle.split(|&byte| byte == b'\n')) {
        assert_eq!(serde_json::to_vec(line).unwrap(), text);
    }
}

/// A published file keeps its bytes: what was once published must be readable for as long as anybody asks.
#[test]
fn the_sample_is_published_to_the_last_byte_as_it_was() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/verify/sample.jsonl");
    let bundle = Poll::invented(1, 11, 6).publish();
    if std::env::var_os("WRITE_SAMPLE").is_some() {
        std::fs::write(sample, &bundle).unwrap();
    }
    assert_eq!(String::from_utf8(std::fs::read(sample).unwrap()).unwrap(), String::from_utf8(bundle).unwrap());
}
