//! City after city: consultations, then the people, then the count. Only one city is in memory at a time.

use super::accounts::{Accounts, TEAM_CITY};
use super::ground::Ground;
use super::participate::{Crowd, Participant, Stage, stages};
use super::plan::{plan, unused};
use super::write::Written;
use super::{Options, Place, Summary, mix, seal, write};
use crate::simulation::chance::{Dice, dice};
use rand::RngExt;
use store::DbErr;

/// Residents written in one transaction; they take part about twice each.
const TOGETHER: usize = 8_000;
/// Polls that the resident of the demonstration has voted in.
const VOTED_IN: usize = 3;
/// Cities between two lines of progress.
const LINE: usize = 10;

/// Fills every city.
///
/// # Errors
/// When the database refuses.
pub async fn load_all(
    place: Place<'_>,
    options: &Options,
    grounds: &[Ground],
    accounts: &Accounts,
    progress: &(dyn Fn(&str) + Sync),
) -> Result<Summary, DbErr> {
    let shares = mix::shares(grounds, options.residents, &mut dice(options.seed, 2));
    let mut summary = Summary::default();
    let mut visitors: Vec<(Participant, usize)> = Vec::new();
    for (index, (ground, residents)) in grounds.iter().zip(shares).enumerate() {
        if index % LINE == 0 {
            progress(&format!("Simulating participation: {index} of {} cities", grounds.len()));
        }
        if ground.city.slug == TEAM_CITY {
            let (person, pseudonym) = accounts.resident;
            visitors.push((Participant { person, pseudonym }, VOTED_IN));
        }
        let mut dice = dice(options.seed, 1_000 + u64::try_from(index).unwrap_or(0));
        let loaded = load(place, ground, &mut dice, residents, &visitors).await?;
        visitors = loaded.travellers;
        summary.cities += 1;
        summary.consultations += loaded.consultations;
        summary.polls += loaded.polls;
        summary.residents += u64::try_from(residents).unwrap_or(0);
        summary.events += loaded.events;
    }
    progress(&format!("Simulating participation: {0} of {0} cities", grounds.len()));
    Ok(summary)
}

/// What was loaded for one city.
struct Loaded {
    consultations: u64,
    polls: u64,
    events: u64,
    /// People who take part in the next city too.
    travellers: Vec<(Participant, usize)>,
}

async fn load(place: Place<'_>, ground: &Ground, dice: &mut Dice, residents: usize, visitors: &[(Participant, usize)]) -> Result<Loaded, DbErr> {
    let written = write_consultations(place, ground, dice).await?;
    let mut stages = stages(place.keys, ground, &written, dice)?;
    let crowd = Crowd::of_city(ground, dice);
    let tx = place.database.begin_write().await?;
    let mut events = crowd.visit(&tx, dice, &mut stages, visitors).await?;
    tx.commit().await?;
    let mut travellers = Vec::new();
    let mut left = residents;
    while left > 0 {
        let together = left.min(TOGETHER);
        let tx = place.database.begin_write().await?;
        let arrived = crowd.arrive(&tx, dice, &mut stages, together).await?;
        tx.commit().await?;
        events += arrived.events;
        travellers.extend(arrived.people.into_iter().filter(|_| dice.random_bool(0.01)).map(|participant| (participant, 1)));
        left -= together;
    }
    let polls = written.iter().map(|written| written.polls.len()).sum::<usize>();
    count(place, ground, &written, stages).await?;
    let [consultations, polls] = [written.len(), polls].map(|count| u64::try_from(count).unwrap_or(0));
    Ok(Loaded { consultations, polls, events, travellers })
}

async fn write_consultations(place: Place<'_>, ground: &Ground, dice: &mut Dice) -> Result<Vec<Written>, DbErr> {
    let plans = plan(ground, dice);
    let tx = place.database.begin_write().await?;
    if let Some(theme) = unused(&plans).filter(|_| ground.city.slug == TEAM_CITY) {
        write::draft(&tx, ground, theme).await?;
    }
    let written = write::consultations(&tx, place, ground, plans).await?;
    tx.commit().await?;
    Ok(written)
}

async fn count(place: Place<'_>, ground: &Ground, written: &[Written], stages: Vec<Stage>) -> Result<(), DbErr> {
    let tx = place.database.begin_write().await?;
    let tallies = seal::seal(&tx, stages).await?;
    seal::answer(&tx, ground, written, &tallies).await?;
    tx.commit().await
}
