//! Invented polls, the same for the same seed.

use std::collections::{BTreeMap, HashMap};

use domain::participation::Channel;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Answer, Ballot, Method, Question, VoterName};
use domain::{OptionId, PollId, QuestionId};
use ledger::bundle::{Line, TurnoutLine, Writer, definition_line};
use ledger::bytes::{Blinding, Entry, ReplaceKey, Salt, TokenInput};
use ledger::leaf::digest;
use ledger::publish::{Disclosure, Keys, publish};
use ledger::token::{blind, finalize};
use ledger::{Bearer, Cast, Checkpoint, Decision, Definition, Issuer, Log, Opening, PollKey, Promise, Receipt, Secrecy, Superseded, Token};
use sha2::{Digest, Sha256};

pub const ORIGIN: &str = "parvis.example/polls/12";

/// Chance that can be had again.
pub struct Chance(pub u64);

impl Chance {
    pub fn bytes(&mut self) -> [u8; 32] {
        self.0 += 1;
        Sha256::digest(self.0.to_be_bytes()).into()
    }

    pub fn sixty_four(&mut self) -> [u8; 64] {
        [self.bytes(), self.bytes()].concat().try_into().unwrap()
    }

    pub fn below(&mut self, limit: usize) -> usize {
        let [a, b, c, d, ..] = self.bytes();
        u32::from_be_bytes([a, b, c, d]) as usize % limit
    }
}

/// A poll from its opening to its close.
pub struct Poll {
    pub definition: Definition,
    pub root: Entry,
    pub key: PollKey,
    pub log: Log,
    pub checkpoints: BTreeMap<u64, String>,
    pub disclosures: HashMap<Entry, Disclosure>,
    pub receipts: Vec<Receipt>,
    pub turnout: TurnoutLine,
}

pub fn key(seed: u8) -> PollKey {
    PollKey::new(ORIGIN, [seed; 32]).unwrap()
}

pub fn definition(key: &PollKey) -> Definition {
    let options = |ids: std::ops::Range<i64>| ids.map(OptionId).collect();
    let single = Question { id: QuestionId(2), method: Method::SingleChoice, options: options(30..33), optional: false, budget: None };
    let approval = Question { id: QuestionId(1), method: Method::Approval { min: 1, max: 3 }, options: options(8..13), optional: true, budget: None };
    let ranked = Question { id: QuestionId(3), method: Method::Ranked { min: 1, max: 4 }, options: options(98..103), optional: true, budget: None };
    defined(key, vec![Decision::new(single, Rule::Plurality, 1), Decision::new(approval, Rule::Approval, 1), Decision::new(ranked, Rule::Stv, 2)])
}

/// The poll with these questions.
pub fn defined(key: &PollKey, questions: Vec<Decision>) -> Definition {
    Definition {
        format: ledger::definition::FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(12),
        secrecy: Secrecy::Confidential,
        token_key: None,
        questions,
        ties: TieRule::Seed("Würfel 4711".to_owned()),
        trustees: None,
    }
}

/// The same poll with named ballots.
pub fn named(key: &PollKey) -> Definition {
    Definition { secrecy: Secrecy::Named, ..definition(key) }
}

/// The same poll with anonymous ballots.
pub fn anonymous(key: &PollKey) -> Definition {
    Definition { secrecy: Secrecy::Anonymous, token_key: Some(issuer(1).public()), ..definition(key) }
}

/// A key for tokens.
pub fn issuer(seed: u8) -> Issuer {
    Issuer::derive([seed; 32], ORIGIN).unwrap()
}

/// A token of this key.
pub fn token(issuer: &Issuer, chance: &mut Chance) -> Token {
    let (input, blinding) = (TokenInput(chance.bytes()), Blinding(chance.sixty_four()));
    let issued = issuer.issue(&blind(&input.0, &blinding).unwrap(), chance.sixty_four()).unwrap();
    Token { input, output: finalize(&input.0, &blinding, &issued, &issuer.public()).unwrap() }
}

/// What a ballot of such a poll says of its voter.
pub fn bearer(secrecy: Secrecy, chance: &mut Chance) -> Bearer {
    match secrecy {
        Secrecy::Anonymous => Bearer::Token(token(&issuer(1), chance)),
        Secrecy::Named => {
            let name = format!("{} {}", ["Zoë", "Ana María", "Иван", "\u{646}\u{648}\u{631}"][chance.below(4)], chance.below(1_000));
            Bearer::Name(VoterName::parse(&name).unwrap())
        }
        Secrecy::Confidential | Secrecy::Encrypted => Bearer::Nobody,
    }
}

/// A ballot of a poll with these questions.
pub fn ballot(paper: &[Question], chance: &mut Chance) -> Ballot {
    let answers: Vec<Answer> = paper.iter().map(|question| answer(question, chance)).collect();
    Ballot::parse(paper, &answers).unwrap()
}

