//! The ballot paper where options get a place or a number, or cost something: a plain form, the same with and without scripts. Beside it,
//! what such a ballot says in words.

use super::paper::{instruction, rule};
use super::spending::{self, Spending};
use super::{address, decided, funded, id};
use crate::components::{Field, field_error, hidden, links, steps, submit_as, text};
use crate::view::frame::Frame;
use crate::view::poll::{OptionView, PollView, QuestionView, Standing, mark_field};
use crate::words::{Locale, budget, common, named, poll as say, roll};
use domain::ids::OptionId;
use domain::voting::{Answer, Marking, Method, Secrecy, VoterName};
use leptos::prelude::*;

/// The most characters of a code or an identifier.
const CODE: usize = 200;

/// The form.
pub fn form(frame: &Frame, view: &PollView, prefix: &str) -> AnyView {
    let l = frame.locale;
    let paper = Paper { l, view, prefix };
    view! {
        <div class="ballot stack stack--loose">
            {steps(l, vec![say::step_choose(l), say::step_review(l), say::step_cast(l)], 0)}
            <form class="form" method="post" action=address(frame, view) novalidate>
                {hidden("key", view.key.clone())}
                <div class="stack stack--loose">
                    {view.questions.iter().map(|question| paper.question(question)).collect_view()}
                    {(view.standing == Standing::NeedsDeclaration).then(|| paper.declaration())}
                    {(view.secrecy == Secrecy::Named).then(|| paper.name())}
                    {(view.standing == Standing::NeedsCode).then(|| code(frame, view, prefix))}
                    <div class="button-row">{submit_as("button--primary", "step", "review", say::review_button(l))}</div>
                </div>
            </form>
            {spending::script(frame, view)}
        </div>
    }
    .into_any()
}

/// The code of an entry of the electoral roll, which goes with the ballot.
fn code(frame: &Frame, view: &PollView, prefix: &str) -> AnyView {
    let l = frame.locale;
    let (title, named) = (id(prefix, "code-title"), id(prefix, "code-title"));
    let field = Field::new(l, &view.form, "code", roll::voter_code(l)).hint(roll::voter_code_hint(l)).required().max_length(CODE);
    let sign_in = frame.viewer.is_none().then(|| view! { <p class="muted"><a href=links::sign_in(frame)>{roll::sign_in_instead(l)}</a></p> });
    view! {
        <section class="stack" aria-labelledby=named>
            <h2 id=title>{roll::voter_code_title(l)}</h2>
            {field.autocomplete("off").text()}
            <p class="muted">{roll::no_account(l)}</p>
            {sign_in}
        </section>
    }
    .into_any()
}

/// The questions alone, for a form around them.
pub fn fields(l: Locale, view: &PollView, prefix: &str) -> AnyView {
    let paper = Paper { l, view, prefix };
    view.questions.iter().map(|question| paper.question(question)).collect_view().into_any()
}

/// One of them.
pub fn one(l: Locale, view: &PollView, question: &QuestionView) -> AnyView {
    Paper { l, view, prefix: "" }.question(question)
}

/// A paper that is being filled in.
struct Paper<'a> {
    l: Locale,
    view: &'a PollView,
    prefix: &'a str,
}

