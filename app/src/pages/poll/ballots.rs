//! All ballots of a poll, after the close.

use super::marked;
use super::results::{HOLE, around};
use crate::Page;
use crate::components::{Column, PageHead, Table, breadcrumb, links, pagination, table, text};
use crate::view::frame::Frame;
use crate::view::poll::{BallotsView, PublishedBallot, QuestionView};
use crate::view::text::Text;
use crate::words::{Locale, budget as words, encrypted, named, poll as say};
use domain::ids::OptionId;
use domain::voting::Answer;
use leptos::prelude::*;

/// The list, by receipt code.
pub fn ballots(frame: &Frame, view: &BallotsView) -> Page {
    let l = frame.locale;
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let city = frame.url(&format!("/cities/{}", view.city_slug));
    let address = format!("{poll}/ballots");
    let trail = vec![(view.city.clone().into_any(), city), (text(&view.title, l), poll)];
    let list = if view.ballots.is_empty() { view! { <p>{say::ballots_none(l)}</p> }.into_any() } else { rows(l, view) };
    let download = view.download.clone().map(|href| view! { <li><a href=href>{say::ballots_download(l)}</a></li> });
    let order = |(question, href): &(Text, String)| view! { <li>{around(&say::orders_download(l, HOLE), text(question, l))} " " <a href=href.clone()>"PrefLib (.soi)"</a></li> };
    let orders = view.orders.iter().map(order).collect_view();
    let budget = |(question, href): &(Text, String)| view! { <li>{around(&words::ballots_download(l, HOLE), text(question, l))} " " <a href=href.clone()>"Pabulib (.pb)"</a></li> };
    let budgets = view.budgets.iter().map(budget).collect_view();
    let body = view! {
        {breadcrumb(l, trail, say::ballots_title(l))}
        {PageHead::new(say::ballots_title(l)).eyebrow(text(&view.title, l)).lede(say::ballots_lede(l, view.total)).view()}
        <p class="measure">{say::ballots_check(l)}</p>
        <ul class="downloads">{download}{orders}{budgets}</ul>
        {list}
        {pagination(l, view.page, view.pages, |page| links::with_query(&address, &[("page", &page.to_string())]))}
    };
    Page::new(format!("{} · {}", say::ballots_title(l), view.title.text), body)
}

fn rows(l: Locale, view: &BallotsView) -> AnyView {
    let mut columns = vec![Column::text(say::ballots_code(l))];
    let with_names = view.ballots.iter().any(|ballot| ballot.name.is_some());
    columns.extend(with_names.then(|| Column::text(named::ballot_name(l))));
    columns.extend(view.questions.iter().map(|question| Column::text(text(&question.text, l))));
    let row = |ballot: &PublishedBallot| {
        let mut cells = vec![view! { <code>{ballot.code.clone()}</code> }.into_any()];
        cells.extend(ballot.name.clone().map(|name| view! { <bdi>{name}</bdi> }.into_any()));
        cells.extend(view.questions.iter().map(|question| answer_in_words(l, question, &ballot.answers)));
        cells
    };
    let rows = view.ballots.iter().map(row).collect();
    table(Table { id: "all-ballots".to_owned(), caption: say::ballots_caption(l), columns, rows, variant: "table--sticky" })
}

/// What a ballot says to a question.
pub(crate) fn answer_in_words(l: Locale, question: &QuestionView, answers: &[Answer]) -> AnyView {
    // Only a ballot that nobody opens says nothing to any question, not even that it was left blank.
    if answers.is_empty() {
        return view! { <span class="na">{encrypted::stays_sealed(l)}</span> }.into_any();
    }
    let given = answers.iter().find(|answer| answer.question == question.id).filter(|answer| !answer.choices.is_empty());
    let Some(given) = given else {
        return view! { <span class="na">{say::left_blank(l)}</span> }.into_any();
    };
    if question.has_marks() {
        return marked::in_words(l, question, given);
    }
    let label = |(index, choice): (usize, &OptionId)| {
        let label = question.option(*choice).map(|option| text(&option.label, l));
        view! { {(index > 0).then_some(", ")}{label} }
    };
    given.choices.iter().enumerate().map(label).collect_view().into_any()
}
