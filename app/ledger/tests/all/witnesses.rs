//! Witnesses: whatever they are asked, in whatever order, what they have signed fits together.

use std::collections::BTreeMap;

use ledger::bytes::{Entry, Root};
use ledger::witness::{CosignatureError, Decision, Submission, beside, contradicts, decide};
use ledger::{Checkpoint, Consistency, KeyError, Log, PollKey, WitnessKey, WitnessPublicKey};
use proptest::prelude::*;

use crate::poll::{Chance, ORIGIN, key};

pub fn witness(seed: u8) -> WitnessKey {
    WitnessKey::new("witness.example/witness", [seed; 32]).unwrap()
}

/// Logs of 60 entries that begin alike, and are different from these sizes on.
fn forks(seed: u64, from: &[usize]) -> Vec<Log> {
    let common: Vec<Entry> = (0..60).map(|number| Entry(Chance(seed + number).bytes())).collect();
    let grown = |(number, &from): (usize, &usize)| {
        let mut log = Log::new(common[0]);
        for place in 1..60_usize {
            let entry = if place < from { common[place] } else { Entry(Chance((number as u64 + 1) << 40 | (seed + place as u64)).bytes()) };
            log.append(vec![entry]).unwrap();
        }
        log
    };
    from.iter().enumerate().map(grown).collect()
}

fn at(log: &Log, size: u64) -> Checkpoint {
    Checkpoint { size, root: log.root_at(size).unwrap() }
}

fn proof(log: &Log, old: u64, new: u64) -> Consistency {
    Consistency::of(log, old, new).filter(|_| old > 0).unwrap_or(Consistency(Vec::new()))
}

#[derive(Clone, Debug)]
struct Asked {
    fork: usize,
    size: u64,
    claimed: Option<u64>,
    proof_of: usize,
}

