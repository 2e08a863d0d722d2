//! Consultations: cards, the list, and the page of one.

use super::changes::{Change, Correction};
use super::text::Text;
use domain::consultation::{ConsultationState, Field, Level, PollState};
use domain::contract::Phase;
use domain::ids::{ConsultationId, PollId};
use domain::voting::Eligibility;
use jiff::ZonedDateTime;

/// Where participation in a consultation stands; the state filter of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A poll is open now.
    Open,
    /// None is open; one will open.
    Upcoming,
    /// Every poll is over, or there is none; the city has not answered yet.
    Closed,
    /// The city has answered.
    Answered,
}

impl Stage {
    /// Every stage, in the order of the list.
    pub const ALL: &'static [Stage] = &[Stage::Open, Stage::Upcoming, Stage::Closed, Stage::Answered];

    /// The name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Stage::Open => "open",
            Stage::Upcoming => "upcoming",
            Stage::Closed => "closed",
            Stage::Answered => "answered",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|stage| stage.as_str() == text)
    }
}

/// A consultation in a grid of cards.
#[derive(Clone, Debug)]
pub struct ConsultationCard {
    /// The city's name in addresses.
    pub city_slug: String,
    /// The city's name in the language of the page.
    pub city_name: String,
    /// ISO 3166 code.
    pub country: String,
    /// Its name in addresses, unique in the city.
    pub slug: String,
    /// Title.
    pub title: Text,
    /// Summary, plain text.
    pub summary: Text,
    /// The phase of the contract it belongs to.
    pub phase: Phase,
    /// Where participation stands.
    pub stage: Stage,
    /// When its next poll opens, in the city's time zone.
    pub opens: Option<ZonedDateTime>,
    /// When its open poll closes, or its last one closed, in the city's time zone.
    pub closes: Option<ZonedDateTime>,
    /// Whole days until the close of an open poll, rounded up: 1 on the last day.
    pub days_left: Option<i64>,
    /// Persons who have taken part.
    pub participants: u64,
}

/// The list of consultations, as filtered.
#[derive(Clone, Debug)]
pub struct ConsultationsView {
    /// What was searched for.
    pub query: String,
    /// ISO 3166 code of the chosen country.
    pub country: Option<String>,
    /// The chosen phase.
    pub phase: Option<Phase>,
    /// The chosen stage.
    pub stage: Option<Stage>,
    /// ISO 3166 codes of the countries to choose from.
    pub countries: Vec<String>,
    /// How many were found.
    pub found: u64,
    /// The page shown, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Those of this page.
    pub consultations: Vec<ConsultationCard>,
}

/// The page of a consultation.
#[derive(Clone, Debug)]
pub struct ConsultationView {
    /// For the link of its team.
    pub id: ConsultationId,
    /// The city's name in addresses.
    pub city_slug: String,
    /// The city's name in the language of the page.
    pub city_name: String,
    /// Its name in addresses.
    pub slug: String,
    /// Title.
    pub title: Text,
    /// Summary, plain text.
    pub summary: Text,
    /// Text, Markdown.
    pub body: Text,
    /// BCP 47 codes of the languages it is published in.
    pub languages: Vec<String>,
    /// The promise to the public.
    pub level: Level,
    /// The phase of the contract it belongs to.
    pub phase: Phase,
    /// What it is about.
    pub field: Field,
    /// Published or answered (a draft only for its team).
    pub state: ConsultationState,
    /// Where participation stands.
    pub stage: Stage,
    /// When it was published, in the city's time zone.
    pub published: Option<ZonedDateTime>,
    /// Persons who have taken part.
    pub participants: u64,
    /// Its public polls, in the order to show.
    pub polls: Vec<PollCard>,
    /// What the city decided.
    pub answer: Option<Answer>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// Decisions about it and its polls, newest first.
    pub history: Vec<Change>,
    /// The viewer belongs to the city's team.
    pub team: bool,
}

/// A poll on the page of its consultation.
#[derive(Clone, Debug)]
pub struct PollCard {
    /// Its number in addresses.
    pub id: PollId,
    /// Title.
    pub title: Text,
    /// Where it is in its life.
    pub state: PollState,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// When it opens, in the city's time zone.
    pub opens: Option<ZonedDateTime>,
    /// When it closes; `None` is open-ended.
    pub closes: Option<ZonedDateTime>,
    /// Whole days until the close, rounded up, while open.
    pub days_left: Option<i64>,
    /// Persons who have voted (never what).
    pub voters: u64,
    /// The viewer has voted.
    pub voted: bool,
}

/// The official answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// When it was published, in the city's time zone.
    pub at: ZonedDateTime,
    /// Text, Markdown.
    pub body: Text,
}
