//! Trustees make a key, and whoever disturbs them is named.
//!
//! Seen to fail: with round 2 not bound by all of round 1; with the hash of what was said before, signatures, second messages of a round, the key of a complaint,
//! neutral coefficients, confirmed keys, the proof of a share, a share that was dealt or one's own earlier message not looked at.

use ledger::encrypted::ceremony::{Body, Ceremony, Enrolment, Fault, Holder, Message, Progress, Round, Step, StepError, Trustee, Unfit, progress, step};
use ledger::encrypted::{Blob, Bytes, Secret};
use proptest::prelude::*;
use rand_chacha_06::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};

use crate::poll::{Chance, ORIGIN};

/// Trustees with words that can be had again.
pub struct Table {
    pub secrets: Vec<Secret>,
    pub ceremony: Ceremony,
    pub messages: Vec<Message>,
}

pub fn secret(seed: u64) -> Secret {
    Secret::new(Chance(seed << 20).bytes())
}

impl Table {
    pub fn new(threshold: u8, trustees: u8, seed: u64) -> Self {
        let secrets: Vec<Secret> = (0..trustees).map(|trustee| secret(seed * 100 + u64::from(trustee))).collect();
        let enrol = |(place, secret): (usize, &Secret)| Enrolment::sign(secret, ORIGIN, &format!("Trustee {place}")).trustee;
        let trustees: Vec<Trustee> = secrets.iter().enumerate().map(enrol).collect();
        Self { secrets, ceremony: Ceremony { origin: ORIGIN.to_owned(), attempt: 0, threshold, trustees }, messages: Vec::new() }
    }

    pub fn step(&self, trustee: usize) -> Step {
        step(&self.ceremony, &self.secrets[trustee], &self.messages).unwrap()
    }

    /// Everybody speaks once.
    pub fn round(&mut self) {
        let said: Vec<Message> = (0..self.secrets.len())
            .map(|trustee| match self.step(trustee) {
                Step::Send(message) => *message,
                other => panic!("{other:?}"),
            })
            .collect();
        self.messages.extend(said);
    }

    pub fn completed(threshold: u8, trustees: u8, seed: u64) -> Self {
        let mut table = Self::new(threshold, trustees, seed);
        (0..4).for_each(|_| table.round());
        table
    }

    pub fn holder(&self, trustee: usize) -> Holder {
        match self.step(trustee) {
            Step::Done(holder) => *holder,
            other => panic!("{other:?}"),
        }
    }

    fn failed(&self) -> Fault {
        match progress(&self.ceremony, &self.messages) {
            Progress::Failed(fault) => fault,
            other => panic!("{other:?}"),
        }
    }

    /// Signs something else in the name of a trustee: what a trustee who cheats can do.
    fn forge(&self, trustee: u8, body: Body) -> Message {
        Message::sign(&self.secrets[usize::from(trustee)], &self.ceremony.id(), trustee, body)
    }

    fn of(&mut self, round: Round, trustee: u8) -> &mut Message {
        self.messages.iter_mut().find(|message| message.body.round() == round && message.trustee == trustee).unwrap()
    }

    /// Puts something else in the place of a message, signed by its trustee.
    fn cheat(&mut self, round: Round, trustee: u8, change: impl Fn(&mut Body)) {
        let mut body = self.of(round, trustee).body.clone();
        change(&mut body);
        let message = self.forge(trustee, body);
        *self.of(round, trustee) = message;
    }
}

#[test]
fn all_come_to_one_key_in_whatever_order_they_speak() {
    for (threshold, trustees) in [(2, 2), (2, 3), (3, 3), (3, 5), (5, 9)] {
        let mut table = Table::new(threshold, trustees, 1);
        let mut chance = Chance(7);
        let mut steps = 0;
        while !(0..trustees.into()).all(|trustee| matches!(table.step(trustee), Step::Done(_))) {
            let trustee = chance.below(trustees.into());
            match table.step(trustee) {
                Step::Send(message) => table.messages.insert(chance.below(table.messages.len() + 1), *message),
                Step::Wait { missing, .. } => assert!(!missing.is_empty() && !missing.contains(&(trustee as u8))),
                Step::Done(_) => {}
                Step::Failed(fault) => panic!("{fault}"),
            }
            steps += 1;
            assert!(steps < 1000);
        }
        let holders: Vec<Holder> = (0..trustees.into()).map(|trustee| table.holder(trustee)).collect();
        assert!(holders.iter().all(|holder| holder.trustees == holders[0].trustees && holder.shared_key() == holders[0].shared_key()));
        assert_eq!(progress(&table.ceremony, &table.messages), Progress::Done(Box::new(holders[0].trustees.clone())));
        holders[0].trustees.check(ORIGIN).unwrap();
        assert!(holders[0].trustees.check("parvis.example/polls/13").is_err(), "the trustees of one poll serve for another");
    }
}