fn asked() -> impl Strategy<Value = Asked> {
    (0..3_usize, 1..=60_u64, prop::option::weighted(0.3, 0..=60_u64), 0..3_usize).prop_map(|(fork, size, claimed, proof_of)| Asked {
        fork,
        size,
        claimed,
        proof_of,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A log that forks, goes back and lies about what it was given is never signed twice at one size, nor backwards.
    #[test]
    fn what_was_signed_fits_together(seed in 0_u64..1000, from in prop::collection::vec(2..60_usize, 3), asked in prop::collection::vec(asked(), 1..80)) {
        let logs = forks(seed << 8, &from);
        let mut have: Option<Checkpoint> = None;
        let mut signed: BTreeMap<u64, Root> = BTreeMap::new();
        let mut last = 0;
        for Asked { fork, size, claimed, proof_of } in asked {
            let old = claimed.unwrap_or(last);
            let new = at(&logs[fork], size);
            let proof = proof(&logs[proof_of], old.min(size), size);
            match decide(have.as_ref(), old, &proof, &new) {
                Decision::Cosign => {
                    prop_assert!(size >= last, "never backwards");
                    prop_assert_eq!(*signed.entry(size).or_insert(new.root), new.root, "never two roots for one size");
                    for (&size, &root) in &signed {
                        prop_assert_eq!(logs[fork].root_at(size), Some(root), "everything that was signed is in one log");
                    }
                    have = Some(new);
                    last = size;
                }
                Decision::Conflict { size } => prop_assert_eq!(size, last),
                Decision::Inconsistent => prop_assert!(old == last && have.is_none_or(|have| have != new)),
            }
        }
    }

    /// An honest log is signed at whatever sizes it asks for, in their order.
    #[test]
    fn an_honest_log_is_always_signed(seed in 0_u64..1000, mut sizes in prop::collection::vec(1..=60_u64, 1..20)) {
        sizes.sort_unstable();
        let log = forks(seed << 8, &[60]).remove(0);
        let (mut have, mut last) = (None, 0);
        for size in sizes {
            let new = at(&log, size);
            prop_assert_eq!(decide(have.as_ref(), last, &proof(&log, last, size), &new), Decision::Cosign);
            (have, last) = (Some(new), size);
        }
    }

    #[test]
    fn a_submission_reads_what_it_writes(seed in 0_u64..1000, old in 0..=60_u64, size in 1..=60_u64) {
        prop_assume!(old <= size);
        let log = forks(seed << 8, &[60]).remove(0);
        let sent = Submission { old, proof: proof(&log, old, size), note: at(&log, size).sign(&key(1)).unwrap() };
        prop_assert_eq!(sent.origin(), ORIGIN);
        prop_assert_eq!(Submission::parse(&sent.to_string()), Ok(sent));
    }

    #[test]
    fn nothing_else_is_a_submission(text in ".{0,200}", old in "old [0-9]{1,4}\n\n") {
        prop_assert!(Submission::parse(&text).is_err());
        let both = format!("{old}{text}");
        prop_assert!(Submission::parse(&both).is_err());
    }

    /// Any bit of a cosigned checkpoint.
    #[test]
    fn a_cosignature_is_of_one_checkpoint_and_one_time(place in any::<prop::sample::Index>(), bit in 0_u8..8, time in 0..=i64::MAX as u64) {
        let witness = witness(7);
        let note = Checkpoint { size: 20, root: Root([5; 32]) }.sign(&key(1)).unwrap();
        let signed = witness.cosign(&note, time).unwrap();
        prop_assert_eq!(witness.public().answered(&note, &signed.line), Ok(signed.clone()));
        let whole = format!("{note}{}", signed.line);
        prop_assert_eq!(Checkpoint::open(&whole, key(1).public()).unwrap().size, 20, "whoever knows no witness reads it as before");
        let mut bytes = whole.into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            // The signature of the log itself is not the business of a witness.
            let of_log = note.len() - "\n".len() >= place && place > note.find("\n\n").unwrap() + 1;
            prop_assert!(of_log || witness.public().check(&changed).is_err(), "{}", changed);
        }
    }
}

#[test]
fn a_first_checkpoint_needs_no_proof_and_allows_none() {
    let log = forks(1, &[60]).remove(0);
    let new = at(&log, 20);
    assert_eq!(decide(None, 0, &Consistency(Vec::new()), &new), Decision::Cosign);
    assert_eq!(decide(None, 0, &Consistency(vec![Root([0; 32])]), &new), Decision::Inconsistent);
    assert_eq!(decide(None, 3, &Consistency(Vec::new()), &new), Decision::Conflict { size: 0 });
    assert_eq!(decide(None, 0, &Consistency(Vec::new()), &Checkpoint { size: 0, root: Root([1; 32]) }), Decision::Inconsistent);
}

/// Reliability 6.9: the same size with another root.
#[test]
fn a_split_view_is_refused_and_known() {
    let logs = forks(1, &[60, 10]);
    let (seen, other) = (at(&logs[0], 30), at(&logs[1], 30));
    assert_eq!(decide(Some(&seen), 30, &Consistency(Vec::new()), &other), Decision::Conflict { size: 30 });
    assert!(contradicts(&seen, &other) && !contradicts(&seen, &seen) && !contradicts(&seen, &at(&logs[1], 31)));
    let longer = at(&logs[1], 40);
    assert_eq!(decide(Some(&seen), 30, &proof(&logs[1], 30, 40), &longer), Decision::Inconsistent);
    assert_eq!(decide(Some(&seen), 9, &proof(&logs[1], 9, 40), &longer), Decision::Conflict { size: 30 }, "what they have in common does not help");
    assert_eq!(decide(Some(&seen), 30, &Consistency(Vec::new()), &seen), Decision::Cosign, "the same again may be signed again");
}

#[test]
fn keys_of_witnesses_and_of_polls_are_two_things() {
    let witness = witness(1);
    let text = witness.public().to_string();
    assert_eq!(WitnessPublicKey::parse(&text), Ok(witness.public().clone()));
    assert_eq!(ledger::PublicKey::parse(&text), Err(KeyError::Key));
    assert_eq!(WitnessPublicKey::parse(&key(1).public().to_string()), Err(KeyError::Key));
    assert_eq!(WitnessPublicKey::parse(&text.replace("witness.example", "other.example")), Err(KeyError::Key), "the number is that of the name, too");
    assert!(WitnessKey::new("with space", [1; 32]).is_err());
    // A weak key, rightly spelled, would sign everything.
    let weak = data_encoding::BASE64.encode(&[vec![4, 1], vec![0; 31]].concat());
    for number in ["00000000", "1a2b3c4d"] {
        assert_eq!(WitnessPublicKey::parse(&format!("w+{number}+{weak}")), Err(KeyError::Key));
    }
    // Signed by the same key as a plain note, it is no cosignature.
    let note = Checkpoint { size: 1, root: Root([0; 32]) }.sign(&key(1)).unwrap();
    let plain =
        PollKey::new("witness.example/witness", [1; 32]).unwrap().sign(note.split_once("\n\n").map(|(text, _)| format!("{text}\n")).unwrap().as_str()).unwrap();
    assert_eq!(witness.public().check(&plain), Err(CosignatureError::Missing));
    assert_eq!(witness.public().check(&note), Err(CosignatureError::Missing));
    assert_eq!(witness.public().check("nothing"), Err(CosignatureError::Note));
}

#[test]
fn who_stands_beside_is_told_by_name() {
    let note = Checkpoint { size: 1, root: Root([0; 32]) }.sign(&key(1)).unwrap();
    assert!(beside(&note, key(1).public()).is_empty());
    let lines: String = [3, 2].map(|seed| WitnessKey::new(&format!("w{seed}.example"), [seed; 32]).unwrap().cosign(&note, 5).unwrap().line).concat();
    assert_eq!(beside(&format!("{note}{lines}"), key(1).public()), ["w2.example", "w3.example"]);
    assert!(beside(&note, key(2).public()).is_empty(), "nobody stands beside what the log has not signed");
}

#[test]
fn a_submission_has_its_limits() {
    let note = Checkpoint { size: 20, root: Root([0; 32]) }.sign(&key(1)).unwrap();
    let with = |head: &str| Submission::parse(&format!("{head}\n{note}"));
    let hash = format!("{}\n", Root([9; 32]));
    assert!(with("old 0\n").is_ok() && with(&format!("old 3\n{}", hash.repeat(63))).is_ok());
    for wrong in ["old 00\n", "old -1\n", "old\n", "old 1 \n", "OLD 1\n", "old 21\n", "old 1\nAAAA\n", "old 1\n\n", "\n", "old 18446744073709551616\n"] {
        assert!(with(wrong).is_err(), "{wrong:?}");
    }
    assert!(with(&format!("old 3\n{}", hash.repeat(64))).is_err());
    for wrong in [note.replace("20\n", "020\n"), note.replace("\n— ", "\n- "), note.trim_end().to_owned(), String::new()] {
        assert!(Submission::parse(&format!("old 0\n\n{wrong}")).is_err(), "{wrong}");
    }
}
