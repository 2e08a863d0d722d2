//! Table `option_texts`.

use sea_orm::entity::prelude::*;

/// An option in one language.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "option_texts")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub option_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: String,
    pub label: String,
    pub description: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
