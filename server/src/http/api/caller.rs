//! Who calls the API: the holder of a personal token, or whoever is signed in with this browser.

use crate::engage::Caller;
use crate::http::cookies::{self, SESSION};
use crate::http::session;
use crate::http::trouble::Trouble;
use crate::parvis::Parvis;
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use app::view::problem::Problem;
use std::future::Future;
use std::pin::Pin;

/// A call of the API.
pub struct Call {
    /// Everything at hand.
    pub parvis: web::Data<Parvis>,
    /// Who calls, if they say so.
    pub caller: Option<Caller>,
}

impl Call {
    /// Who calls; without, the answer is 401.
    ///
    /// # Errors
    /// [`Trouble::SignIn`].
    pub fn signed_in(&self) -> Result<&Caller, Trouble> {
        self.caller.as_ref().ok_or(Trouble::SignIn)
    }
}

impl FromRequest for Call {
    type Error = Trouble;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Trouble>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let parvis = request.app_data::<web::Data<Parvis>>().cloned().ok_or(Trouble::Problem(Problem::Unavailable))?;
            let bearer = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
            let caller = match (bearer, cookies::read(&request, SESSION, parvis.config.secure())) {
                // A token that is wrong is never quietly replaced by a cookie.
                (Some(token), _) => Some(session::token_holder(&parvis, token.trim()).await?.ok_or(Trouble::SignIn)?),
                (None, Some(token)) => session::caller(&parvis, &token).await?,
                (None, None) => None,
            };
            Ok(Self { parvis, caller })
        })
    }
}
