//! City teams prepare, publish, extend and close polls; Parvis seals them; teams publish the results.

use super::callers::Caller;
use super::consultations::{for_team as consultation_for_team, set};
use super::log::{self, Closing};
use super::once;
use super::openings;
use super::papers::Sheet;
use super::refusal::{Refusal, Result};
use super::witness;
use crate::keys::random;
use crate::mail::kinds::{Payload, enqueue_to_team};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use domain::consultation::{Missing, PollDraft, PollRefusal, PollState, QuestionDraft, Texts};
use domain::ids::{CityId, ConsultationId, PollId};
use domain::voting::budget::Satisfaction;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Eligibility, Marking, Method, Numbers, PollResult, Secrecy, Turnout};
use jiff::Timestamp;
use ledger::encrypted::Trustees;
use ledger::publish::Keys;
use sea_orm::ActiveValue::Set;
use std::sync::Arc;
use store::ballots::{Place, SealedBallot};
use store::entities::poll;
use store::moments::{millis, timestamp};
use store::polls::{Paper, Poll, QuestionRow, life};
use store::{DatabaseTransaction, DbErr, audit, ballots, polls, rolls, sheets, voting_tokens};

/// The most characters of a question, an option, a help text, a reason.
pub const QUESTION: usize = 300;
/// See [`QUESTION`].
pub const OPTION: usize = 200;
/// See [`QUESTION`].
pub const HELP: usize = 1_000;
/// See [`QUESTION`].
pub const REASON: usize = 1_000;
/// The most questions of a poll, and options of a question.
pub const QUESTIONS: usize = 20;
/// See [`QUESTIONS`].
pub const OPTIONS: usize = 100;

/// Loads a poll for the team of its city.
///
/// # Errors
/// [`Refusal::NotFound`] for everybody else.
pub async fn for_team(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<Arc<Sheet>> {
    let sheet = parvis.papers.get(&parvis.database, id).await?;
    caller.must_be_in_team(CityId(sheet.city.id))?;
    Ok(sheet)
}

/// Begins a poll as an empty draft.
///
/// # Errors
/// When somebody may not.
pub async fn create(parvis: &Parvis, caller: &Caller, consultation: ConsultationId) -> Result<PollId> {
    let found = consultation_for_team(parvis, caller, consultation).await?;
    let now = parvis.clock.now();
    let row = poll::ActiveModel {
        consultation_id: Set(consultation.0),
        city_id: Set(found.city_id),
        eligibility: Set(Eligibility::AnyAccount.as_str().to_owned()),
        open_ended: Set(false),
        created_at: Set(millis(now)),
        ..Default::default()
    };
    let tx = parvis.database.begin_write().await?;
    let id = polls::add(&tx, row).await?;
    note(&tx, Some(caller), (CityId(found.city_id), id), "poll.create", serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &id).await?;
    Ok(id)
}

/// Writes down what was done about a poll, by whom if not by a job. Never a code, an address, an identifier of the roll, or a choice.
pub(in crate::engage) async fn note(
    tx: &DatabaseTransaction,
    actor: Option<&Caller>,
    place: Place,
    action: &'static str,
    detail: serde_json::Value,
    at: Timestamp,
) -> std::result::Result<(), DbErr> {
    let (city, poll) = place;
    audit::note(tx, audit::Entry { actor: actor.map(|c| c.person), city: Some(city), action, subject: format!("poll:{poll}"), detail, at }).await
}

/// Who may vote, and how secretly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Who may vote.
    pub eligibility: Eligibility,
    /// Who could link a ballot to its voter.
    pub secrecy: Secrecy,
}

