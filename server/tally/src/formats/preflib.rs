//! PrefLib's `.soi`, `.soc`, `.toi` and `.toc` in the form of 2022: strict or tied, incomplete or complete orders. Mattei & Walsh, *PrefLib* (2013); preflib.org.
//!
//! Header lines are kept as they were read, so that writing gives them back.

use std::io::{BufRead, Write};

use domain::voting::count::{Profile, Ranking, Vote};

use super::pabulib::shortened;
use crate::election::{Election, Papers, countable};
use crate::failure::Fault;

/// A PrefLib file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefLib {
    /// The header lines, with their `#`.
    pub header: Vec<String>,
    /// What kind of orders it holds.
    pub kind: Kind,
    /// The names of the alternatives, of which the first is number 1.
    pub names: Vec<String>,
    /// The orders, in the order of the file.
    pub orders: Vec<Order>,
}

/// An order and how many voters have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// How many.
    pub ballots: u64,
    /// The numbers of alternatives from 1, best first, those in a tier tied.
    pub tiers: Vec<Vec<u32>>,
}

/// What kind of orders a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Strict, incomplete.
    Soi,
    /// Strict, complete.
    Soc,
    /// With ties, incomplete.
    Toi,
    /// With ties, complete.
    Toc,
}

/// More alternatives than any file has: the header is not believed beyond.
const MOST_ALTERNATIVES: usize = 100_000;

impl Kind {
    /// The kind of this name, as in the header and in names of files.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "soi" => Some(Self::Soi),
            "soc" => Some(Self::Soc),
            "toi" => Some(Self::Toi),
            "toc" => Some(Self::Toc),
            _ => None,
        }
    }

    /// The name, as in the header and in names of files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Soi => "soi",
            Self::Soc => "soc",
            Self::Toi => "toi",
            Self::Toc => "toc",
        }
    }

    const fn has_ties(self) -> bool {
        matches!(self, Self::Toi | Self::Toc)
    }

    const fn is_complete(self) -> bool {
        matches!(self, Self::Soc | Self::Toc)
    }
}

impl PrefLib {
    /// A file of these names and orders, with the header PrefLib asks for.
    #[must_use]
    pub fn new(title: &str, kind: Kind, names: Vec<String>, orders: Vec<Order>) -> Self {
        let voters: u64 = orders.iter().map(|order| order.ballots).sum();
        let one_line = |text: &str| text.replace(['\r', '\n'], " ");
        let mut header = vec![
            format!("# TITLE: {}", one_line(title)),
            format!("# DATA TYPE: {}", kind.as_str()),
            format!("# NUMBER ALTERNATIVES: {}", names.len()),
            format!("# NUMBER VOTERS: {voters}"),
            format!("# NUMBER UNIQUE ORDERS: {}", orders.len()),
        ];
        header.extend(names.iter().enumerate().map(|(place, name)| format!("# ALTERNATIVE NAME {}: {}", place + 1, one_line(name))));
        let names = names.iter().map(|name| one_line(name).trim().to_owned()).collect();
        Self { header, kind, names, orders }
    }

    /// Reads a file; `kind` is that of its name, which the header may correct.
    ///
    /// # Errors
    /// The first fault, with line and character.
    pub fn read(input: impl BufRead, kind: Kind) -> Result<Self, Fault> {
        let mut header = Vec::new();
        let mut order_lines = Vec::new();
        for (place, text) in input.lines().enumerate() {
            let line = place as u64 + 1;
            let text = text.map_err(|error| {
                Fault::at(line, 0, if error.kind() == std::io::ErrorKind::InvalidData { "the text is not UTF-8".to_owned() } else { error.to_string() })
            })?;
            let text = if place == 0 { text.trim_start_matches('\u{feff}').to_owned() } else { text };
            if text.starts_with('#') {
                header.push((line, text));
            } else if !text.trim().is_empty() {
                if header.is_empty() {
                    return Err(Fault::at(line, 1, "there is no header: lines with # are needed first (the form before 2022 is not read)"));
                }
                order_lines.push((line, text));
            }
        }
        let (kind, names) = describe(&header, kind)?;
        let orders = order_lines.iter().map(|(line, text)| Scanner::new(*line, text).order(kind, names.len())).collect::<Result<_, _>>()?;
        Ok(Self { header: header.into_iter().map(|(_, text)| text).collect(), kind, names, orders })
    }

    /// Writes the file.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn write(&self, mut output: impl Write) -> std::io::Result<()> {
        for line in &self.header {
            writeln!(output, "{line}")?;
        }
        for order in &self.orders {
            write!(output, "{}: ", order.ballots)?;
            for (place, tier) in order.tiers.iter().enumerate() {
                let numbers = tier.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
                let comma = if place == 0 { "" } else { "," };
                if tier.len() == 1 { write!(output, "{comma}{numbers}")? } else { write!(output, "{comma}{{{numbers}}}")? }
            }
            writeln!(output)?;
        }
        output.flush()
    }

    /// What the file means.
    ///
    /// # Errors
    /// When there are more ballots than can be counted, or an order repeats an alternative.
    pub fn election(&self) -> Result<Election, Fault> {
        countable(self.orders.iter().map(|order| order.ballots))?;
        let votes = self.orders.iter().map(|order| {
            let tiers = order.tiers.iter().map(|tier| tier.iter().map(|&number| number.saturating_sub(1)).collect()).collect();
            (Vote::Rank(Ranking::tiers_of(tiers)), order.ballots)
        });
        let profile = Profile::grouped(self.names.len(), votes).map_err(|error| Fault::whole(error.to_string()))?;
        let said = self.header.iter().find_map(|line| value(line, "NUMBER VOTERS"));
        let found = profile.ballots();
        let notes = said.filter(|said| said.parse() != Ok(found)).map(|said| format!("the header says NUMBER VOTERS: {said}, but there are {found}"));
        let ids = (1..=self.names.len()).map(|number| number.to_string()).collect();
        Ok(Election { ids, names: self.names.clone(), profile, score_places: 0, seats: None, papers: Papers::Candidates, notes: notes.into_iter().collect() })
    }
}

