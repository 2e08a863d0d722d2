//! Voting with a token, in an anonymous or an encrypted poll: taking the token, choosing, casting without the account, the
//! receipt. All of it happens in the browser (`app/src/islands/vote.js`): a form that went through the server would join
//! choices and account. Without scripts the page says so, and where else to vote. [`super::sealing`] has what is between
//! review and casting where ballots are encrypted.

use super::{marked, paper, sealing, sign_in};
use crate::components::field_id;
use crate::view::frame::Frame;
use crate::view::poll::{PollView, QuestionView, Standing};
use crate::words::{Locale, anonymous as say, poll, sealing as sealed};
use domain::voting::{Marking, Secrecy};
use leptos::prelude::*;

/// The parts of the page that the script shows in their turn, each hidden until then.
pub fn voting(frame: &Frame, view: &PollView) -> AnyView {
    let l = frame.locale;
    let signed_out = view.standing == Standing::SignedOut;
    let taken = view.standing == Standing::AlreadyVoted;
    let seals = view.secrecy == Secrecy::Encrypted;
    let script = if seals { frame.assets.booth.as_ref().map(|booth| booth.vote.clone()) } else { frame.assets.voter.clone() };
    let Some(script) = script else {
        return view! { {without(l, view)} {paper::questions(l, view)} }.into_any();
    };
    view! {
        {signed_out.then(|| sign_in(frame))}
        <noscript>{without(l, view)}</noscript>
        <div
            class="voter stack"
            data-voter
            data-poll=view.poll.to_string()
            data-signed-out=signed_out.then_some("")
            data-taken=taken.then_some("")
            data-blank=say::blank(l)
        >
            {problems(l, seals)}
            {take(l, view, taken)}
            {vote(l, view)}
            {review(l, seals)}
            {seals.then(|| sealing::steps(frame, view))}
            {waiting(l)}
            {done(l, seals)}
            <div class="notice" data-part="forgotten" hidden tabindex="-1"><p>{say::forgotten(l)}</p></div>
            <div class="stack stack--loose" data-part="questions">{paper::questions(l, view)}</div>
            <script type="module" src=script></script>
        </div>
    }
    .into_any()
}

fn without(l: Locale, view: &PollView) -> AnyView {
    view! {
        <div class="panel panel--warm">
            <h2>{say::no_script_title(l)}</h2>
            <p>{if view.secrecy == Secrecy::Encrypted { sealed::no_script_why(l) } else { say::no_script_why(l) }}</p>
            <p>{say::no_script_else(l)}</p>
            {view.offline.then(|| view! { <p>{say::no_script_paper(l)}</p> })}
        </div>
    }
    .into_any()
}

/// Every sentence about what goes wrong, by its name; the script shows one of them.
fn problems(l: Locale, seals: bool) -> AnyView {
    let sentences = [
        ("not-loaded", if seals { sealed::not_loaded(l) } else { say::not_loaded(l) }),
        ("sealed", sealed::problem_sealed(l)),
        ("network", say::problem_network(l)),
        ("residence", say::problem_residence(l)),
        ("token-taken", say::problem_token_taken(l)),
        ("token-invalid", say::problem_token_invalid(l)),
        ("token-used", say::problem_token_used(l)),
        ("token-forged", say::problem_token_forged(l)),
        ("promise", say::problem_promise(l)),
        ("already-closed", say::problem_already_closed(l)),
        ("clock", say::problem_clock(l)),
        ("too-often", say::problem_too_often(l)),
        ("file", say::problem_file(l)),
        ("storage", say::problem_storage(l)),
        ("answers", say::wrong_title(l)),
        ("other", say::problem_other(l)),
    ];
    let shown = sentences.into_iter().map(|(name, sentence)| view! { <p data-problem=name hidden>{sentence}</p> }).collect_view();
    view! { <div class="notice" data-tone="danger" data-part="problem" role="alert" tabindex="-1" hidden>{shown}</div> }.into_any()
}

fn take(l: Locale, view: &PollView, taken: bool) -> AnyView {
    let declaration = (view.standing == Standing::NeedsDeclaration).then(|| declaration(l, view));
    let new = view! {
        <h2 tabindex="-1">{say::take_title(l)}</h2>
        <p>{say::take_what(l)}</p>
        <p>{say::take_known(l)}</p>
        <p><strong>{say::take_once(l)}</strong></p>
        {declaration}
        <div class="button-row"><button class="button button--primary" type="button" data-do="take">{say::take(l)}</button></div>
    };
    let before = view! { <h2 tabindex="-1">{say::taken(l)}</h2> <p>{say::taken_where(l)}</p> };
    view! {
        <section class="panel panel--accent stack" data-part="take" hidden>
            {if taken { before.into_any() } else { new.into_any() }}
            <details class="details" open=taken>
                <summary>{say::file(l)}</summary>
                <div class="field">
                    <label class="field__label" for="voter-file">{say::file_label(l)}</label>
                    <input class="input" type="file" id="voter-file" accept=".json,application/json"/>
                </div>
                <button class="button button--secondary" type="button" data-do="open">{say::file_open(l)}</button>
            </details>
        </section>
    }
    .into_any()
}

