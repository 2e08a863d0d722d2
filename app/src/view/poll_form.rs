//! The fields of the poll editor: their names, and what its buttons do to what was typed.
//!
//! Every button of the editor sends the whole form. [`Typed::read`] takes it in, [`Typed::apply`] carries the button
//! out, and the page shows the result: nothing that was typed is lost, and no script is needed.

use super::form::Form;
use std::collections::BTreeMap;

/// The most questions a form may have.
pub const MAX_QUESTIONS: usize = 30;
/// The most options a question may have.
pub const MAX_OPTIONS: usize = 100;

/// `title[fr]` (also `intro`): a text of the poll itself.
#[must_use]
pub fn poll_text(part: &str, language: &str) -> String {
    format!("{part}[{language}]")
}

/// `q[0][method]` (also `id`, `min`, `max`, `optional`, `random`): a rule of a question, counted from 0.
#[must_use]
pub fn question(index: usize, part: &str) -> String {
    format!("q[{index}][{part}]")
}

/// `q[0][text][fr]` (also `help`): a text of a question.
#[must_use]
pub fn question_text(index: usize, part: &str, language: &str) -> String {
    format!("q[{index}][{part}][{language}]")
}

/// `q[0][o][1][id]`: something about an option, counted from 0.
#[must_use]
pub fn option(index: usize, option: usize, part: &str) -> String {
    format!("q[{index}][o][{option}][{part}]")
}

/// `q[0][o][1][label][fr]` (also `description`): a text of an option.
#[must_use]
pub fn option_text(index: usize, option: usize, part: &str, language: &str) -> String {
    format!("q[{index}][o][{option}][{part}][{language}]")
}

/// What a button of the editor does. Questions and options are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Nothing but saving.
    Save,
    /// Another question, with two empty options, at the end.
    AddQuestion,
    /// Takes a question away.
    RemoveQuestion(usize),
    /// Changes places with the question before.
    QuestionUp(usize),
    /// Changes places with the question after.
    QuestionDown(usize),
    /// Another option of this question, at the end.
    AddOption(usize),
    /// Takes an option of this question away.
    RemoveOption(usize, usize),
    /// Changes places with the option before.
    OptionUp(usize, usize),
    /// Changes places with the option after.
    OptionDown(usize, usize),
}

impl Edit {
    /// The value of the button: `add-option:0`.
    #[must_use]
    pub fn as_string(self) -> String {
        match self {
            Edit::Save => "save".to_owned(),
            Edit::AddQuestion => "add-question".to_owned(),
            Edit::RemoveQuestion(q) => format!("remove-question:{q}"),
            Edit::QuestionUp(q) => format!("question-up:{q}"),
            Edit::QuestionDown(q) => format!("question-down:{q}"),
            Edit::AddOption(q) => format!("add-option:{q}"),
            Edit::RemoveOption(q, o) => format!("remove-option:{q}:{o}"),
            Edit::OptionUp(q, o) => format!("option-up:{q}:{o}"),
            Edit::OptionDown(q, o) => format!("option-down:{q}:{o}"),
        }
    }

    /// Reads the value of a button.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let name = parts.next()?;
        let numbers: Vec<usize> = parts.map(str::parse).collect::<Result<_, _>>().ok()?;
        match (name, numbers.as_slice()) {
            ("save", []) => Some(Edit::Save),
            ("add-question", []) => Some(Edit::AddQuestion),
            ("remove-question", &[q]) => Some(Edit::RemoveQuestion(q)),
            ("question-up", &[q]) => Some(Edit::QuestionUp(q)),
            ("question-down", &[q]) => Some(Edit::QuestionDown(q)),
            ("add-option", &[q]) => Some(Edit::AddOption(q)),
            ("remove-option", &[q, o]) => Some(Edit::RemoveOption(q, o)),
            ("option-up", &[q, o]) => Some(Edit::OptionUp(q, o)),
            ("option-down", &[q, o]) => Some(Edit::OptionDown(q, o)),
            _ => None,
        }
    }
}

/// Names, or ends of names, with what was typed.
type Fields = Vec<(String, String)>;

/// What was typed into the editor, in order: questions and options carry the numbers 0, 1, 2 … without gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    plain: Fields,
    questions: Vec<Block>,
}

/// The fields of a question or of an option, by the end of their names (`[text][fr]`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Block {
    fields: Fields,
    options: Vec<Block>,
}

