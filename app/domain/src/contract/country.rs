//! The 35 countries of the Mission: the 27 members of the Union and 8 countries associated to Horizon Europe.
//!
//! Their names are words, not rules, and live with the translations.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A country with a mission city, stored and written by its ISO 3166 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country {
    iso2: &'static str,
    eu_member: bool,
}

impl Country {
    /// Every country of the Mission, by ISO code: 27 members of the Union, then 8 associated countries.
    pub const ALL: &[Self] = &[
        Self::member("AT"),
        Self::member("BE"),
        Self::member("BG"),
        Self::member("CY"),
        Self::member("CZ"),
        Self::member("DE"),
        Self::member("DK"),
        Self::member("EE"),
        Self::member("ES"),
        Self::member("FI"),
        Self::member("FR"),
        Self::member("GR"),
        Self::member("HR"),
        Self::member("HU"),
        Self::member("IE"),
        Self::member("IT"),
        Self::member("LT"),
        Self::member("LU"),
        Self::member("LV"),
        Self::member("MT"),
        Self::member("NL"),
        Self::member("PL"),
        Self::member("PT"),
        Self::member("RO"),
        Self::member("SE"),
        Self::member("SI"),
        Self::member("SK"),
        Self::associated("AL"),
        Self::associated("BA"),
        Self::associated("GB"),
        Self::associated("IL"),
        Self::associated("IS"),
        Self::associated("ME"),
        Self::associated("NO"),
        Self::associated("TR"),
    ];

    /// The country of this code. Both the ISO 3166 code and the one the Union's institutions write (EL, UK) are understood.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|country| country.iso2 == code || country.eu_code() == code)
    }

    /// The ISO 3166 code, as stored and used in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.iso2
    }

    /// The code the Union's institutions write: EL for Greece and UK for the United Kingdom, otherwise the ISO code.
    #[must_use]
    pub fn eu_code(self) -> &'static str {
        match self.iso2 {
            "GR" => "EL",
            "GB" => "UK",
            iso2 => iso2,
        }
    }

    /// A member of the European Union; the others are associated to Horizon Europe.
    #[must_use]
    pub const fn is_eu_member(self) -> bool {
        self.eu_member
    }

    const fn member(iso2: &'static str) -> Self {
        Self { iso2, eu_member: true }
    }

    const fn associated(iso2: &'static str) -> Self {
        Self { iso2, eu_member: false }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.iso2)
    }
}

// By hand: what serde would derive could only be read from text that lives for ever, as the codes do.
impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.iso2)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| D::Error::custom("not a country of the Mission"))
    }
}
