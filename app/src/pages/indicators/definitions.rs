//! What each indicator means, how it is computed and from what.

use super::words;
use crate::components::facts;
use crate::words::{Locale, indicators as say};
use domain::indicators::{Indicator, SMALL};
use leptos::prelude::*;

/// The words of a definition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// What it says.
    pub meaning: String,
    /// How it is counted.
    pub formula: String,
    /// What is counted.
    pub numerator: String,
    /// What it is divided by.
    pub denominator: String,
    /// Where the formula comes from.
    pub source: String,
}

/// Rules that hold for all, then every indicator.
pub fn definitions(l: Locale) -> AnyView {
    let one = |&indicator: &Indicator| {
        let words = definition(l, indicator);
        let terms = [
            (say::definition(l), words.meaning),
            (say::formula(l), words.formula),
            (say::unit(l), words::unit(l, indicator.unit())),
            (say::numerator(l), words.numerator),
            (say::denominator(l), words.denominator),
            (say::source(l), words.source),
        ];
        let list = facts(terms.into_iter().map(|(term, text)| (term, text.into_any())).collect());
        let title = format!("{} {}", indicator.code(), words::indicator(l, indicator));
        view! { <details class="details"><summary>{title}</summary>{list}</details> }.into_any()
    };
    view! {
        <ul>
            <li>{say::rule_participant(l)}</li>
            <li>{say::rule_population(l)}</li>
            <li>{say::rule_missing(l)}</li>
            <li>{say::rule_small(l, SMALL)}</li>
            <li>{say::rule_compare(l)}</li>
        </ul>
        {Indicator::ALL.iter().map(one).collect_view()}
    }
    .into_any()
}

/// What an indicator means: for the board, and for programs.
#[must_use]
pub fn definition(l: Locale, indicator: Indicator) -> Definition {
    let of = |meaning, formula, numerator, denominator, source| Definition { meaning, formula, numerator, denominator, source };
    match indicator {
        Indicator::I01 => of(say::i01_meaning(l), say::i01_formula(l), say::participants(l), say::declared_population(l), say::i01_source(l)),
        Indicator::I02 => of(say::i02_meaning(l), say::i02_formula(l), say::participants(l), say::none(l), say::i02_source(l)),
        Indicator::I03 => of(say::i03_meaning(l), say::i03_formula(l), say::i03_numerator(l), say::participants(l), say::i03_source(l)),
        Indicator::I11 => of(say::i11_meaning(l), say::i11_formula(l), say::i11_numerator(l), say::i11_denominator(l), say::i11_source(l)),
        Indicator::I21 => of(say::i21_meaning(l), say::i21_formula(l), say::i21_numerator(l), say::i21_denominator(l), say::i21_source(l)),
        Indicator::I22 => of(say::i22_meaning(l), say::i22_formula(l), say::i22_numerator(l), say::i22_denominator(l), say::i22_source(l)),
        Indicator::G1 => of(say::g1_meaning(l), say::g1_formula(l), say::g1_numerator(l), say::g1_denominator(l), say::g1_source(l)),
        Indicator::G4 => of(say::g4_meaning(l), say::g4_formula(l), say::g4_numerator(l), say::g4_denominator(l), say::g4_source(l)),
        Indicator::G5 => of(say::g5_meaning(l), say::g5_formula(l), say::g5_numerator(l), say::g5_denominator(l), say::g5_source(l)),
    }
}
