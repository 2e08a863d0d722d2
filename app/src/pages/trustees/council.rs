//! The page where a team names the trustees of a poll, and sees how far they are.

use crate::Page;
use crate::components::{Column, Field, Table, button_link, error_summary, field_id, hidden, section, submit_as, table};
use crate::pages::poll_editor::parts as editor;
use crate::view::frame::Frame;
use crate::view::trustees::{Council, CouncilView, MOST, ROUNDS, Standing, TrusteeLine, row_field};
use crate::words::{Locale, trustees as say};
use leptos::prelude::*;

/// The page.
pub fn council(frame: &Frame, view: &CouncilView) -> Page {
    let l = frame.locale;
    let mut labels: Vec<(String, String)> = Vec::new();
    for row in 0..view.rows {
        labels.push((row_field(row, "name"), say::name_of(l, row + 1)));
        labels.push((row_field(row, "email"), say::email_of(l, row + 1)));
    }
    labels.push(("threshold".to_owned(), say::threshold(l)));
    let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let form = view.changes.then(|| {
        if view.council.is_none() {
            return section("naming", say::name_title(l), naming(frame, view));
        }
        // Not to be done by the way.
        view! { <details class="details" open=view.typed><summary>{say::rename_title(l)}</summary> {naming(frame, view)}</details> }.into_any()
    });
    let progress = match &view.council {
        Some(council) => section("progress", say::progress_title(l), progress(l, council)),
        None => ().into_any(),
    };
    // Whoever has named somebody comes back to see how far they are.
    let (first, second) = if view.council.is_some() { (Some(progress), form) } else { (form, Some(progress)) };
    let body = view! {
        {editor::top(frame, &view.head, say::title(l), say::lede(l))}
        {error_summary(l, &view.form, &labels)}
        <div class="columns">
            <div>{first} {second}</div>
            <aside class="stack stack--loose" aria-label=say::what_title(l)>{what(l, view.changes)}</aside>
        </div>
        <p>{button_link("button--quiet", editor::url(frame, &view.head, ""), say::back(l))}</p>
    };
    Page::new(say::title(l), body)
}

/// What a trustee is and does, and how many to choose.
fn what(l: Locale, choosing: bool) -> AnyView {
    let how = choosing.then(|| {
        view! {
            <h2>{say::how_title(l)}</h2>
            <ul>
                <li>{say::how_who(l)}</li>
                <li>{say::how_many(l)}</li>
                <li><strong>{say::how_lost(l)}</strong></li>
            </ul>
        }
    });
    view! {
        <div class="prose">
            <h2>{say::what_title(l)}</h2>
            <ul>
                <li>{say::what_before(l)}</li>
                <li>{say::what_after(l)}</li>
                <li>{say::what_lost(l)}</li>
            </ul>
            {how}
        </div>
    }
    .into_any()
}

fn naming(frame: &Frame, view: &CouncilView) -> AnyView {
    let l = frame.locale;
    let action = editor::url(frame, &view.head, "/trustees");
    let row = |row: usize| {
        let (name, email) = (row_field(row, "name"), row_field(row, "email"));
        view! {
            <fieldset class="field-group field-group--row trustee-row">
                <legend>{say::row(l, row + 1)}</legend>
                {Field::new(l, &view.form, &name, say::name(l)).max_length(100).text()}
                {Field::new(l, &view.form, &email, say::email(l)).max_length(254).other_email()}
            </fieldset>
        }
    };
    let more = (view.rows < MOST).then(|| {
        let land = format!("{action}#{}", field_id(&row_field(view.rows, "name")));
        view! { <div class="button-row"><button class="button button--secondary" name="action" value="more" formaction=land>{say::more(l)}</button></div> }
    });
    view! {
        {view.council.is_some().then(|| view! { <p class="panel panel--warm measure">{say::rename_warning(l)}</p> })}
        <p class="measure">{say::names_hint(l)}</p>
        <form class="form" method="post" action=action.clone() novalidate>
            // Pressing Enter in a field uses the first button: let it be the one that saves.
            <button class="visually-hidden" name="action" value="save" tabindex="-1" aria-hidden="true">{say::save(l)}</button>
            {hidden("rows", view.rows.to_string())}
            {(0..view.rows).map(row).collect_view()}
            {more}
            {Field::new(l, &view.form, "threshold", say::threshold(l)).hint(say::threshold_hint(l)).required().number()}
            <div class="button-row">{submit_as("button--primary", "action", "save", say::save(l))}</div>
        </form>
    }
    .into_any()
}

fn progress(l: Locale, council: &Council) -> AnyView {
    let (n, k) = (council.trustees.len(), council.threshold);
    let opening = matches!(council.standing, Standing::Opening | Standing::Sealed);
    let made = opening || matches!(council.standing, Standing::Made | Standing::Open);
    let mut columns = vec![Column::text(say::trustee(l)), Column::text(say::key_given(l)), Column::text(say::rounds(l))];
    if opening {
        columns.push(Column::text(say::opened(l)));
    }
    let cells = |line: &TrusteeLine| {
        let spoken = if made { ROUNDS } else { line.rounds };
        let mut cells = vec![line.name.clone().into_any(), mark(l, line.enrolled, say::yes(l)), mark(l, spoken > 0, say::of_four(l, u64::from(spoken)))];
        if opening {
            cells.push(mark(l, line.opened, say::opened_yes(l)));
        }
        cells
    };
    let code = council.code.clone().map(|code| {
        view! { <div class="stack stack--tight"><h3>{say::code_title(l)}</h3> <p class="ceremony-code"><code>{code}</code></p> <p class="muted measure">{say::code_hint(l)}</p></div> }
    });
    view! {
        {standing(l, council)}
        {table(Table { id: "trustees".to_owned(), caption: say::caption(l), columns, rows: council.trustees.iter().map(cells).collect(), variant: "" })}
        <p class="muted measure">{say::numbers(l, k, (n + 1).saturating_sub(k), n)}</p>
        {code}
    }
    .into_any()
}

/// What was done in these words, or that it is not yet.
fn mark(l: Locale, done: bool, words: String) -> AnyView {
    if done { words.into_any() } else { view! { <span class="na">{say::not_yet(l)}</span> }.into_any() }
}

fn standing(l: Locale, council: &Council) -> AnyView {
    let plain = |sentence: String| view! { <p class="measure"><strong>{sentence}</strong></p> }.into_any();
    match &council.standing {
        Standing::Enrolling { missing } => plain(say::standing_enrolling(l, missing.join(", "))),
        Standing::Round { round, missing } => plain(say::standing_round(l, missing.join(", "), u64::from(*round))),
        Standing::Made => plain(say::standing_made(l)),
        Standing::Open => plain(say::standing_open(l)),
        Standing::Opening => {
            let opened = council.trustees.iter().filter(|line| line.opened).count();
            plain(say::standing_opening(l, council.threshold, opened))
        }
        Standing::Sealed => plain(say::standing_sealed(l)),
        Standing::Failed { who, words } => view! {
            <div class="notice" data-tone="danger">
                <p><strong>{say::failed_title(l)}</strong></p>
                <p>{who.as_ref().map_or_else(|| say::failed_nobody(l), |name| say::failed_who(l, name))}</p>
                <p>{say::failed_detail(l)} " " <span lang="en">{words.clone()}</span></p>
            </div>
        }
        .into_any(),
    }
}
