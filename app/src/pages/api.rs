//! How programs use Parvis: first steps, then every operation of the OpenAPI document.

use crate::Page;
use crate::components::{Chip, ChipKind};
use crate::components::{Column, PageHead, Table, chip, chips, section, table};
use crate::view::api::{ApiField, ApiOperation, ApiParameter, ApiResponse, ApiTag, ApiView};
use crate::view::frame::Frame;
use crate::words::{Locale, api as say};
use leptos::prelude::*;

/// The reference of the API.
pub fn api(frame: &Frame, view: &ApiView) -> Page {
    let l = frame.locale;
    let english = (l != Locale::En).then(|| view! { <p class="lang-note">{say::in_english(l)}</p> });
    let tags: Vec<AnyView> = view.tags.iter().enumerate().map(|(index, one)| tag(l, index, one)).collect();
    let operations = if tags.is_empty() { view! { <p>{say::no_operation(l)}</p> }.into_any() } else { view! { {english} {tags} }.into_any() };
    let openapi = view! { <a class="button button--secondary" href=view.openapi.clone()>{say::openapi(l)}</a> };
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).actions(openapi).view()}
        {contents(l, view)}
        {start(frame)}
        {tokens(frame)}
        {section("idempotency", say::idempotency_title(l), view! { <p class="measure">{say::idempotency(l)}</p> {example(say::write_example(l), write_example(frame))} })}
        {section("pagination", say::pagination_title(l), view! { <p class="measure">{say::pagination(l)}</p> })}
        {section("problems", say::problems_title(l), view! { <p class="measure">{say::problems(l)}</p> {example(say::problem_example(l), problem_example())} })}
        {section("limits", say::limits_title(l), view! { <p class="measure">{say::limits(l)}</p> })}
        {section("operations", say::operations_title(l), operations)}
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn contents(l: Locale, view: &ApiView) -> AnyView {
    let parts = [
        ("start", say::start_title(l)),
        ("tokens", say::tokens_title(l)),
        ("idempotency", say::idempotency_title(l)),
        ("pagination", say::pagination_title(l)),
        ("problems", say::problems_title(l)),
        ("limits", say::limits_title(l)),
        ("operations", say::operations_title(l)),
    ];
    let own = parts.into_iter().map(|(id, label)| view! { <li><a href=format!("#{id}")>{label}</a></li> }.into_any());
    let tags =
        view.tags.iter().enumerate().map(|(index, tag)| view! { <li><a href=format!("#tag-{index}") lang=english(l)>{tag.name.clone()}</a></li> }.into_any());
    view! { <nav class="filters" aria-label=say::contents(l)><ul>{own.chain(tags).collect_view()}</ul></nav> }.into_any()
}

/// Descriptions are in English: say so to screen readers of a page in another language.
fn english(l: Locale) -> Option<&'static str> {
    (l != Locale::En).then_some("en")
}

fn start(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let base = format!("{}/api/v1", frame.origin);
    let code = format!("curl '{base}/cities?country=BE&limit=10'");
    section("start", say::start_title(l), view! { <p class="measure">{say::start(l, base)}</p> {example(say::read_example(l), code)} })
}

fn tokens(frame: &Frame) -> AnyView {
    let l = frame.locale;
    let link = view! { <a href=frame.url("/me/tokens")>{say::tokens_link(l)}</a> };
    let body = view! {
        <p class="measure">{say::tokens(l)} " " {link}</p>
        <p class="measure"><strong>{say::tokens_safe(l)}</strong></p>
        {example("Authorization".to_owned(), "Authorization: Bearer $PARVIS_TOKEN".to_owned())}
    };
    section("tokens", say::tokens_title(l), body)
}

fn write_example(frame: &Frame) -> String {
    [
        format!("curl -X POST '{}/api/v1/consultations/17/polls' \\", frame.origin),
        "  -H \"Authorization: Bearer $PARVIS_TOKEN\" \\".to_owned(),
        "  -H \"Idempotency-Key: $(uuidgen)\"".to_owned(),
    ]
    .join("\n")
}

fn problem_example() -> String {
    [
        "HTTP/1.1 422 Unprocessable Content",
        "Content-Type: application/problem+json",
        "",
        "{",
        "  \"type\": \"urn:parvis:fields\",",
        "  \"title\": \"Some fields are wrong\",",
        "  \"status\": 422,",
        "  \"errors\": [{ \"field\": \"title.fr\", \"code\": \"too-long\", \"limits\": { \"max\": 150 } }]",
        "}",
    ]
    .join("\n")
}

fn example(label: String, code: String) -> AnyView {
    view! { <pre class="code" tabindex="0" role="region" aria-label=label><code>{code}</code></pre> }.into_any()
}

