//! Anybody checks the published file of a vote, here or with a program from somewhere else.

use crate::Page;
use crate::components::{BundleAudit, PageHead, bundle_audit, section};
use crate::view::frame::Frame;
use crate::words::{Locale, audit as say};
use leptos::prelude::*;

/// The page.
pub fn audit(frame: &Frame) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        {bundle_audit(frame, BundleAudit { level: 2, ..BundleAudit::default() })}
        {section("without", say::without(l), without(l))}
    };
    Page::new(say::title(l), body).described(say::description(l))
}

/// The other ways. They stand here with and without scripts: a page of the site that ran the vote is not the best witness.
fn without(l: Locale) -> AnyView {
    view! {
        <div class="stack measure">
            <p>{say::without_why(l)}</p>
            <p>{say::without_parvis(l)}</p>
            <pre class="code" tabindex="0"><code>"parvis audit poll.jsonl.gz"</code></pre>
            <p>{say::without_kept(l)}</p>
            <pre class="code" tabindex="0"><code>"parvis audit poll.jsonl.gz --key KEY --witness KEY --checkpoint FILE --receipt FILE"</code></pre>
            <p>{say::without_python(l)}</p>
            <pre class="code" tabindex="0"><code>"python3 verify_bundle.py poll.jsonl.gz"</code></pre>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::audit;
    use crate::pages::testing::{checked, frame};
    use crate::words::Locale;

    #[test]
    fn other_ways_are_always_told() {
        for &l in Locale::ALL {
            let html = checked(&frame(l, "/audit"), audit);
            assert!(html.contains("parvis audit poll.jsonl.gz") && html.contains("verify_bundle.py"), "{html}");
        }
    }
}
