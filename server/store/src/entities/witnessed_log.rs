//! Table `witnessed_logs`.

use sea_orm::entity::prelude::*;

/// What this site has signed of a log of another.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "witnessed_logs")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub origin: String,
    pub log_key: String,
    pub size: i64,
    pub root: Vec<u8>,
    pub checkpoint: String,
    pub contradicted: Option<String>,
    pub contradiction: Option<String>,
    pub witnessed_at: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
