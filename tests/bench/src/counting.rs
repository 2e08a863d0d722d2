//! Counting and checking: rules on large elections, the log of a poll at ten million entries, the audit of a million ballots.

use crate::parvis::command;
use crate::report::{Line, Report, number};
use crate::{Failure, say};
use domain::voting::count::{Profile, Rule, TieOrder, Vote, count};
use domain::voting::{Answer, Ballot, Decision, Method, PollResult, Question, count::TieRule};
use domain::{OptionId, PollId, QuestionId};
use ledger::audit::Beside;
use ledger::bundle::TurnoutLine;
use ledger::bytes::{Entry, ReplaceKey, Salt};
use ledger::log::Frontier;
use ledger::publish::{Disclosure, Publisher};
use ledger::tiles::{Kind, TileId, Tiles, edge, entries, for_inclusion};
use ledger::{Checkpoint, Definition, Opening, PollKey, PublicKey, Secrecy, audit};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::time::{Duration, Instant};

/// A budget election with the seconds its reference counts took (shared/data/README.md: pabutools, on such a machine).
const REFERENCES: &[(&str, &[&str], f64)] = &[
    ("Netherlands_Amsterdam_252", &["equal-shares"], 18.779),
    ("Netherlands_Amsterdam_252", &["phragmen"], 54.028),
    ("Netherlands_Amsterdam_252", &["equal-shares", "--completion", "add-one"], 27.149),
    ("Poland_Warszawa_2023_Mokotow", &["equal-shares"], 16.871),
    ("Poland_Warszawa_2023_Mokotow", &["phragmen"], 51.791),
    ("Poland_Warszawa_2023_Mokotow", &["equal-shares", "--completion", "add-one"], 250.371),
    ("Poland_Lodz_2022", &["equal-shares"], 4.744),
    ("Poland_Lodz_2022", &["equal-shares", "--completion", "add-one"], 44.532),
];
/// How many times faster than the reference.
const AIM: f64 = 100.0;
/// Entries of the large log.
const LEAVES: u64 = 10_000_000;
/// Ballots of the large file.
const BALLOTS: usize = 1_000_000;

/// Measures all of it.
pub fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    report.head("Counting");
    budgets(report)?;
    rules(report)?;
    report.head("The log of a poll");
    large_log(report)?;
    large_file(folder, report)
}

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = what();
    (done, began.elapsed())
}

fn milliseconds(time: Duration) -> String {
    if time < Duration::from_secs(10) { format!("{:.1} ms", time.as_secs_f64() * 1_000.0) } else { format!("{:.1} s", time.as_secs_f64()) }
}

/// The program with a file, start and reading of the file included; the reference counts without reading.
fn budgets(report: &mut Report) -> Result<(), Failure> {
    let folder = Path::new("../shared/data/pb");
    if !folder.exists() {
        report.note("Budget elections were not counted: ../shared/data is not here.".to_owned());
        return Ok(());
    }
    for (name, rule, reference) in REFERENCES {
        let file = folder.join(format!("{name}.pb.gz"));
        let mut tally = command(Path::new("."), "sqlite://unused")?;
        tally.arg("tally").arg(&file).arg("--json").arg("--rule").args(*rule);
        say(&format!("{name}, {}", rule.join(" ")));
        let (output, took) = timed(|| tally.output());
        let output = output?;
        if !output.status.success() {
            return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let ratio = reference / took.as_secs_f64();
        let key = format!("counting.{}.{}", name.to_lowercase(), rule.join("_").replace("--", ""));
        report.line(
            Line::new(&format!("{name}, {}", rule.join(" ")))
                .value(milliseconds(took))
                .ratio(ratio)
                .aim(format!("{AIM:.0} × faster"), ratio >= AIM)
                .detail(format!("reference {reference} s; ours with start and reading"))
                .json(&key, took.as_secs_f64()),
        );
    }
    Ok(())
}

fn rules(report: &mut Report) -> Result<(), Failure> {
    say("Schulze, and a million approvals");
    let mut dice = ChaCha8Rng::seed_from_u64(2030);
    let rankings: Vec<Vote> = (0..100_000).map(|_| Vote::rank(shuffled(&mut dice, 100))).collect();
    let (profile, grouped) = timed(|| Profile::of(100, rankings));
    let (outcome, took) = timed(|| profile.map(|profile| count(Rule::Schulze, &profile, 1, &TieOrder::as_listed(100))));
    outcome??;
    report.line(
        Line::new("Schulze, 100,000 different orders of 100 options")
            .value(milliseconds(took))
            .detail(format!("and {} to group them", milliseconds(grouped)))
            .json("counting.schulze_100000x100", took.as_secs_f64()),
    );
    let question =
        Question { id: QuestionId(1), method: Method::Approval { min: 1, max: 20 }, options: (0..20).map(OptionId).collect(), optional: false, budget: None };
    let paper = [question.clone()];
    let ballots: Vec<Ballot> = (0..BALLOTS)
        .map(|_| {
            let chosen: Vec<OptionId> = (0..20).filter(|_| dice.random_bool(0.3)).chain([0]).take(20).map(OptionId).collect();
            let chosen = if chosen.iter().filter(|option| option.0 == 0).count() > 1 { chosen[..chosen.len() - 1].to_vec() } else { chosen };
            Ballot::parse(&paper, &[Answer::naming(QuestionId(1), chosen)]).map_err(|error| format!("{error:?}"))
        })
        .collect::<Result<_, _>>()?;
    let decision = Decision::new(question, Rule::Approval, 1);
    let (result, took) = timed(|| PollResult::of(std::slice::from_ref(&decision), &ballots, &TieRule::Id));
    result?;
    report.line(Line::new("tally of a million approval ballots, 20 options").value(milliseconds(took)).json("counting.approval_million", took.as_secs_f64()));
    Ok(())
}

fn shuffled(dice: &mut ChaCha8Rng, options: u32) -> Vec<u32> {
    let mut order: Vec<u32> = (0..options).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, dice.random_range(0..=place));
    }
    order
}

