//! Is my vote secret? What Parvis promises, and what it does not.

use crate::Page;
use crate::components::{Column, PageHead, Table, section, table};
use crate::view::frame::Frame;
use crate::words::{Locale, secrecy as say};
use leptos::prelude::*;

/// The page. It describes this program as it is: whoever changes how ballots are kept changes these sentences.
pub fn secrecy(frame: &Frame) -> Page {
    let l = frame.locale;
    let body = view! {
        {PageHead::new(say::title(l)).lede(say::lede(l)).view()}
        <div class="stack stack--loose measure">
            <div class="panel panel--accent"><h2>{say::short(l)}</h2>{list([say::short_apart(l), say::short_hidden(l), say::short_destroyed(l)])}</div>
            {section("open", say::open(l), while_open(l))}
            {section("close", say::close(l), list([say::close_rewritten(l), say::close_secret(l), say::close_count(l)]))}
            {section("receipt", say::receipt(l), receipt(l))}
            {section("log", say::log(l), list([say::log_entries(l), say::log_signed(l), say::log_file(l), say::log_batches(l), say::log_changed(l), say::log_cheating(l)]))}
            {section("paper", say::paper(l), list([say::paper_team(l), say::paper_counted(l), say::paper_receipt(l), say::paper_twice(l)]))}
            {section("not", say::not(l), not_promised(l))}
            {section("who", say::who(l), who(l))}
            {section("change", say::change(l), view! { <p>{say::change_answer(l)}</p> })}
            {section("delete", say::delete(l), view! { <p>{say::delete_answer(l)}</p> })}
        </div>
    };
    Page::new(say::title(l), body).described(say::description(l))
}

fn list<const N: usize>(sentences: [String; N]) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <div class="prose"><ul>{items}</ul></div> }.into_any()
}

fn while_open(l: Locale) -> AnyView {
    view! {
        {list([say::open_turnout(l), say::open_ballot(l), say::open_why(l), say::open_nothing(l), say::open_shuffled(l)])}
        <p class="muted">{say::open_technical(l)}</p>
    }
    .into_any()
}

fn receipt(l: Locale) -> AnyView {
    view! { <p>{say::receipt_code(l)}</p> <p>{say::receipt_list(l)}</p> <p>{say::receipt_signed(l)}</p> <p><strong>{say::receipt_warning(l)}</strong></p> }
        .into_any()
}

fn not_promised(l: Locale) -> AnyView {
    list([
        say::not_live(l),
        say::not_disk(l),
        say::not_coercion(l),
        say::not_device(l),
        say::not_network(l),
        say::not_few(l),
        say::not_pattern(l),
        say::not_eligibility(l),
        say::not_binding(l),
    ])
}

fn who(l: Locale) -> AnyView {
    let rows = [
        [say::who_public(l), say::who_public_open(l), say::who_public_closed(l)],
        [say::who_team(l), say::who_team_open(l), say::who_team_closed(l)],
        [say::who_you(l), say::who_you_open(l), say::who_you_closed(l)],
        [say::who_operator(l), say::who_operator_open(l), say::who_operator_closed(l)],
    ];
    let rows = rows.into_iter().map(|row| row.into_iter().map(IntoAny::into_any).collect()).collect();
    let columns = vec![Column::text(say::who_person(l)), Column::text(say::who_open(l)), Column::text(say::who_closed(l))];
    table(Table { id: "who-sees-what".to_owned(), caption: say::who_caption(l), columns, rows, variant: "" })
}

#[cfg(test)]
mod tests {
    use super::secrecy;
    use crate::pages::testing::{checked, frame};
    use crate::words::Locale;

    #[test]
    fn it_is_a_whole_page() {
        for &l in Locale::ALL {
            checked(&frame(l, "/secrecy"), secrecy);
        }
    }
}
