//! Voting: who may vote, what a valid ballot is, and how ballots are counted. Whole numbers only.
//!
//! Nothing here knows who cast a ballot: turnout counts people, a tally counts ballots, and the two never meet.

pub mod ballot;
pub mod budget;
pub mod count;
pub mod decision;
pub mod eligibility;
pub mod method;
pub mod name;
pub mod offline;
pub mod question;
pub mod secrecy;
pub mod tally;
pub mod turnout;

pub use ballot::{Answer, Ballot, BallotError};
pub use decision::{Count, Counted, Decided, Decision, PollResult, Undecided};
pub use eligibility::{Eligibility, Refusal, Voter};
pub use method::{Marking, Method, Numbers};
pub use name::{NameError, VoterName};
pub use question::{Budget, Question};
pub use secrecy::Secrecy;
pub use tally::{OptionCount, QuestionTally, Tally, WrongPaper};
pub use turnout::Turnout;
