//! The electoral roll of a poll: how many are on it, files and letters. Files pass through row by row, and are kept nowhere.

use super::poll::head;
use crate::engage::Refusal;
use crate::engage::directory::local;
use crate::engage::papers::Sheet;
use crate::engage::roll::fill::{self, Filled, MOST_LETTERS, of_letters};
use crate::engage::roll::invite::{Invited, invite};
use crate::engage::roll::read::Listed;
use crate::engage::roll::sheet as with_roll;
use crate::http::files::attached;
use crate::http::forms::refuse;
use crate::http::uploads::{Sent, Wanted, receive};
use crate::http::{Answer, Trouble, Visit};
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::roll::{Letter, LettersView, Report, RollView};
use app::words::Locale;
use domain::ids::PollId;
use domain::voting::roll::{BadRow, Column, RowFault};
use std::sync::Arc;
use store::moments::timestamp;
use store::polls::{self, life};
use store::rolls;

async fn found(visit: &Visit) -> Result<Arc<Sheet>, Trouble> {
    Ok(with_roll(&visit.parvis, visit.signed_in()?, PollId(visit.number("poll")?)).await?)
}

async fn view(visit: &Visit, sheet: &Sheet, mut form: Form, report: Option<Report>) -> Result<RollView, Trouble> {
    let connection = visit.parvis.database.read();
    let now = visit.parvis.clock.now();
    // The sheet in memory may be some seconds old; the roll may have grown since.
    let row = polls::by_id(connection, sheet.poll).await?.ok_or(Trouble::NOT_FOUND)?;
    for name in ["language", "invite_in", "letters_in"] {
        if form.value(name).is_empty() {
            form.set(name, visit.locale.code());
        }
    }
    let changes = life(&row).changes_roll(now).is_ok();
    Ok(RollView {
        head: head(visit, sheet)?,
        form,
        size: u64::try_from(row.roll).unwrap_or(0),
        used: if changes { 0 } else { rolls::used(connection, sheet.place()).await? },
        changes,
        invites: life(&row).invites(now).is_ok(),
        report,
        languages: Locale::ALL.iter().map(|locale| locale.code().to_owned()).collect(),
        most_letters: MOST_LETTERS,
    })
}

/// The page.
pub async fn get(visit: Visit) -> Answer {
    let sheet = found(&visit).await?;
    let view = view(&visit, &sheet, Form::default(), None).await?;
    visit.page(|frame| app::pages::roll::overview(frame, &view))
}

async fn again(visit: &Visit, sheet: &Sheet, form: Form, bad: Vec<BadRow>) -> Answer {
    let report = (!bad.is_empty()).then_some(Report { bad });
    let view = view(visit, sheet, form, report).await?;
    visit.again(|frame| app::pages::roll::overview(frame, &view))
}

/// What an act comes to: an answer, or rows that are wrong.
enum Outcome {
    Answer(Answer),
    Bad(Vec<BadRow>),
}

/// Takes a file, checks one, invites, makes letters, or empties the roll.
pub async fn post(visit: Visit, payload: web::Payload) -> Answer {
    // Nothing is read of what somebody sends who is not in the team.
    let sheet = found(&visit).await?;
    let wanted = Wanted { keys: visit.parvis.keys.clone(), poll: sheet.poll };
    let mut sent = receive(&visit.request, payload, wanted).await?;
    let outcome = match sent.form.value("action") {
        "invite" => send(&visit, &sheet, &mut sent).await,
        "letters" => letters(&visit, &sheet, &mut sent).await,
        "clear" => clear(&visit, &sheet).await,
        _ => add(&visit, &sheet, &mut sent).await,
    };
    let mut form = sent.form;
    match outcome {
        Ok(Outcome::Answer(answer)) => answer,
        Ok(Outcome::Bad(bad)) => again(&visit, &sheet, form, bad).await,
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            again(&visit, &sheet, form, Vec::new()).await
        }
        // The poll moved on in the meantime: the page says where it is.
        Err(Refusal::Poll(_)) => here(&visit, &sheet, None),
        Err(refusal) => Err(refusal.into()),
    }
}

fn here(visit: &Visit, sheet: &Sheet, notice: Option<Notice>) -> Answer {
    visit.to(&format!("/team/polls/{}/roll", sheet.poll), notice)
}

fn listed(sent: &mut Sent, name: &str) -> Result<Listed, Refusal> {
    match sent.list.take() {
        Some(Ok(listed)) => Ok(listed),
        Some(Err(error)) => Err(Refusal::field(name, error)),
        None => Err(Refusal::field(name, FieldError::Required)),
    }
}

