//! The name under which a vote is public, in polls with named ballots.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A name as its bearer wants it read: one line, no more than [`VoterName::LONGEST`] characters, nothing invisible.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VoterName(String);

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// There is none.
    #[error("a name is needed")]
    Missing,
    /// It has too many characters.
    #[error("a name has at most {} characters", VoterName::LONGEST)]
    TooLong,
    /// It has characters that are not seen, or turn what is written around.
    #[error("a name is written in visible characters")]
    Invisible,
}

impl VoterName {
    /// The most characters of a name.
    pub const LONGEST: usize = 80;

    /// Reads a name; white space around it is dropped, and within it becomes one space.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(NameError::Missing);
        }
        if name.chars().count() > Self::LONGEST {
            return Err(NameError::TooLong);
        }
        if name.chars().any(is_invisible) { Err(NameError::Invisible) } else { Ok(Self(name)) }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Controls, marks that change the direction of what follows, and characters of no width (Unicode Standard Annex 9 and
/// chapter 23.2). The joiners U+200C and U+200D stay: some scripts cannot be written without.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

impl fmt::Display for VoterName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl TryFrom<String> for VoterName {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        let name = Self::parse(&text)?;
        // One name, one spelling.
        if name.0 == text { Ok(name) } else { Err(NameError::Invisible) }
    }
}

impl From<VoterName> for String {
    fn from(name: VoterName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_seen() {
        assert_eq!(VoterName::parse("  Ana \u{a0} Núñez\n").unwrap().as_str(), "Ana Núñez");
        assert_eq!(VoterName::parse(" \t"), Err(NameError::Missing));
        assert_eq!(VoterName::parse(&"é".repeat(80)).unwrap().as_str().chars().count(), 80);
        assert_eq!(VoterName::parse(&"é".repeat(81)), Err(NameError::TooLong));
        for hidden in ["a\u{202e}b", "a\u{200b}", "\u{feff}a", "a\u{0}b", "a\u{2066}b", "a\u{e0041}"] {
            assert_eq!(VoterName::parse(hidden), Err(NameError::Invisible), "{hidden:?}");
        }
        assert!(serde_json::from_str::<VoterName>("\" Ana\"").is_err());
    }

    proptest! {
        #[test]
        fn what_was_read_reads_again(text in any::<String>()) {
            if let Ok(name) = VoterName::parse(&text) {
                prop_assert_eq!(VoterName::try_from(String::from(name.clone())).unwrap(), name);
            }
        }
    }
}