impl Paper<'_> {
    fn question(&self, question: &QuestionView) -> AnyView {
        let l = self.l;
        let name = question.field();
        let base = id(self.prefix, &name);
        let error = self.view.form.error(&name);
        let described = [question.help.as_ref().map(|_| "help"), Some("rule"), error.map(|_| "error")];
        let described: Vec<String> = described.into_iter().flatten().map(|part| format!("{base}-{part}")).collect();
        let options: Vec<AnyView> = question.options.iter().enumerate().map(|(index, option)| self.option(question, index, option)).collect();
        let blank = (question.method == Method::SingleChoice && question.optional).then(|| self.leave_blank(question));
        let spending = Spending::of(question);
        let class = if question.has_marks() { "field marks" } else { "field choices choices--ballot" };
        view! {
            <fieldset
                class=class
                aria-describedby=described.join(" ")
                data-spends=spending.map(Spending::name)
                data-limit=spending.map(|spending| spending.limit().to_string())
            >
                <legend class="field__label"><h2>{text(&question.text, l)}</h2></legend>
                {question.help.as_ref().map(|help| view! { <p class="field__hint" id=format!("{base}-help")>{text(help, l)}</p> })}
                {rules(l, question, format!("{base}-rule"))}
                {self.error(&name)}
                {spending.map(|spending| spending.status(l))}
                {options}
                {blank}
            </fieldset>
        }
        .into_any()
    }

    /// The name under which the ballot will be public.
    fn name(&self) -> AnyView {
        let field = Field::new(self.l, &self.view.form, "name", named::name(self.l)).hint(named::name_hint(self.l));
        field.required().autocomplete("name").max_length(VoterName::LONGEST).text()
    }

    fn error(&self, name: &str) -> Option<AnyView> {
        let l = self.l;
        let error = self.view.form.error(name)?;
        let id = format!("{}-error", id(self.prefix, name));
        let mark = format!("{} ", common::error_mark(l));
        Some(view! { <p class="field__error" id=id><span class="visually-hidden">{mark}</span>{field_error(l, error)}</p> }.into_any())
    }

    /// The first option has the id of the question, so that a link to it lands on something that can be used.
    fn option(&self, question: &QuestionView, index: usize, option: &OptionView) -> AnyView {
        let l = self.l;
        let base = id(self.prefix, &question.field());
        let id = if index == 0 { base } else { format!("{base}-{}", index + 1) };
        let hint = option.description.as_ref().map(|words| view! { " " <span class="choice__hint">{text(words, l)}</span> });
        let cost = funded::cost(l, question, option).map(|cost| view! { " " <span class="cost">{cost}</span> });
        let label = view! { <label for=id.clone()>{text(&option.label, l)}{cost}{hint}</label> };
        match question.method.marking() {
            Marking::Named => {
                let (name, value) = (question.field(), option.id.to_string());
                let several = question.method != Method::SingleChoice;
                let kind = if several { "checkbox" } else { "radio" };
                let checked = self.view.form.has(&name, &value);
                let invalid = (several && self.view.form.error(&name).is_some()).then_some("true");
                let cost = Spending::cost(question, option).map(|cents| cents.to_string());
                let input = view! { <input type=kind id=id name=name value=value checked=checked aria-invalid=invalid data-cost=cost/> };
                view! { <div class="choice">{input}{label}</div> }.into_any()
            }
            Marking::Place => view! { <div class="mark">{label}{self.place(question, option.id, id)}</div> }.into_any(),
            Marking::Number => view! { <div class="mark">{label}{self.number(question, option.id, id)}</div> }.into_any(),
        }
    }

    fn place(&self, question: &QuestionView, option: OptionId, id: String) -> AnyView {
        let l = self.l;
        let name = mark_field(question.id, option);
        let given = self.view.form.value(&name);
        let places = (1..=question.method.highest(question.options.len())).map(|place| {
            let value = place.to_string();
            let selected = value == given;
            view! { <option value=value selected=selected>{say::place(l, place)}</option> }
        });
        let invalid = self.view.form.error(&question.field()).map(|_| "true");
        view! {
            <select class="select" id=id name=name aria-invalid=invalid>
                <option value="">{say::no_place(l)}</option>
                {places.collect_view()}
            </select>
        }
        .into_any()
    }

    fn number(&self, question: &QuestionView, option: OptionId, id: String) -> AnyView {
        let name = mark_field(question.id, option);
        let value = self.view.form.value(&name).to_owned();
        let invalid = self.view.form.error(&question.field()).map(|_| "true");
        let highest = question.method.highest(question.options.len());
        view! {
            <input
                class="input mark__number"
                type="number"
                inputmode="numeric"
                min="0"
                max=highest
                step="1"
                id=id
                name=name
                value=value
                aria-invalid=invalid
                autocomplete="off"
            />
        }
        .into_any()
    }

    /// A radio button once pressed cannot be let go again: leaving blank must be an option of its own.
    fn leave_blank(&self, question: &QuestionView) -> AnyView {
        let name = question.field();
        let id = format!("{}-blank", id(self.prefix, &name));
        let checked = self.view.form.has(&name, "");
        view! {
            <div class="choice">
                <input type="radio" id=id.clone() name=name value="" checked=checked/>
                <label for=id>{say::leave_blank(self.l)}</label>
            </div>
        }
        .into_any()
    }

    fn declaration(&self) -> AnyView {
        const NAME: &str = "declare_residence";
        let l = self.l;
        let id = id(self.prefix, NAME);
        let faulty = self.view.form.error(NAME).is_some();
        view! {
            <fieldset class="field choices">
                <legend class="field__label"><h2>{say::declaration_title(l)}</h2></legend>
                {self.error(NAME)}
                <div class="choice">
                    <input
                        type="checkbox"
                        id=id.clone()
                        name=NAME
                        value="yes"
                        checked=self.view.form.has(NAME, "yes")
                        aria-describedby=faulty.then(|| format!("{id}-error"))
                        aria-invalid=faulty.then_some("true")
                    />
                    <label for=id>
                        {say::declare_residence(l, &self.view.city)} " " <span class="choice__hint">{say::declare_residence_hint(l)}</span>
                    </label>
                </div>
            </fieldset>
        }
        .into_any()
    }
}