fn language(form: &Form, name: &str) -> Result<Locale, Refusal> {
    Locale::parse(form.value(name)).ok_or_else(|| Refusal::field(name, FieldError::Choice))
}

async fn add(visit: &Visit, sheet: &Sheet, sent: &mut Sent) -> Result<Outcome, Refusal> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let listed = listed(sent, "file")?;
    if sent.form.has("check", "yes") {
        let bad = fill::check(&visit.parvis, caller, sheet.poll, listed).await?;
        return Ok(Outcome::Answer(report(sheet.poll, &bad)));
    }
    let invite_in = match sent.form.has("invite", "yes") {
        true if listed.column != Column::Email => return Err(Refusal::field("file", FieldError::Email)),
        true => Some(language(&sent.form, "invite_in")?),
        false => None,
    };
    Ok(match fill::add(&visit.parvis, caller, sheet.poll, listed, invite_in).await? {
        Filled::Added(_) => Outcome::Answer(here(visit, sheet, Some(Notice::Saved))),
        Filled::Bad(bad) => Outcome::Bad(bad),
    })
}

async fn send(visit: &Visit, sheet: &Sheet, sent: &mut Sent) -> Result<Outcome, Refusal> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let listed = listed(sent, "invitees")?;
    let language = language(&sent.form, "language")?;
    match invite(&visit.parvis, caller, sheet.poll, listed, language).await {
        Ok(Invited::Sent(_)) => Ok(Outcome::Answer(here(visit, sheet, Some(Notice::Invited)))),
        Ok(Invited::Bad(bad)) => Ok(Outcome::Bad(bad)),
        Err(Refusal::Fields(fields)) => {
            Err(Refusal::Fields(fields.into_iter().map(|(name, error)| (if name == "file" { "invitees".to_owned() } else { name }, error)).collect()))
        }
        Err(refusal) => Err(refusal),
    }
}

async fn clear(visit: &Visit, sheet: &Sheet) -> Result<Outcome, Refusal> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    fill::clear(&visit.parvis, caller, sheet.poll).await?;
    Ok(Outcome::Answer(here(visit, sheet, Some(Notice::Saved))))
}

/// The letters themselves are the answer: their codes are in no address and no cookie, and are not given again.
async fn letters(visit: &Visit, sheet: &Sheet, sent: &mut Sent) -> Result<Outcome, Refusal> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let language = language(&sent.form, "letters_in")?;
    let addressees = match sent.addressees.take() {
        None => Vec::new(),
        Some(Err(error)) => return Err(Refusal::field("addresses", error)),
        Some(Ok(addressees)) if addressees.len() > MOST_LETTERS => {
            return Err(Refusal::field("addresses", FieldError::FileRows { max: MOST_LETTERS }));
        }
        Some(Ok(addressees)) => addressees,
    };
    let asked = sent.form.value("letters").trim().parse().ok();
    let count = if addressees.is_empty() { asked.ok_or_else(|| Refusal::field("letters", of_letters()))? } else { addressees.len() };
    let codes = fill::draw(&visit.parvis, caller, sheet.poll, count).await?;
    let mut addressees = addressees.into_iter();
    let moment = |at: Option<i64>| at.map(|at| local(&sheet.city, timestamp(at)));
    let head = match head(visit, sheet) {
        Ok(head) => head,
        Err(trouble) => return Ok(Outcome::Answer(Err(trouble))),
    };
    let view = LettersView {
        head,
        opens: moment(sheet.row.opens_at),
        closes: moment(sheet.row.closes_at),
        language: language.code().to_owned(),
        address: format!("{}/{}/polls/{}", visit.parvis.config.origin(), language.code(), sheet.poll),
        paper: sheet.row.offline_open,
        letters: codes.into_iter().map(|code| Letter { code, addressee: addressees.next().unwrap_or_default() }).collect(),
    };
    Ok(Outcome::Answer(visit.page(|frame| app::pages::roll::letters(frame, &view))))
}

/// Every row that is wrong, as a table. There is nothing in it of what the rows say.
fn report(poll: PollId, bad: &[BadRow]) -> Answer {
    let mut table = String::from("line,fault,first_line\r\n");
    for BadRow { line, fault } in bad {
        let first = match fault {
            RowFault::Repeated { first } => first.to_string(),
            _ => String::new(),
        };
        table.push_str(&format!("{line},{},{first}\r\n", fault.as_str()));
    }
    let name = format!("roll-poll-{poll}-report.csv");
    let mut answer = HttpResponse::Ok();
    answer.content_type("text/csv; charset=utf-8").insert_header(attached(name)).insert_header((header::CACHE_CONTROL, "no-store"));
    Ok(answer.body(table))
}
