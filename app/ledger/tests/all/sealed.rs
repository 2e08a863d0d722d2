//! Polls with encrypted ballots, from the definition to the published file, its audit, and ways of tampering with it.
//!
//! Seen to fail: without the audit of proofs, of entries, of shares, of the order of trustees, of tokens that serve twice or of the count; with open ballots let
//! into such a poll; with trustees where ballots are open, or such as have not signed or do not prove what they know; with the sum of an unsound file, or of
//! another log than a witness saw, given to trustees.

use std::collections::{BTreeMap, HashMap};

use domain::participation::Channel;
use domain::voting::count::Rule;
use domain::voting::{Ballot, Method, PollResult, Question};
use domain::{OptionId, QuestionId};
use ledger::audit::{Auditor, Beside, Check, Fault, Verdict};
use ledger::bundle::{EncryptedLine, Line, TurnoutLine, Writer, definition_line};
use ledger::bytes::{Digest, Entry, Lock, ReplaceKey, Salt, TokenOutput};
use ledger::encrypted::ceremony::{Body, Message};
use ledger::encrypted::{Booth, KeySet, SealedOpening, Shares, Sum, UnsoundTrustees};
use ledger::publish::{Disclosure, PublishError, Publisher};
use ledger::{Checkpoint, Decision, Definition, Log, PollKey, Secrecy, Superseded, Token, Unsound};

use crate::ceremony::Table;
use crate::encrypted::question;
use crate::poll::{Chance, ORIGIN, ballot, defined, issuer, key, lines, seal, token};
use crate::second::{agree, available, first};

/// A poll with encrypted ballots.
pub struct SealedPoll {
    pub table: Table,
    pub definition: Definition,
    pub root: Entry,
    pub key: PollKey,
    booth: Booth,
    keys: KeySet,
    log: Log,
    checkpoints: BTreeMap<u64, String>,
    disclosures: HashMap<Entry, Disclosure>,
    pub turnout: TurnoutLine,
    votes: Vec<Ballot>,
}

pub fn sealed_definition(table: &Table, key: &PollKey) -> Definition {
    let decision = |question: Question, seats: u32| {
        let rule = if question.method == Method::SingleChoice { Rule::Plurality } else { Rule::Approval };
        Decision::new(question, rule, seats)
    };
    let questions = vec![
        decision(question(2, Method::SingleChoice, 3, true), 1),
        decision(question(1, Method::Approval { min: 1, max: 2 }, 4, false), 2),
        decision(question(3, Method::Approval { min: 0, max: 3 }, 3, false), 1),
    ];
    let (token_key, trustees) = (Some(issuer(1).public()), Some(table.holder(0).trustees));
    Definition { secrecy: Secrecy::Encrypted, token_key, trustees, ..defined(key, questions) }
}

impl SealedPoll {
    pub fn open() -> Self {
        let (table, key) = (Table::completed(2, 3, 50), key(1));
        let definition = sealed_definition(&table, &key);
        let (_, root) = definition_line(&definition).unwrap();
        let (booth, keys) = definition.booth(&root).unwrap();
        let turnout = TurnoutLine { by_channel: vec![(Channel::Web, 0)], issued: 0, tokens: Some(0), roll: Some(10_000) };
        let mut poll = Self {
            table,
            definition,
            root,
            key,
            booth,
            keys,
            log: Log::new(root),
            checkpoints: BTreeMap::new(),
            disclosures: HashMap::new(),
            turnout,
            votes: Vec::new(),
        };
        poll.sign();
        poll
    }

    fn sign(&mut self) {
        let checkpoint = Checkpoint { size: self.log.size(), root: self.log.root() };
        self.checkpoints.insert(checkpoint.size, checkpoint.sign(&self.key).unwrap());
    }

    /// A sealed ballot, and what it commits to.
    pub fn sealed(&self, ballot: &Ballot, chance: &mut Chance) -> (SealedOpening, ReplaceKey) {
        self.sealed_for(token(&issuer(1), chance), ballot, chance)
    }

    /// The same with this token.
    pub fn sealed_for(&self, token: Token, ballot: &Ballot, chance: &mut Chance) -> (SealedOpening, ReplaceKey) {
        let replace = ReplaceKey(chance.bytes());
        let answers = self.booth.seal(ballot, &token.input, &chance.bytes()).unwrap();
        (SealedOpening { token, answers, salt: Salt(chance.bytes()), lock: replace.lock() }, replace)
    }

