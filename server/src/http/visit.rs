//! A visit of a page: its language, who comes, and how the answer is framed.

use super::client_address::client_address;
use super::cookies::{self, NOTICE, SESSION};
use super::limits::Kind;
use super::session;
use super::trouble::{Answer, Trouble};
use crate::engage::Caller;
use crate::parvis::Parvis;
use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentType};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use app::view::form::Form;
use app::view::frame::{Frame, Notice, Viewer};
use app::view::problem::Problem;
use app::words::Locale;
use app::{Page, render};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering;

/// A visit.
pub struct Visit {
    /// Everything at hand.
    pub parvis: web::Data<Parvis>,
    /// The language of the page.
    pub locale: Locale,
    /// Who comes, if signed in.
    pub caller: Option<Caller>,
    /// The session token, if signed in.
    pub token: Option<String>,
    /// The request itself.
    pub request: HttpRequest,
    notice: Option<Notice>,
}

impl FromRequest for Visit {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let language = request.match_info().get("lang").and_then(Locale::parse).ok_or(Trouble::NOT_FOUND)?;
            Visit::of(request, language).await
        })
    }
}

impl Visit {
    async fn of(request: HttpRequest, locale: Locale) -> Result<Self, Trouble> {
        let parvis = request.app_data::<web::Data<Parvis>>().cloned().ok_or(Trouble::Problem(Problem::Unavailable))?;
        let secure = parvis.config.secure();
        let token = cookies::read(&request, SESSION, secure);
        let caller = match &token {
            Some(token) => session::caller(&parvis, token).await?,
            None => None,
        };
        let token = token.filter(|_| caller.is_some());
        limit(&parvis, &request, caller.as_ref())?;
        let notice = cookies::read(&request, NOTICE, secure).and_then(|name| Notice::parse(&name));
        Ok(Self { parvis, locale, caller, token, request, notice })
    }

    /// The person who is signed in; otherwise they are asked to sign in and come back.
    ///
    /// # Errors
    /// [`Trouble::SignIn`].
    pub fn signed_in(&self) -> Result<&Caller, Trouble> {
        self.caller.as_ref().ok_or(Trouble::SignIn)
    }

    /// A part of the address, such as `city`.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    /// A part of the address that is a number.
    ///
    /// # Errors
    /// Not found, when it is not one.
    pub fn number(&self, name: &str) -> Result<i64, Trouble> {
        self.part(name).parse().map_err(|_| Trouble::NOT_FOUND)
    }

    /// The query of the address.
    #[must_use]
    pub fn query(&self) -> Form {
        super::forms::parse(self.request.query_string().as_bytes())
    }

