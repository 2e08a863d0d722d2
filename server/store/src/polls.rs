//! Polls, their questions, options and texts, and the public decisions about their course.

use crate::entities::{option, option_text, poll, poll_decision, poll_secret, poll_text, question, question_text};
use crate::moments::{millis, timestamp};
use domain::consultation::{PollLife, Window};
use domain::ids::{ConsultationId, OptionId, PollId, QuestionId};
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Budget, Decision as Deciding, Method, Numbers, Question};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

pub use crate::entities::option::Model as PollOption;
pub use crate::entities::option_text::Model as OptionText;
pub use crate::entities::poll::Model as Poll;
pub use crate::entities::poll_decision::Model as Decision;
pub use crate::entities::poll_text::Model as PollText;
pub use crate::entities::question::Model as QuestionRow;
pub use crate::entities::question_text::Model as QuestionText;

/// The moments of a poll as the domain knows them.
#[must_use]
pub fn life(poll: &Poll) -> PollLife {
    let window = poll.opens_at.and_then(|opens| Window::new(timestamp(opens), poll.closes_at.map(timestamp)).ok());
    PollLife {
        published_at: poll.published_at.map(timestamp),
        window,
        sealed_at: poll.sealed_at.map(timestamp),
        results_at: poll.results_at.map(timestamp),
        offline_open: poll.offline_open,
    }
}

/// The poll of this id, drafts included.
///
/// # Errors
/// When the database refuses.
pub async fn by_id(connection: &impl ConnectionTrait, id: PollId) -> Result<Option<Poll>, DbErr> {
    poll::Entity::find_by_id(id.0).one(connection).await
}

/// The polls of these consultations, drafts included, in order.
///
/// # Errors
/// When the database refuses.
pub async fn of_consultations(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Poll>, DbErr> {
    poll::Entity::find().filter(poll::Column::ConsultationId.is_in(ids.iter().copied())).order_by_asc(poll::Column::Id).all(connection).await
}

/// Published polls, in order.
///
/// # Errors
/// When the database refuses.
pub async fn published(connection: &impl ConnectionTrait) -> Result<Vec<Poll>, DbErr> {
    poll::Entity::find().filter(poll::Column::PublishedAt.is_not_null()).order_by_asc(poll::Column::Id).all(connection).await
}

/// Polls whose close has passed and that are not sealed, without those where ballots on paper are still to come.
///
/// # Errors
/// When the database refuses.
pub async fn due_for_sealing(connection: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Poll>, DbErr> {
    poll::Entity::find()
        .filter(poll::Column::PublishedAt.is_not_null())
        .filter(poll::Column::SealedAt.is_null())
        .filter(poll::Column::OfflineOpen.eq(false))
        .filter(poll::Column::ClosesAt.lte(millis(now)))
        .all(connection)
        .await
}

/// Holds these polls against a change of their window until the transaction ends; several may hold at once.
/// (SQLite has one writer anyway.)
///
/// # Errors
/// When the database refuses.
pub async fn hold(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Poll>, DbErr> {
    let found = poll::Entity::find().filter(poll::Column::Id.is_in(ids.iter().copied())).order_by_asc(poll::Column::Id);
    let found = if connection.get_database_backend() == DatabaseBackend::Postgres { found.lock(LockType::Share) } else { found };
    found.all(connection).await
}

/// Holds a poll alone, to change its window or to seal it.
///
/// # Errors
/// When the database refuses.
pub async fn hold_alone(connection: &impl ConnectionTrait, id: PollId) -> Result<Option<Poll>, DbErr> {
    let found = poll::Entity::find_by_id(id.0);
    let found = if connection.get_database_backend() == DatabaseBackend::Postgres { found.lock(LockType::Update) } else { found };
    found.one(connection).await
}

/// Adds a draft.
///
/// # Errors
/// When the database refuses.
pub async fn add(connection: &impl ConnectionTrait, new: poll::ActiveModel) -> Result<PollId, DbErr> {
    Ok(PollId(poll::Entity::insert(new).exec(connection).await?.last_insert_id))
}

/// Changes columns that are set.
///
/// # Errors
/// When the database refuses.
pub async fn update(connection: &impl ConnectionTrait, change: poll::ActiveModel) -> Result<(), DbErr> {
    poll::Entity::update(change).exec(connection).await.map(|_| ())
}

/// Everything a poll asks, in every language.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Title and introduction by language.
    pub texts: Vec<PollText>,
    /// The questions in order.
    pub questions: Vec<PaperQuestion>,
}

/// One question with its options.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperQuestion {
    /// The question.
    pub row: QuestionRow,
    /// Its texts by language.
    pub texts: Vec<QuestionText>,
    /// Its options in order, each with its texts by language.
    pub options: Vec<(PollOption, Vec<OptionText>)>,
}

impl Paper {
    /// The questions as the domain counts them.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        self.questions.iter().filter_map(PaperQuestion::question).collect()
    }

    /// The questions and how they are decided.
    #[must_use]
    pub fn decisions(&self) -> Vec<Deciding> {
        self.questions.iter().filter_map(PaperQuestion::decision).collect()
    }
}

