//! Consultations and polls into the database, with what was decided about them.

use super::Place;
use super::accounts::ADDRESSES;
use super::ground::Ground;
use super::papers::{self, Paper, RIGHT, WRONG, intro};
use super::plan::{ConsultationPlan, PollPlan};
use super::texts::{Both, LANGUAGES, Theme, both};
use crate::engage::addresses::Address;
use crate::engage::log::{self, Log};
use crate::engage::registry::folded;
use crate::engage::roll::mark_of_address;
use crate::keys::random;
use domain::consultation::{Level, Subject};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId, PollId};
use domain::voting::count::TieRule;
use domain::voting::{Decision, Eligibility};
use jiff::{SignedDuration, Timestamp};
use ledger::publish::Keys;
use sea_orm::ActiveValue::Set;
use store::consultations::ConsultationText;
use store::entities::{consultation, correction, poll};
use store::moments::millis;
use store::{DatabaseTransaction, DbErr, consultations, polls, rolls};

const EXTENDED: Both = both(
    "A public holiday fell into the voting period, and several residents asked for more time.",
    "Un jour férié tombait pendant le vote, et plusieurs personnes ont demandé plus de temps.",
);
const CLOSED_EARLY: Both = both(
    "The national funding call ends sooner than announced, so the council needs the result earlier.",
    "L’appel à financement national se termine plus tôt que prévu : le conseil a besoin du résultat avant.",
);
const RESULTS: Both = both(
    "All ballots are counted. The city will answer in public within six weeks.",
    "Tous les bulletins sont comptés. La ville répondra publiquement dans les six semaines.",
);
const CORRECTED: Both = both(
    "The introduction said by mistake that a vote cannot be changed. It can, until the poll closes.",
    "L’introduction disait par erreur qu’un vote ne peut pas être modifié. Il peut l’être jusqu’à la clôture.",
);

/// How many simulated people are on the electoral roll of a poll.
const ON_ROLL: u16 = 240;

/// A consultation that is written.
#[derive(Debug)]
pub struct Written {
    /// Its number.
    pub id: ConsultationId,
    /// What it is.
    pub plan: ConsultationPlan,
    /// The numbers and questions of its polls, in order.
    pub polls: Vec<(PollId, Vec<Decision>)>,
    /// The secrets of its polls, those of sealed ones included: they sign the log, and are not kept.
    pub secrets: Vec<[u8; 32]>,
    /// The logs of its polls.
    pub logs: Vec<Log>,
}

/// Writes the consultations of a city.
///
/// # Errors
/// When the database refuses.
pub async fn consultations(tx: &DatabaseTransaction, place: Place<'_>, ground: &Ground, plans: Vec<ConsultationPlan>) -> Result<Vec<Written>, DbErr> {
    let mut written = Vec::with_capacity(plans.len());
    let mut papers = Vec::new();
    for plan in plans {
        let id = consultation(tx, ground, &plan).await?;
        let mut polls = Vec::with_capacity(plan.polls.len());
        let mut secrets = Vec::with_capacity(plan.polls.len());
        for plan in &plan.polls {
            let poll = poll(tx, ground, id, plan).await?;
            if plan.eligibility.has_roll() {
                roll(tx, place, ground, poll).await?;
            }
            papers.push(Paper { poll, theme: plan.theme, corrected: plan.corrected });
            polls.push((poll, Vec::new()));
            secrets.push(secret(tx, poll, plan).await?);
        }
        written.push(Written { id, plan, polls, secrets, logs: Vec::new() });
    }
    let mut questions = papers::write(tx, ground, &papers, &LANGUAGES).await?;
    for (poll, of_poll) in written.iter_mut().flat_map(|written| &mut written.polls) {
        *of_poll = questions.remove(poll).unwrap_or_default();
    }
    for written in &mut written {
        begin_logs(tx, place, ground, written).await?;
    }
    for written in &written {
        for (plan, (poll, _)) in written.plan.polls.iter().zip(&written.polls).filter(|(plan, _)| plan.corrected) {
            correct(tx, ground, written.id, &Paper { poll: *poll, theme: plan.theme, corrected: true }, plan.opens).await?;
        }
    }
    Ok(written)
}

