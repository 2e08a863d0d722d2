//! `make bench`: what Parvis costs, beside what a bare actix handler costs on the same machine in the same minutes.
//!
//! Everything that is measured runs in processes of its own, with as many workers as there are processors; this one
//! makes the load, and starts itself again as the bare handler.

mod ballots;
mod bare;
mod counting;
mod http;
mod load;
mod machine;
mod pages;
mod parvis;
mod postgres;
mod report;
mod sizes;
mod starts;
mod voters;

use report::Report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Whatever can go wrong.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Residents of the two demonstrations; each takes part about twice.
const RESIDENTS: [u64; 2] = [5_000, 500_000];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bare", folder] => bare::serve(Path::new(folder)),
        [] => measure(),
        _ => Err("usage: bench".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Steps that can be left out with `BENCH_ONLY=pages,ballots,…` while something is being made faster.
fn wanted(step: &str) -> bool {
    std::env::var("BENCH_ONLY").map_or(true, |only| only.split(',').any(|name| name == step))
}

fn measure() -> Result<(), Failure> {
    let began = Instant::now();
    let folder = Folder::new()?;
    let mut report = Report::begin()?;
    say("loading two demonstrations");
    let small = parvis::load(&folder.0.join("small"), RESIDENTS[0], &mut report)?;
    let large = if wanted("pages") || wanted("starts") { Some(parvis::load(&folder.0.join("large"), RESIDENTS[1], &mut report)?) } else { None };
    if let Some(large) = &large {
        if wanted("pages") {
            pages::measure(&small, large, &mut report)?;
        }
        if wanted("starts") {
            starts::measure(large, &mut report)?;
        }
    }
    if wanted("sizes") {
        sizes::measure(&small, &mut report)?;
    }
    if wanted("ballots") {
        ballots::measure(&folder.0, &small, &mut report)?;
    }
    if wanted("counting") {
        counting::measure(&folder.0, &mut report)?;
    }
    report.finish(began.elapsed())
}

/// A line of progress.
fn say(line: &str) {
    eprintln!("==> {line}");
}

/// The folder for everything that is made while measuring; removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, Failure> {
        let parent = std::env::var_os("BENCH_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        let folder = std::path::absolute(parent)?.join(format!("bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("bench: {} is left behind: {error}", self.0.display());
        }
    }
}
