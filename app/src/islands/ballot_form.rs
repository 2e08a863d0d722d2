//! The ballot paper. Without scripts it is a plain form that posts to the poll's page, which shows the review. With
//! scripts it says how many choices are left and shows the review at once; what is cast is the very same form.

#![allow(missing_docs, reason = "the macro of the island makes a struct without documentation")]

use leptos::html;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A ballot paper in finished sentences.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BallotPaper {
    /// Where the form is posted.
    pub action: String,
    /// Idempotency key.
    pub key: String,
    /// The questions.
    pub questions: Vec<PaperQuestion>,
    /// The declaration of residence, where one is asked for.
    pub declaration: Option<PaperDeclaration>,
    /// The words around them.
    pub words: BallotWords,
}

/// Words, with their language when it is not the page's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Words {
    /// BCP 47 code.
    pub lang: Option<String>,
    /// The words.
    pub text: String,
}

/// One question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaperQuestion {
    /// The name of the field.
    pub name: String,
    /// The id of the first option and the beginning of every other id; unique on the page.
    pub id: String,
    /// The question.
    pub text: Words,
    /// The hint below it.
    pub help: Option<Words>,
    /// How many may be chosen.
    pub rule: String,
    /// What was wrong, with the words "Error:" before it.
    pub error: Option<(String, String)>,
    /// Several may be chosen: boxes; else one: radio buttons.
    pub several: bool,
    /// It may be left blank.
    pub optional: bool,
    /// The least number of choices, when it is not left blank.
    pub min: usize,
    /// The most choices.
    pub max: usize,
    /// What is said when 0, 1, 2 … are chosen; empty where nothing needs to be said.
    pub left: Vec<String>,
    /// What is said when one more is tried.
    pub too_many: String,
    /// The options, in the order to show.
    pub options: Vec<PaperOption>,
}

/// One option.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaperOption {
    /// What is sent.
    pub value: String,
    /// Its name.
    pub label: Words,
    /// What it means.
    pub description: Option<Words>,
    /// It was chosen in an earlier step.
    pub chosen: bool,
}

/// The box to tick.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaperDeclaration {
    /// Its id; unique on the page.
    pub id: String,
    /// Heading of the group.
    pub title: String,
    /// What is declared.
    pub label: String,
    /// Why.
    pub hint: String,
    /// What was wrong, with the words "Error:" before it.
    pub error: Option<(String, String)>,
    /// It was ticked in an earlier step.
    pub ticked: bool,
}

/// The words around the questions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BallotWords {
    /// Choose, check, cast.
    pub steps: [String; 3],
    /// Said before a step that is done.
    pub done: String,
    /// Button to the review.
    pub review: String,
    /// Heading of the review.
    pub review_title: String,
    /// What the review is.
    pub review_explanation: String,
    /// A question without a choice.
    pub blank: String,
    /// Button that casts.
    pub cast: String,
    /// Button back.
    pub change: String,
}

/// An option as the browser has it.
#[derive(Clone, Copy)]
struct Mark {
    chosen: RwSignal<bool>,
    input: NodeRef<html::Input>,
}

/// A question as the browser has it. The boxes on the page are the truth; signals follow them.
#[derive(Clone)]
struct Live {
    question: PaperQuestion,
    marks: Vec<Mark>,
    status: RwSignal<String>,
    /// What the server found wrong is put right.
    settled: RwSignal<bool>,
}

impl Live {
    fn new(question: PaperQuestion, settled: RwSignal<bool>) -> Self {
        let mark = |option: &PaperOption| Mark { chosen: RwSignal::new(option.chosen), input: NodeRef::new() };
        Self { marks: question.options.iter().map(mark).collect(), status: RwSignal::new(String::new()), question, settled }
    }

    fn count(&self) -> usize {
        self.marks.iter().filter(|mark| mark.chosen.get_untracked()).count()
    }

    /// Takes over what the page shows: after a reload or a step back, browsers remember ticks the server never saw.
    fn read(&self) {
        for mark in &self.marks {
            if let Some(input) = mark.input.get_untracked() {
                mark.chosen.set(input.checked());
            }
        }
        self.say(self.question.left.get(self.count()));
    }

