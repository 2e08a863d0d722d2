//! The OpenAPI document, generated from the code.

use super::{
    anonymous, ballots, budgets, cities, consultation_writes, consultations, indicators, invitations, me, orders, piles, poll_writes, polls, problem, reading,
    rehearsals, sheets, teams, tokens, trustees,
};
use crate::http::Answer;
use actix_web::HttpResponse;
use app::view::api::ApiView;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// The whole API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Parvis",
        version = "1",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
        description = "Everything Parvis shows and does, for programs. Moments are in UTC (RFC 3339), texts are objects by language. \
            Errors are problem documents (RFC 9457). Ballots are secret: nothing here tells what somebody voted, and there are no \
            results before the city publishes them."
    ),
    paths(
        openapi,
        cities::index, cities::show, cities::declare,
        consultations::index, consultations::show, consultation_writes::edit, consultation_writes::publish, consultation_writes::answer,
        consultation_writes::correct, consultation_writes::add_poll,
        polls::show, polls::turnout, polls::results, poll_writes::paper, poll_writes::dates, poll_writes::publish, poll_writes::extend,
        trustees::show, trustees::name, trustees::enrol, trustees::say, trustees::open,
        poll_writes::close, poll_writes::publish_results, poll_writes::correct,
        rehearsals::show, sheets::show, sheets::open, sheets::close, sheets::print,
        piles::index, piles::begin, piles::show, piles::recount, piles::key, piles::take_back, piles::finish, piles::settle, piles::count, piles::discard,
        ballots::cast, anonymous::token, anonymous::cast, ballots::index, ballots::csv, orders::soi, orders::soi_gz, budgets::pb, budgets::pb_gz,
        indicators::json, indicators::csv, indicators::definitions,
        me::show, me::delete, me::export, me::language, me::sign_out, me::sign_out_everywhere,
        tokens::index, tokens::create, tokens::revoke, invitations::index, invitations::answer,
        teams::mine, consultations::of_team, consultation_writes::create, teams::members, teams::remove, teams::invite,
        teams::staff, teams::invite_staff,
    ),
    components(schemas(problem::ProblemDocument)),
    modifiers(&Security, &Names),
    tags(
        (name = "Cities", description = "The mission cities."),
        (name = "Consultations", description = "What cities ask their residents about."),
        (name = "Polls", description = "Papers, dates, turnout and results."),
        (name = "Ballots", description = "Casting them, and those of polls whose results are public."),
        (name = "Paper", description = "Votes on paper, by telephone and in person: sheets, piles keyed by two people, and where every sheet went."),
        (name = "Trustees", description = "Of polls with encrypted ballots: who they are, and how they make the key."),
        (name = "Indicators", description = "The board over all cities."),
        (name = "Account", description = "One's own account, tokens and invitations."),
        (name = "Teams", description = "City teams and their drafts."),
        (name = "Mission staff", description = "All teams, for the mission staff."),
        (name = "Reference", description = "This document."),
    )
)]
struct Document;

/// How callers say who they are.
struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A personal token: `parvis_…`.")).build();
        let session = ApiKeyValue::with_description("parvis", "The session of a browser on a page of this site (`__Host-parvis` behind TLS).");
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(token));
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(session)));
    }
}

/// Gives every operation a name of its own, from its method and address: `get_polls_poll_results`.
struct Names;

impl Modify for Names {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut document.paths.paths {
            let words: Vec<&str> =
                path.trim_start_matches("/api/v1/").split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let name = words.join("_");
            for (method, operation) in [("get", &mut item.get), ("put", &mut item.put), ("post", &mut item.post), ("delete", &mut item.delete)] {
                if let Some(operation) = operation {
                    operation.operation_id = Some(format!("{method}_{name}"));
                }
            }
        }
    }
}

/// This document (OpenAPI 3.1).
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "Reference", responses((status = 200, description = "The document", body = Object)))]
pub async fn openapi() -> Answer {
    Ok(HttpResponse::Ok().json(Document::openapi()))
}

/// The document as the page shows it.
#[must_use]
pub fn view() -> ApiView {
    reading::view(&Document::openapi(), "/api/v1/openapi.json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::api::routes::table;
    use std::collections::BTreeSet;

    fn document() -> serde_json::Value {
        serde_json::to_value(Document::openapi()).unwrap()
    }

    /// Method and path of every operation of the document.
    fn told() -> BTreeSet<(String, String)> {
        let document = document();
        let paths = document["paths"].as_object().unwrap().iter();
        paths.flat_map(|(path, item)| item.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn every_route_is_in_the_document_and_the_other_way_round() {
        let routed: BTreeSet<(String, String)> = table().iter().map(|entry| (entry.method.to_string(), entry.path.to_owned())).collect();
        assert_eq!(routed.len(), table().len(), "a route is there twice");
        assert_eq!(routed, told());
    }

    #[test]
    fn what_needs_somebody_says_so() {
        use crate::http::routes::Access;
        let document = document();
        for entry in table() {
            let operation = &document["paths"][entry.path][entry.method.as_str().to_lowercase()];
            assert_eq!(operation["security"].is_array(), entry.access != Access::Anyone, "{} {}", entry.method, entry.path);
            let header = operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == "Idempotency-Key"));
            // These can be repeated without a key: they keep nothing, or the same again is answered the same.
            let by_itself = ["/api/v1/me", "/api/v1/me/sign-out", "/api/v1/polls/{poll}/token", "/api/v1/polls/{poll}/anonymous-ballots"];
            assert_eq!(header, !entry.method.is_safe() && !by_itself.contains(&entry.path), "{} {}", entry.method, entry.path);
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = document();
        let text = document.to_string();
        assert_eq!(document["openapi"], "3.1.0");
        for reference in text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(document["components"]["schemas"][reference].is_object(), "{reference}");
        }
    }

    #[test]
    fn operations_have_names_of_their_own() {
        let document = document();
        let mut seen = BTreeSet::new();
        for item in document["paths"].as_object().unwrap().values() {
            for operation in item.as_object().unwrap().values() {
                assert!(seen.insert(operation["operationId"].as_str().unwrap().to_owned()), "{}", operation["operationId"]);
                assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()));
            }
        }
    }

    #[test]
    fn the_page_shows_it_all() {
        let view = view();
        let operations: Vec<_> = view.tags.iter().flat_map(|tag| &tag.operations).collect();
        assert_eq!(operations.len(), told().len());
        let paper = operations.iter().find(|operation| operation.path == "/api/v1/polls/{poll}/paper").unwrap();
        assert!(paper.signed_in);
        let fields: Vec<&str> = paper.body.iter().map(|field| field.name.as_str()).collect();
        for name in ["title", "questions", "questions[].options[].label", "questions[].method"] {
            assert!(fields.contains(&name), "{name} in {fields:?}");
        }
        let cities = operations.iter().find(|operation| operation.path == "/api/v1/cities" && operation.method == "GET").unwrap();
        assert!(!cities.signed_in && cities.parameters.iter().any(|one| one.name == "cursor" && one.place == "query" && !one.required));
        assert!(cities.responses.iter().any(|one| one.status == "200"));
    }
}