    /// May the answer be shared by everybody? Nobody is signed in and nothing has just happened.
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.caller.is_none() && self.notice.is_none()
    }

    /// The frame of the page.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let path = self.request.uri().path_and_query().map_or("/", |path| path.as_str());
        let path = path.strip_prefix('/').and_then(|path| path.strip_prefix(self.locale.code())).unwrap_or_default();
        let viewer = self.caller.as_ref().map(|caller| Viewer { label: caller.email.clone(), team: !caller.roles.is_empty(), staff: caller.staff });
        let simulated = self.parvis.simulated.load(Ordering::Relaxed);
        Frame {
            locale: self.locale,
            path: path.to_owned(),
            origin: self.parvis.config.origin().to_owned(),
            viewer,
            simulated,
            notice: self.notice,
            assets: self.parvis.assets.frame_assets(),
            mailbox: simulated && self.parvis.mail.folder().is_some(),
        }
    }

    /// Renders a page as the answer.
    ///
    /// # Errors
    /// None; the type fits handlers.
    pub fn page(&self, page: impl FnOnce(&Frame) -> Page) -> Answer {
        self.page_with(StatusCode::OK, page)
    }

    /// Renders a form again, with what was typed and what is wrong: 422.
    ///
    /// # Errors
    /// None; the type fits handlers.
    pub fn again(&self, page: impl FnOnce(&Frame) -> Page) -> Answer {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    fn page_with(&self, status: StatusCode, page: impl FnOnce(&Frame) -> Page) -> Answer {
        let html = render(&self.frame(), page);
        let mut answer = HttpResponse::build(status);
        answer.content_type(ContentType::html()).insert_header((header::CONTENT_LANGUAGE, self.locale.code()));
        answer.insert_header((header::CACHE_CONTROL, "no-store"));
        if self.notice.is_some() {
            answer.cookie(cookies::remove(NOTICE, self.parvis.config.secure()));
        }
        Ok(answer.body(html))
    }

    /// A page for everybody: rendered once and kept, unless somebody is signed in.
    ///
    /// # Errors
    /// When the page cannot be made.
    pub async fn shared<F>(&self, view: F) -> Answer
    where
        F: Future<Output = Result<Box<dyn FnOnce(&Frame) -> Page>, Trouble>>,
    {
        if !self.is_anonymous() {
            return self.page(view.await?);
        }
        super::cache::shared(&self.request, &self.parvis, self.locale, async { Ok(render(&self.frame(), view.await?)) }).await
    }

    /// To another page of this site (a path without the language), saying what has happened.
    ///
    /// # Errors
    /// None; the type fits handlers.
    pub fn to(&self, path: &str, notice: Option<Notice>) -> Answer {
        self.to_with(&format!("/{}{path}", self.locale.code()), notice, Vec::new())
    }

    /// To a whole path, with cookies.
    ///
    /// # Errors
    /// None; the type fits handlers.
    pub fn to_with(&self, location: &str, notice: Option<Notice>, cookies: Vec<Cookie<'static>>) -> Answer {
        let mut answer = HttpResponse::SeeOther();
        answer.insert_header((header::LOCATION, location)).insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(notice) = notice {
            answer.cookie(cookies::set(NOTICE, notice.name(), 60, self.parvis.config.secure()));
        }
        for cookie in cookies {
            answer.cookie(cookie);
        }
        Ok(answer.finish())
    }
}

/// How often pages may be read from one address, and how often one account may change something. Ballots have limits
/// of their own.
fn limit(parvis: &Parvis, request: &HttpRequest, caller: Option<&Caller>) -> Result<(), Trouble> {
    let checked = match caller {
        Some(caller) if !request.method().is_safe() => parvis.limits.check(Kind::WritePerAccount, &caller.person.to_string()),
        _ => parvis.limits.check_address(Kind::ReadPerAddress, client_address(request, &parvis.config)),
    };
    checked.map_err(|wait| Trouble::Problem(Problem::TooManyRequests { seconds: wait.seconds }))
}

/// The page that says what is wrong, in the language of the address or of the browser.
pub async fn problem_page(parvis: &web::Data<Parvis>, request: &HttpRequest, problem: Problem) -> HttpResponse {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let wait = match problem {
        Problem::TooManyRequests { seconds } => Some(seconds),
        Problem::Unavailable => Some(5),
        _ => None,
    };
    let of_path = request.path().split('/').nth(1).and_then(Locale::parse);
    let locale = of_path.unwrap_or_else(|| preferred(request));
    let visit = match Visit::of(request.clone(), locale).await {
        Ok(visit) => visit,
        // Even who comes cannot be looked up: then nobody does.
        Err(_) => Visit { parvis: parvis.clone(), locale, caller: None, token: None, request: request.clone(), notice: None },
    };
    let mut frame = visit.frame();
    if of_path.is_none() {
        frame.path = String::new();
    }
    let html = render(&frame, |frame| app::pages::problem::problem(frame, &problem));
    let mut answer = HttpResponse::build(status);
    answer.content_type(ContentType::html()).insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(seconds) = wait {
        answer.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    answer.body(html)
}

/// The language a browser prefers among ours.
#[must_use]
pub fn preferred(request: &HttpRequest) -> Locale {
    let header = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.and_then(Locale::negotiate).unwrap_or(Locale::En)
}
