//! Counting everything again, and comparing it with what the counters say.

use std::collections::{BTreeMap, BTreeSet};
use store::participation::{Recount, all_person_rows, all_rollups, rebuild, recount};
use store::{Database, DbErr, sql};

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// Participation events counted.
    pub events: u64,
    /// Counters compared.
    pub counters: u64,
    /// Tallies of sealed polls that were counted again.
    pub tallies: u64,
    /// Published ballots counted for them.
    pub ballots: u64,
    /// Every difference, in words. Empty: all is well.
    pub differences: Vec<String>,
}

#[derive(sea_orm::FromQueryResult)]
struct Turnout {
    poll_id: i64,
    channel: String,
    voters: i64,
}

/// Counts everything again, counters from the events and from turnout, tallies of sealed polls from their ballots, and compares.
///
/// # Errors
/// When the database refuses or an event does not read.
pub async fn check(database: &Database) -> Result<Check, DbErr> {
    // One transaction, so that what is compared belongs to one moment.
    let tx = database.begin_write().await?;
    let counted = recount(&tx).await?;
    let mut check = Check { events: counted.events, ..Check::default() };
    compare_rollups(&tx, &counted, &mut check).await?;
    compare_persons(&tx, &counted, &mut check).await?;
    compare_turnout(&tx, &mut check).await?;
    compare_consultations(&tx, &mut check).await?;
    compare_sheets(&tx, &mut check).await?;
    compare_rolls(&tx, &mut check).await?;
    compare_logs(&tx, &mut check).await?;
    tx.rollback().await?;
    super::recount::compare_tallies(database, &mut check).await?;
    Ok(check)
}

async fn compare_rollups(tx: &store::DatabaseTransaction, counted: &Recount, check: &mut Check) -> Result<(), DbErr> {
    let stored = all_rollups(tx).await?;
    let keys: BTreeSet<_> = counted.rollups.keys().chain(stored.keys()).copied().collect();
    for key in keys {
        let (expected, found) = (counted.rollups.get(&key).copied().unwrap_or_default(), stored.get(&key).copied().unwrap_or_default());
        check.counters += 1;
        if expected != found {
            let (city, scope) = key;
            let phase = scope.phase.map_or("all", domain::contract::Phase::as_str);
            let period = scope.period.as_string();
            check.differences.push(format!("city {city}, phase {phase}, period {period}: counters say {found:?}, events say {expected:?}"));
        }
    }
    Ok(())
}

async fn compare_persons(tx: &store::DatabaseTransaction, counted: &Recount, check: &mut Check) -> Result<(), DbErr> {
    let stored = all_person_rows(tx).await?;
    check.counters += stored.len() as u64;
    let different = counted
        .persons
        .iter()
        .filter(|(key, rows)| {
            let mut rows = (*rows).clone();
            rows.sort_unstable();
            stored.get(key) != Some(&rows)
        })
        .count();
    let surplus = stored.keys().filter(|key| !counted.persons.contains_key(key)).count();
    if different + surplus > 0 {
        check.differences.push(format!("{different} person rows differ from the events, {surplus} have no event"));
    }
    Ok(())
}

async fn compare_turnout(tx: &store::DatabaseTransaction, check: &mut Check) -> Result<(), DbErr> {
    let counted: Vec<Turnout> = sql::all(tx, &format!("SELECT poll_id, channel, voters FROM ({VOTERS}) AS counted"), vec![]).await?;
    let stored: Vec<Turnout> = sql::all(tx, "SELECT poll_id, channel, voters FROM turnout_counters", vec![]).await?;
    let by_key = |rows: Vec<Turnout>| rows.into_iter().map(|row| ((row.poll_id, row.channel), row.voters)).collect::<BTreeMap<_, _>>();
    let (counted, stored) = (by_key(counted), by_key(stored));
    for key in counted.keys().chain(stored.keys()).collect::<BTreeSet<_>>() {
        let (expected, found) = (counted.get(key).copied().unwrap_or(0), stored.get(key).copied().unwrap_or(0));
        check.counters += 1;
        if expected != found {
            check.differences.push(format!("poll {}, channel {}: the counter says {found}, turnout says {expected}", key.0, key.1));
        }
    }
    #[derive(sea_orm::FromQueryResult)]
    struct Sides {
        poll_id: i64,
        ballots: i64,
        voters: i64,
        anonymous: bool,
    }
    let query = "SELECT polls.id AS poll_id, secrecy IN ('anonymous', 'encrypted') AS anonymous,
            (SELECT COUNT(*) FROM open_ballots WHERE open_ballots.city_id = polls.city_id AND open_ballots.poll_id = polls.id)
          + (SELECT COUNT(*) FROM ballots WHERE ballots.city_id = polls.city_id AND ballots.poll_id = polls.id) AS ballots,
            (SELECT COUNT(*) FROM turnout WHERE turnout.city_id = polls.city_id AND turnout.poll_id = polls.id)
          + (SELECT COUNT(*) FROM ballot_sheets s WHERE s.city_id = polls.city_id AND s.poll_id = polls.id AND s.used <> 'spoiled')
          + (SELECT COUNT(*) FROM roll_entries r WHERE r.city_id = polls.city_id AND r.poll_id = polls.id AND r.used = 'voted') AS voters
        FROM polls WHERE published_at IS NOT NULL";
    for sides in sql::all::<Sides>(tx, query, vec![]).await? {
        check.counters += 1;
        // Whoever took a token of an anonymous poll need not have used it.
        let unused = sides.anonymous && sides.ballots < sides.voters;
        if sides.ballots != sides.voters && !unused {
            check.differences.push(format!("poll {}: {} ballots, but {} voters", sides.poll_id, sides.ballots, sides.voters));
        }
    }
    Ok(())
}

