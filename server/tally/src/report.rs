//! What a count found, for programs and for people. Everything is named by the identifiers of the file.

use std::fmt;

use domain::voting::budget::{Allocation, Fraction, Indicators, Inequality, explain::Paid, explain::Verdict};
use domain::voting::count::stv::{ONE, StageAction};
use domain::voting::count::{IrvOutcome, Outcome, Rule, SchulzeOutcome, Standing, StvOutcome, TieBroken};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::amount::Decimal;
use crate::election::{Election, Money};
use crate::options::{Options, ties_name};

/// What a count found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The rule.
    pub rule: &'static str,
    /// The winners, in the order in which they were chosen.
    pub winners: Vec<String>,
    /// What the winners cost, in units of the currency; nothing for candidates.
    pub cost: Option<Decimal>,
    /// The budget; nothing for candidates.
    pub budget: Option<Decimal>,
    /// The ties that had to be broken.
    pub ties: Vec<Tie>,
    /// Round by round, how it came about.
    pub rounds: Vec<Round>,
    /// How ties are broken.
    pub ties_rule: String,
    /// The ballots, blank ones included.
    pub ballots: u64,
    /// How many options were to win; nothing for a budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<usize>,
    /// What else explains the result.
    #[serde(flatten)]
    pub explanation: Explanation,
    /// What is odd about the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The name of each option that has one.
    pub names: ById<String>,
}

/// A tie that had to be broken.
#[derive(Clone, Debug, Serialize)]
pub struct Tie {
    /// What was at stake.
    pub stake: domain::voting::count::ties::Stake,
    /// The tied, in the order by which the tie was broken.
    pub tied: Vec<String>,
    /// Those drawn.
    pub drawn: Vec<String>,
}

/// A round, of any rule.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Round {
    /// All options have a number.
    Numbers {
        /// The number of each.
        votes: ById<Decimal>,
    },
    /// A round of an instant runoff.
    Runoff {
        /// The ballots of each option still in.
        votes: ById<u64>,
        /// Ballots without a preference among them.
        exhausted: u64,
        /// Who is excluded after it.
        excluded: Option<String>,
    },
    /// A stage of a count by transfers.
    Stage {
        /// What was done.
        action: &'static str,
        /// Whose votes went on.
        from: Option<String>,
        /// How many, where it was a surplus.
        surplus: Option<String>,
        /// The votes of each after it, with five decimals.
        votes: ById<String>,
        /// Votes that could not be transferred, up to now.
        lost: String,
        /// Who was elected because of it.
        elected: Vec<String>,
        /// An earlier stage decided between equals.
        tie_decided_by_earlier_stage: bool,
    },
    /// A project was bought.
    Purchase {
        /// The project.
        project: String,
        /// What it costs.
        cost: Decimal,
        /// Who paid, and how much.
        #[serde(flatten)]
        paid: PaidBy,
    },
}

/// Who paid for a project, in units of the currency.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "paid_by", rename_all = "kebab-case")]
pub enum PaidBy {
    /// Its supporters, from their shares.
    Supporters {
        /// What each paid for a point (an approval is one), to eight decimals, unless less was left.
        each: String,
        /// Supporters who paid that.
        in_full: u64,
        /// Supporters who paid what they had left.
        with_their_rest: u64,
    },
    /// Its supporters, as a load.
    Load {
        /// The load of each of them after it, to eight decimals.
        each: String,
        /// How many they are.
        supporters: u64,
    },
    /// The budget.
    Budget {
        /// Points, or supporters.
        support: Decimal,
    },
}