    pub fn cast(&mut self, cast: SealedOpening) -> Entry {
        let entry = cast.entry(&self.root);
        self.disclosures.insert(entry, Disclosure::Encrypted(cast));
        self.turnout.by_channel[0].1 += 1;
        self.turnout.issued += 1;
        self.turnout.tokens = self.turnout.tokens.map(|tokens| tokens + 1);
        entry
    }

    /// Marks a ballot that was cast as changed.
    pub fn supersede(&mut self, cast: &SealedOpening, key: ReplaceKey) {
        let marked = Superseded { digest: cast.answers.digest(&cast.salt, &cast.token.input), key };
        self.disclosures.insert(cast.entry(&self.root), Disclosure::Superseded(marked));
        self.turnout.by_channel[0].1 -= 1;
        self.turnout.issued -= 1;
        self.turnout.tokens = self.turnout.tokens.map(|tokens| tokens - 1);
    }

    pub fn append(&mut self, batch: Vec<Entry>) {
        self.log.append(batch).unwrap();
        self.sign();
    }

    /// A poll of so many voters, every fourth of whom changes their vote.
    pub fn invented(voters: usize, batch: usize) -> Self {
        let mut poll = Self::open();
        let paper = poll.definition.paper();
        let mut chance = Chance(8 << 32);
        let mut waiting = Vec::new();
        for voter in 0..voters {
            let (first, second) = (ballot(&paper, &mut chance), ballot(&paper, &mut chance));
            let (cast, replace) = poll.sealed(&first, &mut chance);
            let token = cast.token;
            let entry = poll.cast(cast.clone());
            waiting.push(entry);
            if voter % 4 == 3 {
                poll.supersede(&cast, replace);
                let (cast, _) = poll.sealed_for(token, &second, &mut chance);
                waiting.push(poll.cast(cast));
                poll.votes.push(second);
            } else {
                poll.votes.push(first);
            }
            if waiting.len() >= batch {
                poll.append(std::mem::take(&mut waiting));
            }
        }
        if !waiting.is_empty() {
            poll.append(waiting);
        }
        poll
    }

    fn publisher(&self) -> Publisher<Vec<u8>> {
        let mut publisher = Publisher::begin(Vec::new(), &self.definition, Some(&issuer(1))).unwrap();
        for (size, entry) in (1..).zip(self.log.entries()) {
            if size > 1 {
                publisher.entry(*entry, self.disclosures[entry].clone()).unwrap();
            }
            if let Some(checkpoint) = self.checkpoints.get(&size) {
                publisher.checkpoint(checkpoint.clone()).unwrap();
            }
        }
        publisher
    }

    /// What trustees are given, and the sum as the server has it.
    pub fn closed(&self) -> (Vec<u8>, Sum) {
        let (file, sum) = self.publisher().close(self.turnout.clone()).unwrap();
        (file, sum.unwrap())
    }

    /// What these trustees say, each having added up the ballots by themselves.
    pub fn shares(&self, trustees: &[usize]) -> Vec<Shares> {
        let (file, _) = self.closed();
        let mut auditor = Auditor::new(Beside::default());
        auditor.push(&file);
        trustees.iter().map(|&trustee| self.table.holder(trustee).open(auditor.sum().unwrap())).collect()
    }

    pub fn publish(&self, trustees: &[usize]) -> Result<(Vec<u8>, PollResult), PublishError> {
        self.publisher().open(self.turnout.clone(), &self.shares(trustees), &self.key)
    }
}

#[test]
fn a_poll_is_counted_without_opening_a_ballot() {
    let python = available();
    for (voters, batch, trustees) in [(0, 20, &[0, 1][..]), (1, 20, &[0, 2]), (7, 4, &[1, 2]), (4, 2, &[0, 1, 2])] {
        let poll = SealedPoll::invented(voters, batch);
        let (bundle, result) = poll.publish(trustees).unwrap();
        let expected = PollResult::of(&poll.definition.questions, &poll.votes, &poll.definition.ties).unwrap();
        assert_eq!(result, expected);
        let report = first(&bundle);
        assert!(report.passed(), "{report}");
        assert_eq!(report.verdict(Check::Decryption), Some(&Verdict::Proved));
        assert_eq!(report.ballots, voters as u64);
        agree(&format!("{voters} encrypted ballots"), &bundle, python);
    }
}

