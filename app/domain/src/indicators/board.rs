//! The indicator board: every figure of every city that passes a filter, and of the programme.

use serde::{Deserialize, Serialize};

use super::column::{Column, Part};
use super::facts::CityFacts;
use super::figure::{Figure, Reason};
use super::formulas::city_figures;
use super::indicator::{Indicator, METHOD_VERSION};
use super::programme::{Group, country_coverage, evenness, usual_rate, usual_rates_by_kind};
use crate::contract::{Boundary, Phase, Population, Preparedness, SizeBand};
use crate::ids::CityId;
use crate::participation::Period;

/// Which cities and which participation the board is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Filter {
    /// Participation in this period.
    pub period: Period,
    /// Participation in this phase; nothing for all.
    pub phase: Option<Phase>,
    /// Cities of this level of entry.
    pub preparedness: Option<Preparedness>,
    /// Cities of this country, by ISO 3166 code.
    pub country: Option<String>,
    /// Cities of this size. A city without a usable population has none.
    pub size: Option<SizeBand>,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Board {
    /// What was asked.
    pub filter: Filter,
    /// The cities that pass the filter, in the order they were given.
    pub rows: Vec<Row>,
    /// The figures of the programme, in the order of [`Column::PROGRAMME`].
    pub programme: Vec<(Indicator, Figure)>,
    /// G5 by phase, level of entry and size.
    pub groups: Vec<Group>,
    /// What the figures rest on.
    pub coverage: Coverage,
    /// The version of the formulas: [`METHOD_VERSION`].
    pub method: String,
}

/// One city's line. It carries what may be published and nothing else: in particular no counters, from which withheld shares could be worked out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The city.
    pub city: CityId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its country's ISO 3166 code.
    pub country: String,
    /// Its declared population, which every rate must be read with.
    pub population: Option<Population>,
    /// Its boundary, likewise.
    pub boundary: Boundary,
    /// Its level of entry.
    pub preparedness: Option<Preparedness>,
    /// Its figures, in the order of [`Column::CITY`].
    pub figures: Vec<(Indicator, Figure)>,
}

/// How much of the ground the board covers, in cities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coverage {
    /// Registered cities.
    pub registered: u64,
    /// Of them, those that pass the filter.
    pub selected: u64,
    /// Of the selected, those where somebody took part.
    pub active: u64,
    /// Of the selected, those whose population rates may be divided by.
    pub with_population: u64,
}

impl Default for Filter {
    fn default() -> Self {
        Self { period: Period::All, phase: None, preparedness: None, country: None, size: None }
    }
}

impl Filter {
    /// Whether a city is among those asked for. Period and phase have no say here: facts already are of the asked ones.
    #[must_use]
    pub fn selects(&self, facts: &CityFacts) -> bool {
        let size = facts.usable_population().map(Population::size_band);
        self.preparedness.is_none_or(|level| facts.preparedness == Some(level))
            && self.country.as_ref().is_none_or(|country| *country == facts.country)
            && self.size.is_none_or(|band| size == Some(band))
    }
}

/// The board of these cities. Their facts must be of the filter's period and phase.
#[must_use]
pub fn board(filter: &Filter, cities: &[CityFacts]) -> Board {
    let selected: Vec<&CityFacts> = cities.iter().filter(|facts| filter.selects(facts)).collect();
    Board {
        filter: filter.clone(),
        rows: selected.iter().map(|facts| Row::new(facts)).collect(),
        programme: programme(filter, &selected),
        groups: usual_rates_by_kind(&selected, filter.phase),
        coverage: Coverage::new(cities.len(), &selected),
        method: METHOD_VERSION.to_owned(),
    }
}

fn programme(filter: &Filter, selected: &[&CityFacts]) -> Vec<(Indicator, Figure)> {
    let between_countries = |indicator, part, formula: fn(&[&CityFacts], Part) -> Figure| {
        let figure = if filter.country.is_some() { Figure::not_available(Column::new(indicator, part), Reason::OneCountry) } else { formula(selected, part) };
        (indicator, figure)
    };
    vec![
        between_countries(Indicator::G1, Part::EuMembers, country_coverage),
        between_countries(Indicator::G1, Part::AllCountries, country_coverage),
        between_countries(Indicator::G4, Part::EuMembers, evenness),
        between_countries(Indicator::G4, Part::AllCountries, evenness),
        (Indicator::G5, usual_rate(selected)),
    ]
}

impl Board {
    /// How many of the board's cities have a figure in this column.
    #[must_use]
    pub fn available(&self, column: Column) -> u64 {
        self.rows.iter().filter(|row| row.figure(column).is_some_and(Figure::is_available)).count() as u64
    }

    /// The programme's figure in this column.
    #[must_use]
    pub fn figure(&self, column: Column) -> Option<&Figure> {
        find(&self.programme, column)
    }
}

impl Row {
    fn new(facts: &CityFacts) -> Self {
        Self {
            city: facts.city,
            slug: facts.slug.clone(),
            name: facts.name.clone(),
            country: facts.country.clone(),
            population: facts.population.clone(),
            boundary: facts.boundary,
            preparedness: facts.preparedness,
            figures: city_figures(facts),
        }
    }

    /// The city's figure in this column.
    #[must_use]
    pub fn figure(&self, column: Column) -> Option<&Figure> {
        find(&self.figures, column)
    }
}

impl Coverage {
    fn new(registered: usize, selected: &[&CityFacts]) -> Self {
        let count = |holds: fn(&CityFacts) -> bool| selected.iter().filter(|facts| holds(facts)).count() as u64;
        Self {
            registered: registered as u64,
            selected: selected.len() as u64,
            active: count(CityFacts::is_active),
            with_population: count(|facts| facts.usable_population().is_some()),
        }
    }
}

fn find(figures: &[(Indicator, Figure)], column: Column) -> Option<&Figure> {
    figures.iter().find(|(indicator, figure)| *indicator == column.indicator && figure.part == column.part).map(|(_, figure)| figure)
}