/// Replaces what a poll asks. Only before it is published: afterwards texts can be corrected, and nothing that gives a
/// ballot its meaning can change.
///
/// # Errors
/// When somebody may not, a text is too long, or the poll is published.
pub async fn edit(parvis: &Parvis, caller: &Caller, id: PollId, paper: Paper, terms: Terms) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    check(&paper)?;
    // A token is given to an account, and an entry of a roll has none.
    if terms.secrecy.has_tokens() && terms.eligibility.has_roll() {
        return Err(Refusal::field("secrecy", FieldError::AnonymousRoll));
    }
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.published_at.is_some() {
        return Err(PollRefusal::AlreadyPublished.into());
    }
    polls::set_paper(&tx, id, paper).await?;
    let (eligibility, secrecy) = (Set(terms.eligibility.as_str().to_owned()), Set(terms.secrecy.as_str().to_owned()));
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), eligibility, secrecy, ..Default::default() }).await?;
    note(&tx, Some(caller), sheet.place(), "poll.edit", serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    Ok(())
}

fn check(paper: &Paper) -> Result<()> {
    let mut errors = Vec::new();
    let mut limit = |name: String, text: &str, max: usize| {
        if text.chars().count() > max {
            errors.push((name, FieldError::TooLong { max }));
        }
    };
    for text in &paper.texts {
        limit(format!("title[{}]", text.language), &text.title, super::consultations::TITLE);
        limit(format!("intro[{}]", text.language), &text.intro, super::consultations::BODY);
    }
    for (q, question) in paper.questions.iter().enumerate() {
        for text in &question.texts {
            limit(format!("q[{q}][text][{}]", text.language), &text.text, QUESTION);
            limit(format!("q[{q}][help][{}]", text.language), &text.help, HELP);
        }
        for (o, (_, texts)) in question.options.iter().enumerate() {
            for text in texts {
                limit(format!("q[{q}][o][{o}][label][{}]", text.language), &text.label, OPTION);
                limit(format!("q[{q}][o][{o}][description][{}]", text.language), &text.description, HELP);
            }
        }
        if question.options.len() > OPTIONS {
            errors.push((format!("q[{q}][method]"), FieldError::TooManyChoices { max: OPTIONS }));
            break;
        }
    }
    if paper.questions.len() > QUESTIONS {
        errors.push(("questions".to_owned(), FieldError::TooManyChoices { max: QUESTIONS }));
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::Fields(errors)) }
}

/// Sets when a draft opens and closes.
///
/// # Errors
/// When somebody may not, the close is not after the opening, or the poll is published.
pub async fn set_dates(parvis: &Parvis, caller: &Caller, id: PollId, opens: Option<Timestamp>, closes: Option<Timestamp>, open_ended: bool) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    if let (Some(opens), Some(closes)) = (opens, closes)
        && closes <= opens
    {
        return Err(Refusal::field("closes", FieldError::EndBeforeStart));
    }
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.published_at.is_some() {
        return Err(PollRefusal::AlreadyPublished.into());
    }
    let change = poll::ActiveModel {
        id: Set(id.0),
        opens_at: Set(opens.map(millis)),
        closes_at: Set(if open_ended { None } else { closes.map(millis) }),
        open_ended: Set(open_ended),
        ..Default::default()
    };
    polls::update(&tx, change).await?;
    note(&tx, Some(caller), sheet.place(), "poll.dates", serde_json::json!({}), parvis.clock.now()).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    Ok(())
}

/// The rules of a question as a team gave them; what is not said is filled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given {
    /// The least choices.
    pub min: Option<u16>,
    /// The most choices.
    pub max: Option<u16>,
    /// The highest mark.
    pub highest: Option<u16>,
    /// What all marks together may cost.
    pub credits: Option<u16>,
    /// The rule that decides.
    pub rule: Option<Rule>,
    /// How many options win.
    pub seats: Option<u16>,
    /// The budget of a participatory budget, in cents; 0 if it is one and nobody has said how much.
    pub budget: Option<u64>,
    /// What a funded project is worth, at a participatory budget.
    pub satisfaction: Option<Satisfaction>,
}

