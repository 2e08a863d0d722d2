//! PrefLib's `.soi`, `.soc`, `.toi` and `.toc`: strict or tied, incomplete or complete orders, in the form of 2022 and in the one before. Mattei & Walsh, *PrefLib* (2013);
//! preflib.org.
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
    /// How header and orders are written.
    pub form: Form,
    /// The header lines as they were read, those of 2022 with their `#`.
    pub header: Vec<String>,
    /// What kind of orders it holds.
    pub kind: Kind,
    /// The names of the alternatives, of which the first is number 1.
    pub names: Vec<String>,
    /// The orders, in the order of the file.
    pub orders: Vec<Order>,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Header lines with `#`, and `count: order`.
    Of2022,
    /// How many alternatives there are, a line `number,name` for each, a line `voters,sum,unique orders`, and `count,order`.
    Before2022,
}

impl Form {
    /// What stands between how many have an order and the order.
    const fn separator(self) -> char {
        match self {
            Self::Of2022 => ':',
            Self::Before2022 => ',',
        }
    }
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
        Self { form: Form::Of2022, header, kind, names, orders }
    }

    /// Reads a file; `kind` is that of its name, which the header may correct.
    ///
    /// # Errors
    /// The first fault, with line and character.
    pub fn read(input: impl BufRead, kind: Kind) -> Result<Self, Fault> {
        let mut header = Vec::new();
        let mut lines = Vec::new();
        for (place, text) in input.lines().enumerate() {
            let line = place as u64 + 1;
            let text = text.map_err(|error| {
                Fault::at(line, 0, if error.kind() == std::io::ErrorKind::InvalidData { "the text is not UTF-8".to_owned() } else { error.to_string() })
            })?;
            let text = if place == 0 { text.trim_start_matches('\u{feff}') } else { &text };
            // However many carriage returns end it: written with a line feed behind, one of them would be read as its part.
            let text = text.trim_end_matches('\r').to_owned();
            // A line with # after one without is no header line of the form before 2022.
            if text.starts_with('#') && (lines.is_empty() || !header.is_empty()) {
                header.push((line, text));
            } else if !text.trim().is_empty() {
                lines.push((line, text));
            }
        }
        let form = if header.is_empty() { Form::Before2022 } else { Form::Of2022 };
        let (kind, names) = match form {
            Form::Of2022 => describe(&header, kind)?,
            Form::Before2022 => {
                let names = names_before_2022(&lines)?;
                let orders = lines.split_off(names.len() + 2);
                header = std::mem::replace(&mut lines, orders);
                (kind, names)
            }
        };
        let orders = lines.iter().map(|(line, text)| Scanner::new(*line, text).order(form, kind, names.len())).collect::<Result<_, _>>()?;
        Ok(Self { form, header: header.into_iter().map(|(_, text)| text).collect(), kind, names, orders })
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
            let space = if self.form == Form::Of2022 { " " } else { "" };
            write!(output, "{}{}{space}", order.ballots, self.form.separator())?;
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
        let found = profile.ballots();
        let differs = |said: &&str| said.trim().parse() != Ok(found);
        let notes = match self.form {
            Form::Of2022 => {
                let said = self.header.iter().find_map(|line| value(line, "NUMBER VOTERS"));
                said.filter(differs).map(|said| format!("the header says NUMBER VOTERS: {said}, but there are {found}"))
            }
            Form::Before2022 => {
                let said = self.header.last().and_then(|line| line.split(',').nth(1));
                said.filter(differs).map(|said| format!("the header says that all orders together are {}, but there are {found}", said.trim()))
            }
        };
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

/// The names of a file in the form before 2022, after which comes the line of sums.
fn names_before_2022(lines: &[(u64, String)]) -> Result<Vec<String>, Fault> {
    let Some((line, text)) = lines.first() else { return Err(Fault::whole("the file is empty")) };
    let count = text.trim().parse().ok().filter(|&count: &usize| count > 0 && count <= MOST_ALTERNATIVES).ok_or_else(|| {
        let message = "a header with # is needed here, or in the form before 2022 the number of alternatives";
        Fault::at(*line, 1, format!("{message}, not \"{}\"", shortened(text.trim())))
    })?;
    let mut names = Vec::new();
    for number in 1..=count {
        let Some((line, text)) = lines.get(number) else { return Err(Fault::whole(format!("the file ends before the name of alternative {number}"))) };
        let name = text.split_once(',').filter(|(found, _)| found.trim().parse() == Ok(number)).map(|(_, name)| name);
        names.push(name.ok_or_else(|| Fault::at(*line, 1, format!("\"{number},\" and the name of this alternative are needed here")))?.trim().to_owned());
    }
    let Some((line, text)) = lines.get(count + 1) else { return Err(Fault::whole("the file ends before the line of voters, sum and unique orders")) };
    Scanner::new(*line, text).sums()?;
    Ok(names)
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

    /// Three numbers and nothing else.
    fn sums(mut self) -> Result<(), Fault> {
        self.number("the number of voters")?;
        self.expect(',')?;
        self.number("the sum of all orders")?;
        self.expect(',')?;
        self.number("the number of unique orders")?;
        match self.peek() {
            None => Ok(()),
            found => Err(self.fault(format!("the line of voters, sum and unique orders ends here, and there is {}", spelled(found)))),
        }
    }

    fn order(mut self, form: Form, kind: Kind, alternatives: usize) -> Result<Order, Fault> {
        let ballots = self.number("how many voters have this order")?;
        self.expect(form.separator())?;
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
