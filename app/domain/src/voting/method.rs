//! How a question is answered.

use serde::{Deserialize, Serialize};

use super::count::{Paper, Rule};

/// A voting method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "kebab-case")]
pub enum Method {
    /// Exactly one option.
    SingleChoice,
    /// Every option one agrees with, within limits. With a least of 0, approving of nothing is an answer, and counts as blank.
    Approval {
        /// The least number of choices.
        min: u16,
        /// The most number of choices.
        max: u16,
    },
    /// Options in order of preference, as many as one likes within limits. The mark of an option is its place, from 1.
    Ranked {
        /// The least number of options to rank.
        min: u16,
        /// The most number of options to rank.
        max: u16,
    },
    /// A score for each option, from 0. The mark of an option is its score.
    Score {
        /// The highest score.
        highest: u16,
    },
    /// Points to share out among the options. The mark of an option is its points.
    Points {
        /// All points of a voter.
        credits: u16,
        /// The most points on one option.
        highest: u16,
    },
    /// Votes that cost their square in credits: Lalley & Weyl, *Quadratic Voting* (2018). The mark of an option is its votes.
    Quadratic {
        /// All credits of a voter.
        credits: u16,
    },
    /// Projects that together fit the budget: Goel, Krishnaswamy, Sakshuwong & Aitamurto, *Knapsack Voting* (2019). Only where there is a
    /// [`super::Budget`].
    Knapsack,
}

/// The numbers that stand beside the name of a method; those it does not use are 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Numbers {
    /// The least number of options to name.
    pub min: u16,
    /// The most number of options to name.
    pub max: u16,
    /// The highest mark of an option.
    pub highest: u16,
    /// What all marks together may cost.
    pub credits: u16,
}

/// What is written beside an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marking {
    /// Nothing: it is named or not.
    Named,
    /// Its place in an order of preference.
    Place,
    /// A number.
    Number,
}

impl Method {
    /// The names of all methods, in the order in which teams choose among them.
    pub const NAMES: &[&str] = &["single-choice", "approval", "ranked", "score", "points", "quadratic", "knapsack"];

