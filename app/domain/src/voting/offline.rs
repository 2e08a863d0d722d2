//! Votes that did not come over the web: sheets of paper, each under a one-time code, typed in twice by two people who
//! do not see each other's work.
//!
//! A pile of sheets is keyed twice ([`Keying`]). What both agree on stands; each difference is [settled](Comparison::settle)
//! by looking at the sheet again. Only then is the pile counted ([`Sorted`]), and a poll can say of every sheet it ever
//! issued where it went ([`Reconciliation`]).

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::ballot::Ballot;
use super::roll::RollCode;

/// The letters of a code: those of Base32, without digits that look like letters.
pub const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// How many letters a code has: 40 bits.
pub const LETTERS: usize = 8;

/// The code on a sheet: `ABCD-EFGH` is the sheet's own and stands for no person. In a poll with an electoral roll, sheets
/// have none; whoever votes writes the code of their entry on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SheetCode(Kind);

/// Whose code it is. The two differ in length, so that either is known from its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Sheet([u8; LETTERS]),
    Roll(RollCode),
}

/// This is not the code of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a sheet")]
pub struct NotACode;

impl SheetCode {
    /// The code of 40 bits of chance.
    #[must_use]
    pub fn from_bits(bits: [u8; 5]) -> Self {
        let all = bits.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        let letter = |place: usize| ALPHABET[(all >> (5 * (LETTERS - 1 - place)) & 31) as usize];
        Self(Kind::Sheet(std::array::from_fn(letter)))
    }

    /// The code of an entry of a roll, on a sheet.
    #[must_use]
    pub const fn of_roll(code: RollCode) -> Self {
        Self(Kind::Roll(code))
    }

    /// The code of the entry of a roll, if it is one.
    #[must_use]
    pub const fn on_roll(&self) -> Option<&RollCode> {
        match &self.0 {
            Kind::Roll(code) => Some(code),
            Kind::Sheet(_) => None,
        }
    }

    /// Reads either code, as it is kept.
    ///
    /// # Errors
    /// When it is neither.
    pub fn read(kept: &str) -> Result<Self, NotACode> {
        Self::parse(kept).or_else(|_| RollCode::parse(kept).map(Self::of_roll))
    }

    /// Reads the code of a sheet as people type it: in small letters, with or without the hyphen, and with the digits 0, 1 and 8,
    /// which no code has, for the letters they look like.
    ///
    /// # Errors
    /// When eight letters of a code do not come out.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let mut letters = [0; LETTERS];
        let mut count = 0;
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}')) {
            let letter = match letter.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                letter => letter,
            };
            let letter = u8::try_from(letter).ok().filter(|letter| ALPHABET.contains(letter)).ok_or(NotACode)?;
            *letters.get_mut(count).ok_or(NotACode)? = letter;
            count += 1;
        }
        if count == LETTERS { Ok(Self(Kind::Sheet(letters))) } else { Err(NotACode) }
    }

    /// The letters, for a mark.
    #[must_use]
    pub fn letters(&self) -> &[u8] {
        match &self.0 {
            Kind::Sheet(letters) => letters,
            Kind::Roll(code) => code.letters(),
        }
    }
}

impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.letters().iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            fmt::Write::write_char(f, char::from(*letter))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for SheetCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::read(&text)
    }
}

impl From<SheetCode> for String {
    fn from(code: SheetCode) -> Self {
        code.to_string()
    }
}

/// What a sheet says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sheet {
    /// A valid ballot.
    Filled(Ballot),
    /// It cannot be read as a ballot: it is kept with the others and counts for nothing.
    Spoiled,
}

/// The sheets of a pile as one person keyed them.
pub type Keying = BTreeMap<SheetCode, Sheet>;

/// Where two keyings of a pile differ about a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the first keying has; none when the sheet is not in it.
    pub first: Option<Sheet>,
    /// What the second keying has.
    pub second: Option<Sheet>,
}

/// In what way they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// The sheet is in one keying only.
    Missing,
    /// It is spoiled in one, and a ballot in the other.
    Spoiled,
    /// It is a ballot in both, with different choices.
    Choices,
}

impl Difference {
    /// In what way the two differ.
    #[must_use]
    pub const fn kind(&self) -> DifferenceKind {
        match (&self.first, &self.second) {
            (Some(Sheet::Filled(_)), Some(Sheet::Filled(_))) => DifferenceKind::Choices,
            (Some(_), Some(_)) => DifferenceKind::Spoiled,
            _ => DifferenceKind::Missing,
        }
    }
}

/// Two keyings of a pile beside each other. Every sheet of either is in exactly one of the two lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What both say.
    pub agreed: Keying,
    /// What they say differently.
    pub differences: BTreeMap<SheetCode, Difference>,
}

/// What a look at the sheet itself says about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settlement {
    /// The first keying is right, also in that the sheet is not there.
    First,
    /// The second keying is right.
    Second,
    /// The sheet is spoiled.
    Spoiled,
}

impl Settlement {
    /// Every settlement.
    pub const ALL: &[Self] = &[Self::First, Self::Second, Self::Spoiled];

    /// The name in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Spoiled => "spoiled",
        }
    }

    /// The settlement of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|settlement| settlement.as_str() == text)
    }
}

/// Puts two keyings beside each other.
#[must_use]
pub fn compare(first: &Keying, second: &Keying) -> Comparison {
    let mut comparison = Comparison::default();
    for code in first.keys().chain(second.keys().filter(|code| !first.contains_key(code))) {
        match (first.get(code), second.get(code)) {
            (Some(one), Some(other)) if one == other => {
                comparison.agreed.insert(*code, one.clone());
            }
            (first, second) => {
                comparison.differences.insert(*code, Difference { first: first.cloned(), second: second.cloned() });
            }
        }
    }
    comparison
}

