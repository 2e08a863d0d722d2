//! The table of contents: every address, and who may see what is there. A route without a row in the access test fails
//! that test; what somebody may not see answers 404.

use super::pages::team::{consultation, consultation_form, course, home as desk, members, paper, pile, poll as team_poll, poll_form, roll, trustees};
use super::pages::{
    api as api_page, cities, consultations, home, indicators, info, log as log_page, mailbox, me, poll, sign_in, staff, trustee, unsubscribe,
    witness as witness_page,
};
use super::{api, files, health, log, witness};
use actix_web::dev::HttpServiceFactory;
use actix_web::http::Method;
use actix_web::{FromRequest, Handler, Resource, Responder, Route, guard, web};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Anybody.
    Anyone,
    /// Whoever is signed in; others are asked to.
    SignedIn,
    /// Whoever may vote in the poll in question: those who are signed in, and where there is an electoral roll, anybody who
    /// shows a code of it.
    Voter,
    /// The team of the city in question.
    Team,
    /// Who runs the team of the city in question: its administrators, and the mission staff.
    TeamAdministrator,
    /// City teams and mission staff: who may have API tokens.
    TokenHolder,
    /// The mission staff.
    Staff,
    /// Only in a demonstration.
    Demonstration,
    /// Whoever has the link of the first run.
    FirstRun,
    /// Machines of the operator.
    Operator,
}

/// One route.
pub struct Entry {
    /// The method.
    pub method: Method,
    /// The pattern of the address.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    route: Route,
}

fn entry<F, Args>(method: Method, path: &'static str, access: Access, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    // Whoever may look may also ask for the head alone; actix leaves the body out.
    let route = if method == Method::GET { web::route().guard(guard::Any(guard::Get()).or(guard::Head())) } else { web::method(method.clone()) };
    Entry { route: route.to(handler), method, path, access }
}

/// A route that looks.
pub fn get<F, Args>(path: &'static str, access: Access, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    entry(Method::GET, path, access, handler)
}

/// A route that acts.
pub fn post<F, Args>(path: &'static str, access: Access, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    entry(Method::POST, path, access, handler)
}

/// A route that puts something in the place of what was there.
pub fn put<F, Args>(path: &'static str, access: Access, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    entry(Method::PUT, path, access, handler)
}

/// A route that takes something away.
pub fn delete<F, Args>(path: &'static str, access: Access, handler: F) -> Entry
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    entry(Method::DELETE, path, access, handler)
}

/// Every route of Parvis.
#[must_use]
pub fn table() -> Vec<Entry> {
    [machines(), public(), residents(), team(), mission(), api::routes::table()].into_iter().flatten().collect()
}

fn machines() -> Vec<Entry> {
    use Access::{Anyone, Operator};
    vec![
        get("/health/live", Anyone, health::live),
        get("/health/ready", Anyone, health::ready),
        get("/metrics", Operator, health::metrics),
        get("/assets/{name}", Anyone, files::asset),
        get("/favicon.svg", Anyone, files::favicon),
        get("/robots.txt", Anyone, files::robots),
        get("/polls/{poll}/checkpoint", Anyone, log::checkpoint),
        get("/polls/{poll}/definition", Anyone, log::definition),
        get("/polls/{poll}/tile/{tile:.*}", Anyone, log::tile),
        get("/polls/{poll}/proof", Anyone, log::proof),
        get("/polls/{poll}/consistency", Anyone, log::consistency),
        get("/polls/{poll}/bundle.jsonl", Anyone, log::bundle_plain),
        get("/polls/{poll}/bundle.jsonl.gz", Anyone, log::bundle_gz),
        get("/witness/key", Anyone, witness::public_key),
        post("/witness/add-checkpoint", Anyone, witness::add_checkpoint),
    ]
}

