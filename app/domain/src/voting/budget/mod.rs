//! Participatory budgeting: which projects a budget pays for.
//!
//! All rules read an [`Instance`]: costs, a budget, and what each project is worth to each voter. Money is a whole number of the smallest unit of the currency, shares
//! of it are exact fractions; floats only sort candidates whose order an exact comparison then decides. Every outcome says of each project why it won or lost.

pub mod equal_shares;
pub mod exact;
pub mod explain;
pub mod greedy;
pub mod indicators;
pub mod instance;
pub mod phragmen;

pub use equal_shares::{Completion, Endowment, EqualShares, Stop, equal_shares};
pub use exact::Fraction;
pub use explain::{Allocation, Paid, Purchase, Verdict};
pub use greedy::greedy;
pub use indicators::{Indicators, Inequality};
pub use instance::{BadInstance, Instance, Satisfaction, Support};
pub use phragmen::phragmen;

use super::count::{Rule, TieOrder, Unfit};

/// Decides by a rule for budgets, as polls do: equal shares in the [usual](EqualShares::usual) variant. Phragmén knows no satisfaction.
///
/// # Errors
/// [`Unfit::NeedsSeats`] when the rule is none for budgets.
pub fn allocate(rule: Rule, satisfaction: Satisfaction, instance: &Instance, order: &TieOrder) -> Result<Allocation, Unfit> {
    match rule {
        Rule::EqualShares => Ok(equal_shares(instance, &EqualShares::usual(satisfaction), order, &mut |_, _| ())),
        Rule::Greedy => Ok(greedy(instance, satisfaction, order)),
        Rule::Phragmen => Ok(phragmen(instance, order)),
        Rule::Plurality | Rule::Approval | Rule::Score | Rule::Borda | Rule::Irv | Rule::Stv | Rule::Schulze => Err(Unfit::NeedsSeats),
    }
}
