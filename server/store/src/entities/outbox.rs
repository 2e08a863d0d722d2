//! Table `outbox`.

use sea_orm::entity::prelude::*;

/// Something to do after the commit.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub recipient: String,
    pub payload: String,
    pub message_id: String,
    pub run_at: i64,
    pub attempts: i32,
    pub lease_token: Option<String>,
    pub lease_until: Option<i64>,
    pub done_at: Option<i64>,
    pub failed_at: Option<i64>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
