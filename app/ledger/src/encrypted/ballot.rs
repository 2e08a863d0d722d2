//! Encrypted ballots: sealed, and checked without being opened.
//!
//! # What is proved
//! Of every slot that a zero or a one is in it, and of each question that the slots together are a valid answer ([`super::form`]). The proofs are those of
//! `elastic-elgamal` (Chaum–Pedersen, and rings as Borromean signatures have them), made with transcripts of their own that begin with
//! poll, token and question:
//!
//! ```text
//! Transcript("parvis encrypted ballot v1"), definition (32), token (32), question (u64), part: slot number (u64), or 2^64 − 1 for the sum
//! ```
//!
//! So a ballot is only valid with the token it was made for. Whoever copies the ballot of somebody else, or one answer of it, to learn from the result what was
//! in it, cannot cast the copy: they would have to make the proofs anew, for which they would have to know what is in it.
//! `EncryptedChoice` of the crate would be a little shorter, but begins every transcript with the same words, and leaves copies to be sought among all ballots.
//!
//! # Bytes
//! A sealed answer is, for each slot, `R ‖ B ‖ challenge ‖ response ‖ response`, then the proof about the sum: `challenge ‖ response` where as many as must may
//! be chosen, else `R ‖ B` for each part of the range but the last, then `challenge ‖ responses`. All pieces are 32 bytes, points and scalars as RFC 9496 has
//! them. All sealed answers to a question have the same length.

use domain::QuestionId;
use domain::voting::Ballot;
use elastic_elgamal::group::Group as _;
use elastic_elgamal::{CiphertextWithValue, PreparedRange, PublicKey, RangeDecomposition, SecretKey};
use merlin::Transcript;
use rand_chacha_06::ChaCha20Rng;
use rand_chacha_06::rand_core::{CryptoRng, Error, RngCore, SeedableRng as _};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::form::{Form, NoForm, SLOT, Width};
use super::keys::KeySet;
use super::wire::{self, Blob, Ciphertext, Group, LogEqualityProof, PIECE, RangeProof};
use crate::bytes::{Digest, Entry, Lock, Salt, TokenInput};
use crate::leaf::entry;
use crate::token::Token;

/// What every transcript begins with, and the digest of a ballot.
const LABEL: &[u8] = b"parvis encrypted ballot v1";

/// The part of a transcript that is about the sum.
const SUM: u64 = u64::MAX;

/// An encrypted ballot: a sealed answer to every question, in ascending order of the questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SealedBallot {
    /// The answers.
    pub answers: Vec<SealedAnswer>,
}

/// A sealed answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedAnswer {
    /// The question.
    pub question: QuestionId,
    /// Ciphertexts and proofs.
    pub sealed: Blob,
}

/// What there is to see of the entry of an encrypted ballot, which stays sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedOpening {
    /// The token that the ballot was sealed for and cast with.
    pub token: Token,
    /// The sealed ballot.
    pub answers: SealedBallot,
    /// Its salt.
    pub salt: Salt,
    /// Its lock, whose key stays with the voter.
    pub lock: Lock,
}

impl SealedOpening {
    /// The entry that commits to this in the poll of this definition.
    #[must_use]
    pub fn entry(&self, definition: &Entry) -> Entry {
        entry(definition, &self.lock, &self.answers.digest(&self.salt, &self.token.input))
    }
}

/// Where ballots of a poll are sealed and checked.
#[derive(Clone, Debug)]
pub struct Booth {
    definition: Entry,
    /// The questions in the order of the poll.
    order: Vec<QuestionId>,
    forms: Vec<Form>,
    key: PublicKey<Group>,
    bit: PreparedRange<Group>,
}

/// A ballot could not be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// It is not valid in this poll.
    #[error("the ballot is not valid in this poll")]
    Invalid,
    /// `elastic-elgamal` works otherwise than this was written for.
    #[error("the ballot could not be encrypted")]
    Broken,
}

/// What is wrong with an encrypted ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBallot {
    /// It does not answer the questions of the poll, each once, in ascending order.
    #[error("the ballot does not answer the questions of the poll")]
    Questions,
    /// An answer has another length than all answers to that question, or holds something else than points and scalars.
    #[error("a sealed answer has another form than all answers to its question")]
    Form,
    /// It is not proved that each option is chosen once or not at all.
    #[error("it is not proved that each option is chosen once or not at all")]
    Slot,
    /// It is not proved that as many options are chosen as may be.
    #[error("it is not proved that as many options are chosen as may be")]
    Sum,
}

