//! The page of a city.

use crate::Page;
use crate::components::{
    Chip, ChipKind, Dot, KeyFigure, Mark, PageHead, TimelineStep, breadcrumb, button_link, chip, consultation_cards, empty_state, facts, key_figures,
    language_name, map, month, names, section, text, timeline,
};
use crate::format;
use crate::view::cities::CityView;
use crate::view::consultations::{ConsultationCard, Stage};
use crate::view::frame::Frame;
use crate::words::{Locale, cities as say, shell};
use domain::contract::{PhaseWindow, Population, Preparedness, standing};
use jiff::civil::Date;
use leptos::prelude::*;

/// Where a city stands, what it asks its residents, and who it is.
pub fn city(frame: &Frame, view: &CityView) -> Page {
    let l = frame.locale;
    let mut head = PageHead::new(view.name.clone()).eyebrow(say::eyebrow(l, names::country(l, &view.country)));
    if view.team {
        head = head.actions(button_link("button--secondary", frame.url(&format!("/team/cities/{}", view.slug)), say::team_page(l)));
    }
    let body = view! {
        {breadcrumb(l, vec![(shell::cities(l).into_any(), frame.url("/cities"))], view.name.clone())}
        {head.view()}
        <div class="columns">
            <div class="stack">
                {section("phases", say::where_it_stands(l), timeline(l, steps(l, view)))}
                {section("participation", say::participation(l), figures(l, view))}
                {consultations(frame, view)}
            </div>
            <aside class="stack" aria-label=say::facts(l)>
                {section("facts", say::facts(l), view! {
                    {locator(frame, view)}
                    {about(l, view)}
                    {population_note(l, view)}
                })}
                {section("start", say::starting_point(l), starting_point(l, view))}
            </aside>
        </div>
    };
    Page::new(format!("{}, {}", view.name, names::country(l, &view.country)), body).described(say::city_description(l, &view.name))
}

fn steps(l: Locale, view: &CityView) -> Vec<TimelineStep> {
    let step = |phase: domain::contract::PhaseStanding| {
        let windows = view.phases.iter().filter(|window| window.phase == phase.phase);
        let mut dates: Vec<String> = windows.filter_map(|window| dates(l, window, view.today)).collect();
        if dates.is_empty() {
            dates.push(say::not_dated(l));
        }
        TimelineStep {
            name: say::phase_numbered(l, i64::from(phase.phase.number()), names::phase(l, phase.phase)),
            dates: dates.join(", "),
            standing: phase.standing.as_str(),
        }
    };
    standing(&view.phases, view.today).into_iter().map(step).collect()
}

fn dates(l: Locale, window: &PhaseWindow, today: Date) -> Option<String> {
    let day = |date: Date| format::short_date(l, date);
    let dates = match (window.starts, window.ends) {
        (None, None) => return None,
        (Some(starts), Some(ends)) => say::from_to(l, day(starts), day(ends)),
        (Some(starts), None) if starts <= today => say::since(l, day(starts)),
        (Some(starts), None) => say::from(l, day(starts)),
        (None, Some(ends)) => say::until(l, day(ends)),
    };
    Some(if window.approximate { say::approximate(l, dates) } else { dates })
}

fn figures(l: Locale, view: &CityView) -> AnyView {
    let number = |count: u64| format::count(l, count);
    let consultations = u64::try_from(view.consultations.len()).unwrap_or(u64::MAX);
    key_figures(vec![
        KeyFigure { label: say::figure_participants(l), value: number(view.participants), note: Some(say::figure_participants_note(l)) },
        KeyFigure { label: say::figure_contributions(l), value: number(view.contributions), note: Some(say::figure_contributions_note(l)) },
        KeyFigure { label: say::figure_consultations(l), value: number(consultations), note: None },
    ])
}

fn consultations(frame: &Frame, view: &CityView) -> AnyView {
    let l = frame.locale;
    if view.consultations.is_empty() {
        let others = button_link("button--secondary", frame.url("/consultations"), say::other_cities(l));
        return section("consultations", say::consultations(l), empty_state(say::no_consultation(l), say::no_consultation_text(l, &view.name), Some(others)));
    }
    let group = |&stage: &Stage| {
        let cards: Vec<ConsultationCard> = view.consultations.iter().filter(|card| card.stage == stage).cloned().collect();
        if cards.is_empty() {
            return ().into_any();
        }
        let title = match stage {
            Stage::Open => say::open_now(l),
            Stage::Upcoming => say::opening_soon(l),
            Stage::Closed => say::closed(l),
            Stage::Answered => say::answered(l),
        };
        section(&format!("consultations-{}", stage.as_str()), title, consultation_cards(frame, &cards, false))
    };
    Stage::ALL.iter().map(group).collect_view().into_any()
}

fn locator(frame: &Frame, view: &CityView) -> AnyView {
    let dot = Dot { name: view.name.clone(), href: None, latitude: view.latitude, longitude: view.longitude, mark: Mark::Plain, here: true };
    map(say::map_here(frame.locale, &view.name), &[dot], &[], true)
}

