//! A participatory budget of a poll, as a `.pb` file: what Parvis publishes, in the words of Pabulib.

use csv::StringRecord;

use super::pabulib::{Pabulib, Table};
use crate::amount::Decimal;

/// What stands in META.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What was asked.
    pub description: String,
    /// Country, as a code of two letters.
    pub country: String,
    /// City.
    pub unit: String,
    /// Which vote of that city.
    pub instance: String,
    /// The budget, in cents of a euro.
    pub budget: u64,
    /// The rule that decides.
    pub rule: &'static str,
    /// How people voted.
    pub kind: Kind,
}

/// How people voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By naming projects.
    Approval {
        /// The least number of projects.
        least: u16,
        /// The most number of projects.
        most: u16,
    },
    /// By naming projects that together fit the budget.
    Knapsack,
    /// By giving points to projects.
    Points {
        /// The most points for a project.
        highest: u16,
    },
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its identifier, without commas.
    pub id: String,
    /// Its cost, in cents of a euro.
    pub cost: u64,
    /// Its name.
    pub name: String,
}

/// A ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is known by.
    pub voter: String,
    /// The projects it supports, each with its points: 1 where projects are only named.
    pub points: Vec<(String, u16)>,
}

/// The file of these ballots.
#[must_use]
pub fn file(about: &About, projects: &[Project], votes: &[Written]) -> Pabulib {
    let points = matches!(about.kind, Kind::Points { .. });
    let columns: &[&str] = if points { &["voter_id", "vote", "points"] } else { &["voter_id", "vote"] };
    let joined = |cells: Vec<String>| cells.join(",");
    let vote = |vote: &Written| {
        let mut row = vec![vote.voter.clone(), joined(vote.points.iter().map(|(project, _)| project.clone()).collect())];
        row.extend(points.then(|| joined(vote.points.iter().map(|(_, points)| points.to_string()).collect())));
        StringRecord::from(row)
    };
    let mut supporters: std::collections::HashMap<&str, u64> = std::collections::HashMap::new();
    for (project, _) in votes.iter().flat_map(|vote| &vote.points) {
        *supporters.entry(project.as_str()).or_default() += 1;
    }
    let project = |project: &Project| {
        let votes = supporters.get(project.id.as_str()).copied().unwrap_or(0);
        StringRecord::from(vec![project.id.clone(), euro(project.cost), votes.to_string(), project.name.clone()])
    };
    Pabulib {
        meta: Table::new(&["key", "value"], meta(about, projects.len(), votes.len())),
        projects: Table::new(&["project_id", "cost", "votes", "name"], projects.iter().map(project).collect()),
        votes: Table::new(columns, votes.iter().map(vote).collect()),
    }
}

fn meta(about: &About, projects: usize, votes: usize) -> Vec<StringRecord> {
    let vote_type = if matches!(about.kind, Kind::Points { .. }) { "scoring" } else { "approval" };
    let mut rows = vec![
        ("description", about.description.clone()),
        ("country", about.country.clone()),
        ("unit", about.unit.clone()),
        ("instance", about.instance.clone()),
        ("num_projects", projects.to_string()),
        ("num_votes", votes.to_string()),
        ("budget", euro(about.budget)),
        ("currency", "EUR".to_owned()),
        ("vote_type", vote_type.to_owned()),
        ("rule", about.rule.to_owned()),
    ];
    match about.kind {
        Kind::Approval { least, most } => rows.extend([("min_length", least.to_string()), ("max_length", most.to_string())]),
        Kind::Knapsack => rows.push(("max_sum_cost", euro(about.budget))),
        Kind::Points { highest } => rows.extend([("min_points", "0".to_owned()), ("max_points", highest.to_string())]),
    }
    rows.into_iter().map(|(key, value)| StringRecord::from(vec![key.to_owned(), value])).collect()
}

fn euro(cents: u64) -> String {
    Decimal::new(i128::from(cents), 2).to_string()
}