#[test]
fn the_server_and_every_trustee_add_up_the_same() {
    let poll = SealedPoll::invented(5, 20);
    let (file, sum) = poll.closed();
    let mut auditor = Auditor::new(Beside::default());
    auditor.push(&file);
    assert_eq!(auditor.sum().unwrap().digest(), sum.digest());
    assert_eq!(auditor.sum().unwrap().ballots(), 5);
}

/// A trustee is asked to open the sum of a file from which ballots were taken, or with which something else is wrong.
#[test]
fn trustees_open_nothing_that_is_not_sound() {
    let poll = SealedPoll::invented(6, 3);
    let (file, _) = poll.closed();
    let text = String::from_utf8(file).unwrap();
    let sum = |text: &str| {
        let mut auditor = Auditor::new(Beside::default());
        auditor.push(text.as_bytes());
        auditor.sum().is_some()
    };
    assert!(sum(&text));
    let all: Vec<&str> = text.lines().collect();
    for (place, line) in all.iter().enumerate() {
        let without: String = all.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, line)| format!("{line}\n")).collect();
        // A checkpoint in the middle says nothing that the next one does not say as well.
        if !line.starts_with("{\"checkpoint\"") {
            assert!(!sum(&without), "without {}", &line[..40.min(line.len())]);
        }
    }
    assert!(!sum(&text.replace("\"roll\":10000", "\"roll\":3")));
    assert!(!sum(&text.replacen("AA", "AB", 1)));
    assert!(!sum(&text[..text.len() - 1]), "the file is still to be read");
}

/// Whoever runs the site makes another log for the trustees, with a single ballot in it, to learn what that one says.
#[test]
fn trustees_open_no_other_log_than_the_one_that_others_saw() {
    let (poll, mut other) = (SealedPoll::invented(6, 3), SealedPoll::open());
    let seen = poll.checkpoints.values().next_back().unwrap().clone();
    let single = poll.disclosures.values().find_map(|disclosure| match disclosure {
        Disclosure::Encrypted(cast) => Some(cast.clone()),
        _ => None,
    });
    let entry = other.cast(single.unwrap());
    other.append(vec![entry]);
    let asked = |poll: &SealedPoll, beside: Beside| {
        let mut auditor = Auditor::new(beside);
        auditor.push(&poll.closed().0);
        auditor.sum().is_some()
    };
    let with = |checkpoint: &str| Beside { checkpoints: vec![("a witness".to_owned(), checkpoint.to_owned())], ..Beside::default() };
    assert!(asked(&other, Beside::default()), "the file alone does not show it");
    assert!(!asked(&other, with(&seen)));
    assert!(asked(&poll, with(&seen)));
    assert!(asked(&poll, with(&poll.checkpoints[&1])) && asked(&other, with(&poll.checkpoints[&1])));
    let with_key = |key: &PollKey| Beside { key: Some(key.public().to_string()), ..Beside::default() };
    assert!(asked(&poll, with_key(&poll.key)) && !asked(&poll, with_key(&key(2))));
}

#[test]
fn too_few_trustees_or_a_wrong_one_publish_nothing() {
    let poll = SealedPoll::invented(3, 20);
    assert!(matches!(poll.publish(&[1]), Err(PublishError::NotOpened(_))));
    let mut shares = poll.shares(&[0, 1]);
    shares[1].trustee = 2;
    assert!(matches!(poll.publisher().open(poll.turnout.clone(), &shares, &poll.key), Err(PublishError::NotOpened(_))));
    assert!(matches!(poll.publisher().finish(poll.turnout.clone(), &poll.key), Err(PublishError::NotOpened(_))));
}

