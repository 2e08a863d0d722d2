//! What must hold in every state of a poll.

use super::samples::{
    ballots as sample_ballots, marked, marked_with_results, named_with_results, poll as sample, receipt as sample_receipt, shared, shared_with_results,
    with_results,
};
use super::{ballots, poll, preview, receipt};
use crate::Page;
use crate::pages::testing::{HOSTILE, checked, frame};
use crate::view::form::FieldError;
use crate::view::frame::{BoothAssets, Frame};
use crate::view::poll::{PollView, Standing, Step, TrusteesView};
use crate::words::{Locale, sealing};
use domain::consultation::PollState;
use domain::voting::Secrecy;
use leptos::prelude::*;

fn html(l: Locale, view: &PollView) -> String {
    checked(&frame(l, "/polls/5"), |frame| poll(frame, view))
}

#[test]
fn every_state_is_a_whole_page_and_lets_nothing_hostile_through() {
    for &l in Locale::ALL {
        for &state in PollState::ALL {
            for standing in
                [Standing::SignedOut, Standing::NeedsCode, Standing::MayVote, Standing::NeedsDeclaration, Standing::NotEligible, Standing::AlreadyVoted]
            {
                html(l, &PollView { state, standing, ..sample() });
            }
        }
        html(l, &with_results());
        for ballots in [0, 1, 2, 7, 100] {
            html(l, &marked_with_results(ballots));
        }
        for ballots in [0, 1, 2, 7, 100] {
            html(l, &shared_with_results(ballots));
        }
        for step in [Step::Choose, Step::Review] {
            html(l, &PollView { step, ..marked() });
            html(l, &PollView { step, ..shared() });
        }
        html(l, &PollView { step: Step::Review, ..sample() });
        checked(&frame(l, "/polls/5/receipt"), |frame| receipt(frame, &sample_receipt()));
        checked(&frame(l, "/polls/5/ballots"), |frame| ballots(frame, &sample_ballots()));
    }
}