impl PaperQuestion {
    /// How it is answered; nothing when the row was written by a later version.
    #[must_use]
    pub fn method(&self) -> Option<Method> {
        let number = |number: i32| u16::try_from(number).ok();
        let numbers = Numbers {
            min: number(self.row.min_choices)?,
            max: number(self.row.max_choices)?,
            highest: number(self.row.highest)?,
            credits: number(self.row.credits)?,
        };
        Method::parse(&self.row.method, numbers)
    }

    /// How many options win.
    #[must_use]
    pub fn seats(&self) -> u16 {
        u16::try_from(self.row.seats).unwrap_or(1)
    }

    /// The money its options compete for, with amounts that are not known yet as 0.
    #[must_use]
    pub fn budget(&self) -> Option<Budget> {
        let cents = |cents: i64| u64::try_from(cents).unwrap_or(0);
        Some(Budget {
            amount: cents(self.row.budget?),
            costs: self.options.iter().map(|(option, _)| option.cost.map_or(0, cents)).collect(),
            satisfaction: Satisfaction::parse(&self.row.satisfaction).unwrap_or(Satisfaction::Cost),
        })
    }

    fn question(&self) -> Option<Question> {
        Some(Question {
            id: QuestionId(self.row.id),
            method: self.method()?,
            options: self.options.iter().map(|(option, _)| OptionId(option.id)).collect(),
            optional: self.row.optional,
            budget: self.budget(),
        })
    }

    /// The question, and how it is decided. Where no rule is written down, by the usual one of its method; where options are only named as well, such a poll
    /// was published before a lot was drawn there.
    #[must_use]
    pub fn decision(&self) -> Option<Deciding> {
        let question = self.question()?;
        let usual = question.rules(self.seats()).first().copied();
        let written = Rule::parse(&self.row.rule);
        let lot = written.is_some() && question.only_names();
        Some(Deciding { rule: written.or(usual)?, seats: self.seats().into(), lot, question })
    }
}

