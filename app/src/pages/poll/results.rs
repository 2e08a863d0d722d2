//! Published results: a sentence, a chart and the table that says the same, for each question; then who took part.

use super::{address, decided};
use crate::components::{Bar, Column, Table, bar_table, bars, names, section, table, text};
use crate::format;
use crate::view::frame::Frame;
use crate::view::poll::{PollView, QuestionView, ResultsView};
use crate::view::text::Text;
use crate::words::{Locale, poll as say, roll};
use domain::ids::OptionId;
use domain::voting::{Method, PollResult, QuestionTally};
use leptos::prelude::*;

/// Everything about the results.
pub fn results(frame: &Frame, view: &PollView, published: &ResultsView) -> AnyView {
    let l = frame.locale;
    view! {
        <section class="section" aria-labelledby="results">
            <h2 id="results">{say::results(l)}</h2>
            <p class="muted">{say::results_published_on(l, format::date(l, published.published.date()))}</p>
            {counts(l, &view.questions, &published.result)}
            <ul class="downloads">
                <li><a href=format!("{}/ballots", address(frame, view))>{say::see_all_ballots(l)}</a></li>
                {view.logged.then(|| view! { <li><a href=format!("{}/log", address(frame, view))>{say::check_this_vote(l)}</a></li> })}
            </ul>
        </section>
        {turnout(l, view)}
    }
    .into_any()
}

/// What each question came to, and how that was counted.
pub fn counts(l: Locale, questions: &[QuestionView], result: &PollResult) -> AnyView {
    let questions = questions.iter().filter_map(|question| {
        let tally = result.tally.question(question.id)?;
        Some(match result.decided(question.id) {
            Some(count) => decided::one(l, question, tally, count),
            None => one(l, question, tally),
        })
    });
    view! { {questions.collect_view()} {how_counted(l, result)} }.into_any()
}

fn one(l: Locale, question: &QuestionView, tally: &QuestionTally) -> AnyView {
    let field = question.field();
    let base = say::base(l, tally.answered);
    let bars_of = ranked(l, question, tally);
    let approval = (question.method != Method::SingleChoice).then(|| view! { <p class="muted">{say::approval_note(l)}</p> });
    let heads = [say::table_option(l), say::table_ballots(l), say::table_share(l)];
    let caption = say::table_caption(l, &question.text.text);
    view! {
        <h3>{text(&question.text, l)}</h3>
        <p class="headline-result">{headline(l, question, tally)}</p>
        <div class="columns columns--equal">
            {bars(l, text(&question.text, l), Some(base), true, &bars_of)}
            {bar_table(l, &format!("count-{field}"), caption, heads, &bars_of)}
        </div>
        <p>{say::blank_ballots(l, tally.blank)}</p>
        {approval}
    }
    .into_any()
}

/// The options by votes; equal ones keep the order of the question, and share their rank.
fn ranked(l: Locale, question: &QuestionView, tally: &QuestionTally) -> Vec<Bar> {
    let leaders = tally.leaders();
    let mut counts = tally.options.clone();
    counts.sort_by_key(|count| std::cmp::Reverse(count.votes));
    let bar = |count: &domain::voting::OptionCount| {
        let share = tally.share(count.votes).map(domain::ratio::Ratio::value);
        Bar {
            label: label(question, count.option),
            length: share.unwrap_or(0.0),
            count: format::number(l, i64::try_from(count.votes).unwrap_or(i64::MAX)),
            share: share.map(|share| format::percent(l, share, 1)).unwrap_or_default(),
            leading: leaders.contains(&count.option),
        }
    };
    counts.iter().map(bar).collect()
}

pub(super) fn label(question: &QuestionView, option: OptionId) -> Text {
    question.option(option).map(|option| option.label.clone()).unwrap_or_default()
}

/// Who leads, or that nobody does: a tie is said as a tie.
fn headline(l: Locale, question: &QuestionView, tally: &QuestionTally) -> AnyView {
    let leaders = tally.leaders();
    let votes = leaders.first().and_then(|first| tally.votes(*first)).unwrap_or(0);
    let share = tally.share(votes).map(|share| format::percent(l, share.value(), 1)).unwrap_or_default();
    let n = tally.answered;
    match leaders.as_slice() {
        [] => say::result_none(l).into_any(),
        [one] => around(&say::result_one(l, n, HOLE, share, votes), text(&label(question, *one), l)),
        several => around(&say::result_tie(l, n, HOLE, share, votes), listed(l, question, several)),
    }
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

fn how_counted(l: Locale, result: &PollResult) -> AnyView {
    let drawn = result.decided.first().map(|count| view! { <p>{decided::ties_sentence(l, &count.ties)}</p> });
    view! {
        <details class="details">
            <summary>{say::how_counted(l)}</summary>
            <div class="prose">
                <p>{say::how_counted_ballots(l)}</p>
                <p>{say::how_counted_shares(l)}</p>
                {(result.decided.len() < result.tally.questions.len()).then(|| view! { <p>{say::how_counted_ties(l)}</p> })}
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
    let number = |n: u64| format::number(l, i64::try_from(n).unwrap_or(i64::MAX));
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