    fn say(&self, words: Option<&String>) {
        if let Some(words) = words {
            self.status.set(words.clone());
        }
    }

    /// A box was ticked or unticked. One too many is taken back, and said.
    fn change(&self, mark: Mark) {
        let ticked = mark.input.get_untracked().filter(|input| input.checked());
        match ticked {
            Some(input) if self.question.several && self.count() >= self.question.max => {
                input.set_checked(false);
                self.say(Some(&self.question.too_many));
            }
            _ => self.read(),
        }
    }

    /// Nothing is missing, as far as a browser can tell. The server decides.
    fn is_complete(&self) -> bool {
        let count = self.count();
        (self.question.optional && count == 0) || (self.question.min..=self.question.max).contains(&count)
    }
}

/// The ballot paper, with its review.
#[island]
pub fn BallotForm(
    /// All it needs.
    paper: BallotPaper,
) -> impl IntoView {
    let settled = RwSignal::new(false);
    let live: Vec<Live> = paper.questions.iter().cloned().map(|question| Live::new(question, settled)).collect();
    let reviewing = RwSignal::new(false);
    let ticked = NodeRef::<html::Input>::new();
    let heading = NodeRef::<html::H2>::new();
    let read = live.clone();
    Effect::new(move |_| read.iter().for_each(Live::read));
    let check = live.clone();
    let asks_residence = paper.declaration.is_some();
    // What is incomplete goes to the server, which says in full what is missing.
    let review = move |event: leptos::ev::SubmitEvent| {
        let declared = !asks_residence || ticked.get_untracked().is_some_and(|input| input.checked());
        if !reviewing.get_untracked() && declared && check.iter().all(Live::is_complete) {
            event.prevent_default();
            reviewing.set(true);
            settle(settled);
            request_animation_frame(move || focus(heading.get_untracked()));
        }
    };
    let first = live.first().and_then(|live| live.marks.first()).map(|mark| mark.input);
    let back = move |_| {
        reviewing.set(false);
        request_animation_frame(move || focus(first.and_then(|input| input.get_untracked())));
    };
    let words = paper.words;
    view! {
        <div class="ballot stack stack--loose">
            {progress(&words, reviewing)}
            <form class="form" method="post" action=paper.action novalidate on:submit=review>
                <input type="hidden" name="key" value=paper.key/>
                <div class="stack stack--loose" hidden=move || reviewing.get()>
                    {live.iter().map(question).collect::<Vec<_>>()}
                    {paper.declaration.map(|paper| declaration(paper, ticked, settled))}
                    <div class="button-row"><button class="button button--primary" name="step" value="review">{words.review}</button></div>
                </div>
                <div class="stack" hidden=move || !reviewing.get()>
                    <h2 tabindex="-1" node_ref=heading>{words.review_title}</h2>
                    <p>{words.review_explanation}</p>
                    <dl class="review">{live.iter().map(|live| chosen(live, &words.blank)).collect::<Vec<_>>()}</dl>
                    <div class="button-row">
                        <button class="button button--primary" name="step" value="cast">{words.cast}</button>
                        <button class="button button--secondary" type="button" on:click=back>{words.change}</button>
                    </div>
                </div>
            </form>
        </div>
    }
}

fn focus(element: Option<impl AsRef<leptos::web_sys::HtmlElement>>) {
    if let Some(element) = element {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.as_ref().focus();
    }
}

/// Nothing is wrong any more: what was said about it is taken back, in the paper and at the head of the page.
fn settle(settled: RwSignal<bool>) {
    settled.set(true);
    if let Ok(Some(summary)) = document().query_selector(".error-summary") {
        summary.remove();
    }
}

fn progress(words: &BallotWords, reviewing: RwSignal<bool>) -> AnyView {
    let [choose, check, cast] = words.steps.clone();
    let done = format!("{} ", words.done);
    view! {
        <ol class="steps">
            <li data-done=move || reviewing.get() aria-current=move || (!reviewing.get()).then_some("step")>
                <span class="visually-hidden" hidden=move || !reviewing.get()>{done}</span>
                {choose}
            </li>
            <li aria-current=move || reviewing.get().then_some("step")>{check}</li>
            <li>{cast}</li>
        </ol>
    }
    .into_any()
}

