//! The page on the API, filled from the OpenAPI document. Its descriptions are in English.

/// The operations of the API.
#[derive(Clone, Debug, Default)]
pub struct ApiView {
    /// Address of the OpenAPI document, from the root of the site.
    pub openapi: String,
    /// The operations by tag, in the order of the document.
    pub tags: Vec<ApiTag>,
}

/// Operations that belong together.
#[derive(Clone, Debug, Default)]
pub struct ApiTag {
    /// The name of the tag.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Its operations.
    pub operations: Vec<ApiOperation>,
}

/// An operation.
#[derive(Clone, Debug, Default)]
pub struct ApiOperation {
    /// `GET`, `POST`, …
    pub method: String,
    /// `/api/v1/cities/{city}`.
    pub path: String,
    /// In a few words.
    pub summary: String,
    /// In sentences; may be empty.
    pub description: String,
    /// A token or a session is needed.
    pub signed_in: bool,
    /// In the path, in the query and in headers.
    pub parameters: Vec<ApiParameter>,
    /// Fields of the request body; those of nested objects as `questions[].text`.
    pub body: Vec<ApiField>,
    /// What may be answered.
    pub responses: Vec<ApiResponse>,
}

/// A parameter.
#[derive(Clone, Debug, Default)]
pub struct ApiParameter {
    /// Its name.
    pub name: String,
    /// `path`, `query` or `header`.
    pub place: String,
    /// `string`, `integer`, …
    pub kind: String,
    /// It must be given.
    pub required: bool,
    /// What it means.
    pub description: String,
}

/// A field of a body.
#[derive(Clone, Debug, Default)]
pub struct ApiField {
    /// Its name.
    pub name: String,
    /// `string`, `integer`, …
    pub kind: String,
    /// It must be given.
    pub required: bool,
    /// What it means.
    pub description: String,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct ApiResponse {
    /// `200`, `404`, …
    pub status: String,
    /// When it is given.
    pub description: String,
}
