//! Letters put into words, in the language of their readers. The words themselves are `app::mails`.

use super::kinds::{Letter, Payload, TrusteeStep};
use app::mails::{self, Mail};
use app::view::team::TeamRole;
use jiff::tz::TimeZone;

/// The words of a letter. `origin` is what links begin with, `unsubscribe` the address that ends mails of this kind.
///
/// `None` for a role that does not exist.
#[must_use]
pub fn compose(letter: &Letter, origin: &str, unsubscribe: Option<&str>) -> Option<Mail> {
    let l = letter.language;
    let page = |path: &str| format!("{origin}/{}{path}", l.code());
    Some(match &letter.payload {
        Payload::SignIn { link, code, minutes } => mails::sign_in(l, mails::SignIn { link, code, minutes: (*minutes).into() }),
        Payload::Invitation { link, city, role, inviter, expires } => {
            let team = match city {
                Some(city) => Some((city.as_str(), TeamRole::parse(role)?)),
                None => None,
            };
            mails::invitation(l, mails::Invitation { team, inviter: inviter.as_deref(), link, expires: *expires })
        }
        Payload::PollClosed { poll, city, path, voters } => {
            mails::poll_closed(l, mails::Poll { title: poll, city, link: &page(path), voters: *voters, unsubscribe })
        }
        Payload::RollCode { poll, city, path, code, opens, closes, time_zone } => {
            let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
            let moment = |at: &Option<i64>| at.map(|at| store::moments::timestamp(at).to_zoned_datetime(zone.clone()));
            mails::roll_code(l, &mails::RollCode { title: poll, city, link: &page(path), code, opens: moment(opens), closes: moment(closes) })
        }
        Payload::Trustee { poll, city, path, step } => {
            let step = match step {
                TrusteeStep::Asked => mails::TrusteeStep::Asked,
                TrusteeStep::AskedAnew => mails::TrusteeStep::AskedAnew,
                TrusteeStep::Make => mails::TrusteeStep::Make,
                TrusteeStep::Open => mails::TrusteeStep::Open,
            };
            mails::trustee(l, mails::Trustee { title: poll, city, link: &page(path), step })
        }
        // How many voted stands on the page this mail leads to; the words do not use it.
        Payload::ResultsPublished { poll, city, path } => {
            mails::results_published(l, mails::Poll { title: poll, city, link: &page(path), voters: 0, unsubscribe })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::words::Locale;

    const ORIGIN: &str = "https://parvis.example";

    fn letter(language: Locale, payload: Payload) -> Letter {
        Letter { language, written: 0, payload }
    }

    fn invitation(city: Option<&str>, role: &str) -> Payload {
        Payload::Invitation {
            link: "https://parvis.example/fr/invitations".to_owned(),
            city: city.map(str::to_owned),
            role: role.to_owned(),
            inviter: None,
            expires: jiff::civil::date(2027, 3, 17),
        }
    }

    #[test]
    fn links_are_whole_and_in_the_language_of_the_reader() {
        let closed = Payload::PollClosed { poll: "Trams".to_owned(), city: "Lyon".to_owned(), path: "/team/polls/7".to_owned(), voters: 1_234 };
        let mail = compose(&letter(Locale::Fr, closed), ORIGIN, Some("https://parvis.example/fr/unsubscribe/x")).unwrap();
        for part in [&mail.text, &mail.html] {
            assert!(part.contains("https://parvis.example/fr/team/polls/7") && part.contains("https://parvis.example/fr/unsubscribe/x"), "{part}");
        }
        let published = Payload::ResultsPublished { poll: "Trams".to_owned(), city: "Lyon".to_owned(), path: "/polls/7".to_owned() };
        let mail = compose(&letter(Locale::En, published), ORIGIN, None).unwrap();
        assert!(mail.text.contains("https://parvis.example/en/polls/7"), "{}", mail.text);
    }

    #[test]
    fn invitations_name_city_and_day() {
        let mail = compose(&letter(Locale::Fr, invitation(Some("Lyon"), "moderator")), ORIGIN, None).unwrap();
        assert!(mail.text.contains("Lyon") && mail.text.contains("17 mars 2027"), "{}", mail.text);
        assert!(compose(&letter(Locale::Fr, invitation(None, "staff")), ORIGIN, None).is_some());
        assert!(compose(&letter(Locale::Fr, invitation(Some("Lyon"), "emperor")), ORIGIN, None).is_none());
    }
}