#[test]
fn the_server_sees_whom_all_wait_for() {
    let mut table = Table::new(2, 3, 2);
    let waiting = |table: &Table| match progress(&table.ceremony, &table.messages) {
        Progress::Waiting { round, missing } => (round, missing),
        other => panic!("{other:?}"),
    };
    assert_eq!(waiting(&table), (Round::Commitments, vec![0, 1, 2]));
    table.round();
    assert_eq!(waiting(&table), (Round::Polynomials, vec![0, 1, 2]));
    let Step::Send(message) = table.step(1) else { panic!() };
    table.messages.push(*message);
    assert_eq!(waiting(&table), (Round::Polynomials, vec![0, 2]));
    assert!(matches!(table.step(1), Step::Wait { round: Round::Polynomials, missing } if missing == [0, 2]));
}

#[test]
fn there_are_ceremonies_that_cannot_be() {
    let check = |change: fn(&mut Ceremony)| {
        let mut table = Table::new(2, 3, 3);
        change(&mut table.ceremony);
        let checked = table.ceremony.check();
        assert_eq!(step(&table.ceremony, &table.secrets[0], &[]).err(), checked.err().map(StepError::Unfit));
        checked
    };
    assert_eq!(check(|_| ()), Ok(()));
    assert_eq!(check(|ceremony| ceremony.threshold = 1), Err(Unfit::Numbers));
    assert_eq!(check(|ceremony| ceremony.threshold = 4), Err(Unfit::Numbers));
    assert_eq!(check(|ceremony| ceremony.trustees.truncate(1)), Err(Unfit::Numbers));
    assert_eq!(check(|ceremony| ceremony.trustees[1].name = " ".to_owned()), Err(Unfit::Names));
    assert_eq!(check(|ceremony| ceremony.trustees[1].name = "Trustee 0".to_owned()), Err(Unfit::Names));
    assert_eq!(check(|ceremony| ceremony.trustees[1].key = ceremony.trustees[0].key), Err(Unfit::Keys));
    assert_eq!(check(|ceremony| ceremony.trustees[1].key = Bytes([0; 32])), Err(Unfit::Keys));
    let table = Table::new(2, 3, 3);
    assert_eq!(step(&table.ceremony, &secret(1), &[]).err(), Some(StepError::NotTrustee));
}

#[test]
fn the_same_message_again_changes_nothing() {
    let mut table = Table::completed(2, 3, 4);
    let before = progress(&table.ceremony, &table.messages);
    table.messages.extend(table.messages.clone());
    assert_eq!(progress(&table.ceremony, &table.messages), before);
}

#[test]
fn two_messages_of_one_round_name_who_signed_them() {
    let mut table = Table::new(2, 3, 5);
    table.round();
    let Body::Commitment { key, boxes, .. } = table.of(Round::Commitments, 1).body.clone() else { panic!() };
    let other = table.forge(1, Body::Commitment { key, whole: Bytes([1; 32]), boxes });
    table.messages.push(other);
    assert_eq!(table.failed(), Fault::TwoFaces { trustee: 1, round: Round::Commitments });
    assert_eq!(table.failed().who(), Some(1));
}

