//! Form fields: label, hint, error and control, wired to each other.

use super::errors::field_error;
use super::textarea::text_area;
use crate::view::form::Form;
use crate::words::{Locale, common};
use leptos::prelude::*;

/// One of several choices (radio, checkbox or select).
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line (not in a select).
    pub hint: Option<String>,
    /// BCP 47 code when label and hint are not in the page's language.
    pub language: Option<String>,
}

impl Choice {
    /// A choice with a label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, language: None }
    }

    /// The same, with a second line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The id of a field in the page: `q[0][text][fr]` is `q-0-text-fr`. The first choice of a group has the same id, so
/// that a link to `#id` always lands on something that can be used.
#[must_use]
pub fn field_id(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A field: say what it is, then finish with the kind of control ([`Field::text`], [`Field::select`], …).
///
/// What was typed and what was wrong come from the form.
pub struct Field<'a> {
    l: Locale,
    form: &'a Form,
    name: &'a str,
    label: String,
    hint: Option<String>,
    optional: bool,
    required: bool,
    hidden_label: bool,
    autocomplete: Option<&'static str>,
    language: Option<String>,
    max_length: Option<usize>,
    width: &'static str,
    group: &'static str,
}

impl<'a> Field<'a> {
    /// A field with its name in the form and its label on the page.
    pub fn new(l: Locale, form: &'a Form, name: &'a str, label: impl Into<String>) -> Self {
        Self {
            l,
            form,
            name,
            label: label.into(),
            hint: None,
            optional: false,
            required: false,
            hidden_label: false,
            autocomplete: None,
            language: None,
            max_length: None,
            width: "",
            group: "",
        }
    }

    /// A sentence between label and control.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says "(optional)" after the label.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Tells assistive technology that it must be filled (`aria-required`; the server decides, not the browser).
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Hides the label from view, where something else on the page says it.
    #[must_use]
    pub fn hidden_label(mut self) -> Self {
        self.hidden_label = true;
        self
    }

