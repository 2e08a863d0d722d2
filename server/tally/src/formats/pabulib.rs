//! Pabulib's `.pb`: participatory budgets in three tables. Faliszewski et al., *Participatory Budgeting: Data, Tools, and Analysis* (2023); pabulib.org/format.
//!
//! The tables are kept as they were read, with unknown columns and keys, so that writing gives them back; [`Pabulib::election`] says what they mean.

use std::collections::HashMap;
use std::io::{Read, Write};

use csv::StringRecord;
use domain::voting::count::{Profile, Vote};

use crate::amount::Decimal;
use crate::election::{Election, Money, Papers};
use crate::failure::Fault;

/// A `.pb` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pabulib {
    /// Keys and values about the election.
    pub meta: Table,
    /// The projects.
    pub projects: Table,
    /// The votes.
    pub votes: Table,
}

/// A table of cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The header.
    pub columns: StringRecord,
    /// The rows, which remember their line.
    pub rows: Vec<StringRecord>,
}

/// How votes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VoteType {
    Approval,
    Ordinal,
    Points,
}

/// The tables, in the order of the file.
const SECTIONS: [&str; 3] = ["META", "PROJECTS", "VOTES"];

impl Table {
    /// A table of this header and these rows.
    #[must_use]
    pub fn new(columns: &[&str], rows: Vec<StringRecord>) -> Self {
        Self { columns: StringRecord::from(columns), rows }
    }

    /// The place of a column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.trim() == name)
    }

    fn needed(&self, section: &str, name: &str) -> Result<usize, Fault> {
        self.column(name).ok_or_else(|| Fault::at(line(&self.columns), 0, format!("{section} has no column \"{name}\"")))
    }
}

