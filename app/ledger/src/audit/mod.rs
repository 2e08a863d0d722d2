//! The audit of a bundle: one pass, one line at a time, one file here for each kind of check.
//!
//! [`Auditor`] is given the file piece by piece, as a browser has it; [`audit()`] reads a stream and gives it on.
//! Memory does not grow with the file but for eight bytes for each entry and each token, by which one that is there twice is found, and for the different
//! votes at questions with marks, each with its number.
//! The audit never stops at the first fault unless it can read no further, and says of everything it claims whether it is proved, wrong, or not provable here, and why.

mod auditor;
mod ballots;
mod beside;
mod chain;
mod encrypted;
mod entries;
mod order;
mod report;
mod result;
mod seal;
mod tokens;
mod turnout;
mod witnessed;
mod words;

use std::io::{BufRead, ErrorKind};

pub use auditor::Auditor;
pub use beside::{Beside, NoReceipt};
use report::Faults;
pub use report::{Check, Fault, Finding, Report, Verdict, Why, Witness};

use crate::bundle::{Line, Reader};
use crate::bytes::Entry;
use crate::definition::{Definition, Secrecy};
use crate::encrypted::Sum;
use crate::key::PublicKey;

/// Audits a bundle. `progress` is told how many bytes were read, now and then.
pub fn audit(mut input: impl BufRead, beside: &Beside, progress: &mut dyn FnMut(u64)) -> Report {
    let mut auditor = Auditor::new(beside.clone());
    while !auditor.is_over() {
        match input.fill_buf() {
            Ok([]) => break,
            Ok(piece) => {
                let length = piece.len();
                auditor.push(piece);
                input.consume(length);
                progress(auditor.bytes());
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => auditor.fail(error.to_string()),
        }
    }
    auditor.finish()
}

/// The report when there is nothing to audit.
fn unread(failed: Check, mut faults: Faults) -> Report {
    let mut verdict = |check| if check == failed { std::mem::take(&mut faults) } else { Faults::default() };
    let findings = Check::ALL
        .iter()
        .filter(|&&check| check != Check::Decryption)
        .map(|&check| Finding { check, verdict: verdict(check).verdict(otherwise(check, false, false)) })
        .collect();
    Report { findings, ..Report::default() }
}

/// What is said of a check without faults, where ballots have tokens or not.
const fn otherwise(check: Check, read: bool, tokens: bool) -> Verdict {
    match check {
        Check::Tokens if !tokens => Verdict::NotProvable { why: Why::NotAnonymous },
        Check::Entitlement if tokens => Verdict::NotProvable { why: Why::TokensGiven },
        Check::Entitlement => Verdict::NotProvable { why: Why::NoTokens },
        Check::Supersession => Verdict::NotProvable { why: Why::OnlyVotersKnow },
        _ if read => Verdict::Proved,
        _ => Verdict::NotProvable { why: Why::Unread },
    }
}

/// Where in the file the audit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The token key is still to come.
    Tokens,
    Entries,
    Counted,
    Decided,
    Signed,
}

/// An audit under way.
struct Audit {
    definition: Definition,
    entry: Entry,
    key: PublicKey,
    stage: Stage,
    chain: chain::Chain,
    order: order::Order,
    entries: entries::Entries,
    ballots: ballots::Ballots,
    tokens: tokens::Tokens,
    encrypted: Option<encrypted::Encrypted>,
    turnout: turnout::Turnout,
    result: result::Outcome,
    seal: seal::Seal,
    beside: beside::Comparison,
}

impl Audit {
    fn new(definition: Definition, entry: Entry, key: PublicKey, beside: Beside) -> Self {
        let tokens = tokens::Tokens::new(&definition);
        Self {
            stage: if tokens.expected() { Stage::Tokens } else { Stage::Entries },
            tokens,
            chain: chain::Chain::new(&entry),
            order: order::Order::default(),
            entries: entries::Entries::default(),
            ballots: ballots::Ballots::new(&definition),
            encrypted: encrypted::Encrypted::new(&definition, &entry),
            turnout: turnout::Turnout::default(),
            result: result::Outcome::default(),
            seal: seal::Seal::default(),
            beside: beside::Comparison::new(beside, &key, &entry),
            definition,
            entry,
            key,
        }
    }