    /// The `autocomplete` token.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// The language that is written in the control (for spelling checkers and screen readers).
    #[must_use]
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.language = Some(code.into());
        self
    }

    /// The most characters the control takes.
    #[must_use]
    pub fn max_length(mut self, characters: usize) -> Self {
        self.max_length = Some(characters);
        self
    }

    /// A class for the control (`input--short`, `input--code`).
    #[must_use]
    pub fn width(mut self, class: &'static str) -> Self {
        self.width = class;
        self
    }

    /// A class for the group of choices (`choices--inline`, `choices--ballot`).
    #[must_use]
    pub fn group(mut self, class: &'static str) -> Self {
        self.group = class;
        self
    }

    /// One line of text.
    pub fn text(self) -> AnyView {
        self.input("text", None, None, None)
    }

    /// A search term (its label stays beside it).
    pub fn search(self) -> AnyView {
        self.input("search", None, None, None)
    }

    /// An e-mail address.
    pub fn email(self) -> AnyView {
        self.autocomplete("email").input("email", None, None, None)
    }

    /// The e-mail address of somebody else, which the browser does not know.
    pub fn other_email(self) -> AnyView {
        self.autocomplete("off").input("email", None, None, None)
    }

    /// A whole number, typed as text with a numeric keyboard (spinners change numbers by accident).
    pub fn number(self) -> AnyView {
        self.width("input--short").input("text", Some("numeric"), Some("[0-9]*"), None)
    }

    /// An amount of euro: digits, perhaps with cents.
    pub fn amount(self) -> AnyView {
        self.width("input--date").input("text", Some("decimal"), None, None)
    }

    /// A code that was sent: spaced, and offered by the keyboard where the device knows it.
    pub fn code(self) -> AnyView {
        self.autocomplete("one-time-code").width("input--code").input("text", None, None, Some("off"))
    }

    /// A local date and time (`2027-03-03T18:00`).
    pub fn moment(self) -> AnyView {
        self.width("input--date").input("datetime-local", None, None, None)
    }

    /// A date (`2027-03-03`).
    pub fn date(self) -> AnyView {
        self.width("input--date").input("date", None, None, None)
    }

    fn input(self, kind: &'static str, mode: Option<&'static str>, pattern: Option<&'static str>, correct: Option<&'static str>) -> AnyView {
        let id = field_id(self.name);
        let class = format!("input {}", self.width).trim_end().to_owned();
        let control = view! {
            <input
                class=class
                type=kind
                id=id
                name=self.name.to_owned()
                value=self.form.value(self.name).to_owned()
                autocomplete=self.autocomplete
                inputmode=mode
                pattern=pattern
                spellcheck=correct.map(|_| "false")
                autocapitalize=correct
                maxlength=self.max_length.map(|n| n.to_string())
                lang=self.language.clone()
                aria-required=self.required.then_some("true")
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            />
        };
        self.around(control.into_any())
    }

    /// A file. What was chosen before cannot be given back: browsers forbid it.
    pub fn file(self) -> AnyView {
        let control = view! {
            <input
                class="input"
                type="file"
                id=field_id(self.name)
                name=self.name.to_owned()
                accept=".csv,text/csv"
                aria-required=self.required.then_some("true")
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            />
        };
        self.around(control.into_any())
    }

    /// Several lines of text. The only way to make a `<textarea>` (see [`text_area`]).
    pub fn text_area(self, rows: u16) -> AnyView {
        let control = text_area(super::textarea::TextArea {
            id: field_id(self.name),
            name: self.name.to_owned(),
            value: self.form.value(self.name).to_owned(),
            rows,
            language: self.language.clone(),
            max_length: self.max_length,
            required: self.required,
            described_by: self.described_by(),
            invalid: self.invalid(),
        });
        self.around(control)
    }

    /// One of several, in a list that opens. `none` is the line for "nothing chosen".
    pub fn select(self, none: Option<String>, choices: Vec<Choice>) -> AnyView {
        let given = self.form.value(self.name);
        let option = |choice: Choice| {
            let selected = choice.value == given;
            view! { <option value=choice.value selected=selected lang=choice.language>{choice.label}</option> }
        };
        let options: Vec<_> = choices.into_iter().map(option).collect();
        let control = view! {
            <select
                class="select"
                id=field_id(self.name)
                name=self.name.to_owned()
                aria-required=self.required.then_some("true")
                aria-describedby=self.described_by()
                aria-invalid=self.invalid()
            >
                {none.map(|label| view! { <option value="">{label}</option> })}
                {options}
            </select>
        };
        self.around(control.into_any())
    }

    /// One of several, all in view.
    pub fn radios(self, choices: Vec<Choice>) -> AnyView {
        self.choices("radio", choices)
    }

    /// Any of several, all in view.
    pub fn checkboxes(self, choices: Vec<Choice>) -> AnyView {
        self.choices("checkbox", choices)
    }

    fn choices(self, kind: &'static str, choices: Vec<Choice>) -> AnyView {
        let class = format!("field choices {}", self.group).trim_end().to_owned();
        let items: Vec<AnyView> = choices.into_iter().enumerate().map(|(index, choice)| self.choice(kind, index, choice)).collect();
        view! {
            <fieldset class=class aria-describedby=self.described_by()>
                <legend class=self.label_class()>{self.label.clone()}{self.optional_mark()}</legend>
                {self.hint_view()}
                {self.error_view()}
                {items}
            </fieldset>
        }
        .into_any()
    }

    fn choice(&self, kind: &'static str, index: usize, choice: Choice) -> AnyView {
        let base = field_id(self.name);
        let id = if index == 0 { base } else { format!("{base}-{}", index + 1) };
        let checked = self.form.has(self.name, &choice.value);
        // ARIA allows aria-invalid on a checkbox, but on a radio only on its group.
        let invalid = if kind == "checkbox" { self.invalid() } else { None };
        let hint = choice.hint.map(|hint| view! { " " <span class="choice__hint">{hint}</span> });
        view! {
            <div class="choice">
                <input type=kind id=id.clone() name=self.name.to_owned() value=choice.value checked=checked aria-invalid=invalid/>
                <label for=id lang=choice.language>{choice.label}{hint}</label>
            </div>
        }
        .into_any()
    }

    /// A single box to tick; it sends `yes`.
    pub fn checkbox(self) -> AnyView {
        let id = field_id(self.name);
        let hint = self.hint.clone().map(|hint| view! { " " <span class="choice__hint">{hint}</span> });
        let described = self.error_text().map(|_| format!("{id}-error"));
        view! {
            <div class="field">
                {self.error_view()}
                <div class="choice">
                    <input
                        type="checkbox"
                        id=id.clone()
                        name=self.name.to_owned()
                        value="yes"
                        checked=self.form.has(self.name, "yes")
                        aria-required=self.required.then_some("true")
                        aria-describedby=described
                        aria-invalid=self.invalid()
                    />
                    <label for=id>{self.label.clone()}{hint}</label>
                </div>
            </div>
        }
        .into_any()
    }

    fn around(&self, control: AnyView) -> AnyView {
        view! {
            <div class="field">
                <label class=self.label_class() for=field_id(self.name)>{self.label.clone()}{self.optional_mark()}</label>
                {self.hint_view()}
                {self.error_view()}
                {control}
            </div>
        }
        .into_any()
    }

    fn label_class(&self) -> &'static str {
        if self.hidden_label { "field__label visually-hidden" } else { "field__label" }
    }

    fn optional_mark(&self) -> AnyView {
        if self.optional { view! { " " <span class="field__optional">{common::optional(self.l)}</span> }.into_any() } else { ().into_any() }
    }

    fn hint_view(&self) -> AnyView {
        let id = format!("{}-hint", field_id(self.name));
        self.hint.clone().map(|hint| view! { <p class="field__hint" id=id>{hint}</p> }).into_any()
    }

    fn error_text(&self) -> Option<String> {
        self.form.error(self.name).map(|error| field_error(self.l, error))
    }

    fn error_view(&self) -> AnyView {
        let id = format!("{}-error", field_id(self.name));
        let mark = common::error_mark(self.l);
        self.error_text().map(|text| view! { <p class="field__error" id=id><span class="visually-hidden">{format!("{mark} ")}</span>{text}</p> }).into_any()
    }

    fn described_by(&self) -> Option<String> {
        let id = field_id(self.name);
        let hint = self.hint.is_some().then(|| format!("{id}-hint"));
        let error = self.form.error(self.name).map(|_| format!("{id}-error"));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.form.error(self.name).map(|_| "true")
    }
}

/// A value that travels with the form.
pub fn hidden(name: &str, value: impl Into<String>) -> AnyView {
    view! { <input type="hidden" name=name.to_owned() value=value.into()/> }.into_any()
}

/// The button that sends the form: one per view.
pub fn submit(label: impl Into<String>) -> AnyView {
    view! { <button class="button button--primary">{label.into()}</button> }.into_any()
}

/// A button that sends the form with a name and a value, so that one form can do several things.
pub fn submit_as(class: &'static str, name: &str, value: impl Into<String>, label: impl Into<String>) -> AnyView {
    view! { <button class=format!("button {class}") name=name.to_owned() value=value.into()>{label.into()}</button> }.into_any()
}

/// A link that looks like a button. Class: `button--primary`, `button--secondary`, `button--quiet`.
pub fn button_link(class: &'static str, href: String, label: impl IntoView + 'static) -> AnyView {
    view! { <a class=format!("button {class}") href=href>{label}</a> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::field_id;

    #[test]
    fn ids_are_plain_words() {
        assert_eq!(field_id("q[0][text][fr]"), "q-0-text-fr");
        assert_eq!(field_id("email"), "email");
    }
}
