//! Table `open_ballots`.

use sea_orm::entity::prelude::*;

/// A ballot while its poll is open, under a keyed pseudonym.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "open_ballots")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub poll_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pseudonym: Vec<u8>,
    pub receipt: String,
    pub choices: String,
    pub entry: Option<Vec<u8>>,
    pub salt: Option<Vec<u8>>,
    pub replace_key: Option<Vec<u8>>,
    pub name: Option<String>,
    pub token: Option<Vec<u8>>,
    pub replace_lock: Option<Vec<u8>>,
    pub sealed: Option<String>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
