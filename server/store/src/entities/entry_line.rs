//! Table `entry_lines`.

use sea_orm::entity::prelude::*;

/// A sheet as somebody keyed it, until its pile is counted.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "entry_lines")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pass: i16,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub spoiled: bool,
    pub choices: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