fn entry(number: u64) -> Entry {
    let mut bytes = [0; 32];
    ChaCha8Rng::seed_from_u64(number).fill(&mut bytes);
    Entry(bytes)
}

/// Only what an append and a proof read is kept: as a database hands it out.
fn large_log(report: &mut Report) -> Result<(), Failure> {
    say("a log of ten million entries");
    const BATCH: u64 = 10_000;
    let key = PollKey::new("parvis.example/polls/1", [1; 32])?;
    let proved = 7_654_321;
    let mut kept: BTreeMap<TileId, Vec<u8>> = BTreeMap::new();
    let (mut size, mut total) = (0, Duration::ZERO);
    while size < LEAVES {
        let batch: Vec<Entry> = (size..size + BATCH).map(entry).collect();
        let began = Instant::now();
        let mut tiles = Tiles::new(size, edge(size).into_iter().filter_map(|id| Some((id, kept.get(&id)?.clone()))).collect());
        let changed = tiles.append(batch)?;
        tiles.checkpoint()?.sign(&key)?;
        total += began.elapsed();
        size += BATCH;
        // Full tiles of the lowest level are many; the one that the proof reads is enough.
        let wanted = |id: &TileId| !matches!(id.kind, Kind::Entries | Kind::Hashes(0)) || id.place == size / 256 || (size - BATCH..size).contains(&proved);
        kept.retain(|id, _| wanted(id) || id.place == proved / 256);
        kept.extend(changed.into_iter().filter(|(id, _)| wanted(id)));
    }
    let per_second = LEAVES as f64 / total.as_secs_f64();
    report
        .line(Line::new("appending ten million entries, 10,000 together").value(format!("{}/s", number(per_second))).json("log.append_per_second", per_second));
    let batch: Vec<Entry> = (size..size + 20).map(entry).collect();
    let (appended, took) = timed(|| -> Result<Checkpoint, Failure> {
        let mut tiles = Tiles::new(size, edge(size).into_iter().filter_map(|id| Some((id, kept.get(&id)?.clone()))).collect());
        tiles.append(batch)?;
        let checkpoint = tiles.checkpoint()?;
        checkpoint.sign(&key)?;
        Ok(checkpoint)
    });
    appended?;
    report.line(
        Line::new("20 more entries at ten million, signed").value(milliseconds(took)).json("log.append_20_at_ten_million_ms", took.as_secs_f64() * 1_000.0),
    );
    // The log may have ended in a full tile.
    let tiles = Tiles::new(size, for_inclusion(proved, size).into_iter().filter_map(|id| Some((id, kept.get(&id)?.clone()))).collect());
    let whole = Tiles::new(size, edge(size).into_iter().filter_map(|id| Some((id, kept.get(&id)?.clone()))).collect());
    let signed = whole.checkpoint()?.sign(&key)?;
    let (proof, made) = timed(|| tiles.inclusion(proved, size, signed));
    let proof = proof?;
    // Batches are sorted: which entry came to stand there, its tile tells.
    let there = kept.get(&TileId { kind: Kind::Entries, place: proved / 256 }).map(|tile| entries(tile)).unwrap_or_default();
    let there = there.get((proved % 256) as usize).copied().ok_or("the entry is not in its tile")?;
    let (checked, took) = timed(|| proof.check(&there, key.public()));
    checked?;
    report.line(
        Line::new("proof of one entry among ten million")
            .value(milliseconds(made))
            .detail(format!("{} hashes; checked in {}", proof.path.len(), milliseconds(took)))
            .json("log.proof_ms", made.as_secs_f64() * 1_000.0),
    );
    Ok(())
}

