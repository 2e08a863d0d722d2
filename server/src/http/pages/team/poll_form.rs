//! The poll editor and its dates. Every button sends the whole form; nothing typed is lost, and no script is needed.

use super::poll::{head, sheet};
use crate::engage::papers::Sheet;
use crate::engage::polls::{Given, Terms, draft, edit as change, is_sealable, set_dates};
use crate::engage::{Refusal, directory};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::amount;
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::poll_editor::{DatesView, PollEditView};
use app::view::poll_form::{Edit, Typed, option, option_text, poll_text, question, question_text};
use domain::consultation::Missing;
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Eligibility, Method, Secrecy};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use store::moments::timestamp;
use store::polls::{OptionText, Paper, PaperQuestion, PollOption, PollText, QuestionRow, QuestionText};

/// The form of a stored paper.
fn stored(sheet: &Sheet) -> Form {
    let mut form = Form::default();
    form.set("eligibility", sheet.eligibility.as_str());
    form.set("secrecy", sheet.secrecy.as_str());
    for text in &sheet.paper.texts {
        form.set(&poll_text("title", &text.language), text.title.clone());
        form.set(&poll_text("intro", &text.language), text.intro.clone());
    }
    for (q, asked) in sheet.paper.questions.iter().enumerate() {
        form.set(&question(q, "id"), asked.row.id.to_string());
        form.set(&question(q, "method"), asked.row.method.clone());
        // One list for rules that seat options, another for those that share out money.
        let rule = if asked.row.budget.is_some() { "budget_rule" } else { "rule" };
        form.set(&question(q, rule), asked.row.rule.clone());
        if let Some(amount) = asked.budget() {
            form.set(&question(q, "shared"), "yes");
            form.set(&question(q, "budget"), typed_amount(amount.amount));
            form.set(&question(q, "satisfaction"), amount.satisfaction.as_str());
        }
        let numbers = [("min", asked.row.min_choices), ("max", asked.row.max_choices), ("highest", asked.row.highest), ("credits", asked.row.credits)];
        for (part, number) in numbers.into_iter().chain([("seats", asked.row.seats)]) {
            // 0 is written where a method has no such number; only an approval can have 0 as its least.
            if number > 0 || part == "min" {
                form.set(&question(q, part), number.to_string());
            }
        }
        for (part, ticked) in [("optional", asked.row.optional), ("random", asked.row.random_order)] {
            if ticked {
                form.set(&question(q, part), "yes");
            }
        }
        for text in &asked.texts {
            form.set(&question_text(q, "text", &text.language), text.text.clone());
            form.set(&question_text(q, "help", &text.language), text.help.clone());
        }
        for (o, (row, texts)) in asked.options.iter().enumerate() {
            form.set(&option(q, o, "id"), row.id.to_string());
            if let Some(cost) = row.cost.and_then(|cost| u64::try_from(cost).ok()) {
                form.set(&option(q, o, "cost"), typed_amount(cost));
            }
            for text in texts {
                form.set(&option_text(q, o, "label", &text.language), text.label.clone());
                form.set(&option_text(q, o, "description", &text.language), text.description.clone());
            }
        }
    }
    form
}

/// The form of an amount; empty as long as it is not known.
fn typed_amount(cents: u64) -> String {
    if cents == 0 { String::new() } else { amount::typed(cents) }
}

fn read(form: &Form) -> Typed {
    Typed::read(form.names().flat_map(|name| form.values(name).iter().map(move |value| (name, value.as_str()))))
}

/// What is published is no longer edited: its overview says what can still be done.
fn published(visit: &Visit, sheet: &Sheet) -> Option<Answer> {
    sheet.row.published_at.is_some().then(|| visit.to(&format!("/team/polls/{}", sheet.poll), None))
}

/// The editor.
pub async fn edit(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    if let Some(elsewhere) = published(&visit, &sheet) {
        return elsewhere;
    }
    let typed = read(&stored(&sheet));
    let view = edit_view(&visit, &sheet, &sheet.paper, typed.form(), typed.questions())?;
    visit.page(|frame| app::pages::poll_editor::edit(frame, &view))
}

