//! The poll editor: texts, questions and options in every language. Every button sends the whole form, so that it
//! works without scripts and keeps what was typed.

use super::parts;
use crate::Page;
use crate::components::{Choice, Field, button_link, error_summary, field_id, hidden, language_name, names, submit_as};
use crate::pages::team::missing::{Owner, concern_list, missing_list};
use crate::view::form::Form;
use crate::view::frame::Frame;
use crate::view::poll_editor::PollEditView;
use crate::view::poll_form::{Edit, option, option_text, poll_text, question, question_text};
use crate::words::{Locale, anonymous, budget, encrypted, named, poll_editor as say};
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Eligibility, Method, Numbers, Secrecy};
use leptos::prelude::*;

/// What every part of the editor needs.
struct Editor<'a> {
    l: Locale,
    form: &'a Form,
    languages: &'a [String],
    action: String,
}

/// The editor.
pub fn edit(frame: &Frame, view: &PollEditView) -> Page {
    let l = frame.locale;
    let editor = Editor { l, form: &view.form, languages: &view.head.languages, action: parts::url(frame, &view.head, "/edit") };
    let labels = labels(&editor, &view.questions);
    let labels: Vec<(&str, String)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let questions: Vec<AnyView> = (0..view.questions.len()).map(|index| editor.question(index, &view.questions)).collect();
    let empty = questions.is_empty().then(|| view! { <p class="muted">{say::no_question(l)}</p> });
    let body = view! {
        {parts::top(frame, &view.head, say::edit_questions(l), say::edit_lede(l))}
        {error_summary(l, &view.form, &labels)}
        {to_look_at(frame, view)}
        <form class="form" method="post" action=editor.action.clone() novalidate>
            // Pressing Enter in a field uses the first button: let it be the one that saves.
            <button class="visually-hidden" name="action" value="save" tabindex="-1" aria-hidden="true">{say::save(l)}</button>
            {editor.poll_texts()}
            {eligibility(l, &view.form)}
            {secrecy(l, &view.form)}
            {empty}
            {questions}
            {editor.button("button--secondary", Edit::AddQuestion, "add-question", &format!("q-{}-method", view.questions.len()), say::add_question(l))}
            <div class="button-row">
                {submit_as("button--primary", "action", Edit::Save.as_string(), say::save(l))}
                {button_link("button--quiet", parts::url(frame, &view.head, ""), say::cancel(l))}
            </div>
        </form>
    };
    Page::new(say::edit_questions(l), body)
}

/// What would make the poll impossible to count, and what to look at, as it was last saved.
fn to_look_at(frame: &Frame, view: &PollEditView) -> AnyView {
    if view.impossible.is_empty() && view.concerns.is_empty() {
        return ().into_any();
    }
    let owner = Owner::Poll(view.head.poll, view.head.consultation);
    let impossible = (!view.impossible.is_empty()).then(|| missing_list(frame, owner, Vec::new(), &view.impossible));
    view! { <div class="panel panel--warm">{impossible} {concern_list(frame, view.head.poll, &view.concerns)}</div> }.into_any()
}

/// The names of the fields for the list of problems.
fn labels(editor: &Editor<'_>, questions: &[usize]) -> Vec<(String, String)> {
    let l = editor.l;
    let mut labels = vec![("eligibility".to_owned(), say::eligibility(l)), ("secrecy".to_owned(), named::mode(l))];
    for code in editor.languages {
        labels.push((poll_text("title", code), say::title_in(l, language_name(l, code))));
        labels.push((poll_text("intro", code), say::intro_in(l, language_name(l, code))));
    }
    for (q, &options) in questions.iter().enumerate() {
        labels.extend(["method", "min", "max", "highest", "credits", "rule", "seats"].map(|part| (question(q, part), say::question_number(l, q + 1))));
        labels.push((question(q, "budget"), budget::amount(l)));
        labels.extend((0..options).map(|o| (option(q, o, "cost"), budget::cost_of(l, o + 1, q + 1))));
        for code in editor.languages {
            labels.extend(["text", "help"].map(|part| (question_text(q, part, code), say::question_in(l, language_name(l, code), q + 1))));
            for o in 0..options {
                let label = || say::option_in(l, language_name(l, code), o + 1, q + 1);
                labels.extend(["label", "description"].map(|part| (option_text(q, o, part, code), label())));
            }
        }
    }
    labels
}

