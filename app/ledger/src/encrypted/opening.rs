//! The sum of all ballots, what trustees say to open it, and the count that comes out.

use domain::voting::{OptionCount, QuestionTally, Tally};
use elastic_elgamal::group::Group as _;
use elastic_elgamal::{CandidateDecryption, DiscreteLogTable, VerifiableDecryption};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::ballot::Booth;
use super::ceremony::Holder;
use super::form::Form;
use super::keys::KeySet;
use super::wire::{self, Blob, Ciphertext, Group, PIECE, Point};
use crate::bytes::Entry;

/// What a trustee says of a slot: a point, and the proof that it is theirs: `D ‖ challenge ‖ response`.
const SHARE: usize = 3 * PIECE;

/// The sum of ballots, slot by slot. It is as large for a million ballots as for one.
#[derive(Clone, Debug)]
pub struct Sum {
    definition: Entry,
    ballots: u64,
    slots: Vec<Ciphertext>,
}

/// A trustee's shares of what opens the sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// The place of the trustee, from 0.
    pub trustee: u8,
    /// For each slot of the sum `D ‖ challenge ‖ response`.
    pub shares: Blob,
}

/// Shares of a trustee that were checked.
#[derive(Clone, Debug)]
pub struct CheckedShares {
    trustee: usize,
    shares: Vec<VerifiableDecryption<Group>>,
}

/// Why the sum does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// There is no such trustee, or too few or too many shares of one.
    #[error("these are not the shares of a trustee of this poll")]
    Form,
    /// A share is wrong: it is not proved that it belongs to the trustee, and to this sum.
    #[error("a share of trustee {} is wrong", .trustee + 1)]
    WrongShare {
        /// Whose.
        trustee: u8,
    },
    /// Too few trustees.
    #[error("{found} trustees are too few: {needed} are needed")]
    TooFew {
        /// How many there are.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
    /// More votes come out than ballots were added up, or none that fit together. With proved ballots this does not happen.
    #[error("what comes out is no count of these ballots")]
    NoCount,
}

impl Sum {
    /// The sum of no ballots.
    #[must_use]
    pub fn new(booth: &Booth) -> Self {
        let slots = booth.forms().iter().map(Form::slots).sum();
        Self { definition: *booth.definition(), ballots: 0, slots: vec![Ciphertext::zero(); slots] }
    }

    /// Adds a ballot, as [`Booth::verify`] gave it.
    pub fn add(&mut self, ballot: &[Ciphertext]) {
        self.ballots += 1;
        self.slots.iter_mut().zip(ballot).for_each(|(sum, slot)| *sum += *slot);
    }

    /// How many ballots were added up.
    #[must_use]
    pub const fn ballots(&self) -> u64 {
        self.ballots
    }

    /// `H("parvis encrypted sum v1" 0 ‖ definition ‖ ballots (u64) ‖ for each slot R ‖ B)`.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new().chain_update(b"parvis encrypted sum v1\0").chain_update(self.definition.0).chain_update(self.ballots.to_be_bytes());
        self.slots.iter().for_each(|slot| hash.update(slot.to_bytes()));
        hash.finalize().into()
    }

    /// `ballots (u64) ‖ for each slot R ‖ B`, to be kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.ballots.to_be_bytes().to_vec();
        self.slots.iter().for_each(|slot| bytes.extend(slot.to_bytes()));
        bytes
    }

    /// What [`Self::to_bytes`] wrote; nothing where it is not of this poll.
    #[must_use]
    pub fn read(booth: &Booth, bytes: &[u8]) -> Option<Self> {
        let (ballots, slots) = bytes.split_first_chunk()?;
        let empty = Self::new(booth);
        if slots.len() != empty.slots.len() * 2 * PIECE {
            return None;
        }
        let slots = slots.chunks_exact(2 * PIECE).map(wire::ciphertext).collect::<Option<_>>()?;
        Some(Self { ballots: u64::from_be_bytes(*ballots), slots, ..empty })
    }

    /// What trustees compare by telephone before they open it: whoever got them to open two sums would learn the difference.
    #[must_use]
    pub fn code(&self) -> String {
        super::ceremony::CeremonyId(self.digest()).code()
    }
}

impl Holder {
    /// This trustee's shares of what opens the sum. It is to be asked for once, when the poll is closed, with the sum of all ballots that count, added up by the
    /// trustee's own device from the published log: the sum of a single ballot looks no different.
    #[must_use]
    pub fn open(&self, sum: &Sum) -> Shares {
        let mut chance = self.secret.chance("opening", &[&sum.digest(), self.trustees.rounds.0.as_slice(), &[self.trustee]]);
        let mut shares = Vec::with_capacity(sum.slots.len() * SHARE);
        for slot in &sum.slots {
            let (share, proof) = self.participant.decrypt_share(*slot, &mut chance);
            shares.extend(share.to_bytes());
            shares.extend(proof.to_bytes());
        }
        Shares { trustee: self.trustee, shares: Blob(shares) }
    }
}

