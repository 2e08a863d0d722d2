//! How often someone may do something.

use super::keys::Key;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// How often someone may do something, by kind of act. What is counted is kept in memory, by server.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct LimitsConfig {
    /// Sign-in links asked for from one address.
    pub sign_in_per_address: Rate,
    /// Sign-in links sent to one mailbox.
    pub sign_in_per_email: Rate,
    /// Codes tried in one browser.
    pub code_per_browser: Rate,
    /// Ballots cast or changed by one account.
    pub ballot_per_account: Rate,
    /// Ballots cast or changed from one address.
    pub ballot_per_address: Rate,
    /// Codes of an electoral roll tried from one address, in one poll.
    pub roll_code_per_address: Rate,
    /// Everything else one account changes.
    pub write_per_account: Rate,
    /// Requests made with one API token.
    pub api_per_token: Rate,
    /// Pages read from one address.
    pub read_per_address: Rate,
    /// Checkpoints to be witnessed from one address.
    pub witness_per_address: Rate,
}

/// So many in such a time, or no limit. All may come at once; they then come back evenly, one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// No limit.
    Off,
    /// At most so many.
    AtMost {
        /// How many.
        times: NonZeroU32,
        /// In how long.
        unit: Unit,
    },
}

/// The time a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One second.
    Second,
    /// 60 seconds.
    Minute,
    /// 3,600 seconds.
    Hour,
    /// 86,400 seconds.
    Day,
}

impl Unit {
    const ALL: [(Unit, &'static str, u32); 4] =
        [(Unit::Second, "second", 1), (Unit::Minute, "minute", 60), (Unit::Hour, "hour", 3_600), (Unit::Day, "day", 86_400)];

    fn entry(self) -> (&'static str, u32) {
        Self::ALL.iter().find(|(unit, ..)| *unit == self).map_or(("second", 1), |&(_, name, seconds)| (name, seconds))
    }

    /// How long it is.
    #[must_use]
    pub fn seconds(self) -> u32 {
        self.entry().1
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Off => formatter.write_str("off"),
            Self::AtMost { times, unit } => write!(formatter, "{times}/{}", unit.entry().0),
        }
    }
}

/// A limit that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("a limit is written as `off` or as a number in a unit of time, such as `10/minute` (second, minute, hour, day)")]
pub struct NotARate;

impl FromStr for Rate {
    type Err = NotARate;

    fn from_str(text: &str) -> Result<Self, NotARate> {
        let text = text.trim();
        if text == "off" {
            return Ok(Self::Off);
        }
        let (times, name) = text.split_once('/').ok_or(NotARate)?;
        let times = times.trim().parse().map_err(|_| NotARate)?;
        let (unit, ..) = Unit::ALL.into_iter().find(|(_, known, _)| *known == name.trim()).ok_or(NotARate)?;
        Ok(Self::AtMost { times, unit })
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

pub(super) const KEYS: &[Key] = &[
    Key {
        name: "limits.sign_in_per_address",
        default: "600/hour",
        help: "Sign-in links asked for from one address: `off`, or a number in a `second`, `minute`, `hour` or `day`. A whole school or library may stand behind one address, so this is generous. An IPv6 address counts by its first 64 bits.",
    },
    Key { name: "limits.sign_in_per_email", default: "6/hour", help: "Sign-in links sent to one mailbox." },
    Key { name: "limits.code_per_browser", default: "10/hour", help: "Sign-in codes tried in one browser." },
    Key { name: "limits.ballot_per_account", default: "120/hour", help: "Ballots cast or changed by one account." },
    Key { name: "limits.ballot_per_address", default: "6000/hour", help: "Ballots cast or changed from one address." },
    Key {
        name: "limits.roll_code_per_address",
        default: "600/hour",
        help: "Ballots cast with a code of an electoral roll from one address, in one poll, right or wrong. A library may stand behind one address. There is no limit for all addresses together: with it, anybody could keep everybody else from voting.",
    },
    Key { name: "limits.write_per_account", default: "600/hour", help: "Everything else that one account changes." },
    Key { name: "limits.api_per_token", default: "600/minute", help: "Requests with one API token." },
    Key { name: "limits.read_per_address", default: "off", help: "Pages read from one address." },
    Key { name: "limits.witness_per_address", default: "600/minute", help: "Checkpoints that one address asks this site to witness." },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_reads_what_it_writes() {
        for text in ["off", "1/second", "10/minute", "600/hour", "5/day"] {
            assert_eq!(text.parse::<Rate>().unwrap().to_string(), text);
        }
        assert_eq!(" 10 / minute ".parse::<Rate>().unwrap().to_string(), "10/minute");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "10", "0/minute", "-1/minute", "10/fortnight", "ten/minute", "10/minute/hour", "4294967296/day"] {
            assert!(text.parse::<Rate>().is_err(), "{text}");
        }
    }
}
