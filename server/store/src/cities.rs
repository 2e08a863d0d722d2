//! Cities and the phases of their contracts.

use crate::entities::{city, contract_phase};
use domain::contract::{Boundary, Preparedness};
use domain::ids::CityId;
use jiff::civil::Date;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

pub use crate::entities::city::Model as City;
pub use crate::entities::contract_phase::Model as ContractPhase;

/// Every city, by name. There are some hundreds at most.
///
/// # Errors
/// When the database refuses.
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<City>, DbErr> {
    city::Entity::find().order_by_asc(city::Column::Name).all(connection).await
}

/// How many there are.
///
/// # Errors
/// When the database refuses.
pub async fn count(connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
    city::Entity::find().count(connection).await
}

/// The city with this name in addresses.
///
/// # Errors
/// When the database refuses.
pub async fn by_slug(connection: &impl ConnectionTrait, slug: &str) -> Result<Option<City>, DbErr> {
    city::Entity::find().filter(city::Column::Slug.eq(slug)).one(connection).await
}

/// The city of this id.
///
/// # Errors
/// When the database refuses.
pub async fn by_id(connection: &impl ConnectionTrait, id: CityId) -> Result<Option<City>, DbErr> {
    city::Entity::find_by_id(id.0).one(connection).await
}

/// The phases of every contract.
///
/// # Errors
/// When the database refuses.
pub async fn all_phases(connection: &impl ConnectionTrait) -> Result<Vec<ContractPhase>, DbErr> {
    contract_phase::Entity::find().order_by_asc(contract_phase::Column::CityId).order_by_asc(contract_phase::Column::Phase).all(connection).await
}

/// The phases of one contract, in order.
///
/// # Errors
/// When the database refuses.
pub async fn phases(connection: &impl ConnectionTrait, city: CityId) -> Result<Vec<ContractPhase>, DbErr> {
    contract_phase::Entity::find().filter(contract_phase::Column::CityId.eq(city.0)).order_by_asc(contract_phase::Column::Phase).all(connection).await
}

/// Adds a city; its id.
///
/// # Errors
/// When the database refuses, for one when the slug is taken.
pub async fn add(connection: &impl ConnectionTrait, new: city::ActiveModel) -> Result<CityId, DbErr> {
    Ok(CityId(city::Entity::insert(new).exec(connection).await?.last_insert_id))
}

/// Writes the dates of a phase over those before.
///
/// # Errors
/// When the database refuses.
pub async fn set_phase(connection: &impl ConnectionTrait, phase: ContractPhase) -> Result<(), DbErr> {
    let row = contract_phase::ActiveModel {
        city_id: Set(phase.city_id),
        phase: Set(phase.phase),
        starts_on: Set(phase.starts_on),
        ends_on: Set(phase.ends_on),
        approximate: Set(phase.approximate),
    };
    let over = OnConflict::columns([contract_phase::Column::CityId, contract_phase::Column::Phase])
        .update_columns([contract_phase::Column::StartsOn, contract_phase::Column::EndsOn, contract_phase::Column::Approximate])
        .to_owned();
    contract_phase::Entity::insert(row).on_conflict(over).exec_without_returning(connection).await.map(|_| ())
}

/// What a city declares about itself.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// People inside the boundary.
    pub population: i64,
    /// Year of the figure.
    pub year: i32,
    /// Where the figure comes from.
    pub source: String,
    /// The language the source is written in.
    pub language: String,
    /// What the boundary is.
    pub boundary: Boundary,
    /// Preparedness as the city itself sees it.
    pub preparedness: Option<Preparedness>,
    /// The day of this declaration.
    pub on: Date,
}

/// Replaces what the registry said by what the city declares.
///
/// # Errors
/// When the database refuses.
pub async fn declare(connection: &impl ConnectionTrait, id: CityId, declaration: Declaration) -> Result<(), DbErr> {
    let row = city::ActiveModel {
        id: Set(id.0),
        population: Set(Some(declaration.population)),
        population_year: Set(Some(declaration.year)),
        population_source: Set(declaration.source),
        population_note: Set(None),
        population_language: Set(declaration.language),
        population_to_be_replaced: Set(false),
        boundary: Set(declaration.boundary.as_str().to_owned()),
        preparedness: Set(declaration.preparedness.map(|level| level.as_str().to_owned())),
        preparedness_on: Set(declaration.preparedness.map(|_| crate::moments::day(declaration.on))),
        ..Default::default()
    };
    city::Entity::update(row).exec(connection).await.map(|_| ())
}