impl Comparison {
    /// What the pile holds once each difference is settled.
    ///
    /// # Errors
    /// The sheets nothing is said about.
    pub fn settle(&self, settlements: &BTreeMap<SheetCode, Settlement>) -> Result<Keying, Vec<SheetCode>> {
        let mut settled = self.agreed.clone();
        let mut open = Vec::new();
        for (code, difference) in &self.differences {
            let sheet = match settlements.get(code) {
                Some(Settlement::First) => difference.first.clone(),
                Some(Settlement::Second) => difference.second.clone(),
                Some(Settlement::Spoiled) => Some(Sheet::Spoiled),
                None => {
                    open.push(*code);
                    continue;
                }
            };
            settled.extend(sheet.map(|sheet| (*code, sheet)));
        }
        if open.is_empty() { Ok(settled) } else { Err(open) }
    }
}

/// What is known of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A sheet with this code was issued and has not come back.
    Issued,
    /// A sheet with this code was counted, or found spoiled, before.
    Used,
    /// No sheet has this code.
    Unknown,
}

/// A settled pile, sorted by what becomes of each sheet. A ballot counts only under a code that was issued and is not
/// used: this is what keeps one sheet from counting twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// What is counted.
    pub ballots: Vec<(SheetCode, Ballot)>,
    /// Sheets that came back spoiled.
    pub spoiled: Vec<SheetCode>,
    /// Refused: the code was used before.
    pub used: Vec<SheetCode>,
    /// Refused: no sheet has this code.
    pub unknown: Vec<SheetCode>,
}

impl Sorted {
    /// Sorts a settled pile.
    #[must_use]
    pub fn of(settled: Keying, standing: impl Fn(SheetCode) -> Standing) -> Self {
        let mut sorted = Self::default();
        for (code, sheet) in settled {
            match (standing(code), sheet) {
                (Standing::Issued, Sheet::Filled(ballot)) => sorted.ballots.push((code, ballot)),
                (Standing::Issued, Sheet::Spoiled) => sorted.spoiled.push(code),
                (Standing::Used, _) => sorted.used.push(code),
                (Standing::Unknown, _) => sorted.unknown.push(code),
            }
        }
        sorted
    }
}

/// Where the sheets of a poll went. `returned` and what follows are those of piles that are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reconciliation {
    /// Sheets that were printed.
    pub issued: u64,
    /// Sheets that came back.
    pub returned: u64,
    /// Those that were counted as ballots.
    pub entered: u64,
    /// Those that were spoiled.
    pub spoiled: u64,
    /// Those that were refused: their code is unknown, or was used before.
    pub refused: u64,
}

/// What does not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Imbalance {
    /// The sheets that came back are not those that were entered, spoiled or refused.
    Returned,
    /// More sheets were entered, or came back spoiled, than were issued.
    MoreThanIssued,
}

impl Reconciliation {
    /// Sheets that have not come back.
    #[must_use]
    pub const fn outstanding(&self) -> u64 {
        self.issued.saturating_sub(self.entered.saturating_add(self.spoiled))
    }

    /// What does not add up: nothing, in a poll that nobody has tampered with.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let sum = |parts: &[u64]| parts.iter().map(|part| u128::from(*part)).sum::<u128>();
        let returned = u128::from(self.returned) != sum(&[self.entered, self.spoiled, self.refused]);
        let more = sum(&[self.entered, self.spoiled]) > u128::from(self.issued);
        [(returned, Imbalance::Returned), (more, Imbalance::MoreThanIssued)].into_iter().filter(|(wrong, _)| *wrong).map(|(_, imbalance)| imbalance).collect()
    }
}

/// Where a pile is on its way into the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BatchState {
    /// Somebody keys it for the first time.
    First,
    /// Somebody else keys it once more, without seeing the first keying.
    Second,
    /// Both are done: differences are settled, then it can be counted.
    Compared,
    /// It is counted, and what was keyed is gone.
    Counted,
}

impl BatchState {
    /// Every state, in order of time.
    pub const ALL: &[Self] = &[Self::First, Self::Second, Self::Compared, Self::Counted];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Compared => "compared",
            Self::Counted => "counted",
        }
    }

    /// The state of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text)
    }

    /// Which keying goes on: the first, the second, or none.
    #[must_use]
    pub const fn pass(self) -> Option<Pass> {
        match self {
            Self::First => Some(Pass::First),
            Self::Second => Some(Pass::Second),
            Self::Compared | Self::Counted => None,
        }
    }
}

/// One of the two keyings of a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pass {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Pass {
    /// 1 or 2.
    #[must_use]
    pub const fn number(self) -> i16 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }
}

/// The two people of a pile, each once they have begun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Keyers<P> {
    /// Who keys it first.
    pub first: Option<P>,
    /// Who keys it second.
    pub second: Option<P>,
}

impl<P: Copy + PartialEq> Keyers<P> {
    /// Whether this person may key in this pass: each pass has one person, and the second is not the first.
    #[must_use]
    pub fn may(&self, pass: Pass, person: P) -> bool {
        let (own, other) = match pass {
            Pass::First => (self.first, self.second),
            Pass::Second => (self.second, self.first),
        };
        own.is_none_or(|one| one == person) && other != Some(person)
    }
}
