//! What operations have in common in the document: the problems they answer with, and the parameters they share.

use super::problem::ProblemDocument;
use std::collections::BTreeMap;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{Content, KnownFormat, RefOr, Required, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses, PartialSchema, ToSchema};

fn problem(description: &str) -> RefOr<Response> {
    let schema = utoipa::openapi::Ref::from_schema_name(ProblemDocument::name());
    let content = Content::new(Some(RefOr::<utoipa::openapi::Schema>::Ref(schema)));
    RefOr::T(ResponseBuilder::new().description(description).content("application/problem+json", content).build())
}

fn all(problems: &[(&str, &str)]) -> BTreeMap<String, RefOr<Response>> {
    problems.iter().map(|(status, description)| ((*status).to_owned(), problem(description))).collect()
}

const SIGN_IN: (&str, &str) = ("401", "Nobody is signed in, or the token is not good");
const NOTHING: (&str, &str) = ("404", "Nothing here, or nothing that you may see");
const OFTEN: (&str, &str) = ("429", "Too often; wait as Retry-After says");
const WRONG: (&str, &str) = ("422", "Some values are wrong: see errors");

/// Reading what everybody may read.
pub struct Public;

impl IntoResponses for Public {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        all(&[NOTHING, OFTEN])
    }
}

/// Reading a list that everybody may read.
pub struct Filtered;

impl IntoResponses for Filtered {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        all(&[WRONG, OFTEN])
    }
}

/// Reading what some may read.
pub struct Restricted;

impl IntoResponses for Restricted {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        all(&[SIGN_IN, NOTHING, OFTEN])
    }
}

/// Changing something.
pub struct Changing;

impl IntoResponses for Changing {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        all(&[
            ("400", "The request cannot be read"),
            SIGN_IN,
            ("403", "Neither a token nor a page of this site; or not to be done with a token"),
            NOTHING,
            ("409", "The state of things does not allow it, something is missing, or the key came with another request"),
            ("413", "Too much was sent"),
            WRONG,
            OFTEN,
            ("503", "Not now; try again in a moment"),
        ])
    }
}

/// The key of a change.
pub struct IdempotencyKey;

impl IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let schema = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(64)).build();
        let about = "A new UUID (or up to 64 visible characters). The same request under the same key is carried out once, and answered alike.";
        vec![
            ParameterBuilder::new()
                .name("Idempotency-Key")
                .parameter_in(ParameterIn::Header)
                .required(Required::False)
                .description(Some(about))
                .schema(Some(schema))
                .build(),
        ]
    }
}

/// Which page of a list.
pub struct Paging;

impl IntoParams for Paging {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let number = ObjectBuilder::new().schema_type(Type::Integer).format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)));
        let limit = number.minimum(Some(1)).maximum(Some(super::listing::MOST)).build();
        let query =
            |name: &str, about: &str| ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False).description(Some(about));
        vec![
            query("cursor", "The member `next` of the page before.").schema(Some(String::schema())).build(),
            query("limit", "How many entries at most: 1 to 200, 50 if nothing is said.").schema(Some(limit)).build(),
        ]
    }
}