impl Given {
    /// The row of a question with so many options, without an id; nothing when there is no such method.
    #[must_use]
    pub fn row(&self, method: &str, options: usize) -> Option<QuestionRow> {
        let all = u16::try_from(options).unwrap_or(u16::MAX);
        let credits = self.credits.unwrap_or(if method == "quadratic" { 100 } else { 10 });
        let highest = self.highest.unwrap_or(if method == "score" { 5 } else { credits });
        let numbers = Numbers { min: self.min.unwrap_or(1), max: self.max.unwrap_or(all), highest, credits };
        let method = Method::parse(method, numbers)?;
        let numbers = method.numbers();
        // Where projects are packed into a budget, there is one; where they cannot be voted on for one, there is none.
        let least = (method == Method::Knapsack).then_some(0);
        let budget = self.budget.or(least).filter(|_| !method.budget_rules().is_empty());
        // Money decides how many win.
        let seats = if budget.is_none() { self.seats.unwrap_or(1) } else { 1 };
        let rules = if budget.is_some() { method.budget_rules() } else { method.rules(seats) };
        // Where options are only named there is nothing to choose: the form may still hold a rule for another method.
        let given = self.rule.filter(|_| budget.is_some() || method.marking() != Marking::Named);
        let rule = given.or(rules.first().copied());
        Some(QuestionRow {
            id: 0,
            poll_id: 0,
            position: 0,
            method: method.as_str().to_owned(),
            min_choices: numbers.min.into(),
            max_choices: numbers.max.into(),
            optional: false,
            random_order: false,
            highest: numbers.highest.into(),
            credits: numbers.credits.into(),
            rule: rule.map(Rule::as_str).unwrap_or_default().to_owned(),
            seats: seats.into(),
            budget: budget.map(|cents| i64::try_from(cents).unwrap_or(i64::MAX)),
            satisfaction: budget.map(|_| self.satisfaction.unwrap_or(Satisfaction::Cost).as_str()).unwrap_or_default().to_owned(),
        })
    }
}

/// The facts of a draft, from which the rules say what is missing and what to look at.
#[must_use]
pub fn draft(row: &Poll, paper: &Paper, languages: Vec<String>, now: Timestamp) -> PollDraft {
    let mut title = Texts::default();
    for text in &paper.texts {
        set(&mut title, &text.language, &text.title);
    }
    let questions = paper.questions.iter().map(|question| {
        let mut text = Texts::default();
        question.texts.iter().for_each(|t| set(&mut text, &t.language, &t.text));
        let options = question.options.iter().map(|(_, texts)| {
            let mut labels = Texts::default();
            texts.iter().for_each(|t| set(&mut labels, &t.language, &t.label));
            labels
        });
        let options: Vec<Texts> = options.collect();
        let decided = question.decision().is_some_and(|decision| decision.fits());
        QuestionDraft {
            method: question.method().unwrap_or(Method::SingleChoice),
            budget: question.budget(),
            decided,
            seats: question.seats().into(),
            text,
            options,
        }
    });
    PollDraft {
        languages,
        title,
        questions: questions.collect(),
        opens: row.opens_at.map(timestamp),
        closes: row.closes_at.map(timestamp),
        open_ended: row.open_ended,
        roll: Eligibility::parse(&row.eligibility).filter(|eligibility| eligibility.has_roll()).map(|_| u64::try_from(row.roll).unwrap_or(0)),
        now,
    }
}

/// What is missing before a poll may be published.
#[must_use]
pub fn missing(row: &Poll, paper: &Paper, languages: Vec<String>, now: Timestamp) -> Vec<Missing> {
    draft(row, paper, languages, now).missing()
}