/// Every sheet that was used belongs to a pile that was counted, by channel; and every sheet that came back is accounted for.
async fn compare_sheets(tx: &store::DatabaseTransaction, check: &mut Check) -> Result<(), DbErr> {
    #[derive(sea_orm::FromQueryResult)]
    struct Sheets {
        poll_id: i64,
        city_id: i64,
        used: i64,
        entered: i64,
        spoiled: i64,
        came_back_spoiled: i64,
        lines: i64,
    }
    // A channel is part of the comparison: piles and sheets of another one do not make up for each other.
    let query = "SELECT polls.id AS poll_id, polls.city_id AS city_id,
            CASE WHEN polls.eligibility = 'electoral-roll'
                THEN (SELECT COALESCE(CAST(SUM(voters) AS BIGINT), 0) FROM turnout_counters t WHERE t.poll_id = polls.id AND t.channel = channels.channel)
                ELSE (SELECT COUNT(*) FROM ballot_sheets s WHERE s.city_id = polls.city_id AND s.poll_id = polls.id AND s.used = channels.channel)
            END AS used,
            (SELECT COALESCE(CAST(SUM(entered) AS BIGINT), 0) FROM entry_batches b WHERE b.poll_id = polls.id AND b.channel = channels.channel) AS entered,
            (SELECT COUNT(*) FROM ballot_sheets s WHERE s.city_id = polls.city_id AND s.poll_id = polls.id AND s.used = 'spoiled')
          + (SELECT COUNT(*) FROM roll_entries r WHERE r.city_id = polls.city_id AND r.poll_id = polls.id AND r.used = 'spoiled') AS spoiled,
            (SELECT COALESCE(CAST(SUM(spoiled) AS BIGINT), 0) FROM entry_batches b WHERE b.poll_id = polls.id) AS came_back_spoiled,
            (SELECT COUNT(*) FROM entry_lines l JOIN entry_batches b ON b.id = l.batch_id WHERE b.poll_id = polls.id AND b.state = 'counted') AS lines
        FROM polls CROSS JOIN (SELECT 'paper' AS channel UNION ALL SELECT 'phone' UNION ALL SELECT 'assisted' UNION ALL SELECT 'in-person') AS channels
        WHERE EXISTS (SELECT 1 FROM ballot_sheets s WHERE s.city_id = polls.city_id AND s.poll_id = polls.id)
           OR EXISTS (SELECT 1 FROM entry_batches b WHERE b.poll_id = polls.id)";
    let mut polls = BTreeSet::new();
    for sheets in sql::all::<Sheets>(tx, query, vec![]).await? {
        check.counters += 1;
        polls.insert((sheets.city_id, sheets.poll_id));
        if sheets.used != sheets.entered || sheets.spoiled != sheets.came_back_spoiled || sheets.lines > 0 {
            let Sheets { poll_id, used, entered, spoiled, came_back_spoiled, lines, .. } = sheets;
            check.differences.push(format!(
                "poll {poll_id}: of one channel {used} sheets are used and {entered} were entered; {spoiled} are spoiled and {came_back_spoiled} came back so; {lines} lines were not deleted"
            ));
        }
    }
    for (city, poll) in polls {
        for imbalance in super::offline::reconcile(tx, domain::ids::CityId(city), domain::ids::PollId(poll)).await?.imbalances() {
            check.differences.push(format!("poll {poll}: its sheets of paper do not add up: {imbalance:?}"));
        }
    }
    Ok(())
}