async fn consultation(tx: &DatabaseTransaction, ground: &Ground, plan: &ConsultationPlan) -> Result<ConsultationId, DbErr> {
    let row = consultation::ActiveModel {
        created_at: Set(millis(plan.published - SignedDuration::from_hours(24 * 9))),
        published_at: Set(Some(millis(plan.published))),
        ..row(ground, plan.theme, plan.phase, plan.level, &LANGUAGES)
    };
    let id = consultations::add(tx, row).await?;
    write_texts(tx, ground, id, plan.theme, &LANGUAGES).await?;
    Ok(id)
}

fn row(ground: &Ground, theme: &Theme, phase: Phase, level: Level, languages: &[&str]) -> consultation::ActiveModel {
    let words: Vec<String> = languages.iter().flat_map(|language| [ground.say(&theme.title, language), ground.say(&theme.summary, language)]).collect();
    consultation::ActiveModel {
        city_id: Set(ground.city.id),
        slug: Set(theme.slug.to_owned()),
        phase: Set(phase.number().into()),
        level: Set(level.as_str().to_owned()),
        field: Set(theme.field.as_str().to_owned()),
        languages: Set(LANGUAGES.join(",")),
        published_at: Set(None),
        answered_at: Set(None),
        search: Set(folded(&words.join(" "))),
        ..Default::default()
    }
}

async fn write_texts(tx: &DatabaseTransaction, ground: &Ground, id: ConsultationId, theme: &Theme, languages: &[&str]) -> Result<(), DbErr> {
    for language in languages {
        let text = ConsultationText {
            consultation_id: id.0,
            language: (*language).to_owned(),
            title: ground.say(&theme.title, language),
            summary: ground.say(&theme.summary, language),
            body: ground.say(&theme.body, language),
            answer: String::new(),
        };
        consultations::set_text(tx, text).await?;
    }
    Ok(())
}

/// The roll of a poll: whom one can sign in as, and people whose codes nobody has.
async fn roll(tx: &DatabaseTransaction, place: Place<'_>, ground: &Ground, poll: PollId) -> Result<(), DbErr> {
    let known = ADDRESSES.iter().filter_map(|email| Some(mark_of_address(place.keys, poll, &Address::parse(email).ok()?)));
    let others = (0..ON_ROLL).map(|number| place.keys.mark("simulated-entry", &[poll.0.to_be_bytes().as_slice(), &number.to_be_bytes()].concat()));
    let marks = known.chain(others).map(|mark| mark.to_vec()).collect();
    rolls::add(tx, (CityId(ground.city.id), poll), marks).await.map(|_| ())
}

async fn poll(tx: &DatabaseTransaction, ground: &Ground, of: ConsultationId, plan: &PollPlan) -> Result<PollId, DbErr> {
    let results = plan.results.filter(|_| plan.sealed.is_some());
    let row = poll::ActiveModel {
        consultation_id: Set(of.0),
        city_id: Set(ground.city.id),
        eligibility: Set(plan.eligibility.as_str().to_owned()),
        secrecy: Set(plan.secrecy.as_str().to_owned()),
        opens_at: Set(Some(millis(plan.opens))),
        closes_at: Set(plan.closes.map(millis)),
        open_ended: Set(plan.closes.is_none()),
        created_at: Set(millis(plan.published - SignedDuration::from_hours(30))),
        published_at: Set(Some(millis(plan.published))),
        sealed_at: Set(plan.sealed.map(millis)),
        results_at: Set(results.map(millis)),
        tie_seed: Set(tie_seed(ground, plan)),
        ..Default::default()
    };
    let id = polls::add(tx, row).await?;
    let language = if ground.speaks_french() { "fr" } else { "en" };
    let first_close = plan.moved.map(|moved| moved.from).or(plan.closes);
    polls::decide(tx, id, "published", "", (None, first_close), plan.published).await?;
    if let (Some(moved), Some(closes)) = (plan.moved, plan.closes) {
        let (decision, reason) = if closes > moved.from { ("extended", EXTENDED) } else { ("closed-early", CLOSED_EARLY) };
        polls::decide(tx, id, decision, reason.of(language), (Some(moved.from), Some(closes)), moved.decided).await?;
    }
    if let Some(results) = results {
        polls::decide(tx, id, "results-published", RESULTS.of(language), (None, None), results).await?;
    }
    Ok(id)
}