/// Publishes a poll and gives it its secret. An opening in the past becomes now.
///
/// # Errors
/// When somebody may not, the consultation is not public, or something is missing.
pub async fn publish(parvis: &Parvis, caller: &Caller, id: PollId) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    if sheet.consultation.published_at.is_none() {
        return Err(PollRefusal::NotPublished.into());
    }
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.published_at.is_some() {
        return Ok(());
    }
    let paper = polls::paper(&tx, id).await?;
    let missing = missing(&row, &paper, sheet.languages(), now);
    if !missing.is_empty() {
        return Err(Refusal::Missing(missing));
    }
    life(&row).publish(now)?;
    let opens = row.opens_at.map_or(now, timestamp).max(now);
    let (seed, secret) = (seed(), random::<32>());
    let change = poll::ActiveModel {
        id: Set(id.0),
        published_at: Set(Some(millis(now))),
        opens_at: Set(Some(millis(opens))),
        tie_seed: Set(seed.clone()),
        ..Default::default()
    };
    polls::update(&tx, change).await?;
    polls::set_secret(&tx, id, &secret).await?;
    let (key, origin) = (parvis.keys.of_poll(&secret), log::begin::origin(parvis.config.origin(), id));
    let due = log::begin::due(row.closes_at.map(timestamp), opens);
    let secrecy = Secrecy::parse(&row.secrecy).ok_or(Refusal::NotFound)?;
    let (signer, tokens) = (log::signer(&key, &origin)?, log::issuer(&key, &origin, secrecy)?);
    let keys = Keys { poll: &signer, tokens: tokens.as_ref() };
    let trustees = trustees(&tx, secrecy, &sheet, &paper, parvis.config.origin()).await?;
    log::begin(&tx, sheet.place(), keys, (secrecy, trustees), paper.decisions(), TieRule::Seed(seed), due).await?;
    polls::decide(&tx, id, "published", "", (None, row.closes_at.map(timestamp)), now).await?;
    note(&tx, Some(caller), sheet.place(), "poll.publish", serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    Ok(())
}

/// The trustees of a poll with encrypted ballots; nothing elsewhere.
async fn trustees(tx: &DatabaseTransaction, secrecy: Secrecy, sheet: &Sheet, paper: &Paper, site: &str) -> Result<Option<Trustees>> {
    if secrecy != Secrecy::Encrypted {
        return Ok(None);
    }
    let made = super::trustees::made(tx, sheet, site).await?;
    let missing = unsealable(paper, made.as_ref());
    if missing.is_empty() { Ok(made) } else { Err(Refusal::Missing(missing)) }
}

/// What keeps ballots of this paper from being sealed for these trustees.
fn unsealable(paper: &Paper, made: Option<&Trustees>) -> Vec<Missing> {
    // That there is no question is said elsewhere.
    let sealable = paper.questions.is_empty() || is_sealable(paper);
    let missing = [(!sealable).then_some(Missing::Sealable), made.is_none().then_some(Missing::Trustees)];
    missing.into_iter().flatten().collect()
}

/// Whether ballots of this paper can be sealed.
#[must_use]
pub fn is_sealable(paper: &Paper) -> bool {
    ledger::encrypted::Form::of(&paper.questions()).is_ok()
}

/// What is missing before ballots of this draft can be sealed; nothing where they are not to be.
///
/// # Errors
/// When the database refuses.
pub async fn missing_to_seal(parvis: &Parvis, sheet: &Sheet) -> Result<Vec<Missing>> {
    if sheet.secrecy != Secrecy::Encrypted {
        return Ok(Vec::new());
    }
    let made = super::trustees::made(parvis.database.read(), sheet, parvis.config.origin()).await?;
    Ok(unsealable(&sheet.paper, made.as_ref()))
}

/// What ties will be broken by, drawn when the poll is published and public from then on.
fn seed() -> String {
    data_encoding::HEXLOWER.encode(&random::<16>())
}

/// A reason that residents will read.
pub(super) fn reason_given(reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::field("reason", FieldError::Required));
    }
    if reason.chars().count() > REASON {
        return Err(Refusal::field("reason", FieldError::TooLong { max: REASON }));
    }
    Ok(reason.to_owned())
}

/// Gives residents more time. The reason is public.
///
/// # Errors
/// When somebody may not, there is no reason, or the poll does not allow it.
pub async fn extend(parvis: &Parvis, caller: &Caller, id: PollId, closes: Timestamp, reason: &str) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    let reason = reason_given(reason)?;
    let now = trusted_now(parvis)?;
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    life(&row).extend(now, closes)?;
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), closes_at: Set(Some(millis(closes))), ..Default::default() }).await?;
    polls::decide(&tx, id, "extended", &reason, (row.closes_at.map(timestamp), Some(closes)), now).await?;
    note(&tx, Some(caller), sheet.place(), "poll.extend", serde_json::json!({ "closes": closes.to_string() }), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    Ok(())
}

