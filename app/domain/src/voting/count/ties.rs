//! Breaking ties by a rule that was published before the vote, never by the order of rows.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The published rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieRule {
    /// The identifiers in the order of their text, character by character: "10" before "9".
    Id,
    /// Drawn from a public seed: ascending SHA-256 of the seed, a zero byte and the identifier, all in UTF-8. Anyone can compute it again, and nobody who does
    /// not know the seed can tell it beforehand.
    Seed(String),
}

/// A strict order of all options. Of tied options the first in this order is drawn, for whatever is at stake: to win, to be transferred, to be excluded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TieOrder {
    rank: Vec<u32>,
}

/// A tie that had to be broken.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TieBroken {
    /// What was at stake.
    pub stake: Stake,
    /// The tied options, in the order by which the tie was broken.
    pub tied: Vec<u32>,
    /// The options drawn: the first of them.
    pub drawn: Vec<u32>,
}

/// What a tie was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stake {
    /// To win, or to win first.
    Winning,
    /// Whose surplus is transferred first.
    Transfer,
    /// Who is excluded.
    Exclusion,
}

impl TieOrder {
    /// The order of options with these identifiers by the published rule. Equal identifiers keep the order of the list.
    #[must_use]
    pub fn new(rule: &TieRule, ids: &[String]) -> Self {
        let mut order: Vec<usize> = (0..ids.len()).collect();
        match rule {
            TieRule::Id => order.sort_by(|&a, &b| ids[a].cmp(&ids[b])),
            TieRule::Seed(seed) => order.sort_by_cached_key(|&option| (lot(seed, &ids[option]), ids[option].clone())),
        }
        let mut rank = vec![0; ids.len()];
        for (place, option) in order.into_iter().enumerate() {
            rank[option] = place as u32;
        }
        Self { rank }
    }

    /// The order of the list itself, for options that have no identifiers.
    #[must_use]
    pub fn as_listed(options: usize) -> Self {
        Self { rank: (0..options as u32).collect() }
    }

    /// The place of an option in the order, from 0.
    #[must_use]
    pub fn place(&self, option: u32) -> u32 {
        self.rank.get(option as usize).copied().unwrap_or(u32::MAX)
    }

    /// Puts options in this order.
    pub fn sort(&self, options: &mut [u32]) {
        options.sort_unstable_by_key(|&option| self.place(option));
    }

    /// Draws the first of several tied options and reports the tie; an option alone is not a tie. Nothing comes of nothing.
    pub fn draw(&self, mut tied: Vec<u32>, stake: Stake, report: &mut Vec<TieBroken>) -> Option<u32> {
        self.sort(&mut tied);
        let first = tied.first().copied()?;
        if tied.len() > 1 {
            report.push(TieBroken { stake, tied, drawn: vec![first] });
        }
        Some(first)
    }
}

/// The lot of an option.
fn lot(seed: &str, id: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update([0]);
    hash.update(id.as_bytes());
    hash.finalize().into()
}
