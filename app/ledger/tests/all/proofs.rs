//! Proofs prove, and a proof with any bit flipped does not.

use ledger::bytes::Entry;
use ledger::{Checkpoint, Consistency, Inclusion, Log, ProofError};
use proptest::prelude::*;

use crate::poll::{Chance, key};

fn log(seed: u64, size: usize) -> Log {
    let mut chance = Chance(seed << 32);
    let mut log = Log::new(Entry(chance.bytes()));
    log.append((1..size).map(|_| Entry(chance.bytes())).collect()).unwrap();
    log
}

fn checkpoint(log: &Log, size: u64) -> Checkpoint {
    Checkpoint { size, root: log.root_at(size).unwrap() }
}

fn flipped(mut bytes: [u8; 32], bit: usize) -> [u8; 32] {
    bytes[bit / 8 % 32] ^= 1 << (bit % 8);
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn inclusion(seed in 0_u64..100, size in 1_usize..300, index in 0_u64..300, grown in 0_usize..100, bit in 0_usize..256) {
        let (log, key) = (log(seed, size + grown), key(1));
        let (size, index) = (size as u64, index % size as u64);
        let at = checkpoint(&log, size);
        let proof = Inclusion::of(&log, index, &at, at.sign(&key).unwrap()).unwrap();
        let entry = log.entries()[index as usize];
        prop_assert_eq!(proof.check(&entry, key.public()), Ok(at));
        prop_assert_eq!(Inclusion::parse(&proof.to_string()), Ok(proof.clone()));

        prop_assert!(proof.check(&Entry(flipped(entry.0, bit)), key.public()).is_err());
        for place in 0..proof.path.len() {
            let mut wrong = proof.clone();
            wrong.path[place].0 = flipped(wrong.path[place].0, bit);
            prop_assert_eq!(wrong.check(&entry, key.public()), Err(ProofError::Wrong));
        }
        for wrong in [Inclusion { index: index + 1, ..proof.clone() }, Inclusion { index: u64::MAX, ..proof.clone() }] {
            prop_assert!(wrong.check(&entry, key.public()).is_err());
        }
        let mut longer = proof.clone();
        longer.path.push(at.root);
        prop_assert!(longer.check(&entry, key.public()).is_err());
        prop_assert!(proof.check(&entry, crate::poll::key(2).public()).is_err(), "another key");
    }

    #[test]
    fn any_bit_of_the_proof_file(seed in 0_u64..100, size in 2_usize..100, place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let (log, key) = (log(seed, size), key(1));
        let at = checkpoint(&log, size as u64);
        let proof = Inclusion::of(&log, size as u64 / 2, &at, at.sign(&key).unwrap()).unwrap();
        let mut text = proof.to_string().into_bytes();
        let place = place.index(text.len());
        text[place] ^= 1 << bit;
        let entry = log.entries()[size / 2];
        let passes = String::from_utf8(text).is_ok_and(|text| Inclusion::parse(&text).is_ok_and(|proof| proof.check(&entry, key.public()).is_ok()));
        prop_assert!(!passes);
    }

    #[test]
    fn consistency(seed in 0_u64..100, old in 1_usize..200, more in 0_usize..200, bit in 0_usize..256) {
        let log = log(seed, old + more);
        let (old, new) = (checkpoint(&log, old as u64), checkpoint(&log, (old + more) as u64));
        let proof = Consistency::of(&log, old.size, new.size).unwrap();
        prop_assert_eq!(proof.check(&old, &new), Ok(()));
        let mut wrong_root = new;
        wrong_root.root.0 = flipped(new.root.0, bit);
        prop_assert!(proof.check(&old, &wrong_root).is_err());
        let mut wrong_start = old;
        wrong_start.root.0 = flipped(old.root.0, bit);
        prop_assert!(proof.check(&wrong_start, &new).is_err());
        for place in 0..proof.0.len() {
            let mut wrong = proof.clone();
            wrong.0[place].0 = flipped(wrong.0[place].0, bit);
            prop_assert!(wrong.check(&old, &new).is_err());
        }
    }

    #[test]
    fn whatever_is_read_as_a_proof_does_no_harm(text in "\\PC*", head in "(c2sp.org/tlog-proof@v1\n(extra [a-z]*\n)?index [0-9]{1,20}\n([A-Za-z0-9+/=]{44}\n){0,4}\n)?") {
        if let Ok(proof) = Inclusion::parse(&(head + &text)) {
            prop_assert!(proof.check(&Entry([0; 32]), key(1).public()).is_err());
        }
    }
}

#[test]
fn there_is_no_proof_of_what_is_not_there() {
    let (log, key) = (log(1, 10), key(1));
    let at = checkpoint(&log, 10);
    let signed = at.sign(&key).unwrap();
    assert_eq!(Inclusion::of(&log, 10, &at, signed.clone()), None);
    assert_eq!(Inclusion::of(&log, 3, &Checkpoint { size: 11, root: at.root }, signed), None);
    assert_eq!(Consistency::of(&log, 0, 10), None);
    assert_eq!(Consistency::of(&log, 5, 11), None);
}

#[test]
fn an_extra_line_of_a_proof_file_is_read_over() {
    let (log, key) = (log(1, 10), key(1));
    let at = checkpoint(&log, 10);
    let proof = Inclusion::of(&log, 4, &at, at.sign(&key).unwrap()).unwrap();
    let with_extra = proof.to_string().replacen("index", "extra aGVsbG8=\nindex", 1);
    assert_eq!(Inclusion::parse(&with_extra), Ok(proof));
}
