//! What a resident does with their own account.

use super::addresses::Address;
use super::callers::{Caller, Role};
use super::once;
use super::papers::Sheet;
use super::refusal::{Refusal, Result};
use crate::keys::{Keys, fingerprint, random};
use crate::parvis::Parvis;
use app::view::form::FieldError;
use app::words::Locale;
use data_encoding::BASE64URL_NOPAD;
use domain::ids::{CityId, PollId};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use store::tokens::ApiToken;
use store::{audit, ballots, cities, memberships, persons, sessions, tokens, trustees};

/// The polls this person has voted in; never what.
///
/// # Errors
/// When the database refuses.
pub async fn took_part(parvis: &Parvis, caller: &Caller) -> Result<Vec<Arc<Sheet>>> {
    let mut sheets = Vec::new();
    for poll in ballots::voted_in(parvis.database.read(), caller.person).await? {
        sheets.push(parvis.papers.get(&parvis.database, poll).await?);
    }
    sheets.sort_by(|a, b| (&a.city.name_en, a.poll).cmp(&(&b.city.name_en, b.poll)));
    Ok(sheets)
}

/// The polls whose trustee this person is, by their address; until they are sealed.
///
/// # Errors
/// When the database refuses.
pub async fn trustee_of(parvis: &Parvis, caller: &Caller) -> Result<Vec<Arc<Sheet>>> {
    let Ok(address) = Address::parse(&caller.email) else { return Ok(Vec::new()) };
    let key = address.key(&parvis.keys);
    let mut sheets = Vec::new();
    for trustee in trustees::in_domains(parvis.database.read(), &address.domains()).await? {
        if Address::parse(&trustee.email).is_ok_and(|other| other.key(&parvis.keys) == key) {
            sheets.push(parvis.papers.get(&parvis.database, PollId(trustee.poll_id)).await?);
        }
    }
    Ok(sheets)
}

/// Everything that is kept about a person, as JSON (GDPR article 20).
///
/// # Errors
/// When the database refuses.
pub async fn export(parvis: &Parvis, caller: &Caller) -> Result<serde_json::Value> {
    let connection = parvis.database.read();
    let person = persons::by_id(connection, caller.person).await?.ok_or(Refusal::NotFound)?;
    let voted = took_part(parvis, caller).await?;
    let residences = persons::residences(connection, caller.person).await?;
    let roles = memberships::of_person(connection, caller.person).await?;
    let mut names = std::collections::BTreeMap::new();
    for city in cities::all(connection).await? {
        names.insert(city.id, city.name);
    }
    Ok(json!({
        "email": person.email,
        "language": person.language,
        "joined_on": person.joined_on,
        "mission_staff": person.staff,
        "roles": roles.iter().map(|role| json!({ "city": names.get(&role.city_id), "role": role.role })).collect::<Vec<_>>(),
        "residence_declarations": residences.iter().map(|r| json!({ "city": names.get(&r.city_id), "declared_on": r.declared_on })).collect::<Vec<_>>(),
        "voted_in": voted.iter().map(|sheet| json!({ "poll": sheet.poll.0, "city": sheet.city.name })).collect::<Vec<_>>(),
        "trustee_of": trustee_of(parvis, caller).await?.iter().map(|sheet| json!({ "poll": sheet.poll.0, "city": sheet.city.name })).collect::<Vec<_>>(),
        "signed_in_browsers": sessions::count(connection, caller.person, parvis.clock.now()).await?,
        "note": "Parvis knows that you voted in these polls. It does not know what: ballots are kept apart and cannot be exported.",
    }))
}

/// Cities that this person alone administers.
///
/// # Errors
/// When the database refuses.
pub async fn only_administrator_of(parvis: &Parvis, caller: &Caller) -> Result<Vec<CityId>> {
    let mut alone = Vec::new();
    for (city, role) in &caller.roles {
        let members = memberships::of_city(parvis.database.read(), *city).await?;
        let others = members.iter().any(|(m, _)| m.role == Role::Administrator.as_str() && m.person_id != caller.person.0);
        if *role == Role::Administrator && !others {
            alone.push(*city);
        }
    }
    Ok(alone)
}