#[test]
fn the_form_appears_only_where_a_ballot_would_be_taken() {
    for &state in PollState::ALL {
        for standing in [Standing::SignedOut, Standing::NeedsCode, Standing::MayVote, Standing::NotEligible, Standing::AlreadyVoted] {
            let expected = state == PollState::Open && matches!(standing, Standing::MayVote | Standing::AlreadyVoted);
            let html = html(Locale::En, &PollView { state, standing, ..sample() });
            assert_eq!(html.contains(r#"value="cast""#), expected, "{state:?} {standing:?}");
        }
    }
}

/// Whoever votes with a token loads what their poll needs, and nothing of their choices is in a form.
#[test]
fn a_poll_with_tokens_is_voted_in_by_its_own_program() {
    let trustees = Some(TrusteesView { needed: 2, names: vec![HOSTILE.to_owned(), "B".to_owned(), "C".to_owned()] });
    let anonymous = PollView { secrecy: Secrecy::Anonymous, ..sample() };
    let encrypted = PollView { secrecy: Secrecy::Encrypted, trustees, ..sample() };
    for &l in Locale::ALL {
        let mut frame = frame(l, "/polls/5");
        for view in [&anonymous, &encrypted] {
            let html = checked(&frame, |frame| poll(frame, view));
            assert!(!html.contains("data-voter") && !html.contains("<script type=\"module\" src=\"/assets/vote"), "not built: {html}");
        }
        frame.assets.voter = Some("/assets/vote.anonymous.js".to_owned());
        frame.assets.booth = Some(BoothAssets { vote: "/assets/vote.encrypted.js".to_owned(), check: "/assets/ballot-check.js".to_owned() });
        for standing in [Standing::SignedOut, Standing::MayVote, Standing::NeedsDeclaration, Standing::AlreadyVoted] {
            let html = checked(&frame, |frame| poll(frame, &PollView { standing, ..anonymous.clone() }));
            assert!(html.contains("/assets/vote.anonymous.js") && !html.contains("vote.encrypted") && !html.contains(r#"data-do="seal""#), "{html}");
            let html = checked(&frame, |frame| poll(frame, &PollView { standing, ..encrypted.clone() }));
            assert!(html.contains("/assets/vote.encrypted.js") && !html.contains("vote.anonymous"), "{html}");
            assert!(["seal", "check", "cast"].iter().all(|act| html.contains(&format!(r#"data-do="{act}""#))), "{html}");
            assert!(html.contains("id=\"trustees\"") && !html.contains(r#"value="cast""#), "{html}");
        }
        let closing = html(l, &PollView { state: PollState::Closing, ..encrypted.clone() });
        assert!(closing.contains(&sealing::opening_title(l)) && closing.contains(&sealing::opening(l, 2, 3)), "{closing}");
        let results = html(l, &PollView { secrecy: Secrecy::Encrypted, ..with_results() });
        assert!(!results.contains("/polls/5/ballots") && results.contains(&sealing::sums_only(l)), "{results}");
    }
}

#[test]
fn a_refused_ballot_keeps_its_choices_and_says_what_is_wrong() {
    let mut view = sample();
    view.form.push("q2", "21");
    view.form.refuse("q2", FieldError::TooManyChoices { max: 3 });
    let html = html(Locale::En, &view);
    assert!(html.contains(r##"href="#q2""##), "the summary leads to the field");
    assert!(html.contains(r#"id="q2-error""#) && html.contains(r#"aria-invalid="true""#));
    assert!(html.contains(r#"name="q2" value="21" checked"#), "{html}");
}

#[test]
fn a_refused_ballot_keeps_its_places_and_numbers() {
    let mut view = marked();
    view.form.push("q1[12]", "2");
    view.form.push("q5[51]", "seven");
    view.form.refuse("q1", FieldError::SamePlace);
    let html = html(Locale::En, &view);
    assert!(html.contains(r##"href="#q1""##) && html.contains(r#"id="q1-error""#), "the summary leads to the field");
    assert!(html.contains(r#"<option value="2" selected"#), "{html}");
    assert!(html.contains(r#"value="seven""#), "what was typed is kept");
}

/// What the script needs to add up stands in the page, hidden, on every paper with a limit and on no other.
#[test]
fn papers_with_a_limit_can_say_what_is_left() {
    for &l in Locale::ALL {
        for (view, expected) in [(marked(), vec!["points", "credits"]), (shared(), vec!["money"]), (sample(), vec![])] {
            let html = html(l, &view);
            let named = |name: &str| html.matches(&format!(r#"data-spends="{name}""#)).count();
            assert_eq!(["points", "credits", "money"].into_iter().filter(|name| named(name) > 0).collect::<Vec<_>>(), expected);
            let spends = html.matches("data-spends=").count();
            assert_eq!(html.matches("data-limit=").count(), spends);
            assert_eq!(html.matches("<template data-form=").count(), 6 * spends);
            assert_eq!(html.matches(r#"src="/assets/spending.js""#).count(), usize::from(spends > 0));
        }
    }
    // The paper of an anonymous poll is another form around the same questions.
    let mut frame = frame(Locale::En, "/polls/5");
    frame.assets.voter = Some("/assets/vote.js".to_owned());
    let anonymous = checked(&frame, |frame| poll(frame, &PollView { secrecy: domain::voting::Secrecy::Anonymous, ..marked() }));
    assert!(anonymous.contains(r#"data-spends="points""#) && anonymous.contains(r#"src="/assets/spending.js""#), "{anonymous}");
    let html = html(Locale::Fr, &marked());
    assert!(html.contains("Il reste {rest} point.") && html.contains("Il reste {rest} points."), "{html}");
}

#[test]
fn the_review_tells_and_sends_places_and_numbers_again() {
    let mut view = PollView { step: Step::Review, ..marked() };
    for (name, value) in [("q1[12]", "2"), ("q1[14]", "1"), ("q5[51]", "4"), ("q5[52]", "0"), ("q9", "91")] {
        view.form.push(name, value);
    }
    let html = html(Locale::En, &view);
    for field in [r#"name="q1[12]" value="2""#, r#"name="q1[14]" value="1""#, r#"name="q5[51]" value="4""#, r#"name="q9" value="91""#] {
        assert!(html.contains(field), "{field}");
    }
    assert!(!html.contains("q5[52]"), "0 is nothing");
}

#[test]
fn results_tell_how_the_winner_came_about() {
    let html = html(Locale::En, &marked_with_results(100));
    for words in ["drops out", "it needs", "Every option against every other", "Strongest paths", "Two points for each option", "On average"] {
        assert!(html.contains(words), "{words}");
    }
    assert_eq!(html.matches("The same ballots under other rules").count(), 7);
}

#[test]
fn budgets_say_what_projects_cost_and_why_they_won() {
    let paper = html(Locale::En, &shared());
    assert!(paper.contains("€200") && paper.contains("€9,000, more than the whole budget") && paper.contains("may cost up to €600"), "{paper}");
    let mut view = PollView { step: Step::Review, ..shared() };
    view.form.push("q3", "31");
    view.form.push("q3", "33");
    assert!(html(Locale::En, &view).contains("Together: €400.50 of €600"));
    let result = html(Locale::En, &shared_with_results(100));
    for words in ["of €600 are spent", "supporters paid", "then bears", "costs more than the whole budget", "together had", "Points of each project", "<meter"]
    {
        assert!(result.contains(words), "{words}");
    }
    assert_eq!(result.matches("The same ballots under other rules").count(), 5);
}

#[test]
fn the_review_sends_every_choice_again() {
    let mut view = PollView { step: Step::Review, ..sample() };
    view.form.push("q2", "21");
    view.form.push("q2", "23");
    view.form.set("declare_residence", "yes");
    let html = html(Locale::En, &view);
    for field in [r#"name="q2" value="21""#, r#"name="q2" value="23""#, r#"name="declare_residence" value="yes""#, r#"name="key" value="6f1c"#] {
        assert!(html.contains(field), "{field} is missing");
    }
    assert!(html.contains("Left blank"), "the first question was left blank");
}

#[test]
fn results_say_ties_and_show_nothing_before_they_are_public() {
    let html_public = html(Locale::En, &with_results());
    assert!(html_public.contains("It is a tie"));
    assert!(html_public.contains("62.6%") && html_public.contains("751"));
    assert!(html_public.contains("a tie is reported as a tie") && !html_public.contains("The lot decided"));
    let hidden = html(Locale::En, &PollView { state: PollState::Closed, results: None, ..with_results() });
    assert!(!hidden.contains("751"));
}

/// Of 7 ballots, 3 choose the first option and 2 each of the next two; at the second question everybody names three of four.
#[test]
fn a_tie_of_named_options_says_that_the_lot_decided() {
    let clear = html(Locale::En, &named_with_results(7));
    assert!(clear.contains("comes first with 3 of 7 ballots"), "{clear}");
    assert!(clear.contains("With 1 ballot cast otherwise, the result could have been another."), "{clear}");
    let tied = html(Locale::En, &named_with_results(6));
    assert_eq!(tied.matches("The lot decided for").count(), 2, "{tied}");
    assert!(tied.contains("It is a tie") && tied.contains("For the last places it is a tie") && tied.contains("The winners, in this order"));
    assert!(tied.contains("The ballots do not tell these options apart") && tied.contains("The seed was published with the poll"));
    assert!(!tied.contains("a tie is reported as a tie"));
    let french = html(Locale::Fr, &named_with_results(6));
    assert!(french.contains("Le tirage au sort a désigné"));
    assert!(html(Locale::En, &named_with_results(0)).contains("Nobody answered this question"));
}

#[test]
fn a_table_of_rounds_tells_who_is_out_from_who_has_no_votes() {
    let html = html(Locale::En, &marked_with_results(100));
    let out = r#"<span aria-hidden="true">–</span><span class="visually-hidden">out<"#;
    let table = html.split(r#"id="rounds-q1""#).nth(1).and_then(|rest| rest.split("</table>").next()).unwrap();
    assert!(table.contains(out) && table.contains(">0<"), "{table}");
}

#[test]
fn the_receipt_shows_its_code_once() {
    let l = Locale::Fr;
    let shown = checked(&frame(l, "/polls/5/receipt"), |frame| receipt(frame, &sample_receipt()));
    assert!(shown.contains("7QXM-K2TP-9HVD"));
    let mut gone = sample_receipt();
    gone.code = None;
    let html = checked(&frame(l, "/polls/5/receipt"), |frame| receipt(frame, &gone));
    assert!(!html.contains("7QXM"));
}

#[test]
fn a_preview_can_be_shown_twice_on_one_page() {
    let view = sample();
    let twice = |frame: &Frame| Page::new("Preview", view! { {preview(frame, &view, "phone-")} {preview(frame, &view, "wide-")} });
    let html = crate::render(&frame(Locale::En, "/team/polls/5/preview"), twice);
    for id in ["phone-q1", "wide-q1", "phone-q2-3", "wide-declare-residence"] {
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}
