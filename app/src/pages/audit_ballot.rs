//! Another device checks what the device of a voter sealed in an encrypted poll, by a file that it saved.

use crate::Page;
use crate::components::{PageHead, section};
use crate::view::frame::{BoothAssets, Frame};
use crate::words::{Locale, sealing as say};
use leptos::prelude::*;

/// The page.
pub fn audit_ballot(frame: &Frame) -> Page {
    let l = frame.locale;
    let check = match &frame.assets.booth {
        Some(booth) => check(frame, booth),
        None => without(l),
    };
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {check}
        {section("why", say::why(l), list([say::why_order(l), say::why_once(l), say::why_together(l), say::why_spoiled(l)]))}
        {section("limits", say::limits(l), list([say::limits_secret(l), say::limits_device(l), say::limits_site(l), say::limits_file(l)]))}
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn list(sentences: impl IntoIterator<Item = String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <div class="prose measure"><ul>{items}</ul></div> }.into_any()
}

fn without(l: Locale) -> AnyView {
    view! { <p class="notice" data-tone="warning">{say::no_script(l)}</p> }.into_any()
}

/// The form is hidden until the script takes it: without, it could do nothing.
fn check(frame: &Frame, booth: &BoothAssets) -> AnyView {
    let l = frame.locale;
    view! {
        <div class="audit stack" data-ballot-check data-blank=say::blank(l)>
            <noscript>{without(l)}</noscript>
            <form class="form" hidden novalidate>
                {problem(l)}
                <div class="field">
                    <label class="field__label" for="ballot-check-file">{say::file(l)}</label>
                    <p class="field__hint" id="ballot-check-hint">{say::file_hint(l)}</p>
                    <input class="input input--file" type="file" id="ballot-check-file" name="file" accept=".json,application/json" aria-required="true" aria-describedby="ballot-check-hint"/>
                </div>
                <p class="audit__private">{say::private(l)}</p>
                <div class="button-row">
                    <button class="button button--primary" data-part="check">{say::check_file(l)}</button>
                    <span role="status"><span data-part="working" hidden>{say::working(l)}</span></span>
                </div>
            </form>
            {found(l)}
            <script type="module" src=booth.check.clone()></script>
        </div>
    }
    .into_any()
}

/// Every sentence about what goes wrong, by its name; the script shows one of them.
fn problem(l: Locale) -> AnyView {
    let sentences = [
        ("missing", say::problem_missing(l)),
        ("file", say::problem_file(l)),
        ("receipt", say::problem_receipt(l)),
        ("poll", say::problem_poll(l)),
        ("network", say::problem_network(l)),
        ("not-loaded", say::problem_not_loaded(l)),
        ("other", say::problem_other(l)),
    ];
    let shown = sentences.into_iter().map(|(name, sentence)| view! { <p data-problem=name hidden>{sentence}</p> }).collect_view();
    view! { <div class="notice" data-tone="danger" data-part="problem" role="alert" tabindex="-1" hidden><p><strong>{say::problem(l)}</strong></p>{shown}</div> }
        .into_any()
}

/// Every outcome; the script shows one of them, and what has to be compared.
fn found(l: Locale) -> AnyView {
    let outcome = |name: &'static str, title: String, body: AnyView| {
        view! { <div class="stack" data-outcome=name hidden><h2 tabindex="-1">{title}</h2>{body}</div> }
    };
    let sentence = |sentence: String| view! { <p>{sentence}</p> }.into_any();
    let as_chosen = view! {
        <p>{say::as_chosen_what(l)}</p>
        <div class="prose"><ol><li>{say::as_chosen_code(l)}</li><li>{say::as_chosen_choices(l)}</li></ol></div>
        <p><strong>{say::as_chosen_then(l)}</strong></p>
    };
    let cast = view! { <p>{say::cast_what(l)}</p> <p>{say::cast_log(l)}</p> };
    view! {
        <div class="panel panel--accent stack measure" data-part="found" hidden>
            {outcome("as-chosen", say::as_chosen(l), as_chosen.into_any())}
            {outcome("otherwise", say::otherwise(l), sentence(say::otherwise_what(l)))}
            {outcome("not-here", say::not_here(l), sentence(say::not_here_what(l)))}
            {outcome("cast", say::cast_title(l), cast.into_any())}
            <p>{say::found_poll(l)} " " <a data-part="title"></a></p>
            <div class="seal" data-part="coded"><span class="seal__label">{say::code(l)}</span><code class="seal__code" data-part="code"></code></div>
            <dl class="review" data-part="answers"></dl>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::audit_ballot;
    use crate::pages::testing::{checked, frame};
    use crate::view::frame::BoothAssets;
    use crate::words::{Locale, sealing as say};

    #[test]
    fn it_says_what_it_is_for_with_and_without_its_program() {
        for &l in Locale::ALL {
            let mut frame = frame(l, "/audit-ballot");
            let without = checked(&frame, audit_ballot);
            assert!(without.contains(&say::no_script(l)) && !without.contains("<form") && without.contains(&say::why_once(l)), "{without}");
            frame.assets.booth = Some(BoothAssets { vote: "/assets/vote.js".to_owned(), check: "/assets/ballot-check.js".to_owned() });
            let with = checked(&frame, audit_ballot);
            assert!(with.contains("<script type=\"module\" src=\"/assets/ballot-check.js\">") && with.contains("<noscript>"), "{with}");
            assert!(with.contains("id=\"ballot-check-file\"") && with.contains(&say::why_once(l)), "{with}");
        }
    }
}
