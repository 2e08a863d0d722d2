//! Publishes an invented poll of a million ballots and audits the file: time and memory.
//!
//! ```text
//! cargo run --release -p ledger --example million -- [BALLOTS] [FILE]
//! ```
//!
//! With 0 ballots it audits a file that is there already, so that memory is that of the audit alone.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::time::Instant;

use domain::participation::Channel;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Answer, Ballot, Method, Question};
use domain::{OptionId, PollId, QuestionId};
use ledger::audit::Beside;
use ledger::bundle::{TurnoutLine, definition_line};
use ledger::bytes::{Entry, ReplaceKey, Salt};
use ledger::definition::FORMAT;
use ledger::log::Frontier;
use ledger::publish::{Disclosure, publish};
use ledger::{Checkpoint, Decision, Definition, Opening, PollKey, Secrecy, audit};
use sha2::{Digest, Sha256};

/// Ballots between two checkpoints.
const BATCH: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let ballots: usize = arguments.next().map_or(Ok(1_000_000), |text| text.parse())?;
    let file = arguments.next().map_or_else(|| std::env::temp_dir().join("million.jsonl"), Into::into);

    if ballots > 0 {
        let started = Instant::now();
        write(ballots, &file)?;
        println!("published in {:.1} s: {} MB", started.elapsed().as_secs_f64(), std::fs::metadata(&file)?.len() / 1_000_000);
    }

    let started = Instant::now();
    let report = audit(BufReader::with_capacity(1 << 16, File::open(&file)?), &Beside::default(), &mut |_| ());
    let seconds = started.elapsed().as_secs_f64();
    println!("audited {} ballots in {seconds:.1} s; nothing wrong: {}; peak memory {}", report.ballots, report.passed(), peak());
    Ok(())
}

/// The peak memory of this process, where the system tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or_else(|| "unknown".to_owned(), |peak| peak.trim().to_owned())
}

/// Bytes that look like chance.
fn bytes(kind: &str, number: usize) -> [u8; 32] {
    Sha256::new().chain_update(kind).chain_update(number.to_be_bytes()).finalize().into()
}

fn definition(key: &PollKey) -> Definition {
    let question =
        |id: i64, method, optional| Question { id: QuestionId(id), method, options: (10 * id..10 * id + 8).map(OptionId).collect(), optional, budget: None };
    Definition {
        format: FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(1),
        secrecy: Secrecy::Confidential,
        token_key: None,
        questions: vec![
            Decision::new(question(1, Method::SingleChoice, false), Rule::Plurality, 1),
            Decision::new(question(2, Method::Approval { min: 1, max: 8 }, true), Rule::Approval, 1),
        ],
        ties: TieRule::Seed("a million".to_owned()),
        trustees: None,
    }
}

/// The opening of a ballot, the same whenever it is asked for, so that it need not be kept.
fn opening(number: usize, paper: &[Question]) -> Result<Opening, Box<dyn Error>> {
    let chance = bytes("choices", number);
    let approved = (0..8).filter(|bit| chance[1] >> bit & 1 == 1).map(|option| OptionId(20 + option)).collect();
    let choices = [Answer::naming(QuestionId(1), vec![OptionId(10 + i64::from(chance[0] % 8))]), Answer::naming(QuestionId(2), approved)];
    let answers = Ballot::parse(paper, &choices).map_err(|error| format!("{error:?}"))?;
    Ok(Opening { by: ledger::Bearer::Nobody, answers, salt: Salt(bytes("salt", number)), lock: ReplaceKey(bytes("key", number)).lock() })
}

fn write(ballots: usize, file: &std::path::Path) -> Result<(), Box<dyn Error>> {
    let key = PollKey::new("parvis.example/polls/1", bytes("secret", 0))?;
    let definition = definition(&key);
    let paper = definition.paper();
    let (_, root) = definition_line(&definition)?;
    let (mut log, mut checkpoints) = (Frontier::default(), BTreeMap::new());
    let mut entries: Vec<(Entry, usize)> = vec![(root, 0)];
    for number in 1..=ballots {
        entries.push((opening(number, &paper)?.entry(&root), number));
    }
    log.push(&root);
    checkpoints.insert(1, Checkpoint { size: 1, root: log.root() }.sign(&key)?);
    for batch in entries[1..].chunks_mut(BATCH) {
        batch.sort_unstable();
        batch.iter().for_each(|(entry, _)| log.push(entry));
        checkpoints.insert(log.size(), Checkpoint { size: log.size(), root: log.root() }.sign(&key)?);
    }
    let turnout = TurnoutLine { by_channel: vec![(Channel::Web, ballots as u64)], issued: ballots as u64, tokens: None, roll: None };
    let all: Vec<Entry> = entries.iter().map(|(entry, _)| *entry).collect();
    let mut numbers = entries[1..].iter().map(|&(_, number)| number);
    let disclose = |_: &Entry| opening(numbers.next()?, &paper).ok().map(Disclosure::Opened);
    publish(BufWriter::new(File::create(file)?), &definition, &all, &checkpoints, disclose, turnout, &key)?;
    Ok(())
}
