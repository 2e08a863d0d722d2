//! What a trustee does next.

use std::borrow::Cow;

use crypto_box::PublicKey as BoxPublicKey;
use elastic_elgamal::dkg::{Error, Opening, ParticipantCollectingCommitments, ParticipantCollectingPolynomials, ParticipantExchangingSecrets, PublicInfo};
use elastic_elgamal::sharing::ActiveParticipant;
use elastic_elgamal::{PublicKey, SecretKey};
use zeroize::Zeroizing;

use super::check::View;
use super::message::{Body, Message, Round, Shown};
use super::{Ceremony, Fault, Progress, Unfit, progress};
use crate::encrypted::keys::Trustees;
use crate::encrypted::secret::Secret;
use crate::encrypted::wire::{self, Blob, Bytes, Group};

/// What a trustee does next.
#[derive(Debug)]
pub enum Step {
    /// Send this message. Made again, it is the same to the byte.
    Send(Box<Message>),
    /// Wait for others.
    Wait {
        /// In this round.
        round: Round,
        /// For these.
        missing: Vec<u8>,
    },
    /// The key is made, and this trustee has a share of it.
    Done(Box<Holder>),
    /// The ceremony cannot go on.
    Failed(Fault),
}

/// A trustee with their share of the key.
#[derive(Debug)]
pub struct Holder {
    /// All trustees, as they are published.
    pub trustees: Trustees,
    /// The place of this one, from 0.
    pub trustee: u8,
    pub(in crate::encrypted) secret: Secret,
    pub(in crate::encrypted) participant: ActiveParticipant<Group>,
}

/// A trustee can do nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// There can be no such ceremony.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The words are not those of a trustee of this ceremony.
    #[error("these words are not those of a trustee of this ceremony")]
    NotTrustee,
    /// A message of this trustee is not the one that these words make. Another version of this program made it, or somebody else has the words.
    #[error("these words make another message than the one that was sent in round {}", *.round as usize + 1)]
    OtherMessage {
        /// The round of the message.
        round: Round,
    },
    /// Something could not be made that always can.
    #[error("a message could not be made")]
    Broken,
}

/// What the trustee of these words does next, after these messages in any order.
///
/// # Errors
/// When there is no such ceremony, or the words are not those of one of its trustees, or were used otherwise.
pub fn step(ceremony: &Ceremony, secret: &Secret, messages: &[Message]) -> Result<Step, StepError> {
    ceremony.check()?;
    let own = Bytes(secret.signing_key().verifying_key().to_bytes());
    let place = ceremony.trustees.iter().position(|trustee| trustee.key == own).and_then(|place| u8::try_from(place).ok());
    let trustee = place.ok_or(StepError::NotTrustee)?;
    let progress = progress(ceremony, messages);
    if let Progress::Failed(fault) = progress {
        return Ok(Step::Failed(fault));
    }
    let view = View::new(ceremony, messages).map_err(|_| StepError::Broken)?;
    let dealer = Dealer::new(&view, secret, trustee);
    match (dealer.speak(&view)?, progress) {
        (Said::Next(message), _) => Ok(Step::Send(Box::new(message))),
        (Said::All(participant), Progress::Done(trustees)) => {
            Ok(Step::Done(Box::new(Holder { trustees: *trustees, trustee, secret: secret.clone(), participant: *participant })))
        }
        (_, Progress::Waiting { round, missing }) => Ok(Step::Wait { round, missing }),
        _ => Err(StepError::Broken),
    }
}

/// What a trustee has said.
enum Said {
    /// All that can be said now.
    Enough,
    /// Everything.
    All(Box<ActiveParticipant<Group>>),
    /// This is to be said.
    Next(Message),
}

/// A trustee in the ceremony, with the state that `elastic-elgamal` keeps, made again from the words.
struct Dealer<'a> {
    secret: &'a Secret,
    trustee: u8,
    begun: ParticipantCollectingCommitments<Group>,
}

