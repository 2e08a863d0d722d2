//! Every step of a trustee, each a part of the page that is hidden until the script comes to it.

use crate::components::{TextArea, button_link, text_area};
use crate::view::frame::Frame;
use crate::view::trustees::TrusteeView;
use crate::words::{Locale, trustees as say};
use leptos::prelude::*;

/// All of them, in their order, with what is common to them.
pub fn all(frame: &Frame, view: &TrusteeView) -> AnyView {
    let l = frame.locale;
    view! {
        {course(l)}
        {problems(l)}
        {making(l)}
        {ceremony(l)}
        {opening(l)}
        {ends(frame, view)}
        {table(l)}
        <p class="visually-hidden" role="status" data-part="status"></p>
        {file(l)}
    }
    .into_any()
}

/// Where one is: the script marks what is done.
fn course(l: Locale) -> AnyView {
    let steps = [("words", say::step_words(l)), ("compare", say::step_compare(l)), ("key", say::step_key(l)), ("open", say::step_open(l))];
    let item = |(name, label): (&'static str, String)| {
        view! { <li data-step=name><span class="visually-hidden" hidden>{format!("{} ", say::step_done(l))}</span>{label}</li> }
    };
    view! { <ol class="steps" data-part="steps" hidden>{steps.into_iter().map(item).collect_view()}</ol> }.into_any()
}

/// Every sentence about what goes wrong, by its name; the script shows one of them.
fn problems(l: Locale) -> AnyView {
    let sentences = [
        ("not-loaded", say::problem_not_loaded(l)),
        ("network", say::problem_network(l)),
        ("words", say::problem_words(l)),
        ("confirm", say::problem_confirm(l)),
        ("other-key", say::problem_other_key(l)),
        ("file", say::problem_file(l)),
        ("file-differs", say::problem_file_differs(l)),
        ("changed", say::problem_changed(l)),
        ("tick", say::problem_tick(l)),
        ("turn", say::problem_turn(l)),
        ("signed-out", say::problem_signed_out(l)),
        ("too-often", say::problem_too_often(l)),
        ("ballots", say::problem_ballots(l)),
        ("checkpoint", say::problem_checkpoint(l)),
        ("incomplete", say::problem_incomplete(l)),
        ("other-sum", say::problem_other_sum(l)),
        ("storage", say::problem_storage(l)),
        ("ceremony", say::problem_ceremony(l)),
        ("shares", say::problem_shares(l)),
        ("other", say::problem_other(l)),
    ];
    let shown = sentences.into_iter().map(|(name, sentence)| view! { <p data-problem=name hidden>{sentence}</p> }).collect_view();
    view! {
        <div class="notice" data-tone="danger" data-part="problem" role="alert" tabindex="-1" hidden>{shown} <p hidden><code lang="en" data-part="detail"></code></p></div>
    }
    .into_any()
}