fn tag(l: Locale, index: usize, tag: &ApiTag) -> AnyView {
    let id = format!("tag-{index}");
    let operations: Vec<AnyView> = tag.operations.iter().enumerate().map(|(number, one)| operation(l, &format!("{id}-{number}"), one)).collect();
    let about = (!tag.description.is_empty()).then(|| view! { <p class="measure">{tag.description.clone()}</p> });
    view! { <div class="stack"><div lang=english(l)><h3 id=id>{tag.name.clone()}</h3>{about}</div>{operations}</div> }.into_any()
}

fn operation(l: Locale, id: &str, operation: &ApiOperation) -> AnyView {
    let name = format!("{} {}", operation.method.to_uppercase(), operation.path);
    let access = if operation.signed_in { Chip::new(ChipKind::Tone("warning"), say::signed_in(l)) } else { Chip::new(ChipKind::Plain, say::public(l)) };
    let sentence = |text: &String| (!text.is_empty()).then(|| view! { <p class="measure" lang=english(l)>{text.clone()}</p> });
    let method = operation.method.to_lowercase();
    view! {
        <section class="endpoint" aria-labelledby=id.to_owned()>
            <h4 id=id.to_owned()>
                <span class="endpoint__method" data-method=method>{operation.method.to_uppercase()}</span>
                " "
                <code>{operation.path.clone()}</code>
            </h4>
            {sentence(&operation.summary)}
            {sentence(&operation.description)}
            {chips(vec![access])}
            {parameters(l, id, &name, &operation.parameters)}
            {fields(l, id, &name, &operation.body)}
            {responses(l, id, &name, &operation.responses)}
        </section>
    }
    .into_any()
}

fn code(text: &str) -> AnyView {
    view! { <code class="nowrap">{text.to_owned()}</code> }.into_any()
}

fn yes_or_no(l: Locale, yes: bool) -> AnyView {
    if yes { chip(Chip::new(ChipKind::Plain, say::yes(l))) } else { say::no(l).into_any() }
}

fn meaning(l: Locale, text: &str) -> AnyView {
    view! { <span lang=english(l)>{text.to_owned()}</span> }.into_any()
}

fn parameters(l: Locale, id: &str, operation: &str, parameters: &[ApiParameter]) -> AnyView {
    if parameters.is_empty() {
        return ().into_any();
    }
    let row =
        |one: &ApiParameter| vec![code(&one.name), one.place.clone().into_any(), code(&one.kind), yes_or_no(l, one.required), meaning(l, &one.description)];
    table(Table {
        id: format!("{id}-parameters"),
        caption: say::parameters_caption(l, operation),
        columns: [say::name(l), say::place(l), say::kind(l), say::required(l), say::meaning(l)].into_iter().map(Column::text).collect(),
        rows: parameters.iter().map(row).collect(),
        variant: "table--dense",
    })
}

fn fields(l: Locale, id: &str, operation: &str, fields: &[ApiField]) -> AnyView {
    if fields.is_empty() {
        return ().into_any();
    }
    let row = |one: &ApiField| vec![code(&one.name), code(&one.kind), yes_or_no(l, one.required), meaning(l, &one.description)];
    table(Table {
        id: format!("{id}-body"),
        caption: say::body_caption(l, operation),
        columns: [say::name(l), say::kind(l), say::required(l), say::meaning(l)].into_iter().map(Column::text).collect(),
        rows: fields.iter().map(row).collect(),
        variant: "table--dense",
    })
}

fn responses(l: Locale, id: &str, operation: &str, responses: &[ApiResponse]) -> AnyView {
    if responses.is_empty() {
        return ().into_any();
    }
    let row = |one: &ApiResponse| vec![code(&one.status), meaning(l, &one.description)];
    table(Table {
        id: format!("{id}-responses"),
        caption: say::responses_caption(l, operation),
        columns: [say::status(l), say::meaning(l)].into_iter().map(Column::text).collect(),
        rows: responses.iter().map(row).collect(),
        variant: "table--dense",
    })
}

#[cfg(test)]
mod tests {
    use super::api;
    use crate::pages::testing::{HOSTILE, checked, frame};
    use crate::view::api::{ApiField, ApiOperation, ApiParameter, ApiResponse, ApiTag, ApiView};
    use crate::words::Locale;

    fn text() -> String {
        HOSTILE.to_owned()
    }

    #[test]
    fn whatever_the_document_says_is_text() {
        let operation = ApiOperation {
            method: "get".to_owned(),
            path: text(),
            summary: text(),
            description: text(),
            signed_in: true,
            parameters: vec![ApiParameter { name: text(), place: text(), kind: text(), required: true, description: text() }],
            body: vec![ApiField { name: text(), kind: text(), required: false, description: text() }],
            responses: vec![ApiResponse { status: text(), description: text() }],
        };
        let tag = ApiTag { name: text(), description: text(), operations: vec![operation.clone(), operation] };
        let view = ApiView { openapi: "/api/v1/openapi.json".to_owned(), tags: vec![tag.clone(), tag] };
        for &locale in Locale::ALL {
            let html = checked(&frame(locale, "/api"), |frame| api(frame, &view));
            assert_eq!(html.contains("lang=\"en\">Trams"), locale != Locale::En);
        }
    }
}
