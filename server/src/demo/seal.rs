//! Counting what was voted, and what the city answers.

use super::ground::Ground;
use super::participate::Stage;
use super::texts::{Both, LANGUAGES, both};
use super::write::Written;
use crate::engage::log::{self, Closing};
use app::format::number;
use app::words::Locale;
use domain::ids::{CityId, PollId};
use domain::voting::{PollResult, Turnout};
use ledger::bytes::Entry;
use ledger::publish::Keys;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;
use store::consultations::ConsultationText;
use store::entities::consultation;
use store::moments::millis;
use store::{DatabaseTransaction, DbErr, ballots, consultations, sql};

/// What a city answers when nobody voted, which happens with few residents.
const NOBODY: Both = both(
    "Nobody took part in this consultation. That is an answer too: we have asked in the neighbourhoods why, and will ask again with more time and in other places.",
    "Personne n’a participé à cette consultation. C’est aussi une réponse : nous avons demandé pourquoi dans les quartiers, et nous poserons de nouveau la question, avec plus de temps et en d’autres lieux.",
);

/// Ballots between two checkpoints.
const BATCH: usize = 200;

/// Writes the logs, and seals the polls that are closed; what they came to.
///
/// # Errors
/// When the database refuses.
pub async fn seal(tx: &DatabaseTransaction, stages: Vec<Stage>) -> Result<BTreeMap<PollId, PollResult>, DbErr> {
    let mut tallies = BTreeMap::new();
    for stage in stages {
        if !stage.sealed {
            log::sequence::append(tx, stage.place, &stage.signer).await?;
            continue;
        }
        let promised = stage.ballots.iter().filter_map(|ballot| ballot.commitment.as_ref());
        let entries: Vec<Entry> = promised.filter_map(|commitment| commitment.entry.as_slice().try_into().ok().map(Entry)).collect();
        for batch in entries.chunks(BATCH) {
            log::sequence::append_these(tx, stage.place, &stage.signer, batch.to_vec()).await?;
        }
        let turnout = Turnout { by_channel: stage.turnout.into_iter().collect() };
        // Every sheet that was handed out came back, and everybody who took a token cast a ballot with it. No poll of the past has a roll.
        let papers = log::Papers { issued: turnout.total(), tokens: stage.tokens.as_ref().map(|_| turnout.on_the_web()), roll: None };
        let keys = Keys { poll: &stage.signer, tokens: stage.tokens.as_ref() };
        let (result, mut cast) = log::publish(tx, stage.place, &stage.log, Closing { keys, cast: stage.ballots, turnout: &turnout, papers }, &[]).await?;
        cast.sort_unstable_by(|one, other| one.receipt.cmp(&other.receipt));
        ballots::seal(tx, stage.place, &cast, &result).await?;
        tallies.insert(stage.place.1, result);
    }
    Ok(tallies)
}

/// Writes the official answers, which speak of what was voted.
///
/// # Errors
/// When the database refuses.
pub async fn answer(tx: &DatabaseTransaction, ground: &Ground, written: &[Written], tallies: &BTreeMap<PollId, PollResult>) -> Result<(), DbErr> {
    for written in written {
        let Some(answered) = written.plan.answered else { continue };
        let voters = voters(tx, ground, written).await?;
        for language in LANGUAGES {
            let theme = written.plan.theme;
            let locale = if language == "fr" { Locale::Fr } else { Locale::En };
            let answer = match winner(ground, written, tallies, language) {
                Some(winner) => ground.say(&theme.answer, language).replace("{winner}", &winner).replace("{voters}", &number(locale, voters)),
                None => NOBODY.of(language).to_owned(),
            };
            let text = ConsultationText {
                consultation_id: written.id.0,
                language: language.to_owned(),
                title: ground.say(&theme.title, language),
                summary: ground.say(&theme.summary, language),
                body: ground.say(&theme.body, language),
                answer,
            };
            consultations::set_text(tx, text).await?;
        }
        let change = consultation::ActiveModel { id: Set(written.id.0), answered_at: Set(Some(millis(answered))), ..Default::default() };
        consultations::update(tx, change).await?;
    }
    Ok(())
}

/// What won at the first question of the first poll.
fn winner(ground: &Ground, written: &Written, tallies: &BTreeMap<PollId, PollResult>, language: &str) -> Option<String> {
    let (poll, questions) = written.polls.first()?;
    let result = tallies.get(poll)?;
    let tally = result.tally.questions.first().filter(|tally| tally.answered > 0)?;
    let leader = match result.decided(tally.question) {
        Some(decided) => *decided.winners(&decided.deciding).first()?,
        None => *tally.leaders().first()?,
    };
    let index = questions.first()?.question.options.iter().position(|option| *option == leader)?;
    let option = written.plan.theme.polls.first()?.questions.first()?.options.get(index)?;
    Some(ground.say(&option.label, language))
}

/// Distinct people over all polls of a consultation.
async fn voters(tx: &DatabaseTransaction, ground: &Ground, written: &Written) -> Result<i64, DbErr> {
    #[derive(FromQueryResult)]
    struct Count {
        persons: i64,
    }
    if written.polls.is_empty() {
        return Ok(0);
    }
    let query = format!(
        "SELECT COUNT(DISTINCT person_id) AS persons FROM turnout WHERE city_id = $1 AND poll_id IN (VALUES {})",
        sql::placeholders(written.polls.len(), 1, 2)
    );
    let mut values = vec![CityId(ground.city.id).0.into()];
    values.extend(written.polls.iter().map(|(poll, _)| poll.0.into()));
    let count: Option<Count> = sql::one(tx, &query, values).await?;
    Ok(count.map_or(0, |count| count.persons))
}
