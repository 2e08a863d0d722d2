//! The mails Parvis sends: a subject, a complete plain text, and the same as simple HTML.

use crate::format;
use crate::view::team::TeamRole;
use crate::words::{Locale, mails as say};
use html_escape::{encode_double_quoted_attribute, encode_text};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use std::fmt::Write as _;

/// A mail in words. Sending it is not a matter of this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The subject: one line.
    pub subject: String,
    /// The whole mail as plain text.
    pub text: String,
    /// The same as an HTML document.
    pub html: String,
}

/// What somebody needs to sign in.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    /// The whole address of the link.
    pub link: &'a str,
    /// The code, as it is to be typed (`ABCD-EFGH`).
    pub code: &'a str,
    /// For how many minutes both work.
    pub minutes: u64,
}

/// An invitation.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// The city and the role in its team; `None` for the mission staff.
    pub team: Option<(&'a str, TeamRole)>,
    /// Who invites: an address; `None` when that person is gone.
    pub inviter: Option<&'a str>,
    /// The whole address of the page of invitations.
    pub link: &'a str,
    /// The last day on which it can be accepted.
    pub expires: Date,
}

/// The code of somebody on the electoral roll of a poll.
#[derive(Clone, Debug)]
pub struct RollCode<'a> {
    /// The title of the poll.
    pub title: &'a str,
    /// Its city.
    pub city: &'a str,
    /// The whole address of its page.
    pub link: &'a str,
    /// The code, as it is to be typed.
    pub code: &'a str,
    /// When the poll opens.
    pub opens: Option<ZonedDateTime>,
    /// When it closes; `None` for an open-ended poll.
    pub closes: Option<ZonedDateTime>,
}

/// What a trustee of an encrypted poll is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrusteeStep {
    /// They are asked to be one.
    Asked,
    /// They are asked anew: what they did before counts no more.
    AskedAnew,
    /// Every trustee has given a key: together they make that of the poll.
    Make,
    /// The poll is closed: they open its sum.
    Open,
}

/// A mail to a trustee.
#[derive(Clone, Copy, Debug)]
pub struct Trustee<'a> {
    /// The title of the poll.
    pub title: &'a str,
    /// Its city.
    pub city: &'a str,
    /// The whole address of the page of its trustees.
    pub link: &'a str,
    /// What is to be done.
    pub step: TrusteeStep,
}

/// A poll that is closed, or whose results are public.
#[derive(Clone, Copy, Debug)]
pub struct Poll<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its city.
    pub city: &'a str,
    /// The whole address of the page to go to.
    pub link: &'a str,
    /// How many voted.
    pub voters: u64,
    /// The whole address where mails of this kind are turned off.
    pub unsubscribe: Option<&'a str>,
}

/// The link and the code to sign in with.
#[must_use]
pub fn sign_in(l: Locale, mail: SignIn<'_>) -> Mail {
    Letter::new(l, say::sign_in_subject(l))
        .line(say::sign_in_text(l))
        .link(say::sign_in_button(l), mail.link)
        .line(say::sign_in_code(l))
        .code(mail.code)
        .line(say::sign_in_valid(l, mail.minutes))
        .line(say::sign_in_ignore(l))
        .finish(None)
}

/// An invitation to a city team or to the mission staff.
#[must_use]
pub fn invitation(l: Locale, mail: Invitation<'_>) -> Mail {
    let inviter = mail.inviter.map_or_else(|| say::somebody(l), str::to_owned);
    let (subject, text) = match mail.team {
        None => (say::invitation_subject_staff(l), say::invitation_text_staff(l, inviter)),
        Some((city, role)) => {
            let text = match role {
                TeamRole::Administrator => say::invitation_text_administrator(l, city, inviter),
                TeamRole::Moderator => say::invitation_text_moderator(l, city, inviter),
            };
            (say::invitation_subject_city(l, city), text)
        }
    };
    Letter::new(l, subject)
        .line(text)
        .line(say::invitation_how(l))
        .link(say::invitation_button(l), mail.link)
        .line(say::invitation_valid(l, format::date(l, mail.expires)))
        .finish(None)
}

/// The code with which somebody on the electoral roll votes.
#[must_use]
pub fn roll_code(l: Locale, mail: &RollCode<'_>) -> Mail {
    let letter = Letter::new(l, say::roll_subject(l, mail.title)).line(say::roll_text(l, mail.city, mail.title)).line(say::roll_code(l)).code(mail.code);
    let when = match (&mail.opens, &mail.closes) {
        (Some(opens), Some(closes)) => say::roll_between(l, format::moment(l, closes), format::moment(l, opens)),
        (Some(opens), None) => say::roll_from(l, format::moment(l, opens)),
        _ => say::roll_soon(l),
    };
    letter.line(when).link(say::roll_button(l), mail.link).line(say::roll_secret(l)).line(say::roll_why(l)).finish(None)
}

