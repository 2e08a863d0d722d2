//! The trustees of an encrypted poll, for its team: naming them, and how far they are.

use super::poll::{head, sheet};
use crate::engage::Refusal;
use crate::engage::papers::Sheet;
use crate::engage::trustees::{self as engage, Asked, Council, State};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::trustees::{Council as CouncilLine, CouncilView, MOST, Standing, TrusteeLine, row_field};
use domain::voting::Secrecy;
use ledger::encrypted::ceremony::Progress;

/// Rows that are there in the beginning, and how many more a button gives.
const ROWS: usize = 3;

/// The page.
pub async fn get(visit: Visit) -> Answer {
    let sheet = sheet(&visit).await?;
    if sheet.secrecy != Secrecy::Encrypted {
        return visit.to(&format!("/team/polls/{}", sheet.poll), None);
    }
    let council = named(&visit, &sheet).await?;
    let form = council.as_ref().map(stored).unwrap_or_else(empty);
    let view = view(&visit, &sheet, form, false, council)?;
    visit.page(|frame| app::pages::trustees::council(frame, &view))
}

/// Names trustees, or gives more rows.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let sheet = sheet(&visit).await?;
    let here = format!("/team/polls/{}/trustees", sheet.poll);
    if sheet.secrecy != Secrecy::Encrypted {
        return visit.to(&format!("/team/polls/{}", sheet.poll), None);
    }
    let mut form = posted.0;
    if form.value("action") == "more" {
        form.set("rows", (rows(&form) + ROWS).min(MOST).to_string());
        let council = named(&visit, &sheet).await?;
        let view = view(&visit, &sheet, form, true, council)?;
        return visit.page(|frame| app::pages::trustees::council(frame, &view));
    }
    match name(&visit, &sheet, &form).await {
        Ok(()) => visit.to(&here, Some(Notice::Saved)),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let council = named(&visit, &sheet).await?;
            let view = view(&visit, &sheet, form, true, council)?;
            visit.again(|frame| app::pages::trustees::council(frame, &view))
        }
        // The poll was published in the meantime: the page says where it is.
        Err(Refusal::Poll(_)) => visit.to(&here, None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Those who were named, if anybody was.
async fn named(visit: &Visit, sheet: &Sheet) -> Result<Option<Council>, Trouble> {
    match engage::council(&visit.parvis, visit.signed_in()?, sheet.poll).await {
        Ok(council) => Ok(Some(council)),
        Err(Refusal::NotFound) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn name(visit: &Visit, sheet: &Sheet, form: &Form) -> crate::engage::Result<()> {
    let caller = visit.caller.as_ref().ok_or(Refusal::SignInFirst)?;
    let typed = |row: usize| Asked { name: form.value(&row_field(row, "name")).to_owned(), email: form.value(&row_field(row, "email")).to_owned() };
    let is_blank = |asked: &Asked| asked.name.trim().is_empty() && asked.email.trim().is_empty();
    let filled: Vec<(usize, Asked)> = (0..rows(form)).map(|row| (row, typed(row))).filter(|(_, asked)| !is_blank(asked)).collect();
    if filled.len() < 2 {
        let blank = (0..rows(form)).filter(|row| is_blank(&typed(*row))).take(2 - filled.len());
        let parts = blank.flat_map(|row| ["name", "email"].map(|part| (row_field(row, part), FieldError::Required)));
        return Err(Refusal::Fields(parts.collect()));
    }
    let threshold = form.value("threshold").trim().parse().unwrap_or(0);
    let asked: Vec<Asked> = filled.iter().map(|(_, asked)| asked.clone()).collect();
    engage::name(&visit.parvis, caller, sheet.poll, threshold, &asked).await.map_err(|refusal| in_rows(refusal, &filled))
}

/// What is wrong with those who were filled in, in the rows where they stand.
fn in_rows(refusal: Refusal, filled: &[(usize, Asked)]) -> Refusal {
    let Refusal::Fields(fields) = refusal else { return refusal };
    let moved = fields.into_iter().map(|(field, error)| {
        let place = filled.iter().enumerate().find_map(|(place, (row, _))| {
            let part = ["name", "email"].into_iter().find(|part| row_field(place, part) == field)?;
            Some(row_field(*row, part))
        });
        (place.unwrap_or(field), error)
    });
    Refusal::Fields(moved.collect())
}

fn rows(form: &Form) -> usize {
    form.value("rows").parse().unwrap_or(ROWS).clamp(ROWS, MOST)
}

fn empty() -> Form {
    let mut form = Form::default();
    form.set("threshold", "2");
    form.set("rows", ROWS.to_string());
    form
}

/// The form of those who were named.
fn stored(council: &Council) -> Form {
    let mut form = Form::default();
    for (row, trustee) in council.trustees.iter().enumerate() {
        form.set(&row_field(row, "name"), trustee.name.clone());
        form.set(&row_field(row, "email"), trustee.email.clone());
    }
    form.set("threshold", council.threshold.to_string());
    form.set("rows", (council.trustees.len() + ROWS).min(MOST).to_string());
    form
}

fn view(visit: &Visit, sheet: &Sheet, form: Form, typed: bool, council: Option<Council>) -> Result<CouncilView, Trouble> {
    let council = council.map(|council| line(&council));
    Ok(CouncilView { head: head(visit, sheet)?, rows: rows(&form), form, changes: sheet.row.published_at.is_none(), typed, council })
}

fn line(council: &Council) -> CouncilLine {
    let name = |place: u8| council.trustees.get(usize::from(place)).map(|trustee| trustee.name.clone()).unwrap_or_default();
    let missing = |places: &[u8]| places.iter().map(|place| name(*place)).collect();
    let spoken = |place: usize| council.messages.iter().filter(|message| usize::from(message.trustee) == place).count();
    let standing = match council.progress() {
        _ if council.state == State::Sealed => Standing::Sealed,
        _ if council.state == State::Closed => Standing::Opening,
        _ if council.state == State::Open => Standing::Open,
        None => {
            Standing::Enrolling { missing: council.trustees.iter().filter(|trustee| trustee.enrolment.is_none()).map(|trustee| trustee.name.clone()).collect() }
        }
        Some(Progress::Waiting { round, missing: places }) => Standing::Round { round: round as u8 + 1, missing: missing(&places) },
        Some(Progress::Failed(fault)) => Standing::Failed { who: fault.who().map(name), words: fault.to_string() },
        Some(Progress::Done(_)) => Standing::Made,
    };
    let trustee = |(place, trustee): (usize, &store::trustees::Trustee)| TrusteeLine {
        name: trustee.name.clone(),
        enrolled: trustee.enrolment.is_some(),
        rounds: u8::try_from(spoken(place)).unwrap_or(u8::MAX),
        opened: council.opened.iter().any(|opened| usize::from(*opened) == place),
    };
    CouncilLine {
        threshold: council.threshold.into(),
        trustees: council.trustees.iter().enumerate().map(trustee).collect(),
        code: council.ceremony.as_ref().map(|ceremony| ceremony.id().code()),
        standing,
    }
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use ledger::encrypted::ceremony::MOST_TRUSTEES;

    #[test]
    fn as_many_rows_as_trustees() {
        assert_eq!(MOST, MOST_TRUSTEES);
    }
}
