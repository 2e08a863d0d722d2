//! Consultations and their texts.

use crate::entities::{consultation, consultation_text, correction};
use crate::moments::millis;
use crate::sql;
use domain::ids::{CityId, ConsultationId, PollId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

pub use crate::entities::consultation::Model as Consultation;
pub use crate::entities::consultation_text::Model as ConsultationText;
pub use crate::entities::correction::Model as Correction;

/// The consultation of this id, drafts included.
///
/// # Errors
/// When the database refuses.
pub async fn by_id(connection: &impl ConnectionTrait, id: ConsultationId) -> Result<Option<Consultation>, DbErr> {
    consultation::Entity::find_by_id(id.0).one(connection).await
}

/// The consultation of this city with this name in addresses, drafts included.
///
/// # Errors
/// When the database refuses.
pub async fn by_slug(connection: &impl ConnectionTrait, city: CityId, slug: &str) -> Result<Option<Consultation>, DbErr> {
    consultation::Entity::find().filter(consultation::Column::CityId.eq(city.0)).filter(consultation::Column::Slug.eq(slug)).one(connection).await
}

/// Every consultation of a city, drafts included, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn of_city(connection: &impl ConnectionTrait, city: CityId) -> Result<Vec<Consultation>, DbErr> {
    consultation::Entity::find().filter(consultation::Column::CityId.eq(city.0)).order_by_desc(consultation::Column::Id).all(connection).await
}

/// Every published consultation.
///
/// # Errors
/// When the database refuses.
pub async fn published(connection: &impl ConnectionTrait) -> Result<Vec<Consultation>, DbErr> {
    consultation::Entity::find().filter(consultation::Column::PublishedAt.is_not_null()).order_by_desc(consultation::Column::Id).all(connection).await
}

/// The texts of these consultations, in every language.
///
/// # Errors
/// When the database refuses.
pub async fn texts(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<ConsultationText>, DbErr> {
    consultation_text::Entity::find().filter(consultation_text::Column::ConsultationId.is_in(ids.iter().copied())).all(connection).await
}

/// Adds a draft.
///
/// # Errors
/// When the database refuses.
pub async fn add(connection: &impl ConnectionTrait, new: consultation::ActiveModel) -> Result<ConsultationId, DbErr> {
    Ok(ConsultationId(consultation::Entity::insert(new).exec(connection).await?.last_insert_id))
}

/// Changes columns that are set.
///
/// # Errors
/// When the database refuses.
pub async fn update(connection: &impl ConnectionTrait, change: consultation::ActiveModel) -> Result<(), DbErr> {
    consultation::Entity::update(change).exec(connection).await.map(|_| ())
}

/// Writes the text of one language over the one before.
///
/// # Errors
/// When the database refuses.
pub async fn set_text(connection: &impl ConnectionTrait, text: ConsultationText) -> Result<(), DbErr> {
    let row = consultation_text::ActiveModel {
        consultation_id: Set(text.consultation_id),
        language: Set(text.language),
        title: Set(text.title),
        summary: Set(text.summary),
        body: Set(text.body),
        answer: Set(text.answer),
    };
    let over = OnConflict::columns([consultation_text::Column::ConsultationId, consultation_text::Column::Language])
        .update_columns([
            consultation_text::Column::Title,
            consultation_text::Column::Summary,
            consultation_text::Column::Body,
            consultation_text::Column::Answer,
        ])
        .to_owned();
    consultation_text::Entity::insert(row).on_conflict(over).exec_without_returning(connection).await.map(|_| ())
}

/// Adds a public correction.
///
/// # Errors
/// When the database refuses.
pub async fn add_correction(connection: &impl ConnectionTrait, new: correction::ActiveModel) -> Result<(), DbErr> {
    correction::Entity::insert(new).exec_without_returning(connection).await.map(|_| ())
}

/// The public corrections of a consultation, of one of its polls or (none) of all, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn corrections(connection: &impl ConnectionTrait, id: ConsultationId, poll: Option<PollId>) -> Result<Vec<Correction>, DbErr> {
    let found = correction::Entity::find().filter(correction::Column::ConsultationId.eq(id.0)).order_by_desc(correction::Column::Id);
    let found = match poll {
        Some(poll) => found.filter(correction::Column::PollId.eq(poll.0)),
        None => found,
    };
    found.all(connection).await
}

/// How many consultations a city published in a phase at a level; completed and answered ones counted apart.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Processes {
    /// The city.
    pub city_id: i64,
    /// 1 to 3.
    pub phase: i16,
    /// IAP2 level.
    pub level: String,
    /// Published ones.
    pub published: i64,
    /// Those whose polls are all over and that have an official answer.
    pub answered: i64,
}

/// Consultations published between two moments, by city, phase and level: what I21 and I22 count.
///
/// # Errors
/// When the database refuses.
pub async fn processes(connection: &impl ConnectionTrait, from: Timestamp, before: Timestamp) -> Result<Vec<Processes>, DbErr> {
    let query = "SELECT city_id, phase, level, COUNT(*) AS published,
            CAST(SUM(CASE WHEN answered_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM polls WHERE polls.consultation_id = consultations.id AND polls.published_at IS NOT NULL AND polls.sealed_at IS NULL
            ) THEN 1 ELSE 0 END) AS BIGINT) AS answered
        FROM consultations WHERE published_at >= $1 AND published_at < $2 GROUP BY city_id, phase, level";
    sql::all(connection, query, vec![millis(from).into(), millis(before).into()]).await
}
