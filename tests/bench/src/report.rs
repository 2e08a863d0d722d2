//! One table for people, one file for programs.

use crate::{Failure, machine};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Where the figures go.
const FILE: &str = "target/bench.json";

/// A line of the table.
#[derive(Clone, Debug, Default)]
pub struct Line {
    name: String,
    value: String,
    detail: String,
    ratio: Option<f64>,
    aim: Option<(String, bool)>,
    figures: Vec<(String, f64)>,
}

impl Line {
    /// A line about something.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The figure itself.
    pub fn value(mut self, value: String) -> Self {
        self.value = value;
        self
    }

    /// What else was seen.
    pub fn detail(mut self, detail: String) -> Self {
        self.detail = detail;
        self
    }

    /// How it compares.
    pub fn ratio(mut self, ratio: f64) -> Self {
        self.ratio = Some(ratio);
        self
    }

    /// What it should be, and whether it is.
    pub fn aim(mut self, aim: String, met: bool) -> Self {
        self.aim = Some((aim, met));
        self
    }

    /// The same for programs, under a name with dots.
    pub fn json(mut self, name: &str, figure: f64) -> Self {
        self.figures.push((name.to_owned(), figure));
        self
    }
}

enum Row {
    Head(String),
    Line(Line),
}

/// Everything measured in one run.
pub struct Report {
    rows: Vec<Row>,
    notes: Vec<String>,
    load_before: f64,
}

impl Report {
    /// An empty one.
    pub fn begin() -> Result<Self, Failure> {
        Ok(Self { rows: Vec::new(), notes: Vec::new(), load_before: machine::load_average() })
    }

    /// A heading.
    pub fn head(&mut self, text: &str) {
        self.rows.push(Row::Head(text.to_owned()));
    }

    /// A line.
    pub fn line(&mut self, line: Line) {
        self.rows.push(Row::Line(line));
    }

    /// Something to know about the figures.
    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// A demonstration was loaded.
    pub fn loaded(&mut self, system: &str, events: u64, seconds: f64) {
        self.note(format!("{} participation events were loaded into {system} in {seconds:.1} s.", number(events as f64)));
    }

    /// Prints it and writes it.
    pub fn finish(mut self, took: Duration) -> Result<(), Failure> {
        let (processors, before, after) = (machine::processors(), self.load_before, machine::load_average());
        self.notes.insert(0, format!("Release build, {processors} processors, one run of {:.0} s.", took.as_secs_f64()));
        if before > 0.5 {
            self.notes.insert(
                1,
                format!("The machine was shared while measuring: its load average was {before:.1} at the start. Ratios tell more than figures then."),
            );
        }
        let width = self.rows.iter().map(|row| if let Row::Line(line) = row { line.name.chars().count() } else { 0 }).max().unwrap_or(0);
        for row in &self.rows {
            match row {
                Row::Head(text) => println!("\n{text}"),
                Row::Line(line) => println!("{}", text(line, width)),
            }
        }
        println!();
        for note in &self.notes {
            println!("{note}");
        }
        let mut figures = Map::new();
        for row in &self.rows {
            if let Row::Line(line) = row {
                for (name, figure) in &line.figures {
                    put(&mut figures, name, json!((figure * 1_000.0).round() / 1_000.0));
                }
            }
        }
        let machine = json!({ "processors": processors, "load_before": before, "load_after": after, "seconds": took.as_secs() });
        let all = json!({ "machine": machine, "figures": figures, "aims_missed": self.missed(), "notes": self.notes });
        std::fs::write(FILE, format!("{}\n", serde_json::to_string_pretty(&all)?))?;
        println!("The same for programs: {FILE}");
        Ok(())
    }

    fn missed(&self) -> Vec<&str> {
        let missed = |row: &Row| matches!(row, Row::Line(Line { aim: Some((_, false)), .. }));
        self.rows.iter().filter(|row| missed(row)).filter_map(|row| if let Row::Line(line) = row { Some(line.name.as_str()) } else { None }).collect()
    }
}

fn text(line: &Line, width: usize) -> String {
    let ratio = line.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
    let (aim, met) = match &line.aim {
        Some((aim, true)) => (aim.as_str(), "met"),
        Some((aim, false)) => (aim.as_str(), "missed"),
        None => ("", ""),
    };
    format!("  {:<width$}  {:>10}  {ratio:>6}  {aim:<16} {met:<7} {}", line.name, line.value, line.detail).trim_end().to_owned()
}

/// Puts a figure under a name with dots into nested objects.
fn put(object: &mut Map<String, Value>, name: &str, figure: Value) {
    match name.split_once('.') {
        None => {
            object.insert(name.to_owned(), figure);
        }
        Some((first, rest)) => {
            if let Value::Object(inner) = object.entry(first).or_insert_with(|| Value::Object(Map::new())) {
                put(inner, rest, figure);
            }
        }
    }
}

/// A whole number with its thousands apart.
pub fn number(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
