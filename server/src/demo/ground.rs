//! The ground it plays on: phases of every contract, and a simulated preparedness.

use super::calendar::{plus, some_day};
use super::texts::Both;
use crate::simulation::chance::{Dice, dice, weighted};
use domain::contract::{Phase, Preparedness};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use store::cities::{City, ContractPhase, set_phase};
use store::entities::city;
use store::moments::day;
use store::{Database, DatabaseTransaction, DbErr, settings};

/// The call for expressions of interest.
const CALL: (Date, Date) = (date(2021, 11, 25), date(2022, 1, 31));
/// The day the 112 cities were announced.
const ANNOUNCED: Date = date(2022, 4, 28);

/// A city with what everything else is planned by.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Its row.
    pub city: City,
    /// Its time zone.
    pub zone: TimeZone,
    /// The moment of loading.
    pub now: Timestamp,
    /// The day it is there.
    pub today: Date,
    /// The first day of the month of its label, when that is not in the future.
    pub labelled: Option<Date>,
    /// Its name in sentences.
    pub name: (String, String),
}

impl Ground {
    fn of(city: City, now: Timestamp) -> Self {
        let zone = TimeZone::get(&city.time_zone).unwrap_or(TimeZone::UTC);
        let today = now.to_zoned_datetime(zone.clone()).date();
        let label = city.label_awarded.as_deref().and_then(|month| format!("{month}-01").parse::<Date>().ok());
        // "In Brussels-Capital Region" reads badly in both languages.
        let name =
            if city.slug == "brussels-capital-region" { ("Brussels".to_owned(), "Bruxelles".to_owned()) } else { (city.name_en.clone(), city.name_fr.clone()) };
        Self { labelled: label.filter(|month| *month <= today), zone, now, today, name, city }
    }

    /// A text with the name of the city in it.
    pub fn say(&self, text: &Both, language: &str) -> String {
        let name = if language == "fr" { &self.name.1 } else { &self.name.0 };
        text.of(language).replace("{city}", name)
    }

    /// Is French one of its languages?
    pub fn speaks_french(&self) -> bool {
        self.city.languages.split(',').any(|code| code == "fr")
    }

    /// The phase it is in now.
    pub fn phase(&self) -> Phase {
        if self.labelled.is_some() { Phase::Implementation } else { Phase::CoCreation }
    }

    fn phases(&self) -> Vec<ContractPhase> {
        let row = |phase: Phase, starts: Date, ends: Option<Date>, approximate: bool| ContractPhase {
            city_id: self.city.id,
            phase: phase.number().into(),
            starts_on: Some(day(starts)),
            ends_on: ends.map(day),
            approximate,
        };
        let label = self.city.label_awarded.as_deref().and_then(|month| format!("{month}-01").parse::<Date>().ok());
        let mut rows = vec![
            row(Phase::ExpressionOfInterest, CALL.0, Some(CALL.1), false),
            // Labels are known by month: the contract was written until then, and is carried out from then on.
            row(Phase::CoCreation, ANNOUNCED, label.map(Date::last_of_month), label.is_some()),
        ];
        rows.extend(label.map(|month| row(Phase::Implementation, month, None, true)));
        rows
    }
}

/// Writes the phases of every contract and a preparedness for most cities, and marks the database as simulated.
///
/// # Errors
/// When the database refuses.
pub async fn prepare(database: &Database, cities: Vec<City>, now: Timestamp, seed: u64) -> Result<Vec<Ground>, DbErr> {
    let grounds: Vec<Ground> = cities.into_iter().map(|city| Ground::of(city, now)).collect();
    let mut dice = dice(seed, 0);
    let tx = database.begin_write().await?;
    settings::set(&tx, settings::SIMULATED, "true").await?;
    for (index, ground) in grounds.iter().enumerate() {
        for phase in ground.phases() {
            set_phase(&tx, phase).await?;
        }
        let declared = preparedness(&mut dice, ground);
        // A dozen cities have not declared anything yet.
        if index % 9 != 4 {
            declare(&tx, ground, declared.0, declared.1).await?;
        }
    }
    tx.commit().await?;
    Ok(grounds)
}

/// The earlier the label, the readier the city.
fn preparedness(dice: &mut Dice, ground: &Ground) -> (Preparedness, Date) {
    let weights = match ground.labelled {
        Some(month) if month < date(2024, 6, 1) => [0.1, 0.4, 0.5],
        Some(_) => [0.3, 0.5, 0.2],
        None => [0.6, 0.35, 0.05],
    };
    let level = Preparedness::ALL.get(weighted(dice, &weights)).copied().unwrap_or(Preparedness::Beginner);
    let first = plus(ANNOUNCED, 30);
    (level, some_day(dice, first, plus(ground.today, -30)))
}

async fn declare(tx: &DatabaseTransaction, ground: &Ground, level: Preparedness, on: Date) -> Result<(), DbErr> {
    let change = city::ActiveModel {
        id: Set(ground.city.id),
        preparedness: Set(Some(level.as_str().to_owned())),
        preparedness_on: Set(Some(day(on))),
        ..Default::default()
    };
    city::Entity::update(change).exec(tx).await.map(|_| ())
}
