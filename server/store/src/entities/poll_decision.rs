//! Table `poll_decisions`.

use sea_orm::entity::prelude::*;

/// A public decision about the course of a poll.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "poll_decisions")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub poll_id: i64,
    pub decision: String,
    pub reason: String,
    pub closes_before_at: Option<i64>,
    pub closes_after_at: Option<i64>,
    pub decided_at: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