/// Carries out a button of the editor.
pub async fn save(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    if let Some(elsewhere) = published(&visit, &sheet) {
        return elsewhere;
    }
    let edit = Edit::parse(posted.0.value("action")).unwrap_or(Edit::Save);
    let typed = read(&posted.0).apply(edit);
    let mut form = typed.form();
    let questions = typed.questions();
    let paper = paper(&mut form, &questions, &sheet.languages());
    let looked_at = paper.clone();
    let terms = Terms {
        eligibility: Eligibility::parse(form.value("eligibility")).unwrap_or(Eligibility::AnyAccount),
        secrecy: Secrecy::parse(form.value("secrecy")).unwrap_or_default(),
    };
    let outcome = if form.is_valid() { change(&visit.parvis, visit.signed_in()?, sheet.poll, paper, terms).await } else { Err(Refusal::Fields(Vec::new())) };
    match outcome {
        Ok(()) if edit == Edit::Save => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::Saved)),
        // Every button saves; the others show the form again, with one question or option more or less.
        Ok(()) => {
            let view = edit_view(&visit, &sheet, &looked_at, form, questions)?;
            visit.page(|frame| app::pages::poll_editor::edit(frame, &view))
        }
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = edit_view(&visit, &sheet, &looked_at, form, questions)?;
            visit.again(|frame| app::pages::poll_editor::edit(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The editor, with what is to be said about this paper.
fn edit_view(visit: &Visit, sheet: &Sheet, paper: &Paper, form: Form, questions: Vec<usize>) -> Result<PollEditView, Trouble> {
    let draft = draft(&sheet.row, paper, sheet.languages(), visit.parvis.clock.now());
    let mut impossible: Vec<Missing> = draft.missing().into_iter().filter(Missing::is_impossible).collect();
    if form.has("secrecy", Secrecy::Encrypted.as_str()) && !paper.questions.is_empty() && !is_sealable(paper) {
        impossible.push(Missing::Sealable);
    }
    Ok(PollEditView { head: head(visit, sheet)?, form, questions, impossible, concerns: draft.concerns() })
}

/// The paper that was typed. Numbers that are none are noted as errors.
fn paper(form: &mut Form, questions: &[usize], languages: &[String]) -> Paper {
    let mut wrong = Vec::new();
    let typed = |form: &Form, name: String| form.value(&name).trim().to_owned();
    let texts = languages
        .iter()
        .map(|code| PollText { poll_id: 0, language: code.clone(), title: typed(form, poll_text("title", code)), intro: typed(form, poll_text("intro", code)) })
        .collect();
    let mut asked = Vec::new();
    for (q, &options) in questions.iter().enumerate() {
        let mut number = |part: &str, least: u16| {
            let name = question(q, part);
            let value = form.value(&name).trim();
            if value.is_empty() {
                return None;
            }
            let number = value.parse().ok().filter(|number| (least..=1_000).contains(number));
            if number.is_none() {
                wrong.push((name, FieldError::Number { min: least.into(), max: 1_000 }));
            }
            number
        };
        let method = form.value(&question(q, "method"));
        let shared = form.has(&question(q, "shared"), "yes") || method == Method::Knapsack.as_str();
        let given = Given {
            min: number("min", 0),
            max: number("max", 1),
            highest: number("highest", 1),
            credits: number("credits", 1),
            seats: number("seats", 1),
            rule: Rule::parse(form.value(&question(q, if shared { "budget_rule" } else { "rule" }))),
            budget: shared.then(|| cents(form, question(q, "budget"), &mut wrong).unwrap_or(0)),
            satisfaction: Satisfaction::parse(form.value(&question(q, "satisfaction"))),
        };
        let Some(row) = given.row(method, options) else {
            wrong.push((question(q, "method"), FieldError::Choice));
            continue;
        };
        let row = QuestionRow { optional: form.has(&question(q, "optional"), "yes"), random_order: form.has(&question(q, "random"), "yes"), ..row };
        let mut options = option_rows(form, q, options, languages);
        if row.budget.is_some() {
            for (o, (one, _)) in options.iter_mut().enumerate() {
                one.cost = cents(form, option(q, o, "cost"), &mut wrong).and_then(|cost| i64::try_from(cost).ok());
            }
        }
        asked.push(PaperQuestion { texts: question_texts(form, q, languages), options, row });
    }
    for (name, error) in wrong {
        form.refuse(&name, error);
    }
    Paper { texts, questions: asked }
}

/// An amount that was typed; nothing where there is none. What is no amount is noted as an error.
fn cents(form: &Form, name: String, wrong: &mut Vec<(String, FieldError)>) -> Option<u64> {
    let text = form.value(&name).trim();
    let amount = amount::parse(text);
    if amount.is_none() && !text.is_empty() {
        wrong.push((name, FieldError::Amount));
    }
    amount
}

fn question_texts(form: &Form, q: usize, languages: &[String]) -> Vec<QuestionText> {
    let typed = |part: &str, code: &str| form.value(&question_text(q, part, code)).trim().to_owned();
    languages.iter().map(|code| QuestionText { question_id: 0, language: code.clone(), text: typed("text", code), help: typed("help", code) }).collect()
}

fn option_rows(form: &Form, q: usize, options: usize, languages: &[String]) -> Vec<(PollOption, Vec<OptionText>)> {
    (0..options)
        .map(|o| {
            let typed = |part: &str, code: &str| form.value(&option_text(q, o, part, code)).trim().to_owned();
            let texts = languages.iter().map(|code| OptionText {
                option_id: 0,
                language: code.clone(),
                label: typed("label", code),
                description: typed("description", code),
            });
            (PollOption { id: 0, question_id: 0, position: 0, cost: None }, texts.collect())
        })
        .collect()
}

fn dates_view(visit: &Visit, sheet: &Sheet, form: Form) -> Result<DatesView, Trouble> {
    Ok(DatesView { head: head(visit, sheet)?, form, zone: sheet.city.time_zone.clone() })
}

/// The form of a moment: `2027-03-03T18:00`, in the city's time.
#[must_use]
pub fn typed_moment(at: Timestamp, zone: TimeZone) -> String {
    at.to_zoned_datetime(zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// A moment as typed, in the city's time. A local time that the clock change skips is refused; of one that it repeats,
/// the first is meant.
///
/// # Errors
/// When it is no moment.
pub fn moment(text: &str, zone: &TimeZone) -> Result<Option<Timestamp>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let local: DateTime = text.parse().map_err(|_| FieldError::Moment)?;
    let ambiguous = zone.to_ambiguous_zoned_datetime(local);
    if matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(FieldError::SkippedTime);
    }
    ambiguous.compatible().map(|zoned| Some(zoned.timestamp())).map_err(|_| FieldError::Moment)
}

/// When it opens and closes.
pub async fn dates(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    if let Some(elsewhere) = published(&visit, &sheet) {
        return elsewhere;
    }
    let zone = directory::zone(&sheet.city);
    let mut form = Form::default();
    for (name, at) in [("opens", sheet.row.opens_at), ("closes", sheet.row.closes_at)] {
        if let Some(at) = at {
            form.set(name, typed_moment(timestamp(at), zone.clone()));
        }
    }
    if sheet.row.open_ended {
        form.set("open_ended", "yes");
    }
    let view = dates_view(&visit, &sheet, form)?;
    visit.page(|frame| app::pages::poll_editor::dates(frame, &view))
}

/// Saves the dates.
pub async fn save_dates(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    if let Some(elsewhere) = published(&visit, &sheet) {
        return elsewhere;
    }
    let zone = directory::zone(&sheet.city);
    let mut form = posted.0;
    let mut read = |name: &str| match moment(form.value(name), &zone) {
        Ok(at) => at,
        Err(error) => {
            form.refuse(name, error);
            None
        }
    };
    let (opens, closes) = (read("opens"), read("closes"));
    let open_ended = form.has("open_ended", "yes");
    let outcome = if form.is_valid() {
        set_dates(&visit.parvis, visit.signed_in()?, sheet.poll, opens, closes, open_ended).await
    } else {
        Err(Refusal::Fields(Vec::new()))
    };
    match outcome {
        Ok(()) => visit.to(&format!("/team/polls/{}", sheet.poll), Some(Notice::Saved)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = dates_view(&visit, &sheet, form)?;
            visit.again(|frame| app::pages::poll_editor::dates(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
