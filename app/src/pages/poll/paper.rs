//! The ballot paper: to read, and to fill in.

use super::{address, decided, funded, id, marked};
use crate::components::{field_error, text};
use crate::format;
use crate::islands::BallotForm;
use crate::islands::ballot_form::{BallotPaper, BallotWords, PaperDeclaration, PaperOption, PaperQuestion, Words};
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::poll::{OptionView, PollView, QuestionView, Standing};
use crate::view::text::Text;
use crate::words::{Locale, budget, common, poll as say};
use domain::voting::{Method, Secrecy};
use leptos::prelude::*;

/// The questions, to read only.
pub fn questions(l: Locale, view: &PollView) -> AnyView {
    view.questions.iter().map(|question| to_read(l, question)).collect_view().into_any()
}

fn to_read(l: Locale, question: &QuestionView) -> AnyView {
    let id = format!("read-{}", question.field());
    let option = |option: &OptionView| {
        let description = option.description.as_ref().map(|words| view! { " " <span class="muted">{text(words, l)}</span> });
        let cost = funded::cost(l, question, option).map(|cost| view! { " " <strong class="cost">{cost}</strong> });
        view! { <li>{text(&option.label, l)}{cost}{description}</li> }
    };
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{text(&question.text, l)}</h2>
            {question.help.as_ref().map(|help| view! { <p class="muted">{text(help, l)}</p> })}
            <p>{rule(l, question)}</p>
            <div class="prose"><ul>{question.options.iter().map(option).collect_view()}</ul></div>
        </section>
    }
    .into_any()
}

/// The form. One and the same island stands on the page with and without scripts; a paper with places, numbers, a budget
/// or a name is a plain form.
pub fn form(frame: &Frame, view: &PollView, prefix: &str) -> AnyView {
    let l = frame.locale;
    if view.secrecy == Secrecy::Named || view.questions.iter().any(QuestionView::is_decided) {
        return marked::form(frame, view, prefix);
    }
    let paper = BallotPaper {
        action: address(frame, view),
        key: view.key.clone(),
        questions: view.questions.iter().map(|question| paper_question(l, question, &view.form, prefix)).collect(),
        declaration: (view.standing == Standing::NeedsDeclaration).then(|| declaration(l, view, prefix)),
        words: BallotWords {
            steps: [say::step_choose(l), say::step_review(l), say::step_cast(l)],
            done: common::done(l),
            review: say::review_button(l),
            review_title: say::review_title(l),
            review_explanation: say::review_explanation(l),
            blank: say::left_blank(l),
            cast: say::cast_button(l),
            change: say::change_button(l),
        },
    };
    view! { <BallotForm paper=paper/> }.into_any()
}

fn paper_question(l: Locale, question: &QuestionView, form: &Form, prefix: &str) -> PaperQuestion {
    let name = question.field();
    let (min, max) = question.limits();
    let several = question.method != Method::SingleChoice;
    let mut options: Vec<PaperOption> = question.options.iter().map(|option| paper_option(l, option, form.has(&name, &option.id.to_string()))).collect();
    if question.optional && !several {
        // A radio button once pressed cannot be let go again: leaving blank must be an option of its own.
        let label = Words { lang: None, text: say::leave_blank(l) };
        options.push(PaperOption { value: String::new(), label, description: None, chosen: form.has(&name, "") });
    }
    PaperQuestion {
        id: id(prefix, &name),
        text: words(l, &question.text),
        help: question.help.as_ref().map(|help| words(l, help)),
        rule: rule(l, question),
        error: form.error(&name).map(|error| (common::error_mark(l), field_error(l, error))),
        several,
        min: min.into(),
        max: max.into(),
        optional: question.optional,
        left: left(l, question),
        too_many: say::too_many(l, max),
        options,
        name,
    }
}

fn paper_option(l: Locale, option: &OptionView, chosen: bool) -> PaperOption {
    PaperOption { value: option.id.to_string(), label: words(l, &option.label), description: option.description.as_ref().map(|text| words(l, text)), chosen }
}

fn words(l: Locale, text: &Text) -> Words {
    Words { lang: (!text.is_in(l)).then(|| text.language.clone()), text: text.text.clone() }
}

fn declaration(l: Locale, view: &PollView, prefix: &str) -> PaperDeclaration {
    const NAME: &str = "declare_residence";
    PaperDeclaration {
        id: id(prefix, NAME),
        title: say::declaration_title(l),
        label: say::declare_residence(l, &view.city),
        hint: say::declare_residence_hint(l),
        error: view.form.error(NAME).map(|error| (common::error_mark(l), field_error(l, error))),
        ticked: view.form.has(NAME, "yes"),
    }
}

/// How many options may be chosen, and what decides, in a few sentences.
pub(crate) fn rule(l: Locale, question: &QuestionView) -> String {
    let decided = question.is_decided().then(|| decided::rule_sentence(l, question, question.rule));
    std::iter::once(instruction(l, question)).chain(decided).collect::<Vec<_>>().join(" ")
}

/// How many options may be chosen, or what they may cost, in a sentence or two.
pub(super) fn instruction(l: Locale, question: &QuestionView) -> String {
    let (min, max) = question.limits();
    let all = usize::from(max) >= question.options.len();
    let sentence = match question.method {
        Method::SingleChoice => say::choose_one(l),
        Method::Approval { .. } if min == max => say::choose_exactly(l, max),
        Method::Approval { .. } if min <= 1 && all => say::choose_any(l),
        Method::Approval { .. } if min <= 1 => say::choose_up_to(l, max),
        Method::Approval { .. } if all => say::choose_at_least(l, min),
        Method::Approval { .. } => say::choose_between(l, max, min),
        Method::Ranked { .. } if min <= 1 && all => say::rank_any(l),
        Method::Ranked { .. } if min <= 1 => say::rank_up_to(l, max),
        Method::Ranked { .. } if min == max => say::rank_exactly(l, max),
        Method::Ranked { .. } => say::rank_between(l, max, min),
        Method::Score { highest } => say::score_rule(l, highest),
        Method::Points { credits, highest } if highest >= credits => say::points_rule(l, credits),
        Method::Points { credits, highest } => say::points_rule_capped(l, credits, highest),
        Method::Quadratic { credits } => say::quadratic_rule(l, credits),
        Method::Knapsack => budget::knapsack_rule(l, format::euro(l, question.budget.map_or(0, |money| money.amount))),
    };
    let money = question.budget.filter(|_| question.method != Method::Knapsack).map(|money| budget::to_spend(l, format::euro(l, money.amount)));
    let optional = question.optional.then(|| say::may_be_left_blank(l));
    [Some(sentence), money, optional].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What is said when 0, 1, 2 … options are chosen; nothing where there is no limit to run into.
fn left(l: Locale, question: &QuestionView) -> Vec<String> {
    let (_, max) = question.limits();
    if question.method == Method::SingleChoice || usize::from(max) >= question.options.len() {
        return Vec::new();
    }
    (0..=max).map(|chosen| if chosen == max { say::none_left(l, max) } else { say::left(l, max - chosen, max) }).collect()
}