impl SealedBallot {
    /// The hash of ballot, salt and token, in the place of that of an open ballot:
    /// `H("parvis encrypted ballot v1" 0 ‖ salt ‖ token ‖ number of answers (u32) ‖ for each: question (i64) ‖ length (u32) ‖ sealed)`.
    #[must_use]
    pub fn digest(&self, salt: &Salt, token: &TokenInput) -> Digest {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
        let mut hash = Sha256::new().chain_update(LABEL).chain_update([0]).chain_update(salt.0).chain_update(token.0);
        hash.update(count(self.answers.len()));
        for answer in &self.answers {
            hash.update(answer.question.0.to_be_bytes());
            hash.update(count(answer.sealed.0.len()));
            hash.update(&answer.sealed.0);
        }
        Digest(hash.finalize().into())
    }
}

impl Booth {
    /// The booth of the poll with this definition, these questions and this key.
    ///
    /// # Errors
    /// When its questions cannot be answered in this way.
    pub fn new(definition: Entry, questions: &[domain::voting::Question], keys: &KeySet) -> Result<Self, NoForm> {
        let order = questions.iter().map(|question| question.id).collect();
        Ok(Self { definition, order, forms: Form::of(questions)?, key: keys.shared().clone(), bit: RangeDecomposition::optimal(2).into() })
    }

    /// The place of a question in the poll.
    pub(super) fn place(&self, question: QuestionId) -> Option<usize> {
        self.order.iter().position(|&one| one == question)
    }

    /// The questions as ballots have them.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The entry of the definition.
    #[must_use]
    pub const fn definition(&self) -> &Entry {
        &self.definition
    }

    /// Seals a ballot for this token. `seed` is 32 bytes of chance that serve once; with the same seed comes the same ballot, by which it can be audited.
    ///
    /// # Errors
    /// When the ballot is not valid here.
    pub fn seal(&self, ballot: &Ballot, token: &TokenInput, seed: &[u8; 32]) -> Result<SealedBallot, NotSealed> {
        if ballot.answers().len() != self.forms.len() {
            return Err(NotSealed::Invalid);
        }
        // What is sealed, and for what, is in the chance: should a seed serve twice after all, nothing is given away by two proofs with one nonce.
        let chance = Sha256::new().chain_update(b"parvis ballot chance v1\0").chain_update(seed).chain_update(self.definition.0).chain_update(token.0);
        let chance = Zeroizing::new(chance.chain_update(serde_json::to_vec(ballot).map_err(|_| NotSealed::Broken)?).finalize().into());
        let mut chance = ChaCha20Rng::from_seed(*chance);
        let seal = |form: &Form| {
            let answer = ballot.answer(form.question).filter(|answer| answer.marks.is_empty()).ok_or(NotSealed::Invalid)?;
            let bits = Zeroizing::new(form.bits(&answer.choices).ok_or(NotSealed::Invalid)?);
            let sealed = self.seal_answer(form, &bits, token, &mut chance).ok_or(NotSealed::Broken)?;
            Ok(SealedAnswer { question: form.question, sealed: Blob(sealed) })
        };
        self.forms.iter().map(seal).collect::<Result<_, _>>().map(|answers| SealedBallot { answers })
    }

    fn seal_answer(&self, form: &Form, bits: &[bool], token: &TokenInput, chance: &mut ChaCha20Rng) -> Option<Vec<u8>> {
        let mut sealed = Vec::with_capacity(form.length());
        let (mut sum, mut value) = (-Ciphertext::non_blinded(u64::from(form.min)), 0);
        let mut sum_chance: Option<SecretKey<Group>> = None;
        for ((slot, &bit), weight) in (0..).zip(bits).zip(form.weights()) {
            let slot_chance = SecretKey::generate(chance);
            let encrypted = encrypted(bit.into(), &slot_chance, &self.key)?;
            let proof = RangeProof::from_ciphertext(&self.key, &self.bit, &encrypted, &mut self.transcript(form, token, slot), chance);
            sealed.extend(encrypted.inner().to_bytes());
            sealed.extend(wire::range_bytes(&proof));
            sum += *encrypted.inner() * weight;
            value += u64::from(bit) * weight;
            let weighted = slot_chance * &weight.into();
            sum_chance = Some(sum_chance.map_or_else(|| weighted.clone(), |sum| sum + weighted.clone()));
        }
        let (sum_chance, value) = (sum_chance?, value.checked_sub(form.min.into())?);
        let mut transcript = self.transcript(form, token, SUM);
        match &form.width {
            Width::Nothing => {
                let powers = (*sum.random_element(), *sum.blinded_element());
                sealed.extend(LogEqualityProof::new(&self.key, &sum_chance, powers, &mut transcript, chance).to_bytes());
            }
            Width::Range { range, .. } => {
                let summed = encrypted(value, &sum_chance, &self.key).filter(|summed| summed.inner().to_bytes() == sum.to_bytes())?;
                sealed.extend(wire::range_bytes(&RangeProof::from_ciphertext(&self.key, range, &summed, &mut transcript, chance)));
            }
        }
        (sealed.len() == form.length()).then_some(sealed)
    }