/// The audit of a million ballots, by the program, with the memory it takes.
fn large_file(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    say("the file of a million ballots");
    let path = folder.join("million.jsonl");
    let key = write_file(&path)?;
    let size = std::fs::metadata(&path)?.len();
    let (report_of, took) = timed(|| -> Result<_, Failure> {
        let beside = Beside { key: Some(key.to_string()), ..Beside::default() };
        Ok(audit(BufReader::with_capacity(1 << 16, File::open(&path)?), &beside, &mut |_| ()))
    });
    let audited = report_of?;
    if !audited.passed() || audited.ballots != BALLOTS as u64 {
        return Err(format!("the file of a million ballots does not pass: {audited}").into());
    }
    report.line(
        Line::new("audit of a million published ballots")
            .value(milliseconds(took))
            .detail(format!("{} MB, one pass; {}/s", size / 1_000_000, number(BALLOTS as f64 / took.as_secs_f64())))
            .json("log.audit_million_seconds", took.as_secs_f64()),
    );
    Ok(())
}

fn write_file(path: &Path) -> Result<PublicKey, Failure> {
    const BATCH: usize = 1_000;
    let key = PollKey::new("parvis.example/polls/1", [2; 32])?;
    let question =
        |id: i64, method| Question { id: QuestionId(id), method, options: (10 * id..10 * id + 8).map(OptionId).collect(), optional: true, budget: None };
    let definition = Definition {
        format: ledger::definition::FORMAT.to_owned(),
        key: key.public().to_string(),
        poll: PollId(1),
        secrecy: Secrecy::Confidential,
        token_key: None,
        questions: vec![
            Decision::new(question(1, Method::SingleChoice), Rule::Plurality, 1),
            Decision::new(question(2, Method::Approval { min: 1, max: 8 }), Rule::Approval, 1),
        ],
        ties: TieRule::Seed("a million".to_owned()),
        trustees: None,
    };
    let paper = definition.paper();
    let mut publisher = Publisher::begin(BufWriter::new(File::create(path)?), &definition, None)?;
    let root = publisher.definition();
    let mut log = Frontier::default();
    log.push(&root);
    publisher.checkpoint(Checkpoint { size: 1, root: log.root() }.sign(&key)?)?;
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..BALLOTS / BATCH {
        let mut batch = Vec::with_capacity(BATCH);
        for _ in 0..BATCH {
            let approved = (20..28).filter(|_| dice.random_bool(0.4)).map(OptionId).collect();
            let answers = [Answer::naming(QuestionId(1), vec![OptionId(dice.random_range(10..18))]), Answer::naming(QuestionId(2), approved)];
            let answers = Ballot::parse(&paper, &answers).map_err(|error| format!("{error:?}"))?;
            let opening = Opening { by: ledger::Bearer::Nobody, answers, salt: Salt(dice.random()), lock: ReplaceKey(dice.random()).lock() };
            batch.push((opening.entry(&root), opening));
        }
        batch.sort_unstable_by_key(|(entry, _)| *entry);
        for (entry, opening) in batch {
            log.push(&entry);
            publisher.entry(entry, Disclosure::Opened(opening))?;
        }
        publisher.checkpoint(Checkpoint { size: log.size(), root: log.root() }.sign(&key)?)?;
    }
    let voters = BALLOTS as u64;
    publisher.finish(TurnoutLine { by_channel: vec![(domain::participation::Channel::Web, voters)], issued: voters, tokens: None, roll: None }, &key)?;
    Ok(key.public().clone())
}
