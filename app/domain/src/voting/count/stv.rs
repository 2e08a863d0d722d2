//! Single transferable vote for several seats, as Scottish councils count it: the Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52.
//!
//! Votes are whole numbers of hundred-thousandths, as the law has it: five decimals, the rest cut off ballot by ballot.

use serde::{Deserialize, Serialize};

use super::Unfit;
use super::piles::Piles;
use super::profile::Profile;
use super::ties::{Stake, TieBroken, TieOrder};

/// One vote, in hundred-thousandths.
pub const ONE: u64 = 100_000;

/// A count by single transferable vote. All votes are in hundred-thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StvOutcome {
    /// The elected, in the order of their election; those elected at the same stage by votes.
    pub elected: Vec<u32>,
    /// What is needed to be elected: valid ballots / (seats + 1), without decimals, plus 1.
    pub quota: u64,
    /// The stages of the count.
    pub stages: Vec<Stage>,
    /// The ties that had to be broken by lot.
    pub ties: Vec<TieBroken>,
    /// Ballots with a first preference.
    pub valid: u64,
    /// Ballots without one.
    pub blank: u64,
    /// Ballots that were followed only up to their first tie.
    pub cut_at_tie: u64,
}

/// A stage of the count: what was done, and how matters stand after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// What was done.
    pub action: StageAction,
    /// The votes of each option after it.
    pub votes: Vec<u64>,
    /// Votes that could not be transferred, or were lost in rounding, up to now.
    pub lost: u64,
    /// Those elected because of it.
    pub elected: Vec<u32>,
}

/// What is done at a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum StageAction {
    /// First preferences are counted.
    FirstPreferences,
    /// What an elected option has above the quota goes on to next preferences.
    Surplus {
        /// The elected option.
        from: u32,
        /// Its votes above the quota.
        surplus: u64,
        /// An earlier stage decided between equal surpluses.
        by_earlier_stage: bool,
    },
    /// The option with the fewest votes is excluded, and its ballots go on to next preferences.
    Exclusion {
        /// The excluded option.
        from: u32,
        /// An earlier stage decided between equals.
        by_earlier_stage: bool,
    },
}

impl StvOutcome {
    /// Whether these options, once elected, had no surplus to pass on.
    #[must_use]
    pub fn passes_on_nothing(&self, options: &[u32]) -> bool {
        let nothing = |option: &u32| self.stages.iter().any(|stage| matches!(stage.action, StageAction::Surplus { from, surplus: 0, .. } if from == *option));
        options.iter().all(nothing)
    }
}

/// Counts by single transferable vote. A tie is decided by the most recent stage at which the tied differed, else by lot: the first in the tie order is drawn.
///
/// # Errors
/// [`Unfit::NeedsRankings`] when a vote is no ranking; [`Unfit::Seats`] when there are more seats than options, or none.
pub fn stv(profile: &Profile, seats: usize, order: &TieOrder) -> Result<StvOutcome, Unfit> {
    if seats == 0 || seats > profile.options() {
        return Err(Unfit::Seats);
    }
    let mut count = Count::start(profile, seats, order)?;
    while count.hopeful.len() > count.vacancies() && count.vacancies() > 0 {
        count.elect_by_quota();
        if count.vacancies() == 0 {
            break;
        }
        match count.highest_surplus() {
            Some((from, by_earlier_stage)) => count.transfer_surplus(from, by_earlier_stage),
            None => count.exclude_lowest()?,
        }
    }
    count.elect_remaining();
    Ok(StvOutcome {
        elected: count.elected,
        quota: count.quota,
        stages: count.stages,
        ties: count.ties,
        valid: count.valid,
        blank: count.piles.blank,
        cut_at_tie: count.piles.cut,
    })
}

/// A count under way.
struct Count<'a> {
    piles: Piles<'a>,
    order: &'a TieOrder,
    seats: usize,
    valid: u64,
    quota: u64,
    votes: Vec<u64>,
    continuing: Vec<bool>,
    hopeful: Vec<u32>,
    elected: Vec<u32>,
    /// Elected by quota, with a surplus that is not yet transferred.
    pending: Vec<u32>,
    stages: Vec<Stage>,
    ties: Vec<TieBroken>,
}

