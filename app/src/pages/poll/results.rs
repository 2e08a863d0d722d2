//! Published results: a sentence, a chart and the table that says the same, for each question; then who took part.

use super::{address, decided};
use crate::components::{Bar, Column, Table, bar_table, bars, names, section, table, text};
use crate::format;
use crate::view::frame::Frame;
use crate::view::poll::{PollView, QuestionView, ResultsView};
use crate::view::text::Text;
use crate::words::{Locale, poll as say, roll, sealing};
use domain::ids::OptionId;
use domain::voting::{Decided, Method, PollResult, QuestionTally, Secrecy};
use leptos::prelude::*;

/// Everything about the results.
pub fn results(frame: &Frame, view: &PollView, published: &ResultsView) -> AnyView {
    let l = frame.locale;
    let seals = view.secrecy == Secrecy::Encrypted;
    view! {
        <section class="section" aria-labelledby="results">
            <h2 id="results">{say::results(l)}</h2>
            <p class="muted">{say::results_published_on(l, format::date(l, published.published.date()))}</p>
            {counts(l, &view.questions, &published.result)}
            {seals.then(|| view! { <p>{sealing::sums_only(l)}</p> })}
            <ul class="downloads">
                {(!seals).then(|| view! { <li><a href=format!("{}/ballots", address(frame, view))>{say::see_all_ballots(l)}</a></li> })}
                {view.logged.then(|| view! { <li><a href=format!("{}/log", address(frame, view))>{say::check_this_vote(l)}</a></li> })}
            </ul>
        </section>
        {turnout(l, view)}
    }
    .into_any()
}

/// What each question came to, and how that was counted.
pub fn counts(l: Locale, questions: &[QuestionView], result: &PollResult) -> AnyView {
    let questions_of = questions;
    let questions = questions.iter().filter_map(|question| {
        let tally = result.tally.question(question.id)?;
        Some(match result.decided(question.id) {
            Some(count) if !question.only_names() => decided::one(l, question, tally, count),
            decided => one(l, question, tally, decided),
        })
    });
    view! { {questions.collect_view()} {how_counted(l, questions_of, result)} }.into_any()
}

/// A question whose options are only named; what a rule decided about it, if one did.
fn one(l: Locale, question: &QuestionView, tally: &QuestionTally, decided: Option<&Decided>) -> AnyView {
    let field = question.field();
    let answered = say::base(l, tally.answered);
    let leading = decided.map_or_else(|| tally.leaders(), |decided| decided.winners(&decided.deciding));
    let bars_of = ranked(l, tally, question, &leading);
    let approval = (question.method != Method::SingleChoice).then(|| view! { <p class="muted">{say::approval_note(l)}</p> });
    let heads = [say::table_option(l), say::table_ballots(l), say::table_share(l)];
    let caption = say::table_caption(l, &question.text.text);
    view! {
        <h3>{text(&question.text, l)}</h3>
        {match decided {
            Some(decided) => won(l, question, tally, decided),
            None => view! { <p class="headline-result">{headline(l, question, tally)}</p> }.into_any(),
        }}
        <div class="columns columns--equal">
            {bars(l, text(&question.text, l), Some(answered), true, &bars_of)}
            {bar_table(l, &format!("count-{field}"), caption, heads, &bars_of)}
        </div>
        <p>{say::blank_ballots(l, tally.blank)}</p>
        {approval}
    }
    .into_any()
}

/// The options by votes; equal ones keep the order of the question, and share their rank.
fn ranked(l: Locale, tally: &QuestionTally, question: &QuestionView, leading: &[OptionId]) -> Vec<Bar> {
    let mut counts = tally.options.clone();
    counts.sort_by_key(|count| std::cmp::Reverse(count.votes));
    let bar = |count: &domain::voting::OptionCount| {
        let share = tally.share(count.votes).map(domain::ratio::Ratio::value);
        Bar {
            label: label(question, count.option),
            length: share.unwrap_or(0.0),
            count: format::count(l, count.votes),
            share: share.map(|share| format::percent(l, share, 1)).unwrap_or_default(),
            leading: leading.contains(&count.option),
        }
    };
    counts.iter().map(bar).collect()
}

pub(super) fn label(question: &QuestionView, option: OptionId) -> Text {
    question.option(option).map(|option| option.label.clone()).unwrap_or_default()
}

/// Who leads, or that nobody does: a tie is said as a tie.
fn headline(l: Locale, question: &QuestionView, tally: &QuestionTally) -> AnyView {
    match tally.leaders().as_slice() {
        [] => say::result_none(l).into_any(),
        [one] => first(l, question, tally, *one),
        several => equal(l, question, tally, several, &say::result_tie),
    }
}

/// Who won, and where the lot decided between equals, that it did and why.
fn won(l: Locale, question: &QuestionView, tally: &QuestionTally, decided: &Decided) -> AnyView {
    let winners = decided.winners(&decided.deciding);
    let named = |places: &[u32]| places.iter().filter_map(|&place| decided.option(place)).collect::<Vec<_>>();
    let tie = decided.deciding.outcome.ties().first();
    let one_seat = decided.seats == 1;
    let headline = match (winners.as_slice(), tie) {
        ([winner], None) => first(l, question, tally, *winner),
        (_, Some(tie)) if one_seat => equal(l, question, tally, &named(&tie.tied), &say::result_tie),
        (several, _) => around(&say::won_several(l, HOLE), listed(l, question, several)),
    };
    let lot = tie.map(|tie| {
        let last = (!one_seat).then(|| view! { {equal(l, question, tally, &named(&tie.tied), &say::result_tie_last)} " " });
        let drew = around(&say::lot_drew(l, HOLE), listed(l, question, &named(&tie.drawn)));
        view! {
            <p class="headline-result">{last} {drew}</p>
            <p>{say::lot_consultative(l)}</p>
            <p class="muted">{decided::ties_sentence(l, &decided.ties)}</p>
        }
    });
    let rule = decided::rule_sentence(l, question, decided.deciding.rule);
    let margin = decided.margin().map(|ballots| view! { <p>{say::margin(l, ballots)}</p> });
    view! { <p class="headline-result">{headline}</p> {lot} <p>{rule}</p> {margin} }.into_any()
}

