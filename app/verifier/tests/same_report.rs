//! What the browser is told is what the command line prints, however the file comes.

#![allow(clippy::unwrap_used)]

use ledger::audit;
use ledger::audit::Beside;
use verifier::Verifier;

const SAMPLE: &[u8] = include_bytes!("../../../tests/verify/sample.jsonl");
const NOTHING: &str = r#"{"key":null,"checkpoints":[],"receipts":[]}"#;

fn verify(given: &str, pieces: &[&[u8]]) -> String {
    let mut verifier = Verifier::new(given).unwrap();
    for piece in pieces {
        verifier.push(piece);
    }
    verifier.finish()
}

#[test]
fn the_report_is_that_of_the_command_line() {
    let printed = |bytes: &[u8]| serde_json::to_string(&audit(bytes, &Beside::default(), &mut |_| ())).unwrap();
    let mut changed = SAMPLE.to_vec();
    changed[700] ^= 1;
    for bytes in [SAMPLE, &changed, &SAMPLE[..500], b"", b"\x89PNG\r\n\x1a\n", b"{}\n"] {
        assert_eq!(verify(NOTHING, &[bytes]), printed(bytes));
        assert_eq!(verify(NOTHING, &bytes.chunks(7).collect::<Vec<_>>()), printed(bytes));
    }
}

#[test]
fn what_was_kept_is_compared() {
    let text = std::str::from_utf8(SAMPLE).unwrap();
    let definition: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let checkpoint: serde_json::Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
    let key = definition["definition"]["key"].as_str().unwrap();
    let kept = serde_json::json!([{ "name": "kept.txt", "text": checkpoint["checkpoint"] }]);
    let given = serde_json::json!({ "key": format!(" {key}\n"), "checkpoints": kept, "receipts": [] }).to_string();
    let report: serde_json::Value = serde_json::from_str(&verify(&given, &[SAMPLE])).unwrap();
    let verdict = |check: &str| report["findings"].as_array().unwrap().iter().find(|finding| finding["check"] == check).unwrap()["verdict"].clone();
    assert_eq!([verdict("key"), verdict("one-log")], ["proved", "proved"]);
    assert_eq!(verdict("receipts"), "not-provable");
}

#[test]
fn a_file_that_is_no_receipt_is_named() {
    let given = r#"{"key":"","checkpoints":[],"receipts":[{"name":"holiday.png","text":"x"}]}"#;
    assert_eq!(Verifier::new(given).err().as_deref(), Some("holiday.png"));
}

#[test]
fn nothing_more_is_asked_for_once_the_file_is_unreadable() {
    let mut verifier = Verifier::new(NOTHING).unwrap();
    assert!(verifier.push(b"{\"definition\":"));
    assert!(!verifier.push(b"\n"));
    let mut cut = Verifier::new(NOTHING).unwrap();
    cut.push(&SAMPLE[..900]);
    cut.fail("the end of the archive is missing".to_owned());
    assert!(cut.finish().contains("the end of the archive is missing"));
}