#[test]
fn encrypted_polls_have_trustees_and_others_have_none() {
    let (table, key) = (Table::completed(2, 3, 50), key(1));
    let sound = sealed_definition(&table, &key);
    let check = |change: fn(&mut Definition)| {
        let mut definition = sound.clone();
        change(&mut definition);
        definition.check().err()
    };
    let trustees = |definition: &mut Definition| definition.trustees.clone().unwrap();
    assert_eq!(check(|_| ()), None);
    assert_eq!(check(|definition| definition.trustees = None), Some(Unsound::Trustees));
    assert_eq!(check(|definition| definition.secrecy = Secrecy::Anonymous), Some(Unsound::Trustees));
    assert_eq!(check(|definition| (definition.secrecy, definition.token_key) = (Secrecy::Confidential, None)), Some(Unsound::Trustees));
    assert_eq!(check(|definition| definition.secrecy = Secrecy::Confidential), Some(Unsound::TokenKey));
    assert_eq!(check(|definition| definition.token_key = None), Some(Unsound::TokenKey));
    assert_eq!(check(|definition| definition.questions[0].question.method = Method::Score { highest: 3 }), Some(Unsound::Rule));
    assert_eq!(
        check(|definition| {
            definition.questions[0].question.method = Method::Score { highest: 3 };
            (definition.questions[0].rule, definition.questions[0].lot) = (Rule::Score, false);
        }),
        Some(Unsound::Sealed)
    );
    // Every part of what they confirmed.
    let changes: [fn(&mut ledger::encrypted::Trustees); 9] = [
        |trustees| trustees.threshold = 3,
        |trustees| trustees.threshold = 1,
        |trustees| trustees.attempt = 1,
        |trustees| trustees.rounds.0[0] ^= 1,
        |trustees| trustees.members.swap(0, 1),
        |trustees| drop(trustees.members.pop()),
        |trustees| trustees.members[1].name.push('x'),
        |trustees| trustees.members[1].share = trustees.members[0].share,
        |trustees| trustees.members[1].proof = trustees.members[0].proof,
    ];
    for (place, change) in changes.iter().enumerate() {
        let mut definition = sound.clone();
        let mut changed = trustees(&mut definition);
        change(&mut changed);
        definition.trustees = Some(changed);
        assert_eq!(definition.check().err(), Some(Unsound::Trustees), "{place}");
    }
    // A trustee signs what they cannot prove: a share they do not know.
    let mut definition = sound.clone();
    let mut changed = trustees(&mut definition);
    let proof = changed.members[0].proof;
    let shares = changed.members.iter().map(|member| member.share).collect();
    let body = Body::Confirmation { before: changed.rounds, shares, proof };
    changed.members[1].signature = Message::sign(&table.secrets[1], &table.ceremony.id(), 1, body).signature;
    changed.members[1].proof = proof;
    assert_eq!(changed.check(ORIGIN).err(), Some(UnsoundTrustees::NotConfirmed { trustee: 1 }));
}

type Tamper = fn(&mut Vec<Line>, &SealedPoll);

fn ballots(lines: &[Line]) -> Vec<usize> {
    (0..lines.len()).filter(|&place| matches!(lines[place], Line::Encrypted(_))).collect()
}

fn cast(lines: &mut [Line], which: usize) -> &mut EncryptedLine {
    let place = ballots(lines)[which];
    let Line::Encrypted(cast) = &mut lines[place] else { unreachable!() };
    cast
}

fn shares(lines: &[Line]) -> Vec<usize> {
    (0..lines.len()).filter(|&place| matches!(lines[place], Line::Decryption(_))).collect()
}

fn share(lines: &mut [Line], which: usize) -> &mut Shares {
    let place = shares(lines)[which];
    let Line::Decryption(shares) = &mut lines[place] else { unreachable!() };
    shares
}

