//! The votes of Scottish council wards, as published for research: `candidates,seats,`, then `ballots,first,second,…,`, then one line for each candidate with name
//! and party, then the ward.

use std::io::Read;

use csv::StringRecord;
use domain::voting::count::{Profile, Vote};

use super::pabulib::shortened;
use crate::election::{Election, Papers, countable};
use crate::failure::Fault;

/// A ward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ward {
    /// Its name.
    pub name: String,
    /// How many councillors it elects.
    pub seats: usize,
    /// Name and party of each candidate, of whom the first is number 1.
    pub candidates: Vec<(String, String)>,
    /// How many ballots rank these numbers, best first.
    pub orders: Vec<(u64, Vec<u32>)>,
}

/// More candidates than any ward has.
const MOST_CANDIDATES: u64 = 10_000;

impl Ward {
    /// Reads a file.
    ///
    /// # Errors
    /// The first fault, with line and cell.
    pub fn read(input: impl Read) -> Result<Self, Fault> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(input);
        let mut record = StringRecord::new();
        let mut next = |record: &mut StringRecord| reader.read_record(record).map_err(|error| Fault::of_cells(&error));
        if !next(&mut record)? {
            return Err(Fault::whole("the file is empty"));
        }
        let count = number(&record, 0, 1, MOST_CANDIDATES, "the number of candidates")? as usize;
        let seats = number(&record, 1, 1, count as u64, "the number of seats")? as usize;
        let mut ward = Self { name: String::new(), seats, candidates: Vec::new(), orders: Vec::new() };
        while next(&mut record)? {
            ward.add(&record, count)?;
        }
        if ward.candidates.len() != count {
            return Err(Fault::whole(format!("the first line says {count} candidates, but {} are named", ward.candidates.len())));
        }
        Ok(ward)
    }

    fn add(&mut self, record: &StringRecord, count: usize) -> Result<(), Fault> {
        let first = record.get(0).unwrap_or_default().trim();
        if let Some(place) = first.strip_prefix("Candidate ") {
            if place.trim().parse() != Ok(self.candidates.len() + 1) {
                return Err(Fault::at(line(record), 1, format!("candidate {} is needed here, not \"{}\"", self.candidates.len() + 1, shortened(first))));
            }
            let cell = |place: usize| record.get(place).unwrap_or_default().trim().to_owned();
            self.candidates.push((cell(1), cell(2)));
            return Ok(());
        }
        if !self.candidates.is_empty() {
            if self.name.is_empty() {
                first.clone_into(&mut self.name);
            }
            return Ok(());
        }
        let ballots = number(record, 0, 0, 1 << 40, "a number of ballots")?;
        let mut order = Vec::with_capacity(record.len());
        for place in 1..record.len() {
            if record.get(place).is_some_and(|cell| cell.trim().is_empty()) {
                continue;
            }
            let candidate = number(record, place, 1, count as u64, "the number of a candidate")? as u32;
            if order.contains(&candidate) {
                return Err(Fault::at(line(record), place as u64 + 1, format!("candidate {candidate} is ranked twice")));
            }
            order.push(candidate);
        }
        self.orders.push((ballots, order));
        Ok(())
    }

    /// What the file means.
    ///
    /// # Errors
    /// When there are more ballots than can be counted, or an order repeats a candidate.
    pub fn election(&self) -> Result<Election, Fault> {
        countable(self.orders.iter().map(|&(ballots, _)| ballots))?;
        let votes = self.orders.iter().map(|(ballots, order)| (Vote::rank(order.iter().map(|number| number - 1).collect()), *ballots));
        let profile = Profile::grouped(self.candidates.len(), votes).map_err(|error| Fault::whole(error.to_string()))?;
        let ids = (1..=self.candidates.len()).map(|number| number.to_string()).collect();
        let names = self.candidates.iter().map(|(name, party)| if party.is_empty() { name.clone() } else { format!("{name}, {party}") }).collect();
        Ok(Election { ids, names, profile, score_places: 0, seats: Some(self.seats), papers: Papers::Candidates, notes: Vec::new() })
    }
}

fn line(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn number(record: &StringRecord, place: usize, least: u64, most: u64, what: &str) -> Result<u64, Fault> {
    let text = record.get(place).unwrap_or_default().trim();
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| Fault::at(line(record), place as u64 + 1, format!("{what} from {least} to {most} is needed here, not \"{}\"", shortened(text))))
}