/// What breaks the ties of a poll: words, so that the demonstration is the same each time.
pub fn tie_seed(ground: &Ground, plan: &PollPlan) -> String {
    format!("{}: {}", ground.city.slug, ground.say(&plan.theme.title, "en"))
}

/// Polls that are not sealed have a secret, those to come included.
async fn secret(tx: &DatabaseTransaction, poll: PollId, plan: &PollPlan) -> Result<[u8; 32], DbErr> {
    let secret = random::<32>();
    if plan.sealed.is_none() {
        polls::set_secret(tx, poll, &secret).await?;
    }
    Ok(secret)
}

/// Every published poll has a log from the start.
async fn begin_logs(tx: &DatabaseTransaction, place: Place<'_>, ground: &Ground, written: &mut Written) -> Result<(), DbErr> {
    for ((plan, (poll, decisions)), secret) in written.plan.polls.iter().zip(&written.polls).zip(&written.secrets) {
        let (key, origin) = (place.keys.of_poll(secret), log::begin::origin(place.public_url, *poll));
        let (signer, tokens) = (log::signer(&key, &origin)?, log::issuer(&key, &origin, plan.secrecy)?);
        let keys = Keys { poll: &signer, tokens: tokens.as_ref() };
        let ties = TieRule::Seed(tie_seed(ground, plan));
        let due = log::begin::due(plan.closes, plan.opens.max(ground.now));
        written.logs.push(log::begin(tx, (CityId(ground.city.id), *poll), keys, (plan.secrecy, None), decisions.clone(), ties, due).await?);
    }
    Ok(())
}

/// A correction of the introduction, a day after the opening, in both languages.
async fn correct(tx: &DatabaseTransaction, ground: &Ground, of: ConsultationId, paper: &Paper, opened: Timestamp) -> Result<(), DbErr> {
    for language in LANGUAGES {
        let row = correction::ActiveModel {
            consultation_id: Set(of.0),
            poll_id: Set(Some(paper.poll.0)),
            subject: Set(Subject::PollIntro.as_str().to_owned()),
            subject_id: Set(paper.poll.0),
            language: Set(language.to_owned()),
            text_before: Set(intro(ground, paper, language, &WRONG)),
            text_after: Set(intro(ground, paper, language, &RIGHT)),
            reason: Set(CORRECTED.of(language).to_owned()),
            made_at: Set(millis(opened + SignedDuration::from_hours(26))),
            ..Default::default()
        };
        consultations::add_correction(tx, row).await?;
    }
    Ok(())
}

/// A draft that lacks its French texts and its dates, so that its team sees what is missing.
///
/// # Errors
/// When the database refuses.
pub async fn draft(tx: &DatabaseTransaction, ground: &Ground, theme: &'static Theme) -> Result<(), DbErr> {
    let english = ["en"];
    let created = millis(ground.now - SignedDuration::from_hours(50));
    let row = consultation::ActiveModel { created_at: Set(created), ..row(ground, theme, ground.phase(), Level::Involve, &english) };
    let id = consultations::add(tx, row).await?;
    write_texts(tx, ground, id, theme, &english).await?;
    let Some(of_poll) = theme.polls.first() else { return Ok(()) };
    let row = poll::ActiveModel {
        consultation_id: Set(id.0),
        city_id: Set(ground.city.id),
        eligibility: Set(Eligibility::AnyAccount.as_str().to_owned()),
        open_ended: Set(false),
        created_at: Set(created),
        ..Default::default()
    };
    let poll = polls::add(tx, row).await?;
    papers::write(tx, ground, &[Paper { poll, theme: of_poll, corrected: false }], &english).await.map(|_| ())
}
