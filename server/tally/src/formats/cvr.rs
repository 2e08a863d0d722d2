//! Cast vote records: one line for each ballot, a column for each rank, the name of a candidate in each cell.

use std::collections::HashMap;
use std::io::Read;

use csv::StringRecord;
use domain::voting::count::{Profile, Vote};

use crate::election::{Election, Papers};
use crate::failure::Fault;

/// What a machine writes where there is no candidate.
const NOBODY: [&str; 4] = ["", "skipped", "undervote", "overvote"];

/// Reads a file: columns whose name begins with "rank" hold the preferences, best first. Candidates are numbered from 1 as they appear. Cells without a candidate are
/// passed over, as is a candidate who is named again; ballots without any candidate are blank.
///
/// # Errors
/// The first fault, with line and cell.
pub fn read(input: impl Read) -> Result<Election, Fault> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let header = reader.headers().map_err(|error| Fault::of_cells(&error))?;
    let ranks: Vec<usize> = (0..header.len()).filter(|&column| header.get(column).is_some_and(is_rank)).collect();
    if ranks.is_empty() {
        return Err(Fault::at(1, 0, "neither a Scottish ward (candidates,seats) nor a cast vote record (columns rank1, rank2, …)"));
    }
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut names = Vec::new();
    let mut votes: HashMap<Vec<u32>, u64> = HashMap::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| Fault::of_cells(&error))? {
        let mut order = Vec::with_capacity(ranks.len());
        for name in ranks.iter().filter_map(|&column| record.get(column)).map(str::trim) {
            if NOBODY.iter().any(|nobody| name.eq_ignore_ascii_case(nobody)) {
                continue;
            }
            let number = if let Some(&number) = numbers.get(name) {
                number
            } else {
                names.push(name.to_owned());
                numbers.insert(name.to_owned(), numbers.len() as u32);
                numbers.len() as u32 - 1
            };
            if !order.contains(&number) {
                order.push(number);
            }
        }
        *votes.entry(order).or_default() += 1;
    }
    let votes = votes.into_iter().map(|(order, ballots)| (Vote::rank(order), ballots));
    let profile = Profile::grouped(names.len(), votes).map_err(|error| Fault::whole(error.to_string()))?;
    let ids = (1..=names.len()).map(|number| number.to_string()).collect();
    Ok(Election { ids, names, profile, score_places: 0, seats: None, papers: Papers::Candidates, notes: Vec::new() })
}

fn is_rank(column: &str) -> bool {
    column.trim().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("rank"))
}