    /// Checks all proofs of a ballot that was cast with this token; its ciphertexts, by question and slot.
    ///
    /// # Errors
    /// The first thing wrong with it.
    pub fn verify(&self, ballot: &SealedBallot, token: &TokenInput) -> Result<Vec<Ciphertext>, BadBallot> {
        if !self.forms.iter().map(|form| form.question).eq(ballot.answers.iter().map(|answer| answer.question)) {
            return Err(BadBallot::Questions);
        }
        let mut all = Vec::new();
        for (form, answer) in self.forms.iter().zip(&ballot.answers) {
            all.extend(self.verify_answer(form, &answer.sealed.0, token)?);
        }
        Ok(all)
    }

    /// The ciphertexts of a ballot whose proofs were checked before, by question and slot; nothing where it has another form.
    #[must_use]
    pub fn read(&self, ballot: &SealedBallot) -> Option<Vec<Ciphertext>> {
        let mut all = Vec::new();
        for (form, answer) in self.forms.iter().zip(&ballot.answers) {
            if form.question != answer.question || answer.sealed.0.len() != form.length() {
                return None;
            }
            let slots = answer.sealed.0.chunks_exact(SLOT).take(form.slots());
            all.extend(slots.map(|slot| wire::ciphertext(&slot[..2 * PIECE])).collect::<Option<Vec<_>>>()?);
        }
        (ballot.answers.len() == self.forms.len()).then_some(all)
    }

    fn verify_answer(&self, form: &Form, sealed: &[u8], token: &TokenInput) -> Result<Vec<Ciphertext>, BadBallot> {
        if sealed.len() != form.length() {
            return Err(BadBallot::Form);
        }
        let (slots, proof) = sealed.split_at(form.slots() * SLOT);
        let mut sum = -Ciphertext::non_blinded(u64::from(form.min));
        let mut all = Vec::with_capacity(form.slots());
        for ((slot, bytes), weight) in (0..).zip(slots.chunks_exact(SLOT)).zip(form.weights()) {
            let (encrypted, proof) = bytes.split_at(2 * PIECE);
            let (encrypted, proof) = wire::ciphertext(encrypted).zip(wire::range(proof, 0)).ok_or(BadBallot::Form)?;
            proof.verify(&self.key, &self.bit, encrypted, &mut self.transcript(form, token, slot)).map_err(|_| BadBallot::Slot)?;
            sum += encrypted * weight;
            all.push(encrypted);
        }
        let mut transcript = self.transcript(form, token, SUM);
        let proved = match &form.width {
            Width::Nothing => {
                let powers = (*sum.random_element(), *sum.blinded_element());
                wire::log_equality(proof).ok_or(BadBallot::Form)?.verify(&self.key, powers, &mut transcript)
            }
            Width::Range { range, parts, .. } => wire::range(proof, *parts).ok_or(BadBallot::Form)?.verify(&self.key, range, sum, &mut transcript),
        };
        proved.map(|()| all).map_err(|_| BadBallot::Sum)
    }

    fn transcript(&self, form: &Form, token: &TokenInput, part: u64) -> Transcript {
        let mut transcript = Transcript::new(LABEL);
        transcript.append_message(b"definition", &self.definition.0);
        transcript.append_message(b"token", &token.0);
        transcript.append_u64(b"question", form.question.0.cast_unsigned());
        transcript.append_u64(b"part", part);
        transcript
    }
}

/// A ciphertext with this chance in it, which the crate otherwise keeps to itself: it takes 64 bytes and reduces them to a scalar.
fn encrypted(value: u64, chance: &SecretKey<Group>, key: &PublicKey<Group>) -> Option<CiphertextWithValue<Group, u64>> {
    let encrypted = CiphertextWithValue::new(value, key, &mut Given(Zeroizing::new(chance.expose_scalar().to_bytes())));
    (*encrypted.inner().random_element() == Group::mul_generator(chance.expose_scalar())).then_some(encrypted)
}

/// Chance that was drawn before: 32 bytes, then zeros.
struct Given(Zeroizing<[u8; 32]>);

impl RngCore for Given {
    fn next_u32(&mut self) -> u32 {
        0
    }

    fn next_u64(&mut self) -> u64 {
        0
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        let (given, rest) = bytes.split_at_mut(bytes.len().min(self.0.len()));
        given.copy_from_slice(&self.0[..given.len()]);
        rest.fill(0);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for Given {}