/// A step: its heading, and what belongs to it.
fn step(name: &'static str, title: String, content: impl IntoView + 'static) -> AnyView {
    let id = format!("step-{name}");
    view! {
        <section class="panel panel--accent stack" data-part=name aria-labelledby=id.clone() hidden>
            <h2 id=id.clone() tabindex="-1">{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn button(class: &'static str, act: &'static str, label: String) -> AnyView {
    view! { <button class=format!("button {class}") type="button" data-do=act>{label}</button> }.into_any()
}

fn tick(name: &'static str, label: String) -> AnyView {
    view! { <div class="choice"><input type="checkbox" id=name data-part=name/> <label for=name>{label}</label></div> }.into_any()
}

/// The words: made, shown once, asked back.
fn making(l: Locale) -> AnyView {
    let make = step(
        "make",
        say::make_title(l),
        view! {
            <p>{say::make_why(l)}</p>
            <p data-part="again" hidden><strong>{say::make_again(l)}</strong></p>
            <p>{say::make_before(l)}</p>
            <div class="button-row">{button("button--primary", "make", say::make(l))}</div>
        },
    );
    let words = step(
        "words",
        say::words_title(l),
        view! {
            <p>{say::words_why(l)}</p>
            <ol class="trustee__words" data-part="list"></ol>
            <p><strong>{say::words_keep(l)}</strong></p>
            <div class="button-row">
                {button("button--secondary", "save", say::words_save(l))}
                {button("button--secondary", "print", say::words_print(l))}
                {button("button--primary", "confirm", say::words_go(l))}
            </div>
        },
    );
    let field = |number: usize| {
        let id = format!("confirm-{number}");
        // The number of the word takes the place of the letter.
        view! {
            <div class="field">
                <label class="field__label" for=id.clone() data-label=say::confirm_word(l, "{n}")></label>
                <input class="input input--date" type="text" id=id data-confirm autocomplete="off" autocapitalize="none" spellcheck="false"/>
            </div>
        }
    };
    let confirm = step(
        "confirm",
        say::confirm_title(l),
        view! {
            <p>{say::confirm_why(l)}</p>
            <div class="form">{(1..=3).map(field).collect_view()}</div>
            <p>{say::confirm_what(l)}</p>
            <div class="button-row">
                {button("button--primary", "enrol", say::confirm(l))}
                {button("button--secondary", "back", say::confirm_back(l))}
            </div>
        },
    );
    let waiting = step("waiting", say::waiting_title(l), view! { <p>{say::waiting_why(l)}</p> <p>{say::waiting_call(l)}</p> });
    view! { {make} {words} {confirm} {waiting} }.into_any()
}

/// The key: words given again, the code compared, the rounds.
fn ceremony(l: Locale) -> AnyView {
    let area = TextArea {
        id: "typed-words".to_owned(),
        name: "words".to_owned(),
        value: String::new(),
        rows: 5,
        language: None,
        max_length: Some(1_000),
        required: false,
        described_by: Some("typed-words-hint".to_owned()),
        invalid: None,
    };
    let enter = step(
        "enter",
        say::enter_title(l),
        view! {
            <p>{say::enter_why(l)}</p>
            <div class="field">
                <label class="field__label" for="words-file">{say::enter_file(l)}</label>
                <input class="input" type="file" id="words-file" accept=".txt,text/plain"/>
            </div>
            <div class="field">
                <label class="field__label" for="typed-words">{say::enter_words(l)}</label>
                <p class="field__hint" id="typed-words-hint">{say::enter_hint(l)}</p>
                {text_area(area)}
            </div>
            <div class="button-row">{button("button--primary", "enter", say::enter(l))}</div>
        },
    );
    let compare = step(
        "compare",
        say::compare_title(l),
        view! {
            <p class="ceremony-code"><code data-part="code"></code></p>
            <p>{say::compare_why(l)}</p>
            <p><strong>{say::compare_differs(l)}</strong></p>
            {tick("compared", say::compare_tick(l))}
            <div class="button-row">{button("button--primary", "compare", say::compare(l))}</div>
        },
    );
    let rounds = step("rounds", say::rounds_title(l), view! { <p>{say::rounds_why(l)}</p> <p class="muted">{say::rounds_alone(l)}</p> });
    let failed = step(
        "failed",
        say::failed_own_title(l),
        view! {
            <p>{say::failed_own(l)}</p>
            <p data-part="at-fault" hidden>{say::failed_own_who(l)} " " <strong data-part="who"></strong></p>
            <p class="muted">{say::failed_detail(l)} " " <span lang="en" data-part="fault"></span></p>
        },
    );
    let done = step(
        "done",
        say::done_title(l),
        view! {
            <p>{say::done_why(l)}</p>
            <p>{say::done_file(l)}</p>
            <p data-part="no-words" hidden class="muted">{say::done_words(l)}</p>
            <div class="button-row">
                {button("button--primary", "save", say::done_save(l))}
                {button("button--secondary", "ask", say::enter_title(l))}
            </div>
        },
    );
    view! { {enter} {compare} {rounds} {failed} {done} }.into_any()
}

/// The sum: read, compared, opened.
fn opening(l: Locale) -> AnyView {
    let area = TextArea {
        id: "checkpoint".to_owned(),
        name: "checkpoint".to_owned(),
        value: String::new(),
        rows: 6,
        language: None,
        max_length: Some(4_000),
        required: false,
        described_by: Some("checkpoint-hint".to_owned()),
        invalid: None,
    };
    let closed = step(
        "closed",
        say::closed_title(l),
        view! {
            <p>{say::closed_why(l)}</p>
            <p>{say::closed_long(l)}</p>
            <details class="details">
                <summary>{say::closed_checkpoint(l)}</summary>
                <div class="field">
                    <label class="field__label" for="checkpoint">{say::closed_checkpoint_label(l)}</label>
                    <p class="field__hint" id="checkpoint-hint">{say::closed_checkpoint_hint(l)}</p>
                    {text_area(area)}
                </div>
            </details>
            <div class="button-row">{button("button--primary", "read", say::read(l))}</div>
        },
    );
    let reading = step(
        "reading",
        say::reading(l),
        view! {
            <p>{say::closed_long(l)}</p>
            <progress aria-labelledby="step-reading" data-part="progress"></progress>
            <div class="button-row">{button("button--secondary", "stop", say::stop(l))}</div>
        },
    );
    let sum = step(
        "sum",
        say::sum_title(l),
        view! {
            <dl class="facts">
                <div><dt>{say::sum_ballots(l)}</dt><dd><strong data-part="ballots"></strong></dd></div>
            </dl>
            <p>{say::sum_code(l)}</p>
            <p class="ceremony-code"><code data-part="sum-code"></code></p>
            <p>{say::sum_why(l)}</p>
            <p><strong>{say::sum_differs(l)}</strong></p>
            {tick("sum-compared", say::sum_tick(l))}
            <p>{say::open_what(l)}</p>
            <div class="button-row">{button("button--primary", "open", say::open_share(l))}</div>
        },
    );
    view! { {closed} {reading} {sum} }.into_any()
}

fn ends(frame: &Frame, view: &TrusteeView) -> AnyView {
    let l = frame.locale;
    let opened = step("opened", say::opened_title(l), view! { <p>{say::opened_why(l, view.threshold)}</p> });
    let poll = frame.url(&format!("/polls/{}", view.poll));
    let sealed = step(
        "sealed",
        say::sealed_title(l),
        view! { <p>{say::sealed_why(l)}</p> <div class="button-row">{button_link("button--primary", poll, say::to_poll(l))}</div> },
    );
    view! { {opened} {sealed} }.into_any()
}

/// How far each trustee is; the script writes the lines.
fn table(l: Locale) -> AnyView {
    view! {
        <div class="table-scroll" role="region" aria-labelledby="trustee-table" tabindex="0" data-part="table" hidden>
            <table class="table">
                <caption id="trustee-table">{say::table_caption(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::trustee(l)}</th>
                        <th scope="col">{say::key_given(l)}</th>
                        <th scope="col">{say::rounds(l)}</th>
                        <th scope="col" data-part="opened-column" hidden>{say::opened(l)}</th>
                    </tr>
                </thead>
                <tbody data-part="lines"></tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The file that a trustee keeps; the script fills it in.
fn file(l: Locale) -> AnyView {
    let lines = [
        ("head", say::file_head(l)),
        ("vote", say::file_vote(l)),
        ("trustee", say::file_trustee(l)),
        ("page", say::file_page(l)),
        ("code", say::file_code(l)),
        ("rest", say::file_rest(l)),
    ];
    view! { <div hidden>{lines.into_iter().map(|(name, line)| view! { <span data-file=name>{line}</span> }).collect_view()}</div> }.into_any()
}
