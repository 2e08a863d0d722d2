//! Which consultations a city holds, and when: something answered, something with results, something counted but not
//! published, something open and something still to come, in every city.

use super::accounts::TEAM_CITY;
use super::calendar::{at, days_between, plus, some_day};
use super::ground::Ground;
use super::texts::{PollTheme, Theme};
use super::themes::{CLIMATE_BUDGET, THEMES};
use crate::simulation::chance::{Dice, weighted};
use domain::consultation::Level;
use domain::contract::Phase;
use domain::voting::{Eligibility, Secrecy};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use rand::seq::SliceRandom;

/// The city that once closed a poll before its time.
const EARLY_CLOSER: &str = "porto";
/// The city that holds anonymous polls: what it asks now, and what it asked while it wrote its contract.
const ANONYMOUS_CITY: &str = "ljubljana";
/// Polls open and close at these hours.
const HOURS: (i8, i8) = (9, 18);

/// A consultation to write.
#[derive(Debug)]
pub struct ConsultationPlan {
    /// What it is about.
    pub theme: &'static Theme,
    /// The phase it counts for.
    pub phase: Phase,
    /// What it promises.
    pub level: Level,
    /// When it was published.
    pub published: Timestamp,
    /// When it was answered.
    pub answered: Option<Timestamp>,
    /// Its polls.
    pub polls: Vec<PollPlan>,
}

/// A poll to write.
#[derive(Debug)]
pub struct PollPlan {
    /// What it asks.
    pub theme: &'static PollTheme,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// Who could link a ballot to its voter.
    pub secrecy: Secrecy,
    /// First and last day.
    pub days: (Date, Option<Date>),
    /// When it opens.
    pub opens: Timestamp,
    /// When it closes.
    pub closes: Option<Timestamp>,
    /// When it was published.
    pub published: Timestamp,
    /// When it was sealed.
    pub sealed: Option<Timestamp>,
    /// When its results were published.
    pub results: Option<Timestamp>,
    /// The close was another one before.
    pub moved: Option<Moved>,
    /// Its introduction was corrected.
    pub corrected: bool,
}

/// A close that was moved.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// The close before.
    pub from: Timestamp,
    /// When it was decided.
    pub decided: Timestamp,
}

/// Everything a city holds.
pub fn plan(ground: &Ground, dice: &mut Dice) -> Vec<ConsultationPlan> {
    let mut planner = Planner { ground, themes: shuffled(ground, dice), team: ground.city.slug == TEAM_CITY };
    let mut plans = Vec::new();
    plans.extend(planner.applying(dice));
    plans.extend(planner.writing_the_contract(dice));
    plans.extend(planner.carrying_it_out(dice));
    plans.extend(planner.open(dice));
    plans.extend(planner.closed(dice));
    plans.extend(planner.information(dice));
    if !plans.iter().flat_map(|plan| &plan.polls).any(|poll| poll.opens > ground.now) {
        plans.extend(planner.upcoming(dice));
    }
    plans.sort_by_key(|plan| plan.published);
    plans
}

/// A theme that the city does not use, for a draft.
pub fn unused(plans: &[ConsultationPlan]) -> Option<&'static Theme> {
    THEMES.iter().copied().find(|theme| theme.phases.contains(&Phase::Implementation) && plans.iter().all(|plan| plan.theme.slug != theme.slug))
}

fn shuffled(ground: &Ground, dice: &mut Dice) -> Vec<&'static Theme> {
    let population = ground.city.population.unwrap_or(0);
    let mut themes: Vec<&'static Theme> = THEMES.iter().copied().filter(|theme| population >= theme.smallest).collect();
    themes.shuffle(dice);
    if ground.city.slug == TEAM_CITY {
        themes.sort_by_key(|theme| theme.slug != CLIMATE_BUDGET.slug);
    }
    themes
}

/// When a poll of the past was open.
type Days = (Date, Date);

struct Planner<'a> {
    ground: &'a Ground,
    themes: Vec<&'static Theme>,
    team: bool,
}