/// The length of each roll is what it says, and no more votes are used than are on it.
async fn compare_rolls(tx: &store::DatabaseTransaction, check: &mut Check) -> Result<(), DbErr> {
    #[derive(sea_orm::FromQueryResult)]
    struct Roll {
        poll_id: i64,
        said: i64,
        entries: i64,
    }
    let query = "SELECT polls.id AS poll_id, polls.roll AS said,
            (SELECT COUNT(*) FROM roll_entries r WHERE r.city_id = polls.city_id AND r.poll_id = polls.id) AS entries
        FROM polls WHERE polls.roll <> 0 OR EXISTS (SELECT 1 FROM roll_entries r WHERE r.city_id = polls.city_id AND r.poll_id = polls.id)";
    for Roll { poll_id, said, entries } in sql::all(tx, query, vec![]).await? {
        check.counters += 1;
        if said != entries {
            check.differences.push(format!("poll {poll_id}: {said} are said to be on its roll, and {entries} are"));
        }
    }
    Ok(())
}

/// Every ballot of an open poll, and every one that was changed, has its entry: in the log, or promised and waiting.
async fn compare_logs(tx: &store::DatabaseTransaction, check: &mut Check) -> Result<(), DbErr> {
    #[derive(sea_orm::FromQueryResult)]
    struct Log {
        poll_id: i64,
        size: i64,
        logged: i64,
        known: i64,
        without: i64,
    }
    let query = "SELECT poll_logs.poll_id, size,
            (SELECT COUNT(*) FROM log_entries e WHERE e.city_id = poll_logs.city_id AND e.poll_id = poll_logs.poll_id) AS logged,
            (SELECT COUNT(*) FROM open_ballots o WHERE o.city_id = poll_logs.city_id AND o.poll_id = poll_logs.poll_id)
          + (SELECT COUNT(*) FROM superseded_ballots s WHERE s.city_id = poll_logs.city_id AND s.poll_id = poll_logs.poll_id) AS known,
            (SELECT COUNT(*) FROM (SELECT entry FROM open_ballots o WHERE o.city_id = poll_logs.city_id AND o.poll_id = poll_logs.poll_id
                UNION ALL SELECT entry FROM superseded_ballots s WHERE s.city_id = poll_logs.city_id AND s.poll_id = poll_logs.poll_id) AS k
                WHERE NOT EXISTS (SELECT 1 FROM log_entries e WHERE e.city_id = poll_logs.city_id AND e.poll_id = poll_logs.poll_id AND e.entry = k.entry)
                AND NOT EXISTS (SELECT 1 FROM log_pending p WHERE p.city_id = poll_logs.city_id AND p.poll_id = poll_logs.poll_id AND p.entry = k.entry)) AS without
        FROM poll_logs JOIN polls ON polls.id = poll_logs.poll_id WHERE sealed_at IS NULL";
    for log in sql::all::<Log>(tx, query, vec![]).await? {
        check.counters += 1;
        let waiting = store::logs::pending_count(tx, domain::ids::PollId(log.poll_id)).await?;
        if log.size != log.logged || log.without > 0 || log.known != log.logged - 1 + waiting {
            let Log { poll_id, size, logged, known, without } = log;
            check.differences.push(format!(
                "poll {poll_id}: its log has {logged} entries and says {size}, {waiting} wait, {known} ballots are known, {without} of them without an entry"
            ));
        }
    }
    Ok(())
}

