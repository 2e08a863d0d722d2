//! Table `roll_entries`.

use sea_orm::entity::prelude::*;

/// Somebody on the electoral roll of a poll, by a mark; and whether their vote is used up.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "roll_entries")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub poll_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mark: Vec<u8>,
    pub code_mark: Option<Vec<u8>>,
    pub used: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
