//! Paper and assisted voting of a poll: the way opened and closed, sheets printed, piles begun.

use super::super::poll as paper;
use super::poll::{head, sheet};
use crate::engage::Refusal;
use crate::engage::directory::local;
use crate::engage::offline::{self, NewBatch};
use crate::engage::papers::Sheet;
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::offline::{BatchLine, OfflineView, PrintView, PrintedSheet, SheetsView};
use app::words::Locale;
use domain::ids::CityId;
use domain::participation::Channel;
use domain::voting::offline::SheetCode;
use store::batches::{self, Batch};
use store::moments::timestamp;
use store::polls::{self, life};
use store::sheets;
use uuid::Uuid;

/// The most characters of the place to bring sheets to.
const PLACE: usize = 200;

/// A pile, as lists show it.
pub fn line(batch: &Batch) -> BatchLine {
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    BatchLine {
        id: batch.id,
        name: batch.name.clone(),
        channel: Channel::parse(&batch.channel).unwrap_or(Channel::Paper),
        pile: number(batch.pile),
        state: offline::state(batch),
        entered: number(batch.entered),
        spoiled: number(batch.spoiled),
        refused: number(batch.unknown_codes) + number(batch.used_codes),
    }
}

async fn view(visit: &Visit, sheet: &Sheet, mut form: Form) -> Result<OfflineView, Trouble> {
    let connection = visit.parvis.database.read();
    let now = visit.parvis.clock.now();
    // The sheet in memory may be some seconds old; whether paper is taken decides what can be done here.
    let row = polls::by_id(connection, sheet.poll).await?.ok_or(Trouble::NOT_FOUND)?;
    let prints = sheets::prints(connection, sheet.poll).await?;
    let print = |print: sheets::Print| PrintView { sheets: u64::try_from(print.sheets).unwrap_or(0), at: local(&sheet.city, timestamp(print.printed_at)) };
    if form.value("language").is_empty() {
        form.set("language", visit.locale.code());
    }
    Ok(OfflineView {
        secrecy: sheet.secrecy,
        head: head(visit, sheet)?,
        form,
        has_roll: sheet.eligibility.has_roll(),
        open: row.offline_open,
        may_open: life(&row).issues_sheets(now).is_ok(),
        counts: life(&row).counts_offline(now).is_ok(),
        sheets: offline::reconcile(connection, CityId(sheet.city.id), sheet.poll).await?,
        prints: prints.into_iter().map(print).collect(),
        batches: batches::of_poll(connection, sheet.poll).await?.iter().map(line).collect(),
        languages: sheet.languages(),
    })
}

/// The overview.
pub async fn get(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    let view = view(&visit, &sheet, Form::default()).await?;
    visit.page(|frame| app::pages::offline::overview(frame, &view))
}

/// Opens the way, says that all is in, prints, or begins a pile.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let mut form = posted.0;
    let here = format!("/team/polls/{}/paper", sheet.poll);
    let (parvis, caller) = (&visit.parvis, visit.signed_in()?);
    let outcome = match form.value("action") {
        "open" => offline::open(parvis, caller, sheet.poll).await.map(|()| visit.to(&here, Some(Notice::Saved))),
        "close" => offline::close(parvis, caller, sheet.poll).await.map(|()| visit.to(&here, Some(Notice::Saved))),
        "print" => print(&visit, &sheet, &form).await,
        _ => begin(&visit, &sheet, &form).await,
    };
    match outcome {
        Ok(answer) => answer,
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = view(&visit, &sheet, form).await?;
            visit.again(|frame| app::pages::offline::overview(frame, &view))
        }
        // The poll moved on in the meantime: the page says where it is.
        Err(Refusal::Poll(_)) => visit.to(&here, None),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn begin(visit: &Visit, sheet: &Sheet, form: &Form) -> crate::engage::Result<Answer> {
    let new = NewBatch { channel: Channel::parse(form.value("channel")), name: form.value("name").to_owned(), pile: form.value("pile").trim().parse().ok() };
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let batch = offline::begin(&visit.parvis, caller, sheet.poll, new).await?;
    Ok(visit.to(&format!("/team/polls/{}/paper/batches/{batch}", sheet.poll), Some(Notice::Saved)))
}

/// The sheets themselves are the answer: their codes are in no address and no cookie, and are not given again.
async fn print(visit: &Visit, sheet: &Sheet, form: &Form) -> crate::engage::Result<Answer> {
    let place = form.value("place").trim().to_owned();
    let languages = sheet.languages();
    let language = languages.iter().find(|code| *code == form.value("language"));
    let count: Option<usize> = form.value("sheets").trim().parse().ok().filter(|count| (1..=offline::MOST_SHEETS).contains(count));
    let wrong = [
        ("sheets", count.is_none().then_some(FieldError::Number { min: 1, max: offline::MOST_SHEETS.cast_signed() as i64 })),
        ("language", language.is_none().then_some(FieldError::Choice)),
        ("place", place.is_empty().then_some(FieldError::Required)),
        ("place", (place.chars().count() > PLACE).then_some(FieldError::TooLong { max: PLACE })),
    ];
    let wrong: Vec<_> = wrong.into_iter().filter_map(|(name, error)| Some((name.to_owned(), error?))).collect();
    let (Some(count), Some(language), true) = (count, language, wrong.is_empty()) else { return Err(Refusal::Fields(wrong)) };
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    // Where there is a roll, sheets have no codes of their own, and nothing is issued with them.
    let codes = if sheet.eligibility.has_roll() {
        vec![None; count]
    } else {
        offline::print(&visit.parvis, caller, sheet.poll, count).await?.into_iter().map(Some).collect()
    };
    Ok(printed(visit, sheet, language, (place, form.has("both", "yes")), codes))
}

fn printed(visit: &Visit, sheet: &Sheet, language: &str, (place, both_sides): (String, bool), codes: Vec<Option<SheetCode>>) -> Answer {
    let locale = Locale::parse(language).unwrap_or(visit.locale);
    // Options that stand in random order do so on each sheet by itself.
    let one = |code| PrintedSheet { code, questions: paper::paper(sheet, locale, language, Some(Uuid::new_v4())).questions };
    let view = SheetsView {
        head: head(visit, sheet)?,
        poll: paper::paper(sheet, locale, language, None),
        closes: sheet.row.closes_at.map(|at| local(&sheet.city, timestamp(at))),
        language: language.to_owned(),
        place,
        both_sides,
        sheets: codes.into_iter().map(one).collect(),
    };
    visit.page(|frame| app::pages::offline::sheets(frame, &view))
}
