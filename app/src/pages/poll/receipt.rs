//! The receipt.

use crate::components::{PageHead, breadcrumb, facts, hidden, steps, text};
use crate::view::frame::Frame;
use crate::view::poll::ReceiptView;
use crate::words::{Locale, named, poll as say};
use crate::{Page, format};
use domain::consultation::PollState;
use domain::voting::Secrecy;
use leptos::prelude::*;

/// What was cast is not repeated; the code, shown once, is all that leads back to it.
pub fn receipt(frame: &Frame, view: &ReceiptView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let consultation = frame.url(&format!("/cities/{}/consultations/{}", view.city_slug, view.consultation_slug));
    let title = if view.replaced { say::receipt_replaced(l) } else { say::receipt_cast(l) };
    let trail = vec![(text(&view.consultation_title, l), consultation.clone()), (text(&view.title, l), poll.clone())];
    let head = PageHead::new(title.clone()).eyebrow(say::eyebrow(l, &view.city));
    let head = if view.replaced { head.lede(say::receipt_replaced_note(l)) } else { head };
    let list = vec![(say::receipt_poll(l), text(&view.title, l)), (say::receipt_consultation(l), text(&view.consultation_title, l))];
    let body = view! {
        {breadcrumb(l, trail, say::receipt_page(l))}
        {head.view()}
        {steps(l, vec![say::step_choose(l), say::step_review(l), say::step_cast(l)], 3)}
        <article class="receipt stack" aria-labelledby="receipt-title">
            <header class="receipt__head"><p class="eyebrow">{say::receipt_page(l)}</p><h2 id="receipt-title">{say::receipt_code_title(l)}</h2></header>
            {facts(list)}
            {code(frame, view)}
        </article>
        <section class="section measure" aria-labelledby="next">
            <h2 id="next">{say::receipt_next(l)}</h2>
            <div class="prose"><ul>{next(l, view).into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul></div>
            <div class="button-row no-print">
                <a class="button button--secondary" href=poll>{say::back_to_poll(l)}</a>
                <a class="button button--quiet" href=consultation>{say::back_to_consultation(l)}</a>
            </div>
        </section>
    };
    Page::new(title, body)
}

fn code(frame: &Frame, view: &ReceiptView) -> AnyView {
    let l = frame.locale;
    let Some(code) = view.code.clone() else {
        let sentence = if view.state == PollState::Open { say::receipt_gone(l) } else { say::receipt_gone_closed(l) };
        return view! { <p>{sentence}</p> }.into_any();
    };
    let warning = if view.secrecy == Secrecy::Named { named::receipt_code_warning(l) } else { say::receipt_code_warning(l) };
    view! {
        <p class="secret"><span class="visually-hidden">{format!("{} ", say::receipt_code(l))}</span><code>{code}</code></p>
        <p><strong>{say::receipt_code_once(l)}</strong></p>
        <p>{say::receipt_code_use(l)}</p>
        <p>{warning}</p>
        <p>{say::receipt_code_changed(l)}</p>
        {view.logged.then(|| signed(frame, view))}
    }
    .into_any()
}

/// The signed receipt holds the ballot: it is made only when it is asked for, and only for who knows the code.
fn signed(frame: &Frame, view: &ReceiptView) -> AnyView {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let warning = if view.secrecy == Secrecy::Named { named::receipt_signed_warning(l) } else { say::receipt_signed_warning(l) };
    view! {
        <details class="details no-print">
            <summary>{say::receipt_signed(l)}</summary>
            <div class="prose">
                <p>{say::receipt_signed_what(l)}</p>
                <p><strong>{warning}</strong></p>
            </div>
            <form method="post" action=format!("{poll}/receipt")>
                {hidden("code", view.code.clone().unwrap_or_default())}
                <button class="button button--secondary">{say::receipt_signed_download(l)}</button>
            </form>
            <p><a href=format!("{poll}/log")>{say::log_link(l)}</a></p>
        </details>
    }
    .into_any()
}

fn next(l: Locale, view: &ReceiptView) -> Vec<String> {
    let change = match (view.state, &view.closes) {
        (PollState::Open, Some(closes)) => say::receipt_change_until(l, format::moment(l, closes)),
        (PollState::Open, None) => say::receipt_change_open_ended(l),
        _ => say::receipt_closed(l),
    };
    vec![change, say::receipt_results(l), say::receipt_answer(l)]
}
