//! Table `polls`.

use sea_orm::entity::prelude::*;

/// A poll of a consultation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "polls")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub consultation_id: i64,
    pub city_id: i64,
    pub eligibility: String,
    pub opens_at: Option<i64>,
    pub closes_at: Option<i64>,
    pub open_ended: bool,
    pub created_at: i64,
    pub published_at: Option<i64>,
    pub sealed_at: Option<i64>,
    pub results_at: Option<i64>,
    pub tie_seed: String,
    pub offline_open: bool,
    pub secrecy: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