/// What else explains a result.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Explanation {
    /// Of a count by numbers.
    Numbers {
        /// Ballots that say nothing.
        blank: u64,
    },
    /// Of counts by transfers.
    Transfers {
        /// Ballots with a preference.
        valid: u64,
        /// Votes needed to be elected.
        #[serde(skip_serializing_if = "Option::is_none")]
        quota: Option<String>,
        /// Rankings followed only up to their first tie.
        cut_at_tie: u64,
    },
    /// Of pairwise comparison.
    Pairwise {
        /// Everybody no other beats.
        potential_winners: Vec<String>,
        /// Who beats every other, one by one.
        condorcet_winner: Option<String>,
        /// The smallest set that beats all others.
        smith_set: Vec<String>,
        /// Ballots that rank the one above the other.
        pairwise: ById<ById<u64>>,
        /// The strongest paths.
        paths: ById<ById<u64>>,
    },
    /// Of a budget.
    Budget {
        /// What each voter had to spend.
        #[serde(skip_serializing_if = "Option::is_none")]
        endowment: Option<String>,
        /// What add-one added to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        increments: Option<u64>,
        /// Why each project won or lost.
        verdicts: ById<Why>,
        /// What it does for voters.
        indicators: Shares,
        /// The result in a sentence.
        summary: String,
    },
}

/// Why a project won or lost.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Why {
    /// It is funded.
    Funded,
    /// It costs more than the budget.
    AboveBudget,
    /// Nobody supports it.
    NoSupport,
    /// It did not fit what was left.
    DidNotFit {
        /// What was left in the end.
        left: Decimal,
    },
    /// Its supporters had too little left.
    SupportersTooPoor {
        /// What they had together, to eight decimals.
        left: String,
    },
    /// The rule had ended before.
    RuleEnded,
}

/// What a budget does for voters.
#[derive(Clone, Debug, Serialize)]
pub struct Shares {
    /// Voters with at least one funded project, as a share.
    pub non_empty_handed_share: f64,
    /// Funded supported projects for each voter.
    pub avg_cardinality_satisfaction: f64,
    /// Their cost.
    pub avg_cost_satisfaction: f64,
    /// How unequal their number is.
    pub gini_cardinality: f64,
    /// How unequal their cost is.
    pub gini_cost: f64,
}

/// Values by identifier, in the order of the file; written as an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ById<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for ById<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in &self.0 {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

/// Turns places in a list into identifiers.
#[derive(Clone, Copy)]
struct Ids<'a>(&'a Election);

impl Ids<'_> {
    fn id(self, option: u32) -> String {
        self.0.ids.get(option as usize).cloned().unwrap_or_default()
    }

    fn list(self, options: &[u32]) -> Vec<String> {
        options.iter().map(|&option| self.id(option)).collect()
    }

    fn by_id<T>(self, values: impl IntoIterator<Item = T>) -> ById<T> {
        ById(self.0.ids.iter().cloned().zip(values).collect())
    }

    fn ties<'t>(self, ties: impl IntoIterator<Item = &'t TieBroken>) -> Vec<Tie> {
        ties.into_iter().map(|tie| Tie { stake: tie.stake, tied: self.list(&tie.tied), drawn: self.list(&tie.drawn) }).collect()
    }

    fn matrix(self, rows: &[Vec<u64>]) -> ById<ById<u64>> {
        let row = |(place, row): (usize, &Vec<u64>)| {
            let others = self.by_id(row.iter().copied()).0;
            ById(others.into_iter().enumerate().filter(|&(other, _)| other != place).map(|(_, entry)| entry).collect())
        };
        self.by_id(rows.iter().enumerate().map(row))
    }
}

impl Report {
    /// The report of a count of candidates.
    #[must_use]
    pub fn of_count(election: &Election, options: &Options, seats: usize, outcome: &Outcome) -> Self {
        let ids = Ids(election);
        let (rounds, explanation) = match outcome {
            Outcome::Standing(standing) => numbers(ids, options.rule, standing),
            Outcome::Irv(irv) => runoff(ids, irv),
            Outcome::Stv(stv) => transfers(ids, stv),
            Outcome::Schulze(schulze) => pairwise(ids, schulze),
            // Does not come here: a budget is reported with its money, by [`Self::of_budget`].
            Outcome::Budget(_) => (Vec::new(), Explanation::Numbers { blank: 0 }),
        };
        Self { seats: Some(seats), ..Self::new(election, options, ids.list(outcome.winners()), ids.ties(outcome.telling_ties()), rounds, explanation) }
    }

