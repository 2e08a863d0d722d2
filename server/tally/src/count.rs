//! The whole command: open, count, report.

use std::path::Path;

use domain::voting::budget::{Allocation, EqualShares, Inequality, Instance, Satisfaction, equal_shares, greedy, phragmen};
use domain::voting::count::{self, Rule, TieOrder, Vote};

use crate::bar::Progress;
use crate::election::{Election, Papers};
use crate::failure::Failure;
use crate::options::Options;
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
    let rule = options.rule;
    if !rule.is_for_budgets() {
        let seats = options.seats.or(if rule == Rule::Stv { election.seats } else { None }).unwrap_or(1);
        let outcome = count::count(rule, &election.profile, seats, &order).map_err(|unfit| unfit.to_string())?;
        return Ok(Report::of_count(election, options, seats, &outcome));
    }
    let Papers::Budget(money) = &election.papers else {
        return Err(format!("{} decides on projects with costs, and this file has candidates", rule.as_str()));
    };
    let instance = Instance::new(money.costs.clone(), money.budget, 10_u64.pow(money.places), &election.profile).map_err(|bad| bad.to_string())?;
    let allocation = allocate(&instance, election, options, &order, progress);
    let inequality = Inequality::of(&instance, &allocation.winners);
    Ok(Report::of_budget(election, money, options, &allocation, inequality))
}

/// Decides on a budget.
fn allocate(instance: &Instance, election: &Election, options: &Options, order: &TieOrder, progress: &mut dyn FnMut(Progress)) -> Allocation {
    let satisfaction = options.satisfaction.unwrap_or_else(|| usual_satisfaction(election));
    match options.rule {
        Rule::EqualShares => {
            let variant = EqualShares { satisfaction, endowment: options.endowment, completion: options.completion, stop: options.stop };
            let budget = instance.budget;
            equal_shares(instance, &variant, order, &mut |increments, cost| progress(Progress::Increment { increments, cost, budget }))
        }
        Rule::Phragmen => phragmen(instance, order),
        _ => greedy(instance, satisfaction, order),
    }
}

/// The cost where voters approve, the score itself where they give scores or ranks.
#[must_use]
pub fn usual_satisfaction(election: &Election) -> Satisfaction {
    let approvals = election.profile.groups().iter().all(|group| matches!(group.vote, Vote::Approve(_)));
    if approvals { Satisfaction::Cost } else { Satisfaction::Cardinality }
}