fn public() -> Vec<Entry> {
    use Access::{Anyone, Demonstration, FirstRun};
    vec![
        get("/", Anyone, home::language),
        get("/{lang}", Anyone, home::get),
        get("/{lang}/cities", Anyone, cities::index),
        get("/{lang}/cities/{city}", Anyone, cities::show),
        get("/{lang}/cities/{city}/consultations/{consultation}", Anyone, consultations::show),
        get("/{lang}/consultations", Anyone, consultations::index),
        get("/{lang}/polls/{poll}", Anyone, poll::get),
        get("/{lang}/polls/{poll}/ballots", Anyone, poll::published),
        get("/{lang}/polls/{poll}/secrecy", Anyone, poll::secrecy),
        get("/{lang}/polls/{poll}/log", Anyone, log_page::get),
        post("/{lang}/polls/{poll}/log", Anyone, log_page::find),
        get("/{lang}/indicators", Anyone, indicators::get),
        get("/{lang}/audit", Anyone, info::audit),
        get("/{lang}/witness", Anyone, witness_page::get),
        get("/{lang}/secrecy", Anyone, info::secrecy),
        get("/{lang}/privacy", Anyone, info::privacy),
        get("/{lang}/accessibility", Anyone, info::accessibility),
        get("/{lang}/about", Anyone, info::about),
        get("/{lang}/api", Anyone, api_page::get),
        get("/{lang}/sign-in", Anyone, sign_in::get),
        post("/{lang}/sign-in", Anyone, sign_in::post),
        get("/{lang}/sign-in/sent", Anyone, sign_in::sent),
        post("/{lang}/sign-in/sent", Anyone, sign_in::code),
        get("/{lang}/sign-in/link/{token}", Anyone, sign_in::link),
        post("/{lang}/sign-in/link/{token}", Anyone, sign_in::use_it),
        get("/{lang}/unsubscribe/{token}", Anyone, unsubscribe::get),
        post("/{lang}/unsubscribe/{token}", Anyone, unsubscribe::post),
        get("/{lang}/first-run/{token}", FirstRun, sign_in::first_run),
        post("/{lang}/first-run/{token}", FirstRun, sign_in::found),
        get("/{lang}/mailbox", Demonstration, mailbox::get),
        get("/{lang}/mailbox/{mail}", Demonstration, mailbox::show),
    ]
}

fn residents() -> Vec<Entry> {
    use Access::{SignedIn, TokenHolder, Voter};
    vec![
        post("/{lang}/polls/{poll}", Voter, poll::post),
        get("/{lang}/polls/{poll}/receipt", Voter, poll::receipt),
        post("/{lang}/polls/{poll}/receipt", Voter, poll::signed_receipt),
        get("/{lang}/me", SignedIn, me::get),
        post("/{lang}/me/language", SignedIn, me::language),
        post("/{lang}/me/sign-out", Access::Anyone, me::sign_out),
        post("/{lang}/me/sign-out-everywhere", SignedIn, me::sign_out_everywhere),
        get("/{lang}/me/export", SignedIn, me::export),
        get("/{lang}/me/delete", SignedIn, me::confirm_delete),
        post("/{lang}/me/delete", SignedIn, me::delete),
        get("/{lang}/me/tokens", TokenHolder, me::tokens),
        post("/{lang}/me/tokens", TokenHolder, me::create_token),
        post("/{lang}/me/tokens/{token}/revoke", TokenHolder, me::revoke_token),
        get("/{lang}/invitations", SignedIn, me::invitations),
        post("/{lang}/invitations/{invitation}", SignedIn, me::settle_invitation),
        get("/{lang}/team", SignedIn, desk::get),
        get("/{lang}/trustee/{poll}", SignedIn, trustee::get),
    ]
}

