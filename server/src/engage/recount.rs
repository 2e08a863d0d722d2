//! The tallies of sealed polls, counted again from the ballots that are published with them; where these stay sealed, the sum is opened again.
//!
//! Ballots are read by the thousand and not kept; of questions that a rule decides by more than which options are named, the different votes are. So memory
//! does not grow with the ballots of a poll whose ballots are alike, and is that of one poll at a time.

use super::log::publish::Unpacked;
use super::recompute::Check;
use domain::ids::{CityId, PollId};
use domain::voting::count::TieRule;
use domain::voting::{Count, Secrecy};
use ledger::Auditor;
use ledger::audit::Beside;
use ledger::bundle::{Line, Reader, ResultLine};
use store::ballots::{Place, SealedBallot};
use store::polls::paper;
use store::{ConnectionTrait, Database, DbErr, ballots, logs, sql};

/// Ballots read at once.
const CHUNK: u32 = 1_000;

#[derive(sea_orm::FromQueryResult)]
struct Sealed {
    id: i64,
    city_id: i64,
    tie_seed: String,
    secrecy: String,
}

/// Counts every sealed poll again and compares. What is sealed does not change, so nothing is held meanwhile.
///
/// # Errors
/// When the database refuses.
pub async fn compare_tallies(database: &Database, check: &mut Check) -> Result<(), DbErr> {
    let query = "SELECT id, city_id, tie_seed, secrecy FROM polls WHERE sealed_at IS NOT NULL ORDER BY id";
    for poll in sql::all::<Sealed>(database.read(), query, vec![]).await? {
        check.tallies += 1;
        let different = match count(database, &poll, &mut check.ballots).await {
            Ok(different) => different,
            // What does not read was not written by Parvis, and is a difference like any other.
            Err(DbErr::Json(error)) => Some(format!("a ballot or its tally does not read: {error}")),
            Err(error) => return Err(error),
        };
        check.differences.extend(different.map(|what| format!("poll {}: {what}", poll.id)));
    }
    Ok(())
}

/// What is wrong with the tally of a poll.
async fn count(database: &Database, poll: &Sealed, counted: &mut u64) -> Result<Option<String>, DbErr> {
    let connection = database.read();
    if Secrecy::parse(&poll.secrecy) == Some(Secrecy::Encrypted) {
        return opened(connection, (CityId(poll.city_id), PollId(poll.id)), counted).await;
    }
    let (place, ties) = ((CityId(poll.city_id), PollId(poll.id)), if poll.tie_seed.is_empty() { TieRule::Id } else { TieRule::Seed(poll.tie_seed.clone()) });
    let decisions = paper(connection, place.1).await?.decisions();
    let mut count = Count::new(&decisions, &ties);
    let mut after = String::new();
    loop {
        let rows = ballots::sealed(connection, place, &after, CHUNK).await?;
        for SealedBallot { ballot, .. } in &rows {
            *counted += 1;
            // The receipt is not told: its voter knows it, and nobody else needs to.
            if let Err(error) = count.add(ballot) {
                return Ok(Some(format!("one of its ballots cannot be counted: {error}")));
            }
        }
        match rows.last() {
            Some(row) if rows.len() == CHUNK as usize => after.clone_from(&row.receipt),
            _ => break,
        }
    }
    let stored = ballots::counted(connection, place.1).await?;
    Ok(match (count.finish(), stored) {
        (Err(error), _) => Some(format!("its ballots cannot be counted: {error}")),
        (Ok(_), None) => Some("it is sealed and has no tally".to_owned()),
        (Ok(now), Some(then)) if now.tally != then.tally => Some("its ballots come to another tally".to_owned()),
        (Ok(now), Some(then)) if now.decided != then.decided => Some("its ballots come to other winners or ties, or to another count by a rule".to_owned()),
        (Ok(_), Some(_)) => None,
    })
}

/// What is wrong with the tally of a poll whose ballots nobody opens: the published file is audited, and compared.
async fn opened(connection: &impl ConnectionTrait, place: Place, counted: &mut u64) -> Result<Option<String>, DbErr> {
    let (mut auditor, mut unpacked, mut file) = (Auditor::new(Beside::default()), Unpacked::default(), Lines::default());
    let mut part = 0;
    while let Some(packed) = logs::part(connection, place, part).await? {
        let piece = unpacked.next(&packed)?;
        file.read(&piece);
        auditor.push(&piece);
        part += 1;
    }
    let rest = unpacked.end()?;
    file.read(&rest);
    auditor.push(&rest);
    let report = auditor.finish();
    *counted += report.ballots;
    if !report.passed() {
        return Ok(Some("its published file does not pass the audit".to_owned()));
    }
    let stored = ballots::counted(connection, place.1).await?;
    Ok(match (file.result, stored) {
        (_, None) => Some("it is sealed and has no tally".to_owned()),
        (published, Some(then)) if published.as_ref() == Some(&ResultLine::of(&then)) => None,
        (_, Some(_)) => Some("its published file comes to another result".to_owned()),
    })
}

/// The result that stands in a file.
#[derive(Default)]
struct Lines {
    reader: Reader,
    result: Option<ResultLine>,
}

impl Lines {
    fn read(&mut self, mut piece: &[u8]) {
        // What does not read fails the audit.
        while let Ok(Some(line)) = self.reader.take(&mut piece) {
            if let Line::Result(result) = line {
                self.result = Some(*result);
            }
        }
    }
}
