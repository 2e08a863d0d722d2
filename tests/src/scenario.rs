//! Consultations and polls, made through the use cases that city teams use.

use crate::app::{CITY, TestApp};
use domain::consultation::{Field, Level};
use domain::contract::Phase;
use domain::ids::{CityId, ConsultationId, OptionId, PollId, QuestionId};
use domain::voting::{Answer, Eligibility, Secrecy};
use jiff::{SignedDuration, Timestamp};
use server::engage::ballots::{CastRefusal, Receipt, Request, cast};
use server::engage::consultations::{Draft, Wording};
use server::engage::polls::Terms;
use server::engage::{Caller, Refusal, Role, consultations, polls};
use store::memberships;
use store::polls::{OptionText, Paper, PaperQuestion, PollOption, PollText, QuestionRow, QuestionText};
use uuid::Uuid;

/// The languages everything is offered in.
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// A poll to be made.
#[derive(Clone)]
pub struct PollPlan<'a> {
    app: &'a TestApp,
    city: &'a str,
    title: &'a str,
    eligibility: Eligibility,
    secrecy: Secrecy,
    beside: Option<ConsultationId>,
    questions: Vec<(bool, i32, i32, Vec<&'a str>)>,
    opens: Timestamp,
    closes: Option<Timestamp>,
}

/// A poll that was made.
#[derive(Clone, Debug)]
pub struct Poll {
    /// Its number.
    pub id: PollId,
    /// Its city.
    pub city: CityId,
    /// The city's name in addresses.
    pub city_slug: String,
    /// Its consultation.
    pub consultation: ConsultationId,
    /// The consultation's name in addresses.
    pub slug: String,
    /// Its questions, each with its options in order.
    pub questions: Vec<(QuestionId, Vec<i64>)>,
    /// When it opens.
    pub opens: Timestamp,
    /// When it closes.
    pub closes: Option<Timestamp>,
}

impl TestApp {
    /// A poll with one question and two options, open for a day; to be changed, then made with [`PollPlan::open`].
    #[must_use]
    pub fn poll(&self) -> PollPlan<'_> {
        let opens = self.clock.now();
        PollPlan {
            app: self,
            city: CITY,
            title: "Trams or bicycles",
            eligibility: Eligibility::AnyAccount,
            secrecy: Secrecy::Confidential,
            beside: None,
            questions: vec![(false, 1, 1, vec!["Trams", "Bicycles"])],
            opens,
            closes: Some(opens + SignedDuration::from_hours(24)),
        }
    }

    /// An administrator of a city's team, as use cases see them.
    ///
    /// # Panics
    /// When the account cannot be made.
    pub async fn administrator(&self, city: CityId) -> Caller {
        let tx = self.parvis.database.begin_write().await.unwrap();
        let email = format!("administrator-{city}@cities.example");
        let id = server::engage::sign_in::account(&tx, &self.parvis, &email, app::words::Locale::En).await.unwrap();
        memberships::grant(&tx, city, id, Role::Administrator.as_str()).await.unwrap();
        let caller = Caller::load(&tx, id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        caller
    }
}

impl<'a> PollPlan<'a> {
    /// In another city.
    #[must_use]
    pub fn of(self, city: &'a str) -> Self {
        Self { city, ..self }
    }

    /// In the consultation of another poll.
    #[must_use]
    pub fn beside(self, other: &Poll) -> Self {
        Self { beside: Some(other.consultation), ..self }
    }

    /// Under another title.
    #[must_use]
    pub fn titled(self, title: &'a str) -> Self {
        Self { title, ..self }
    }

    /// For those who declare that they live in the city.
    #[must_use]
    pub fn for_residents(self) -> Self {
        Self { eligibility: Eligibility::DeclaredResidents, ..self }
    }

    /// With ballots that are this secret.
    #[must_use]
    pub fn secret(self, secrecy: Secrecy) -> Self {
        Self { secrecy, ..self }
    }