/// What may be chosen and what decides. Of a budget, which takes longer to explain, what decides is folded.
fn rules(l: Locale, question: &QuestionView, id: String) -> AnyView {
    if question.budget.is_none() {
        return view! { <p class="field__hint" id=id>{rule(l, question)}</p> }.into_any();
    }
    view! {
        <p id=id>{instruction(l, question)}</p>
        <details class="details">
            <summary>{budget::how_decided(l)}</summary>
            <p>{decided::rule_sentence(l, question, question.rule)}</p>
        </details>
    }
    .into_any()
}

/// The marks that were given, in the order in which they are told: places by place, numbers as they stand on the paper.
/// What cannot be read is not told: it does not get as far as the review.
fn given(view: &PollView, question: &QuestionView) -> Vec<(OptionId, u16)> {
    let mark = |option: &OptionView| view.form.value(&mark_field(question.id, option.id)).trim().parse().ok().map(|mark| (option.id, mark));
    let mut given: Vec<(OptionId, u16)> = question.options.iter().filter_map(mark).filter(|&(_, mark)| mark > 0).collect();
    if question.method.marking() == Marking::Place {
        given.sort_by_key(|&(_, place)| place);
    }
    given
}

/// A line of the review.
pub fn line(l: Locale, view: &PollView, question: &QuestionView) -> AnyView {
    let given = given(view, question);
    let told = match question.method.marking() {
        _ if given.is_empty() => view! { <dd class="na">{say::left_blank(l)}</dd> }.into_any(),
        Marking::Place => {
            let option = |(option, _): &(OptionId, u16)| question.option(*option).map(|option| view! { <li>{text(&option.label, l)}</li> });
            view! { <dd><ol class="review__order">{given.iter().map(option).collect_view()}</ol></dd> }.into_any()
        }
        Marking::Named | Marking::Number => given.iter().map(|mark| view! { <dd>{numbered(l, question, *mark)}</dd> }).collect_view().into_any(),
    };
    view! { <div><dt>{text(&question.text, l)}</dt>{told}</div> }.into_any()
}

/// The marks again, to be sent along.
pub fn repeated(view: &PollView, question: &QuestionView) -> AnyView {
    let mark = |(option, mark): (OptionId, u16)| hidden(&mark_field(question.id, option), mark.to_string());
    given(view, question).into_iter().map(mark).collect_view().into_any()
}

/// "Trees: 3".
fn numbered(l: Locale, question: &QuestionView, (option, mark): (OptionId, u16)) -> AnyView {
    let label = question.option(option).map(|option| text(&option.label, l)).into_any();
    super::results::around(&say::mark_number(l, super::results::HOLE, mark), label)
}

/// A published answer: "1. Trees, 2. Benches", or "Trees: 3, Benches: 1".
pub fn in_words(l: Locale, question: &QuestionView, answer: &Answer) -> AnyView {
    let mut given = answer.marked();
    let places = question.method.marking() == Marking::Place;
    if places {
        given.sort_by_key(|&(_, place)| place);
    }
    let one = |(index, mark): (usize, &(OptionId, u16))| {
        let told = if places {
            let label = question.option(mark.0).map(|option| text(&option.label, l));
            view! { {format!("{}. ", mark.1)}{label} }.into_any()
        } else {
            numbered(l, question, *mark)
        };
        view! { {(index > 0).then_some(", ")}{told} }
    };
    given.iter().enumerate().map(one).collect_view().into_any()
}
