//! What anybody sees in the messages of a ceremony.

use elastic_elgamal::sharing::{Params, PublicKeySet};
use elastic_elgamal::{PublicKey, SecretKey};
use sha2::{Digest as _, Sha256};

use super::message::{Body, Message, Round, Shown};
use super::{Ceremony, CeremonyId, Fault};
use crate::encrypted::keys::{KeySet, Member, Trustees};
use crate::encrypted::wire::{self, Blob, Bytes, Group, Point};

/// The length of a sealed share: an X25519 key, a tag, a scalar.
pub(super) const SEALED: usize = 32 + 16 + 32;

/// How far a ceremony is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Messages of this round are still to come.
    Waiting {
        /// The round.
        round: Round,
        /// Whose messages.
        missing: Vec<u8>,
    },
    /// The key is made, and everybody has confirmed it.
    Done(Box<Trustees>),
    /// It cannot go on.
    Failed(Fault),
}

/// How far a ceremony is by these messages, in any order. Whether there can be such a ceremony is checked before ([`Ceremony::check`]).
#[must_use]
pub fn progress(ceremony: &Ceremony, messages: &[Message]) -> Progress {
    match View::new(ceremony, messages).and_then(|view| view.checked().map(|()| view.state())) {
        Ok(Ok(progress)) => progress,
        Ok(Err(fault)) | Err(fault) => Progress::Failed(fault),
    }
}

/// The messages by round and trustee.
pub(super) struct View<'a> {
    pub ceremony: &'a Ceremony,
    pub id: CeremonyId,
    rounds: [Vec<Option<&'a Message>>; 4],
}

impl<'a> View<'a> {
    /// Sorts them.
    pub fn new(ceremony: &'a Ceremony, messages: &'a [Message]) -> Result<Self, Fault> {
        let mut rounds: [Vec<Option<&Message>>; 4] = std::array::from_fn(|_| vec![None; ceremony.trustees.len()]);
        for message in messages {
            let (trustee, round) = (message.trustee, message.body.round());
            if !message.is_signed(ceremony) {
                return Err(Fault::NotSigned { trustee });
            }
            match &mut rounds[round as usize][usize::from(trustee)] {
                Some(other) if *other != message => return Err(Fault::TwoFaces { trustee, round }),
                place => *place = Some(message),
            }
        }
        Ok(Self { ceremony, id: ceremony.id(), rounds })
    }

