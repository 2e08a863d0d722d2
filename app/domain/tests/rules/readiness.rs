//! What is missing before publishing.

use domain::consultation::{Concern, ConsultationDraft, Missing, PollDraft, QuestionDraft, Texts};
use domain::voting::budget::Satisfaction;
use domain::voting::{Budget, Method};

use crate::world::at;

fn both(text: &str) -> Texts {
    [("en", format!("{text} in English")), ("fr", format!("{text} en français"))].into_iter().collect()
}

fn question() -> QuestionDraft {
    QuestionDraft {
        method: Method::SingleChoice,
        budget: None,
        decided: true,
        seats: 1,
        text: both("Question"),
        options: vec![both("First"), both("Second"), both("Third")],
    }
}

/// A poll that may be published.
fn poll() -> PollDraft {
    PollDraft {
        languages: vec!["en".to_owned(), "fr".to_owned()],
        title: both("Title"),
        questions: vec![question()],
        opens: Some(at(100)),
        closes: Some(at(200)),
        open_ended: false,
        roll: None,
        now: at(50),
    }
}

fn with_question(change: impl FnOnce(&mut QuestionDraft)) -> PollDraft {
    let mut changed = question();
    change(&mut changed);
    PollDraft { questions: vec![question(), changed], ..poll() }
}

fn fr() -> String {
    "fr".to_owned()
}

#[test]
fn a_ready_poll_misses_nothing() {
    assert_eq!(poll().missing(), []);
    assert_eq!(PollDraft { closes: None, open_ended: true, ..poll() }.missing(), []);
    assert_eq!(PollDraft { now: at(150), ..poll() }.missing(), [], "it opens as soon as it is published");
    assert_eq!(PollDraft { roll: Some(1), ..poll() }.missing(), []);
    assert_eq!(PollDraft { roll: Some(0), ..poll() }.missing(), [Missing::EmptyRoll]);
}

#[test]
fn words() {
    assert_eq!(PollDraft { languages: vec![], ..poll() }.missing(), [Missing::NoLanguage]);
    let title = [("en", "Title"), ("fr", " \n")].into_iter().collect();
    assert_eq!(PollDraft { title, ..poll() }.missing(), [Missing::TitleMissing { language: fr() }]);
    assert_eq!(PollDraft { questions: vec![], ..poll() }.missing(), [Missing::NoQuestion]);
    let draft = with_question(|question| question.text.set("fr", ""));
    assert_eq!(draft.missing(), [Missing::QuestionTextMissing { question: 2, language: fr() }]);
    let draft = with_question(|question| question.options[2].set("fr", ""));
    assert_eq!(draft.missing(), [Missing::OptionLabelMissing { question: 2, option: 3, language: fr() }]);
}

#[test]
fn amounts() {
    let budget = |amount, costs: [u64; 3]| {
        let budget = Some(Budget { amount, costs: costs.to_vec(), satisfaction: Satisfaction::Cost });
        with_question(|question| *question = QuestionDraft { method: Method::Knapsack, budget, ..question.clone() }).missing()
    };
    assert_eq!(budget(1_000, [900, 1_000, 2_000]), [], "a project dearer than the budget is allowed");
    assert_eq!(budget(0, [900, 1_000, 0]), [Missing::BudgetMissing { question: 2 }, Missing::CostMissing { question: 2, option: 3 }]);
    assert_eq!(budget(1_000, [1_001, 2_000, 3_000]), [Missing::AllTooDear { question: 2 }]);
    let draft = with_question(|question| question.method = Method::Knapsack);
    assert_eq!(draft.missing(), [Missing::BudgetMissing { question: 2 }]);
}

#[test]
fn a_language_that_is_not_promised_is_not_missed() {
    let title = [("en", "Title")].into_iter().collect();
    let draft = PollDraft { languages: vec!["en".to_owned()], title, ..poll() };
    assert_eq!(draft.missing(), []);
}

#[test]
fn options() {
    let draft = with_question(|question| question.options.truncate(1));
    assert_eq!(draft.missing(), [Missing::TooFewOptions { question: 2 }]);
    let draft = with_question(|question| question.options[2].set("fr", "  second  EN Français "));
    assert_eq!(draft.missing(), [Missing::DuplicateOption { question: 2, language: fr() }]);
    let draft = with_question(|question| {
        question.options[1].set("fr", "");
        question.options[2].set("fr", "");
    });
    assert!(!draft.missing().contains(&Missing::DuplicateOption { question: 2, language: fr() }), "blanks are no twins");
}

