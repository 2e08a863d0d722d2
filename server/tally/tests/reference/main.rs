//! Real elections, counted as reference implementations count them: pabutools, droop, pref_voting, pyrankvote.
//!
//! The files lie outside this repository, in a folder `shared/data` beside it or above; where it is missing, these tests say so and pass.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod budgets;
mod ranked;
mod round_trips;

use std::path::{Path, PathBuf};

use serde_json::Value;
use tally::{Election, Options, Report, options};

/// The folder of reference data, if there is one.
fn data() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().map(|folder| folder.join("shared/data")).find(|folder| folder.join("pb/expected.json").is_file());
    if found.is_none() {
        println!("shared/data is not here: nothing was compared");
    }
    found
}

fn json(path: &Path) -> Value {
    serde_json::from_reader(std::io::BufReader::new(std::fs::File::open(path).unwrap())).unwrap()
}

/// The file of this name, compressed or not.
fn file(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(name);
    if plain.exists() { plain } else { folder.join(format!("{name}.gz")) }
}

fn open(path: &Path) -> Election {
    Election::open(path, &mut |_| ()).unwrap_or_else(|failure| panic!("{failure}"))
}

/// The usual options with the rule of this name.
fn by(rule: &str) -> Options {
    Options::new(options::rule(rule).unwrap())
}

fn count(election: &Election, options: &Options) -> Report {
    tally::count(election, options, &mut |_| ()).unwrap()
}

/// Identifiers in expected results are texts or numbers.
fn ids(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}
