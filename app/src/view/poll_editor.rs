//! The pages of a poll for its team, from the first draft to the publication of results.

use super::changes::{Change, Correction};
use super::form::Form;
use super::poll::QuestionView;
use super::team::CityHead;
use super::text::Text;
use domain::consultation::{Missing, PollState, Subject};
use domain::ids::{ConsultationId, PollId};
use domain::voting::{Eligibility, PollResult, Secrecy, Turnout};
use jiff::ZonedDateTime;

/// The poll a page is about.
#[derive(Clone, Debug)]
pub struct PollHead {
    /// The city.
    pub city: CityHead,
    /// The consultation it belongs to.
    pub consultation: ConsultationId,
    /// The consultation's title; may be empty.
    pub consultation_title: Text,
    /// The poll.
    pub poll: PollId,
    /// Its title; may be empty.
    pub title: Text,
    /// Where it is in its life.
    pub state: PollState,
    /// The languages it is offered in (those of the consultation), BCP 47.
    pub languages: Vec<String>,
}

/// A poll as its team sees it: state and turnout. There is no result here at any time; those of a finished poll are public.
#[derive(Clone, Debug)]
pub struct PollOverviewView {
    /// The poll.
    pub head: PollHead,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// How secret ballots are.
    pub secrecy: Secrecy,
    /// How many questions it has.
    pub questions: u64,
    /// When it opens, in the city's time zone.
    pub opens: Option<ZonedDateTime>,
    /// When it closes, in the city's time zone.
    pub closes: Option<ZonedDateTime>,
    /// It deliberately has no closing.
    pub open_ended: bool,
    /// The consultation is public: a poll can only be published then.
    pub consultation_public: bool,
    /// Ballots on paper are still to come: the poll is not sealed before the team says that all is in.
    pub paper_to_come: bool,
    /// What is missing before it may be published.
    pub missing: Vec<Missing>,
    /// How many voted, by channel.
    pub turnout: Turnout,
    /// The city's declared population, where rates may be divided by it.
    pub population: Option<u32>,
    /// Corrections made after the opening, newest first.
    pub corrections: Vec<Correction>,
    /// Decisions about the poll, newest first.
    pub history: Vec<Change>,
}

/// The poll editor. The names of its fields are in [`super::poll_form`], as is what its buttons do.
#[derive(Clone, Debug)]
pub struct PollEditView {
    /// The poll.
    pub head: PollHead,
    /// What was typed or saved.
    pub form: Form,
    /// How many options each question has, in order. [`super::poll_form::Typed`] gives both.
    pub questions: Vec<usize>,
}

/// The dates of a draft or scheduled poll. Fields: `opens`, `closes` (`2027-03-03T18:00`, local time), `open_ended` = `yes`.
#[derive(Clone, Debug)]
pub struct DatesView {
    /// The poll.
    pub head: PollHead,
    /// What was typed or saved.
    pub form: Form,
    /// The city's time zone (`Europe/Brussels`).
    pub zone: String,
}

/// The poll as residents will see it, in one language. The page takes the rendered poll beside this.
#[derive(Clone, Debug)]
pub struct PreviewView {
    /// The poll.
    pub head: PollHead,
    /// The language shown (`?language=fr`).
    pub language: String,
    /// As on a wide screen (`?width=wide`), not as on a phone.
    pub wide: bool,
}

/// The results as they will look, of voters that nobody is.
#[derive(Clone, Debug)]
pub struct RehearsalView {
    /// The poll.
    pub head: PollHead,
    /// How many voters.
    pub voters: u32,
    /// How many there may be.
    pub choices: Vec<u32>,
    /// Which draw.
    pub draw: u32,
    /// The one after it.
    pub next: u32,
    /// The questions of the poll.
    pub questions: Vec<QuestionView>,
    /// What they came to; none when the poll is not ready.
    pub result: Option<PollResult>,
}

/// Giving residents more time. Fields: `closes` (local time), `reason`.
#[derive(Clone, Debug)]
pub struct ExtendView {
    /// The poll.
    pub head: PollHead,
    /// What was typed.
    pub form: Form,
    /// The present close, in the city's time zone.
    pub closes: Option<ZonedDateTime>,
    /// The city's time zone (`Europe/Brussels`).
    pub zone: String,
}

/// Closing early, or publishing the results. Field: `reason` (optional for results).
#[derive(Clone, Debug)]
pub struct DecisionView {
    /// The poll.
    pub head: PollHead,
    /// What was typed.
    pub form: Form,
    /// The close, in the city's time zone.
    pub closes: Option<ZonedDateTime>,
    /// How many voted.
    pub voters: u64,
}

/// Correcting a text after the opening. `GET ?text={key}` chooses; fields: `text` = the key, `after`, `reason`.
#[derive(Clone, Debug)]
pub struct CorrectView {
    /// The poll.
    pub head: PollHead,
    /// What was typed.
    pub form: Form,
    /// The texts that may still be corrected ([`domain::consultation::may_correct`]), in the order of the page.
    pub texts: Vec<CorrectableText>,
    /// Which of them was chosen.
    pub chosen: Option<TextKey>,
    /// Corrections made so far, newest first.
    pub corrections: Vec<Correction>,
}

/// A text that may be corrected.
#[derive(Clone, Debug)]
pub struct CorrectableText {
    /// Which.
    pub key: TextKey,
    /// The question or option it explains, in words ("Which streets first?"); empty for texts there is only one of.
    pub about: Text,
    /// As it stands; may be empty.
    pub text: Text,
}

/// Names a text: `question-help.17.fr`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextKey {
    /// Which kind of text.
    pub subject: Subject,
    /// The consultation, poll, question or option it belongs to.
    pub id: i64,
    /// BCP 47 code.
    pub language: String,
}

impl TextKey {
    /// `question-help.17.fr`.
    #[must_use]
    pub fn as_string(&self) -> String {
        format!("{}.{}.{}", self.subject.as_str(), self.id, self.language)
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let subject = Subject::parse(parts.next()?)?;
        let id = parts.next()?.parse().ok()?;
        let language = parts.next()?;
        let known = !language.is_empty() && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        known.then(|| Self { subject, id, language: language.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Subject, TextKey};

    #[test]
    fn keys_are_read_as_they_are_written() {
        let key = TextKey { subject: Subject::QuestionHelp, id: 17, language: "pt".to_owned() };
        assert_eq!(key.as_string(), "question-help.17.pt");
        assert_eq!(TextKey::parse(&key.as_string()), Some(key));
        for wrong in ["", "question-help", "question-help.x.fr", "question-help.1.", "question-help.1.<b>", "unknown.1.fr"] {
            assert_eq!(TextKey::parse(wrong), None, "{wrong}");
        }
    }
}