pub(super) fn trusted_now(parvis: &Parvis) -> Result<Timestamp> {
    if parvis.clock.is_trusted() { Ok(parvis.clock.now()) } else { Err(Refusal::ClockUntrusted) }
}

/// Closes a poll before its time, and seals it at once, unless ballots on paper are still to come. The reason is public.
///
/// # Errors
/// When somebody may not, there is no reason, or the poll does not allow it.
pub async fn close_early(parvis: &Parvis, caller: &Caller, id: PollId, reason: &str) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    let reason = reason_given(reason)?;
    let now = trusted_now(parvis)?;
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    life(&row).close_early(now)?;
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), closes_at: Set(Some(millis(now))), open_ended: Set(false), ..Default::default() }).await?;
    polls::decide(&tx, id, "closed-early", &reason, (row.closes_at.map(timestamp), Some(now)), now).await?;
    note(&tx, Some(caller), sheet.place(), "poll.close", serde_json::json!({}), now).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    // Ballots on paper may still be to come; then the poll is being counted until the team says that all is in.
    let row = polls::by_id(parvis.database.read(), id).await?.filter(|row| !row.offline_open);
    match row {
        Some(row) => seal_unless_awaited(parvis, &row).await.map(drop),
        None => Ok(()),
    }
}

/// Seals every poll whose close has passed; how many. Run by a job every second; running it twice is harmless.
///
/// # Errors
/// When the database refuses.
pub async fn seal_due(parvis: &Parvis) -> Result<usize> {
    if !parvis.clock.is_trusted() {
        return Ok(0);
    }
    let due = polls::due_for_sealing(parvis.database.read(), parvis.clock.now()).await?;
    let mut sealed = 0;
    for poll in &due {
        // One poll that cannot be sealed must not keep the others open to be looked at.
        match seal_unless_awaited(parvis, poll).await {
            Ok(done) => sealed += usize::from(done),
            Err(error) => tracing::error!(%error, poll = poll.id, "a poll could not be sealed; it is tried again"),
        }
    }
    Ok(sealed)
}

/// Seals a poll, unless it waits for its witnesses, or for trustees to open the sum; whether it did.
async fn seal_unless_awaited(parvis: &Parvis, poll: &poll::Model) -> Result<bool> {
    if witness::ours::awaited(parvis, poll).await? || openings::awaited(parvis, poll).await? {
        return Ok(false);
    }
    seal(parvis, PollId(poll.id)).await?;
    parvis.witnesses.forget(PollId(poll.id));
    Ok(true)
}

/// Counts a poll, writes its ballots without pseudonyms and in the order of their random receipts, and destroys its
/// secret. From then on nobody can find a ballot by its voter.
async fn seal(parvis: &Parvis, id: PollId) -> Result<()> {
    let sheet = parvis.papers.get(&parvis.database, id).await?;
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.sealed_at.is_some() {
        return Ok(());
    }
    life(&row).seal(now)?;
    let encrypted = sheet.secrecy == Secrecy::Encrypted;
    let cast = if encrypted { Vec::new() } else { ballots::open_ballots(&tx, sheet.place()).await? };
    let (result, mut cast) = match &sheet.log {
        Some(log) => {
            let secret = log::sequence::secret(&tx, id).await?.ok_or(Refusal::NotFound)?;
            let key = parvis.keys.of_poll(&secret);
            let (signer, tokens) = (log::signer(&key, log.origin())?, log::issuer(&key, log.origin(), log.definition.secrecy)?);
            let turnout = ballots::turnouts(&tx, &[id.0]).await?.remove(&id.0).unwrap_or_default();
            let papers = papers(&tx, &sheet, &row, &turnout).await?;
            let keys = Keys { poll: &signer, tokens: tokens.as_ref() };
            let shares = openings::shares(&tx, &sheet).await?;
            log::publish(&tx, sheet.place(), log, Closing { keys, cast, turnout: &turnout, papers }, &shares).await?
        }
        None => {
            let cast: Vec<_> = cast.into_iter().filter_map(SealedBallot::of).collect();
            let every = cast.iter().map(|cast| &cast.ballot);
            (PollResult::of(&sheet.decisions, every, &sheet.ties()).map_err(|error| DbErr::Custom(error.to_string()))?, cast)
        }
    };
    cast.sort_unstable_by(|one, other| one.receipt.cmp(&other.receipt));
    ballots::seal(&tx, sheet.place(), &cast, &result).await?;
    let tally = result.tally;
    polls::destroy_secret(&tx, id).await?;
    store::openings::clear(&tx, sheet.place()).await?;
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), sealed_at: Set(Some(millis(now))), ..Default::default() }).await?;
    note(&tx, None, sheet.place(), "poll.seal", serde_json::json!({ "ballots": tally.ballots }), now).await?;
    let poll_url = format!("/team/polls/{id}");
    enqueue_to_team(
        &tx,
        parvis,
        CityId(sheet.city.id),
        |title| Payload::PollClosed { poll: title, city: sheet.city.name.clone(), path: poll_url.clone(), voters: tally.ballots },
        &sheet,
    )
    .await?;
    tx.commit().await?;
    parvis.database.forget_deleted().await?;
    parvis.metrics.poll_sealed();
    parvis.papers.forget(id);
    parvis.content_changed();
    parvis.mail.wake();
    Ok(())
}

