//! Table `entry_batches`.

use sea_orm::entity::prelude::*;

/// A pile of sheets on its way into the count.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "entry_batches")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub city_id: i64,
    pub poll_id: i64,
    pub channel: String,
    pub name: String,
    pub pile: i64,
    pub state: String,
    pub first_by: Option<i64>,
    pub second_by: Option<i64>,
    pub entered: i64,
    pub spoiled: i64,
    pub unknown_codes: i64,
    pub used_codes: i64,
    pub created_at: i64,
    pub counted_at: Option<i64>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