const WAYS: &[(&str, Check, Tamper)] = &[
    ("a vote is exchanged for another ciphertext", Check::Ballots, |lines, _| cast(lines, 2).answers.answers[0].sealed.0[..64].rotate_left(32)),
    ("two slots of a ballot change places", Check::Ballots, |lines, _| cast(lines, 2).answers.answers[0].sealed.0[..320].rotate_left(160)),
    ("the proof of a slot is changed", Check::Ballots, |lines, _| cast(lines, 2).answers.answers[0].sealed.0[100] ^= 1),
    ("the proof of a sum is changed", Check::Ballots, |lines, _| *cast(lines, 2).answers.answers[0].sealed.0.last_mut().unwrap() ^= 1),
    ("a sealed answer is cut short", Check::Ballots, |lines, _| cast(lines, 2).answers.answers[1].sealed.0.truncate(160)),
    ("an answer is left out", Check::Ballots, |lines, _| drop(cast(lines, 2).answers.answers.pop())),
    ("answers change places", Check::Ballots, |lines, _| cast(lines, 2).answers.answers.swap(0, 1)),
    ("a ballot is under another token", Check::Ballots, |lines, _| cast(lines, 2).token = token(&issuer(1), &mut Chance(8 << 40))),
    ("a ballot is under another token, and not the one its entry commits to", Check::Openings, |lines, _| {
        cast(lines, 2).token = token(&issuer(1), &mut Chance(8 << 40));
    }),
    ("a ballot is under a token that was made up", Check::Tokens, |lines, _| cast(lines, 2).token.output = TokenOutput([8; 64])),
    ("a token was made with the key of another poll", Check::Tokens, |lines, _| {
        let input = cast(lines, 2).token.input;
        cast(lines, 2).token = issuer(2).token(input).unwrap();
    }),
    ("a token is there twice", Check::Tokens, |lines, _| cast(lines, 2).token = cast(lines, 1).token),
    ("the secret token key is that of another poll", Check::Tokens, |lines, _| lines[1] = Line::TokenKey(issuer(2).secret())),
    ("the secret token key is left out", Check::File, |lines, _| drop(lines.remove(1))),
    ("the token key is exchanged for another, secret and all", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.token_key = Some(issuer(2).public());
        lines[1] = Line::TokenKey(issuer(2).secret());
    }),
    ("the definition has no token key", Check::Definition, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.token_key = None;
    }),
    ("fewer tokens were taken than used", Check::Tokens, |lines, _| {
        for line in lines {
            if let Line::Turnout(turnout) = line {
                turnout.tokens = turnout.tokens.map(|tokens| tokens - 1);
            }
        }
    }),
    ("the ballots of two voters are exchanged", Check::Openings, |lines, _| {
        let (one, other) = (cast(lines, 0).answers.clone(), cast(lines, 1).answers.clone());
        cast(lines, 0).answers = other;
        cast(lines, 1).answers = one;
    }),
    ("the salt of a ballot is changed", Check::Openings, |lines, _| cast(lines, 2).salt = Salt([9; 32])),
    ("the lock of a ballot is changed", Check::Openings, |lines, _| cast(lines, 2).lock = Lock([9; 32])),
    ("a ballot is taken out", Check::Log, |lines, _| drop(lines.remove(ballots(lines)[3]))),
    ("a ballot is taken out, and so the sum does not open", Check::Decryption, |lines, _| drop(lines.remove(ballots(lines)[3]))),
    ("a ballot is called superseded without its key", Check::Superseded, |lines, _| {
        let (place, entry) = (ballots(lines)[3], cast(lines, 3).entry);
        lines[place] = Line::Superseded(ledger::bundle::SupersededLine { entry, digest: Digest([3; 32]), key: ReplaceKey([4; 32]) });
    }),
    ("a ballot nobody cast is put in", Check::Log, |lines, poll| {
        let mut chance = Chance(77 << 40);
        let (cast, _) = poll.sealed(&ballot(&poll.definition.paper(), &mut chance), &mut chance);
        let SealedOpening { token, answers, salt, lock } = cast.clone();
        lines.insert(ballots(lines)[3], Line::Encrypted(EncryptedLine { entry: cast.entry(&poll.root), token, answers, salt, lock }));
    }),
    ("an open ballot is put in", Check::File, |lines, poll| {
        let mut chance = Chance(77 << 40);
        let answers = ballot(&poll.definition.paper(), &mut chance);
        let opened = ledger::bundle::OpenedLine { entry: Entry([1; 32]), by: ledger::leaf::Bearer::Nobody, answers, salt: Salt([1; 32]), lock: Lock([1; 32]) };
        lines.insert(ballots(lines)[3], Line::Ballot(opened));
    }),
    ("a share is changed", Check::Decryption, |lines, _| share(lines, 0).shares.0[70] ^= 1),
    ("a share is exchanged for a point of one's choice", Check::Decryption, |lines, _| share(lines, 0).shares.0[..32].fill(0)),
    ("two shares of a trustee change places", Check::Decryption, |lines, _| share(lines, 0).shares.0[..192].rotate_left(96)),
    ("the shares of a trustee are cut short", Check::Decryption, |lines, _| share(lines, 0).shares.0.truncate(96)),
    ("a trustee's shares are said to be another's", Check::Decryption, |lines, _| share(lines, 1).trustee = 2),
    ("there is no such trustee", Check::Decryption, |lines, _| share(lines, 1).trustee = 3),
    ("a trustee opens the sum twice", Check::Decryption, |lines, _| lines.insert(shares(lines)[0], lines[shares(lines)[0]].clone())),
    ("trustees change places", Check::Decryption, |lines, _| {
        let places = shares(lines);
        lines.swap(places[0], places[1]);
    }),
    ("one trustee too few", Check::Decryption, |lines, _| drop(lines.remove(shares(lines)[0]))),
    ("no trustee, and the count is said to be what it is", Check::Tally, |lines, _| lines.retain(|line| !matches!(line, Line::Decryption(_)))),
    ("one vote goes to another option in the count", Check::Tally, |lines, _| {
        let place = lines.len() - 2;
        let Line::Result(result) = &mut lines[place] else { unreachable!() };
        let options = &mut result.tally.questions[0].options;
        let from = options.iter().position(|count| count.votes > 0).unwrap();
        options[from].votes -= 1;
        options[(from + 1) % 3].votes += 1;
    }),
    ("a blank ballot is counted as an answer", Check::Tally, |lines, _| {
        let place = lines.len() - 2;
        let Line::Result(result) = &mut lines[place] else { unreachable!() };
        result.tally.questions[0].answered += 1;
    }),
    ("another option wins", Check::Outcome, |lines, _| {
        let place = lines.len() - 2;
        let Line::Result(result) = &mut lines[place] else { unreachable!() };
        result.outcomes[0].winners = vec![OptionId(2000), OptionId(2001), OptionId(2002)];
    }),
    ("a tie is drawn otherwise", Check::Outcome, |lines, _| {
        let place = lines.len() - 2;
        let Line::Result(result) = &mut lines[place] else { unreachable!() };
        let settled = result.outcomes.iter_mut().find(|settled| !settled.ties.is_empty()).unwrap();
        settled.ties[0].drawn.reverse();
        settled.ties[0].tied.reverse();
    }),
    ("the trustees are others", Check::Log, |lines, poll| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.trustees = Some(Table::completed(2, 3, 51).holder(0).trustees);
        assert!(definition.check().is_ok() && poll.definition != **definition);
    }),
    ("a trustee has another name", Check::Definition, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.trustees.as_mut().unwrap().members[0].name.push('x');
    }),
    ("the threshold is lowered after the vote", Check::Definition, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.trustees.as_mut().unwrap().threshold = 1;
    }),
    ("more may be chosen after the vote", Check::Ballots, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.questions[1].question.method = Method::Approval { min: 1, max: 3 };
    }),
    ("turnout has one more", Check::Turnout, |lines, _| {
        for line in lines {
            if let Line::Turnout(turnout) = line {
                turnout.by_channel[0].1 += 1;
            }
        }
    }),
];