#[test]
fn a_message_of_another_poll_attempt_or_trustee_is_not_taken() {
    let changes: [fn(&mut Ceremony); 5] = [
        |ceremony| ceremony.origin = "parvis.example/polls/13".to_owned(),
        |ceremony| ceremony.attempt = 1,
        |ceremony| ceremony.threshold = 3,
        |ceremony| ceremony.trustees[0].name = "Somebody else".to_owned(),
        |ceremony| ceremony.trustees.swap(0, 2),
    ];
    for change in changes {
        let mut table = Table::completed(2, 3, 6);
        change(&mut table.ceremony);
        assert!(matches!(table.failed(), Fault::NotSigned { .. }));
        assert_eq!(table.failed().who(), None);
    }
    let mut table = Table::new(2, 3, 6);
    table.round();
    table.messages[0].trustee = 1;
    assert_eq!(table.failed(), Fault::NotSigned { trustee: 1 });
    table.messages[0].trustee = 200;
    assert_eq!(table.failed(), Fault::NotSigned { trustee: 200 });
}

/// Who waits for what others show cannot answer with a copy, nor with anything else than was committed to.
#[test]
fn nobody_chooses_after_having_seen() {
    let mut table = Table::new(2, 3, 7);
    table.round();
    // Trustee 2 copies what trustee 0 committed to, and then what they show.
    let Body::Commitment { key, whole, .. } = table.of(Round::Commitments, 0).body.clone() else { panic!() };
    table.cheat(Round::Commitments, 2, |body| {
        if let Body::Commitment { key: own, whole: mine, .. } = body {
            (*own, *mine) = (key, whole);
        }
    });
    for trustee in 0..2 {
        let Step::Send(message) = table.step(trustee) else { panic!() };
        table.messages.push(*message);
    }
    let copied = table.of(Round::Polynomials, 0).body.clone();
    let copied = table.forge(2, copied);
    table.messages.push(copied);
    assert_eq!(table.failed(), Fault::NotCommitted { trustee: 2 });

    let mut table = Table::new(2, 3, 7);
    (0..2).for_each(|_| table.round());
    let Body::Polynomial { shown: other, .. } = table.of(Round::Polynomials, 1).body.clone() else { panic!() };
    table.cheat(Round::Polynomials, 2, |body| {
        if let Body::Polynomial { shown, .. } = body {
            *shown = other.clone();
        }
    });
    assert_eq!(table.failed().who(), Some(2));
}

/// A trustee who commits to what they do not know: another's key, taken from elsewhere.
#[test]
fn nobody_shows_what_they_do_not_know() {
    let mut table = Table::new(2, 3, 8);
    (0..2).for_each(|_| table.round());
    let id = table.ceremony.id();
    let Body::Polynomial { mut shown, .. } = table.of(Round::Polynomials, 2).body.clone() else { panic!() };
    let Body::Polynomial { shown: other, .. } = table.of(Round::Polynomials, 0).body.clone() else { panic!() };
    shown.coefficients = other.coefficients;
    table.messages.retain(|message| message.body.round() == Round::Commitments);
    let commitment = Bytes(Sha256::new().chain_update(shown.coefficients[0].0).chain_update(shown.opening.0).finalize().into());
    table.cheat(Round::Commitments, 2, |body| {
        if let Body::Commitment { key, whole, .. } = body {
            (*key, *whole) = (commitment, shown.digest(&id, 2));
        }
    });
    for trustee in 0..2 {
        let Step::Send(message) = table.step(trustee) else { panic!() };
        table.messages.push(*message);
    }
    let Some(before) = table.of(Round::Polynomials, 0).body.before().copied() else { panic!() };
    let message = table.forge(2, Body::Polynomial { before, shown });
    table.messages.push(message);
    assert_eq!(table.failed(), Fault::NotKnown { trustee: 2 });
}

