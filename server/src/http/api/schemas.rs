//! Closed lists of the domain as schemas: the names come from the lists themselves, so the document cannot lag behind.

use app::view::consultations::Stage;
use domain::consultation::{ConsultationState, Field, Level, PollState, Subject};
use domain::contract::{Boundary, Phase, Preparedness};
use domain::participation::Channel;
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Eligibility, Method, Secrecy};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

fn one_of(names: impl Iterator<Item = &'static str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(names)).build()
}

/// A phase of the contract.
pub fn phase() -> Object {
    one_of(Phase::ALL.iter().map(|one| one.as_str()))
}

/// A level of the IAP2 spectrum.
pub fn level() -> Object {
    one_of(Level::ALL.iter().map(|one| one.as_str()))
}

/// A field of action.
pub fn field() -> Object {
    one_of(Field::ALL.iter().map(|one| one.as_str()))
}

/// Where participation in a consultation stands.
pub fn stage() -> Object {
    one_of(Stage::ALL.iter().map(|one| one.as_str()))
}

/// Where a consultation is in its life.
pub fn consultation_state() -> Object {
    one_of(ConsultationState::ALL.iter().map(|one| one.as_str()))
}

/// Where a poll is in its life.
pub fn poll_state() -> Object {
    one_of(PollState::ALL.iter().map(|one| one.as_str()))
}

/// Who may vote.
pub fn eligibility() -> Object {
    one_of(Eligibility::ALL.iter().map(|one| one.as_str()))
}

/// How secret ballots are.
pub fn secrecy() -> Object {
    one_of(Secrecy::ALL.iter().map(|one| one.as_str()))
}

/// How somebody took part.
pub fn channel() -> Object {
    one_of(Channel::ALL.iter().map(|one| one.as_str()))
}

/// What a city takes part with.
pub fn boundary() -> Object {
    one_of(Boundary::ALL.iter().map(|one| one.as_str()))
}

/// The level of entry.
pub fn preparedness() -> Object {
    one_of(Preparedness::ALL.iter().map(|one| one.as_str()))
}

/// What a correction is about.
pub fn subject() -> Object {
    one_of(Subject::ALL.iter().map(|one| one.as_str()))
}

/// A role in a city team.
pub fn role() -> Object {
    one_of(["moderator", "administrator"].into_iter())
}

/// How a question is answered.
pub fn method() -> Object {
    one_of(Method::NAMES.iter().copied())
}

/// What a funded project is worth to its supporters.
pub fn satisfaction() -> Object {
    one_of(Satisfaction::ALL.iter().map(|one| one.as_str()))
}

/// A rule that decides.
pub fn rule() -> Object {
    one_of(Rule::ALL.iter().map(|one| one.as_str()))
}
