//! The log of a poll: what makes a vote one that anybody can check.
//!
//! Publishing a poll begins its log with the definition ([`begin()`]). Casting a ballot promises an entry ([`commit`]).
//! A job appends what was promised and signs it ([`sequence`]). Sealing appends the rest, writes the public file, and
//! destroys what could sign another one ([`publish`]). [`read`] finds things in it.

pub mod begin;
pub mod check;
pub mod commit;
pub mod publish;
pub mod read;
pub mod sequence;

pub use begin::{Log, begin, issuer, signer};
pub use commit::{bearer, commit};
pub use publish::{Closing, Papers, close, publish};

use ledger::tiles::{Kind, TileId};
use std::collections::BTreeMap;
use store::DbErr;
use store::logs::TileKey;

/// How the database names a tile.
fn key(id: TileId) -> TileKey {
    let level = match id.kind {
        Kind::Entries => -1,
        Kind::Hashes(level) => level.into(),
    };
    (level, i64::try_from(id.place).unwrap_or(i64::MAX))
}

/// Tiles by the names the ledger gives them.
fn named(ids: &[TileId], mut found: BTreeMap<TileKey, Vec<u8>>) -> BTreeMap<TileId, Vec<u8>> {
    ids.iter().filter_map(|id| Some((*id, found.remove(&key(*id))?))).collect()
}

/// What cannot happen to data that this program wrote and nobody else touched.
pub(super) fn broken(error: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("the log of a poll: {error}"))
}

/// 32 bytes from the database.
fn thirty_two(bytes: &[u8]) -> Result<[u8; 32], DbErr> {
    bytes.try_into().map_err(|_| broken("32 bytes were expected"))
}
