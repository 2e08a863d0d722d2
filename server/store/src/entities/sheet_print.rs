//! Table `sheet_prints`.

use sea_orm::entity::prelude::*;

/// That sheets were printed: how many, by whom, when.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_prints")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub poll_id: i64,
    pub sheets: i64,
    pub printed_by: i64,
    pub printed_at: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