fn eligibility(l: Locale, form: &Form) -> AnyView {
    let hint = |one| match one {
        Eligibility::AnyAccount => say::any_account_hint(l),
        Eligibility::DeclaredResidents => say::declared_residents_hint(l),
        Eligibility::ElectoralRoll => say::electoral_roll_hint(l),
    };
    let choices = Eligibility::ALL.iter().map(|&one| Choice::new(one.as_str(), names::eligibility(l, one)).hint(hint(one))).collect();
    Field::new(l, form, "eligibility", say::eligibility(l)).radios(choices)
}

fn secrecy(l: Locale, form: &Form) -> AnyView {
    let hint = |one| match one {
        Secrecy::Named => named::mode_named_hint(l),
        Secrecy::Confidential => named::mode_confidential_hint(l),
        Secrecy::Anonymous => anonymous::mode_anonymous_hint(l),
        Secrecy::Encrypted => encrypted::mode_encrypted_hint(l),
    };
    let choices = [Secrecy::Confidential, Secrecy::Anonymous, Secrecy::Encrypted, Secrecy::Named]
        .iter()
        .map(|&one| Choice::new(one.as_str(), names::secrecy(l, one)).hint(hint(one)))
        .collect();
    Field::new(l, form, "secrecy", named::mode(l)).radios(choices)
}

/// A method to choose: its name, and what it means.
fn method_choice(l: Locale, method: Method) -> Choice {
    let (label, hint) = match method {
        Method::SingleChoice => (say::single_choice(l), say::single_choice_hint(l)),
        Method::Approval { .. } => (say::approval(l), say::approval_hint(l)),
        Method::Ranked { .. } => (say::ranked(l), say::ranked_hint(l)),
        Method::Score { .. } => (say::score(l), say::score_hint(l)),
        Method::Points { .. } => (say::points(l), say::points_hint(l)),
        Method::Quadratic { .. } => (say::quadratic(l), say::quadratic_hint(l)),
        Method::Knapsack => (budget::knapsack(l), budget::knapsack_hint(l)),
    };
    Choice::new(method.as_str(), label).hint(hint)
}

