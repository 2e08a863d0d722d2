//! Who calls the API: the holder of a personal token, or whoever is signed in with this browser.

use crate::engage::{Caller, Refusal};
use crate::http::client_address::client_address;
use crate::http::cookies::{self, SESSION};
use crate::http::limits::Kind;
use crate::http::session;
use crate::http::trouble::Trouble;
use crate::parvis::Parvis;
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use app::view::form::Form;
use app::view::problem::Problem;
use domain::ids::{CityId, ConsultationId, PollId};
use std::future::Future;
use std::pin::Pin;
use store::cities::{self, City};

/// A call of the API.
pub struct Call {
    /// Everything at hand.
    pub parvis: web::Data<Parvis>,
    /// Who calls, if they say so.
    pub caller: Option<Caller>,
    /// The session token, when a browser calls.
    pub session: Option<String>,
    /// The request itself.
    pub request: HttpRequest,
}

impl Call {
    /// Who calls; without, the answer is 401.
    ///
    /// # Errors
    /// [`Trouble::SignIn`].
    pub fn signed_in(&self) -> Result<&Caller, Trouble> {
        self.caller.as_ref().ok_or(Trouble::SignIn)
    }

    /// Refuses tokens. A token that leaked must not make others, nor an end of the account.
    ///
    /// # Errors
    /// 403, when a program calls with a token.
    pub fn in_browser(&self) -> Result<(), Trouble> {
        if self.session.is_some() { Ok(()) } else { Err(Trouble::Problem(Problem::Forbidden)) }
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

    /// The poll of the address.
    ///
    /// # Errors
    /// Not found, when it is no number.
    pub fn poll(&self) -> Result<PollId, Trouble> {
        self.number("poll").map(PollId)
    }

    /// The consultation of the address.
    ///
    /// # Errors
    /// Not found, when it is no number.
    pub fn consultation(&self) -> Result<ConsultationId, Trouble> {
        self.number("consultation").map(ConsultationId)
    }

    /// The query of the address.
    #[must_use]
    pub fn query(&self) -> Form {
        crate::http::forms::parse(self.request.query_string().as_bytes())
    }

    /// The city of the address, for its team; with `run`, for whoever runs the team.
    ///
    /// # Errors
    /// Not found, for everybody else.
    pub async fn team_city(&self, run: bool) -> Result<City, Trouble> {
        let caller = self.signed_in()?;
        let city = cities::by_slug(self.parvis.database.read(), self.part("city")).await?.ok_or(Trouble::NOT_FOUND)?;
        if run {
            caller.must_run_team(CityId(city.id))?
        } else {
            caller.must_be_in_team(CityId(city.id))?
        }
        Ok(city)
    }

    /// Counts a ballot or another change.
    ///
    /// # Errors
    /// 429 when it was too often.
    pub fn count(&self, caller: &Caller, ballot: bool) -> Result<(), Trouble> {
        let person = caller.person.to_string();
        if !ballot {
            return limited(&self.parvis, Kind::WritePerAccount, &person);
        }
        limited(&self.parvis, Kind::BallotPerAccount, &person)?;
        self.count_address()
    }

    /// Counts a ballot by the address it comes from.
    ///
    /// # Errors
    /// 429 when it was too often.
    pub fn count_address(&self) -> Result<(), Trouble> {
        let address = client_address(&self.request, &self.parvis.config);
        limited(&self.parvis, Kind::BallotPerAddress, &address.to_string())
    }

    /// Counts a try of a code of an electoral roll.
    ///
    /// # Errors
    /// 429 when it was too often.
    pub fn count_code(&self, poll: PollId) -> Result<(), Trouble> {
        let address = client_address(&self.request, &self.parvis.config);
        self.parvis.limits.check_roll_code(address, poll).map_err(|wait| Refusal::TooOften { seconds: wait.seconds }.into())
    }
}

fn limited(parvis: &Parvis, kind: Kind, key: &str) -> Result<(), Trouble> {
    parvis.limits.check(kind, key).map_err(|wait| Refusal::TooOften { seconds: wait.seconds }.into())
}

/// The token of a request, if it brings one.
fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

async fn caller(parvis: &Parvis, token: Option<&str>, session: Option<&str>) -> Result<Option<Caller>, Trouble> {
    match (token, session) {
        // A token that is wrong is never quietly replaced by a cookie.
        (Some(token), _) => {
            limited(parvis, Kind::ApiPerToken, token)?;
            Ok(Some(session::token_holder(parvis, token).await?.ok_or(Trouble::SignIn)?))
        }
        (None, Some(session)) => Ok(session::caller(parvis, session).await?),
        (None, None) => Ok(None),
    }
}

impl FromRequest for Call {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let parvis = request.app_data::<web::Data<Parvis>>().cloned().ok_or(Trouble::Problem(Problem::Unavailable))?;
            let token = bearer(&request);
            let session = cookies::read(&request, SESSION, parvis.config.secure()).filter(|_| token.is_none());
            let caller = caller(&parvis, token.as_deref(), session.as_deref()).await?;
            let session = session.filter(|_| caller.is_some());
            Ok(Self { parvis, caller, session, request })
        })
    }
}