impl Planner<'_> {
    /// A theme not used yet that fits a phase.
    fn theme(&mut self, phase: Phase) -> Option<&'static Theme> {
        let index = self.themes.iter().position(|theme| theme.phases.contains(&phase))?;
        Some(self.themes.remove(index))
    }

    /// The same, with a second poll if one is left.
    fn theme_in_two_steps(&mut self, phase: Phase) -> Option<&'static Theme> {
        match self.themes.iter().position(|theme| theme.polls.len() > 1 && theme.phases.contains(&phase)) {
            Some(index) => Some(self.themes.remove(index)),
            None => self.theme(phase),
        }
    }

    /// During the call for expressions of interest, in most cities.
    fn applying(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        if dice.random_bool(0.2) {
            return None;
        }
        let theme = self.theme(Phase::ExpressionOfInterest)?;
        let opens = some_day(dice, date(2021, 12, 1), date(2022, 1, 4));
        let days = (opens, plus(opens, dice.random_range(14..=25)));
        Some(self.past(dice, theme, Phase::ExpressionOfInterest, days, 0.85))
    }

    /// While the contract is written; always answered.
    fn writing_the_contract(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        let theme = self.theme(Phase::CoCreation)?;
        let last = plus(self.ground.labelled.unwrap_or(self.ground.today), -120);
        let opens = some_day(dice, date(2022, 6, 1), last.max(date(2022, 7, 1)).min(plus(self.ground.today, -150)));
        let days = (opens, plus(opens, dice.random_range(20..=45)));
        Some(self.past(dice, theme, Phase::CoCreation, days, 1.0))
    }

    /// Since the label, or a second one while the contract is written.
    fn carrying_it_out(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        let phase = self.ground.phase();
        let from = plus(self.ground.labelled.unwrap_or(date(2022, 9, 1)), 10);
        let until = plus(self.ground.today, -110);
        if until <= from || dice.random_bool(if phase == Phase::Implementation { 0.4 } else { 0.6 }) {
            return None;
        }
        let theme = self.theme(phase)?;
        let opens = some_day(dice, from, until);
        let days = (opens, plus(opens, dice.random_range(14..=40)));
        Some(self.past(dice, theme, phase, days, 0.6))
    }

    /// Something residents are told and not asked, in some cities.
    fn information(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        if self.team || dice.random_bool(0.8) {
            return None;
        }
        let phase = self.ground.phase();
        let theme = self.theme(phase)?;
        let from = self.ground.labelled.unwrap_or(date(2022, 9, 1));
        let published = at(&self.ground.zone, some_day(dice, from, plus(self.ground.today, -3)), 11);
        Some(ConsultationPlan { theme, phase, level: Level::Inform, published, answered: None, polls: Vec::new() })
    }

    /// Closed and counted, results not published yet.
    fn closed(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        let (theme, today) = (self.theme(self.ground.phase())?, self.ground.today);
        let days = (plus(today, -dice.random_range(30..=50)), plus(today, -dice.random_range(2..=12)));
        let mut polls = Vec::new();
        if theme.polls.len() > 1 {
            let before = (plus(today, -dice.random_range(95..=110)), plus(today, -dice.random_range(70..=80)));
            let mut first = self.poll(dice, theme.polls.first()?, (before.0, Some(before.1)));
            first.results = first.closes.map(|closes| closes + days_later(dice, 3..=9));
            polls.push(first);
        }
        let mut last = self.poll(dice, theme.polls.last()?, (days.0, Some(days.1)));
        if self.team {
            extended(&mut last, dice);
        }
        polls.push(last);
        Some(self.consultation(dice, theme, self.ground.phase(), polls))
    }

    /// Open now; a second poll follows later.
    fn open(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        let (theme, today) = (self.theme_in_two_steps(self.ground.phase())?, self.ground.today);
        let closes = plus(today, dice.random_range(4..=50));
        let open_ended = dice.random_bool(0.08) && !self.team;
        let days = (plus(today, -dice.random_range(5..=30)), Some(closes).filter(|_| !open_ended));
        let mut first = self.poll(dice, theme.polls.first()?, days);
        if self.ground.city.slug == ANONYMOUS_CITY {
            first.secrecy = Secrecy::Anonymous;
        }
        if self.team {
            first.corrected = true;
            first.eligibility = Eligibility::AnyAccount;
        }
        let mut polls = vec![first];
        if let Some(second) = theme.polls.get(1) {
            let opens = plus(closes, dice.random_range(3..=15));
            let closes = plus(opens, dice.random_range(14..=30));
            let mut second = self.poll(dice, second, (opens, Some(closes)));
            if self.team {
                // It has not opened: its team can fill the roll and print letters.
                second.eligibility = Eligibility::ElectoralRoll;
            }
            polls.push(second);
        }
        Some(self.consultation(dice, theme, self.ground.phase(), polls))
    }

    /// Published, opens soon.
    fn upcoming(&mut self, dice: &mut Dice) -> Option<ConsultationPlan> {
        let (theme, today) = (self.theme(self.ground.phase())?, self.ground.today);
        let opens = plus(today, dice.random_range(3..=25));
        let closes = plus(opens, dice.random_range(14..=40));
        let poll = self.poll(dice, theme.polls.first()?, (opens, Some(closes)));
        Some(self.consultation(dice, theme, self.ground.phase(), vec![poll]))
    }

    /// A consultation that is over, with results, and answered with this chance.
    fn past(&self, dice: &mut Dice, theme: &'static Theme, phase: Phase, days: Days, answered: f64) -> ConsultationPlan {
        let mut polls = Vec::new();
        let mut days = days;
        for theme in theme.polls {
            // A second poll, and the answer to both, need time before today.
            if days.1 > plus(self.ground.today, -60) && !polls.is_empty() {
                break;
            }
            let mut poll = self.poll(dice, theme, (days.0, Some(days.1)));
            poll.results = poll.closes.map(|closes| closes + days_later(dice, 2..=9));
            if self.ground.city.slug == ANONYMOUS_CITY && phase == Phase::CoCreation {
                poll.secrecy = Secrecy::Anonymous;
            }
            polls.push(poll);
            days = (plus(days.1, 12), plus(days.1, 12 + dice.random_range(14..=21)));
        }
        self.change_of_close(dice, phase, &mut polls);
        let results = polls.iter().filter_map(|poll| poll.results).max();
        let answered = results.filter(|_| dice.random_bool(answered)).map(|results| results + days_later(dice, 9..=40));
        let plan = self.consultation(dice, theme, phase, polls);
        ConsultationPlan { answered: answered.filter(|moment| *moment < self.ground.now), ..plan }
    }

    fn change_of_close(&self, dice: &mut Dice, phase: Phase, polls: &mut [PollPlan]) {
        let extend = dice.random_bool(0.08);
        let Some(poll) = polls.first_mut() else { return };
        if self.ground.city.slug == EARLY_CLOSER && phase == Phase::CoCreation {
            poll.moved = poll.closes.map(|closes| Moved { from: closes + SignedDuration::from_hours(24 * 10), decided: closes });
        } else if extend {
            extended(poll, dice);
        }
    }

    fn consultation(&self, dice: &mut Dice, theme: &'static Theme, phase: Phase, polls: Vec<PollPlan>) -> ConsultationPlan {
        let levels = [Level::Consult, Level::Involve, Level::Collaborate, Level::Empower];
        let level = levels.get(weighted(dice, &[0.4, 0.32, 0.18, 0.1])).copied().unwrap_or(Level::Consult);
        let first = polls.iter().map(|poll| poll.published).min().unwrap_or(self.ground.now);
        ConsultationPlan { theme, phase, level, published: first - SignedDuration::from_mins(dice.random_range(2..=90)), answered: None, polls }
    }

    /// A poll open on these days, sealed if its close has passed.
    fn poll(&self, dice: &mut Dice, theme: &'static PollTheme, days: (Date, Option<Date>)) -> PollPlan {
        let zone = &self.ground.zone;
        let opens = at(zone, days.0, HOURS.0);
        let closes = days.1.map(|day| at(zone, day, HOURS.1));
        let before = at(zone, plus(days.0, -dice.random_range(1..=6)), 14);
        let recent = self.ground.now - SignedDuration::from_hours(dice.random_range(20..=100));
        let eligibility = if dice.random_bool(0.18) { Eligibility::DeclaredResidents } else { Eligibility::AnyAccount };
        let sealed = closes.filter(|closes| *closes < self.ground.now).map(|closes| closes + SignedDuration::from_secs(1));
        PollPlan {
            theme,
            eligibility,
            secrecy: Secrecy::Confidential,
            days,
            opens,
            closes,
            published: before.min(recent),
            sealed,
            results: None,
            moved: None,
            corrected: false,
        }
    }
}

fn extended(poll: &mut PollPlan, dice: &mut Dice) {
    let Some(last) = poll.days.1 else { return };
    let length = days_between(poll.days.0, last);
    let by = dice.random_range(5..=9).min(length - 2);
    poll.moved = poll.closes.map(|closes| {
        let from = closes - SignedDuration::from_hours(24 * by);
        Moved { from, decided: from - SignedDuration::from_hours(30) }
    });
}

fn days_later(dice: &mut Dice, days: std::ops::RangeInclusive<i64>) -> SignedDuration {
    SignedDuration::from_hours(24 * dice.random_range(days) + dice.random_range(1..=5))
}