    /// With other options in its one question.
    #[must_use]
    pub fn options(self, options: &[&'a str]) -> Self {
        Self { questions: vec![(false, 1, 1, options.to_vec())], ..self }
    }

    /// With one more question, where several options may be approved.
    #[must_use]
    pub fn approving(mut self, min: i32, max: i32, options: &[&'a str]) -> Self {
        self.questions.push((true, min, max, options.to_vec()));
        self
    }

    /// From a moment on.
    #[must_use]
    pub fn opens(self, opens: Timestamp) -> Self {
        Self { opens, ..self }
    }

    /// Until a moment, or without an end.
    #[must_use]
    pub fn closes(self, closes: Option<Timestamp>) -> Self {
        Self { closes, ..self }
    }

    /// Made, and published.
    ///
    /// # Panics
    /// When something is missing.
    pub async fn open(self) -> Poll {
        let (app, caller, poll) = self.make().await;
        polls::publish(&app.parvis, &caller, poll.id).await.unwrap();
        poll
    }

    /// Made, in a public consultation, and not published itself.
    pub async fn draft(self) -> Poll {
        self.make().await.2
    }

    async fn make(self) -> (&'a TestApp, Caller, Poll) {
        let parvis = &self.app.parvis;
        let city = self.app.city(self.city).await;
        let caller = self.app.administrator(city).await;
        let consultation = match self.beside {
            Some(there) => there,
            None => {
                let new = consultations::create(parvis, &caller, city, self.consultation()).await.unwrap();
                consultations::publish(parvis, &caller, new).await.unwrap();
                new
            }
        };
        let id = polls::create(parvis, &caller, consultation).await.unwrap();
        polls::edit(parvis, &caller, id, self.paper(), Terms { eligibility: self.eligibility, secrecy: self.secrecy }).await.unwrap();
        polls::set_dates(parvis, &caller, id, Some(self.opens), self.closes, self.closes.is_none()).await.unwrap();
        let sheet = polls::for_team(parvis, &caller, id).await.unwrap();
        let questions = sheet.questions.iter().map(|question| (question.id, question.options.iter().map(|option| option.0).collect())).collect();
        let slug = sheet.consultation.slug.clone();
        let poll = Poll { id, city, city_slug: self.city.to_owned(), consultation, slug, questions, opens: self.opens, closes: self.closes };
        (self.app, caller, poll)
    }

    fn consultation(&self) -> Draft {
        let wording = |language: &&str| Wording {
            language: (*language).to_owned(),
            title: format!("{} ({language})", self.title),
            summary: format!("What shall we build first? ({language})"),
            body: format!("The whole story. ({language})"),
        };
        Draft {
            languages: LANGUAGES.map(str::to_owned).to_vec(),
            wordings: LANGUAGES.iter().map(wording).collect(),
            level: Level::Consult,
            phase: Phase::ALL.first().copied().unwrap(),
            field: Field::ALL.first().copied().unwrap(),
        }
    }

    fn paper(&self) -> Paper {
        let say = |text: &str, language: &str| format!("{text} ({language})");
        let texts = LANGUAGES.map(|code| PollText { poll_id: 0, language: code.to_owned(), title: say(self.title, code), intro: say("Please choose", code) });
        let questions = self.questions.iter().map(|(approval, min, max, options)| PaperQuestion {
            row: QuestionRow {
                id: 0,
                poll_id: 0,
                position: 0,
                method: if *approval { "approval" } else { "single-choice" }.to_owned(),
                min_choices: *min,
                max_choices: *max,
                optional: false,
                random_order: true,
                highest: 0,
                credits: 0,
                rule: String::new(),
                seats: 1,
                budget: None,
                satisfaction: String::new(),
            },
            texts: LANGUAGES
                .map(|code| QuestionText { question_id: 0, language: code.to_owned(), text: say("Which first?", code), help: String::new() })
                .to_vec(),
            options: options
                .iter()
                .map(|option| {
                    let text = |code: &str| OptionText { option_id: 0, language: code.to_owned(), label: say(option, code), description: String::new() };
                    (PollOption { id: 0, question_id: 0, position: 0, cost: None }, LANGUAGES.map(text).to_vec())
                })
                .collect(),
        });
        Paper { texts: texts.to_vec(), questions: questions.collect() }
    }
}

impl Poll {
    /// Its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/en/polls/{}", self.id)
    }

    /// The page of its consultation.
    #[must_use]
    pub fn consultation_path(&self) -> String {
        format!("/en/cities/{}/consultations/{}", self.city_slug, self.slug)
    }

    /// An option of its first question.
    ///
    /// # Panics
    /// When there are not so many.
    #[must_use]
    pub fn option(&self, number: usize) -> i64 {
        self.questions[0].1[number]
    }

    /// The fields of its form.
    #[must_use]
    pub fn fields(&self, key: &str, choices: &[i64]) -> Vec<(String, String)> {
        let mut fields = vec![("key".to_owned(), key.to_owned())];
        for choice in choices {
            let question = self.questions.iter().find(|(_, options)| options.contains(choice)).unwrap_or(&self.questions[0]).0;
            fields.push((format!("q{question}"), choice.to_string()));
        }
        fields
    }

    /// Casts a ballot through the use case.
    ///
    /// # Errors
    /// As the use case.
    pub async fn cast(&self, app: &TestApp, caller: &Caller, key: Uuid, choices: &[i64]) -> Result<Receipt, CastRefusal> {
        let named = |options: &[i64]| choices.iter().filter(|choice| options.contains(choice)).map(|choice| OptionId(*choice)).collect();
        let answers = self.questions.iter().map(|(question, options)| Answer::naming(*question, named(options))).collect();
        cast(&app.parvis, caller, self.id, Request { answers, declares_residence: false, name: String::new(), key }).await
    }

    /// Lets each of these people vote for one option; they arrive all at once.
    ///
    /// # Panics
    /// When a ballot is not taken.
    pub async fn vote_all(&self, app: &TestApp, voters: &[Caller], option: usize) {
        for some in voters.chunks(100) {
            let choices = [self.option(option)];
            let ballots = some.iter().map(|voter| self.cast(app, voter, Uuid::new_v4(), &choices));
            for ballot in futures_util::future::join_all(ballots).await {
                ballot.unwrap();
            }
        }
    }

    /// Publishes the results.
    ///
    /// # Panics
    /// When the poll does not allow it.
    pub async fn publish_results(&self, app: &TestApp) {
        let caller = app.administrator(self.city).await;
        polls::publish_results(&app.parvis, &caller, self.id, "All ballots are counted.").await.unwrap();
    }

    /// Closes by the clock, and is sealed.
    ///
    /// # Panics
    /// When it has no end.
    pub async fn closes_by_the_clock(&self, app: &TestApp) {
        app.until(self.closes.unwrap()).await;
    }
}

/// Why somebody was refused, where a ballot was.
#[must_use]
pub fn refused(outcome: Result<Receipt, CastRefusal>) -> Option<Refusal> {
    match outcome {
        Err(CastRefusal::Other(refusal)) => Some(refusal),
        _ => None,
    }
}
