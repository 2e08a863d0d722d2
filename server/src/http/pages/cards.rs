//! Consultations as cards, cities as dots: what several pages show.

use super::texts::{city_name, pick, title};
use crate::engage::directory::{CityEntry, ConsultationEntry, Directory, PollEntry, local};
use crate::engage::papers::split;
use app::view::cities::CityDot;
use app::view::consultations::{ConsultationCard, Stage};
use app::words::Locale;
use domain::consultation::{ConsultationState, PollState};
use domain::ids::CityId;
use jiff::{SignedDuration, Timestamp};

/// Every city as a dot, or those given.
pub fn dots<'a>(cities: impl IntoIterator<Item = &'a CityEntry>, locale: Locale, now: Timestamp) -> Vec<CityDot> {
    cities
        .into_iter()
        .map(|city| CityDot {
            slug: city.row.slug.clone(),
            name: city_name(&city.row, locale),
            latitude: city.row.latitude,
            longitude: city.row.longitude,
            phase: city.phase(now),
        })
        .collect()
}

/// Where participation in a consultation stands.
pub fn stage(entry: &ConsultationEntry, now: Timestamp) -> Stage {
    let any = |state: PollState| entry.polls.iter().any(|poll| poll.state(now) == state);
    if any(PollState::Open) {
        Stage::Open
    } else if any(PollState::Scheduled) {
        Stage::Upcoming
    } else if entry.state() == ConsultationState::Answered {
        Stage::Answered
    } else {
        Stage::Closed
    }
}

/// Whole days until a moment, rounded up.
pub fn days_left(closes: Option<Timestamp>, now: Timestamp) -> Option<i64> {
    let left = closes?.duration_since(now);
    (left > SignedDuration::ZERO).then(|| (left.as_secs() + 86_399) / 86_400)
}

/// When a poll closes.
pub fn closes(poll: &PollEntry) -> Option<Timestamp> {
    poll.life.window.and_then(|window| window.closes())
}

/// When a poll opens.
pub fn opens(poll: &PollEntry) -> Option<Timestamp> {
    poll.life.window.map(|window| window.opens())
}

/// A consultation as a card.
pub fn card(directory: &Directory, entry: &ConsultationEntry, locale: Locale, now: Timestamp) -> Option<ConsultationCard> {
    let city = directory.city_by_id(CityId(entry.row.city_id))?;
    let promised = split(&entry.row.languages);
    let in_state = |state: PollState| entry.polls.iter().filter(move |poll| poll.state(now) == state);
    let open_close = in_state(PollState::Open).filter_map(closes).min();
    let last_close = entry.polls.iter().filter_map(closes).max();
    Some(ConsultationCard {
        city_slug: city.row.slug.clone(),
        city_name: city_name(&city.row, locale),
        country: city.row.country.clone(),
        slug: entry.row.slug.clone(),
        title: title(&entry.row, &entry.texts, locale),
        summary: pick(&entry.texts, &promised, locale, |text| &text.summary),
        phase: entry.phase(),
        stage: stage(entry, now),
        opens: in_state(PollState::Scheduled).filter_map(opens).min().map(|moment| local(&city.row, moment)),
        closes: open_close.or(last_close).map(|moment| local(&city.row, moment)),
        days_left: days_left(open_close, now),
        participants: entry.participants,
    })
}

/// Open ones first, those that close soonest on top; then upcoming, closed and answered ones, newest first.
pub fn order(cards: &mut [ConsultationCard]) {
    cards.sort_by(|a, b| {
        a.stage.cmp(&b.stage).then_with(|| match a.stage {
            Stage::Open => a.days_left.unwrap_or(i64::MAX).cmp(&b.days_left.unwrap_or(i64::MAX)),
            Stage::Upcoming => a.opens.cmp(&b.opens),
            Stage::Closed | Stage::Answered => b.closes.cmp(&a.closes),
        })
    });
}

/// A page of a list: the entries, which page it is and how many there are.
pub fn page_of<T>(all: Vec<T>, asked: &str, most: usize) -> (Vec<T>, u32, u32) {
    let pages = all.len().div_ceil(most).max(1);
    let page = asked.parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown = all.into_iter().skip((page - 1) * most).take(most).collect();
    (shown, u32::try_from(page).unwrap_or(1), u32::try_from(pages).unwrap_or(1))
}
