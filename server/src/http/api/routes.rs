//! The routes of the API.

use super::{
    anonymous, ballots, budgets, cities, consultation_writes, consultations, indicators, invitations, me, orders, piles, poll_writes, polls, reference,
    rehearsals, sheets, teams, tokens, trustees,
};
use crate::http::routes::{Access, Entry, delete, get, post, put};

/// Every route of the API.
#[must_use]
pub fn table() -> Vec<Entry> {
    [public(), account(), team(), paper(), mission()].into_iter().flatten().collect()
}

fn public() -> Vec<Entry> {
    use Access::Anyone;
    vec![
        get("/api/v1/openapi.json", Anyone, reference::openapi),
        get("/api/v1/cities", Anyone, cities::index),
        get("/api/v1/cities/{city}", Anyone, cities::show),
        get("/api/v1/consultations", Anyone, consultations::index),
        get("/api/v1/consultations/{consultation}", Anyone, consultations::show),
        get("/api/v1/polls/{poll}", Anyone, polls::show),
        get("/api/v1/polls/{poll}/turnout", Anyone, polls::turnout),
        get("/api/v1/polls/{poll}/results", Anyone, polls::results),
        get("/api/v1/polls/{poll}/ballots", Anyone, ballots::index),
        get("/api/v1/polls/{poll}/ballots.csv", Anyone, ballots::csv),
        get("/api/v1/polls/{poll}/ballots.soi", Anyone, orders::soi),
        get("/api/v1/polls/{poll}/ballots.soi.gz", Anyone, orders::soi_gz),
        get("/api/v1/polls/{poll}/ballots.pb", Anyone, budgets::pb),
        get("/api/v1/polls/{poll}/ballots.pb.gz", Anyone, budgets::pb_gz),
        post("/api/v1/polls/{poll}/anonymous-ballots", Anyone, anonymous::cast),
        get("/api/v1/indicators", Anyone, indicators::json),
        get("/api/v1/indicators.csv", Anyone, indicators::csv),
        get("/api/v1/indicators/definitions", Anyone, indicators::definitions),
    ]
}

fn account() -> Vec<Entry> {
    use Access::{SignedIn, TokenHolder, Voter};
    vec![
        post("/api/v1/polls/{poll}/ballots", Voter, ballots::cast),
        post("/api/v1/polls/{poll}/token", SignedIn, anonymous::token),
        get("/api/v1/me", SignedIn, me::show),
        delete("/api/v1/me", SignedIn, me::delete),
        get("/api/v1/me/export", SignedIn, me::export),
        put("/api/v1/me/language", SignedIn, me::language),
        post("/api/v1/me/sign-out", SignedIn, me::sign_out),
        post("/api/v1/me/sign-out-everywhere", SignedIn, me::sign_out_everywhere),
        get("/api/v1/me/tokens", TokenHolder, tokens::index),
        post("/api/v1/me/tokens", TokenHolder, tokens::create),
        delete("/api/v1/me/tokens/{token}", TokenHolder, tokens::revoke),
        get("/api/v1/me/invitations", SignedIn, invitations::index),
        post("/api/v1/me/invitations/{invitation}", SignedIn, invitations::answer),
        get("/api/v1/teams", SignedIn, teams::mine),
        get("/api/v1/polls/{poll}/trustees", SignedIn, trustees::show),
        post("/api/v1/polls/{poll}/trustees/enrolments", SignedIn, trustees::enrol),
        post("/api/v1/polls/{poll}/trustees/messages", SignedIn, trustees::say),
        post("/api/v1/polls/{poll}/trustees/shares", SignedIn, trustees::open),
    ]
}

fn team() -> Vec<Entry> {
    use Access::{Team, TeamAdministrator};
    vec![
        put("/api/v1/cities/{city}/facts", TeamAdministrator, cities::declare),
        get("/api/v1/teams/{city}/consultations", Team, consultations::of_team),
        post("/api/v1/teams/{city}/consultations", Team, consultation_writes::create),
        get("/api/v1/teams/{city}/members", Team, teams::members),
        delete("/api/v1/teams/{city}/members/{person}", TeamAdministrator, teams::remove),
        post("/api/v1/teams/{city}/invitations", TeamAdministrator, teams::invite),
        put("/api/v1/consultations/{consultation}", Team, consultation_writes::edit),
        post("/api/v1/consultations/{consultation}/publish", Team, consultation_writes::publish),
        put("/api/v1/consultations/{consultation}/answer", Team, consultation_writes::answer),
        post("/api/v1/consultations/{consultation}/corrections", Team, consultation_writes::correct),
        post("/api/v1/consultations/{consultation}/polls", Team, consultation_writes::add_poll),
        put("/api/v1/polls/{poll}/paper", Team, poll_writes::paper),
        put("/api/v1/polls/{poll}/dates", Team, poll_writes::dates),
        put("/api/v1/polls/{poll}/trustees", Team, trustees::name),
        post("/api/v1/polls/{poll}/publish", Team, poll_writes::publish),
        post("/api/v1/polls/{poll}/extend", Team, poll_writes::extend),
        post("/api/v1/polls/{poll}/close", Team, poll_writes::close),
        post("/api/v1/polls/{poll}/results", Team, poll_writes::publish_results),
        post("/api/v1/polls/{poll}/corrections", Team, poll_writes::correct),
        get("/api/v1/polls/{poll}/rehearsal", Team, rehearsals::show),
    ]
}

fn paper() -> Vec<Entry> {
    use Access::Team;
    vec![
        get("/api/v1/polls/{poll}/sheets", Team, sheets::show),
        post("/api/v1/polls/{poll}/sheets", Team, sheets::print),
        post("/api/v1/polls/{poll}/sheets/open", Team, sheets::open),
        post("/api/v1/polls/{poll}/sheets/close", Team, sheets::close),
        get("/api/v1/polls/{poll}/piles", Team, piles::index),
        post("/api/v1/polls/{poll}/piles", Team, piles::begin),
        get("/api/v1/polls/{poll}/piles/{pile}", Team, piles::show),
        put("/api/v1/polls/{poll}/piles/{pile}", Team, piles::recount),
        post("/api/v1/polls/{poll}/piles/{pile}/lines", Team, piles::key),
        post("/api/v1/polls/{poll}/piles/{pile}/take-back", Team, piles::take_back),
        post("/api/v1/polls/{poll}/piles/{pile}/finish", Team, piles::finish),
        post("/api/v1/polls/{poll}/piles/{pile}/settle", Team, piles::settle),
        post("/api/v1/polls/{poll}/piles/{pile}/count", Team, piles::count),
        post("/api/v1/polls/{poll}/piles/{pile}/discard", Team, piles::discard),
    ]
}

fn mission() -> Vec<Entry> {
    vec![get("/api/v1/staff", Access::Staff, teams::staff), post("/api/v1/staff/invitations", Access::Staff, teams::invite_staff)]
}