/// Everything a poll asks.
///
/// # Errors
/// When the database refuses.
pub async fn paper(connection: &impl ConnectionTrait, id: PollId) -> Result<Paper, DbErr> {
    let texts = poll_text::Entity::find().filter(poll_text::Column::PollId.eq(id.0)).all(connection).await?;
    let of_poll = question::Entity::find().filter(question::Column::PollId.eq(id.0));
    let rows = of_poll.order_by_asc(question::Column::Position).order_by_asc(question::Column::Id).all(connection).await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let question_texts = question_text::Entity::find().filter(question_text::Column::QuestionId.is_in(ids.clone())).all(connection).await?;
    let of_questions = option::Entity::find().filter(option::Column::QuestionId.is_in(ids));
    let options = of_questions.order_by_asc(option::Column::Position).order_by_asc(option::Column::Id).all(connection).await?;
    let option_ids: Vec<i64> = options.iter().map(|row| row.id).collect();
    let mut option_texts: BTreeMap<i64, Vec<OptionText>> = BTreeMap::new();
    for text in option_text::Entity::find().filter(option_text::Column::OptionId.is_in(option_ids)).all(connection).await? {
        option_texts.entry(text.option_id).or_default().push(text);
    }
    let questions = rows
        .into_iter()
        .map(|row| PaperQuestion {
            texts: question_texts.iter().filter(|text| text.question_id == row.id).cloned().collect(),
            options: options.iter().filter(|o| o.question_id == row.id).map(|o| (o.clone(), option_texts.remove(&o.id).unwrap_or_default())).collect(),
            row,
        })
        .collect();
    Ok(Paper { texts, questions })
}

/// Replaces all of a draft's texts, questions and options. Only for polls that are not published.
///
/// # Errors
/// When the database refuses.
pub async fn set_paper(connection: &impl ConnectionTrait, id: PollId, paper: Paper) -> Result<(), DbErr> {
    clear_paper(connection, id).await?;
    for text in paper.texts {
        let row = poll_text::ActiveModel { poll_id: Set(id.0), language: Set(text.language), title: Set(text.title), intro: Set(text.intro) };
        poll_text::Entity::insert(row).exec_without_returning(connection).await?;
    }
    for (position, question) in (0..).zip(paper.questions) {
        let row = question::ActiveModel {
            poll_id: Set(id.0),
            position: Set(position),
            method: Set(question.row.method),
            min_choices: Set(question.row.min_choices),
            max_choices: Set(question.row.max_choices),
            optional: Set(question.row.optional),
            random_order: Set(question.row.random_order),
            highest: Set(question.row.highest),
            credits: Set(question.row.credits),
            rule: Set(question.row.rule),
            seats: Set(question.row.seats),
            budget: Set(question.row.budget),
            satisfaction: Set(question.row.satisfaction),
            ..Default::default()
        };
        let question_id = question::Entity::insert(row).exec(connection).await?.last_insert_id;
        for text in question.texts {
            let row = question_text::ActiveModel { question_id: Set(question_id), language: Set(text.language), text: Set(text.text), help: Set(text.help) };
            question_text::Entity::insert(row).exec_without_returning(connection).await?;
        }
        for (position, (option, texts)) in (0..).zip(question.options) {
            let row = option::ActiveModel { question_id: Set(question_id), position: Set(position), cost: Set(option.cost), ..Default::default() };
            let option_id = option::Entity::insert(row).exec(connection).await?.last_insert_id;
            for text in texts {
                set_option_text(connection, OptionText { option_id, ..text }).await?;
            }
        }
    }
    Ok(())
}

async fn clear_paper(connection: &impl ConnectionTrait, id: PollId) -> Result<(), DbErr> {
    for sql in [
        "DELETE FROM option_texts WHERE option_id IN (SELECT options.id FROM options JOIN questions ON questions.id = question_id WHERE poll_id = $1)",
        "DELETE FROM options WHERE question_id IN (SELECT id FROM questions WHERE poll_id = $1)",
        "DELETE FROM question_texts WHERE question_id IN (SELECT id FROM questions WHERE poll_id = $1)",
        "DELETE FROM questions WHERE poll_id = $1",
        "DELETE FROM poll_texts WHERE poll_id = $1",
    ] {
        crate::sql::execute(connection, sql, vec![id.0.into()]).await?;
    }
    Ok(())
}