#[test]
fn a_polynomial_of_another_degree_or_with_nothing_in_it_is_refused() {
    for (change, expected) in [(0, Fault::Malformed { trustee: 2, round: Round::Polynomials }), (1, Fault::Malformed { trustee: 2, round: Round::Polynomials })]
    {
        let mut table = Table::new(2, 3, 9);
        (0..2).for_each(|_| table.round());
        let id = table.ceremony.id();
        let Body::Polynomial { mut shown, .. } = table.of(Round::Polynomials, 2).body.clone() else { panic!() };
        match change {
            0 => shown.coefficients.push(shown.coefficients[0]),
            _ => shown.coefficients[1] = Bytes([0; 32]),
        }
        table.messages.retain(|message| message.body.round() == Round::Commitments);
        table.cheat(Round::Commitments, 2, |body| {
            if let Body::Commitment { whole, .. } = body {
                *whole = shown.digest(&id, 2);
            }
        });
        for trustee in 0..2 {
            let Step::Send(message) = table.step(trustee) else { panic!() };
            table.messages.push(*message);
        }
        let Some(before) = table.of(Round::Polynomials, 0).body.before().copied() else { panic!() };
        let message = table.forge(2, Body::Polynomial { before, shown });
        table.messages.push(message);
        assert_eq!(table.failed(), expected);
    }
}

/// Seals something else for a trustee, with the key that trustee gave for this dealer.
fn sealed(table: &mut Table, dealer: u8, to: u8, content: &[u8]) -> Blob {
    let Body::Commitment { boxes, .. } = table.of(Round::Commitments, to).body.clone() else { panic!() };
    let key = crypto_box::PublicKey::from_bytes(boxes[usize::from(dealer)].0);
    Blob(key.seal(&mut rand_chacha_06::ChaCha20Rng::from_seed([9; 32]), content).unwrap())
}

#[test]
fn a_wrong_share_names_the_dealer_and_everybody_can_check_it() {
    for wrong in 0..3 {
        let mut table = Table::new(2, 3, 10);
        (0..3).for_each(|_| table.round());
        let blob = match wrong {
            0 => sealed(&mut table, 1, 2, &[7; 32].map(|byte: u8| byte & 15)),
            1 => sealed(&mut table, 1, 2, &[255; 32]),
            _ => Blob(vec![1; 80]),
        };
        table.cheat(Round::Shares, 1, |body| {
            if let Body::Shares { boxes, .. } = body {
                boxes[2] = blob.clone();
            }
        });
        let Step::Send(complaint) = table.step(2) else { panic!() };
        assert!(matches!(complaint.body, Body::Complaint { dealer: 1, .. }));
        table.messages.push(*complaint);
        assert_eq!(table.failed(), Fault::WrongShare { dealer: 1, to: 2 });
        assert_eq!(table.failed().who(), Some(1));
        assert!(matches!(table.step(0), Step::Failed(Fault::WrongShare { .. })), "nobody goes on");
    }
}

#[test]
fn a_complaint_without_reason_names_the_complainer() {
    let complain = |key: fn(&Table) -> Bytes<32>| {
        let mut table = Table::new(2, 3, 11);
        (0..4).for_each(|_| table.round());
        let Some(before) = table.of(Round::Confirmations, 0).body.before().copied() else { panic!() };
        table.messages.retain(|message| message.body.round() != Round::Confirmations);
        let message = table.forge(2, Body::Complaint { before, dealer: 1, key: key(&table) });
        table.messages.push(message);
        table.failed()
    };
    // The key of the box is the same whatever is in it: a real complaint has it.
    let right: fn(&Table) -> Bytes<32> = |table| {
        let mut other = Table { secrets: table.secrets.clone(), ceremony: table.ceremony.clone(), messages: table.messages.clone() };
        other.cheat(Round::Shares, 1, |body| {
            if let Body::Shares { boxes, .. } = body {
                boxes[2] = Blob(vec![1; 80]);
            }
        });
        let Step::Send(message) = other.step(2) else { panic!() };
        let Body::Complaint { key, .. } = message.body else { panic!() };
        key
    };
    assert_eq!(complain(right), Fault::FalseComplaint { trustee: 2, dealer: 1 });
    assert_eq!(complain(|_| Bytes([5; 32])), Fault::FalseComplaint { trustee: 2, dealer: 1 });
}

#[test]
fn a_share_in_a_box_too_short_or_too_many_boxes_name_the_dealer() {
    for change in [0, 1] {
        let mut table = Table::new(2, 3, 12);
        (0..3).for_each(|_| table.round());
        table.cheat(Round::Shares, 1, |body| {
            if let Body::Shares { boxes, .. } = body {
                if change == 0 { boxes[2].0.truncate(79) } else { boxes.push(Blob(Vec::new())) }
            }
        });
        assert_eq!(table.failed(), Fault::Malformed { trustee: 1, round: Round::Shares });
    }
}

