//! The mailbox of the demonstration.

use crate::components::{PageHead, breadcrumb, text};
use crate::view::frame::Frame;
use crate::view::me::{MailLine, MailView, MailboxView};
use crate::words::mailbox as say;
use crate::{Page, format};
use leptos::prelude::*;

/// All mails.
pub fn mailbox(frame: &Frame, view: &MailboxView) -> Page {
    let l = frame.locale;
    let list = if view.mails.is_empty() {
        view! { <div class="empty"><h2>{say::none(l)}</h2><p>{say::none_hint(l)}</p></div> }.into_any()
    } else {
        view! { <ul class="mailbox" aria-label=say::mails(l)>{view.mails.iter().map(|mail| line(frame, mail)).collect_view()}</ul> }.into_any()
    };
    Page::new(say::title(l), view! { {PageHead::new(say::title(l)).lede(say::lede(l)).view()} {list} })
}

fn line(frame: &Frame, mail: &MailLine) -> AnyView {
    let l = frame.locale;
    view! {
        <li>
            <a href=frame.url(&format!("/mailbox/{}", mail.id))>
                <span class="mailbox__to">{mail.to.clone()}</span>
                " "
                <span class="mailbox__subject">{text(&mail.subject, l)}</span>
                " "
                <time datetime=format::machine(&mail.at)>{format::moment(l, &mail.at)}</time>
            </a>
        </li>
    }
    .into_any()
}

/// One mail.
pub fn mail(frame: &Frame, view: &MailView) -> Page {
    let l = frame.locale;
    let language = (!view.text.is_in(l)).then(|| view.text.language.clone());
    let fact = |term: String, value: AnyView| view! { <div><dt>{term}</dt><dd>{value}</dd></div> };
    let body = view! {
        {breadcrumb(l, vec![(say::title(l).into_any(), frame.url("/mailbox"))], text(&view.subject, l))}
        <article class="mail">
            <header class="stack">
                <h1>{text(&view.subject, l)}</h1>
                <dl class="facts">
                    {fact(say::from(l), view.from.clone().into_any())}
                    {fact(say::to(l), view.to.clone().into_any())}
                    {fact(say::sent(l), format::moment(l, &view.at).into_any())}
                </dl>
            </header>
            <div class="mail__body prose" lang=language>{paragraphs(&frame.origin, &view.text.text)}</div>
        </article>
        <p><a href=frame.url("/mailbox")>{say::back(l)}</a></p>
    };
    Page::new(view.subject.text.clone(), body)
}

/// Blank lines part paragraphs; single ends of line are kept.
fn paragraphs(origin: &str, mail: &str) -> Vec<AnyView> {
    let mail = mail.replace("\r\n", "\n");
    let paragraph = |paragraph: &str| {
        let lines = paragraph.lines().enumerate().map(|(index, line)| view! { {(index > 0).then(|| view! { <br/> })}{linked(origin, line)} });
        view! { <p>{lines.collect_view()}</p> }.into_any()
    };
    mail.split("\n\n").filter(|text| !text.trim().is_empty()).map(paragraph).collect()
}

/// Words that are addresses of this very site become links; no other address does.
fn linked(origin: &str, line: &str) -> Vec<AnyView> {
    let word = |word: &str| {
        let (address, space) = word.split_at(word.trim_end().len());
        let ours = address.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/'));
        let space = space.to_owned();
        match ours {
            true => view! { <a href=address.to_owned()>{address.to_owned()}</a>{space} }.into_any(),
            false => word.to_owned().into_any(),
        }
    };
    line.split_inclusive(char::is_whitespace).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::{mail, mailbox};
    use crate::pages::testing::{HOSTILE, checked, frame, hostile, moment};
    use crate::view::me::{MailLine, MailView, MailboxView};
    use crate::view::text::Text;
    use crate::words::Locale;

    #[test]
    fn only_addresses_of_this_site_become_links() {
        let body = format!("Sign in:\nhttps://parvis.example/fr/sign-in/link/abc\n\nhttps://parvis.example.evil.test/x {HOSTILE}");
        let view = MailView { from: HOSTILE.to_owned(), to: HOSTILE.to_owned(), subject: hostile(), at: moment(), text: Text::new("fr", body) };
        let line = MailLine { id: "1".to_owned(), to: HOSTILE.to_owned(), subject: hostile(), at: moment() };
        for &l in Locale::ALL {
            let html = checked(&frame(l, "/mailbox/1"), |frame| mail(frame, &view));
            assert!(html.contains(r#"href="https://parvis.example/fr/sign-in/link/abc""#));
            assert!(!html.contains(r#"href="https://parvis.example.evil"#));
            checked(&frame(l, "/mailbox"), |frame| mailbox(frame, &MailboxView { mails: vec![line.clone()] }));
            checked(&frame(l, "/mailbox"), |frame| mailbox(frame, &MailboxView::default()));
        }
    }
}
