//! Table `rollups`.

use sea_orm::entity::prelude::*;

/// Counters of a city, phase and period.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rollups")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub phase: i16,
    #[sea_orm(primary_key, auto_increment = false)]
    pub period: String,
    pub participants: i64,
    pub authors: i64,
    pub offline_participants: i64,
    pub contributions: i64,
    pub offline_contributions: i64,
    pub authored_contributions: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
