//! The second verifier: the same verdicts, check by check.

use std::path::Path;
use std::process::Command;

use ledger::audit::{Beside, Check};
use ledger::bundle::Line;
use ledger::bytes::Entry;
use ledger::{PollKey, Report, audit};
use sha2::{Digest, Sha256};

use crate::poll::{Chance, ORIGIN, Poll, lines, seal};

const VERIFIER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/verify/verify_bundle.py");

/// The audit of these bytes with nothing beside them.
pub fn first(bundle: &[u8]) -> Report {
    audit(bundle, &Beside::default(), &mut |_| ())
}

/// Verdicts by check as the report has them.
pub fn verdicts(report: &Report) -> String {
    report.findings.iter().map(|finding| format!("{}: {}\n", finding.check.as_str(), finding.verdict.as_str())).collect()
}

/// Whether Python is here to be asked. Where it is not, that is said and nothing fails.
pub fn available() -> bool {
    let here = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !here {
        eprintln!("python3 is not on the PATH: the second verifier was not asked");
    }
    here
}

/// What the second verifier prints about a file, and whether it passed.
pub fn second(file: &Path) -> (String, bool) {
    let output = Command::new("python3").arg(VERIFIER).arg(file).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

/// Asserts that both verifiers find the same, if there is a second one.
pub fn agree(name: &str, bundle: &[u8], python: bool) {
    if !python {
        return;
    }
    let report = first(bundle);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bundle).unwrap();
    let (printed, passed) = second(file.path());
    assert_eq!(printed, verdicts(&report), "{name}: the second verifier finds something else\n{report}");
    assert_eq!(passed, report.passed(), "{name}");
}

#[test]
fn both_find_nothing_wrong_with_sound_polls() {
    let python = available();
    for (seed, voters, batch) in [(1, 0, 20), (2, 1, 20), (3, 33, 20), (4, 60, 7)] {
        let bundle = Poll::invented(seed, voters, batch).publish();
        assert!(first(&bundle).passed());
        agree(&format!("seed {seed}"), &bundle, python);
    }
    let mut without_roll = Poll::invented(5, 12, 4);
    without_roll.turnout.roll = None;
    agree("without a roll", &without_roll.publish(), python);
}

#[test]
fn both_agree_about_any_changed_byte() {
    let python = available();
    let bundle = Poll::invented(6, 8, 4).publish();
    for part in 0..40 {
        let mut changed = bundle.clone();
        let place = bundle.len() * part / 40;
        changed[place] ^= 1 << (part % 7);
        assert!(!first(&changed).passed(), "byte {place}");
        agree(&format!("byte {place}"), &changed, python);
    }
}

/// Lines taken out, doubled, moved, and numbers changed, at random, signed anew by whoever has the key.
#[test]
fn both_agree_about_lines_mixed_up_at_random() {
    let python = available();
    let poll = Poll::invented(6, 9, 4);
    let sound: Vec<String> = String::from_utf8(poll.publish()).unwrap().lines().map(str::to_owned).collect();
    for seed in 0..40_u64 {
        let mut chance = Chance(seed << 32);
        let mut lines = sound.clone();
        lines.pop();
        for _ in 0..=chance.below(2) {
            let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
            match chance.below(4) {
                0 => drop(lines.remove(one)),
                1 => lines.insert(one, lines[other].clone()),
                2 => lines.swap(one, other),
                _ => lines[one] = other_number(&lines[one], &mut chance),
            }
        }
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let hash = Entry(Sha256::digest(text.as_bytes()).into());
        let note = poll.key.sign(&format!("{ORIGIN}/bundle\n{hash}\n")).unwrap();
        let bundle = format!("{text}{}\n", serde_json::to_string(&Line::Signature(note)).unwrap()).into_bytes();
        // How many papers were issued, and how long the roll is, whoever has the key may say as they like within bounds.
        let word = |line: &&String| !line.starts_with("{\"turnout\"");
        if !lines.iter().filter(word).eq(sound[..sound.len() - 1].iter().filter(word)) {
            assert!(!first(&bundle).passed(), "seed {seed}");
        }
        agree(&format!("seed {seed}"), &bundle, python);
    }
}

/// The line with one of its digits another one, if it has any.
fn other_number(line: &str, chance: &mut Chance) -> String {
    let digits: Vec<usize> = line.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(place, _)| place).collect();
    let mut bytes = line.as_bytes().to_vec();
    if !digits.is_empty() {
        let digit = &mut bytes[digits[chance.below(digits.len())]];
        *digit = b'0' + (*digit - b'0' + 1) % 10;
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn witnesses_may_sign_beside() {
    let python = available();
    let poll = Poll::invented(6, 9, 4);
    let witness = PollKey::new("witness.example/w1", [3; 32]).unwrap();
    let mut lines = lines(&poll.publish());
    for line in &mut lines {
        if let Line::Checkpoint(note) = line {
            let text = poll.key.public().open(note).unwrap();
            let cosigned = witness.sign(&text).unwrap();
            note.push_str(cosigned.rsplit_once("\n\n").unwrap().1);
        }
    }
    let bundle = seal(&lines, &poll.key);
    assert!(first(&bundle).passed());
    agree("with a witness", &bundle, python);
}

#[test]
fn the_names_of_checks_are_those_of_json() {
    for check in Check::ALL {
        assert_eq!(serde_json::to_string(check).unwrap(), format!("{:?}", check.as_str()));
    }
}
