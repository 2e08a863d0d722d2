//! `/{lang}/polls/{poll}/log`: the log of a poll for people.

use super::poll::{paper, public};
use crate::engage::Refusal;
use crate::engage::directory::local;
use crate::engage::log::read;
use crate::engage::papers::Sheet;
use crate::http::forms::Posted;
use crate::http::{Answer, Trouble, Visit};
use app::view::form::{FieldError, Form};
use app::view::log::{Found, LogView};
use app::view::witness::Seen;
use ledger::WitnessPublicKey;
use store::polls::life;
use store::witnesses::{self, LogCosignature};

/// How the log stands.
pub async fn get(visit: Visit) -> Answer {
    visit
        .shared(async {
            let sheet = public(&visit).await?;
            let view = view(&visit, &sheet, Form::default(), None).await?;
            Ok(Box::new(move |frame: &_| app::pages::poll::log(frame, &view)) as _)
        })
        .await
}

/// Looks for an entry. The code is posted, so that it stands in no address.
pub async fn find(visit: Visit, posted: Posted) -> Answer {
    let sheet = public(&visit).await?;
    let mut form = posted.0;
    if form.value("code").trim().is_empty() {
        form.refuse("code", FieldError::Required);
        let view = view(&visit, &sheet, form, None).await?;
        return visit.again(|frame| app::pages::poll::log(frame, &view));
    }
    let found = match read::find(&visit.parvis, &sheet, form.value("code")).await {
        Ok(read::Found { entry, proof: Some(proof) }) => Found::Logged { entry: entry.to_string(), place: proof.index },
        Ok(read::Found { entry, proof: None }) => Found::Waiting { entry: entry.to_string() },
        Err(Refusal::NotFound) => Found::Nothing,
        Err(refusal) => return Err(refusal.into()),
    };
    let view = view(&visit, &sheet, form, Some(found)).await?;
    visit.page(|frame| app::pages::poll::log(frame, &view))
}

/// What a witness has signed, in the time of the city.
fn seen(sheet: &Sheet, row: &LogCosignature) -> Option<Seen> {
    let name = WitnessPublicKey::parse(&row.witness).ok()?.name().to_owned();
    Some(Seen { name, entries: u64::try_from(row.size).ok()?, at: local(&sheet.city, witnesses::signed_at(row)) })
}

async fn view(visit: &Visit, sheet: &Sheet, form: Form, found: Option<Found>) -> Result<LogView, Trouble> {
    let log = sheet.log.as_ref().ok_or(Trouble::NOT_FOUND)?;
    let head = read::head(&visit.parvis, sheet).await?;
    let paper = paper(sheet, visit.locale, visit.locale.code(), None);
    Ok(LogView {
        poll: sheet.poll,
        title: paper.title,
        city: paper.city,
        city_slug: paper.city_slug,
        state: life(&sheet.row).state(visit.parvis.clock.now()),
        origin: log.origin().to_owned(),
        key: log.key.to_string(),
        size: head.size,
        checkpoint: head.checkpoint,
        seen: head.seen.iter().filter_map(|row| seen(sheet, row)).collect(),
        form,
        found,
    })
}