impl Pabulib {
    /// Reads a file.
    ///
    /// # Errors
    /// The first fault, with line and cell.
    pub fn read(input: impl Read) -> Result<Self, Fault> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(input);
        let mut file = Self::default();
        let mut seen = [false; 3];
        let mut current: Option<usize> = None;
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).map_err(|error| Fault::of_cells(&error))? {
            if let Some(section) = section(&record) {
                if std::mem::replace(&mut seen[section], true) {
                    return Err(Fault::at(line(&record), 1, format!("there are two sections {}", SECTIONS[section])));
                }
                current = Some(section);
                continue;
            }
            let Some(section) = current else {
                return Err(Fault::at(
                    line(&record),
                    1,
                    format!("the file must begin with META, not with \"{}\"", shortened(record.get(0).unwrap_or_default())),
                ));
            };
            let table = match section {
                0 => &mut file.meta,
                1 => &mut file.projects,
                _ => &mut file.votes,
            };
            if table.columns.is_empty() {
                table.columns = record.clone();
            } else if !is_blank(&record) {
                table.rows.push(record.clone());
            }
        }
        for (section, seen) in SECTIONS.iter().zip(seen) {
            if !seen {
                return Err(Fault::whole(format!("there is no section {section}")));
            }
        }
        Ok(file)
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&self, output: impl Write) -> std::io::Result<()> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(output);
        for (section, table) in SECTIONS.iter().zip([&self.meta, &self.projects, &self.votes]) {
            writer.write_record([section])?;
            if !table.columns.is_empty() {
                writer.write_record(&table.columns)?;
            }
            for row in &table.rows {
                writer.write_record(row)?;
            }
        }
        writer.flush()
    }

    /// The value of a key of META.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        self.entry(key).and_then(|row| row.get(1)).map(str::trim)
    }

    fn entry(&self, key: &str) -> Option<&StringRecord> {
        self.meta.rows.iter().find(|row| row.get(0).is_some_and(|cell| cell.trim() == key))
    }

    /// What the file means: projects, money and votes.
    ///
    /// # Errors
    /// The first fault, with line and cell.
    pub fn election(&self) -> Result<Election, Fault> {
        let budget = self.budget()?;
        let (ids, costs) = self.costs()?;
        let places = costs.iter().chain([&budget]).map(|amount| amount.places()).max().unwrap_or(0);
        let scale = |amount: Decimal| u64::try_from(amount.scaled(places)).map_err(|_| Fault::whole("an amount is too large"));
        let money = Money {
            budget: scale(budget)?,
            costs: costs.into_iter().map(scale).collect::<Result<_, _>>()?,
            places,
            currency: self.value("currency").map(str::to_owned),
        };
        let (profile, score_places, repeats) = self.profile(&ids)?;
        let name = self.projects.column("name");
        let names = self.projects.rows.iter().map(|row| name.and_then(|name| row.get(name)).unwrap_or_default().trim().to_owned()).collect();
        let mut notes = self.notes();
        if repeats > 0 {
            notes.push(format!("{repeats} votes name a project twice; it is counted once"));
        }
        Ok(Election { ids, names, profile, score_places, seats: None, papers: Papers::Budget(money), notes })
    }

    fn budget(&self) -> Result<Decimal, Fault> {
        let row = self.entry("budget").ok_or_else(|| Fault::at(line(&self.meta.columns), 0, "META has no budget"))?;
        amount(row, 1, "budget")
    }

    fn costs(&self) -> Result<(Vec<String>, Vec<Decimal>), Fault> {
        let (id, cost) = (self.projects.needed("PROJECTS", "project_id")?, self.projects.needed("PROJECTS", "cost")?);
        let (mut ids, mut costs, mut seen) = (Vec::new(), Vec::new(), HashMap::new());
        for row in &self.projects.rows {
            let name = cell(row, id, "project_id")?.trim();
            if name.is_empty() {
                return Err(Fault::at(line(row), id as u64 + 1, "a project has no project_id"));
            }
            if let Some(before) = seen.insert(name, line(row)) {
                return Err(Fault::at(line(row), id as u64 + 1, format!("project \"{name}\" is already on line {before}")));
            }
            ids.push(name.to_owned());
            costs.push(amount(row, cost, "cost")?);
        }
        Ok((ids, costs))
    }

    fn vote_type(&self) -> Result<VoteType, Fault> {
        let row = self.entry("vote_type").ok_or_else(|| Fault::at(line(&self.meta.columns), 0, "META has no vote_type"))?;
        match row.get(1).unwrap_or_default().trim() {
            "approval" | "choose-1" => Ok(VoteType::Approval),
            "ordinal" => Ok(VoteType::Ordinal),
            "cumulative" | "scoring" => Ok(VoteType::Points),
            other => Err(Fault::at(line(row), 2, format!("vote_type \"{}\" is none of approval, choose-1, ordinal, cumulative, scoring", shortened(other)))),
        }
    }

    /// All votes, how many decimal places were moved into their scores, and how many name a project twice.
    fn profile(&self, ids: &[String]) -> Result<(Profile, u32, u64), Fault> {
        let kind = self.vote_type()?;
        let index: HashMap<&str, u32> = ids.iter().enumerate().map(|(place, id)| (id.as_str(), place as u32)).collect();
        let vote = self.votes.needed("VOTES", "vote")?;
        let points = if kind == VoteType::Points { Some(self.votes.needed("VOTES", "points")?) } else { None };
        let mut read: HashMap<(&str, &str), usize> = HashMap::new();
        let mut votes: Vec<(Marks, u64)> = Vec::new();
        for row in &self.votes.rows {
            let text = cell(row, vote, "vote")?;
            let points_text = points.map_or(Ok(""), |points| cell(row, points, "points"))?;
            // Each way to vote is read once: most ballots of a large election look like another.
            if let Some(&known) = read.get(&(text, points_text)) {
                votes[known].1 += 1;
                continue;
            }
            let mut marks = Marks { named: named(row, vote, text, &index)?, points: Vec::new() };
            if let Some(points) = points {
                marks.points = given(row, points, points_text, marks.named.len())?;
            }
            read.insert((text, points_text), votes.len());
            votes.push((marks, 1));
        }
        let places = votes.iter().flat_map(|(marks, _)| &marks.points).map(|points| points.places()).max().unwrap_or(0);
        let repeats = votes.iter().filter(|(marks, _)| marks.repeat()).map(|(_, ballots)| ballots).sum();
        let votes = votes.into_iter().map(|(marks, ballots)| (marks.vote(kind, places), ballots));
        let profile = Profile::grouped(ids.len(), votes).map_err(|error| Fault::whole(error.to_string()))?;
        Ok((profile, places, repeats))
    }

    /// Where META says another number than there is.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (key, found) in [("num_projects", self.projects.rows.len()), ("num_votes", self.votes.rows.len())] {
            if let Some(said) = self.value(key).filter(|said| said.parse() != Ok(found)) {
                notes.push(format!("META says {key} = {said}, but there are {found}"));
            }
        }
        notes
    }
}

