//! `/{lang}/trustee/{poll}`: the page of a trustee. What changes there is fetched by its script from the API.

use super::texts::{city_name, pick};
use crate::engage::Refusal;
use crate::engage::trustees::council;
use crate::http::{Answer, Visit};
use app::view::trustees::TrusteeView;
use domain::ids::PollId;
use domain::voting::Secrecy;

/// The page, for trustees only: not even the team has a part in it.
pub async fn get(visit: Visit) -> Answer {
    let caller = visit.signed_in()?;
    let poll = PollId(visit.number("poll")?);
    let council = match council(&visit.parvis, caller, poll).await {
        // Who the trustees were by their addresses is forgotten by then.
        Err(Refusal::NotFound) if is_sealed(&visit, poll).await? => return visit.to(&format!("/polls/{poll}"), None),
        council => council?,
    };
    let place = council.place(&visit.parvis.keys, &caller.email).ok_or(Refusal::NotFound)?;
    let trustee = council.trustees.get(usize::from(place)).ok_or(Refusal::NotFound)?;
    let sheet = visit.parvis.papers.get(&visit.parvis.database, poll).await?;
    let view = TrusteeView {
        poll,
        title: pick(&sheet.paper.texts, &sheet.languages(), visit.locale, |text| &text.title),
        city: city_name(&sheet.city, visit.locale),
        name: trustee.name.clone(),
        trustees: council.trustees.len(),
        threshold: council.threshold.into(),
    };
    visit.page(|frame| app::pages::trustees::own(frame, &view))
}

async fn is_sealed(visit: &Visit, poll: PollId) -> Result<bool, Refusal> {
    let row = store::polls::by_id(visit.parvis.database.read(), poll).await?;
    Ok(row.is_some_and(|row| row.sealed_at.is_some() && Secrecy::parse(&row.secrecy) == Some(Secrecy::Encrypted)))
}