impl<'a> Dealer<'a> {
    fn new(view: &View<'_>, secret: &'a Secret, trustee: u8) -> Self {
        // Poll, threshold and all trustees are in the hash of the ceremony: where one of them differs, so does all chance.
        let mut chance = secret.chance("polynomial", &[&view.id.0, &[trustee]]);
        let begun = ParticipantCollectingCommitments::new(view.ceremony.params(), trustee.into(), &mut chance);
        Self { secret, trustee, begun }
    }

    /// Goes through the rounds as far as all have spoken, and says what is to be said.
    fn speak(self, view: &View<'_>) -> Result<Said, StepError> {
        let Self { secret, trustee, begun } = self;
        let whole = |round| view.missing(round).is_empty();
        let sent = |body: Body| {
            let (round, message) = (body.round(), Message::sign(secret, &view.id, trustee, body));
            match view.of(round, trustee) {
                None => Ok(Some(Said::Next(message))),
                Some(same) if *same == message => Ok(None),
                Some(_) => Err(StepError::OtherMessage { round }),
            }
        };

        let key = begun.commitment();
        let polynomials = collected(begun, view)?;
        let shown = shown(&polynomials.0)?;
        let boxes = (0..).take(view.ceremony.trustees.len()).map(|dealer| Bytes(*secret.box_key(&view.id.0, dealer).public_key().as_bytes())).collect();
        if let Some(next) = sent(Body::Commitment { key: Bytes(key), whole: shown.digest(&view.id, trustee), boxes })? {
            return Ok(next);
        }
        if !whole(Round::Commitments) {
            return Ok(Said::Enough);
        }
        if let Some(next) = sent(Body::Polynomial { before: view.before(Round::Polynomials), shown })? {
            return Ok(next);
        }
        if !whole(Round::Polynomials) {
            return Ok(Said::Enough);
        }
        let mut exchange = exchanging(polynomials.0, view, trustee)?;
        let before = view.before(Round::Shares);
        if let Some(next) = sent(Body::Shares { before, boxes: dealt(&exchange, view, secret, trustee)? })? {
            return Ok(next);
        }
        if !whole(Round::Shares) {
            return Ok(Said::Enough);
        }
        let before = view.before(Round::Confirmations);
        if let Err(dealer) = received(&mut exchange, view, secret, trustee) {
            let key = Bytes(secret.box_key(&view.id.0, dealer).to_bytes());
            return sent(Body::Complaint { before, dealer, key }).map(|next| next.unwrap_or(Said::Enough));
        }
        let participant = exchange.complete().map_err(|_| StepError::Broken)?;
        let proof = participant.proof_of_possession(&mut secret.chance("share", &[&view.id.0, &before.0]));
        let proof = wire::possession_bytes(&proof).try_into().map(Bytes).map_err(|_| StepError::Broken)?;
        let shares = participant.key_set().participant_keys().iter().map(|key| Bytes(wire::point_bytes(&key.as_element()))).collect();
        Ok(sent(Body::Confirmation { before, shares, proof })?.unwrap_or(Said::All(Box::new(participant))))
    }
}

/// What `elastic-elgamal` calls the second stage. It wants all commitments before it shows anything; where some are missing, others stand in for them, and the
/// state serves for nothing but the own polynomial.
struct Polynomials(ParticipantCollectingPolynomials<Group>);

fn collected(mut begun: ParticipantCollectingCommitments<Group>, view: &View<'_>) -> Result<Polynomials, StepError> {
    let missing: Vec<usize> = begun.missing_commitments().collect();
    for place in missing {
        let message = u8::try_from(place).ok().and_then(|place| view.of(Round::Commitments, place));
        let commitment = match message.map(|message| &message.body) {
            Some(Body::Commitment { key, .. }) => key.0,
            _ => [0; 32],
        };
        begun.insert_commitment(place, commitment);
    }
    Ok(Polynomials(begun.finish_commitment_phase()))
}

