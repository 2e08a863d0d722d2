//! A poll as its team sees it: overview, preview, publishing, corrections. Turnout, and no result before it is public.

use super::super::texts::{pick, title};
use super::head as city_head;
use crate::engage::Refusal;
use crate::engage::corrections::{Correction as Wanted, correct as make_correction};
use crate::engage::directory::{local, population};
use crate::engage::papers::{Sheet, split};
use crate::engage::polls::{draft as facts_of, for_team, missing_to_seal, publish as make_public};
use crate::engage::rehearsal::{DRAWS, VOTERS, rehearse};
use crate::http::forms::{Posted, refuse};
use crate::http::pages::consultations::{change, correction};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::poll_editor::{CorrectView, CorrectableText, PollHead, PollOverviewView, PreviewView, RehearsalView, TextKey};
use app::view::text::Text;
use app::words::Locale;
use domain::consultation::{Subject, may_correct};
use domain::ids::{ConsultationId, PollId};
use std::sync::Arc;
use store::polls::life;
use store::{ballots, consultations, polls};

/// The poll of the address, for its team.
///
/// # Errors
/// Not found, for everybody else.
pub async fn sheet(visit: &Visit) -> Result<Arc<Sheet>, Trouble> {
    Ok(for_team(&visit.parvis, visit.signed_in()?, PollId(visit.number("poll")?)).await?)
}

/// What stands above every page of a poll.
///
/// # Errors
/// When nobody is signed in.
pub fn head(visit: &Visit, sheet: &Sheet) -> Result<PollHead, Trouble> {
    Ok(PollHead {
        city: city_head(&sheet.city, visit.signed_in()?, visit.locale),
        consultation: ConsultationId(sheet.consultation.id),
        consultation_title: title(&sheet.consultation, &sheet.consultation_texts, visit.locale),
        poll: sheet.poll,
        title: pick(&sheet.paper.texts, &sheet.languages(), visit.locale, |text| &text.title),
        state: life(&sheet.row).state(visit.parvis.clock.now()),
        languages: sheet.languages(),
    })
}

/// State, turnout, what is missing, what was decided.
pub async fn get(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let connection = visit.parvis.database.read();
    let now = visit.parvis.clock.now();
    let nothing = |_: i64| -> Option<Text> { None };
    let language = split(&sheet.consultation.languages).into_iter().next().unwrap_or_default();
    let corrections = consultations::corrections(connection, ConsultationId(sheet.consultation.id), Some(sheet.poll)).await?;
    let decisions = polls::decisions(connection, &[sheet.poll.0]).await?;
    let moment = |at: Option<i64>| at.map(|at| local(&sheet.city, store::moments::timestamp(at)));
    let draft = sheet.row.published_at.is_none();
    let facts = facts_of(&sheet.row, &sheet.paper, sheet.languages(), now);
    let mut missing = if draft { facts.missing() } else { Vec::new() };
    if draft {
        missing.extend(missing_to_seal(&visit.parvis, &sheet).await?);
    }
    let view = PollOverviewView {
        head: head(&visit, &sheet)?,
        eligibility: sheet.eligibility,
        secrecy: sheet.secrecy,
        roll: super::super::poll::roll_size(&sheet),
        questions: sheet.paper.questions.len() as u64,
        opens: moment(sheet.row.opens_at),
        closes: moment(sheet.row.closes_at),
        open_ended: sheet.row.open_ended,
        paper_to_come: sheet.row.offline_open,
        consultation_public: sheet.consultation.published_at.is_some(),
        missing,
        concerns: if draft { facts.concerns() } else { Vec::new() },
        turnout: ballots::turnouts(connection, &[sheet.poll.0]).await?.remove(&sheet.poll.0).unwrap_or_default(),
        population: population(&sheet.city).filter(|population| !population.to_be_replaced).map(|population| population.count),
        corrections: corrections.into_iter().filter_map(|row| correction(&sheet.city, row, &language, &nothing)).collect(),
        history: decisions.iter().rev().filter_map(|row| change(&sheet.city, row, &language, &nothing)).collect(),
    };
    visit.page(|frame| app::pages::poll_editor::overview(frame, &view))
}

/// As residents will see it, in each language, on a phone or wide.
pub async fn preview(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let asked = visit.query();
    let languages = sheet.languages();
    let language = languages.iter().find(|code| *code == asked.value("language")).or(languages.first()).cloned().unwrap_or_default();
    let locale = Locale::parse(&language).unwrap_or(visit.locale);
    let mut paper = super::super::poll::paper(&sheet, locale, &language, None);
    let window = life(&sheet.row).window;
    paper.state = domain::consultation::PollState::Open;
    paper.opens = window.map(|window| local(&sheet.city, window.opens()));
    paper.closes = window.and_then(|window| window.closes()).map(|at| local(&sheet.city, at));
    let view = PreviewView { head: head(&visit, &sheet)?, language, wide: asked.value("width") == "wide" };
    visit.page(|frame| {
        let mut inner = frame.clone();
        inner.locale = locale;
        let poll = app::pages::poll::preview(&inner, &paper, "preview-");
        app::pages::poll_editor::preview(frame, &view, poll)
    })
}