/// How many voted in each poll, by channel: people with an account, sheets of paper that were counted, and entries of rolls.
///
/// An entry does not say how its vote was used: what came on paper stands with the piles, and the rest came over the web. In
/// anonymous polls, whose turnout names those who took a token, the ballots that were cast with one: every ballot that is
/// not from a sheet.
const VOTERS: &str = "SELECT city_id, poll_id, channel, CAST(SUM(voters) AS BIGINT) AS voters FROM (
        SELECT turnout.city_id AS city_id, poll_id, channel, COUNT(*) AS voters FROM turnout JOIN polls ON polls.id = turnout.poll_id
            WHERE secrecy NOT IN ('anonymous', 'encrypted') GROUP BY turnout.city_id, poll_id, channel
        UNION ALL SELECT city_id, poll_id, used, COUNT(*) FROM ballot_sheets WHERE used <> 'spoiled' GROUP BY city_id, poll_id, used
        UNION ALL SELECT b.city_id, b.poll_id, b.channel, CAST(SUM(b.entered) AS BIGINT) FROM entry_batches b JOIN polls p ON p.id = b.poll_id
            WHERE p.eligibility = 'electoral-roll' GROUP BY b.city_id, b.poll_id, b.channel
        UNION ALL SELECT r.city_id, r.poll_id, 'web', COUNT(*)
            - (SELECT COALESCE(CAST(SUM(b.entered) AS BIGINT), 0) FROM entry_batches b WHERE b.poll_id = r.poll_id)
            FROM roll_entries r WHERE r.used = 'voted' GROUP BY r.city_id, r.poll_id
        UNION ALL SELECT city_id, poll_id, 'web', COUNT(*) FROM open_ballots WHERE token IS NOT NULL GROUP BY city_id, poll_id
        UNION ALL SELECT polls.city_id, polls.id, 'web',
            (SELECT COUNT(*) FROM ballots b WHERE b.city_id = polls.city_id AND b.poll_id = polls.id)
          - (SELECT COUNT(*) FROM ballot_sheets s WHERE s.city_id = polls.city_id AND s.poll_id = polls.id AND s.used <> 'spoiled')
            FROM polls WHERE secrecy IN ('anonymous', 'encrypted') AND sealed_at IS NOT NULL
    ) AS ways GROUP BY city_id, poll_id, channel HAVING SUM(voters) <> 0";

/// Distinct persons over the polls of each consultation, every sheet of paper, and every entry of a roll that voted.
const PARTICIPANTS: &str = "SELECT city_id, consultation_id, COUNT(DISTINCT person_id) + COUNT(sheet) AS participants
    FROM (SELECT polls.city_id AS city_id, polls.consultation_id AS consultation_id, turnout.person_id AS person_id, NULL AS sheet
            FROM turnout JOIN polls ON polls.id = turnout.poll_id
        UNION ALL SELECT polls.city_id, polls.consultation_id, NULL, 1
            FROM ballot_sheets JOIN polls ON polls.id = ballot_sheets.poll_id WHERE used <> 'spoiled'
        UNION ALL SELECT polls.city_id, polls.consultation_id, NULL, 1
            FROM roll_entries JOIN polls ON polls.id = roll_entries.poll_id WHERE used = 'voted') AS voters
    GROUP BY city_id, consultation_id";

async fn compare_consultations(tx: &store::DatabaseTransaction, check: &mut Check) -> Result<(), DbErr> {
    #[derive(sea_orm::FromQueryResult)]
    struct Counted {
        consultation_id: i64,
        participants: i64,
    }
    let stored = store::ballots::participants(tx).await?;
    let counted: BTreeMap<i64, u64> = sql::all::<Counted>(tx, PARTICIPANTS, vec![])
        .await?
        .into_iter()
        .map(|row| (row.consultation_id, u64::try_from(row.participants).unwrap_or(0)))
        .collect();
    for id in counted.keys().chain(stored.keys()).collect::<BTreeSet<_>>() {
        let (expected, found) = (counted.get(id).copied().unwrap_or(0), stored.get(id).copied().unwrap_or(0));
        check.counters += 1;
        if expected != found {
            check.differences.push(format!("consultation {id}: the counter says {found} participants, turnout says {expected}"));
        }
    }
    Ok(())
}

/// Replaces the counters by what the events say; how many events there were.
///
/// # Errors
/// When the database refuses or an event does not read.
pub async fn repair(database: &Database) -> Result<u64, DbErr> {
    let tx = database.begin_write().await?;
    let counted = recount(&tx).await?;
    replace(&tx, &counted).await?;
    tx.commit().await?;
    Ok(counted.events)
}

/// Replaces all counters by what was counted, those of turnout by what turnout says.
pub(crate) async fn replace(tx: &store::DatabaseTransaction, counted: &Recount) -> Result<(), DbErr> {
    rebuild(tx, counted).await?;
    sql::execute(tx, "DELETE FROM turnout_counters", vec![]).await?;
    sql::execute(tx, &format!("INSERT INTO turnout_counters (city_id, poll_id, channel, voters) {VOTERS}"), vec![]).await?;
    sql::execute(tx, "DELETE FROM consultation_counters", vec![]).await?;
    sql::execute(tx, &format!("INSERT INTO consultation_counters (city_id, consultation_id, participants) {PARTICIPANTS}"), vec![]).await.map(|_| ())
}