/// Writes one language of a poll over the one before.
///
/// # Errors
/// When the database refuses.
pub async fn set_text(connection: &impl ConnectionTrait, text: PollText) -> Result<(), DbErr> {
    poll_text::Entity::delete_by_id((text.poll_id, text.language.clone())).exec(connection).await?;
    let row = poll_text::ActiveModel { poll_id: Set(text.poll_id), language: Set(text.language), title: Set(text.title), intro: Set(text.intro) };
    poll_text::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// Writes one language of a question over the one before.
///
/// # Errors
/// When the database refuses.
pub async fn set_question_text(connection: &impl ConnectionTrait, text: QuestionText) -> Result<(), DbErr> {
    question_text::Entity::delete_by_id((text.question_id, text.language.clone())).exec(connection).await?;
    let row = question_text::ActiveModel { question_id: Set(text.question_id), language: Set(text.language), text: Set(text.text), help: Set(text.help) };
    question_text::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// Writes one language of an option over the one before.
///
/// # Errors
/// When the database refuses.
pub async fn set_option_text(connection: &impl ConnectionTrait, text: OptionText) -> Result<(), DbErr> {
    option_text::Entity::delete_by_id((text.option_id, text.language.clone())).exec(connection).await?;
    let row =
        option_text::ActiveModel { option_id: Set(text.option_id), language: Set(text.language), label: Set(text.label), description: Set(text.description) };
    option_text::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// The titles of these polls in every language.
///
/// # Errors
/// When the database refuses.
pub async fn texts(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<PollText>, DbErr> {
    poll_text::Entity::find().filter(poll_text::Column::PollId.is_in(ids.iter().copied())).all(connection).await
}

/// Writes down a public decision.
///
/// # Errors
/// When the database refuses.
pub async fn decide(
    connection: &impl ConnectionTrait,
    id: PollId,
    decision: &str,
    reason: &str,
    closes: (Option<Timestamp>, Option<Timestamp>),
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = poll_decision::ActiveModel {
        poll_id: Set(id.0),
        decision: Set(decision.to_owned()),
        reason: Set(reason.to_owned()),
        closes_before_at: Set(closes.0.map(millis)),
        closes_after_at: Set(closes.1.map(millis)),
        decided_at: Set(millis(at)),
        ..Default::default()
    };
    poll_decision::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// The public decisions about the polls of a consultation, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn decisions(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Decision>, DbErr> {
    poll_decision::Entity::find().filter(poll_decision::Column::PollId.is_in(ids.iter().copied())).order_by_asc(poll_decision::Column::Id).all(connection).await
}

/// Gives a poll its secret; once.
///
/// # Errors
/// When the database refuses.
pub async fn set_secret(connection: &impl ConnectionTrait, id: PollId, secret: &[u8]) -> Result<(), DbErr> {
    let row = poll_secret::ActiveModel { poll_id: Set(id.0), secret: Set(secret.to_vec()) };
    poll_secret::Entity::insert(row).exec_without_returning(connection).await.map(|_| ())
}

/// The secrets of these polls: none once they are sealed.
///
/// # Errors
/// When the database refuses.
pub async fn secrets(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<BTreeMap<i64, Vec<u8>>, DbErr> {
    let found = poll_secret::Entity::find().filter(poll_secret::Column::PollId.is_in(ids.iter().copied())).all(connection).await?;
    Ok(found.into_iter().map(|row| (row.poll_id, row.secret)).collect())
}

/// Overwrites and removes the secret of a poll.
///
/// # Errors
/// When the database refuses.
pub async fn destroy_secret(connection: &impl ConnectionTrait, id: PollId) -> Result<(), DbErr> {
    poll_secret::Entity::update_many()
        .col_expr(poll_secret::Column::Secret, Expr::value(vec![0_u8; 32]))
        .filter(poll_secret::Column::PollId.eq(id.0))
        .exec(connection)
        .await?;
    poll_secret::Entity::delete_by_id(id.0).exec(connection).await.map(|_| ())
}

/// The consultation a poll belongs to.
#[must_use]
pub fn consultation_of(poll: &Poll) -> ConsultationId {
    ConsultationId(poll.consultation_id)
}
