//! What the tests of pages share: hostile text, a frame, and what must hold on every page.

use crate::view::frame::{Assets, Frame};
use crate::view::text::Text;
use crate::words::Locale;
use jiff::ZonedDateTime;

/// What an attacker might write wherever text is taken.
pub(crate) const HOSTILE: &str = r#"Trams</textarea><script>alert(1)</script>"><img src=x onerror=alert(2)>"#;

pub(crate) fn frame(locale: Locale, path: &str) -> Frame {
    Frame {
        locale,
        path: path.to_owned(),
        origin: "https://parvis.example".to_owned(),
        viewer: None,
        simulated: true,
        notice: None,
        assets: Assets {
            stylesheet: "/assets/style.css".to_owned(),
            spending: "/assets/spending.js".to_owned(),
            islands: None,
            verifier: None,
            voter: None,
            booth: None,
            trustee: None,
        },
        mailbox: true,
    }
}

pub(crate) fn hostile() -> Text {
    Text::new("nl", HOSTILE)
}

pub(crate) fn moment() -> ZonedDateTime {
    "2027-03-03T18:00+01:00[+01:00]".parse().unwrap_or_default()
}

/// The document, checked for what must hold on every page.
pub(crate) fn checked(frame: &Frame, page: impl FnOnce(&Frame) -> crate::Page) -> String {
    let html = crate::render(frame, page);
    for forbidden in ["<script>", "<img", "Trams</textarea", " style=", "javascript:", "onerror=alert(2)>"] {
        assert!(!html.contains(forbidden), "{forbidden} in {html}");
    }
    assert_eq!(html.matches("<h1").count(), 1, "one h1: {html}");
    let own = format!("\"/{}", frame.locale.code());
    // The files of a log are the same in every language.
    let of_log =
        |address: &str| address.starts_with("\"/polls/") && ["/checkpoint", "/definition", "/proof?", "/bundle."].iter().any(|file| address.contains(file));
    let allowed = |address: &str| {
        address.starts_with(&own)
            || of_log(address)
            || ["\"/assets/", "\"/favicon", "\"/api/v1/", "\"#", "\"https://parvis.example/"].iter().any(|start| address.starts_with(start))
    };
    for address in html.split("href=").skip(1).chain(html.split("action=").skip(1)) {
        let switch = address.starts_with("\"/en") || address.starts_with("\"/fr");
        assert!(allowed(address) || switch, "{address:.60} is not in the page's language");
    }
    unique_ids(&html);
    html
}

fn unique_ids(html: &str) {
    let ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "id {id} is there twice");
    }
    let named = ["aria-labelledby=\"", "aria-describedby=\"", " for=\"", "href=\"#"];
    for reference in named.iter().flat_map(|name| html.split(name).skip(1)).filter_map(|rest| rest.split('"').next()) {
        for id in reference.split_whitespace().filter(|id| *id != "main") {
            assert!(ids.contains(&id), "nothing has the id {id}");
        }
    }
}
