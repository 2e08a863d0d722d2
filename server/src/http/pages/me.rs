//! `/{lang}/me…` and `/{lang}/invitations`: a resident's own pages.

use super::texts::{city_name, pick, title};
use crate::engage::teams::{Seat, invitations_for, settle};
use crate::engage::{Caller, Refusal, Role, me};
use crate::http::cookies::{self, SESSION};
use crate::http::files::attached;
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use actix_web::HttpResponse;
use actix_web::http::header;
use app::view::form::Form;
use app::view::frame::Notice;
use app::view::me::{DeleteView, Invitation, InvitationsView, MeView, Role as ShownRole, Token, TokensView, TookPart, TrusteeOf};
use app::words::Locale;
use domain::ids::CityId;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use store::cities::City;
use store::moments::timestamp;
use store::polls::life;
use store::{cities, persons, sessions};

/// The own page.
pub async fn get(visit: Visit) -> Answer {
    let caller = visit.signed_in()?;
    let connection = visit.parvis.database.read();
    let names = names(&visit).await?;
    let now = visit.parvis.clock.now();
    let took_part = me::took_part(&visit.parvis, caller).await?;
    let took_part = took_part
        .iter()
        .map(|sheet| TookPart {
            city: city_name(&sheet.city, visit.locale),
            city_slug: sheet.city.slug.clone(),
            consultation: title(&sheet.consultation, &sheet.consultation_texts, visit.locale),
            consultation_slug: sheet.consultation.slug.clone(),
            poll: sheet.poll,
            title: pick(&sheet.paper.texts, &sheet.languages(), visit.locale, |text| &text.title),
            state: life(&sheet.row).state(now),
        })
        .collect();
    let trusts = me::trustee_of(&visit.parvis, caller).await?;
    let trustee_of = trusts.iter().map(|sheet| TrusteeOf {
        city: city_name(&sheet.city, visit.locale),
        poll: sheet.poll,
        title: pick(&sheet.paper.texts, &sheet.languages(), visit.locale, |text| &text.title),
    });
    let residence = persons::residences(connection, caller.person).await?;
    let view = MeView {
        email: caller.email.clone(),
        took_part,
        trustee_of: trustee_of.collect(),
        residence: residence.iter().filter_map(|row| names.get(&row.city_id)).map(|city| city_name(city, visit.locale)).collect(),
        roles: roles(caller, &names, visit.locale),
        invitations: invitations_for(&visit.parvis, caller).await?.len() as u64,
        tokens: me::may_have_tokens(caller),
        language: caller.language,
        sessions: sessions::count(connection, caller.person, now).await?,
    };
    visit.page(|frame| app::pages::me::me(frame, &view))
}

async fn names(visit: &Visit) -> Result<BTreeMap<i64, City>, Trouble> {
    Ok(cities::all(visit.parvis.database.read()).await?.into_iter().map(|city| (city.id, city)).collect())
}

fn roles(caller: &Caller, names: &BTreeMap<i64, City>, locale: Locale) -> Vec<ShownRole> {
    let staff = caller.staff.then_some(ShownRole::MissionStaff);
    let in_teams = caller.roles.iter().filter_map(|(city, role)| Some(shown(*role, city_name(names.get(&city.0)?, locale))));
    staff.into_iter().chain(in_teams).collect()
}

fn shown(role: Role, city: String) -> ShownRole {
    match role {
        Role::Administrator => ShownRole::Administrator { city },
        Role::Moderator => ShownRole::Moderator { city },
    }
}

/// Chooses the language of mail.
pub async fn language(visit: Visit, posted: Posted) -> Answer {
    let caller = visit.signed_in()?;
    let language = Locale::parse(posted.0.value("language")).unwrap_or(visit.locale);
    me::set_language(&visit.parvis, caller, language).await?;
    visit.to("/me", Some(Notice::Saved))
}

/// Signs out here.
pub async fn sign_out(visit: Visit) -> Answer {
    if let Some(token) = &visit.token {
        me::sign_out(&visit.parvis, token).await?;
    }
    let cookies = vec![cookies::remove(SESSION, visit.parvis.config.secure())];
    visit.to_with(&format!("/{}", visit.locale.code()), Some(Notice::SignedOut), cookies)
}

/// Signs out everywhere.
pub async fn sign_out_everywhere(visit: Visit) -> Answer {
    me::sign_out_everywhere(&visit.parvis, visit.signed_in()?).await?;
    let cookies = vec![cookies::remove(SESSION, visit.parvis.config.secure())];
    visit.to_with(&format!("/{}", visit.locale.code()), Some(Notice::SignedOutEverywhere), cookies)
}

