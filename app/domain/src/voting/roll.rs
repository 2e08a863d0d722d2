//! An electoral roll: the list of those who may vote in one poll, and what its file has to look like.
//!
//! An entry is known by a code, by the SHA-256 of an identifier, or by an address. The rules here say how each is read,
//! so that what is uploaded and what is typed by a voter come to the same. What is kept of it is not a matter of this
//! crate.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::offline::{ALPHABET, NotACode};

/// The fewest letters and digits of a code.
pub const SHORTEST_CODE: usize = 10;
/// The most letters and digits of a code.
pub const LONGEST_CODE: usize = 64;
/// How many letters a code has that is drawn here: 60 bits.
pub const LETTERS: usize = 12;
/// The longest identifier that is looked at, in bytes.
const LONGEST_IDENTIFIER: usize = 1_024;

/// The code of an entry: 10 to 64 letters and digits. Small letters, hyphens and spaces are read away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RollCode {
    /// Letters and digits from the left, then zeros.
    letters: [u8; LONGEST_CODE],
    length: u8,
}

impl RollCode {
    /// A code of 60 bits of chance, in letters and digits that are not taken for one another.
    #[must_use]
    pub fn from_bits(bits: [u8; 8]) -> Self {
        let all = u64::from_be_bytes(bits);
        let mut letters = [0; LONGEST_CODE];
        for (place, letter) in letters.iter_mut().take(LETTERS).enumerate() {
            *letter = ALPHABET[(all >> (5 * (LETTERS - 1 - place)) & 31) as usize];
        }
        Self { letters, length: LETTERS as u8 }
    }

    /// Reads a code as it stands in a file or as people type it.
    ///
    /// # Errors
    /// When there is anything but letters from A to Z, digits, hyphens and spaces in it, or too few or too many of them.
    pub fn parse(typed: &str) -> Result<Self, NotACode> {
        let mut letters = [0; LONGEST_CODE];
        let mut length = 0;
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2010}'..='\u{2015}')) {
            let letter = u8::try_from(letter).ok().filter(u8::is_ascii_alphanumeric).ok_or(NotACode)?;
            *letters.get_mut(length).ok_or(NotACode)? = letter.to_ascii_uppercase();
            length += 1;
        }
        let length = u8::try_from(length).ok().filter(|_| length >= SHORTEST_CODE).ok_or(NotACode)?;
        Ok(Self { letters, length })
    }

    /// Its letters and digits.
    #[must_use]
    pub fn letters(&self) -> &[u8] {
        self.letters.get(..usize::from(self.length)).unwrap_or_default()
    }

    /// The code that was meant, if it is one that was drawn here: those have no 0, 1 and 8, which are taken for letters.
    #[must_use]
    pub fn as_drawn(&self) -> Self {
        let letter = |letter: u8| match letter {
            b'0' => b'O',
            b'1' => b'I',
            b'8' => b'B',
            letter => letter,
        };
        Self { letters: self.letters.map(letter), length: self.length }
    }
}

impl fmt::Display for RollCode {
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

/// Does not show the code, so that none gets into a log by accident.
impl fmt::Debug for RollCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RollCode(…)")
    }
}

impl TryFrom<String> for RollCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text)
    }
}

impl From<RollCode> for String {
    fn from(code: RollCode) -> Self {
        code.to_string()
    }
}

/// An identifier as it is before it is hashed: Unicode form NFKC, without space around it, in lower case. Nothing when
/// nothing is left, or too much.
#[must_use]
pub fn identifier(typed: &str) -> Option<String> {
    if typed.len() > LONGEST_IDENTIFIER {
        return None;
    }
    let composed: String = typed.nfkc().collect();
    Some(composed.trim().to_lowercase()).filter(|plain| !plain.is_empty())
}

/// The SHA-256 of an identifier, from 64 hexadecimal digits.
#[must_use]
pub fn hash(typed: &str) -> Option<[u8; 32]> {
    let digits = typed.trim().as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
        let digit = |place: usize| pair.get(place).and_then(|digit| char::from(*digit).to_digit(16));
        *byte = u8::try_from(digit(0)? << 4 | digit(1)?).ok()?;
    }
    Some(hash)
}

/// What the entries of a file are known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// A code of 10 to 64 letters and digits.
    Code,
    /// The SHA-256 of an identifier.
    Sha256,
    /// An e-mail address.
    Email,
}

impl Column {
    /// Every column.
    pub const ALL: &[Self] = &[Self::Code, Self::Sha256, Self::Email];

    /// The name in the first line of a file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Sha256 => "sha256",
            Self::Email => "email",
        }
    }

    /// The column of this name, exactly as [`Self::as_str`] writes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|column| column.as_str() == text)
    }

    /// The one known column among the names of a file, in any case and with space around it, and its place from 0.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find<'a>(names: impl Iterator<Item = &'a str>) -> Result<(usize, Self), HeaderFault> {
        let mut known = names.enumerate().filter_map(|(place, name)| Some((place, Self::parse(&name.trim().to_ascii_lowercase())?)));
        match (known.next(), known.next()) {
            (Some(found), None) => Ok(found),
            (None, _) => Err(HeaderFault::NoColumn),
            (Some(_), Some(_)) => Err(HeaderFault::SeveralColumns),
        }
    }
}

/// What is wrong with the first line of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum HeaderFault {
    /// No column is called `code`, `sha256` or `email`.
    #[error("no column is called code, sha256 or email")]
    NoColumn,
    /// More than one is.
    #[error("more than one column is called code, sha256 or email")]
    SeveralColumns,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowFault {
    /// There is nothing in the column.
    Empty,
    /// What is there is not what the column says.
    Malformed,
    /// The same stands in an earlier row.
    Repeated {
        /// The line where it stands first, from 1.
        first: u64,
    },
    /// It is on the roll already.
    Known,
    /// It is not on the roll, and should be.
    Unknown,
}

impl RowFault {
    /// The name in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Malformed => "malformed",
            Self::Repeated { .. } => "repeated",
            Self::Known => "on-the-roll",
            Self::Unknown => "not-on-the-roll",
        }
    }
}

/// A row that is wrong. Lines are counted from 1, the names of the columns being the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BadRow {
    /// Its line.
    pub line: u64,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// Lines one after the other as ranges: 3, 4, 5, 9 is (3, 5), (9, 9). What is given is in order.
#[must_use]
pub fn ranges(lines: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut found: Vec<(u64, u64)> = Vec::new();
    for line in lines {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => found.push((line, line)),
        }
    }
    found
}
