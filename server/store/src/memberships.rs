//! Roles in city teams.

use crate::entities::{city, membership, person};
use domain::ids::{CityId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// The roles of one person: city and role.
///
/// # Errors
/// When the database refuses.
pub async fn of_person(connection: &impl ConnectionTrait, person: PersonId) -> Result<Vec<membership::Model>, DbErr> {
    membership::Entity::find().filter(membership::Column::PersonId.eq(person.0)).all(connection).await
}

/// The team of a city, with the accounts.
///
/// # Errors
/// When the database refuses.
pub async fn of_city(connection: &impl ConnectionTrait, city: CityId) -> Result<Vec<(membership::Model, person::Model)>, DbErr> {
    let members = membership::Entity::find().filter(membership::Column::CityId.eq(city.0)).all(connection).await?;
    let ids: Vec<i64> = members.iter().map(|member| member.person_id).collect();
    let persons = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(connection).await?;
    Ok(members.into_iter().filter_map(|member| Some((member.clone(), persons.iter().find(|p| p.id == member.person_id)?.clone()))).collect())
}

/// Every team: city and how many people.
///
/// # Errors
/// When the database refuses.
pub async fn all(connection: &impl ConnectionTrait) -> Result<Vec<(membership::Model, Option<city::Model>, Option<person::Model>)>, DbErr> {
    let members = membership::Entity::find().all(connection).await?;
    let cities = city::Entity::find().filter(city::Column::Id.is_in(members.iter().map(|m| m.city_id))).all(connection).await?;
    let persons = person::Entity::find().filter(person::Column::Id.is_in(members.iter().map(|m| m.person_id))).all(connection).await?;
    Ok(members
        .into_iter()
        .map(|m| {
            let city = cities.iter().find(|c| c.id == m.city_id).cloned();
            let person = persons.iter().find(|p| p.id == m.person_id).cloned();
            (m, city, person)
        })
        .collect())
}

/// Gives a role, or another one than before.
///
/// # Errors
/// When the database refuses.
pub async fn grant(connection: &impl ConnectionTrait, city: CityId, person: PersonId, role: &str) -> Result<(), DbErr> {
    let row = membership::ActiveModel { city_id: Set(city.0), person_id: Set(person.0), role: Set(role.to_owned()) };
    let over = OnConflict::columns([membership::Column::CityId, membership::Column::PersonId]).update_column(membership::Column::Role).to_owned();
    membership::Entity::insert(row).on_conflict(over).exec_without_returning(connection).await.map(|_| ())
}

/// Takes a role away; true if there was one.
///
/// # Errors
/// When the database refuses.
pub async fn revoke(connection: &impl ConnectionTrait, city: CityId, person: PersonId) -> Result<bool, DbErr> {
    Ok(membership::Entity::delete_by_id((city.0, person.0)).exec(connection).await?.rows_affected == 1)
}
