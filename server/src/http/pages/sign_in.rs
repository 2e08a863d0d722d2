//! `/{lang}/sign-in…` and `/{lang}/first-run/{token}`.

use crate::engage::sign_in::{LinkState, Request, SignedIn, look, request, use_code, use_link};
use crate::engage::{Refusal, teams};
use crate::http::client_address::client_address;
use crate::http::cookies::{self, ADDRESS, BROWSER, SESSION};
use crate::http::forms::{Posted, refuse};
use crate::http::{Answer, Trouble, Visit};
use crate::keys::random;
use app::view::form::{FieldError, Form};
use app::view::frame::Notice;
use app::view::sign_in::{AccountKind, DemonstrationAccount, FirstRunView, LinkState as Shown, SignInLinkView, SignInSentView, SignInView};
use data_encoding::BASE64URL_NOPAD;
use std::sync::atomic::Ordering;

/// A path of this site, and nothing else: otherwise a link could lead anywhere after signing in.
fn local_path(path: &str) -> Option<String> {
    let safe = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.chars().all(|letter| !letter.is_control());
    (safe && path.len() <= 500).then(|| path.to_owned())
}

fn view(visit: &Visit, form: Form) -> SignInView {
    let next = Some(form.value("next")).filter(|next| !next.is_empty()).and_then(local_path);
    let demonstration = if visit.parvis.simulated.load(Ordering::Relaxed) {
        [(AccountKind::Resident, "resident@demo.example"), (AccountKind::CityTeam, "team@demo.example"), (AccountKind::MissionStaff, "staff@demo.example")]
            .map(|(kind, email)| DemonstrationAccount { kind, email: email.to_owned() })
            .to_vec()
    } else {
        Vec::new()
    };
    SignInView { form, next, demonstration }
}

/// The form.
pub async fn get(visit: Visit) -> Answer {
    let view = view(&visit, visit.query());
    visit.page(|frame| app::pages::sign_in::sign_in(frame, &view))
}

/// Sends the mail, and leads to the page that says so.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let mut form = posted.0;
    let secure = visit.parvis.config.secure();
    let browser = cookies::read(&visit.request, BROWSER, secure).unwrap_or_else(|| BASE64URL_NOPAD.encode(&random::<32>()));
    let return_to = local_path(form.value("next")).unwrap_or_else(|| format!("/{}/me", visit.locale.code()));
    let asked = Request {
        email: form.value("email"),
        return_to: &return_to,
        language: visit.locale,
        browser: &browser,
        from: client_address(&visit.request, &visit.parvis.config),
    };
    match request(&visit.parvis, asked).await {
        Ok(()) => {
            let minutes = i64::from(visit.parvis.config.sign_in_minutes);
            let address: String = url::form_urlencoded::byte_serialize(form.value("email").trim().as_bytes()).collect();
            let cookies = vec![cookies::set(BROWSER, browser, minutes * 60, secure), cookies::set(ADDRESS, address, minutes * 60, secure)];
            visit.to_with(&format!("/{}/sign-in/sent", visit.locale.code()), None, cookies)
        }
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = view(&visit, form);
            visit.again(|frame| app::pages::sign_in::sign_in(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn sent_view(visit: &Visit, form: Form) -> SignInSentView {
    let address = cookies::read(&visit.request, ADDRESS, visit.parvis.config.secure());
    let email = address.and_then(|address| url::form_urlencoded::parse(address.as_bytes()).next().map(|(text, _)| text.into_owned()));
    SignInSentView { form, email, minutes: u16::try_from(visit.parvis.config.sign_in_minutes).unwrap_or(10) }
}

/// A mail is on its way; here its code can be typed.
pub async fn sent(visit: Visit) -> Answer {
    let view = sent_view(&visit, Form::default());
    visit.page(|frame| app::pages::sign_in::sign_in_sent(frame, &view))
}

/// Signs in with the code.
pub async fn code(visit: Visit, posted: Posted) -> Answer {
    let mut form = posted.0;
    let signed_in = match cookies::read(&visit.request, BROWSER, visit.parvis.config.secure()) {
        Some(browser) => use_code(&visit.parvis, form.value("code"), &browser).await,
        None => Err(Refusal::field("code", FieldError::Code)),
    };
    match signed_in {
        Ok(signed_in) => enter(&visit, signed_in),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            let view = sent_view(&visit, form);
            visit.again(|frame| app::pages::sign_in::sign_in_sent(frame, &view))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn enter(visit: &Visit, signed_in: SignedIn) -> Answer {
    let secure = visit.parvis.config.secure();
    let seconds = signed_in.expires.duration_since(visit.parvis.clock.now()).as_secs();
    let cookies = vec![cookies::set(SESSION, signed_in.token, seconds, secure), cookies::remove(BROWSER, secure), cookies::remove(ADDRESS, secure)];
    visit.to_with(&signed_in.return_to, Some(Notice::SignedIn), cookies)
}

/// The page behind the link. Looking changes nothing.
pub async fn link(visit: Visit) -> Answer {
    let browser = cookies::read(&visit.request, BROWSER, visit.parvis.config.secure());
    let state = look(&visit.parvis, visit.part("token"), browser.as_deref()).await?;
    link_page(&visit, state)
}

fn link_page(visit: &Visit, state: LinkState) -> Answer {
    let state = match state {
        LinkState::Ready => Shown::Ready,
        LinkState::OtherBrowser => Shown::OtherBrowser,
        LinkState::Gone => Shown::Gone,
    };
    visit.page(|frame| app::pages::sign_in::sign_in_link(frame, &SignInLinkView { state }))
}

/// The button behind the link: signs in, once.
pub async fn use_it(visit: Visit) -> Answer {
    let browser = cookies::read(&visit.request, BROWSER, visit.parvis.config.secure());
    let token = visit.part("token").to_owned();
    match use_link(&visit.parvis, &token, browser.as_deref()).await? {
        Some(signed_in) => enter(&visit, signed_in),
        None => {
            let state = look(&visit.parvis, &token, browser.as_deref()).await?;
            link_page(&visit, state)
        }
    }
}

/// The first run: the form for the very first account.
pub async fn first_run(visit: Visit) -> Answer {
    if !teams::first_run_open(&visit.parvis, visit.part("token")).await? {
        return Err(Trouble::NOT_FOUND);
    }
    visit.page(|frame| app::pages::sign_in::first_run(frame, &FirstRunView::default()))
}

/// Makes the very first account, of the mission staff.
pub async fn found(visit: Visit, posted: Posted) -> Answer {
    let mut form = posted.0;
    match teams::first_run(&visit.parvis, visit.part("token"), form.value("email"), visit.locale).await {
        Ok(signed_in) => enter(&visit, signed_in),
        Err(Refusal::Fields(fields)) => {
            refuse(&mut form, fields);
            visit.again(|frame| app::pages::sign_in::first_run(frame, &FirstRunView { form }))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