#[test]
fn every_way_of_tampering_with_encrypted_polls_is_found() {
    let (poll, python) = (SealedPoll::invented(4, 4), available());
    let sound = lines(&poll.publish(&[0, 1]).unwrap().0);
    assert!(first(&seal(&sound, &poll.key)).passed());
    for (name, check, tamper) in WAYS {
        let mut lines = sound.clone();
        tamper(&mut lines, &poll);
        assert_ne!(lines, sound, "{name}: nothing was changed");
        let bundle = seal(&lines, &poll.key);
        let report = first(&bundle);
        assert!(report.failures().any(|failed| failed == *check), "{name}: not found by {check:?}\n{report}");
        agree(name, &bundle, python);
    }
}

/// The same sealed ballot with another salt, by a log that commits to both: whoever runs the site counts a vote twice.
#[test]
fn a_sealed_ballot_counted_twice_is_found() {
    let mut poll = SealedPoll::open();
    let mut chance = Chance(9 << 32);
    let vote = ballot(&poll.definition.paper(), &mut chance);
    let (first_cast, _) = poll.sealed(&vote, &mut chance);
    let copy = SealedOpening { salt: Salt([4; 32]), ..first_cast.clone() };
    let batch = vec![poll.cast(first_cast), poll.cast(copy)];
    poll.append(batch);
    found_by_tokens("sealed twice", &poll, Fault::TokenTwice);
}

