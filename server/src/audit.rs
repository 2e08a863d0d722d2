//! `parvis audit`: reads a published poll, compressed or not, and what its reader kept beside it.

use ledger::audit::Beside;
use ledger::{Report, WitnessPublicKey};
use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use tally::formats::gz;

/// What was asked.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The bundle.
    pub bundle: PathBuf,
    /// The key of the poll, as published elsewhere.
    pub key: Option<String>,
    /// Checkpoints, or proof files that contain one.
    pub checkpoints: Vec<PathBuf>,
    /// Receipts.
    pub receipts: Vec<PathBuf>,
    /// The keys of witnesses that are trusted.
    pub witnesses: Vec<WitnessPublicKey>,
}

/// A file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {why}")]
pub struct Failure {
    file: String,
    why: String,
}

/// Audits a bundle. Shows how far it has come where errors are shown on a terminal.
///
/// # Errors
/// When a file cannot be read, or a receipt is none. A bundle that is damaged is reported, not refused.
pub fn run(request: &Request) -> Result<Report, Failure> {
    let mut beside = Beside { key: request.key.clone(), witnesses: request.witnesses.clone(), ..Beside::default() };
    for file in &request.checkpoints {
        beside.add_checkpoint(name(file), text(file)?);
    }
    for file in &request.receipts {
        beside.add_receipt(name(file), &text(file)?).map_err(|error| Failure { file: name(file), why: error.to_string() })?;
    }
    let failure = |error: io::Error| Failure { file: name(&request.bundle), why: error.to_string() };
    let file = File::open(&request.bundle).map_err(failure)?;
    let size = file.metadata().map_err(failure)?.len();
    let read = Rc::new(Cell::new(0));
    let input = gz::reader(Counted { file, read: Rc::clone(&read) }).map_err(failure)?;
    let shown = io::stderr().is_terminal();
    let report = ledger::audit(input, &beside, &mut |_| {
        if shown {
            draw(read.get(), size);
        }
    });
    if shown {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
    Ok(report)
}

fn name(file: &Path) -> String {
    file.display().to_string()
}

fn text(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure { file: name(file), why: error.to_string() })
}

/// A file that tells how far it was read.
struct Counted {
    file: File,
    read: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read.set(self.read.get() + count as u64);
        Ok(count)
    }
}

