//! Sites that witness each other's logs.

use super::keys::Key;
use super::read;
use ledger::WitnessPublicKey;
use serde::{Deserialize, Serialize};

/// Sites that witness each other's logs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct WitnessConfig {
    /// The sites whose logs this one witnesses: scheme, host and, where needed, port.
    #[serde(deserialize_with = "read::comma_list")]
    pub sites: Vec<String>,
    /// The keys of those of them that witness the logs of this one.
    #[serde(deserialize_with = "read::comma_list")]
    pub keys: Vec<String>,
    /// How long a closed poll waits for them before it is sealed.
    pub seconds_before_sealing: u32,
}

/// A witness of the logs of this site.
#[derive(Clone, Debug)]
pub struct Witness {
    /// Where checkpoints are sent.
    pub submit_to: String,
    /// What its cosignatures are checked with.
    pub key: WitnessPublicKey,
}

impl WitnessConfig {
    /// The site and the rest of a name, such as that of a log: `parvis.example` and `polls/12`.
    #[must_use]
    pub fn site_of<'a>(&self, name: &'a str) -> Option<(&str, &'a str)> {
        self.sites.iter().find_map(|site| {
            let host = site.split_once("://").map_or(site.as_str(), |(_, host)| host);
            Some((site.as_str(), name.strip_prefix(host)?.strip_prefix('/')?))
        })
    }

    /// The witnesses of this site. Keys that do not read, or are of no site in the list, were refused at the start.
    #[must_use]
    pub fn witnesses(&self) -> Vec<Witness> {
        self.keys.iter().filter_map(|text| self.witness(text)).collect()
    }

    /// The witness with this key, if it is one of a site in the list.
    #[must_use]
    pub fn witness(&self, text: &str) -> Option<Witness> {
        let key = WitnessPublicKey::parse(text).ok()?;
        let (site, rest) = self.site_of(key.name())?;
        Some(Witness { submit_to: format!("{site}/{rest}/add-checkpoint"), key })
    }
}

pub(super) const KEYS: &[Key] = &[
    Key {
        name: "witness.sites",
        default: "",
        help: "Sites whose logs this one witnesses, with commas between: `https://other.example`. Nothing else is ever asked of the network for this.",
    },
    Key {
        name: "witness.keys",
        default: "",
        help: "The witness keys of those of these sites that witness the logs of this one, with commas between: as they stand at `/witness/key` there, better compared over the telephone.",
    },
    Key {
        name: "witness.seconds_before_sealing",
        default: "60",
        help: "How long a closed poll waits for its witnesses before it is sealed without them, in seconds.",
    },
];