    /// The report of a decision on a budget.
    #[must_use]
    pub fn of_budget(election: &Election, money: &Money, options: &Options, allocation: &Allocation, inequality: Inequality) -> Self {
        let ids = Ids(election);
        let amount = |units: u64| Decimal::new(i128::from(units), money.places);
        let purchases = allocation.purchases.iter().map(|purchase| Round::Purchase {
            project: ids.id(purchase.project),
            cost: amount(money.costs[purchase.project as usize]),
            paid: paid_by(&purchase.paid, money.places, election.score_places),
        });
        let indicators = shares(&allocation.indicators, inequality, money.places);
        let summary = format!(
            "{} of {} projects are funded for {} of {}; {:.1} % of voters support at least one of them.",
            allocation.winners.len(),
            election.ids.len(),
            amount(allocation.cost),
            amount(money.budget),
            indicators.non_empty_handed_share * 100.0
        );
        let explanation = Explanation::Budget {
            endowment: allocation.endowment.as_ref().map(|endowment| in_units(&endowment.each, money.places)),
            increments: allocation.endowment.as_ref().map(|endowment| endowment.increments),
            verdicts: ids.by_id(allocation.verdicts.iter().map(|verdict| why(verdict, money.places))),
            indicators,
            summary,
        };
        let (winners, ties) = (ids.list(&allocation.winners), ids.ties(&allocation.ties));
        let report = Self::new(election, options, winners, ties, purchases.collect(), explanation);
        Self { cost: Some(amount(allocation.cost)), budget: Some(amount(money.budget)), ..report }
    }

    fn new(election: &Election, options: &Options, winners: Vec<String>, ties: Vec<Tie>, rounds: Vec<Round>, explanation: Explanation) -> Self {
        let named = election.ids.iter().zip(&election.names).filter(|(_, name)| !name.is_empty());
        Self {
            rule: options.rule.as_str(),
            winners,
            cost: None,
            budget: None,
            ties,
            rounds,
            ties_rule: ties_name(&options.ties),
            ballots: election.profile.ballots(),
            seats: None,
            explanation,
            notes: election.notes.clone(),
            names: ById(named.map(|(id, name)| (id.clone(), name.clone())).collect()),
        }
    }
}

fn numbers(ids: Ids, rule: Rule, standing: &Standing) -> (Vec<Round>, Explanation) {
    let number = |&score: &i128| match rule {
        // Borda counts in half points.
        Rule::Borda => Decimal::new(score * 5, 1),
        Rule::Score => Decimal::new(score, ids.0.score_places),
        _ => Decimal::new(score, 0),
    };
    (vec![Round::Numbers { votes: ids.by_id(standing.scores.iter().map(number)) }], Explanation::Numbers { blank: standing.blank })
}

fn runoff(ids: Ids, irv: &IrvOutcome) -> (Vec<Round>, Explanation) {
    let mut out: Vec<u32> = Vec::new();
    let mut rounds = Vec::with_capacity(irv.rounds.len());
    for round in &irv.rounds {
        let votes = (0..round.votes.len() as u32).filter(|option| !out.contains(option)).map(|option| (ids.id(option), round.votes[option as usize])).collect();
        rounds.push(Round::Runoff { votes: ById(votes), exhausted: round.exhausted, excluded: round.excluded.map(|option| ids.id(option)) });
        out.extend(round.excluded);
    }
    (rounds, Explanation::Transfers { valid: irv.valid, quota: None, cut_at_tie: irv.cut_at_tie })
}

/// Votes with five decimals.
fn five_decimals(votes: u64) -> String {
    format!("{}.{:05}", votes / ONE, votes % ONE)
}

