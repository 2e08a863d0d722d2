//! One vote: what a ballot says about the options, in one canonical form.

use serde::{Deserialize, Serialize};

/// What one ballot says. Options are places in the list of the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vote {
    /// The options one agrees with, ascending; one alone for a single choice, none for a blank ballot.
    Approve(Vec<u32>),
    /// A number for some options, by option: scores, dots, or votes that cost their square. Options left out have 0.
    Score(Vec<(u32, i64)>),
    /// The options in order of preference.
    Rank(Ranking),
}

/// Options in order of preference, best first; those not named come after all others, tied.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ranking {
    /// The named options, best first.
    order: Vec<u32>,
    /// Where each tier ends in `order`, ascending; empty when every option stands alone, as is usual.
    ends: Vec<u32>,
}

impl Vote {
    /// Approval of these options, in any order.
    #[must_use]
    pub fn approve(mut options: Vec<u32>) -> Self {
        options.sort_unstable();
        Self::Approve(options)
    }

    /// These numbers, in any order.
    #[must_use]
    pub fn score(mut scores: Vec<(u32, i64)>) -> Self {
        scores.sort_unstable();
        Self::Score(scores)
    }

    /// A ranking without ties, best first.
    #[must_use]
    pub const fn rank(order: Vec<u32>) -> Self {
        Self::Rank(Ranking::strict(order))
    }

    /// The options the vote names, in its own order.
    pub fn named(&self) -> impl Iterator<Item = u32> + '_ {
        let (plain, scored) = match self {
            Self::Approve(options) => (options.as_slice(), [].as_slice()),
            Self::Score(scores) => ([].as_slice(), scores.as_slice()),
            Self::Rank(ranking) => (ranking.order.as_slice(), [].as_slice()),
        };
        plain.iter().copied().chain(scored.iter().map(|&(option, _)| option))
    }

    /// Whether the vote says nothing.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        match self {
            Self::Approve(options) => options.is_empty(),
            Self::Score(scores) => scores.is_empty(),
            Self::Rank(ranking) => ranking.order.is_empty(),
        }
    }
}

impl Ranking {
    /// A ranking without ties, best first.
    #[must_use]
    pub const fn strict(order: Vec<u32>) -> Self {
        Self { order, ends: Vec::new() }
    }

    /// A ranking of tiers, best first; options within a tier are tied. Empty tiers are left out.
    #[must_use]
    pub fn tiers_of(tiers: Vec<Vec<u32>>) -> Self {
        let strict = tiers.iter().all(|tier| tier.len() <= 1);
        let (mut order, mut ends) = (Vec::new(), Vec::new());
        for mut tier in tiers.into_iter().filter(|tier| !tier.is_empty()) {
            tier.sort_unstable();
            order.append(&mut tier);
            ends.push(order.len() as u32);
        }
        if strict {
            ends.clear();
        }
        Self { order, ends }
    }

    /// The named options, best first; ties in the order of the list.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Whether no two named options are tied.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        self.ends.is_empty()
    }

    /// The tiers, best first; never empty ones.
    pub fn tiers(&self) -> impl Iterator<Item = &[u32]> {
        let count = if self.is_strict() { self.order.len() } else { self.ends.len() };
        (0..count).map(move |tier| {
            if self.is_strict() {
                return &self.order[tier..=tier];
            }
            let start = if tier == 0 { 0 } else { self.ends[tier - 1] as usize };
            &self.order[start..self.ends[tier] as usize]
        })
    }

    /// The options before the first tie: what a count by transfers can follow.
    #[must_use]
    pub fn strict_part(&self) -> &[u32] {
        if self.is_strict() {
            return &self.order;
        }
        let alone = self.tiers().take_while(|tier| tier.len() == 1).count();
        &self.order[..alone]
    }
}
