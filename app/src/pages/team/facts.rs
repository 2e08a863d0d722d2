//! What a city declares about itself.

use super::parts::{self, Tab};
use crate::Page;
use crate::components::{Choice, Field, PageHead, error_summary, facts as fact_list, names, submit};
use crate::format;
use crate::view::frame::Frame;
use crate::view::team::FactsView;
use crate::words::{Locale, team as say};
use domain::contract::{Asset, Boundary, Preparedness};
use leptos::prelude::*;

/// Population, boundary and preparedness: on record, and the form that changes them.
pub fn facts(frame: &Frame, view: &FactsView) -> Page {
    let l = frame.locale;
    let labels = [
        ("population", say::population(l)),
        ("year", say::year(l)),
        ("source", say::source(l)),
        ("boundary", say::boundary(l)),
        ("preparedness", say::preparedness(l)),
    ];
    let change = if view.city.administers { form(frame, view) } else { view! { <p>{say::facts_administrators(l)}</p> }.into_any() };
    let body = view! {
        {parts::trail(frame, &view.city, Vec::new(), say::tab_facts(l))}
        {PageHead::new(say::tab_facts(l)).eyebrow(view.city.name.clone()).lede(say::facts_lede(l)).view()}
        {error_summary(l, &view.form, &labels)}
        {parts::tabs(frame, &view.city, Tab::Facts)}
        <section class="section" aria-labelledby="on-record"><h2 id="on-record">{say::on_record(l)}</h2>{on_record(l, view)}</section>
        <section class="section" aria-labelledby="declare"><h2 id="declare">{say::declare(l)}</h2>{change}</section>
    };
    Page::new(say::facts_of(l, &view.city.name), body)
}

fn on_record(l: Locale, view: &FactsView) -> AnyView {
    let population = match &view.population {
        None => view! { <span class="na">{say::none_yet(l)}</span> }.into_any(),
        Some(population) => {
            let count = format::number(l, population.count.into());
            let year = population.year.map(|year| year.to_string());
            let origin: Vec<String> = year.into_iter().chain([population.source.clone()]).filter(|part| !part.is_empty()).collect();
            let warning = population.to_be_replaced.then(|| view! { " " <span class="na">{say::population_to_be_replaced(l)}</span> });
            view! { {count} " " <span class="muted">{format!("({})", origin.join(", "))}</span> {warning} }.into_any()
        }
    };
    let preparedness = match (view.preparedness, view.preparedness_declared) {
        (Some(level), Some(day)) => say::declared_on(l, format::date(l, day), names::preparedness(l, level)),
        (Some(level), None) => names::preparedness(l, level),
        (None, _) => say::none_yet(l),
    };
    fact_list(vec![
        (say::population(l), population),
        (say::boundary(l), names::boundary(l, view.boundary).into_any()),
        (say::preparedness(l), preparedness.into_any()),
    ])
}

fn form(frame: &Frame, view: &FactsView) -> AnyView {
    let l = frame.locale;
    let boundaries = Boundary::ALL.iter().map(|&one| Choice::new(one.as_str(), names::boundary(l, one))).collect();
    let mut levels = vec![Choice::new("", say::not_declared(l))];
    levels.extend(Preparedness::ALL.iter().map(|&one| Choice::new(one.as_str(), names::preparedness(l, one)).hint(has_and_lacks(l, one))));
    view! {
        <form class="form" method="post" action=parts::city_url(frame, &view.city, "/facts") novalidate>
            <fieldset class="field-group">
                <legend>{say::population(l)}</legend>
                {Field::new(l, &view.form, "population", say::residents(l)).hint(say::residents_hint(l)).required().number()}
                {Field::new(l, &view.form, "year", say::year(l)).hint(say::year_hint(l)).required().number()}
                {Field::new(l, &view.form, "source", say::source(l)).hint(say::source_hint(l)).required().max_length(200).text()}
            </fieldset>
            {Field::new(l, &view.form, "boundary", say::boundary(l)).hint(say::boundary_hint(l)).radios(boundaries)}
            {Field::new(l, &view.form, "preparedness", say::preparedness(l)).hint(say::preparedness_hint(l)).radios(levels)}
            <div class="button-row">{submit(say::save(l))}</div>
        </form>
    }
    .into_any()
}

fn has_and_lacks(l: Locale, level: Preparedness) -> String {
    let list = |assets: &[Asset]| assets.iter().map(|&asset| names::asset(l, asset).to_lowercase()).collect::<Vec<_>>().join(", ");
    say::has_and_lacks(l, list(level.has()), list(level.lacks()))
}