fn question(live: &Live) -> AnyView {
    let PaperQuestion { id, text, help, rule, error, .. } = live.question.clone();
    let status = live.status;
    let described = [help.as_ref().map(|_| "help"), Some("rule"), error.as_ref().map(|_| "error")];
    let described: Vec<String> = described.into_iter().flatten().map(|part| format!("{id}-{part}")).collect();
    let help = help.map(|help| view! { <p class="field__hint" id=format!("{id}-help") lang=help.lang>{help.text}</p> });
    let left = (!live.question.left.is_empty()).then(|| {
        view! { <p class="ballot__left" role="status" hidden=move || status.with(String::is_empty)>{move || status.get()}</p> }
    });
    view! {
        <fieldset class="field choices choices--ballot" aria-describedby=described.join(" ")>
            <legend class="field__label"><h2 lang=text.lang>{text.text}</h2></legend>
            {help}
            <p class="field__hint" id=format!("{id}-rule")>{rule}</p>
            {error.map(|words| error_line(&id, words, live.settled))}
            {left}
            {(0..live.question.options.len()).map(|index| option(live, index)).collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

fn error_line(id: &str, (mark, words): (String, String), settled: RwSignal<bool>) -> AnyView {
    view! {
        <p class="field__error" id=format!("{id}-error") hidden=move || settled.get()>
            <span class="visually-hidden">{format!("{mark} ")}</span>
            {words}
        </p>
    }
    .into_any()
}

/// The first option has the id of the question, so that a link to it lands on something that can be used.
fn option(live: &Live, index: usize) -> Option<AnyView> {
    let question = &live.question;
    let (PaperOption { value, label, description, chosen }, mark) = (question.options.get(index)?.clone(), *live.marks.get(index)?);
    let id = if index == 0 { question.id.clone() } else { format!("{}-{}", question.id, index + 1) };
    let kind = if question.several { "checkbox" } else { "radio" };
    let (faulty, settled) = (question.several && question.error.is_some(), live.settled);
    let description = description.map(|words| view! { " " <span class="choice__hint" lang=words.lang>{words.text}</span> });
    let live = live.clone();
    Some(
        view! {
            <div class="choice">
                <input
                    type=kind
                    id=id.clone()
                    name=question.name.clone()
                    value=value
                    checked=chosen
                    aria-invalid=move || (faulty && !settled.get()).then_some("true")
                    node_ref=mark.input
                    on:change=move |_| live.change(mark)
                />
                <label for=id><span lang=label.lang>{label.text}</span>{description}</label>
            </div>
        }
        .into_any(),
    )
}

fn declaration(paper: PaperDeclaration, ticked: NodeRef<html::Input>, settled: RwSignal<bool>) -> AnyView {
    let PaperDeclaration { id, title, label, hint, error, ticked: before } = paper;
    let (described, faulty) = (error.as_ref().map(|_| format!("{id}-error")), error.is_some());
    view! {
        <fieldset class="field choices">
            <legend class="field__label"><h2>{title}</h2></legend>
            {error.map(|words| error_line(&id, words, settled))}
            <div class="choice">
                <input
                    type="checkbox"
                    id=id.clone()
                    name="declare_residence"
                    value="yes"
                    checked=before
                    aria-describedby=described
                    aria-invalid=move || (faulty && !settled.get()).then_some("true")
                    node_ref=ticked
                />
                <label for=id>{label} " " <span class="choice__hint">{hint}</span></label>
            </div>
        </fieldset>
    }
    .into_any()
}

fn chosen(live: &Live, blank: &str) -> AnyView {
    let marks = live.marks.clone();
    let line = |(option, mark): (&PaperOption, &Mark)| {
        let (label, chosen) = (option.label.clone(), mark.chosen);
        view! { <dd lang=label.lang hidden=move || !chosen.get()>{label.text}</dd> }.into_any()
    };
    let lines: Vec<AnyView> = live.question.options.iter().zip(&live.marks).map(line).collect();
    let text = live.question.text.clone();
    let none = blank.to_owned();
    view! {
        <div>
            <dt lang=text.lang>{text.text}</dt>
            {lines}
            <dd class="na" hidden=move || marks.iter().any(|mark| mark.chosen.get())>{none}</dd>
        </div>
    }
    .into_any()
}