impl<'a> Count<'a> {
    fn start(profile: &'a Profile, seats: usize, order: &'a TieOrder) -> Result<Self, Unfit> {
        let piles = Piles::new(profile, ONE)?;
        let (valid, votes) = (piles.valid(), piles.worth());
        let first = Stage { action: StageAction::FirstPreferences, votes: votes.clone(), lost: 0, elected: Vec::new() };
        Ok(Self {
            piles,
            order,
            seats,
            valid,
            quota: (valid / (seats as u64 + 1) + 1) * ONE,
            votes,
            continuing: vec![true; profile.options()],
            hopeful: (0..profile.options() as u32).collect(),
            elected: Vec::new(),
            pending: Vec::new(),
            stages: vec![first],
            ties: Vec::new(),
        })
    }

    const fn vacancies(&self) -> usize {
        self.seats - self.elected.len()
    }

    fn elect_by_quota(&mut self) {
        let reached = self.hopeful.iter().copied().filter(|&option| self.votes[option as usize] >= self.quota).collect();
        self.elect(reached);
    }

    /// When no more continue than there are seats left, all are elected.
    fn elect_remaining(&mut self) {
        if self.hopeful.len() <= self.vacancies() {
            self.elect(self.hopeful.clone());
        }
    }

    fn elect(&mut self, mut options: Vec<u32>) {
        options.sort_unstable_by_key(|&option| (std::cmp::Reverse(self.votes[option as usize]), self.order.place(option)));
        for &option in &options {
            self.continuing[option as usize] = false;
            // A surplus of nothing is a stage as well, in which nothing moves: so the reference count has it, and it changes no total.
            self.pending.push(option);
        }
        self.hopeful.retain(|option| !options.contains(option));
        self.elected.extend(&options);
        if let Some(stage) = self.stages.last_mut() {
            stage.elected.extend(options);
        }
    }

    fn highest_surplus(&mut self) -> Option<(u32, bool)> {
        let most = self.pending.iter().map(|&option| self.votes[option as usize]).max()?;
        let tied = self.pending.iter().copied().filter(|&option| self.votes[option as usize] == most).collect();
        self.decide(tied, Stake::Transfer)
    }

    /// Decides between equals: by the most recent stage at which they differed, else by lot. For a transfer the higher is taken, for exclusion the lower.
    fn decide(&mut self, mut tied: Vec<u32>, stake: Stake) -> Option<(u32, bool)> {
        let mut by_earlier_stage = false;
        for stage in self.stages.iter().rev() {
            if tied.len() <= 1 {
                break;
            }
            let votes = |option: &u32| stage.votes[*option as usize];
            let best = if stake == Stake::Exclusion { tied.iter().map(votes).min() } else { tied.iter().map(votes).max() };
            let before = tied.len();
            tied.retain(|option| Some(votes(option)) == best);
            by_earlier_stage |= tied.len() < before;
        }
        let drawn = self.order.draw(tied, stake, &mut self.ties)?;
        Some((drawn, by_earlier_stage))
    }

    /// Each ballot goes on with weight × surplus / total, cut to five decimals (rule 48).
    fn transfer_surplus(&mut self, from: u32, by_earlier_stage: bool) {
        let total = self.votes[from as usize];
        let surplus = total - self.quota;
        let weigh = |weight: u64| (u128::from(weight) * u128::from(surplus) / u128::from(total)) as u64;
        let received = self.piles.transfer(from, &self.continuing, weigh);
        self.votes[from as usize] = self.quota;
        self.pending.retain(|&option| option != from);
        self.finish_stage(StageAction::Surplus { from, surplus, by_earlier_stage }, &received);
    }

    fn exclude_lowest(&mut self) -> Result<(), Unfit> {
        let fewest = self.hopeful.iter().map(|&option| self.votes[option as usize]).min().unwrap_or(0);
        let tied = self.hopeful.iter().copied().filter(|&option| self.votes[option as usize] == fewest).collect();
        let (from, by_earlier_stage) = self.decide(tied, Stake::Exclusion).ok_or(Unfit::Seats)?;
        self.continuing[from as usize] = false;
        self.hopeful.retain(|&option| option != from);
        let received = self.piles.transfer(from, &self.continuing, |weight| weight);
        self.votes[from as usize] = 0;
        self.finish_stage(StageAction::Exclusion { from, by_earlier_stage }, &received);
        Ok(())
    }

    fn finish_stage(&mut self, action: StageAction, received: &[u64]) {
        self.votes.iter_mut().zip(received).for_each(|(votes, more)| *votes += more);
        let lost = self.valid * ONE - self.votes.iter().sum::<u64>();
        self.stages.push(Stage { action, votes: self.votes.clone(), lost, elected: Vec::new() });
    }
}
