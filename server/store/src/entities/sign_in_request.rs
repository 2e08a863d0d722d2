//! Table `sign_in_requests`.

use sea_orm::entity::prelude::*;

/// A one-time link on its way.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_requests")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    pub browser_hash: Vec<u8>,
    pub code_hash: Vec<u8>,
    pub email: String,
    pub email_key: String,
    pub return_to: String,
    pub language: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub attempts: i32,
    pub used_at: Option<i64>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
