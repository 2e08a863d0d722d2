//! The pages of a city team: its cities, consultations, members and facts.

use super::changes::{Change, Correction};
use super::form::Form;
use super::text::Text;
use domain::consultation::{ConsultationState, Field, Level, Missing, PollState};
use domain::contract::{Boundary, Phase, Population, Preparedness};
use domain::ids::{ConsultationId, PersonId, PollId};
use jiff::ZonedDateTime;
use jiff::civil::Date;

/// What somebody is in a city team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeamRole {
    /// Runs the team: invites, removes, declares the city's facts, and all that moderators do.
    Administrator,
    /// Writes and publishes consultations and polls.
    Moderator,
}

impl TeamRole {
    /// Every role.
    pub const ALL: &'static [TeamRole] = &[TeamRole::Administrator, TeamRole::Moderator];

    /// The name in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TeamRole::Administrator => "administrator",
            TeamRole::Moderator => "moderator",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.as_str() == text)
    }
}

/// The cities whose team the viewer belongs to.
#[derive(Clone, Debug, Default)]
pub struct TeamHomeView {
    /// In the order to show.
    pub cities: Vec<TeamCity>,
    /// Invitations that wait for an answer of the viewer.
    pub invitations: u64,
}

/// One of the viewer's cities.
#[derive(Clone, Debug)]
pub struct TeamCity {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The viewer's role in the team.
    pub role: TeamRole,
    /// Consultations that are not public yet.
    pub drafts: u64,
    /// Polls that take ballots now.
    pub open_polls: u64,
    /// Consultations whose polls are all over and that still wait for the official answer.
    pub unanswered: u64,
}

/// The city a team page is about.
#[derive(Clone, Debug)]
pub struct CityHead {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the language of the page.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The viewer may invite, remove and declare facts (administrator of this city, or mission staff).
    pub administers: bool,
}

/// What goes on in a city.
#[derive(Clone, Debug)]
pub struct DashboardView {
    /// The city.
    pub city: CityHead,
    /// Its declared population, which every rate divides by: the page asks to replace it where it must be.
    pub population: Option<Population>,
    /// How many people belong to the team.
    pub members: u64,
    /// Its consultations, drafts included, newest first.
    pub consultations: Vec<TeamConsultation>,
}

/// A consultation on the dashboard.
#[derive(Clone, Debug)]
pub struct TeamConsultation {
    /// Its number in addresses.
    pub id: ConsultationId,
    /// Title, in the language of the page where there is one; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub state: ConsultationState,
    /// The phase of the contract it belongs to.
    pub phase: Phase,
    /// Its polls, drafts included, in order.
    pub polls: Vec<TeamPoll>,
}

/// A poll as its team sees it: turnout, never what was voted.
#[derive(Clone, Debug)]
pub struct TeamPoll {
    /// Its number in addresses.
    pub id: PollId,
    /// Title; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub state: PollState,
    /// When it opens, in the city's time zone.
    pub opens: Option<ZonedDateTime>,
    /// When it closes, in the city's time zone.
    pub closes: Option<ZonedDateTime>,
    /// Persons who have voted.
    pub voters: u64,
}

/// Writing a consultation. Fields: `languages` (repeated), `title[fr]`, `summary[fr]`, `body[fr]`, `level`, `phase`,
/// `field`, `reason` (once public), `action` = `save` | `languages` (show the fields of the languages just ticked,
/// with everything typed kept). Once public, only texts and `reason` are in the form.
#[derive(Clone, Debug)]
pub struct ConsultationEditView {
    /// The city.
    pub city: CityHead,
    /// Which one; `None` while it is new.
    pub consultation: Option<ConsultationId>,
    /// Its title as saved; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub state: ConsultationState,
    /// What was typed or saved. For a new one, tick the city's languages.
    pub form: Form,
}

/// A consultation as its team sees it.
#[derive(Clone, Debug)]
pub struct ConsultationOverviewView {
    /// The city.
    pub city: CityHead,
    /// Its number in addresses of the team.
    pub id: ConsultationId,
    /// Its name in public addresses.
    pub slug: String,
    /// Title; may be empty.
    pub title: Text,
    /// Summary; may be empty.
    pub summary: Text,
    /// Where it is in its life.
    pub state: ConsultationState,
    /// The phase of the contract it belongs to.
    pub phase: Phase,
    /// The promise to the public.
    pub level: Level,
    /// What it is about.
    pub field: Field,
    /// BCP 47 codes.
    pub languages: Vec<String>,
    /// When it was published, in the city's time zone.
    pub published: Option<ZonedDateTime>,
    /// When it was answered, in the city's time zone.
    pub answered: Option<ZonedDateTime>,
    /// Persons who have taken part.
    pub participants: u64,
    /// What is missing before it may be published.
    pub missing: Vec<Missing>,
    /// Its polls, drafts included, in order.
    pub polls: Vec<TeamPoll>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// Decisions about it and its polls, newest first.
    pub history: Vec<Change>,
}

/// The official answer. Fields: `answer[fr]` for each language, `action` = `save` | `publish`.
#[derive(Clone, Debug)]
pub struct AnswerView {
    /// The city.
    pub city: CityHead,
    /// The consultation.
    pub consultation: ConsultationId,
    /// Its title.
    pub title: Text,
    /// The languages the answer is due in (BCP 47).
    pub languages: Vec<String>,
    /// What was typed or saved.
    pub form: Form,
    /// When it was published, in the city's time zone; from then on it stands as it is.
    pub answered: Option<ZonedDateTime>,
    /// The consultation is public: only then can an answer be.
    pub public: bool,
    /// Polls whose results are not public yet.
    pub polls_without_results: u64,
}

/// The team of a city. Fields of the invitation: `email`, `role`.
#[derive(Clone, Debug)]
pub struct MembersView {
    /// The city.
    pub city: CityHead,
    /// What was typed.
    pub form: Form,
    /// The members, in the order to show.
    pub members: Vec<Member>,
    /// Invitations that wait for an answer.
    pub pending: Vec<PendingInvitation>,
}

/// A member of a city team.
#[derive(Clone, Debug)]
pub struct Member {
    /// The person: removing posts to `/team/cities/{city}/members/{person}/remove`.
    pub person: PersonId,
    /// Address.
    pub email: String,
    /// Role.
    pub role: TeamRole,
    /// It is the viewer.
    pub you: bool,
    /// May be removed by the viewer (a team keeps at least one administrator).
    pub removable: bool,
}

/// An invitation nobody has answered yet.
#[derive(Clone, Debug)]
pub struct PendingInvitation {
    /// Address.
    pub email: String,
    /// The city's name in the language of the page; `None` for mission staff.
    pub city: Option<String>,
    /// Role in the city team; `None` for mission staff.
    pub role: Option<TeamRole>,
    /// The last day on which it can be accepted.
    pub expires: Date,
}

/// What a city declares about itself. Fields: `population`, `year`, `source`, `boundary`, `preparedness`.
#[derive(Clone, Debug)]
pub struct FactsView {
    /// The city.
    pub city: CityHead,
    /// What was typed or is declared.
    pub form: Form,
    /// The population on record.
    pub population: Option<Population>,
    /// The boundary on record.
    pub boundary: Boundary,
    /// The preparedness on record.
    pub preparedness: Option<Preparedness>,
    /// When it was declared.
    pub preparedness_declared: Option<Date>,
}

/// The languages a consultation may be published in: the 24 official ones of the Union, then others of mission cities.
pub const LANGUAGES: &[&str] = &[
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "bs", "ca",
    "cnr", "eu", "he", "is", "lb", "no", "sq", "sr", "tr",
];
