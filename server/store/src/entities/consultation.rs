//! Table `consultations`.

use sea_orm::entity::prelude::*;

/// A participatory process of a city.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "consultations")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub city_id: i64,
    pub slug: String,
    pub phase: i16,
    pub level: String,
    pub field: String,
    pub languages: String,
    pub created_at: i64,
    pub published_at: Option<i64>,
    pub answered_at: Option<i64>,
    pub search: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
