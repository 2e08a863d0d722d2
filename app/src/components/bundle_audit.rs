//! Checks the published file of a vote in the browser: a file that somebody chooses, or one that this site publishes.

use crate::view::frame::{Frame, VerifierAssets};
use crate::words::{Locale, audit as say};
use leptos::prelude::*;

/// The least number of entries in a batch that hides when each was cast; `ledger::log::TOGETHER`, which the server's tests compare.
pub const TOGETHER: u32 = 20;

/// What is to be checked.
#[derive(Clone, Debug, Default)]
pub struct BundleAudit {
    /// The address of the file on this site; `None` where people choose a file of their own.
    pub bundle_url: Option<String>,
    /// The key of the vote, where the page knows it from elsewhere than the file.
    pub key: Option<String>,
    /// The level of the headings within.
    pub level: u8,
}

/// The form, and the place of the report. To be put on a page once. Where scripts do not run, or were not built, it
/// says that other programs make the same check, and where they are told of.
pub fn bundle_audit(frame: &Frame, what: BundleAudit) -> AnyView {
    let l = frame.locale;
    let Some(verifier) = &frame.assets.verifier else { return not_here(frame) };
    let words = verifier.words(l).map(str::to_owned);
    view! {
        <div class="audit stack" data-audit data-level=what.level.to_string() data-together=TOGETHER.to_string() data-words=words data-bundle=what.bundle_url.clone()>
            <noscript>{not_here(frame)}</noscript>
            {form(l, &what)}
            <div data-part="report" class="audit__report stack"></div>
            {script(verifier)}
        </div>
    }
    .into_any()
}

fn script(verifier: &VerifierAssets) -> AnyView {
    view! { <script type="module" src=verifier.script.clone()></script> }.into_any()
}

fn not_here(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! { <p class="notice" data-tone="warning">{say::not_here(l)} " " <a href=frame.url("/audit#without")>{say::not_here_link(l)}</a></p> }.into_any()
}

/// Hidden until the script takes it: without, it could do nothing.
fn form(l: Locale, what: &BundleAudit) -> AnyView {
    let check = if what.bundle_url.is_some() { say::check_this(l) } else { say::check(l) };
    view! {
        <form class="form" hidden novalidate>
            {what.bundle_url.is_none().then(|| bundle_file(l))}
            {kept(l, what)}
            <p class="audit__private">{say::private(l)}</p>
            <div class="button-row"><button class="button button--primary" data-part="check">{check}</button></div>
            <div data-part="progress" class="audit__progress" hidden>
                <label for="audit-progress" id="audit-under-way">{say::under_way(l)}</label>
                <progress id="audit-progress"></progress>
                <button class="button button--secondary" type="button" data-part="stop" aria-describedby="audit-under-way">{say::stop(l)}</button>
            </div>
            <p class="notice" data-tone="danger" role="alert" data-part="not-loaded" hidden>{say::not_loaded(l)}</p>
        </form>
    }
    .into_any()
}

fn bundle_file(l: Locale) -> AnyView {
    view! {
        <div class="field">
            <label class="field__label" for="audit-file">{say::file(l)}</label>
            <p class="field__hint" id="audit-file-hint">{say::file_hint(l)}</p>
            <p class="field__error" id="audit-file-error" role="alert" data-part="missing" hidden>
                <span class="visually-hidden">{format!("{} ", say::error(l))}</span>
                {say::file_missing(l)}
            </p>
            <input class="input input--file" type="file" id="audit-file" name="file" accept=".jsonl,.gz" aria-required="true" aria-describedby="audit-file-hint audit-file-error"/>
        </div>
    }
    .into_any()
}

fn kept(l: Locale, what: &BundleAudit) -> AnyView {
    let files = |name: &'static str, label: String, hint: String| {
        let (id, described) = (format!("audit-{name}"), format!("audit-{name}-hint"));
        view! {
            <div class="field">
                <label class="field__label" for=id.clone()>{label}</label>
                <p class="field__hint" id=described.clone()>{hint}</p>
                <input class="input input--file" type="file" id=id name=name multiple aria-describedby=described/>
            </div>
        }
        .into_any()
    };
    view! {
        <details class="details" open=what.key.is_some()>
            <summary>{say::kept(l)}</summary>
            <div class="stack">
                <p class="muted">{say::kept_explanation(l)}</p>
                <div class="field">
                    <label class="field__label" for="audit-key">{say::key(l)}</label>
                    <p class="field__hint" id="audit-key-hint">{say::key_hint(l)}</p>
                    <input class="input audit__key" id="audit-key" name="key" autocomplete="off" spellcheck="false" autocapitalize="off" value=what.key.clone() aria-describedby="audit-key-hint"/>
                </div>
                <div class="field">
                    <label class="field__label" for="audit-witnesses">{say::witnesses(l)}</label>
                    <p class="field__hint" id="audit-witnesses-hint">{say::witnesses_hint(l)}</p>
                    <input class="input audit__key" id="audit-witnesses" name="witnesses" autocomplete="off" spellcheck="false" autocapitalize="off" aria-describedby="audit-witnesses-hint"/>
                </div>
                {files("checkpoints", say::checkpoints(l), say::checkpoints_hint(l))}
                {files("receipts", say::receipts(l), say::receipts_hint(l))}
            </div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::{BundleAudit, bundle_audit};
    use crate::Page;
    use crate::pages::testing::{checked, frame};
    use crate::view::frame::VerifierAssets;
    use crate::words::Locale;

    fn html(what: BundleAudit, built: bool) -> String {
        let mut frame = frame(Locale::En, "/polls/1");
        let words = vec![(Locale::En, "/assets/words.json".to_owned())];
        frame.assets.verifier = built.then(|| VerifierAssets { script: "/assets/audit.js".to_owned(), words });
        checked(&frame, |frame| Page::new("x", (leptos::html::h1(), bundle_audit(frame, what))))
    }

    #[test]
    fn a_page_can_name_the_file_and_the_key() {
        let url = "/api/v1/polls/1/bundle.jsonl".to_owned();
        let named = html(BundleAudit { bundle_url: Some(url), key: Some("\"><b>".to_owned()), level: 3 }, true);
        assert!(named.contains("data-bundle=\"/api/v1/polls/1/bundle.jsonl\"") && !named.contains("audit-file"), "{named}");
        assert!(!named.contains("<b>"), "{named}");
        let chosen = html(BundleAudit { level: 2, ..BundleAudit::default() }, true);
        assert!(chosen.contains("id=\"audit-file\"") && !chosen.contains("data-bundle"), "{chosen}");
        assert!(chosen.contains("<script type=\"module\" src=\"/assets/audit.js\">") && chosen.contains("<noscript>"), "{chosen}");
    }

    #[test]
    fn where_nothing_was_built_other_ways_are_told() {
        let html = html(BundleAudit::default(), false);
        assert!(html.contains("href=\"/en/audit#without\"") && !html.contains("<form") && !html.contains("<script"), "{html}");
    }
}
