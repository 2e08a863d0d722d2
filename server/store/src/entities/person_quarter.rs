//! Table `person_quarters`.

use sea_orm::entity::prelude::*;

/// One pseudonym's acts in a city, phase and quarter.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person_quarters")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub city_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub phase: i16,
    #[sea_orm(primary_key, auto_increment = false)]
    pub quarter: i32,
    pub online: i64,
    pub offline: i64,
    pub authored: i64,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