/// Deletes the account: address, sessions, tokens, roles and declarations. Ballots stay: nobody can tell which they are.
///
/// # Errors
/// When it is not confirmed, or a city would be left without an administrator.
pub async fn delete(parvis: &Parvis, caller: &Caller, confirmed: bool) -> Result<()> {
    if !confirmed {
        return Err(Refusal::field("confirm", FieldError::Unticked));
    }
    if !only_administrator_of(parvis, caller).await?.is_empty() {
        return Err(Refusal::field("confirm", FieldError::Refused));
    }
    let now = parvis.clock.now();
    let tx = parvis.database.begin_write().await?;
    persons::delete(&tx, caller.person, now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()).await?;
    sessions::end_all(&tx, caller.person).await?;
    tokens::revoke_all(&tx, caller.person, now).await?;
    persons::forget_keys(&tx).await?;
    let entry = audit::Entry { actor: None, city: None, action: "person.delete", subject: "person".to_owned(), detail: json!({}), at: now };
    audit::note(&tx, entry).await?;
    tx.commit().await?;
    parvis.sessions.forget_person(caller.person);
    Ok(())
}

/// Chooses the language of mail.
///
/// # Errors
/// When the database refuses.
pub async fn set_language(parvis: &Parvis, caller: &Caller, language: Locale) -> Result<()> {
    let tx = parvis.database.begin_write().await?;
    persons::set_language(&tx, caller.person, language.code()).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.sessions.forget_person(caller.person);
    Ok(())
}

/// Ends every session of this person, on every device.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out_everywhere(parvis: &Parvis, caller: &Caller) -> Result<()> {
    let tx = parvis.database.begin_write().await?;
    sessions::end_all(&tx, caller.person).await?;
    once::commit(tx, parvis, caller, &()).await?;
    parvis.sessions.forget_person(caller.person);
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(parvis: &Parvis, token: &str) -> Result<()> {
    let hash = fingerprint(token.as_bytes());
    let tx = parvis.database.begin_write().await?;
    sessions::end(&tx, &hash).await?;
    tx.commit().await?;
    parvis.sessions.forget(&hash);
    Ok(())
}

/// Tokens are for city teams and mission staff.
#[must_use]
pub fn may_have_tokens(caller: &Caller) -> bool {
    caller.staff || !caller.roles.is_empty()
}

/// A token that was just made. Only this value and the instance key together make the token itself: so it can be told
/// again to whoever repeats the request, without ever being kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeToken {
    /// Its number.
    pub id: i64,
    seed: [u8; 32],
}

impl MadeToken {
    /// The token, to be kept by its owner only.
    #[must_use]
    pub fn token(&self, keys: &Keys) -> String {
        format!("parvis_{}", BASE64URL_NOPAD.encode(&keys.mark("api-token", &self.seed)))
    }
}

/// Makes a personal API token; it is shown once and only its hash is kept.
///
/// # Errors
/// When somebody may not, or a field is wrong.
pub async fn create_token(parvis: &Parvis, caller: &Caller, name: &str, days: u16) -> Result<MadeToken> {
    if !may_have_tokens(caller) {
        return Err(Refusal::NotFound);
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::field("name", FieldError::Required));
    }
    if name.chars().count() > 60 {
        return Err(Refusal::field("name", FieldError::TooLong { max: 60 }));
    }
    if !(1..=365).contains(&days) {
        return Err(Refusal::field("days", FieldError::Number { min: 1, max: 365 }));
    }
    let now = parvis.clock.now();
    let mut made = MadeToken { id: 0, seed: random::<32>() };
    let hash = fingerprint(made.token(&parvis.keys).as_bytes());
    let tx = parvis.database.begin_write().await?;
    let expires = now + SignedDuration::from_hours(24 * i64::from(days));
    made.id = tokens::add(&tx, caller.person, name, &hash, now, expires).await?;
    let entry =
        audit::Entry { actor: Some(caller.person), city: None, action: "token.create", subject: format!("token:{}", made.id), detail: json!({}), at: now };
    audit::note(&tx, entry).await?;
    once::commit(tx, parvis, caller, &made).await?;
    Ok(made)
}

/// This person's tokens.
///
/// # Errors
/// When somebody may not have any.
pub async fn tokens_of(parvis: &Parvis, caller: &Caller) -> Result<Vec<ApiToken>> {
    if !may_have_tokens(caller) {
        return Err(Refusal::NotFound);
    }
    Ok(tokens::of_person(parvis.database.read(), caller.person).await?)
}

/// Revokes a token.
///
/// # Errors
/// When it is not this person's, or revoked already.
pub async fn revoke_token(parvis: &Parvis, caller: &Caller, id: i64) -> Result<()> {
    let tx = parvis.database.begin_write().await?;
    if !tokens::revoke(&tx, caller.person, id, parvis.clock.now()).await? {
        return Err(Refusal::NotFound);
    }
    once::commit(tx, parvis, caller, &()).await?;
    Ok(())
}