/// One option is first.
fn first(l: Locale, question: &QuestionView, tally: &QuestionTally, option: OptionId) -> AnyView {
    let (n, votes, share) = base(l, tally, option);
    around(&say::result_one(l, n, HOLE, share, votes), text(&label(question, option), l))
}

/// Several have as many ballots as each other.
fn equal(
    l: Locale,
    question: &QuestionView,
    tally: &QuestionTally,
    options: &[OptionId],
    say: &dyn Fn(Locale, u64, &'static str, String, u64) -> String,
) -> AnyView {
    let (n, votes, share) = options.first().map(|&option| base(l, tally, option)).unwrap_or_default();
    around(&say(l, n, HOLE, share, votes), listed(l, question, options))
}

/// How many ballots answered, how many of them name this option, and the share.
fn base(l: Locale, tally: &QuestionTally, option: OptionId) -> (u64, u64, String) {
    let votes = tally.votes(option).unwrap_or(0);
    (tally.answered, votes, tally.share(votes).map(|share| format::percent(l, share.value(), 1)).unwrap_or_default())
}

/// Stands where a text in another language goes into a sentence.
pub(super) const HOLE: &str = "\u{fffc}";

pub(super) fn around(sentence: &str, middle: AnyView) -> AnyView {
    let (before, after) = sentence.split_once(HOLE).unwrap_or((sentence, ""));
    view! { {before.to_owned()}<strong>{middle}</strong>{after.to_owned()} }.into_any()
}

/// "A, B and C".
pub(super) fn listed(l: Locale, question: &QuestionView, options: &[OptionId]) -> AnyView {
    let last = options.len().saturating_sub(1);
    let item = |(index, option): (usize, &OptionId)| {
        let before = match index {
            0 => String::new(),
            _ if index == last => format!(" {} ", say::and(l)),
            _ => ", ".to_owned(),
        };
        view! { {before}{text(&label(question, *option), l)} }
    };
    options.iter().enumerate().map(item).collect_view().into_any()
}

fn how_counted(l: Locale, questions: &[QuestionView], result: &PollResult) -> AnyView {
    let undecided = questions.iter().any(|question| !question.is_decided());
    let drawn = result.decided.first().map(|count| view! { <p>{decided::ties_sentence(l, &count.ties)}</p> });
    view! {
        <details class="details">
            <summary>{say::how_counted(l)}</summary>
            <div class="prose">
                <p>{say::how_counted_ballots(l)}</p>
                <p>{say::how_counted_shares(l)}</p>
                {undecided.then(|| view! { <p>{say::how_counted_ties(l)}</p> })}
                {drawn}
            </div>
        </details>
    }
    .into_any()
}

/// A share that would be rounded to nothing is not nothing.
fn share_in_words(l: Locale, share: f64) -> String {
    const LEAST: f64 = 0.0001;
    if share > 0.0 && share < LEAST { say::less_than(l, format::percent(l, LEAST, 2)) } else { format::percent(l, share, 2) }
}

/// How many of those on the roll voted; nothing where there is none, or nobody is on it.
pub fn of_roll(l: Locale, view: &PollView) -> Option<String> {
    let number = |n: u64| format::number(l, i64::try_from(n).unwrap_or(i64::MAX));
    let (size, share) = view.roll.and_then(|size| Some((size, view.turnout.share_of_roll(size)?)))?;
    Some(roll::turnout_of_roll(l, number(size), format::percent(l, share.value(), 1), number(view.turnout.total())))
}

fn turnout(l: Locale, view: &PollView) -> AnyView {
    let total = view.turnout.total();
    let number = |n: u64| format::count(l, n);
    let share = view.population.and_then(|population| Some((population, view.turnout.share_of(population)?)));
    let share = share.map(|(population, share)| say::turnout_share(l, &view.city, population, share_in_words(l, share.value())));
    let row = |(channel, voters): &(domain::participation::Channel, u64)| vec![names::channel(l, *channel).into_any(), number(*voters).into_any()];
    let mut rows: Vec<Vec<AnyView>> = view.turnout.by_channel.iter().map(row).collect();
    rows.push(vec![say::turnout_total(l).into_any(), number(total).into_any()]);
    let by_channel = table(Table {
        id: "turnout-by-channel".to_owned(),
        caption: say::turnout_caption(l),
        columns: vec![Column::text(say::turnout_channel(l)), Column::number(say::turnout_people(l))],
        rows,
        variant: "",
    });
    let offline = view.turnout.by_channel.iter().any(|(channel, _)| channel.is_offline());
    let channels = offline.then(|| view! { <p class="muted">{say::turnout_channels(l)}</p> });
    // Where there is a roll, its length is what turnout is a share of.
    let sentence = of_roll(l, view).unwrap_or_else(|| [Some(say::people_voted(l, total)), share].into_iter().flatten().collect::<Vec<_>>().join(" "));
    let body = view! { <p>{sentence}</p> {by_channel} {channels} };
    section("turnout", say::turnout(l), body)
}