#[test]
fn a_confirmation_of_other_keys_or_without_the_share_is_refused() {
    for change in [0, 1] {
        let mut table = Table::completed(2, 3, 13);
        table.cheat(Round::Confirmations, 1, |body| {
            if let Body::Confirmation { shares, proof, .. } = body {
                if change == 0 { shares.swap(0, 1) } else { proof.0[40] ^= 1 }
            }
        });
        assert_eq!(table.failed(), Fault::NotConfirmed { trustee: 1 });
    }
}

#[test]
fn who_was_shown_other_messages_is_found() {
    let mut table = Table::new(2, 3, 14);
    table.round();
    // The server shows trustee 0 another commitment of trustee 2, which that one signed as well.
    let mut shown = Table { secrets: table.secrets.clone(), ceremony: table.ceremony.clone(), messages: table.messages.clone() };
    shown.cheat(Round::Commitments, 2, |body| {
        if let Body::Commitment { whole, .. } = body {
            whole.0[0] ^= 1;
        }
    });
    let Step::Send(message) = shown.step(0) else { panic!() };
    table.messages.push(*message);
    assert_eq!(table.failed(), Fault::OtherView { trustee: 0, round: Round::Polynomials });
    assert_eq!(table.failed().who(), None);
}

#[test]
fn words_bring_everything_back_and_others_do_not() {
    let table = Table::completed(2, 3, 15);
    for french in [false, true] {
        let words = table.secrets[1].words(french);
        assert_eq!(words.split(' ').count(), 24);
        let again = Secret::parse(&format!("  {}\n", words.to_uppercase())).unwrap();
        assert!(matches!(step(&table.ceremony, &again, &table.messages), Ok(Step::Done(_))));
        let mut wrong: Vec<&str> = words.split(' ').collect();
        wrong.swap(0, 1);
        assert!(Secret::parse(&wrong.join(" ")).is_err() || wrong[0] == wrong[1]);
        assert!(Secret::parse(&words.split(' ').take(12).collect::<Vec<_>>().join(" ")).is_err());
    }
    assert_eq!(format!("{:?}", table.secrets[1]), "Secret(…)");
}

#[test]
fn whoever_uses_the_words_otherwise_is_told() {
    let mut table = Table::new(2, 3, 16);
    table.round();
    table.cheat(Round::Commitments, 1, |body| {
        if let Body::Commitment { whole, .. } = body {
            whole.0[0] ^= 1;
        }
    });
    assert_eq!(step(&table.ceremony, &table.secrets[1], &table.messages).err(), Some(StepError::OtherMessage { round: Round::Commitments }));
}

#[test]
fn an_enrolment_is_signed_for_one_poll() {
    let enrolment = Enrolment::sign(&secret(1), ORIGIN, "Zoé");
    assert!(enrolment.is_signed(ORIGIN));
    assert!(!enrolment.is_signed("parvis.example/polls/13"));
    let mut other = enrolment;
    other.trustee.name = "Zoe".to_owned();
    assert!(!other.is_signed(ORIGIN));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is changed in whatever message by whoever carries it, nobody is led to another key, and no trustee is blamed.
    #[test]
    fn carriers_can_only_stop_a_ceremony(seed in 0_u64..1000, which in 0_usize..12, byte in any::<prop::sample::Index>(), flip in 1_u8..=255) {
        let mut table = Table::completed(2, 3, seed % 3 + 20);
        let Progress::Done(trustees) = progress(&table.ceremony, &table.messages) else { panic!() };
        let mut text = serde_json::to_vec(&table.messages[which]).unwrap();
        let place = byte.index(text.len());
        text[place] ^= flip;
        let Ok(changed) = serde_json::from_slice::<Message>(&text) else { return Ok(()) };
        let same = changed == table.messages[which];
        table.messages[which] = changed;
        match progress(&table.ceremony, &table.messages) {
            Progress::Done(still) => prop_assert!(same && still == trustees),
            Progress::Failed(fault) => prop_assert_eq!(fault.who(), None),
            Progress::Waiting { .. } => {}
        }
    }
}
