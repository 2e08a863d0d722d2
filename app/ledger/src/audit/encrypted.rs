//! Encrypted ballots: each proved to be valid, all added up, and the sum opened by as many trustees as are needed.

use domain::voting::count::TieRule;
use domain::voting::{Decision, PollResult};

use super::report::{Fault, Faults};
use crate::bundle::{EncryptedLine, ResultLine};
use crate::bytes::Entry;
use crate::definition::Definition;
use crate::encrypted::{Booth, CheckedShares, KeySet, NotOpened, Shares, Sum};

/// The encrypted ballots as they are read.
#[derive(Debug)]
pub(super) struct Encrypted {
    booth: Booth,
    keys: KeySet,
    names: Vec<String>,
    decisions: Vec<Decision>,
    ties: TieRule,
    pub sum: Sum,
    last: Option<u8>,
    shares: Vec<CheckedShares>,
    /// About [`super::Check::Decryption`].
    pub faults: Faults,
}

impl Encrypted {
    /// Nothing where ballots are not encrypted.
    pub fn new(definition: &Definition, entry: &Entry) -> Option<Self> {
        let (booth, keys) = definition.booth(entry)?;
        let names = definition.trustees.iter().flat_map(|trustees| &trustees.members).map(|member| member.name.clone()).collect();
        let (decisions, ties) = (definition.questions.clone(), definition.ties.clone());
        Some(Self { sum: Sum::new(&booth), booth, keys, names, decisions, ties, last: None, shares: Vec::new(), faults: Faults::default() })
    }

    /// Adds a ballot, if its proofs hold.
    pub fn add(&mut self, cast: &EncryptedLine) -> bool {
        match self.booth.verify(&cast.answers, &cast.token.input) {
            Ok(ballot) => {
                self.sum.add(&ballot);
                true
            }
            Err(_) => false,
        }
    }

    /// Checks what a trustee says. Each speaks once, in the order of their places.
    pub fn decryption(&mut self, shares: &Shares, line: u64) {
        let name = self.names.get(usize::from(shares.trustee)).cloned().unwrap_or_default();
        self.faults.expect(self.last.is_none_or(|last| last < shares.trustee), Fault::ShareTwice { name: name.clone() }, line);
        self.last = self.last.max(Some(shares.trustee));
        match self.keys.check(&self.sum, shares) {
            Ok(checked) => self.shares.push(checked),
            Err(_) => self.faults.note(Fault::WrongShare { name }, line),
        }
    }

    /// What comes out when the sum is opened.
    pub fn open(&mut self, line: u64) -> Option<ResultLine> {
        match self.keys.open(&self.booth, &self.sum, &self.shares) {
            Ok(tally) => Some(ResultLine::of(&PollResult::of_tally(&self.decisions, tally, &self.ties))),
            Err(NotOpened::TooFew { .. }) => {
                self.faults.note(Fault::TooFewShares, line);
                None
            }
            Err(_) => None,
        }
    }
}
