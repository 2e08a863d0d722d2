//! Why something was not done.

use app::view::form::FieldError;
use domain::consultation::{Missing, PollRefusal};
use domain::voting::TokenRefusal;
use store::DbErr;

/// Why something was not done. What somebody may not see does not exist for them: it is `NotFound`.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is nothing here, or nothing for this person.
    #[error("not found")]
    NotFound,
    /// Somebody must be signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Fields are wrong.
    #[error("some fields are wrong")]
    Fields(Vec<(String, FieldError)>),
    /// The course of the poll forbids it.
    #[error("the poll does not allow this now: {0}")]
    Poll(PollRefusal),
    /// A token is not given, or a ballot with one not taken.
    #[error("{0}")]
    Token(TokenRefusal),
    /// Something is missing before it can be published.
    #[error("something is missing")]
    Missing(Vec<Missing>),
    /// The same idempotency key came with another request.
    #[error("this key was used for something else")]
    KeyReused,
    /// The same act was done at the same time under the same key; this one was taken back.
    #[error("this was done already")]
    Repeated,
    /// The clock of this machine cannot be trusted at the moment.
    #[error("the clock of this server is being checked")]
    ClockUntrusted,
    /// Too much at once.
    #[error("too busy; try again in a moment")]
    Busy,
    /// Too often.
    #[error("too often; wait {seconds} s")]
    TooOften {
        /// Seconds to wait.
        seconds: u64,
    },
    /// Our mistake.
    #[error("storage failed: {0}")]
    Storage(#[from] DbErr),
}

impl Refusal {
    /// One wrong field.
    #[must_use]
    pub fn field(name: impl Into<String>, error: FieldError) -> Self {
        Refusal::Fields(vec![(name.into(), error)])
    }
}

impl From<PollRefusal> for Refusal {
    fn from(refusal: PollRefusal) -> Self {
        Refusal::Poll(refusal)
    }
}

impl From<TokenRefusal> for Refusal {
    fn from(refusal: TokenRefusal) -> Self {
        Refusal::Token(refusal)
    }
}

/// What a use case gives back.
pub type Result<T> = std::result::Result<T, Refusal>;
