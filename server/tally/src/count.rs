//! The whole command: open, count, report.

use std::path::Path;

use domain::voting::budget::{Allocation, BadInstance, EqualShares, Instance, Satisfaction, equal_shares, greedy, phragmen};
use domain::voting::count::{self, Rule, TieOrder, Vote};

use crate::bar::Progress;
use crate::election::{Election, Money, Papers};
use crate::failure::Failure;
use crate::options::{Options, RuleName};
use crate::report::Report;

/// Opens a file and counts it.
///
/// # Errors
/// When the file cannot be read, is faulty, or does not fit the rule.
pub fn run(path: &Path, options: &Options, progress: &mut dyn FnMut(Progress)) -> Result<Report, Failure> {
    let election = Election::open(path, progress)?;
    count(&election, options, progress).map_err(|message| Failure::Unfit { file: path.display().to_string(), message })
}

/// Counts an election.
///
/// # Errors
/// Why it does not fit the rule.
pub fn count(election: &Election, options: &Options, progress: &mut dyn FnMut(Progress)) -> Result<Report, String> {
    progress(Progress::Counting { ballots: election.profile.ballots() });
    let order = TieOrder::new(&options.ties, &election.ids);
    match options.rule {
        RuleName::Count(rule) => {
            let seats = options.seats.or(if rule == Rule::Stv { election.seats } else { None }).unwrap_or(1);
            let outcome = count::count(rule, &election.profile, seats, &order).map_err(|unfit| unfit.to_string())?;
            Ok(Report::of_count(election, options, seats, &outcome))
        }
        RuleName::Greedy | RuleName::EqualShares | RuleName::Phragmen => {
            let Papers::Budget(money) = &election.papers else {
                return Err(format!("{} decides on projects with costs, and this file has candidates", options.rule.as_str()));
            };
            let allocation = allocate(election, money, options, &order, progress).map_err(|bad| bad.to_string())?;
            Ok(Report::of_budget(election, money, options, &allocation))
        }
    }
}

/// Decides on a budget.
fn allocate(election: &Election, money: &Money, options: &Options, order: &TieOrder, progress: &mut dyn FnMut(Progress)) -> Result<Allocation, BadInstance> {
    let instance = Instance::new(money.costs.clone(), money.budget, 10_u64.pow(money.places), &election.profile)?;
    let satisfaction = options.satisfaction.unwrap_or_else(|| usual_satisfaction(election));
    Ok(match options.rule {
        RuleName::EqualShares => {
            let variant = EqualShares { satisfaction, endowment: options.endowment, completion: options.completion, stop: options.stop };
            let budget = money.budget;
            equal_shares(&instance, &variant, order, &mut |increments, cost| progress(Progress::Increment { increments, cost, budget }))
        }
        RuleName::Phragmen => phragmen(&instance, order),
        RuleName::Greedy | RuleName::Count(_) => greedy(&instance, satisfaction, order),
    })
}

/// The cost where voters approve, the score itself where they give scores or ranks.
#[must_use]
pub fn usual_satisfaction(election: &Election) -> Satisfaction {
    let approvals = election.profile.groups().iter().all(|group| matches!(group.vote, Vote::Approve(_)));
    if approvals { Satisfaction::Cost } else { Satisfaction::Cardinality }
}
