//! From the OpenAPI document to the page that people read.

use app::view::api::{ApiField, ApiOperation, ApiParameter, ApiResponse, ApiTag, ApiView};
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Object, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{OpenApi, PathItem, RefOr, Required, Schema};

/// Objects within objects, at most.
const DEPTH: usize = 6;

/// The whole document.
#[must_use]
pub fn view(document: &OpenApi, address: &str) -> ApiView {
    let mut tags: Vec<ApiTag> = document
        .tags
        .iter()
        .flatten()
        .map(|tag| ApiTag { name: tag.name.clone(), description: tag.description.clone().unwrap_or_default(), operations: Vec::new() })
        .collect();
    for (path, item) in &document.paths.paths {
        for (method, operation) in operations(item) {
            let of = operation.tags.iter().flatten().next().cloned().unwrap_or_default();
            if let Some(tag) = tags.iter_mut().find(|tag| tag.name == of) {
                tag.operations.push(shown(document, method, path, operation));
            }
        }
    }
    ApiView { openapi: address.to_owned(), tags }
}

fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    let all = [("GET", &item.get), ("POST", &item.post), ("PUT", &item.put), ("DELETE", &item.delete)];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

fn shown(document: &OpenApi, method: &str, path: &str, operation: &Operation) -> ApiOperation {
    let mut body = Vec::new();
    if let Some(schema) = operation.request_body.as_ref().and_then(json) {
        fields(document, schema, "", 0, &mut body);
    }
    let responses = operation.responses.responses.iter().map(|(status, response)| ApiResponse {
        status: status.clone(),
        description: match response {
            RefOr::T(response) => response.description.clone(),
            RefOr::Ref(_) => String::new(),
        },
    });
    ApiOperation {
        method: method.to_owned(),
        path: path.to_owned(),
        summary: operation.summary.clone().unwrap_or_default(),
        description: operation.description.clone().unwrap_or_default(),
        signed_in: operation.security.as_ref().is_some_and(|schemes| !schemes.is_empty()),
        parameters: operation.parameters.iter().flatten().filter_map(parameter).collect(),
        body,
        responses: responses.collect(),
    }
}

fn json(body: &RefOr<RequestBody>) -> Option<&RefOr<Schema>> {
    let RefOr::T(body) = body else { return None };
    let RefOr::T(content) = body.content.get("application/json")? else { return None };
    content.schema.as_ref()
}

fn parameter(parameter: &RefOr<Parameter>) -> Option<ApiParameter> {
    let RefOr::T(parameter) = parameter else { return None };
    let place = match parameter.parameter_in {
        ParameterIn::Path => "path",
        ParameterIn::Query => "query",
        ParameterIn::Header => "header",
        _ => "cookie",
    };
    Some(ApiParameter {
        name: parameter.name.clone(),
        place: place.to_owned(),
        kind: parameter.schema.as_ref().map(kind).unwrap_or_default(),
        required: matches!(parameter.required, Required::True),
        description: parameter.description.clone().unwrap_or_default(),
    })
}

/// The schema itself, where there is only its name.
fn resolved<'a>(document: &'a OpenApi, schema: &'a RefOr<Schema>) -> Option<&'a Schema> {
    match schema {
        RefOr::T(schema) => Some(schema),
        RefOr::Ref(reference) => {
            let name = reference.ref_location.strip_prefix("#/components/schemas/")?;
            match document.components.as_ref()?.schemas.get(name)? {
                RefOr::T(schema) => Some(schema),
                RefOr::Ref(_) => None,
            }
        }
    }
}

/// The fields of an object, and below each those of its own objects.
fn fields(document: &OpenApi, schema: &RefOr<Schema>, prefix: &str, depth: usize, found: &mut Vec<ApiField>) {
    let Some(Schema::Object(object)) = resolved(document, schema) else { return };
    for (name, schema) in &object.properties {
        let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        let last = name.rsplit('.').next().unwrap_or_default();
        found.push(ApiField { kind: kind(schema), required: object.required.iter().any(|one| one == last), description: about(schema), name: name.clone() });
        if depth < DEPTH {
            match inner(schema) {
                Some((schema, true)) => fields(document, schema, &format!("{name}[]"), depth + 1, found),
                Some((schema, false)) => fields(document, schema, &name, depth + 1, found),
                None => {}
            }
        }
    }
}

/// The schema that may have fields of its own, and whether there is a list of it.
fn inner(schema: &RefOr<Schema>) -> Option<(&RefOr<Schema>, bool)> {
    match schema {
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => Some((items, true)),
            _ => None,
        },
        other => Some((other, false)),
    }
}

fn about(schema: &RefOr<Schema>) -> String {
    let description = match schema {
        RefOr::Ref(reference) => Some(&reference.description).filter(|text| !text.is_empty()),
        RefOr::T(Schema::Object(object)) => object.description.as_ref(),
        RefOr::T(Schema::Array(array)) => array.description.as_ref(),
        RefOr::T(Schema::OneOf(one)) => one.description.as_ref(),
        RefOr::T(_) => None,
    };
    let names = match schema {
        RefOr::T(Schema::Object(object)) => names(object),
        _ => String::new(),
    };
    [description.cloned().unwrap_or_default(), names].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The names of a closed list.
fn names(object: &Object) -> String {
    let values = object.enum_values.iter().flatten().filter_map(|value| value.as_str());
    values.map(|value| format!("“{value}”")).collect::<Vec<_>>().join(", ")
}

/// `string`, `integer`, `array of object` …
fn kind(schema: &RefOr<Schema>) -> String {
    match schema {
        RefOr::Ref(_) => "object".to_owned(),
        RefOr::T(Schema::Object(object)) => kind_of(object),
        RefOr::T(Schema::Array(array)) => match &array.items {
            ArrayItems::RefOrSchema(items) => format!("array of {}", kind(items)),
            _ => "array".to_owned(),
        },
        RefOr::T(Schema::OneOf(one)) => one.items.iter().map(kind).find(|kind| kind != "null").unwrap_or_default(),
        RefOr::T(_) => "object".to_owned(),
    }
}

fn kind_of(object: &Object) -> String {
    let types = match &object.schema_type {
        SchemaType::Type(one) => vec![one.clone()],
        SchemaType::Array(several) => several.clone(),
        SchemaType::AnyValue => Vec::new(),
    };
    let name = types.iter().find(|one| **one != Type::Null).map_or("any", |one| match one {
        Type::Object => "object",
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Array => "array",
        Type::Null => "null",
    });
    let by_language = matches!(object.additional_properties.as_deref(), Some(AdditionalProperties::RefOr(_)));
    match &object.format {
        _ if by_language => "object of strings".to_owned(),
        Some(SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)) => "date-time".to_owned(),
        Some(SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Date)) => "date".to_owned(),
        _ if types.is_empty() && names(object).is_empty() => "any".to_owned(),
        _ => name.to_owned(),
    }
}