fn declaration(l: Locale, view: &PollView) -> AnyView {
    view! {
        <div class="choice">
            <input type="checkbox" id="declare_residence" data-part="declares"/>
            <label for="declare_residence">{poll::declare_residence(l, &view.city)} " " <span class="choice__hint">{poll::declare_residence_hint(l)}</span></label>
        </div>
    }
    .into_any()
}

/// The paper. Its fields have no form that could be sent: no button, no return key gives them to the server.
fn vote(l: Locale, view: &PollView) -> AnyView {
    let kind = |question: &QuestionView| match question.method.marking() {
        Marking::Named => "named",
        Marking::Place => "place",
        Marking::Number => "number",
    };
    let questions = view.questions.iter().map(|question| {
        let error = format!("{}-wrong", field_id(&question.field()));
        view! {
            <div data-question=question.id.to_string() data-marking=kind(question)>
                <p class="field__error" id=error data-wrong hidden>{format!("{} {}", say::wrong(l), paper::rule(l, question))}</p>
                {marked::one(l, view, question)}
            </div>
        }
    });
    view! {
        <section class="stack stack--loose" data-part="vote" hidden>
            <div class="panel stack">
                <h2 tabindex="-1">{say::have(l)}</h2>
                <p>{say::have_wait(l)}</p>
                <p data-part="changes" hidden><strong>{say::changes(l)}</strong></p>
                <details class="details">
                    <summary>{say::save(l)}</summary>
                    <p>{say::save_warning(l)}</p>
                    <button class="button button--secondary" type="button" data-do="save-token">{say::save(l)}</button>
                </details>
            </div>
            {questions.collect_view()}
            <div class="button-row"><button class="button button--primary" type="button" data-do="review">{say::review(l)}</button></div>
        </section>
    }
    .into_any()
}

fn review(l: Locale, seals: bool) -> AnyView {
    let (action, label) = if seals { ("seal", sealed::seal(l)) } else { ("cast", say::cast(l)) };
    view! {
        <section class="panel panel--accent stack" data-part="review" hidden>
            <h2 tabindex="-1">{say::review_title(l)}</h2>
            <dl class="review" data-part="lines"></dl>
            {seals.then(|| view! { <p>{sealed::seal_what(l)}</p> })}
            <div class="button-row">
                <button class="button button--primary" type="button" data-do=action>{label}</button>
                <button class="button button--secondary" type="button" data-do="change">{say::change(l)}</button>
            </div>
        </section>
    }
    .into_any()
}

fn waiting(l: Locale) -> AnyView {
    view! {
        <section class="panel panel--accent stack" data-part="waiting" hidden>
            <h2 tabindex="-1">{say::waiting_title(l)}</h2>
            <p>{say::waiting_why(l)}</p>
            <p>{say::waiting_left(l)} " " <strong data-part="seconds"></strong></p>
            <div class="button-row">
                <button class="button button--primary" type="button" data-do="now">{say::now(l)}</button>
                <button class="button button--secondary" type="button" data-do="stop">{say::stop(l)}</button>
            </div>
        </section>
    }
    .into_any()
}

fn done(l: Locale, seals: bool) -> AnyView {
    let (what, receipt_what) = if seals { (sealed::done_what(l), sealed::done_receipt_what(l)) } else { (say::done_what(l), say::done_receipt_what(l)) };
    let sealed_code = seals.then(|| view! { <p>{sealed::done_sealed(l)} " " <code data-part="cast-code"></code></p> });
    view! {
        <section class="panel panel--accent stack" data-part="done" hidden>
            <h2 tabindex="-1">{say::done_title(l)}</h2>
            <p>{say::done_code(l)} " " <code data-part="code"></code></p>
            {sealed_code}
            <p>{what}</p>
            <p>{receipt_what}</p>
            <div class="button-row">
                <button class="button button--primary" type="button" data-do="save-receipt">{say::done_receipt(l)}</button>
                <button class="button button--secondary" type="button" data-do="again">{say::done_again(l)}</button>
            </div>
            <details class="details">
                <summary>{say::done_forget(l)}</summary>
                <p>{say::done_forget_warning(l)}</p>
                <button class="button button--secondary" type="button" data-do="forget">{say::done_forget(l)}</button>
            </details>
        </section>
    }
    .into_any()
}
