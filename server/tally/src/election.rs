//! An election, whatever file it came from.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use domain::voting::count::Profile;

use crate::bar::Progress;
use crate::failure::{Failure, Fault};
use crate::formats::preflib::{Kind, PrefLib};
use crate::formats::{cvr, gz, pabulib::Pabulib, scottish::Ward};

/// An election to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// The identifier of each option, as in the file.
    pub ids: Vec<String>,
    /// Its name; may be empty.
    pub names: Vec<String>,
    /// The votes.
    pub profile: Profile,
    /// Scores are kept in units of which 10^this make one point.
    pub score_places: u32,
    /// How many seats the file says there are.
    pub seats: Option<usize>,
    /// What the options are.
    pub papers: Papers,
    /// What is odd about the file, though it can be counted.
    pub notes: Vec<String>,
}

/// What the options of an election are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Papers {
    /// Candidates or alternatives.
    Candidates,
    /// Projects, and a budget for them.
    Budget(Money),
}

/// The money of a participatory budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The budget, in the smallest unit.
    pub budget: u64,
    /// The cost of each project, in the smallest unit.
    pub costs: Vec<u64>,
    /// 10^this smallest units make one unit of the currency.
    pub places: u32,
    /// The currency, as the file names it.
    pub currency: Option<String>,
}

impl Election {
    /// Reads the file of this name; its end tells the format, with or without `.gz`.
    ///
    /// # Errors
    /// When it cannot be read, is of no known format, or is faulty.
    pub fn open(path: &Path, progress: &mut dyn FnMut(Progress)) -> Result<Self, Failure> {
        let file = path.display().to_string();
        let unreadable = |source| Failure::Unreadable { file: file.clone(), source };
        let opened = File::open(path).map_err(unreadable)?;
        let total = opened.metadata().map_err(unreadable)?.len();
        progress(Progress::Reading { bytes: total });
        let input = gz::reader(opened).map_err(unreadable)?;
        Self::read(&file, input)
    }

    /// Reads an election from a file of this name.
    ///
    /// # Errors
    /// When it is of no known format, or is faulty.
    pub fn read(name: &str, input: impl BufRead) -> Result<Self, Failure> {
        let lower = name.to_ascii_lowercase();
        let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
        let ending = plain.rsplit_once('.').map_or("", |(_, ending)| ending);
        let read = match (ending, Kind::parse(ending)) {
            (_, Some(kind)) => PrefLib::read(input, kind).and_then(|file| file.election()),
            ("pb", _) => Pabulib::read(input).and_then(|file| file.election()),
            ("csv", _) => read_csv(input),
            _ => return Err(Failure::UnknownFormat { file: name.to_owned() }),
        };
        read.map_err(|fault| Failure::Faulty { file: name.to_owned(), fault })
    }
}

/// A Scottish ward begins with two numbers, a cast vote record with the names of columns.
fn read_csv(mut input: impl BufRead) -> Result<Election, Fault> {
    let mut first = Vec::new();
    io::Read::by_ref(&mut input).take(1 << 16).read_until(b'\n', &mut first).map_err(|error| Fault::at(1, 0, error.to_string()))?;
    let numbers = first.iter().all(|byte| byte.is_ascii_digit() || b", \r\n".contains(byte));
    let whole = io::Cursor::new(first).chain(input);
    if numbers { Ward::read(whole)?.election() } else { cvr::read(whole) }
}

/// More ballots than there are people: sums stay whole numbers of 64 bits.
const MOST_BALLOTS: u64 = 1 << 40;

/// Whether so many ballots can be counted.
pub(crate) fn countable(mut ballots: impl Iterator<Item = u64>) -> Result<(), Fault> {
    let sum = ballots.try_fold(0_u64, |sum, more| sum.checked_add(more).filter(|&sum| sum <= MOST_BALLOTS));
    sum.map(|_| ()).ok_or_else(|| Fault::whole(format!("there are more than {MOST_BALLOTS} ballots")))
}