    /// The name stored in the database and used in forms, without its numbers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SingleChoice => "single-choice",
            Self::Approval { .. } => "approval",
            Self::Ranked { .. } => "ranked",
            Self::Score { .. } => "score",
            Self::Points { .. } => "points",
            Self::Quadratic { .. } => "quadratic",
            Self::Knapsack => "knapsack",
        }
    }

    /// The method of this name with its numbers; those it does not use are not looked at.
    #[must_use]
    pub fn parse(text: &str, Numbers { min, max, highest, credits }: Numbers) -> Option<Self> {
        match text {
            "single-choice" => Some(Self::SingleChoice),
            "approval" => Some(Self::Approval { min, max }),
            "ranked" => Some(Self::Ranked { min, max }),
            "score" => Some(Self::Score { highest }),
            "points" => Some(Self::Points { credits, highest }),
            "quadratic" => Some(Self::Quadratic { credits }),
            "knapsack" => Some(Self::Knapsack),
            _ => None,
        }
    }

    /// Its numbers, as [`Self::parse`] takes them.
    #[must_use]
    pub fn numbers(self) -> Numbers {
        match self {
            Self::SingleChoice => Numbers { min: 1, max: 1, ..Numbers::default() },
            Self::Approval { min, max } | Self::Ranked { min, max } => Numbers { min, max, ..Numbers::default() },
            Self::Score { highest } => Numbers { highest, ..Numbers::default() },
            Self::Points { credits, highest } => Numbers { credits, highest, ..Numbers::default() },
            Self::Quadratic { credits } => Numbers { credits, ..Numbers::default() },
            Self::Knapsack => Numbers::default(),
        }
    }

    /// What is written beside an option.
    #[must_use]
    pub const fn marking(self) -> Marking {
        match self {
            Self::SingleChoice | Self::Approval { .. } | Self::Knapsack => Marking::Named,
            Self::Ranked { .. } => Marking::Place,
            Self::Score { .. } | Self::Points { .. } | Self::Quadratic { .. } => Marking::Number,
        }
    }

    /// The highest mark an option can be given; 1 where options are only named.
    #[must_use]
    pub fn highest(self, options: usize) -> u16 {
        match self {
            Self::SingleChoice | Self::Approval { .. } | Self::Knapsack => 1,
            Self::Ranked { .. } => self.limits(options).1,
            Self::Score { highest } | Self::Points { highest, .. } => highest,
            Self::Quadratic { credits } => credits.isqrt(),
        }
    }

    /// The least and the most options a voter names among this many: the declared limits, never more than there are options.
    #[must_use]
    pub fn limits(self, options: usize) -> (u16, u16) {
        let options = u16::try_from(options).unwrap_or(u16::MAX);
        let (min, max) = match self {
            Self::SingleChoice => (1, 1),
            Self::Approval { min, max } | Self::Ranked { min, max } => (min, max),
            Self::Score { .. } | Self::Points { .. } | Self::Quadratic { .. } | Self::Knapsack => (1, options),
        };
        (min.min(options), max.min(options))
    }

    /// Whether the declared limits make sense for this many options: at least one choice, no more than there are options, least before most;
    /// a highest mark that can be given, and something to spend.
    #[must_use]
    pub fn fits(self, options: usize) -> bool {
        match self {
            Self::SingleChoice | Self::Knapsack => true,
            Self::Approval { min, max } => max >= 1 && min <= max && usize::from(max) <= options,
            Self::Ranked { min, max } => min >= 1 && min <= max && usize::from(max) <= options,
            Self::Score { highest } => highest >= 1,
            Self::Points { credits, highest } => highest >= 1 && highest <= credits,
            Self::Quadratic { credits } => credits >= 1,
        }
    }

    /// The rules that can decide it for so many seats, the usual one first.
    #[must_use]
    pub const fn rules(self, seats: u16) -> &'static [Rule] {
        match self {
            Self::SingleChoice => &[Rule::Plurality, Rule::Approval],
            Self::Approval { .. } => &[Rule::Approval],
            Self::Ranked { .. } if seats > 1 => &[Rule::Stv, Rule::Schulze, Rule::Borda],
            Self::Ranked { .. } => &[Rule::Irv, Rule::Schulze, Rule::Borda],
            Self::Score { .. } | Self::Points { .. } | Self::Quadratic { .. } => &[Rule::Score],
            Self::Knapsack => self.budget_rules(),
        }
    }

    /// The rules that can share out a budget among its options, the usual one first; none where it is not a way to vote on projects.
    /// Phragmén reads approvals only: where options get places or numbers it would throw away what voters say.
    #[must_use]
    pub const fn budget_rules(self) -> &'static [Rule] {
        match self {
            Self::Approval { .. } | Self::Knapsack => &[Rule::EqualShares, Rule::Greedy, Rule::Phragmen],
            Self::Score { .. } | Self::Ranked { .. } => &[Rule::EqualShares, Rule::Greedy],
            Self::SingleChoice | Self::Points { .. } | Self::Quadratic { .. } => &[],
        }
    }

    /// What a ballot paper of so many options allows. A knapsack has room for nothing here: what fits is known to the question
    /// ([`super::Question::paper`]).
    #[must_use]
    pub fn paper(self, options: usize) -> Paper {
        let (min, max) = self.limits(options);
        match self {
            Self::SingleChoice => Paper::SingleChoice,
            Self::Approval { .. } => Paper::Approval { min: min.into(), max: max.into() },
            Self::Ranked { .. } => Paper::Ranking { min: min.into(), max: max.into(), ties: false },
            Self::Score { highest } => Paper::Score { min: 0, max: highest.into() },
            Self::Points { credits, highest } => Paper::Points { total: credits.into(), each: highest.into() },
            Self::Quadratic { credits } => Paper::Quadratic { credits: credits.into() },
            Self::Knapsack => Paper::Knapsack { budget: 0, costs: vec![0; options] },
        }
    }
}
