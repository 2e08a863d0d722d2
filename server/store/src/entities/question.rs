//! Table `questions`.

use sea_orm::entity::prelude::*;

/// A question of a poll.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "questions")]
#[allow(missing_docs)] // the columns are told in `migrations`
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub poll_id: i64,
    pub position: i32,
    pub method: String,
    pub min_choices: i32,
    pub max_choices: i32,
    pub optional: bool,
    pub random_order: bool,
    pub highest: i32,
    pub credits: i32,
    pub rule: String,
    pub seats: i32,
    pub budget: Option<i64>,
    pub satisfaction: String,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