#[test]
fn choice_limits() {
    for (min, max, fits) in [(1, 3, true), (0, 1, true), (3, 3, true), (2, 1, false), (0, 0, false), (1, 4, false)] {
        let draft = with_question(|question| question.method = Method::Approval { min, max });
        let expected = if fits { vec![] } else { vec![Missing::ChoiceLimits { question: 2 }] };
        assert_eq!(draft.missing(), expected, "{min} to {max} of 3");
    }
}

#[test]
fn deciding_rule() {
    let undecided = with_question(|question| question.decided = false);
    assert_eq!(undecided.missing(), [Missing::DecidingRule { question: 2 }]);
    let both = with_question(|question| {
        question.method = Method::Ranked { min: 3, max: 2 };
        question.decided = false;
    });
    assert_eq!(both.missing(), [Missing::ChoiceLimits { question: 2 }], "the limits come first: the rule may fit once they do");
}

#[test]
fn what_to_look_at() {
    assert_eq!(poll().concerns(), []);
    assert_eq!(with_question(|question| question.seats = 3).concerns(), [Concern::EveryOptionWins { question: 2 }]);
    assert_eq!(with_question(|question| question.seats = 2).concerns(), []);
    let budget = |amount, costs: [u64; 3]| {
        let budget = Some(Budget { amount, costs: costs.to_vec(), satisfaction: Satisfaction::Cost });
        let draft = with_question(|question| *question = QuestionDraft { method: Method::Knapsack, budget, ..question.clone() });
        (draft.concerns(), draft.missing())
    };
    assert_eq!(budget(100, [40, 60, 50]).0, []);
    assert_eq!(budget(100, [40, 101, 100]), (vec![Concern::TooDear { question: 2, option: 2 }], vec![]), "it is said, and not forbidden");
    assert_eq!(budget(100, [40, 30, 30]).0, [Concern::AllCanBePaid { question: 2 }]);
    for (amount, costs) in [(0, [1, 2, 3]), (100, [101, 102, 103]), (100, [0, 0, 5])] {
        let (concerns, missing) = budget(amount, costs);
        assert!(concerns.is_empty() && !missing.is_empty(), "{amount} {costs:?}");
    }
    assert_eq!(budget(u64::MAX, [u64::MAX; 3]).0, [], "amounts are not added up beyond what they can be");
}

#[test]
fn dates() {
    let none = PollDraft { opens: None, closes: None, ..poll() };
    assert_eq!(none.missing(), [Missing::NoOpening, Missing::NoClosingNorOpenEnded]);
    for closes in [90, 100] {
        let draft = PollDraft { closes: Some(at(closes)), ..poll() };
        assert_eq!(draft.missing(), [Missing::ClosesBeforeOpening], "{closes}");
    }
    for now in [200, 201] {
        assert_eq!(PollDraft { now: at(now), ..poll() }.missing(), [Missing::ClosesInPast], "{now}");
    }
    let contradictory = PollDraft { open_ended: true, now: at(200), ..poll() };
    assert_eq!(contradictory.missing(), [Missing::ClosesInPast]);
}

#[test]
fn consultations() {
    let ready = ConsultationDraft { languages: vec!["en".to_owned(), "fr".to_owned()], title: both("Title"), summary: both("Summary"), body: both("Body") };
    assert_eq!(ready.missing(), []);
    let english = |text: &str| [("en", text)].into_iter().collect();
    let half = ConsultationDraft { title: english("Title"), summary: english("Summary"), body: english("Body"), ..ready.clone() };
    assert_eq!(
        half.missing(),
        [Missing::TitleMissing { language: fr() }, Missing::SummaryMissing { language: fr() }, Missing::BodyMissing { language: fr() },]
    );
    assert_eq!(ConsultationDraft { languages: vec![], ..ready }.missing(), [Missing::NoLanguage]);
}

#[test]
fn the_api_names_what_is_missing() {
    let missing = Missing::OptionLabelMissing { question: 1, option: 2, language: fr() };
    let json = r#"{"missing":"option-label-missing","question":1,"option":2,"language":"fr"}"#;
    assert_eq!(serde_json::to_string(&missing).unwrap(), json);
    assert_eq!(serde_json::from_str::<Missing>(json).unwrap(), missing);
}