/// The results as they will look, of voters that nobody is.
pub async fn rehearsal(visit: Visit) -> Answer {
    let asked = visit.query();
    let voters = asked.value("voters").parse().ok().filter(|voters| VOTERS.contains(voters)).unwrap_or(VOTERS[1]);
    let draw = asked.value("draw").parse().ok().filter(|draw| (1..=DRAWS).contains(draw)).unwrap_or(1);
    let sheet = sheet(&visit).await?;
    // Once people may vote, what is invented could be taken for what they voted.
    if sheet.row.published_at.is_some() {
        return visit.to(&format!("/team/polls/{}", sheet.poll), None);
    }
    let result = rehearse(&sheet, voters, draw);
    let paper = super::super::poll::paper(&sheet, visit.locale, visit.locale.code(), None);
    let view =
        RehearsalView { head: head(&visit, &sheet)?, voters, choices: VOTERS.to_vec(), draw, next: draw % DRAWS + 1, questions: paper.questions, result };
    visit.page(|frame| app::pages::poll_editor::rehearsal(frame, &view))
}

/// Publishes; or shows again what is missing.
pub async fn publish(visit: Visit) -> Answer {
    let id = PollId(visit.number("poll")?);
    match make_public(&visit.parvis, visit.signed_in()?, id).await {
        Ok(()) => visit.to(&format!("/team/polls/{id}"), Some(Notice::Published)),
        Err(Refusal::Missing(_) | Refusal::Poll(_)) => visit.to(&format!("/team/polls/{id}"), None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Every text that may still be corrected.
fn correctable(visit: &Visit, sheet: &Sheet) -> Vec<CorrectableText> {
    let state = life(&sheet.row).state(visit.parvis.clock.now());
    let mut texts = Vec::new();
    let mut add = |subject: Subject, id: i64, language: &str, about: &Text, text: &str| {
        if may_correct(subject, state) {
            let key = TextKey { subject, id, language: language.to_owned() };
            texts.push(CorrectableText { key, about: about.clone(), text: Text::new(language, text) });
        }
    };
    let promised = sheet.languages();
    let title = pick(&sheet.paper.texts, &promised, visit.locale, |text| &text.title);
    for text in &sheet.paper.texts {
        add(Subject::PollTitle, sheet.poll.0, &text.language, &title, &text.title);
        add(Subject::PollIntro, sheet.poll.0, &text.language, &title, &text.intro);
    }
    for question in &sheet.paper.questions {
        let about = pick(&question.texts, &promised, visit.locale, |text| &text.text);
        for text in &question.texts {
            add(Subject::QuestionText, question.row.id, &text.language, &about, &text.text);
            add(Subject::QuestionHelp, question.row.id, &text.language, &about, &text.help);
        }
        for (option, option_texts) in &question.options {
            let about = pick(option_texts, &promised, visit.locale, |text| &text.label);
            for text in option_texts {
                add(Subject::OptionLabel, option.id, &text.language, &about, &text.label);
                add(Subject::OptionDescription, option.id, &text.language, &about, &text.description);
            }
        }
    }
    texts
}

async fn correct_view(visit: &Visit, sheet: &Sheet, form: Form, chosen: Option<TextKey>) -> Result<CorrectView, Trouble> {
    let language = split(&sheet.consultation.languages).into_iter().next().unwrap_or_default();
    let rows = consultations::corrections(visit.parvis.database.read(), ConsultationId(sheet.consultation.id), Some(sheet.poll)).await?;
    let nothing = |_: i64| -> Option<Text> { None };
    Ok(CorrectView {
        head: head(visit, sheet)?,
        form,
        texts: correctable(visit, sheet),
        chosen,
        corrections: rows.into_iter().filter_map(|row| correction(&sheet.city, row, &language, &nothing)).collect(),
    })
}

/// Which text to correct, and how.
pub async fn correct(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let chosen = TextKey::parse(visit.query().value("text")).filter(|key| correctable(&visit, &sheet).iter().any(|text| text.key == *key));
    let mut form = Form::default();
    if let Some(text) = correctable(&visit, &sheet).into_iter().find(|text| Some(&text.key) == chosen.as_ref()) {
        form.set("after", text.text.text);
    }
    let view = correct_view(&visit, &sheet, form, chosen).await?;
    visit.page(|frame| app::pages::poll_editor::correct(frame, &view))
}

/// Publishes a correction.
pub async fn save_correction(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = posted.0;
    let Some(key) = TextKey::parse(form.value("text")) else { return Err(Trouble::NOT_FOUND) };
    let wanted = Wanted {
        subject: key.subject,
        id: key.id,
        language: key.language.clone(),
        text: form.value("after").to_owned(),
        reason: form.value("reason").to_owned(),
    };
    match make_correction(&visit.parvis, visit.signed_in()?, sheet.poll, wanted).await {
        Ok(()) => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::Corrected)),
        Err(Refusal::Fields(fields)) => {
            let named = fields.into_iter().map(|(name, error): (String, FieldError)| if name == "text" { ("after".to_owned(), error) } else { (name, error) });
            refuse(&mut form, named.collect());
            let view = correct_view(&visit, &sheet, form, Some(key)).await?;
            visit.again(|frame| app::pages::poll_editor::correct(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