fn transfers(ids: Ids, stv: &StvOutcome) -> (Vec<Round>, Explanation) {
    let round = |stage: &domain::voting::count::Stage| {
        let (action, from, surplus, by_earlier_stage) = match stage.action {
            StageAction::FirstPreferences => ("first-preferences", None, None, false),
            StageAction::Surplus { from, surplus, by_earlier_stage } => ("surplus", Some(from), Some(surplus), by_earlier_stage),
            StageAction::Exclusion { from, by_earlier_stage } => ("exclusion", Some(from), None, by_earlier_stage),
        };
        Round::Stage {
            action,
            from: from.map(|option| ids.id(option)),
            surplus: surplus.map(five_decimals),
            votes: ids.by_id(stage.votes.iter().copied().map(five_decimals)),
            lost: five_decimals(stage.lost),
            elected: ids.list(&stage.elected),
            tie_decided_by_earlier_stage: by_earlier_stage,
        }
    };
    let explanation = Explanation::Transfers { valid: stv.valid, quota: Some(five_decimals(stv.quota)), cut_at_tie: stv.cut_at_tie };
    (stv.stages.iter().map(round).collect(), explanation)
}

fn pairwise(ids: Ids, schulze: &SchulzeOutcome) -> (Vec<Round>, Explanation) {
    let explanation = Explanation::Pairwise {
        potential_winners: ids.list(&schulze.potential_winners),
        condorcet_winner: schulze.condorcet_winner.map(|option| ids.id(option)),
        smith_set: ids.list(&schulze.smith_set),
        pairwise: ids.matrix(&schulze.pairwise),
        paths: ids.matrix(&schulze.paths),
    };
    (Vec::new(), explanation)
}

/// A fraction of the smallest unit, in units of the currency, to eight decimals.
fn in_units(fraction: &Fraction, places: u32) -> String {
    let unit = fraction.denominator() * 10_u64.pow(places);
    Fraction::new(fraction.numerator().clone(), unit).map_or_else(String::new, |fraction| fraction.decimal(8))
}

fn paid_by(paid: &Paid, places: u32, score_places: u32) -> PaidBy {
    match paid {
        Paid::Shares { each, in_full, with_their_rest } => {
            // A point is worth 10^score_places of the whole numbers that were counted.
            let each = Fraction::new(each.numerator() * 10_u64.pow(score_places), each.denominator().clone());
            PaidBy::Supporters { each: each.map_or_else(String::new, |each| in_units(&each, places)), in_full: *in_full, with_their_rest: *with_their_rest }
        }
        Paid::Load { each, supporters } => PaidBy::Load { each: in_units(each, places), supporters: *supporters },
        Paid::Budget { support } => PaidBy::Budget { support: Decimal::new(i128::from(*support), score_places) },
    }
}

fn why(verdict: &Verdict, places: u32) -> Why {
    match verdict {
        Verdict::Funded => Why::Funded,
        Verdict::AboveBudget => Why::AboveBudget,
        Verdict::NoSupport => Why::NoSupport,
        Verdict::DidNotFit { left } => Why::DidNotFit { left: Decimal::new(i128::from(*left), places) },
        Verdict::SupportersTooPoor { left } => Why::SupportersTooPoor { left: in_units(left, places) },
        Verdict::RuleEnded => Why::RuleEnded,
    }
}

fn shares(indicators: &Indicators, inequality: Inequality, places: u32) -> Shares {
    let each = |sum: f64| if indicators.voters == 0 { 0.0 } else { sum / indicators.voters as f64 };
    Shares {
        non_empty_handed_share: each(indicators.represented as f64),
        avg_cardinality_satisfaction: each(indicators.funded_supported as f64),
        avg_cost_satisfaction: each(indicators.cost_supported as f64 / 10_f64.powi(places as i32)),
        gini_cardinality: inequality.gini_cardinality,
        gini_cost: inequality.gini_cost,
    }
}

impl fmt::Display for Report {
    /// For people: the winners, what they cost, the ties, and a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {} ballots", self.rule, self.ballots)?;
        for winner in &self.winners {
            let name = self.names.0.iter().find(|(id, _)| id == winner).map_or("", |(_, name)| name.as_str());
            writeln!(f, "  {winner}  {name}")?;
        }
        if let Explanation::Budget { summary, .. } = &self.explanation {
            writeln!(f, "{summary}")?;
        }
        for tie in &self.ties {
            writeln!(f, "Tie between {}: {} drawn by {}.", tie.tied.join(", "), tie.drawn.join(", "), self.ties_rule)?;
        }
        for note in &self.notes {
            writeln!(f, "Note: {note}.")?;
        }
        Ok(())
    }
}