/// How many papers a poll issued, and how many were entitled to one. Whoever votes on the web is issued a paper by voting, or
/// by taking a token; sheets are issued when they are printed. Where there is a roll, a paper is issued to an entry when its vote is used.
pub(super) async fn papers(tx: &DatabaseTransaction, sheet: &Sheet, row: &Poll, turnout: &Turnout) -> std::result::Result<log::Papers, DbErr> {
    if sheet.eligibility.has_roll() {
        return Ok(log::Papers { issued: rolls::used(tx, sheet.place()).await?, tokens: None, roll: Some(u64::try_from(row.roll).unwrap_or(0)) });
    }
    let sheets = sheets::issued(tx, sheet.place()).await?;
    if sheet.secrecy.has_tokens() {
        let tokens = voting_tokens::count(tx, sheet.place()).await?;
        return Ok(log::Papers { issued: tokens + sheets, tokens: Some(tokens), roll: None });
    }
    Ok(log::Papers { issued: turnout.on_the_web() + sheets, tokens: None, roll: None })
}

/// Publishes the results of a sealed poll, with a word to the residents if there is one.
///
/// # Errors
/// When somebody may not, the word is too long, or the poll is not sealed.
pub async fn publish_results(parvis: &Parvis, caller: &Caller, id: PollId, reason: &str) -> Result<()> {
    let sheet = for_team(parvis, caller, id).await?;
    let reason = if reason.trim().is_empty() { String::new() } else { reason_given(reason)? };
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    let row = polls::hold_alone(&tx, id).await?.ok_or(Refusal::NotFound)?;
    if row.results_at.is_some() {
        return Ok(());
    }
    life(&row).publish_results(now)?;
    polls::update(&tx, poll::ActiveModel { id: Set(id.0), results_at: Set(Some(millis(now))), ..Default::default() }).await?;
    polls::decide(&tx, id, "results-published", &reason, (None, None), now).await?;
    note(&tx, Some(caller), sheet.place(), "poll.results", serde_json::json!({}), now).await?;
    let path = format!("/polls/{id}");
    enqueue_to_team(
        &tx,
        parvis,
        CityId(sheet.city.id),
        |title| Payload::ResultsPublished { poll: title, city: sheet.city.name.clone(), path: path.clone() },
        &sheet,
    )
    .await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.papers.forget(id);
    parvis.content_changed();
    parvis.mail.wake();
    Ok(())
}

/// The result of a poll: only once it is published, for everybody alike.
///
/// # Errors
/// When the database refuses.
pub async fn results(parvis: &Parvis, sheet: &Sheet) -> Result<Option<PollResult>> {
    if life(&sheet.row).state(parvis.clock.now()) != PollState::ResultsPublished {
        return Ok(None);
    }
    Ok(ballots::counted(parvis.database.read(), sheet.poll).await?)
}
