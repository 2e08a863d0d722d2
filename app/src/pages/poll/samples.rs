//! A poll for tests. Every text a person could have written is hostile.

use crate::pages::testing::{HOSTILE, hostile, moment};
use crate::view::changes::{Change, ChangeKind, Correction};
use crate::view::form::Form;
use crate::view::poll::{BallotsView, OptionView, PollView, PublishedBallot, QuestionView, ReceiptView, ResultsView, Standing, Step};
use domain::consultation::{PollState, Subject};
use domain::ids::{ConsultationId, OptionId, PollId, QuestionId};
use domain::participation::Channel;
use domain::voting::{Eligibility, Method, OptionCount, QuestionTally, Tally, Turnout};

fn question(id: i64, method: Method, optional: bool) -> QuestionView {
    let option = |option: i64| OptionView { id: OptionId(option), label: hostile(), description: Some(hostile()) };
    QuestionView { id: QuestionId(id), method, optional, text: hostile(), help: Some(hostile()), options: (id * 10 + 1..=id * 10 + 4).map(option).collect() }
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
        state: PollState::Open,
        opens: Some(moment()),
        closes: Some(moment()),
        standing: Standing::NeedsDeclaration,
        step: Step::Choose,
        form: Form::default(),
        key: "6f1c1f4e-0000-4000-8000-000000000000".to_owned(),
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

/// The same poll with results: a leader, and a tie.
pub(crate) fn with_results() -> PollView {
    let tally = Tally { ballots: 1204, questions: vec![tally(1, [751, 300, 100, 49], 4, 1200), tally(2, [600, 600, 10, 0], 0, 1204)] };
    PollView { state: PollState::ResultsPublished, results: Some(ResultsView { tally, published: moment() }), ..poll() }
}

pub(crate) fn receipt() -> ReceiptView {
    ReceiptView {
        poll: PollId(5),
        title: hostile(),
        city: HOSTILE.to_owned(),
        city_slug: "ghent".to_owned(),
        consultation_slug: "school-streets".to_owned(),
        consultation_title: hostile(),
        code: Some("7QXM-K2TP-9HVD".to_owned()),
        replaced: true,
        state: PollState::Open,
        closes: Some(moment()),
    }
}

pub(crate) fn ballots() -> BallotsView {
    let ballot = PublishedBallot { code: HOSTILE.to_owned(), answers: vec![(QuestionId(1), vec![OptionId(12)]), (QuestionId(2), Vec::new())] };
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
    }
}