/// What is shown in round 2.
fn shown(polynomials: &ParticipantCollectingPolynomials<Group>) -> Result<Shown, StepError> {
    let info = polynomials.public_info();
    let opening = serde_json::to_value(&info.opening).ok().and_then(|value| value.as_str().map(str::to_owned));
    let opening = opening.and_then(|text| data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()).and_then(|bytes| bytes.try_into().ok());
    Ok(Shown {
        coefficients: info.polynomial.iter().map(|point| Bytes(wire::point_bytes(point))).collect(),
        proof: Blob(wire::possession_bytes(&info.proof_of_possession)),
        opening: Bytes(opening.ok_or(StepError::Broken)?),
    })
}

fn exchanging(
    mut polynomials: ParticipantCollectingPolynomials<Group>,
    view: &View<'_>,
    trustee: u8,
) -> Result<ParticipantExchangingSecrets<Group>, StepError> {
    for message in view.messages(Round::Polynomials).filter(|message| message.trustee != trustee) {
        let Body::Polynomial { shown, .. } = &message.body else { continue };
        let opening: Opening = wire::read(wire::text(&shown.opening.0)).ok_or(StepError::Broken)?;
        let proof = wire::possession(&shown.proof.0).ok_or(StepError::Broken)?;
        let info = PublicInfo { polynomial: shown.points().ok_or(StepError::Broken)?, proof_of_possession: Cow::Owned(proof), opening };
        polynomials.insert_public_polynomial(message.trustee.into(), info).map_err(|_| StepError::Broken)?;
    }
    // It panics where one is missing.
    if polynomials.missing_public_polynomials().next().is_some() {
        return Err(StepError::Broken);
    }
    Ok(polynomials.finish_polynomials_phase())
}

/// The shares for all others, sealed to them.
fn dealt(exchange: &ParticipantExchangingSecrets<Group>, view: &View<'_>, secret: &Secret, trustee: u8) -> Result<Vec<Blob>, StepError> {
    let seal = |to: u8| {
        let Some(Body::Commitment { boxes, .. }) = view.of(Round::Commitments, to).map(|message| &message.body) else { return None };
        let key = BoxPublicKey::from_bytes(boxes.get(usize::from(trustee))?.0);
        let share = exchange.secret_share_for_participant(to.into());
        let bytes = Zeroizing::new(share.expose_scalar().to_bytes());
        key.seal(&mut secret.chance("sealing", &[&view.id.0, &[trustee, to], key.as_bytes()]), bytes.as_slice()).ok()
    };
    let places = (0..).take(view.ceremony.trustees.len());
    places.map(|to| if to == trustee { Ok(Blob(Vec::new())) } else { seal(to).map(Blob).ok_or(StepError::Broken) }).collect()
}

/// Takes the shares that others dealt, or says whose is wrong first.
fn received(exchange: &mut ParticipantExchangingSecrets<Group>, view: &View<'_>, secret: &Secret, trustee: u8) -> Result<(), u8> {
    for message in view.messages(Round::Shares).filter(|message| message.trustee != trustee) {
        let dealer = message.trustee;
        let Body::Shares { boxes, .. } = &message.body else { return Err(dealer) };
        let Blob(sealed) = boxes.get(usize::from(trustee)).ok_or(dealer)?;
        let share = Zeroizing::new(secret.box_key(&view.id.0, dealer).unseal(sealed).map_err(|_| dealer)?);
        let share = SecretKey::from_bytes(&share).ok_or(dealer)?;
        exchange.insert_secret_share(dealer.into(), share).map_err(|_: Error| dealer)?;
    }
    Ok(())
}

impl Holder {
    /// The key that ballots are encrypted with.
    #[must_use]
    pub fn shared_key(&self) -> &PublicKey<Group> {
        self.participant.key_set().shared_key()
    }
}
