//! A consultation and its polls: their lives, their windows, what must be ready before they are published, and what may still change afterwards.

pub mod concerns;
pub mod correction;
pub mod field;
pub mod level;
pub mod life;
pub mod poll;
pub mod readiness;
pub mod refusal;
pub mod texts;
pub mod window;

pub use concerns::Concern;
pub use correction::{Bearing, Subject, may_correct};
pub use field::Field;
pub use level::Level;
pub use life::{ConsultationLife, ConsultationState, completed};
pub use poll::{PollLife, PollState};
pub use readiness::{ConsultationDraft, Missing, PollDraft, QuestionDraft};
pub use refusal::PollRefusal;
pub use texts::Texts;
pub use window::{Window, WindowError, WindowState};
