//! Measures an encrypted poll: sealing, publishing, its audit, and opening the sum of a million ballots.
//!
//! ```text
//! cargo run --release -p ledger --example encrypted -- [BALLOTS] [OPTIONS]
//! ```

use std::error::Error;
use std::time::Instant;

use domain::participation::Channel;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Answer, Ballot, Method, Question};
use domain::{OptionId, PollId, QuestionId};
use ledger::audit::Beside;
use ledger::bundle::{TurnoutLine, definition_line};
use ledger::bytes::{Entry, ReplaceKey, Salt, TokenInput};
use ledger::definition::FORMAT;
use ledger::encrypted::ceremony::{Ceremony, Enrolment, Holder, Step, step};
use ledger::encrypted::{SealedOpening, Secret, Sum};
use ledger::publish::{Disclosure, Publisher};
use ledger::{Checkpoint, Decision, Definition, Issuer, Log, PollKey, Secrecy, audit};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "parvis.example/polls/1";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let ballots: usize = arguments.next().map_or(Ok(1_000), |text| text.parse())?;
    let options: i64 = arguments.next().map_or(Ok(10), |text| text.parse())?;

    let started = Instant::now();
    let holders = holders(3, 5)?;
    println!("a key of five trustees, everything made again in each step: {:.2} s", started.elapsed().as_secs_f64());

    let (key, issuer) = (PollKey::new(ORIGIN, [1; 32])?, Issuer::derive([2; 32], ORIGIN)?);
    let question = Question { id: QuestionId(1), method: Method::SingleChoice, options: (0..options).map(OptionId).collect(), optional: true, budget: None };
    let definition = Definition {
        format: FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(1),
        secrecy: Secrecy::Encrypted,
        token_key: Some(issuer.public()),
        questions: vec![Decision::new(question, Rule::Plurality, 1)],
        ties: TieRule::Id,
        trustees: Some(holders[0].trustees.clone()),
    };
    let (_, root) = definition_line(&definition)?;
    let (booth, keys) = definition.booth(&root).ok_or("the definition is not sound")?;

    let started = Instant::now();
    let mut cast: Vec<(Entry, SealedOpening)> = Vec::new();
    for number in 0..ballots {
        let choice = OptionId(i64::try_from(number)? % options);
        let ballot = Ballot::parse(&definition.paper(), &[Answer::naming(QuestionId(1), vec![choice])]).map_err(|_| "not valid")?;
        let token = issuer.token(TokenInput(bytes("token", number)))?;
        let answers = booth.seal(&ballot, &token.input, &bytes("seed", number))?;
        let sealed = SealedOpening { token, answers, salt: Salt(bytes("salt", number)), lock: ReplaceKey(bytes("replace", number)).lock() };
        cast.push((sealed.entry(&root), sealed));
    }
    cast.sort_unstable_by_key(|(entry, _)| *entry);
    rate("sealed", ballots, started);

    let mut log = Log::new(root);
    let first = Checkpoint { size: 1, root: log.root() }.sign(&key)?;
    log.append(cast.iter().map(|(entry, _)| *entry).collect())?;
    let last = Checkpoint { size: log.size(), root: log.root() }.sign(&key)?;
    let publisher = |file: Vec<u8>| -> Result<Publisher<Vec<u8>>, Box<dyn Error>> {
        let mut publisher = Publisher::begin(file, &definition, Some(&issuer))?;
        publisher.checkpoint(first.clone())?;
        for (entry, sealed) in &cast {
            publisher.entry(*entry, Disclosure::Encrypted(sealed.clone()))?;
        }
        publisher.checkpoint(last.clone())?;
        Ok(publisher)
    };
    let turnout = TurnoutLine { by_channel: vec![(Channel::Web, ballots as u64)], issued: ballots as u64, tokens: Some(ballots as u64), roll: None };
    let started = Instant::now();
    let (_, sum) = publisher(Vec::new())?.close(turnout.clone())?;
    let sum = sum.ok_or("no sum")?;
    rate("added up without looking at proofs", ballots, started);
    let started = Instant::now();
    let shares: Vec<_> = holders.iter().take(3).map(|holder| holder.open(&sum)).collect();
    let (file, _) = publisher(Vec::new())?.open(turnout, &shares, &key)?;
    println!("opened by three trustees and published in {:.2} s: {} bytes for each ballot", started.elapsed().as_secs_f64(), file.len() / ballots.max(1));
    let started = Instant::now();
    let report = audit(file.as_slice(), &Beside::default(), &mut |_| ());
    rate(&format!("audited; nothing wrong: {};", report.passed()), ballots, started);

    let mut million = Sum::new(&booth);
    let one = booth.read(&cast.first().ok_or("no ballot")?.1.answers).ok_or("not a ballot")?;
    let started = Instant::now();
    (0..1_000_000).for_each(|_| million.add(&one));
    rate("added up in memory", 1_000_000, started);
    let started = Instant::now();
    let checked: Vec<_> = holders.iter().take(3).map(|holder| keys.check(&million, &holder.open(&million))).collect::<Result<_, _>>()?;
    println!("shares of three trustees made and checked in {:.3} s", started.elapsed().as_secs_f64());
    let started = Instant::now();
    let tally = keys.open(&booth, &million, &checked)?;
    println!("the sum of {} ballots opened in {:.3} s", tally.ballots, started.elapsed().as_secs_f64());
    Ok(())
}

fn rate(what: &str, number: usize, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    println!("{what} {number} ballots in {seconds:.2} s, {:.0} a second", number as f64 / seconds);
}

/// Bytes that look like chance.
fn bytes(kind: &str, number: usize) -> [u8; 32] {
    Sha256::new().chain_update(kind).chain_update(number.to_be_bytes()).finalize().into()
}

/// Trustees who have made a key.
fn holders(threshold: u8, trustees: usize) -> Result<Vec<Holder>, Box<dyn Error>> {
    let secrets: Vec<Secret> = (0..trustees).map(|trustee| Secret::new(bytes("trustee", trustee))).collect();
    let enrol = |(place, secret): (usize, &Secret)| Enrolment::sign(secret, ORIGIN, &format!("Trustee {place}")).trustee;
    let ceremony = Ceremony { origin: ORIGIN.to_owned(), attempt: 0, threshold, trustees: secrets.iter().enumerate().map(enrol).collect() };
    let mut messages = Vec::new();
    loop {
        let steps = secrets.iter().map(|secret| step(&ceremony, secret, &messages)).collect::<Result<Vec<_>, _>>()?;
        let mut holders = Vec::new();
        for step in steps {
            match step {
                Step::Send(message) => messages.push(*message),
                Step::Done(holder) => holders.push(*holder),
                Step::Wait { .. } => {}
                Step::Failed(fault) => return Err(fault.into()),
            }
        }
        if holders.len() == trustees {
            return Ok(holders);
        }
    }
}