    /// Checks a line. `false` when it does not belong there.
    fn take(&mut self, line: Line, reader: &Reader) -> bool {
        let number = reader.number();
        match (self.stage, line) {
            (Stage::Tokens, Line::TokenKey(secret)) => {
                self.tokens.key(&secret, number);
                self.stage = Stage::Entries;
            }
            (Stage::Entries, Line::Ballot(opened)) if self.encrypted.is_none() => {
                self.append(&opened.entry, false, number);
                self.entries.opened(&opened, &self.entry, number);
                self.ballots.count(&opened, number);
                self.tokens.ballot(&opened.by, number);
            }
            (Stage::Entries, Line::Encrypted(cast)) => {
                let Some(encrypted) = &mut self.encrypted else { return false };
                self.ballots.opened += 1;
                self.ballots.faults.expect(encrypted.add(&cast), Fault::NotProved, number);
                self.tokens.token(&cast.token, number);
                self.entries.sealed(&cast, &self.entry, number);
                self.append(&cast.entry, false, number);
            }
            (Stage::Entries, Line::Superseded(marked)) => {
                self.append(&marked.entry, true, number);
                self.entries.superseded(&marked, &self.entry, number);
            }
            (Stage::Entries, Line::Checkpoint(note)) => {
                if self.chain.checkpoint(&note, &self.key, number) {
                    self.beside.witnessed(&note, self.chain.log().size(), number);
                }
                self.order.end_batch();
            }
            (Stage::Entries, Line::Turnout(turnout)) => {
                self.chain.end(number);
                self.turnout.check(&turnout, self.ballots.opened, number);
                self.tokens.turnout(&turnout, number);
                self.stage = Stage::Counted;
            }
            (Stage::Counted, Line::Decryption(shares)) => {
                let Some(encrypted) = &mut self.encrypted else { return false };
                encrypted.decryption(&shares, number);
            }
            (Stage::Counted, Line::Result(published)) => {
                match &mut self.encrypted {
                    Some(encrypted) => self.result.compare(&published, encrypted.open(number).as_ref(), Some(Fault::NotOpened), number),
                    None => self.result.check(&published, self.ballots.count.take(), number),
                }
                self.stage = Stage::Decided;
            }
            (Stage::Decided, Line::Signature(note)) => {
                self.seal.check(&note, &self.key, &reader.hash_before(), number);
                self.stage = Stage::Signed;
            }
            _ => return false,
        }
        true
    }

    /// The sum of encrypted ballots, when all of them were read and nothing was found wrong, nor beside the file.
    fn sum(&self) -> Option<&Sum> {
        let encrypted = self.encrypted.as_ref().filter(|_| self.stage == Stage::Counted)?;
        let (chain, entries) = (&self.chain, &self.entries);
        let (ballots, turnout) = (&self.ballots.faults, &self.turnout.faults);
        let faults = [&chain.rules, &chain.signatures, &chain.faults, &entries.openings, &entries.marks, ballots, turnout, &self.tokens.faults];
        let sound = self.beside.fits() && !self.order.any() && !faults.iter().any(|faults| faults.any()) && !self.turnout.roll.any() && !encrypted.faults.any();
        sound.then_some(&encrypted.sum)
    }

    fn append(&mut self, entry: &Entry, superseded: bool, number: u64) {
        self.chain.append(entry, number);
        self.order.append(entry, number);
        self.beside.append(entry, superseded, self.chain.log());
    }

    fn report(self, file: Faults) -> Report {
        let read = !file.any();
        let has_tokens = self.tokens.expected();
        let smallest_batch = self.order.smallest;
        let (beside, witnesses) = self.beside.verdicts(self.chain.log().size(), read);
        let (key, one_log, receipts) = beside;
        let (ballots, superseded, checkpoints) = (self.ballots.opened, self.entries.marked, self.chain.signed);
        let found = vec![
            (Check::File, file),
            (Check::Signature, self.seal.faults),
            (Check::Definition, self.chain.rules),
            (Check::Checkpoints, self.chain.signatures),
            (Check::Log, self.chain.faults),
            (Check::Order, self.order.finish()),
            (Check::Openings, self.entries.openings),
            (Check::Ballots, self.ballots.faults),
            (Check::Superseded, self.entries.marks),
            (Check::Turnout, self.turnout.faults),
            (Check::Roll, self.turnout.roll),
            (Check::Tokens, self.tokens.finish()),
            (Check::Decryption, self.encrypted.map(|encrypted| encrypted.faults).unwrap_or_default()),
            (Check::Tally, self.result.tally),
            (Check::Outcome, self.result.outcome),
            (Check::Entitlement, Faults::default()),
            (Check::Supersession, Faults::default()),
        ];
        let no_roll = read && !self.turnout.has_roll;
        let verdict = |(check, faults): (Check, Faults)| match check {
            Check::Roll if no_roll => Finding { check, verdict: Verdict::NotProvable { why: Why::NoRoll } },
            _ => Finding { check, verdict: faults.verdict(otherwise(check, read, has_tokens)) },
        };
        let sealed = self.definition.secrecy == Secrecy::Encrypted;
        let mut findings: Vec<Finding> = found.into_iter().filter(|(check, _)| sealed || *check != Check::Decryption).map(verdict).collect();
        let beside = [(Check::Key, key), (Check::OneLog, one_log), (Check::Receipts, receipts)];
        findings.extend(beside.map(|(check, verdict)| Finding { check, verdict }));
        findings.sort_by_key(|finding| finding.check);
        Report {
            origin: Some(self.key.origin().to_owned()),
            key: Some(self.key.to_string()),
            poll: Some(self.definition.poll),
            ballots,
            superseded,
            checkpoints,
            smallest_batch,
            witnesses,
            findings,
        }
    }
}
