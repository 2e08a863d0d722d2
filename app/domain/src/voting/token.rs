//! Tokens of anonymous polls: why one is not given, or not taken. What a token is, and how it is checked, is in the ledger.

/// Why a token or a ballot with one was refused. A closed list, so that every client can tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum TokenRefusal {
    /// The poll is anonymous: ballots need a token, and must not come with an account.
    #[error("ballots of this poll are cast with a token, and without an account")]
    Anonymous,
    /// The poll is not anonymous: there are no tokens.
    #[error("ballots of this poll are not cast with tokens")]
    NotAnonymous,
    /// This person took a token before, for another blinded input. Nobody can tell whether it was used.
    #[error("this person took a token before")]
    Taken,
    /// A ballot was cast with this token before, and the key that takes its place is missing or wrong; or this very ballot was changed before.
    #[error("a ballot was cast with this token before")]
    Used,
    /// The token was not made with the key of this poll.
    #[error("this is not a token of this poll")]
    Invalid,
}

impl TokenRefusal {
    /// Every refusal.
    pub const ALL: &[Self] = &[Self::Anonymous, Self::NotAnonymous, Self::Taken, Self::Used, Self::Invalid];

    /// The code used in the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::NotAnonymous => "not-anonymous",
            Self::Taken => "token-taken",
            Self::Used => "token-used",
            Self::Invalid => "token-invalid",
        }
    }
}
