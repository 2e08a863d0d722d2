//! Table `persons`.

use sea_orm::entity::prelude::*;

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "persons")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub pseudonym: i64,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub language: String,
    pub joined_on: String,
    pub staff: bool,
    pub deleted_on: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
