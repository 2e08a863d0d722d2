//! The beginning of a log: what the poll is, signed before anybody votes.

use super::{broken, key, sequence};
use crate::keys::PollKey;
use domain::ids::PollId;
use domain::voting::Decision;
use domain::voting::count::TieRule;
use jiff::{SignedDuration, Timestamp};
use ledger::bundle::{Line, definition_line};
use ledger::bytes::Entry;
use ledger::definition::{FORMAT, entry_of};
use ledger::encrypted::{Booth, KeySet, Trustees};
use ledger::publish::Keys;
use ledger::tiles::Tiles;
use ledger::{Definition, Issuer, PublicKey, Secrecy};
use std::sync::Arc;
use store::ballots::Place;
use store::logs::{self, Appended, PollLog};
use store::{DatabaseTransaction, DbErr};

/// What does not change about the log of a poll.
#[derive(Clone, Debug)]
pub struct Log {
    /// What the poll is.
    pub definition: Definition,
    /// The same as the line of the published file, without its line feed.
    pub line: String,
    /// The entry that commits to it, the first of the log.
    pub entry: Entry,
    /// The key of the poll.
    pub key: PublicKey,
    /// Where its ballots are sealed and checked, and the key they are sealed with; none where ballots are not encrypted.
    pub sealing: Option<Arc<(Booth, KeySet)>>,
}

impl Log {
    /// Reads what stands in the database.
    ///
    /// # Errors
    /// When it is no definition.
    pub fn read(row: PollLog) -> Result<Self, DbErr> {
        let Ok(Line::Definition(definition)) = serde_json::from_str(&row.definition) else { return Err(broken("its first line does not read")) };
        let key = definition.check().map_err(broken)?;
        let entry = entry_of(row.definition.as_bytes());
        let sealing = definition.booth(&entry).map(Arc::new);
        Ok(Self { definition: *definition, entry, line: row.definition, key, sealing })
    }

    /// The name of the log, which is also its address without the scheme.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.key.origin()
    }
}

/// The name of the log of a poll on this site.
#[must_use]
pub fn origin(public_url: &str, poll: PollId) -> String {
    format!("{}/polls/{poll}", host(public_url))
}

/// The public address of this site without its scheme.
#[must_use]
pub fn host(public_url: &str) -> &str {
    public_url.split_once("://").map_or(public_url, |(_, host)| host).trim_end_matches('/')
}

/// What a poll signs its log with. It is made from the secret of the poll and goes with it.
///
/// # Errors
/// When the name cannot be that of a log.
pub fn signer(key: &PollKey, origin: &str) -> Result<ledger::PollKey, DbErr> {
    ledger::PollKey::new(origin, key.mark("log", &[])).map_err(broken)
}

/// What a poll makes its tokens with, where ballots have them; none in others. It is made from the secret of the poll, and published
/// when that is destroyed.
///
/// # Errors
/// When no key can be made.
pub fn issuer(key: &PollKey, origin: &str, secrecy: Secrecy) -> Result<Option<Issuer>, DbErr> {
    secrecy.has_tokens().then(|| Issuer::derive(key.mark("tokens", &[]), origin)).transpose().map_err(broken)
}

/// Begins the log of a poll whose secret was drawn just now; its first checkpoint covers the definition alone.
///
/// # Errors
/// When the database refuses, or the poll cannot be counted as it is.
pub async fn begin(
    tx: &DatabaseTransaction,
    place: Place,
    keys: Keys<'_>,
    (secrecy, trustees): (Secrecy, Option<Trustees>),
    decisions: Vec<Decision>,
    ties: TieRule,
    due: Timestamp,
) -> Result<Log, DbErr> {
    let definition = Definition {
        format: FORMAT.to_owned(),
        key: keys.poll.public().to_string(),
        poll: place.1,
        secrecy,
        token_key: keys.tokens.map(Issuer::public),
        questions: decisions,
        ties,
        trustees,
    };
    let key_of_poll = definition.check().map_err(broken)?;
    let (line, entry) = definition_line(&definition).map_err(broken)?;
    let line = String::from_utf8(line).map_err(broken)?;
    logs::begin(tx, place, line.clone(), due).await?;
    let mut tiles = Tiles::default();
    let changed = tiles.append(vec![entry]).map_err(broken)?;
    let checkpoint = sequence::signed(&tiles, keys.poll)?;
    let tiles = changed.into_iter().map(|(id, bytes)| (key(id), bytes)).collect();
    logs::append(tx, place, Appended { tiles, entries: vec![entry.0.to_vec()], before: 0, checkpoint }).await?;
    let sealing = definition.booth(&entry).map(Arc::new);
    Ok(Log { definition, line, entry, key: key_of_poll, sealing })
}

/// How long after the close of a poll what was promised is in its log at the latest.
const AFTER_CLOSE: SignedDuration = SignedDuration::from_hours(1);
/// How long a promise of a poll without a close may last.
const WITHOUT_CLOSE: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Until when what is promised from `now` on will be in the log.
///
/// The same for all who vote in a poll that closes, so that it tells nothing about when somebody voted. A poll without
/// a close has one such moment a month.
#[must_use]
pub fn due(closes: Option<Timestamp>, now: Timestamp) -> Timestamp {
    match closes {
        Some(closes) => closes + AFTER_CLOSE,
        None => now + WITHOUT_CLOSE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_named_by_its_address() {
        assert_eq!(origin("https://parvis.example", PollId(12)), "parvis.example/polls/12");
        assert_eq!(origin("http://127.0.0.1:8080/", PollId(1)), "127.0.0.1:8080/polls/1");
    }
}
