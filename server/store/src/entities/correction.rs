//! Table `corrections`.

use sea_orm::entity::prelude::*;

/// A public correction of a text.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "corrections")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub consultation_id: i64,
    pub poll_id: Option<i64>,
    pub subject: String,
    pub subject_id: i64,
    pub language: String,
    pub text_before: String,
    pub text_after: String,
    pub reason: String,
    pub made_at: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
