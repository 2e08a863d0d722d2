//! What trustees of encrypted polls are told by mail: that they are asked, that the key is to be made, that the sum is to
//! be opened. No mail holds anything secret.

use super::addresses::Address;
use super::papers::Sheet;
use crate::mail::kinds::{Desk, Payload, TrusteeStep, enqueue, title};
use crate::parvis::Parvis;
use app::words::Locale;
use jiff::tz::TimeZone;
use store::{ConnectionTrait, DbErr, persons, trustees};

/// Asks everybody who was just named, `anew` if others were named before.
///
/// # Errors
/// When the database refuses.
pub async fn asked(tx: &impl ConnectionTrait, parvis: &Parvis, sheet: &Sheet, anew: bool) -> Result<(), DbErr> {
    tell_all(tx, parvis, sheet, if anew { TrusteeStep::AskedAnew } else { TrusteeStep::Asked }).await
}

/// Tells every trustee that the key of the poll is to be made.
///
/// # Errors
/// When the database refuses.
pub async fn begins(tx: &impl ConnectionTrait, parvis: &Parvis, sheet: &Sheet) -> Result<(), DbErr> {
    tell_all(tx, parvis, sheet, TrusteeStep::Make).await
}

/// Asks those trustees of a closed poll to open its sum who have not, `opened` being the places of those who have. Once a
/// day at most, however often it is called. How many were asked; if any were, wake the outbox after the commit.
///
/// # Errors
/// When the database refuses.
pub async fn remind(tx: &impl ConnectionTrait, parvis: &Parvis, sheet: &Sheet, opened: &[u8]) -> Result<usize, DbErr> {
    let day = parvis.clock.now().to_zoned_datetime(TimeZone::UTC).date();
    let mut asked = 0;
    for trustee in trustees::of_poll(tx, sheet.place()).await? {
        if opened.iter().any(|place| i64::from(*place) == trustee.place) {
            continue;
        }
        let Ok(address) = Address::parse(&trustee.email) else { continue };
        let language = language(tx, parvis, sheet, &address).await?;
        let key = format!("trustee-open:{}:{}:{day}", sheet.poll, trustee.place);
        let payload = payload(sheet, language, TrusteeStep::Open);
        asked += usize::from(Desk::of(parvis).post_once(tx, &key, &address, language, payload).await?);
    }
    Ok(asked)
}

async fn tell_all(tx: &impl ConnectionTrait, parvis: &Parvis, sheet: &Sheet, step: TrusteeStep) -> Result<(), DbErr> {
    for trustee in trustees::of_poll(tx, sheet.place()).await? {
        let Ok(address) = Address::parse(&trustee.email) else { continue };
        let language = language(tx, parvis, sheet, &address).await?;
        enqueue(tx, parvis, &address, language, payload(sheet, language, step)).await?;
    }
    Ok(())
}

/// The language of their account; of the consultation, where they have none yet.
async fn language(tx: &impl ConnectionTrait, parvis: &Parvis, sheet: &Sheet, address: &Address) -> Result<Locale, DbErr> {
    let person = persons::by_email_key(tx, &address.key(&parvis.keys)).await?;
    let chosen = person.and_then(|person| Locale::parse(&person.language));
    let offered = || sheet.languages().iter().find_map(|code| Locale::parse(code));
    Ok(chosen.or_else(offered).unwrap_or(Locale::En))
}

fn payload(sheet: &Sheet, language: Locale, step: TrusteeStep) -> Payload {
    Payload::Trustee { poll: title(sheet, language), city: sheet.city.name.clone(), path: format!("/trustee/{}", sheet.poll), step }
}