/// Two ballots under one token, each sealed well: whoever runs the site, or a voter who found a way, votes twice.
#[test]
fn a_token_that_served_twice_is_found() {
    let mut poll = SealedPoll::open();
    let mut chance = Chance(10 << 32);
    let token = token(&issuer(1), &mut chance);
    let batch = [(); 2].map(|()| {
        let vote = ballot(&poll.definition.paper(), &mut chance);
        let (cast, _) = poll.sealed_for(token, &vote, &mut chance);
        poll.cast(cast)
    });
    poll.append(batch.into());
    found_by_tokens("a token that served twice", &poll, Fault::TokenTwice);
}

/// A ballot that the log commits to and that has no token of this poll.
#[test]
fn a_sealed_ballot_without_a_good_token_is_found() {
    let mut poll = SealedPoll::open();
    let mut chance = Chance(11 << 32);
    let vote = ballot(&poll.definition.paper(), &mut chance);
    let (cast, _) = poll.sealed_for(token(&issuer(2), &mut chance), &vote, &mut chance);
    let batch = vec![poll.cast(cast)];
    poll.append(batch);
    found_by_tokens("a token of another poll", &poll, Fault::BadToken);
}

/// Nothing but the tokens is wrong, no trustee opens the sum, and if some do both verifiers find it.
fn found_by_tokens(name: &str, poll: &SealedPoll, expected: Fault) {
    let (file, sum) = poll.closed();
    let mut auditor = Auditor::new(Beside::default());
    auditor.push(&file);
    assert!(auditor.sum().is_none(), "{name}: no trustee opens it");
    let shares: Vec<Shares> = [0, 1].map(|trustee| poll.table.holder(trustee).open(&sum)).into();
    let (bundle, _) = poll.publisher().open(poll.turnout.clone(), &shares, &poll.key).unwrap();
    let report = first(&bundle);
    assert_eq!(report.failures().collect::<Vec<_>>(), [Check::Tokens], "{name}");
    assert!(matches!(report.verdict(Check::Tokens), Some(Verdict::Failed { fault, .. }) if *fault == expected), "{report}");
    agree(name, &bundle, available());
}

/// A trustee who says a wrong share is named in the report.
#[test]
fn the_report_names_the_trustee() {
    let poll = SealedPoll::invented(3, 20);
    let mut lines = lines(&poll.publish(&[0, 2]).unwrap().0);
    share(&mut lines, 1).shares.0[0] ^= 1;
    let report = first(&seal(&lines, &poll.key));
    assert!(report.to_string().contains("a share of the trustee Trustee 2 is wrong."), "{report}");
}

#[test]
fn lines_of_encrypted_polls_are_written_as_they_are_read() {
    let poll = SealedPoll::invented(4, 20);
    let (bundle, _) = poll.publish(&[0, 1]).unwrap();
    let mut writer = Writer::new(Vec::new());
    for line in lines(&bundle) {
        writer.line(&line).unwrap();
    }
    assert_eq!(writer.end().unwrap(), bundle);
    assert!(poll.keys.trustees() == 3 && poll.keys.threshold() == 2);
    assert_eq!(poll.booth.forms().iter().map(|form| form.question).collect::<Vec<_>>(), [QuestionId(1), QuestionId(2), QuestionId(3)]);
}

/// What these files hold was made once. A later version of a crate that draws its chance, its challenges or its ranges otherwise would leave trustees without the
/// share they had, published files without valid proofs, and spoiled ballots without a match: it is noticed here.
#[test]
fn what_was_made_once_is_made_again_to_the_last_byte() {
    let file = |name: &str, made: String| {
        let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("WRITE_SAMPLE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        assert!(std::fs::read_to_string(&path).unwrap() == made, "{name} is made otherwise now");
    };
    let poll = SealedPoll::invented(5, 4);
    let words: Vec<[String; 2]> = poll.table.secrets.iter().map(|secret| [false, true].map(|french| secret.words(french))).collect();
    let ceremony = serde_json::json!({ "words": words, "ceremony": poll.table.ceremony, "messages": poll.table.messages });
    file("tests/vectors/ceremony.json", serde_json::to_string_pretty(&ceremony).unwrap() + "\n");
    file("../../tests/verify/sample-encrypted.jsonl", String::from_utf8(poll.publish(&[0, 2]).unwrap().0).unwrap());
}
