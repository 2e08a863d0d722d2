//! Encrypted ballots: each proved to be valid, all added up, and the sum opened by as many trustees as are needed.

use domain::voting::Count;

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
        Some(Self { sum: Sum::new(&booth), booth, keys, names, last: None, shares: Vec::new(), faults: Faults::default() })
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

    /// What comes out when the sum is opened, and what the rules make of it; `count` is one of no ballots yet.
    pub fn open(&mut self, count: Option<Count>, line: u64) -> Option<ResultLine> {
        match self.keys.open(&self.booth, &self.sum, &self.shares) {
            Ok(tally) => {
                let mut count = count?;
                count.add_tally(&tally).ok()?;
                count.finish().ok().map(|result| ResultLine::of(&result))
            }
            Err(NotOpened::TooFew { .. }) => {
                self.faults.note(Fault::TooFewShares, line);
                None
            }
            Err(_) => None,
        }
    }
}
