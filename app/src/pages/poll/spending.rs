//! How much is given and how much is left, said while somebody fills in the paper: points, credits, money, choices. The page
//! holds what there is, what an option takes of it, and every sentence; `app/src/islands/spending.js` adds up and chooses.
//! Without it nothing of this is seen, and the server says what is too much.

use crate::format;
use crate::view::frame::Frame;
use crate::view::poll::{OptionView, PollView, QuestionView};
use crate::words::{Locale, budget, poll as say};
use domain::voting::Method;
use leptos::prelude::*;

/// What the script puts its numbers in place of.
const USED: &str = "{used}";
const REST: &str = "{rest}";

/// What there is to spend at a question. The rules are those of `domain::voting::Question`; here they are only named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spending {
    /// So many points: each number as it is.
    Points(u64),
    /// So many credits: each number costs its square.
    Credits(u64),
    /// So many cents: what the chosen options cost.
    Money(u64),
    /// So many choices.
    Choices(u64),
}

impl Spending {
    /// Nothing where there is no limit to run into.
    pub fn of(question: &QuestionView) -> Option<Self> {
        let (_, most) = question.limits();
        match question.method {
            Method::Points { credits, .. } => Some(Self::Points(credits.into())),
            Method::Quadratic { credits } => Some(Self::Credits(credits.into())),
            Method::Knapsack => question.budget.map(|money| Self::Money(money.amount)),
            Method::Approval { .. } if usize::from(most) < question.options.len() => Some(Self::Choices(most.into())),
            Method::Approval { .. } | Method::SingleChoice | Method::Ranked { .. } | Method::Score { .. } => None,
        }
    }

    /// What it is called in the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Points(_) => "points",
            Self::Credits(_) => "credits",
            Self::Money(_) => "money",
            Self::Choices(_) => "choices",
        }
    }

    /// What there is.
    pub const fn limit(self) -> u64 {
        let (Self::Points(limit) | Self::Credits(limit) | Self::Money(limit) | Self::Choices(limit)) = self;
        limit
    }

    /// What this option costs, where that is what is spent.
    pub fn cost(question: &QuestionView, option: &OptionView) -> Option<u64> {
        option.cost.filter(|_| question.method == Method::Knapsack)
    }

    /// Where it is said; hidden until there is something to say.
    pub fn status(self, l: Locale) -> AnyView {
        let sentence = |(form, text): (&'static str, String)| view! { <template data-form=form>{text}</template> };
        view! {
            <p class="ballot__left" role="status" data-left hidden>
                <span data-said></span>
                {self.sentences(l).into_iter().map(sentence).collect_view()}
            </p>
        }
        .into_any()
    }

    /// Every sentence by its name: what is left or too much, and the plural form of that. English and French have these two.
    fn sentences(self, l: Locale) -> Vec<(&'static str, String)> {
        let forms = [("left-zero", 0_u64), ("left-one", 1), ("left-other", 2), ("over-one", 1), ("over-other", 2)];
        let sentence = |(form, n): (&'static str, u64)| (form, self.sentence(l, form.starts_with("over"), n));
        forms.into_iter().map(sentence).chain([("unclear", say::spending_unclear(l))]).collect()
    }

    fn sentence(self, l: Locale, over: bool, n: u64) -> String {
        match (self, over) {
            (Self::Points(limit), false) => say::points_left(l, format::count(l, limit), n, REST, USED),
            (Self::Points(limit), true) => say::points_over(l, format::count(l, limit), n, REST, USED),
            (Self::Credits(limit), false) => say::credits_left(l, format::count(l, limit), n, REST, USED),
            (Self::Credits(limit), true) => say::credits_over(l, format::count(l, limit), n, REST, USED),
            (Self::Money(limit), false) => budget::money_left(l, format::euro(l, limit), REST, USED),
            (Self::Money(limit), true) => budget::money_over(l, format::euro(l, limit), REST, USED),
            (Self::Choices(limit), false) => say::choices_left(l, format::count(l, limit), n, REST, USED),
            (Self::Choices(limit), true) => say::choices_over(l, format::count(l, limit), n, REST, USED),
        }
    }
}

/// The script, once on a page whose paper has something to spend.
pub(super) fn script(frame: &Frame, view: &PollView) -> Option<AnyView> {
    let spends = view.questions.iter().any(|question| Spending::of(question).is_some());
    spends.then(|| view! { <script type="module" src=frame.assets.spending.clone()></script> }.into_any())
}