fn answer(question: &Question, chance: &mut Chance) -> Answer {
    let mut choices: Vec<OptionId> = question.options.iter().copied().filter(|_| chance.below(2) == 0).collect();
    for place in (1..choices.len()).rev() {
        choices.swap(place, chance.below(place + 1));
    }
    let (min, max) = question.limits();
    choices.truncate(max.into());
    if choices.len() < min.into() && !(question.optional && choices.is_empty()) {
        choices = question.options.iter().copied().take(min.into()).collect();
    }
    if let (Method::Knapsack, Some(budget)) = (question.method, &question.budget) {
        while choices.iter().filter_map(|&choice| question.cost(choice)).sum::<u64>() > budget.amount {
            choices.pop();
        }
    }
    let mut left = usize::from(question.method.numbers().credits);
    let mut mark = |place: usize| match question.method {
        Method::SingleChoice | Method::Approval { .. } | Method::Knapsack => None,
        Method::Ranked { .. } => Some(place + 1),
        Method::Score { highest } => Some(chance.below(usize::from(highest) + 1)),
        Method::Points { highest, .. } => {
            let mark = chance.below(left.min(highest.into()) + 1);
            left -= mark;
            Some(mark)
        }
        Method::Quadratic { .. } => {
            let mark = chance.below(left.isqrt() + 1);
            left -= mark * mark;
            Some(mark)
        }
    };
    let marks = (0..choices.len()).filter_map(&mut mark).map(|mark| mark as u16).collect();
    Answer { question: question.id, choices, marks }
}

impl Poll {
    pub fn open(definition: Definition, key: PollKey) -> Self {
        let (_, root) = definition_line(&definition).unwrap();
        let turnout = TurnoutLine { by_channel: vec![(Channel::Web, 0), (Channel::Paper, 0)], issued: 0, tokens: None, roll: Some(10_000) };
        let log = Log::new(root);
        let turnout = TurnoutLine { tokens: definition.token_key.map(|_| 0), ..turnout };
        let mut poll = Self { definition, root, key, log, checkpoints: BTreeMap::new(), disclosures: HashMap::new(), receipts: Vec::new(), turnout };
        poll.sign();
        poll
    }

    fn sign(&mut self) {
        let checkpoint = Checkpoint { size: self.log.size(), root: self.log.root() };
        self.checkpoints.insert(checkpoint.size, checkpoint.sign(&self.key).unwrap());
    }

    /// Takes a ballot, to be appended with the next batch.
    pub fn cast(&mut self, ballot: Ballot, chance: &mut Chance) -> Entry {
        let by = bearer(self.definition.secrecy, chance);
        self.cast_by(by, ballot, chance)
    }

    fn cast_by(&mut self, by: Bearer, ballot: Ballot, chance: &mut Chance) -> Entry {
        let (salt, replace) = (Salt(chance.bytes()), ReplaceKey(chance.bytes()));
        let opening = Opening { by: by.clone(), answers: ballot, salt, lock: replace.lock() };
        let entry = opening.entry(&self.root);
        let promise = Promise { entry, deadline: 1_800_000_000 }.sign(&self.key).unwrap();
        self.receipts.push(Receipt { promise, definition: self.root, by, answers: Cast::Open(opening.answers.clone()), salt, key: replace });
        self.disclosures.insert(entry, Disclosure::Opened(opening));
        self.turnout.by_channel[0].1 += 1;
        self.turnout.issued += 1;
        self.turnout.tokens = self.turnout.tokens.map(|tokens| tokens + 1);
        entry
    }

    /// Marks the ballot of this receipt as changed.
    pub fn supersede(&mut self, receipt: usize) {
        let receipt = &self.receipts[receipt];
        let Opening { by, answers, salt, .. } = receipt.opening().unwrap();
        let entry = receipt.entry().unwrap();
        let marked = Superseded { digest: digest(&by, &answers, &salt), key: receipt.key };
        self.disclosures.insert(entry, Disclosure::Superseded(marked));
        self.turnout.by_channel[0].1 -= 1;
        self.turnout.issued -= 1;
        self.turnout.tokens = self.turnout.tokens.map(|tokens| tokens - 1);
    }

    pub fn append(&mut self, batch: Vec<Entry>) {
        self.log.append(batch).unwrap();
        self.sign();
    }

    /// A poll of so many voters, every fifth of whom changes their vote.
    pub fn invented(seed: u64, voters: usize, batch: usize) -> Self {
        let key = key(1);
        Self::of(definition(&key), key, seed, voters, batch)
    }

    /// The same of another definition.
    pub fn of(definition: Definition, key: PollKey, seed: u64, voters: usize, batch: usize) -> Self {
        let paper = definition.paper();
        let mut poll = Self::open(definition, key);
        let mut chance = Chance(seed << 32);
        let mut waiting = Vec::new();
        for voter in 0..voters {
            let ballot = ballot(&paper, &mut chance);
            waiting.push(poll.cast(ballot, &mut chance));
            if voter % 5 == 4 {
                let ballot = self::ballot(&paper, &mut chance);
                // Whoever has a token votes again with the same.
                let before = poll.receipts[poll.receipts.len() - 1].by.clone();
                let by = if matches!(before, Bearer::Token(_)) { before } else { bearer(poll.definition.secrecy, &mut chance) };
                waiting.push(poll.cast_by(by, ballot, &mut chance));
                poll.supersede(poll.receipts.len() - 2);
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

    pub fn publish(&self) -> Vec<u8> {
        let disclose = |entry: &Entry| self.disclosures.get(entry).cloned();
        let tokens = self.definition.token_key.map(|_| issuer(1));
        let keys = Keys { poll: &self.key, tokens: tokens.as_ref() };
        publish(Vec::new(), &self.definition, self.log.entries(), &self.checkpoints, disclose, self.turnout.clone(), keys).unwrap().0
    }
}

/// The lines of a bundle.
pub fn lines(bundle: &[u8]) -> Vec<Line> {
    bundle.split_inclusive(|&byte| byte == b'\n').map(|line| serde_json::from_slice(line).unwrap()).collect()
}

/// Lines signed anew, the old signature taken off.
pub fn seal(lines: &[Line], key: &PollKey) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    for line in lines.iter().filter(|line| !matches!(line, Line::Signature(_))) {
        writer.line(line).unwrap();
    }
    writer.sign(key).unwrap()
}