/// A vote as it is written.
struct Marks {
    named: Vec<u32>,
    points: Vec<Decimal>,
}

impl Marks {
    /// Whether a project is named twice.
    fn repeat(&self) -> bool {
        let mut named = self.named.clone();
        named.sort_unstable();
        named.windows(2).any(|pair| pair[0] == pair[1])
    }

    fn vote(self, kind: VoteType, places: u32) -> Vote {
        match kind {
            VoteType::Approval => {
                let mut named = self.named;
                named.sort_unstable();
                named.dedup();
                Vote::Approve(named)
            }
            VoteType::Ordinal => {
                let mut order: Vec<u32> = Vec::with_capacity(self.named.len());
                for project in self.named {
                    if !order.contains(&project) {
                        order.push(project);
                    }
                }
                Vote::rank(order)
            }
            VoteType::Points => {
                let scaled = |points: &Decimal| i64::try_from(points.scaled(places)).unwrap_or(i64::MAX);
                // Where a project is named twice, the last number counts.
                let scores: HashMap<u32, i64> = self.named.into_iter().zip(self.points.iter().map(scaled)).collect();
                Vote::score(scores.into_iter().collect())
            }
        }
    }
}

/// The section that a row begins.
fn section(record: &StringRecord) -> Option<usize> {
    let first = record.get(0)?.trim_start_matches('\u{feff}').trim();
    let alone = record.iter().skip(1).all(|cell| cell.trim().is_empty());
    SECTIONS.iter().position(|section| alone && first.eq_ignore_ascii_case(section))
}

/// A row that says nothing. A vote has two cells at least, even if both are empty.
fn is_blank(record: &StringRecord) -> bool {
    record.len() == 1 && record.iter().all(|cell| cell.trim().is_empty())
}

fn line(record: &StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

fn cell<'a>(row: &'a StringRecord, column: usize, name: &str) -> Result<&'a str, Fault> {
    row.get(column).ok_or_else(|| Fault::at(line(row), row.len() as u64, format!("the line ends before its cell {} ({name})", column + 1)))
}

fn amount(row: &StringRecord, column: usize, name: &str) -> Result<Decimal, Fault> {
    let text = cell(row, column, name)?;
    let amount = Decimal::parse(text).filter(|amount| amount.scaled(amount.places()) >= 0);
    amount.ok_or_else(|| Fault::at(line(row), column as u64 + 1, format!("{name}: \"{}\" is not an amount", shortened(text))))
}

/// The projects a vote names, in its order.
fn named(row: &StringRecord, column: usize, text: &str, index: &HashMap<&str, u32>) -> Result<Vec<u32>, Fault> {
    let ids = text.split(',').map(str::trim).filter(|id| !id.is_empty());
    ids.map(|id| index.get(id).copied().ok_or_else(|| Fault::at(line(row), column as u64 + 1, format!("vote: there is no project \"{}\"", shortened(id)))))
        .collect()
}

/// The points a vote gives, as many as it names projects.
fn given(row: &StringRecord, column: usize, text: &str, named: usize) -> Result<Vec<Decimal>, Fault> {
    let fault = |message| Fault::at(line(row), column as u64 + 1, message);
    let parse = |points: &str| Decimal::parse(points).ok_or_else(|| fault(format!("points: \"{}\" is not a number", shortened(points))));
    let points = text.split(',').map(str::trim).filter(|points| !points.is_empty()).map(parse).collect::<Result<Vec<_>, _>>()?;
    if points.len() == named { Ok(points) } else { Err(fault(format!("points: {} numbers for {named} projects", points.len()))) }
}

/// A text short enough for a message.
pub(super) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(40).map(|character| if character.is_control() { ' ' } else { character }).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