impl Typed {
    /// Takes in a form as it was sent. Gaps in the numbers close; numbers out of bounds are left out.
    #[must_use]
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut plain = Vec::new();
        let mut questions: BTreeMap<usize, (Fields, BTreeMap<usize, Block>)> = BTreeMap::new();
        for (name, value) in pairs {
            let Some((question, rest)) = numbered(name, "q") else {
                plain.push((name.to_owned(), value.to_owned()));
                continue;
            };
            if question >= MAX_QUESTIONS {
                continue;
            }
            let (fields, options) = questions.entry(question).or_default();
            match numbered(rest, "[o]") {
                None => fields.push((rest.to_owned(), value.to_owned())),
                Some((option, rest)) if option < MAX_OPTIONS => options.entry(option).or_default().fields.push((rest.to_owned(), value.to_owned())),
                Some(_) => {}
            }
        }
        let block = |(fields, options): (Fields, BTreeMap<usize, Block>)| Block { fields, options: options.into_values().collect() };
        Self { plain, questions: questions.into_values().map(block).collect() }
    }

    /// Carries out a button. One that asks for something impossible changes nothing.
    #[must_use]
    pub fn apply(mut self, edit: Edit) -> Self {
        match edit {
            Edit::Save => {}
            Edit::AddQuestion if self.questions.len() < MAX_QUESTIONS => self.questions.push(Block::new_question()),
            Edit::AddQuestion => {}
            Edit::RemoveQuestion(q) => remove(&mut self.questions, q),
            Edit::QuestionUp(q) => swap(&mut self.questions, q, q.checked_sub(1)),
            Edit::QuestionDown(q) => swap(&mut self.questions, q, q.checked_add(1)),
            Edit::AddOption(q) => self.in_question(q, |options| {
                if options.len() < MAX_OPTIONS {
                    options.push(Block::new_option());
                }
            }),
            Edit::RemoveOption(q, o) => self.in_question(q, |options| remove(options, o)),
            Edit::OptionUp(q, o) => self.in_question(q, |options| swap(options, o, o.checked_sub(1))),
            Edit::OptionDown(q, o) => self.in_question(q, |options| swap(options, o, o.checked_add(1))),
        }
        self
    }

    fn in_question(&mut self, question: usize, change: impl FnOnce(&mut Vec<Block>)) {
        if let Some(question) = self.questions.get_mut(question) {
            change(&mut question.options);
        }
    }

    /// How many options each question has: for [`super::poll_editor::PollEditView`].
    #[must_use]
    pub fn questions(&self) -> Vec<usize> {
        self.questions.iter().map(|question| question.options.len()).collect()
    }

    /// The form to show and to validate, with names in order.
    #[must_use]
    pub fn form(&self) -> Form {
        let mut form = Form::default();
        for (name, value) in &self.plain {
            form.push(name, value.clone());
        }
        for (q, question) in self.questions.iter().enumerate() {
            for (rest, value) in &question.fields {
                form.push(&format!("q[{q}]{rest}"), value.clone());
            }
            for (o, option) in question.options.iter().enumerate() {
                for (rest, value) in &option.fields {
                    form.push(&format!("q[{q}][o][{o}]{rest}"), value.clone());
                }
            }
        }
        form
    }
}

impl Block {
    /// One choice, in random order: what most polls want.
    fn new_question() -> Self {
        let field = |name: &str, value: &str| (format!("[{name}]"), value.to_owned());
        let fields = vec![field("id", ""), field("method", "single-choice"), field("random", "yes")];
        Self { fields, options: vec![Self::new_option(), Self::new_option()] }
    }

    fn new_option() -> Self {
        Self { fields: vec![("[id]".to_owned(), String::new())], options: Vec::new() }
    }
}

/// `q[3][text][fr]` after `q`: 3 and `[text][fr]`.
fn numbered<'a>(name: &'a str, head: &str) -> Option<(usize, &'a str)> {
    let (number, rest) = name.strip_prefix(head)?.strip_prefix('[')?.split_once(']')?;
    (rest.starts_with('[')).then_some((number.parse().ok()?, rest))
}

fn remove(blocks: &mut Vec<Block>, index: usize) {
    if index < blocks.len() {
        blocks.remove(index);
    }
}

fn swap(blocks: &mut [Block], index: usize, other: Option<usize>) {
    if let Some(other) = other.filter(|other| index < blocks.len() && *other < blocks.len()) {
        blocks.swap(index, other);
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Typed, option_text, question_text};

    fn two_questions() -> Typed {
        Typed::read([
            ("title[fr]", "Rues"),
            ("q[0][text][fr]", "A"),
            ("q[0][o][0][label][fr]", "a0"),
            ("q[0][o][4][label][fr]", "a4"),
            ("q[7][text][fr]", "B"),
            ("q[7][o][0][label][fr]", "b0"),
            ("q[999999][text][fr]", "too far"),
        ])
    }

    #[test]
    fn gaps_close_and_nothing_typed_is_lost() {
        let typed = two_questions();
        assert_eq!(typed.questions(), [2, 1]);
        let form = typed.form();
        assert_eq!(form.value("title[fr]"), "Rues");
        assert_eq!(form.value(&option_text(0, 1, "label", "fr")), "a4");
        assert_eq!(form.value(&question_text(1, "text", "fr")), "B");
        assert!(form.names().all(|name| !name.contains("999999")));
    }

    #[test]
    fn buttons_move_whole_blocks() {
        let form = two_questions().apply(Edit::QuestionDown(0)).apply(Edit::AddOption(0)).form();
        assert_eq!(form.value("q[0][text][fr]"), "B");
        assert_eq!(form.value("q[1][o][1][label][fr]"), "a4");
        let typed = two_questions().apply(Edit::OptionUp(0, 1)).apply(Edit::RemoveOption(0, 1));
        assert_eq!((typed.questions(), typed.form().value("q[0][o][0][label][fr]")), (vec![1, 1], "a4"));
        assert_eq!(two_questions().apply(Edit::AddQuestion).questions(), [2, 1, 2]);
    }

    #[test]
    fn impossible_buttons_change_nothing() {
        for edit in [Edit::QuestionUp(0), Edit::QuestionDown(9), Edit::RemoveQuestion(5), Edit::AddOption(9), Edit::OptionDown(1, usize::MAX)] {
            assert_eq!(two_questions().apply(edit), two_questions(), "{edit:?}");
        }
    }

    #[test]
    fn buttons_are_read_as_they_are_written() {
        for edit in [Edit::Save, Edit::AddQuestion, Edit::RemoveQuestion(1), Edit::OptionDown(2, 3), Edit::AddOption(4)] {
            assert_eq!(Edit::parse(&edit.as_string()), Some(edit));
        }
        assert_eq!(Edit::parse("remove-option:1"), None);
    }
}