/// The value of a header line with this key.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (found, value) = line.trim_start_matches('#').split_once(':')?;
    (found.trim() == key).then(|| value.trim())
}

/// Kind and names, from the header.
fn describe(header: &[(u64, String)], kind: Kind) -> Result<(Kind, Vec<String>), Fault> {
    let find = |key: &str| header.iter().find_map(|(line, text)| value(text, key).map(|value| (*line, value)));
    let kind = match find("DATA TYPE") {
        None => kind,
        Some((line, text)) => {
            Kind::parse(text).ok_or_else(|| Fault::at(line, 1, format!("DATA TYPE \"{}\" is none of soi, soc, toi, toc", shortened(text))))?
        }
    };
    let (line, text) = find("NUMBER ALTERNATIVES").ok_or_else(|| Fault::whole("the header has no NUMBER ALTERNATIVES"))?;
    let count: usize = text
        .parse()
        .ok()
        .filter(|&count| count > 0 && count <= MOST_ALTERNATIVES)
        .ok_or_else(|| Fault::at(line, 1, format!("NUMBER ALTERNATIVES: \"{}\" is not a number of alternatives", shortened(text))))?;
    let mut names: Vec<String> = (1..=count).map(|number| format!("Candidate {number}")).collect();
    for (line, text) in header {
        let Some((key, name)) = text.trim_start_matches('#').split_once(':') else { continue };
        let Some(number) = key.trim().strip_prefix("ALTERNATIVE NAME ") else { continue };
        let place = number.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match place.and_then(|place| names.get_mut(place)) {
            Some(kept) => name.trim().clone_into(kept),
            None => return Err(Fault::at(*line, 1, format!("there are {count} alternatives, and none has number {}", shortened(number)))),
        }
    }
    Ok((kind, names))
}

/// Reads an order, character by character.
struct Scanner<'a> {
    line: u64,
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    const fn new(line: u64, text: &'a str) -> Self {
        Self { line, text, at: 0 }
    }

    fn order(mut self, kind: Kind, alternatives: usize) -> Result<Order, Fault> {
        let ballots = self.number("how many voters have this order")?;
        self.expect(':')?;
        let mut tiers: Vec<Vec<u32>> = Vec::new();
        let mut seen = vec![false; alternatives];
        let mut first = true;
        while self.peek().is_some() {
            if !std::mem::take(&mut first) {
                self.expect(',')?;
            }
            tiers.push(self.tier(kind, &mut seen)?);
        }
        if kind.is_complete() && seen.contains(&false) {
            return Err(self.fault(format!("a {} file has complete orders, and this one leaves out alternatives", kind.as_str())));
        }
        Ok(Order { ballots, tiers })
    }

    fn tier(&mut self, kind: Kind, seen: &mut [bool]) -> Result<Vec<u32>, Fault> {
        if self.peek() != Some('{') {
            return Ok(vec![self.alternative(seen)?]);
        }
        if !kind.has_ties() {
            return Err(self.fault(format!("a {} file has no ties", kind.as_str())));
        }
        self.expect('{')?;
        let mut tier = vec![self.alternative(seen)?];
        while self.peek() == Some(',') {
            self.expect(',')?;
            tier.push(self.alternative(seen)?);
        }
        self.expect('}')?;
        Ok(tier)
    }

    fn alternative(&mut self, seen: &mut [bool]) -> Result<u32, Fault> {
        self.peek();
        let before = self.at;
        let number = self.number("the number of an alternative")?;
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let message = match place.and_then(|place| seen.get_mut(place)) {
            None => format!("there is no alternative {number}"),
            Some(true) => format!("alternative {number} is named twice"),
            Some(seen) => {
                *seen = true;
                return Ok(number as u32);
            }
        };
        self.at = before;
        Err(self.fault(message))
    }

    /// The next character that is not a space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.len() - rest.trim_start().len();
        rest.trim_start().chars().next()
    }

    fn expect(&mut self, wanted: char) -> Result<(), Fault> {
        match self.peek() {
            Some(found) if found == wanted => {
                self.at += wanted.len_utf8();
                Ok(())
            }
            found => Err(self.fault(format!("\"{wanted}\" is needed here, not {}", spelled(found)))),
        }
    }

    fn number(&mut self, what: &str) -> Result<u64, Fault> {
        let found = self.peek();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        // Sums of ballots must stay whole numbers of 64 bits.
        let number = rest[..digits]
            .parse::<u64>()
            .ok()
            .filter(|&number| number <= 1 << 40)
            .ok_or_else(|| self.fault(format!("{what} is needed here, not {}", spelled(found))))?;
        self.at += digits;
        Ok(number)
    }

    fn fault(&self, message: String) -> Fault {
        let column = self.text.get(..self.at).map_or(0, |before| before.chars().count()) as u64 + 1;
        Fault::at(self.line, column, message)
    }
}

fn spelled(found: Option<char>) -> String {
    found.map_or_else(|| "the end of the line".to_owned(), |found| format!("\"{}\"", found.escape_default()))
}