impl KeySet {
    /// Checks the shares of a trustee.
    ///
    /// # Errors
    /// When there are other shares than the sum has slots, or one is wrong.
    pub fn check(&self, sum: &Sum, shares: &Shares) -> Result<CheckedShares, NotOpened> {
        let trustee = usize::from(shares.trustee);
        if trustee >= self.trustees() || shares.shares.0.len() != sum.slots.len() * SHARE {
            return Err(NotOpened::Form);
        }
        let check = |(slot, bytes): (&Ciphertext, &[u8])| {
            let (share, proof) = bytes.split_at(PIECE);
            let (share, proof) = CandidateDecryption::<Group>::from_bytes(share).zip(wire::log_equality(proof))?;
            self.set.verify_share(share, *slot, trustee, &proof).ok()
        };
        let checked = sum.slots.iter().zip(shares.shares.0.chunks_exact(SHARE)).map(check).collect::<Option<Vec<_>>>();
        checked.map(|shares| CheckedShares { trustee, shares }).ok_or(NotOpened::WrongShare { trustee: shares.trustee })
    }

    /// Opens the sum with the checked shares of different trustees; more than needed change nothing.
    ///
    /// # Errors
    /// When they are too few, or what comes out is no count.
    pub fn open(&self, booth: &Booth, sum: &Sum, shares: &[CheckedShares]) -> Result<Tally, NotOpened> {
        let mut different: Vec<&CheckedShares> = Vec::new();
        for shares in shares {
            if different.iter().all(|other| other.trustee != shares.trustee) {
                different.push(shares);
            }
        }
        if different.len() < self.threshold() {
            return Err(NotOpened::TooFew { found: different.len(), needed: self.threshold() });
        }
        let logarithms = Logarithms::new(sum.ballots);
        let mut votes = Vec::with_capacity(sum.slots.len());
        for (place, slot) in sum.slots.iter().enumerate() {
            let shares = different.iter().filter_map(|shares| shares.shares.get(place).map(|share| (shares.trustee, *share)));
            let opened = self.set.params().combine_shares(shares).ok_or(NotOpened::NoCount)?.decrypt_to_element(*slot);
            votes.push(logarithms.of(opened).ok_or(NotOpened::NoCount)?);
        }
        tally(booth, sum.ballots, &votes).ok_or(NotOpened::NoCount)
    }
}

/// The tally of these votes by slot.
fn tally(booth: &Booth, ballots: u64, mut votes: &[u64]) -> Option<Tally> {
    let mut questions = Vec::new();
    for form in booth.forms() {
        let (own, rest) = votes.split_at_checked(form.slots())?;
        votes = rest;
        let blank = if form.blank { *own.last()? } else { 0 };
        let options = form.options.iter().zip(own).map(|(&option, &votes)| OptionCount { option, votes }).collect();
        questions.push(QuestionTally { question: form.question, answered: ballots.checked_sub(blank)?, blank, options });
    }
    questions.sort_by_key(|tally| booth.place(tally.question));
    Some(Tally { ballots, questions })
}

/// Logarithms of points that are small multiples of the generator: baby steps in a table, giant steps towards it (Shanks, 1971).
struct Logarithms {
    table: DiscreteLogTable<Group>,
    step: u64,
    giant: Point,
    highest: u64,
}

impl Logarithms {
    fn new(highest: u64) -> Self {
        let step = highest.isqrt() + 1;
        Self { table: DiscreteLogTable::new(0..step), step, giant: Group::vartime_mul_generator(&step.into()), highest }
    }

    /// The logarithm, if it is at most the highest.
    fn of(&self, mut point: Point) -> Option<u64> {
        for giants in 0..=self.highest / self.step {
            if let Some(baby) = self.table.get(&point) {
                return Some(giants * self.step + baby).filter(|&found| found <= self.highest);
            }
            point -= self.giant;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use elastic_elgamal::group::ElementOps as _;

    use super::*;

    #[test]
    fn every_small_logarithm_is_found_and_no_other() {
        for highest in [0, 1, 2, 3, 8, 9, 10, 99, 100] {
            let logarithms = Logarithms::new(highest);
            for value in 0..highest + 25 {
                let found = logarithms.of(Group::vartime_mul_generator(&value.into()));
                assert_eq!(found, (value <= highest).then_some(value));
            }
            assert_eq!(logarithms.of(-Group::generator()), None);
        }
    }
}