/// What a trustee is to do now.
#[must_use]
pub fn trustee(l: Locale, mail: Trustee<'_>) -> Mail {
    let Trustee { title, city, link, step } = mail;
    let letter = match step {
        TrusteeStep::Asked => Letter::new(l, say::trustee_asked_subject(l, title)).line(say::trustee_asked_text(l, city, title)),
        TrusteeStep::AskedAnew => Letter::new(l, say::trustee_asked_subject(l, title)).line(say::trustee_asked_text(l, city, title)).line(say::trustee_anew(l)),
        TrusteeStep::Make => Letter::new(l, say::trustee_make_subject(l, title)).line(say::trustee_make_text(l, city, title)),
        TrusteeStep::Open => Letter::new(l, say::trustee_open_subject(l, title)).line(say::trustee_open_text(l, city, title)),
    };
    let next = match step {
        TrusteeStep::Asked | TrusteeStep::AskedAnew => say::trustee_asked_next(l),
        TrusteeStep::Make => say::trustee_make_next(l),
        TrusteeStep::Open => say::trustee_open_next(l),
    };
    letter.line(next).link(say::trustee_button(l), link).line(say::trustee_never(l)).finish(None)
}

/// Tells the team that a poll is closed and counted. It holds no result: there is none to see yet.
#[must_use]
pub fn poll_closed(l: Locale, mail: Poll<'_>) -> Mail {
    Letter::new(l, say::poll_closed_subject(l, mail.title))
        .line(say::poll_closed_text(l, mail.city, mail.title))
        .line(say::poll_closed_voters(l, mail.voters))
        .line(say::poll_closed_next(l))
        .link(say::poll_closed_button(l), mail.link)
        .finish(mail.unsubscribe)
}

/// Tells the team that results are public.
#[must_use]
pub fn results_published(l: Locale, mail: Poll<'_>) -> Mail {
    Letter::new(l, say::results_subject(l, mail.title))
        .line(say::results_text(l, mail.city, mail.title))
        .link(say::results_button(l), mail.link)
        .line(say::results_next(l))
        .finish(mail.unsubscribe)
}

/// Writes text and HTML side by side, so that neither says more than the other.
struct Letter {
    l: Locale,
    subject: String,
    text: String,
    html: String,
}

impl Letter {
    fn new(l: Locale, subject: String) -> Self {
        // A subject is one line, whatever somebody put into a title.
        let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { l, subject, text: String::new(), html: String::new() }.line(say::greeting(l))
    }

    fn line(mut self, sentence: String) -> Self {
        let _ = write!(self.text, "{sentence}\n\n");
        let _ = writeln!(self.html, "<p>{}</p>", encode_text(&sentence));
        self
    }

    fn link(mut self, label: String, address: &str) -> Self {
        let _ = write!(self.text, "{label}{colon}\n{address}\n\n", colon = if self.l == Locale::Fr { "\u{202f}:" } else { ":" });
        let _ = writeln!(self.html, "<p><a href=\"{}\">{}</a></p>", encode_double_quoted_attribute(address), encode_text(&label));
        self
    }

    fn code(mut self, code: &str) -> Self {
        let _ = write!(self.text, "    {code}\n\n");
        let _ = writeln!(self.html, "<p><strong>{}</strong></p>", encode_text(code));
        self
    }

    fn finish(self, unsubscribe: Option<&str>) -> Mail {
        let l = self.l;
        let mut letter = self.line(say::regards(l)).line(say::automatic(l));
        if let Some(address) = unsubscribe {
            letter = letter.link(say::unsubscribe(l), address);
        }
        let (code, title) = (l.code(), encode_text(&letter.subject).into_owned());
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n{}</body>\n</html>\n",
            letter.html
        );
        Mail { subject: letter.subject, text: letter.text, html }
    }
}

#[cfg(test)]
mod tests {
    use super::{Invitation, Mail, Poll, SignIn, Trustee, TrusteeStep, invitation, poll_closed, results_published, sign_in, trustee};
    use crate::view::team::TeamRole;
    use crate::words::Locale;
    use jiff::civil::date;

    const HOSTILE: &str = "Trams\r\nBcc: x@example.org <script>alert(1)</script>\"><img>";

    fn safe(mail: &Mail) {
        assert!(!mail.subject.contains(['\r', '\n']), "{:?}", mail.subject);
        assert!(!mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
    }

    #[test]
    fn titles_and_names_cannot_leave_their_place() {
        let link = "https://parvis.example/en/polls/1?a=\"><script>";
        for &l in Locale::ALL {
            let poll = Poll { title: HOSTILE, city: HOSTILE, link, voters: 12, unsubscribe: Some(link) };
            safe(&poll_closed(l, poll));
            safe(&results_published(l, poll));
            for step in [TrusteeStep::Asked, TrusteeStep::AskedAnew, TrusteeStep::Make, TrusteeStep::Open] {
                safe(&trustee(l, Trustee { title: HOSTILE, city: HOSTILE, link, step }));
            }
            for team in [None, Some((HOSTILE, TeamRole::Administrator)), Some((HOSTILE, TeamRole::Moderator))] {
                safe(&invitation(l, Invitation { team, inviter: Some(HOSTILE), link, expires: date(2027, 3, 3) }));
            }
        }
    }

    #[test]
    fn text_and_html_hold_link_and_code() {
        for &l in Locale::ALL {
            let mail = sign_in(l, SignIn { link: "https://parvis.example/en/sign-in/link/abc", code: "ABCD-EFGH", minutes: 10 });
            for part in [&mail.text, &mail.html] {
                assert!(part.contains("https://parvis.example/en/sign-in/link/abc") && part.contains("ABCD-EFGH") && part.contains("10"), "{part}");
            }
            assert!(mail.html.contains(&format!("lang=\"{}\"", l.code())));
        }
    }
}
