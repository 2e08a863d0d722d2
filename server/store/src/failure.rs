//! What it means when the database refuses for a reason that is no mistake of ours: whether it may work later, and
//! whether it is still safe to go on.

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// A kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no room left. Nothing was written; it works again once there is room.
    Full,
    /// The database cannot be reached, or is busy. It may work in a moment.
    Unreachable,
    /// The disk under SQLite failed, or what is on it is damaged. After a failed `fsync` a later one may claim success
    /// for data that is lost, so nothing is tried again: writes stop, and Parvis with them.
    Broken,
    /// Anything else: a mistake of ours.
    Mistake,
}

/// SQLite: <https://www.sqlite.org/rescode.html>.
const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_IOERR: u32 = 10;
const SQLITE_CORRUPT: u32 = 11;
const SQLITE_FULL: u32 = 13;
const SQLITE_NOTADB: u32 = 26;
/// The shared index of the write-ahead log could not grow: there is no room.
const SQLITE_IOERR_SHMSIZE: u32 = 4_874;

impl Failure {
    /// The kind of this error.
    #[must_use]
    pub fn of(error: &DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(_) => Self::Unreachable,
            DbErr::Conn(RuntimeErr::SqlxError(error)) | DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
                Self::of_sqlx(error)
            }
            _ => Self::Mistake,
        }
    }

    fn of_sqlx(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Unreachable,
            sqlx::Error::Database(error) => error.code().map_or(Self::Mistake, |code| Self::of_code(&code)),
            _ => Self::Mistake,
        }
    }

    /// Codes of SQLite are numbers of up to four digits, those of PostgreSQL have five characters
    /// (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
    fn of_code(code: &str) -> Self {
        if code.len() == 5 {
            return match &code[..2] {
                "53" => Self::Full,
                "08" | "40" | "57" | "58" => Self::Unreachable,
                _ => Self::Mistake,
            };
        }
        match code.parse::<u32>().map(|code| (code, code & 0xff)) {
            Ok((SQLITE_IOERR_SHMSIZE, _) | (_, SQLITE_FULL)) => Self::Full,
            Ok((_, SQLITE_BUSY | SQLITE_LOCKED)) => Self::Unreachable,
            Ok((_, SQLITE_IOERR | SQLITE_CORRUPT | SQLITE_NOTADB)) => Self::Broken,
            _ => Self::Mistake,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_are_told_apart() {
        for (code, failure) in [
            ("13", Failure::Full),
            ("4874", Failure::Full),
            ("53100", Failure::Full),
            ("5", Failure::Unreachable),
            ("517", Failure::Unreachable),
            ("57P01", Failure::Unreachable),
            ("40001", Failure::Unreachable),
            ("10", Failure::Broken),
            ("1034", Failure::Broken),
            ("778", Failure::Broken),
            ("11", Failure::Broken),
            ("1555", Failure::Mistake),
            ("23505", Failure::Mistake),
            ("", Failure::Mistake),
        ] {
            assert_eq!(Failure::of_code(code), failure, "{code}");
        }
        assert_eq!(Failure::of(&DbErr::Custom("13".to_owned())), Failure::Mistake);
    }
}