/// Everything that is kept about this person, as a file.
pub async fn export(visit: Visit) -> Answer {
    let data = me::export(&visit.parvis, visit.signed_in()?).await?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header(attached("parvis-my-data.json".to_owned())).insert_header((header::CACHE_CONTROL, "no-store"));
    Ok(answer.json(data))
}

async fn delete_view(visit: &Visit, form: Form) -> Result<DeleteView, Trouble> {
    let caller = visit.signed_in()?;
    let names = names(visit).await?;
    let alone = me::only_administrator_of(&visit.parvis, caller).await?;
    let only_administrator_of = alone.iter().filter_map(|city| names.get(&city.0)).map(|city| city_name(city, visit.locale)).collect();
    Ok(DeleteView { form, email: caller.email.clone(), only_administrator_of })
}

/// Asks before deleting.
pub async fn confirm_delete(visit: Visit) -> Answer {
    let view = delete_view(&visit, Form::default()).await?;
    visit.page(|frame| app::pages::me::delete(frame, &view))
}

/// Deletes the account.
pub async fn delete(visit: Visit, posted: Posted) -> Answer {
    let mut form = posted.0;
    match me::delete(&visit.parvis, visit.signed_in()?, form.has("confirm", "yes")).await {
        Ok(()) => {
            let cookies = vec![cookies::remove(SESSION, visit.parvis.config.secure())];
            visit.to_with(&format!("/{}", visit.locale.code()), Some(Notice::AccountDeleted), cookies)
        }
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = delete_view(&visit, form).await?;
            visit.again(|frame| app::pages::me::delete(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Invitations that wait for this address.
pub async fn invitations(visit: Visit) -> Answer {
    let caller = visit.signed_in()?;
    let names = names(&visit).await?;
    let mut shown_invitations = Vec::new();
    for invitation in invitations_for(&visit.parvis, caller).await? {
        let by = persons::by_id(visit.parvis.database.read(), domain::ids::PersonId(invitation.invited_by)).await?;
        let role = match Seat::of(&invitation) {
            Some(Seat::Staff) => ShownRole::MissionStaff,
            Some(Seat::Team(CityId(city), role)) => match names.get(&city) {
                Some(city) => shown(role, city_name(city, visit.locale)),
                None => continue,
            },
            None => continue,
        };
        let expires = timestamp(invitation.expires_at).to_zoned_datetime(TimeZone::UTC).date();
        shown_invitations.push(Invitation { id: invitation.id, role, invited_by: by.and_then(|by| by.email), expires: Some(expires) });
    }
    visit.page(|frame| app::pages::me::invitations(frame, &InvitationsView { invitations: shown_invitations }))
}

/// Accepts or declines.
pub async fn settle_invitation(visit: Visit, posted: Posted) -> Answer {
    let accept = posted.0.value("action") == "accept";
    settle(&visit.parvis, visit.signed_in()?, visit.number("invitation")?, accept).await?;
    visit.to("/invitations", Some(if accept { Notice::InvitationAccepted } else { Notice::InvitationDeclined }))
}

async fn tokens_view(visit: &Visit, form: Form, fresh: Option<String>) -> Result<TokensView, Trouble> {
    let now = visit.parvis.clock.now();
    let day = |at: i64| timestamp(at).to_zoned_datetime(TimeZone::UTC).date();
    let tokens = me::tokens_of(&visit.parvis, visit.signed_in()?).await?;
    let tokens = tokens.into_iter().map(|token| Token {
        id: token.id,
        created: day(token.created_at),
        expires: Some(day(token.expires_at)),
        last_used: None,
        over: token.revoked_at.is_some() || timestamp(token.expires_at) <= now,
        name: token.name,
    });
    Ok(TokensView { form, fresh, tokens: tokens.collect() })
}

/// Personal API tokens.
pub async fn tokens(visit: Visit) -> Answer {
    let view = tokens_view(&visit, Form::default(), None).await?;
    visit.page(|frame| app::pages::me::tokens(frame, &view))
}

/// Makes a token and shows it, once.
pub async fn create_token(visit: Visit, posted: Posted) -> Answer {
    let mut form = posted.0;
    let days = form.value("days").parse().unwrap_or(0);
    match me::create_token(&visit.parvis, visit.signed_in()?, form.value("name"), days).await {
        Ok(made) => {
            let view = tokens_view(&visit, Form::default(), Some(made.token(&visit.parvis.keys))).await?;
            visit.page(|frame| app::pages::me::tokens(frame, &view))
        }
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = tokens_view(&visit, form, None).await?;
            visit.again(|frame| app::pages::me::tokens(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Revokes a token.
pub async fn revoke_token(visit: Visit) -> Answer {
    me::revoke_token(&visit.parvis, visit.signed_in()?, visit.number("token")?).await?;
    visit.to("/me/tokens", Some(Notice::TokenRevoked))
}
