//! The command line of Parvis.

use clap::{Parser, Subcommand};
use domain::voting::budget::{Completion, Endowment, Satisfaction, Stop};
use domain::voting::count::TieRule;
use server::clock::Clock;
use server::config::Config;
use server::startup::Application;
use server::{demo, telemetry};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use store::{Database, Options};
use tally::options;

type Failure = Box<dyn std::error::Error>;

/// The square where residents, city teams and mission staff make a climate-neutral city together.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// A TOML file with settings; the environment (PARVIS_…) has the last word.
    #[arg(long, env = "PARVIS_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves Parvis.
    Serve,
    /// Loads a simulated demonstration into an empty database and serves it.
    Demo {
        /// How many residents to simulate; each takes part about twice.
        #[arg(long, default_value_t = demo::Options::default().residents)]
        residents: u64,
        /// The same seed makes the same demonstration.
        #[arg(long, default_value_t = demo::Options::default().seed)]
        seed: u64,
        /// Only loads it.
        #[arg(long)]
        load_only: bool,
    },
    /// Counts everything again from the participation events.
    Recompute {
        /// Only compares with the counters and with the tallies of sealed polls, and fails on any difference.
        #[arg(long)]
        check: bool,
    },
    /// Copies the database into a file while Parvis is used (SQLite), and checks the copy. Keep the file instance.key beside it.
    Backup {
        /// The file, which must not be there yet.
        file: PathBuf,
    },
    /// Counts the votes of an election file: Pabulib (.pb), PrefLib (.soi, .soc, .toi, .toc), Scottish wards and cast vote records (.csv), each also with .gz.
    Tally(Tally),
    /// Checks the published file of a poll, offline, and says what it proves and what it cannot prove. Fails if anything is wrong.
    Audit(Audit),
    /// Prints every setting with its default and what it does.
    Config,
}

