//! Table `cities`.

use sea_orm::entity::prelude::*;

/// A city of the registry.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "cities")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub name_en: String,
    pub name_fr: String,
    pub country: String,
    pub boundary: String,
    pub latitude: f64,
    pub longitude: f64,
    pub population: Option<i64>,
    pub population_year: Option<i32>,
    pub population_source: String,
    pub population_note: Option<String>,
    pub population_language: String,
    pub population_to_be_replaced: bool,
    pub time_zone: String,
    pub languages: String,
    pub preparedness: Option<String>,
    pub preparedness_on: Option<String>,
    pub label_awarded: Option<String>,
    pub membership_source: Option<String>,
    pub search: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
