//! A poll for tests. Every text a person could have written is hostile.

use crate::pages::testing::{HOSTILE, hostile, moment};
use crate::view::changes::{Change, ChangeKind, Correction};
use crate::view::form::Form;
use crate::view::poll::{BallotsView, MoneyView, OptionView, PollView, PublishedBallot, QuestionView, ReceiptView, ResultsView, Standing, Step};
use domain::consultation::{PollState, Subject};
use domain::ids::{ConsultationId, OptionId, PollId, QuestionId};
use domain::participation::Channel;
use domain::voting::budget::Satisfaction;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Answer, Ballot, Budget, Decision, Eligibility, Method, OptionCount, PollResult, Question, QuestionTally, Secrecy, Tally, Turnout};

fn question(id: i64, method: Method, optional: bool) -> QuestionView {
    let option = |option: i64| OptionView { id: OptionId(option), label: hostile(), description: Some(hostile()), cost: None };
    QuestionView {
        id: QuestionId(id),
        method,
        rule: Rule::Plurality,
        seats: 1,
        lot: matches!(method, Method::SingleChoice | Method::Approval { .. }),
        budget: None,
        optional,
        text: hostile(),
        help: Some(hostile()),
        options: (id * 10 + 1..=id * 10 + 4).map(option).collect(),
    }
}

pub(crate) fn questions() -> Vec<QuestionView> {
    vec![question(1, Method::SingleChoice, true), question(2, Method::Approval { min: 1, max: 3 }, false)]
}

/// A poll that is open to whoever looks at it.
pub(crate) fn poll() -> PollView {
    PollView {
        poll: PollId(5),
        city: HOSTILE.to_owned(),
        city_slug: "ghent".to_owned(),
        consultation: ConsultationId(3),
        consultation_slug: "school-streets".to_owned(),
        consultation_title: hostile(),
        languages: vec!["nl".to_owned()],
        title: hostile(),
        intro: Some(hostile()),
        questions: questions(),
        eligibility: Eligibility::DeclaredResidents,
        secrecy: Secrecy::Confidential,
        trustees: None,
        roll: None,
        offline: false,
        state: PollState::Open,
        opens: Some(moment()),
        closes: Some(moment()),
        standing: Standing::NeedsDeclaration,
        step: Step::Choose,
        form: Form::default(),
        key: "6f1c1f4e-0000-4000-8000-000000000000".to_owned(),
        tie_seed: HOSTILE.to_owned(),
        logged: true,
        turnout: Turnout { by_channel: vec![(Channel::Web, 1200), (Channel::Paper, 4)] },
        population: Some(265_086),
        results: None,
        corrections: vec![Correction {
            at: moment(),
            subject: Subject::OptionDescription,
            about: None,
            before: hostile(),
            after: hostile(),
            reason: Some(hostile()),
        }],
        history: vec![Change { at: moment(), kind: ChangeKind::Extended { to: moment() }, about: None, reason: Some(hostile()) }],
    }
}

fn tally(question: i64, votes: [u64; 4], blank: u64, answered: u64) -> QuestionTally {
    let options = (question * 10 + 1..).zip(votes).map(|(option, votes)| OptionCount { option: OptionId(option), votes }).collect();
    QuestionTally { question: QuestionId(question), answered, blank, options }
}

/// The same poll with results, published before lots were drawn there: a leader, and a tie.
pub(crate) fn with_results() -> PollView {
    let tally = Tally { ballots: 1204, questions: vec![tally(1, [751, 300, 100, 49], 4, 1200), tally(2, [600, 600, 10, 0], 0, 1204)] };
    let questions = poll().questions.into_iter().map(|question| QuestionView { lot: false, ..question }).collect();
    PollView {
        state: PollState::ResultsPublished,
        questions,
        results: Some(ResultsView { result: PollResult { tally, decided: Vec::new() }, published: moment() }),
        ..poll()
    }
}

/// A question for each way of marking and each rule.
fn marked_questions() -> Vec<QuestionView> {
    let ranked = Method::Ranked { min: 1, max: 4 };
    let asked = [
        (ranked, Rule::Irv, 1),
        (ranked, Rule::Stv, 2),
        (ranked, Rule::Schulze, 1),
        (ranked, Rule::Borda, 2),
        (Method::Score { highest: 5 }, Rule::Score, 1),
        (Method::Points { credits: 10, highest: 6 }, Rule::Score, 2),
        (Method::Quadratic { credits: 25 }, Rule::Score, 1),
    ];
    (1..).zip(asked).map(|(id, (method, rule, seats))| QuestionView { rule, seats, ..question(id, method, id == 1) }).collect()
}

/// The same poll with places and numbers.
pub(crate) fn marked() -> PollView {
    let mut questions = marked_questions();
    questions.push(question(8, Method::SingleChoice, true));
    questions.push(question(9, Method::Approval { min: 1, max: 3 }, false));
    PollView { questions, ..poll() }
}

/// The same poll with results. Every third ballot likes another option best, so that there are rounds, surpluses, ties
/// and a circle.
pub(crate) fn marked_with_results(ballots: i64) -> PollView {
    counted(marked_questions(), ballots)
}