/// Draws the bar. One that cannot be drawn is no reason not to audit.
fn draw(read: u64, size: u64) {
    let percent = (u128::from(read) * 100 / u128::from(size.max(1))).min(100) as usize;
    let (full, empty) = ("#".repeat(percent * 30 / 100), ".".repeat(30 - percent * 30 / 100));
    let _ = write!(io::stderr(), "\r\x1b[K[{full}{empty}] {percent} %");
    let _ = io::stderr().flush();
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::voting::count::{Rule, TieRule};
    use domain::voting::{Method, Question};
    use domain::{OptionId, PollId, QuestionId};
    use ledger::audit::{Check, Verdict};
    use ledger::bundle::{TurnoutLine, definition_line};
    use ledger::{Checkpoint, Decision, Definition, Log, PollKey, Secrecy, publish::publish};

    /// A poll without voters: its checkpoint and its bundle.
    fn empty_poll() -> (PollKey, String, Vec<u8>) {
        let key = PollKey::new("parvis.example/polls/1", [1; 32]).unwrap();
        let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: vec![OptionId(1), OptionId(2)], optional: false, budget: None };
        let definition = Definition {
            format: ledger::definition::FORMAT.to_owned(),
            key: key.public().to_string(),
            poll: PollId(1),
            secrecy: Secrecy::Confidential,
            token_key: None,
            questions: vec![Decision::new(question, Rule::Plurality, 1)],
            ties: TieRule::Id,
            trustees: None,
        };
        let log = Log::new(definition_line(&definition).unwrap().1);
        let checkpoint = Checkpoint { size: 1, root: log.root() }.sign(&key).unwrap();
        let turnout = TurnoutLine { by_channel: Vec::new(), issued: 0, tokens: None, roll: None };
        let checkpoints = [(1, checkpoint.clone())].into();
        let (bundle, _) = publish(Vec::new(), &definition, log.entries(), &checkpoints, |_| None, turnout, &key).unwrap();
        (key, checkpoint, bundle)
    }

    #[test]
    fn compressed_or_not_it_is_the_same_poll() {
        let (key, checkpoint, bundle) = empty_poll();
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("poll.jsonl"), &bundle).unwrap();
        gz::write(File::create(path("poll.jsonl.gz")).unwrap(), &bundle).unwrap();
        fs::write(path("checkpoint"), checkpoint).unwrap();
        for name in ["poll.jsonl", "poll.jsonl.gz"] {
            let request = Request { bundle: path(name), key: Some(key.public().to_string()), checkpoints: vec![path("checkpoint")], ..Request::default() };
            let report = run(&request).unwrap();
            assert!(report.passed(), "{report}");
            assert_eq!(report.verdict(Check::OneLog), Some(&Verdict::Proved));
            assert_eq!(report.verdict(Check::Key), Some(&Verdict::Proved));
        }
    }

    #[test]
    fn damage_is_reported_and_a_missing_file_is_named() {
        let (_, _, bundle) = empty_poll();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("poll.jsonl.gz");
        gz::write(File::create(&path).unwrap(), &bundle).unwrap();
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 20]).unwrap();
        let report = run(&Request { bundle: path.clone(), ..Request::default() }).unwrap();
        assert!(report.failures().any(|check| check == Check::File), "{report}");
        let missing = Request { bundle: folder.path().join("none"), ..Request::default() };
        assert!(run(&missing).unwrap_err().to_string().contains("none: "));
        let no_receipt = Request { bundle: path.clone(), receipts: vec![path], ..Request::default() };
        assert!(run(&no_receipt).is_err());
    }

    /// The names of a report, as JSON has them: of checks, reasons, faults and unsound definitions.
    fn names(values: &[impl serde::Serialize]) -> Vec<String> {
        let name = |value| match serde_json::to_value(value).unwrap() {
            serde_json::Value::String(name) => name,
            other => other["fault"].as_str().unwrap().to_owned(),
        };
        values.iter().map(name).collect()
    }

    /// A reason or a fault that is new makes this fail to compile: add it to the list, and to `locales/*/audit-report.ftl`.
    #[test]
    fn every_name_of_a_report_has_its_sentence_for_the_browser() {
        use ledger::Unsound;
        use ledger::audit::{Fault, Why};
        use std::collections::BTreeMap;
        let whys = [
            Why::Unread,
            Why::NoRoll,
            Why::KeyFromFile,
            Why::NoCheckpoint,
            Why::NotWitnessed,
            Why::WitnessedInPart,
            Why::NoReceipt,
            Why::ReceiptSuperseded,
            Why::NoTokens,
            Why::NotAnonymous,
            Why::TokensGiven,
            Why::OnlyVotersKnow,
        ];
        let unsound = [Unsound::Format, Unsound::Key, Unsound::TokenKey, Unsound::Numbers, Unsound::Rule, Unsound::Trustees, Unsound::Sealed];
        let faults = [
            Fault::Unreadable { why: String::new() },
            Fault::Misplaced,
            Fault::CutOff,
            Fault::Unsound { why: Unsound::Key },
            Fault::BallotsFirst,
            Fault::NotSigned,
            Fault::OtherSize,
            Fault::NothingNew,
            Fault::OtherRoot,
            Fault::Uncovered,
            Fault::Unsorted,
            Fault::Twice,
            Fault::OtherEntry,
            Fault::Invalid,
            Fault::OtherBearer,
            Fault::OtherTokenKey,
            Fault::BadToken,
            Fault::TokenTwice,
            Fault::NoToken,
            Fault::TokensTaken,
            Fault::NotProved,
            Fault::WrongShare { name: String::new() },
            Fault::ShareTwice { name: String::new() },
            Fault::TooFewShares,
            Fault::NotOpened,
            Fault::ChannelTwice,
            Fault::BallotsVoters,
            Fault::VotersIssued,
            Fault::IssuedRoll,
            Fault::OtherTally,
            Fault::OtherOutcome,
            Fault::OtherKey,
            Fault::BadCheckpoint { name: String::new() },
            Fault::OtherLog { name: String::new() },
            Fault::BadCosignature { name: String::new() },
            Fault::BadReceipt { name: String::new() },
            Fault::BrokenPromise { name: String::new() },
        ];
        assert_listed(&whys, &unsound, &faults);
        let wanted: Vec<String> = [("why", names(&whys)), ("unsound", names(&unsound)), ("fault", names(&faults))]
            .into_iter()
            .chain(["name", "check"].map(|kind| (kind, names(Check::ALL))))
            .flat_map(|(kind, names)| names.into_iter().map(move |name| format!("{kind}-{name}")))
            .collect();
        for &locale in app::words::Locale::ALL {
            let words: BTreeMap<&str, String> = app::words::audit_report::every_message(locale).into_iter().collect();
            for id in &wanted {
                assert!(words.contains_key(id.as_str()), "locales/{}/audit-report.ftl lacks {id}", locale.code());
            }
            let kinds = ["name-", "check-", "why-", "fault-", "unsound-"];
            let known = words.keys().filter(|id| kinds.iter().any(|kind| id.starts_with(kind))).count();
            assert_eq!(known, wanted.len(), "sentences that nothing says any more");
        }
        assert_eq!(app::components::TOGETHER as usize, ledger::log::TOGETHER);
    }

    fn assert_listed(whys: &[ledger::audit::Why], unsound: &[ledger::Unsound], faults: &[ledger::audit::Fault]) {
        use ledger::Unsound::{Format, Key, Numbers, Rule, Sealed, TokenKey, Trustees};
        use ledger::audit::Fault as F;
        use ledger::audit::Why as W;
        for why in whys {
            match why {
                W::Unread
                | W::NoRoll
                | W::KeyFromFile
                | W::NoCheckpoint
                | W::NotWitnessed
                | W::WitnessedInPart
                | W::NoReceipt
                | W::ReceiptSuperseded
                | W::NoTokens
                | W::NotAnonymous
                | W::TokensGiven
                | W::OnlyVotersKnow => {}
            }
        }
        for why in unsound {
            match why {
                Format | Key | TokenKey | Numbers | Rule | Trustees | Sealed => {}
            }
        }
        for fault in faults {
            match fault {
                F::Unreadable { .. } | F::Misplaced | F::CutOff | F::Unsound { .. } | F::BallotsFirst | F::NotSigned | F::OtherSize | F::NothingNew => {}
                F::OtherRoot
                | F::Uncovered
                | F::Unsorted
                | F::Twice
                | F::OtherEntry
                | F::Invalid
                | F::OtherTokenKey
                | F::BadToken
                | F::TokenTwice
                | F::NoToken
                | F::TokensTaken
                | F::OtherBearer
                | F::ChannelTwice
                | F::BallotsVoters => {}
                F::VotersIssued | F::IssuedRoll | F::OtherTally | F::OtherOutcome | F::OtherKey | F::BadCheckpoint { .. } | F::OtherLog { .. } => {}
                F::BadCosignature { .. } | F::BadReceipt { .. } | F::BrokenPromise { .. } => {}
                F::NotProved | F::WrongShare { .. } | F::ShareTwice { .. } | F::TooFewShares | F::NotOpened => {}
            }
        }
    }
}