    /// The message of this trustee in this round.
    pub fn of(&self, round: Round, trustee: u8) -> Option<&'a Message> {
        self.rounds[round as usize].get(usize::from(trustee)).copied().flatten()
    }

    /// The messages there are in this round.
    pub fn messages(&self, round: Round) -> impl Iterator<Item = &'a Message> + '_ {
        self.rounds[round as usize].iter().copied().flatten()
    }

    /// Who has not spoken in this round.
    pub fn missing(&self, round: Round) -> Vec<u8> {
        (0..).zip(&self.rounds[round as usize]).filter(|(_, message)| message.is_none()).map(|(trustee, _)| trustee).collect()
    }

    /// The first round in which somebody has not spoken; nothing when all have in all.
    pub fn current(&self) -> Option<Round> {
        Round::ALL.into_iter().find(|&round| !self.missing(round).is_empty())
    }

    /// The hash of all messages before this round: `H("parvis ceremony rounds v1" 0 ‖ ceremony ‖ for each round and trustee: length (u64) ‖ message as JSON)`.
    pub fn before(&self, round: Round) -> Bytes<32> {
        let mut hash = Sha256::new().chain_update(b"parvis ceremony rounds v1\0").chain_update(self.id.0);
        for message in Round::ALL.into_iter().filter(|&earlier| earlier < round).flat_map(|earlier| self.messages(earlier)) {
            let text = serde_json::to_vec(message).unwrap_or_default();
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        Bytes(hash.finalize().into())
    }

    /// Checks every round up to the current one.
    fn checked(&self) -> Result<(), Fault> {
        let current = self.current();
        for round in Round::ALL.into_iter().filter(|&round| current.is_none_or(|current| round <= current)) {
            let before = self.before(round);
            for message in self.messages(round) {
                let trustee = message.trustee;
                if message.body.before().is_some_and(|named| *named != before) {
                    return Err(Fault::OtherView { trustee, round });
                }
                self.message(message)?;
            }
        }
        Ok(())
    }

    fn message(&self, message: &Message) -> Result<(), Fault> {
        let (trustee, trustees) = (message.trustee, self.ceremony.trustees.len());
        let malformed = Fault::Malformed { trustee, round: message.body.round() };
        match &message.body {
            Body::Commitment { boxes, .. } if boxes.len() != trustees => Err(malformed),
            Body::Commitment { .. } => Ok(()),
            Body::Polynomial { shown, .. } => self.shown(trustee, shown).map(|_| ()),
            Body::Shares { boxes, .. } => {
                let length = |place: usize| if place == usize::from(trustee) { 0 } else { SEALED };
                let whole = boxes.len() == trustees && boxes.iter().enumerate().all(|(place, Blob(sealed))| sealed.len() == length(place));
                if whole { Ok(()) } else { Err(malformed) }
            }
            Body::Confirmation { .. } => Ok(()),
            Body::Complaint { dealer, key, .. } if usize::from(*dealer) < trustees && *dealer != trustee => Err(self.complaint(trustee, *dealer, key)),
            Body::Complaint { .. } => Err(malformed),
        }
    }

    /// The keys of all trustees for what this one deals, if what they show is what they committed to and know.
    fn shown(&self, trustee: u8, shown: &Shown) -> Result<PublicKeySet<Group>, Fault> {
        let committed = self.of(Round::Commitments, trustee).is_some_and(|message| {
            let Body::Commitment { key, whole, .. } = &message.body else { return false };
            let first = shown.coefficients.first().map(|first| Sha256::new().chain_update(first.0).chain_update(shown.opening.0).finalize());
            first.is_some_and(|first| first[..] == key.0) && shown.digest(&self.id, trustee) == *whole
        });
        if !committed {
            return Err(Fault::NotCommitted { trustee });
        }
        let polynomial = shown.points().filter(|polynomial| polynomial.len() == usize::from(self.ceremony.threshold));
        let malformed = Fault::Malformed { trustee, round: Round::Polynomials };
        let (polynomial, proof) = polynomial.zip(wire::possession(&shown.proof.0)).ok_or(malformed)?;
        PublicKeySet::new(self.ceremony.params(), polynomial, &proof).map_err(|_| Fault::NotKnown { trustee })
    }

    /// Whose fault a complaint shows.
    fn complaint(&self, trustee: u8, dealer: u8, key: &Bytes<32>) -> Fault {
        let false_complaint = Fault::FalseComplaint { trustee, dealer };
        let (Some(commitment), Some(shares), Some(polynomial)) =
            (self.of(Round::Commitments, trustee), self.of(Round::Shares, dealer), self.of(Round::Polynomials, dealer))
        else {
            return false_complaint;
        };
        let key = crypto_box::SecretKey::from_bytes(key.0);
        let fits = matches!(&commitment.body, Body::Commitment { boxes, .. }
            if boxes.get(usize::from(dealer)).is_some_and(|public| public.0 == *key.public_key().as_bytes()));
        let (Body::Shares { boxes, .. }, Body::Polynomial { shown, .. }) = (&shares.body, &polynomial.body) else { return false_complaint };
        let expected = self.shown(dealer, shown).ok().and_then(|keys| keys.participant_key(trustee.into()).cloned());
        let share = boxes.get(usize::from(trustee)).and_then(|Blob(sealed)| key.unseal(sealed).ok());
        let share = share.and_then(|share| SecretKey::<Group>::from_bytes(&share));
        let right = share.is_some_and(|share| Some(PublicKey::from(&share)) == expected);
        if fits && !right { Fault::WrongShare { dealer, to: trustee } } else { false_complaint }
    }

    /// The public shares of the key, by trustee, once everybody has shown their polynomial.
    pub fn keys(&self) -> Result<Vec<Bytes<32>>, Fault> {
        let mut sums: Vec<PublicKey<Group>> = Vec::new();
        for message in self.messages(Round::Polynomials) {
            let Body::Polynomial { shown, .. } = &message.body else { continue };
            let keys = self.shown(message.trustee, shown)?.participant_keys().to_vec();
            sums = if sums.is_empty() { keys } else { sums.into_iter().zip(keys).map(|(sum, key)| sum + key).collect() };
        }
        Ok(sums.iter().map(|key| Bytes(wire::point_bytes(&key.as_element()))).collect())
    }

    fn state(&self) -> Result<Progress, Fault> {
        if let Some(round) = self.current().filter(|&round| round < Round::Confirmations) {
            return Ok(Progress::Waiting { round, missing: self.missing(round) });
        }
        let keys = self.keys()?;
        let set = KeySet::new(self.ceremony.threshold, &keys).ok_or(Fault::NoKey)?;
        let mut members = Vec::new();
        for message in self.messages(Round::Confirmations) {
            let Body::Confirmation { shares, proof, .. } = &message.body else { continue };
            if *shares != keys || !set.knows(message.trustee, proof) {
                return Err(Fault::NotConfirmed { trustee: message.trustee });
            }
            let trustee = self.ceremony.trustees[usize::from(message.trustee)].clone();
            members.push(Member {
                name: trustee.name,
                key: trustee.key,
                share: keys[usize::from(message.trustee)],
                proof: *proof,
                signature: message.signature,
            });
        }
        let missing = self.missing(Round::Confirmations);
        if !missing.is_empty() {
            return Ok(Progress::Waiting { round: Round::Confirmations, missing });
        }
        let Ceremony { attempt, threshold, .. } = *self.ceremony;
        Ok(Progress::Done(Box::new(Trustees { attempt, threshold, rounds: self.before(Round::Confirmations), members })))
    }
}

impl Shown {
    /// The coefficients as points, none of which is the neutral one.
    pub(super) fn points(&self) -> Option<Vec<Point>> {
        self.coefficients.iter().map(|coefficient| PublicKey::<Group>::from_bytes(&coefficient.0).ok().map(|key| key.as_element())).collect()
    }
}

impl Ceremony {
    pub(super) fn params(&self) -> Params {
        Params { shares: self.trustees.len(), threshold: self.threshold.into() }
    }
}