fn about(l: Locale, view: &CityView) -> AnyView {
    let mut lines: Vec<(String, AnyView)> = vec![(say::facts_country(l), names::country(l, &view.country).into_any())];
    if let Some(name) = &view.local_name {
        lines.push((say::local_name(l), text(name, l)));
    }
    lines.push((say::boundary(l), names::boundary(l, view.boundary).into_any()));
    lines.push((say::population(l), population(l, view)));
    let languages: Vec<String> = view.languages.iter().map(|code| language_name(l, code)).collect();
    if !languages.is_empty() {
        lines.push((say::languages(l), languages.join(", ").into_any()));
    }
    let label = view.label_awarded.map_or_else(|| say::label_none(l), |day| month(l, day));
    lines.push((say::label(l), label.into_any()));
    lines.extend(view.membership_source.as_deref().and_then(|address| membership(l, address)));
    facts(lines)
}

/// The source of the membership, named by its site. Anything but an `https` address is left out.
fn membership(l: Locale, address: &str) -> Option<(String, AnyView)> {
    let site = address.strip_prefix("https://")?.split('/').next()?;
    let site = site.strip_prefix("www.").unwrap_or(site).to_owned();
    Some((say::membership(l), view! { <a href=address.to_owned() rel="noopener external">{say::membership_source(l, site)}</a> }.into_any()))
}

fn population(l: Locale, view: &CityView) -> AnyView {
    let Some(population) = &view.population else {
        return view! { <span class="na">{say::population_unknown(l)}</span> }.into_any();
    };
    let count = format::number(l, population.count.into());
    let replace = population.to_be_replaced.then(|| view! { " " {chip(Chip::new(ChipKind::Tone("warning"), say::to_be_replaced(l)))} });
    view! { {count} " " <span class="muted">{source(l, population, &view.population_language)}</span> {replace} }.into_any()
}

/// Year and source in brackets; the source in the words, and the language, of whoever declared it.
fn source(l: Locale, population: &Population, language: &str) -> AnyView {
    let words = match population.year {
        // A year is a name, not a number: 2023, never 2,023.
        Some(year) => say::population_year_source(l, &population.source, year.to_string()),
        None => say::population_source(l, &population.source),
    };
    let language = (language != l.code()).then(|| language.to_owned());
    view! { <span lang=language>{words}</span> }.into_any()
}

fn population_note(l: Locale, view: &CityView) -> AnyView {
    let Some(note) = view.population.as_ref().and_then(|population| population.note.clone()) else { return ().into_any() };
    let language = (view.population_language != l.code()).then(|| view.population_language.clone());
    view! {
        <details class="details">
            <summary>{say::population_note(l)}</summary>
            <div class="prose" lang=language><p>{note}</p></div>
        </details>
    }
    .into_any()
}

fn starting_point(l: Locale, view: &CityView) -> AnyView {
    let Some(level) = view.preparedness else {
        return view! { <p class="muted">{say::starting_point_none(l)}</p> }.into_any();
    };
    let declared = view.preparedness_declared.map(|day| format!(" {}", say::starting_point_declared(l, format::date(l, day))));
    view! {
        <p>{chip(Chip::new(ChipKind::Preparedness(level.as_str()), names::preparedness(l, level)))}</p>
        <p class="muted">{say::starting_point_text(l)}{declared}</p>
        {has_and_lacks(l, level)}
    }
    .into_any()
}

fn has_and_lacks(l: Locale, level: Preparedness) -> AnyView {
    let items = |assets: &[domain::contract::Asset]| assets.iter().map(|&asset| view! { <li>{names::asset(l, asset)}</li> }).collect_view();
    view! {
        <div class="has-lacks">
            <div><h3>{say::has(l)}</h3><ul class="has">{items(level.has())}</ul></div>
            <div><h3>{say::lacks(l)}</h3><ul class="lacks">{items(level.lacks())}</ul></div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::city;
    use crate::pages::sample;

    #[test]
    fn a_city_says_where_it_stands() {
        let view = sample::city();
        let pages = sample::check("/cities/ghent", |frame| city(frame, &view));
        assert!(pages[0].contains("since 28 Apr 2022 (approximate)"), "{}", pages[0]);
        assert!(pages[0].contains("(2023, &lt;script&gt;") || pages[0].contains("2023, "), "{}", pages[0]);
        assert_eq!(pages[0].matches("aria-current=\"step\"").count(), 1);
        assert!(pages[1].contains("À remplacer par la ville"));
    }

    #[test]
    fn what_is_not_known_is_said_to_be_unknown() {
        let mut view = sample::city();
        (view.population, view.preparedness, view.label_awarded, view.local_name) = (None, None, None, None);
        view.membership_source = Some("javascript:alert(1)".to_owned());
        view.phases.clear();
        view.consultations.clear();
        let pages = sample::check("/cities/ghent", |frame| city(frame, &view));
        assert!(!pages[0].contains("javascript:"));
        assert!(pages[0].contains("not declared yet") && pages[0].contains("not dated") && pages[0].contains("No consultation yet"));
    }
}
