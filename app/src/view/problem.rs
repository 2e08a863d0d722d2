//! Pages that say that something did not work.

/// What did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// 400: the request cannot be understood.
    BadRequest,
    /// 403: the request does not come from our own pages.
    Forbidden,
    /// 404: nothing here, or nothing that this person may see.
    NotFound,
    /// 405: not in this way.
    MethodNotAllowed,
    /// 413: too much was sent.
    TooLarge,
    /// 429: too often.
    TooManyRequests {
        /// Seconds until it may be tried again.
        seconds: u64,
    },
    /// 500: our mistake.
    Internal {
        /// What to quote when reporting it.
        incident: String,
    },
    /// 503: not now.
    Unavailable,
}

impl Problem {
    /// The status code of HTTP.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Problem::BadRequest => 400,
            Problem::Forbidden => 403,
            Problem::NotFound => 404,
            Problem::MethodNotAllowed => 405,
            Problem::TooLarge => 413,
            Problem::TooManyRequests { .. } => 429,
            Problem::Internal { .. } => 500,
            Problem::Unavailable => 503,
        }
    }
}