fn team() -> Vec<Entry> {
    use Access::{Team, TeamAdministrator};
    vec![
        get("/{lang}/team/cities/{city}", Team, desk::dashboard),
        get("/{lang}/team/cities/{city}/consultations/new", Team, consultation_form::new),
        post("/{lang}/team/cities/{city}/consultations/new", Team, consultation_form::create_new),
        get("/{lang}/team/cities/{city}/members", Team, members::get),
        post("/{lang}/team/cities/{city}/members", TeamAdministrator, members::invite),
        post("/{lang}/team/cities/{city}/members/{person}/remove", TeamAdministrator, members::remove),
        get("/{lang}/team/cities/{city}/facts", TeamAdministrator, members::facts),
        post("/{lang}/team/cities/{city}/facts", TeamAdministrator, members::declare),
        get("/{lang}/team/consultations/{consultation}", Team, consultation::get),
        get("/{lang}/team/consultations/{consultation}/edit", Team, consultation_form::edit),
        post("/{lang}/team/consultations/{consultation}/edit", Team, consultation_form::save),
        post("/{lang}/team/consultations/{consultation}/publish", Team, consultation::publish),
        get("/{lang}/team/consultations/{consultation}/answer", Team, consultation::answer),
        post("/{lang}/team/consultations/{consultation}/answer", Team, consultation::save_answer),
        post("/{lang}/team/consultations/{consultation}/polls", Team, consultation::add_poll),
        get("/{lang}/team/polls/{poll}", Team, team_poll::get),
        get("/{lang}/team/polls/{poll}/edit", Team, poll_form::edit),
        post("/{lang}/team/polls/{poll}/edit", Team, poll_form::save),
        get("/{lang}/team/polls/{poll}/dates", Team, poll_form::dates),
        post("/{lang}/team/polls/{poll}/dates", Team, poll_form::save_dates),
        get("/{lang}/team/polls/{poll}/preview", Team, team_poll::preview),
        get("/{lang}/team/polls/{poll}/rehearsal", Team, team_poll::rehearsal),
        post("/{lang}/team/polls/{poll}/publish", Team, team_poll::publish),
        get("/{lang}/team/polls/{poll}/extend", Team, course::extend),
        post("/{lang}/team/polls/{poll}/extend", Team, course::save_extension),
        get("/{lang}/team/polls/{poll}/close", Team, course::close),
        post("/{lang}/team/polls/{poll}/close", Team, course::save_close),
        get("/{lang}/team/polls/{poll}/results", Team, course::results),
        post("/{lang}/team/polls/{poll}/results", Team, course::save_results),
        get("/{lang}/team/polls/{poll}/correct", Team, team_poll::correct),
        post("/{lang}/team/polls/{poll}/correct", Team, team_poll::save_correction),
        get("/{lang}/team/polls/{poll}/paper", Team, paper::get),
        post("/{lang}/team/polls/{poll}/paper", Team, paper::post),
        get("/{lang}/team/polls/{poll}/roll", Team, roll::get),
        post("/{lang}/team/polls/{poll}/roll", Team, roll::post),
        get("/{lang}/team/polls/{poll}/trustees", Team, trustees::get),
        post("/{lang}/team/polls/{poll}/trustees", Team, trustees::post),
        get("/{lang}/team/polls/{poll}/paper/batches/{batch}", Team, pile::get),
        post("/{lang}/team/polls/{poll}/paper/batches/{batch}", Team, pile::post),
    ]
}

fn mission() -> Vec<Entry> {
    vec![get("/{lang}/staff", Access::Staff, staff::get), post("/{lang}/staff", Access::Staff, staff::post)]
}

/// The routes as services: one resource for each address, in the order of the table. A wrong method answers 405, and
/// says which are right.
#[must_use]
pub fn services() -> Vec<impl HttpServiceFactory + 'static> {
    let mut resources: Vec<(&'static str, Vec<Method>, Resource)> = Vec::new();
    for entry in table() {
        let place = resources.iter().position(|(path, ..)| *path == entry.path);
        let (path, mut methods, resource) = match place {
            Some(index) => resources.remove(index),
            None => (entry.path, Vec::new(), web::resource(entry.path)),
        };
        methods.push(entry.method.clone());
        let mut resource = resource.route(entry.route);
        if entry.method == Method::GET {
            methods.push(Method::HEAD);
        }
        resource = resource.default_service(web::to(files::wrong_method));
        resources.insert(place.unwrap_or(resources.len()), (path, methods, resource));
    }
    resources.into_iter().map(|(_, _, resource)| resource).collect()
}
