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
pub use indicators::Indicators;
pub use instance::{BadInstance, Instance, Satisfaction, Support};
pub use phragmen::phragmen;
