//! People with an account.

use crate::entities::{mail_refusal, membership, person, residence_declaration};
use crate::moments::day;
use domain::ids::{CityId, PersonId};
use jiff::civil::Date;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

pub use crate::entities::person::Model as Person;

/// The person of this id, deleted ones included.
///
/// # Errors
/// When the database refuses.
pub async fn by_id(connection: &impl ConnectionTrait, id: PersonId) -> Result<Option<Person>, DbErr> {
    person::Entity::find_by_id(id.0).one(connection).await
}

/// The person whose address has this key (see `engage::addresses`).
///
/// # Errors
/// When the database refuses.
pub async fn by_email_key(connection: &impl ConnectionTrait, key: &str) -> Result<Option<Person>, DbErr> {
    person::Entity::find().filter(person::Column::EmailKey.eq(key)).one(connection).await
}

/// A new account.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// A random number that stands for this person in participation events.
    pub pseudonym: i64,
    /// The address as typed.
    pub email: String,
    /// Its key.
    pub email_key: String,
    /// Language of pages and mail.
    pub language: String,
    /// First day.
    pub joined_on: Date,
}

/// Adds an account.
///
/// # Errors
/// When the database refuses, for one when the address is taken.
pub async fn add(connection: &impl ConnectionTrait, new: NewPerson) -> Result<PersonId, DbErr> {
    let row = person::ActiveModel {
        pseudonym: Set(new.pseudonym),
        email: Set(Some(new.email)),
        email_key: Set(Some(new.email_key)),
        language: Set(new.language),
        joined_on: Set(day(new.joined_on)),
        staff: Set(false),
        deleted_on: Set(None),
        ..Default::default()
    };
    Ok(PersonId(person::Entity::insert(row).exec(connection).await?.last_insert_id))
}

/// Someone who left and comes back under the same address becomes the same person again: nobody votes twice in a poll
/// by deleting an account in between.
///
/// # Errors
/// When the database refuses.
pub async fn revive(connection: &impl ConnectionTrait, id: PersonId, email: &str, language: &str, on: Date) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Set(id.0),
        email: Set(Some(email.to_owned())),
        language: Set(language.to_owned()),
        joined_on: Set(day(on)),
        deleted_on: Set(None),
        ..Default::default()
    };
    person::Entity::update(row).exec(connection).await.map(|_| ())
}

/// Writes the language a person wants.
///
/// # Errors
/// When the database refuses.
pub async fn set_language(connection: &impl ConnectionTrait, id: PersonId, language: &str) -> Result<(), DbErr> {
    let row = person::ActiveModel { id: Set(id.0), language: Set(language.to_owned()), ..Default::default() };
    person::Entity::update(row).exec(connection).await.map(|_| ())
}

/// Makes somebody mission staff, or no longer.
///
/// # Errors
/// When the database refuses.
pub async fn set_staff(connection: &impl ConnectionTrait, id: PersonId, staff: bool) -> Result<(), DbErr> {
    let row = person::ActiveModel { id: Set(id.0), staff: Set(staff), ..Default::default() };
    person::Entity::update(row).exec(connection).await.map(|_| ())
}

/// The mission staff, by address.
///
/// # Errors
/// When the database refuses.
pub async fn staff(connection: &impl ConnectionTrait) -> Result<Vec<Person>, DbErr> {
    person::Entity::find().filter(person::Column::Staff.eq(true)).order_by_asc(person::Column::Email).all(connection).await
}

/// Is there anybody on the mission staff?
///
/// # Errors
/// When the database refuses.
pub async fn any_staff(connection: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(person::Entity::find().filter(person::Column::Staff.eq(true)).count(connection).await? > 0)
}

/// Removes everything that tells who this was: address, roles, declarations. What stays is a number without a name,
/// so that counts stay true, and, only while a poll this person voted in is still open, the key of the address
/// ([`forget_keys`] removes it).
///
/// # Errors
/// When the database refuses.
pub async fn delete(connection: &impl ConnectionTrait, id: PersonId, on: Date) -> Result<(), DbErr> {
    let row = person::ActiveModel { id: Set(id.0), email: Set(None), staff: Set(false), deleted_on: Set(Some(day(on))), ..Default::default() };
    person::Entity::update(row).exec(connection).await?;
    membership::Entity::delete_many().filter(membership::Column::PersonId.eq(id.0)).exec(connection).await?;
    residence_declaration::Entity::delete_many().filter(residence_declaration::Column::PersonId.eq(id.0)).exec(connection).await?;
    Ok(())
}

/// Removes the address keys of deleted people who have no ballot in a poll that is not sealed yet.
///
/// # Errors
/// When the database refuses.
pub async fn forget_keys(connection: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let sql = "UPDATE persons SET email_key = NULL WHERE deleted_on IS NOT NULL AND email_key IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM turnout JOIN polls ON polls.id = turnout.poll_id WHERE turnout.person_id = persons.id AND polls.sealed_at IS NULL)";
    crate::sql::execute(connection, sql, vec![]).await
}

/// Notes that a person declares to live in a city. Saying it twice changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn declare_residence(connection: &impl ConnectionTrait, id: PersonId, city: CityId, on: Date) -> Result<(), DbErr> {
    let row = residence_declaration::ActiveModel { city_id: Set(city.0), person_id: Set(id.0), declared_on: Set(day(on)) };
    let keep = OnConflict::columns([residence_declaration::Column::CityId, residence_declaration::Column::PersonId]).do_nothing().to_owned();
    residence_declaration::Entity::insert(row).on_conflict(keep).exec_without_returning(connection).await.map(|_| ())
}

/// The cities a person has declared to live in, with the day.
///
/// # Errors
/// When the database refuses.
pub async fn residences(connection: &impl ConnectionTrait, id: PersonId) -> Result<Vec<residence_declaration::Model>, DbErr> {
    residence_declaration::Entity::find().filter(residence_declaration::Column::PersonId.eq(id.0)).all(connection).await
}

/// Has this person declared to live in this city?
///
/// # Errors
/// When the database refuses.
pub async fn lives_in(connection: &impl ConnectionTrait, id: PersonId, city: CityId) -> Result<bool, DbErr> {
    Ok(residence_declaration::Entity::find_by_id((city.0, id.0)).one(connection).await?.is_some())
}

/// Notes that an address wants no mail of this kind.
///
/// # Errors
/// When the database refuses.
pub async fn refuse_mail(connection: &impl ConnectionTrait, email_key: &str, kind: &str) -> Result<(), DbErr> {
    let row = mail_refusal::ActiveModel { email_key: Set(email_key.to_owned()), kind: Set(kind.to_owned()) };
    let keep = OnConflict::columns([mail_refusal::Column::EmailKey, mail_refusal::Column::Kind]).do_nothing().to_owned();
    mail_refusal::Entity::insert(row).on_conflict(keep).exec_without_returning(connection).await.map(|_| ())
}

/// Does this address refuse mail of this kind?
///
/// # Errors
/// When the database refuses.
pub async fn refuses_mail(connection: &impl ConnectionTrait, email_key: &str, kind: &str) -> Result<bool, DbErr> {
    let found = mail_refusal::Entity::find_by_id((email_key.to_owned(), kind.to_owned())).one(connection).await?;
    Ok(found.is_some())
}