/// The same poll with results of options that are only named: one winner at the first question, two at the second.
pub(crate) fn named_with_results(ballots: i64) -> PollView {
    let several = QuestionView { seats: 2, ..question(2, Method::Approval { min: 1, max: 4 }, false) };
    counted(vec![question(1, Method::SingleChoice, true), several], ballots)
}

/// A question about a budget for each way to vote on one and each rule. The last project is dearer than the budget.
fn shared_questions() -> Vec<QuestionView> {
    let asked = [
        (Method::Approval { min: 1, max: 4 }, Rule::EqualShares, Satisfaction::Cost),
        (Method::Approval { min: 1, max: 4 }, Rule::Greedy, Satisfaction::Cardinality),
        (Method::Knapsack, Rule::Phragmen, Satisfaction::Cost),
        (Method::Score { highest: 5 }, Rule::EqualShares, Satisfaction::Cardinality),
        (Method::Ranked { min: 1, max: 4 }, Rule::Greedy, Satisfaction::Cost),
    ];
    let shared = |(id, (method, rule, satisfaction)): (i64, (Method, Rule, Satisfaction))| {
        let mut view = question(id, method, id == 1);
        view.options.iter_mut().zip([30_000, 20_000, 10_050, 900_000]).for_each(|(option, cost)| option.cost = Some(cost));
        QuestionView { rule, budget: Some(MoneyView { amount: 60_000, satisfaction }), ..view }
    };
    (1..).zip(asked).map(shared).collect()
}

/// The same poll about money.
pub(crate) fn shared() -> PollView {
    PollView { questions: shared_questions(), ..poll() }
}

/// The same with results.
pub(crate) fn shared_with_results(ballots: i64) -> PollView {
    counted(shared_questions(), ballots)
}

fn counted(views: Vec<QuestionView>, ballots: i64) -> PollView {
    let paper = |view: &QuestionView| Question {
        id: view.id,
        method: view.method,
        options: view.options.iter().map(|option| option.id).collect(),
        optional: view.optional,
        budget: view.budget.map(|money| Budget {
            amount: money.amount,
            costs: view.options.iter().filter_map(|option| option.cost).collect(),
            satisfaction: money.satisfaction,
        }),
    };
    let decisions: Vec<Decision> = views.iter().map(|view| Decision::new(paper(view), view.rule, view.seats)).collect();
    let questions: Vec<Question> = views.iter().map(paper).collect();
    let answer = |view: &QuestionView, ballot: i64| {
        let first = usize::try_from(ballot % 3).unwrap();
        let choices: Vec<OptionId> = view.options.iter().cycle().skip(first).take(3).map(|option| option.id).collect();
        match view.method {
            Method::Knapsack => Answer::naming(view.id, choices.into_iter().filter(|&id| view.cost_of(&[id]) <= 20_000).collect()),
            Method::SingleChoice => Answer::naming(view.id, choices.into_iter().take(1).collect()),
            Method::Approval { .. } => Answer::naming(view.id, choices),
            _ => Answer { question: view.id, choices, marks: vec![1, 2, 3] },
        }
    };
    let cast = |ballot: i64| Ballot::parse(&questions, &views.iter().map(|view| answer(view, ballot)).collect::<Vec<_>>()).unwrap();
    let cast: Vec<Ballot> = (0..ballots).map(cast).collect();
    let result = PollResult::of(&decisions, &cast, &TieRule::Seed(HOSTILE.to_owned())).unwrap();
    PollView { questions: views, state: PollState::ResultsPublished, results: Some(ResultsView { result, published: moment() }), ..poll() }
}

pub(crate) fn receipt() -> ReceiptView {
    ReceiptView {
        secrecy: Secrecy::Confidential,
        poll: PollId(5),
        title: hostile(),
        city: HOSTILE.to_owned(),
        city_slug: "ghent".to_owned(),
        consultation_slug: "school-streets".to_owned(),
        consultation_title: hostile(),
        code: Some("7QXM-K2TP-9HVD".to_owned()),
        replaced: true,
        logged: true,
        asks_code: true,
        state: PollState::Open,
        closes: Some(moment()),
    }
}

pub(crate) fn ballots() -> BallotsView {
    let ballot = PublishedBallot {
        name: None,
        code: HOSTILE.to_owned(),
        answers: vec![Answer::naming(QuestionId(1), vec![OptionId(12)]), Answer::naming(QuestionId(2), Vec::new())],
    };
    BallotsView {
        poll: PollId(5),
        title: hostile(),
        city: HOSTILE.to_owned(),
        city_slug: "ghent".to_owned(),
        questions: questions(),
        total: 1204,
        ballots: vec![ballot],
        page: 1,
        pages: 3,
        download: Some("/api/v1/polls/5/ballots.csv".to_owned()),
        orders: vec![(hostile(), "/api/v1/polls/5/ballots.soi?question=1".to_owned())],
        budgets: vec![(hostile(), "/api/v1/polls/5/ballots.pb?question=1".to_owned())],
    }
}
