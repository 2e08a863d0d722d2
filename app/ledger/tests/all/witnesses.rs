//! Witnesses: whatever they are asked, in whatever order, what they have signed fits together.

use std::collections::BTreeMap;

use ledger::audit::{Beside, Check, Fault, Verdict, Why};
use ledger::bundle::Line;
use ledger::bytes::{Entry, Root};
use ledger::witness::{CosignatureError, Decision, Submission, beside, contradicts, decide};
use ledger::{Checkpoint, Consistency, KeyError, Log, PollKey, Report, WitnessKey, WitnessPublicKey, audit};
use proptest::prelude::*;

use crate::poll::{Chance, ORIGIN, Poll, key, lines, seal};
use crate::second::{agree_beside, available, first};

pub fn witness(seed: u8) -> WitnessKey {
    WitnessKey::new("witness.example/witness", [seed; 32]).unwrap()
}

/// Logs of 60 entries that begin alike, and are different from these sizes on.
fn forks(seed: u64, from: &[usize]) -> Vec<Log> {
    let common: Vec<Entry> = (0..60).map(|number| Entry(Chance(seed + number).bytes())).collect();
    let grown = |(number, &from): (usize, &usize)| {
        let mut log = Log::new(common[0]);
        for (place, &entry) in common.iter().enumerate().skip(1) {
            let entry = if place < from { entry } else { Entry(Chance(((number as u64 + 1) << 40) | (seed + place as u64)).bytes()) };
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

/// A poll of 33 voters, whose checkpoints up to this size a witness has signed, at this time.
fn cosigned(upto: u64, by: &WitnessKey) -> Poll {
    let mut poll = Poll::invented(3, 33, 12);
    for (&size, note) in &mut poll.checkpoints {
        if size <= upto {
            note.push_str(&by.cosign(note, 1_800_000_000 + size).unwrap().line);
        }
    }
    poll
}

fn trusting(keys: &[&WitnessKey]) -> Beside {
    Beside { witnesses: keys.iter().map(|key| key.public().clone()).collect(), ..Beside::default() }
}

/// What both verifiers say of it.
fn both(name: &str, bundle: &[u8], beside: &Beside) -> (Verdict, Report) {
    agree_beside(name, bundle, beside, available());
    let report = audit(bundle, beside, &mut |_| ());
    (report.verdict(Check::OneLog).unwrap().clone(), report)
}

fn not_provable(why: Why) -> Verdict {
    Verdict::NotProvable { why }
}

#[test]
fn a_witness_proves_one_log_as_far_as_it_has_signed() {
    let (known, unknown) = (witness(7), WitnessKey::new("other.example/witness", [8; 32]).unwrap());
    let whole = cosigned(u64::MAX, &known);
    let bundle = whole.publish();
    let (verdict, report) = both("all", &bundle, &trusting(&[&known]));
    assert_eq!(verdict, Verdict::Proved, "{report}");
    assert!(
        report.passed()
            && report.to_string().contains("witness.example/witness has signed the first 40 entries of the log, by its clock at 2027-01-15T08:00:40Z"),
        "{report}"
    );
    assert_eq!(both("any one of them is enough", &bundle, &trusting(&[&unknown, &known])).0, Verdict::Proved);

    let (verdict, report) = both("nobody is trusted", &bundle, &Beside::default());
    assert_eq!(verdict, not_provable(Why::NoCheckpoint));
    assert_eq!(
        report.witnesses.iter().map(|witness| (witness.name.as_str(), witness.trusted, witness.entries, witness.time)).collect::<Vec<_>>(),
        [("witness.example/witness", false, 40, None)]
    );
    let (verdict, report) = both("another is trusted", &bundle, &trusting(&[&unknown]));
    assert_eq!(verdict, not_provable(Why::NotWitnessed));
    assert_eq!(report.witnesses.len(), 2, "who is trusted and has signed nothing is told, too");
    // Somebody else may call themselves the same: the name says nothing, the key does.
    let false_friend = witness(9);
    assert_eq!(both("another key of this name", &bundle, &trusting(&[&false_friend])).0, not_provable(Why::NotWitnessed));
}

#[test]
fn a_witness_that_has_signed_a_part_proves_a_part_and_the_latest_checkpoint_may_prove_the_rest() {
    let known = witness(7);
    let poll = cosigned(25, &known);
    let bundle = poll.publish();
    let (verdict, report) = both("in part", &bundle, &trusting(&[&known]));
    assert_eq!(verdict, not_provable(Why::WitnessedInPart));
    assert!(report.passed() && (2..40).contains(&report.witnesses[0].entries), "{report}");
    let last = poll.checkpoints.last_key_value().unwrap().1.clone();
    let later = format!("{last}{}", known.cosign(&last, 1_800_000_100).unwrap().line);
    let with = |note: String| Beside { checkpoints: vec![("latest".to_owned(), note)], ..trusting(&[&known]) };
    assert_eq!(both("and the latest", &bundle, &with(later)).0, Verdict::Proved);
    assert_eq!(both("and the latest, not signed", &bundle, &with(last)).0, not_provable(Why::WitnessedInPart));
}

/// Reliability 6.9: whoever was shown another log than the witness finds out.
#[test]
fn both_verifiers_report_a_split_view() {
    let known = witness(7);
    let (shown, other) = (cosigned(0, &known), Poll::invented(4, 33, 12));
    let size = 40;
    let at_witness = other.checkpoints[&size].clone();
    let signed = format!("{at_witness}{}", known.cosign(&at_witness, 1_800_000_000).unwrap().line);
    let beside = Beside { checkpoints: vec![("from the witness".to_owned(), signed)], ..trusting(&[&known]) };
    let (verdict, report) = both("split view", &shown.publish(), &beside);
    assert_eq!(verdict, Verdict::Failed { fault: Fault::OtherLog { name: "from the witness".to_owned() }, line: 0, more: 0 }, "{report}");
}

#[test]
fn a_cosignature_that_is_none_is_found() {
    let (known, other) = (witness(7), witness(8));
    let poll = cosigned(u64::MAX, &known);
    // That of another size; that of another key under this name and number; a time that was changed.
    let of_other_size = known.cosign(&poll.checkpoints[&1], 5).unwrap().line;
    let mut forged: Vec<String> = vec![of_other_size];
    for change in [0, 11, 40] {
        let note = &poll.checkpoints[&40];
        let line = known.cosign(note.rsplit_once("— witness").unwrap().0, 1_800_000_040).unwrap().line;
        let (start, code) = line.trim_end().rsplit_once(' ').unwrap();
        let mut bytes = data_encoding::BASE64.decode(code.as_bytes()).unwrap();
        let by_other = other.cosign(note, 5).unwrap().line;
        match change {
            0 => {
                let theirs = data_encoding::BASE64.decode(by_other.trim_end().rsplit_once(' ').unwrap().1.as_bytes()).unwrap();
                bytes.truncate(4);
                bytes.extend_from_slice(&theirs[4..]);
            }
            place => bytes[place] ^= 1,
        }
        forged.push(format!("{start} {}\n", data_encoding::BASE64.encode(&bytes)));
    }
    let bundle = poll.publish();
    for line in forged {
        let mut lines = lines(&bundle);
        let note = lines.iter_mut().rev().find_map(|line| if let Line::Checkpoint(note) = line { Some(note) } else { None }).unwrap();
        *note = format!("{}{line}", note.rsplit_once("— witness").unwrap().0);
        let forged = seal(&lines, &poll.key);
        assert!(first(&forged).passed(), "nobody asked about this witness");
        let (verdict, report) = both(&line, &forged, &trusting(&[&known]));
        assert!(matches!(&verdict, Verdict::Failed { fault: Fault::BadCosignature { name }, .. } if name == "witness.example/witness"), "{line}{report}");
    }
}