#[derive(clap::Args)]
struct Tally {
    /// The file.
    file: PathBuf,
    /// plurality, approval, borda, irv, stv, schulze, score, greedy, equal-shares or phragmen.
    #[arg(long, value_parser = options::rule)]
    rule: tally::Rule,
    /// What a funded project is worth to its supporters: cost or cardinality (1, or the score given). Unless said: cost for approvals, the score otherwise.
    #[arg(long, value_parser = options::satisfaction)]
    satisfaction: Option<Satisfaction>,
    /// The share of each voter for equal shares: the budget divided exactly, or floor, without decimals.
    #[arg(long, value_parser = options::endowment, default_value = "exact")]
    endowment: Endowment,
    /// What equal shares does with money that is left: none, greedy, add-one or add-one-then-greedy.
    #[arg(long, value_parser = options::completion, default_value = "none")]
    completion: Completion,
    /// When add-one ends: at the first exhaustive outcome, or at the last feasible one.
    #[arg(long, value_parser = options::stop, default_value = "exhaustive")]
    stop: Stop,
    /// How many options win. Unless said: the seats of the file for STV, otherwise one.
    #[arg(long)]
    seats: Option<usize>,
    /// Of tied options the first by id (as text) is drawn, or by seed:S, the first in an order drawn from the seed S.
    #[arg(long, value_parser = options::ties, default_value = "id")]
    ties: TieRule,
    /// Prints the result as JSON, with every round.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Audit {
    /// The file, also with .gz.
    bundle: PathBuf,
    /// The key of the poll, as published elsewhere.
    #[arg(long)]
    key: Option<String>,
    /// A signed checkpoint that somebody kept, or a .tlog-proof file; may be given several times.
    #[arg(long = "checkpoint", value_name = "FILE")]
    checkpoints: Vec<PathBuf>,
    /// A receipt; may be given several times.
    #[arg(long = "receipt", value_name = "FILE")]
    receipts: Vec<PathBuf>,
    /// The key of a witness that is trusted, name+id+key, as it stands at /witness/key of its site; may be given several times.
    #[arg(long = "witness", value_name = "KEY")]
    witnesses: Vec<ledger::WitnessPublicKey>,
    /// Prints the findings as JSON.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = actix_web::rt::System::new().block_on(run(arguments));
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("parvis: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    if matches!(arguments.command, Command::Config) {
        println!("{}", Config::document());
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Tally(tally) = arguments.command {
        return count(tally);
    }
    if let Command::Audit(asked) = arguments.command {
        return audit(asked);
    }
    let mut config = Config::load(arguments.config.as_deref())?;
    if matches!(arguments.command, Command::Demo { .. }) {
        // A demonstration tells its progress itself.
        config.log.only_trouble_unless_asked();
    }
    telemetry::start_log(&config.log);
    match arguments.command {
        Command::Serve => serve(config).await,
        Command::Demo { residents, seed, load_only } => demonstrate(config, demo::Options { residents, seed }, load_only).await,
        Command::Recompute { check } => recompute(&config, check).await,
        Command::Backup { file } => {
            let checked = server::backup::run(&config.database_url, &file).await?;
            println!(
                "{}: sound, with {} logs and {} checkpoints. Keep {} beside it.",
                file.display(),
                checked.logs,
                checked.checkpoints,
                config.data_dir.join("instance.key").display()
            );
            Ok(ExitCode::SUCCESS)
        }
        Command::Config | Command::Tally(_) | Command::Audit(_) => Ok(ExitCode::SUCCESS),
    }
}

fn count(asked: Tally) -> Result<ExitCode, Failure> {
    let Tally { file, rule, satisfaction, endowment, completion, stop, seats, ties, json } = asked;
    let options = tally::Options { rule, satisfaction, endowment, completion, stop, seats, ties };
    let mut bar = tally::Bar::on_terminal();
    let counted = tally::run(&file, &options, &mut |progress| bar.show(progress));
    bar.clear();
    let report = counted?;
    print(&if json { serde_json::to_string_pretty(&report)? + "\n" } else { report.to_string() })?;
    Ok(ExitCode::SUCCESS)
}

fn audit(asked: Audit) -> Result<ExitCode, Failure> {
    let Audit { bundle, key, checkpoints, receipts, witnesses, json } = asked;
    let report = server::audit::run(&server::audit::Request { bundle, key, checkpoints, receipts, witnesses })?;
    print(&if json { serde_json::to_string_pretty(&report)? + "\n" } else { report.to_string() })?;
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads may stop reading.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

async fn serve(config: Config) -> Result<ExitCode, Failure> {
    let application = Application::build(config, Clock::system()).await?;
    tracing::info!("Parvis is at {}", application.parvis().config.origin());
    application.run_until_stopped().await?;
    Ok(ExitCode::SUCCESS)
}

async fn demonstrate(config: Config, options: demo::Options, load_only: bool) -> Result<ExitCode, Failure> {
    let application = Application::build(config, Clock::system()).await?;
    let parvis = application.parvis();
    if demo::content(&parvis.database).await? == demo::Content::Demonstration {
        println!("The demonstration is there already.");
    } else {
        let made = demo::load(parvis, &options, &|line| println!("{line}")).await?;
        println!(
            "Simulated: {} cities, {} consultations, {} polls, {} residents, {} participation events in {:.1} s.",
            made.cities, made.consultations, made.polls, made.residents, made.events, made.seconds
        );
        parvis.simulated.store(true, Ordering::Relaxed);
        parvis.content_changed();
    }
    if load_only {
        return Ok(ExitCode::SUCCESS);
    }
    let origin = parvis.config.origin().to_owned();
    println!("\nParvis is at {origin}");
    for (who, address) in [("resident", "resident"), ("city team", "team"), ("mission staff", "staff")] {
        println!("Sign in as {who:<14} {origin}/en/sign-in?email={address}%40demo.example   (the mail arrives at {origin}/en/mailbox)");
    }
    application.run_until_stopped().await?;
    Ok(ExitCode::SUCCESS)
}

async fn recompute(config: &Config, check: bool) -> Result<ExitCode, Failure> {
    let database = Database::open(&Options { url: config.database_url.clone(), readers: config.database_readers }).await?;
    if !check {
        let events = server::engage::recompute::repair(&database).await?;
        println!("Counted {events} participation events again.");
        return Ok(ExitCode::SUCCESS);
    }
    let found = server::engage::recompute::check(&database).await?;
    for difference in &found.differences {
        eprintln!("{difference}");
    }
    println!("{} participation events, {} counters compared.", found.events, found.counters);
    println!("{} tallies of sealed polls counted again from {} published ballots.", found.tallies, found.ballots);
    println!("{} differences.", found.differences.len());
    Ok(if found.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