impl Editor<'_> {
    fn poll_texts(&self) -> AnyView {
        let l = self.l;
        let title = |code: &String| {
            let name = poll_text("title", code);
            Field::new(l, self.form, &name, say::title_in(l, language_name(l, code))).language(code.clone()).required().max_length(150).text()
        };
        let intro = |code: &String| {
            let name = poll_text("intro", code);
            Field::new(l, self.form, &name, say::intro_in(l, language_name(l, code))).language(code.clone()).optional().max_length(5000).text_area(5)
        };
        view! {
            <fieldset class="field-group"><legend>{say::title(l)}</legend><div class="languages">{self.languages.iter().map(title).collect_view()}</div></fieldset>
            <fieldset class="field-group">
                <legend>{say::intro(l)}</legend>
                <p class="field__hint">{say::intro_hint(l)}</p>
                <div class="languages">{self.languages.iter().map(intro).collect_view()}</div>
            </fieldset>
        }
        .into_any()
    }

    fn question(&self, q: usize, questions: &[usize]) -> AnyView {
        let l = self.l;
        let options = questions.get(q).copied().unwrap_or(0);
        let rows: Vec<AnyView> = (0..options).map(|o| self.option(q, o, options)).collect();
        let add = question(q, "add-option");
        view! {
            <fieldset class="field-group">
                <legend>{say::question_number(l, q + 1)}</legend>
                {hidden(&question(q, "id"), self.form.value(&question(q, "id")))}
                <div class="languages">{self.languages.iter().map(|code| self.question_text(q, code)).collect_view()}</div>
                {self.rules(q)}
                <ol class="option-list">{rows}</ol>
                {self.button("button--secondary button--small", Edit::AddOption(q), &field_id(&add), &self.option_field(q, options), say::add_option(l, q + 1))}
                {self.question_buttons(q, questions.len())}
            </fieldset>
        }
        .into_any()
    }

    fn question_text(&self, q: usize, code: &str) -> AnyView {
        let l = self.l;
        let language = || language_name(l, code);
        let (text, help) = (question_text(q, "text", code), question_text(q, "help", code));
        view! {
            <div class="stack">
                {Field::new(l, self.form, &text, say::question_in(l, language(), q + 1)).language(code).required().max_length(300).text()}
                {Field::new(l, self.form, &help, say::help_in(l, language())).language(code).optional().max_length(600).text()}
            </div>
        }
        .into_any()
    }

    fn rules(&self, q: usize) -> AnyView {
        let l = self.l;
        let methods = Method::NAMES.iter().filter_map(|name| Method::parse(name, Numbers::default())).map(|method| method_choice(l, method)).collect();
        let name = |part: &str| question(q, part);
        let (min, max, highest, credits) = (name("min"), name("max"), name("highest"), name("credits"));
        let (rule, seats) = (name("rule"), name("seats"));
        let rules = [Rule::Irv, Rule::Stv, Rule::Schulze, Rule::Borda].map(|one| Choice::new(one.as_str(), names::rule(l, one)));
        view! {
            {Field::new(l, self.form, &name("method"), say::method(l)).radios(methods)}
            <div class="field-group field-group--row rules--limits">
                {Field::new(l, self.form, &min, say::min(l)).hint(say::limits_hint(l)).optional().number()}
                {Field::new(l, self.form, &max, say::max(l)).hint(say::limits_hint(l)).optional().number()}
            </div>
            <div class="field-group field-group--row rules--numbers">
                {Field::new(l, self.form, &highest, say::highest(l)).hint(say::highest_hint(l)).optional().number()}
                {Field::new(l, self.form, &credits, say::credits(l)).hint(say::credits_hint(l)).optional().number()}
            </div>
            <div class="field-group field-group--row rules--decision">
                <div class="rules--rule">
                    {Field::new(l, self.form, &rule, say::deciding_rule(l)).hint(say::deciding_rule_hint(l)).optional().select(Some(say::usual_rule(l)), rules.into())}
                </div>
                {Field::new(l, self.form, &seats, say::seats(l)).hint(say::seats_hint(l)).optional().number()}
            </div>
            {self.money(q)}
            {Field::new(l, self.form, &name("optional"), say::optional_question(l)).hint(say::optional_question_hint(l)).checkbox()}
            {Field::new(l, self.form, &name("random"), say::random_order(l)).hint(say::random_order_hint(l)).checkbox()}
        }
        .into_any()
    }

    /// What makes a question a participatory budget.
    fn money(&self, q: usize) -> AnyView {
        let l = self.l;
        let name = |part: &str| question(q, part);
        let (amount, rule, satisfaction) = (name("budget"), name("budget_rule"), name("satisfaction"));
        let rules = [Rule::EqualShares, Rule::Greedy, Rule::Phragmen].map(|one| Choice::new(one.as_str(), names::rule(l, one)));
        let worth = [(Satisfaction::Cost, budget::satisfaction_cost(l)), (Satisfaction::Cardinality, budget::satisfaction_cardinality(l))];
        let worth = worth.map(|(one, label)| Choice::new(one.as_str(), label));
        view! {
            <div class="rules--shared">{Field::new(l, self.form, &name("shared"), budget::shared(l)).hint(budget::shared_hint(l)).checkbox()}</div>
            <div class="field-group field-group--row rules--money">
                {Field::new(l, self.form, &amount, budget::amount(l)).hint(budget::amount_hint(l)).max_length(20).amount()}
                {Field::new(l, self.form, &rule, budget::rule(l)).hint(budget::rule_hint(l)).select(None, rules.into())}
                {Field::new(l, self.form, &satisfaction, budget::satisfaction(l)).hint(budget::satisfaction_hint(l)).select(None, worth.into())}
            </div>
        }
        .into_any()
    }

    fn option(&self, q: usize, o: usize, options: usize) -> AnyView {
        let l = self.l;
        let cost = option(q, o, "cost");
        let up = (o > 0).then(|| self.quiet(Edit::OptionUp(q, o), &self.option_field(q, o - 1), say::option_up(l, o + 1, q + 1)));
        let down = (o + 1 < options).then(|| self.quiet(Edit::OptionDown(q, o), &self.option_field(q, o + 1), say::option_down(l, o + 1, q + 1)));
        let remove = self.quiet(Edit::RemoveOption(q, o), &field_id(&question(q, "add-option")), say::remove_option(l, o + 1, q + 1));
        view! {
            <li class="option-row">
                {hidden(&option(q, o, "id"), self.form.value(&option(q, o, "id")))}
                <div class="languages">{self.languages.iter().map(|code| self.option_text(q, o, code)).collect_view()}</div>
                <div class="rules--cost">{Field::new(l, self.form, &cost, budget::cost_of(l, o + 1, q + 1)).max_length(20).amount()}</div>
                <div class="button-row">{up} {down} {remove}</div>
            </li>
        }
        .into_any()
    }

    fn option_text(&self, q: usize, o: usize, code: &str) -> AnyView {
        let l = self.l;
        let language = || language_name(l, code);
        let (label, description) = (option_text(q, o, "label", code), option_text(q, o, "description", code));
        view! {
            <div class="stack">
                {Field::new(l, self.form, &label, say::option_in(l, language(), o + 1, q + 1)).language(code).required().max_length(200).text()}
                {Field::new(l, self.form, &description, say::description_in(l, language(), o + 1)).language(code).optional().max_length(600).text()}
            </div>
        }
        .into_any()
    }

    fn question_buttons(&self, q: usize, questions: usize) -> AnyView {
        let l = self.l;
        let up = (q > 0).then(|| self.quiet(Edit::QuestionUp(q), &format!("q-{}-method", q - 1), say::question_up(l, q + 1)));
        let down = (q + 1 < questions).then(|| self.quiet(Edit::QuestionDown(q), &format!("q-{}-method", q + 1), say::question_down(l, q + 1)));
        let remove = self.quiet(Edit::RemoveQuestion(q), "add-question", say::remove_question(l, q + 1));
        view! { <div class="button-row">{up} {down} {remove}</div> }.into_any()
    }

    /// The id of an option's first text.
    fn option_field(&self, q: usize, o: usize) -> String {
        self.languages.first().map_or_else(String::new, |code| field_id(&option_text(q, o, "label", code)))
    }

    fn quiet(&self, edit: Edit, land: &str, label: String) -> AnyView {
        let action = format!("{}#{land}", self.action);
        view! { <button class="button button--quiet button--small" name="action" value=edit.as_string() formaction=action>{label}</button> }.into_any()
    }

    /// A button that sends the form and comes back to the field with the id `land`.
    fn button(&self, class: &'static str, edit: Edit, id: &str, land: &str, label: String) -> AnyView {
        let action = format!("{}#{land}", self.action);
        view! {
            <div class="button-row">
                <button class=format!("button {class}") id=id.to_owned() name="action" value=edit.as_string() formaction=action>{label}</button>
            </div>
        }
        .into_any()
    }
}
