//! What a question with places or numbers came to, and why: the winner in a sentence, then the count of the deciding
//! rule step by step, then what other rules would have come to.

use super::funded;
use super::results::{HOLE, around, label, listed};
use crate::components::{Bar, Column, Table, bars, names, table, text};
use crate::format;
use crate::view::poll::QuestionView;
use crate::words::{Locale, budget, poll as say};
use domain::ids::OptionId;
use domain::ratio::Ratio;
use domain::voting::count::{IrvOutcome, Outcome, Rule, SchulzeOutcome, StageAction, Standing, StvOutcome, TieBroken, TieRule, stv};
use domain::voting::{Counted, Decided, Marking, QuestionTally};
use leptos::prelude::*;

/// How a question is decided, in a sentence.
pub fn rule_sentence(l: Locale, question: &QuestionView, rule: Rule) -> String {
    let seats = question.seats;
    match rule {
        Rule::Irv => say::decided_irv(l),
        Rule::Stv => say::decided_stv(l, seats),
        Rule::Schulze => say::decided_schulze(l, seats),
        Rule::Borda => say::decided_borda(l, seats),
        Rule::Plurality | Rule::Approval if question.is_decided() => say::decided_named(l, seats),
        Rule::Plurality | Rule::Approval => say::decided_named_before(l),
        Rule::Score => say::decided_score(l, seats),
        Rule::EqualShares | Rule::Greedy | Rule::Phragmen => funded::rule_sentence(l, question, rule),
    }
}

/// How ties were broken, in a sentence.
pub fn ties_sentence(l: Locale, ties: &TieRule) -> String {
    match ties {
        TieRule::Id => say::ties_by_id(l),
        TieRule::Seed(seed) => say::ties_by_seed(l, seed.clone()),
    }
}

/// Everything about one question.
pub fn one(l: Locale, question: &QuestionView, tally: &QuestionTally, decided: &Decided) -> AnyView {
    let count = Count { l, question, tally, decided };
    if let Outcome::Budget(allocation) = &decided.deciding.outcome {
        return funded::one(&count, allocation);
    }
    let told = if tally.answered == 0 {
        view! { <p class="headline-result">{say::result_none(l)}</p> }.into_any()
    } else {
        view! {
            <p class="headline-result">{count.headline()}</p>
            <p>{rule_sentence(l, question, decided.deciding.rule)}</p>
            {count.outcome(&decided.deciding)}
            {count.ties(&decided.deciding.outcome.telling_ties())}
            {(!decided.compared.is_empty()).then(|| count.compared())}
        }
        .into_any()
    };
    view! { <h3>{text(&question.text, l)}</h3> {told} <p>{say::blank_ballots(l, tally.blank)}</p> }.into_any()
}

/// A question that was counted.
pub(super) struct Count<'a> {
    pub l: Locale,
    pub question: &'a QuestionView,
    pub tally: &'a QuestionTally,
    pub decided: &'a Decided,
}

impl Count<'_> {
    fn name(&self, place: u32) -> AnyView {
        self.decided.option(place).map(|option| text(&label(self.question, option), self.l)).into_any()
    }

    pub fn named(&self, places: &[u32]) -> AnyView {
        let options: Vec<OptionId> = places.iter().filter_map(|&place| self.decided.option(place)).collect();
        listed(self.l, self.question, &options)
    }

    fn headline(&self) -> AnyView {
        let winners = self.decided.deciding.outcome.winners();
        match winners {
            [winner] => around(&say::won_one(self.l, HOLE), self.name(*winner)),
            several => around(&say::won_several(self.l, HOLE), self.named(several)),
        }
    }

    fn outcome(&self, counted: &Counted) -> AnyView {
        match &counted.outcome {
            Outcome::Standing(standing) => self.standing(counted.rule, standing),
            Outcome::Irv(irv) => self.runoff(irv),
            Outcome::Stv(stv) => self.transfers(stv),
            Outcome::Schulze(schulze) => self.paths(schulze),
            Outcome::Budget(allocation) => funded::outcome(self, allocation),
        }
    }

    /// Options with their sums, highest first: a chart, and the table that says the same and more.
    fn standing(&self, rule: Rule, standing: &Standing) -> AnyView {
        let l = self.l;
        let mut order: Vec<usize> = (0..standing.scores.len()).collect();
        order.sort_by_key(|&place| std::cmp::Reverse(standing.scores[place]));
        let sum = |place: usize| u64::try_from(standing.scores[place]).unwrap_or(0);
        let most = order.first().map_or(0, |&place| sum(place));
        let option = |place: usize| self.decided.options.get(place).copied().unwrap_or(OptionId(0));
        let bar = |&place: &usize| Bar {
            label: label(self.question, option(place)),
            length: Ratio::new(sum(place), most).map_or(0.0, Ratio::value),
            count: format::count(self.l, sum(place)),
            share: String::new(),
            leading: standing.winners.iter().any(|&winner| winner as usize == place),
        };
        let shown: Vec<Bar> = order.iter().map(bar).collect();
        let borda = rule == Rule::Borda;
        let row = |&place: &usize| {
            let average = Ratio::new(sum(place), self.tally.answered).map(|ratio| format::decimal(l, ratio.value(), 2)).unwrap_or_default();
            let named = self.tally.votes(option(place)).unwrap_or(0);
            vec![
                text(&label(self.question, option(place)), l),
                format::count(l, sum(place)).into_any(),
                average.into_any(),
                format::count(self.l, named).into_any(),
            ]
        };
        let columns = vec![
            Column::text(say::table_option(l)),
            Column::number(say::table_sum(l)),
            Column::number(say::table_average(l)),
            Column::number(say::table_named(l)),
        ];
        let sums = Table { id: self.id("count"), caption: self.caption(), columns, rows: order.iter().map(row).collect(), variant: "" };
        let note = if borda { say::borda_note(l) } else { say::sum_note(l, self.tally.answered) };
        view! {
            <p class="muted">{note}</p>
            <div class="columns columns--equal">{bars(l, say::sum(l).into_any(), None, true, &shown)} {table(sums)}</div>
        }
        .into_any()
    }

    pub fn id(&self, part: &str) -> String {
        format!("{part}-{}", self.question.field())
    }

    fn caption(&self) -> String {
        say::table_caption(self.l, &self.question.text.text)
    }

    /// Rounds of an instant runoff: what happened in each, and the ballots of every option.
    fn runoff(&self, irv: &IrvOutcome) -> AnyView {
        let l = self.l;
        let told = irv.rounds.iter().enumerate().map(|(index, round)| {
            let n = index + 1;
            let active: u64 = round.votes.iter().sum();
            let votes = |place: u32| round.votes.get(place as usize).copied().unwrap_or(0);
            let sentence = match round.excluded {
                Some(out) => around(&say::round_out(l, n, HOLE, votes(out)), self.name(out)),
                None if votes(irv.winner) * 2 > active => around(&say::round_won(l, active, n, HOLE, votes(irv.winner)), self.name(irv.winner)),
                None => around(&say::round_last(l, active, n, HOLE, votes(irv.winner)), self.name(irv.winner)),
            };
            view! { <li>{sentence}</li> }
        });
        let columns: Vec<(String, &[u64], u64)> =
            irv.rounds.iter().enumerate().map(|(index, round)| (say::round(l, index + 1), round.votes.as_slice(), round.exhausted)).collect();
        let whole = |votes: u64| format::count(l, votes);
        // Who is excluded at the end of a round is out from the next on.
        let excluded: Vec<Option<u32>> = std::iter::once(None).chain(irv.rounds.iter().map(|round| round.excluded)).collect();
        view! {
            <h4>{say::rounds(l)}</h4>
            <ol class="rounds">{told.collect_view()}</ol>
            {self.by_round(&columns, &excluded, &whole)}
        }
        .into_any()
    }

    /// One row for each option, one column for each round. Who is out has a dash, which is read out as a word; who is in and has no votes has 0.
    fn by_round(&self, rounds: &[(String, &[u64], u64)], excluded: &[Option<u32>], say_votes: &dyn Fn(u64) -> String) -> AnyView {
        let l = self.l;
        let out = |place: usize, round: usize| excluded.iter().take(round + 1).any(|&out| out.is_some_and(|out| out as usize == place));
        let mut columns = vec![Column::text(say::table_option(l))];
        columns.extend(rounds.iter().map(|(head, ..)| Column::number(head.clone())));
        let cell = |place: usize, round: usize, votes: u64| {
            if out(place, round) {
                return view! { <span class="na"><span aria-hidden="true">"–"</span><span class="visually-hidden">{say::is_out(l)}</span></span> }.into_any();
            }
            say_votes(votes).into_any()
        };
        let mut order: Vec<usize> = (0..self.decided.options.len()).collect();
        // Who stayed longest and had most stands first.
        order.sort_by_key(|&place| std::cmp::Reverse(rounds.iter().rev().map(|(_, votes, _)| votes.get(place).copied().unwrap_or(0)).collect::<Vec<_>>()));
        let mut rows: Vec<Vec<AnyView>> = order
            .into_iter()
            .map(|place| {
                let votes = rounds.iter().enumerate().map(|(round, (_, votes, _))| cell(place, round, votes.get(place).copied().unwrap_or(0)));
                std::iter::once(self.name(u32::try_from(place).unwrap_or(u32::MAX))).chain(votes).collect()
            })
            .collect();
        let lost = rounds.iter().map(|(_, _, lost)| say_votes(*lost).into_any());
        rows.push(std::iter::once(view! { <span class="muted">{say::exhausted(l)}</span> }.into_any()).chain(lost).collect());
        table(Table { id: self.id("rounds"), caption: self.caption(), columns, rows, variant: "table--sticky" })
    }

    /// Stages of a count by transfers. Votes have decimals: a surplus moves on in parts.
    fn transfers(&self, outcome: &StvOutcome) -> AnyView {
        let l = self.l;
        let told = outcome.stages.iter().enumerate().map(|(index, stage)| {
            let n = index + 1;
            let sentence = match stage.action {
                StageAction::FirstPreferences => say::stage_first(l, n).into_any(),
                StageAction::Surplus { from, .. } => around(&say::stage_surplus(l, n, HOLE), self.name(from)),
                StageAction::Exclusion { from, .. } => around(&say::stage_out(l, n, HOLE), self.name(from)),
            };
            let chosen = (!stage.elected.is_empty()).then(|| view! { " " {around(&say::stage_elected(l, HOLE), self.named(&stage.elected))} });
            view! { <li>{sentence}{chosen}</li> }
        });
        let columns: Vec<(String, &[u64], u64)> =
            outcome.stages.iter().enumerate().map(|(index, stage)| (say::stage(l, index + 1), stage.votes.as_slice(), stage.lost)).collect();
        let excluded: Vec<Option<u32>> =
            outcome.stages.iter().map(|stage| if let StageAction::Exclusion { from, .. } = stage.action { Some(from) } else { None }).collect();
        view! {
            <h4>{say::rounds(l)}</h4>
            <p>{say::stv_quota(l, outcome.valid, outcome.quota / stv::ONE, self.decided.seats)}</p>
            <ol class="rounds">{told.collect_view()}</ol>
            {self.by_round(&columns, &excluded, &|votes| format::decimal(l, hundred_thousandths(votes), 2))}
        }
        .into_any()
    }

    /// The matrix and the strongest paths of the Schulze method.
    fn paths(&self, schulze: &SchulzeOutcome) -> AnyView {
        let l = self.l;
        let direct = match schulze.condorcet_winner {
            Some(winner) => around(&say::condorcet(l, HOLE), self.name(winner)),
            None => say::no_condorcet(l).into_any(),
        };
        view! {
            <h4>{say::pairwise(l)}</h4>
            <p>{direct}</p>
            {self.matrix("pairwise", say::pairwise_caption(l), &schulze.pairwise)}
            <p class="muted">{say::paths_note(l)}</p>
            {self.matrix("paths", say::paths_caption(l), &schulze.paths)}
        }
        .into_any()
    }

    /// Every option against every other; the greater number of each pair is marked.
    fn matrix(&self, id: &str, caption: String, numbers: &[Vec<u64>]) -> AnyView {
        let all = 0..u32::try_from(numbers.len()).unwrap_or(0);
        let at = |row: u32, column: u32| numbers.get(row as usize).and_then(|row| row.get(column as usize)).copied().unwrap_or(0);
        let mut columns = vec![Column::text(say::table_option(self.l))];
        columns.extend(all.clone().map(|place| Column::number(self.name(place))));
        let cell = |row: u32, column: u32| {
            if row == column {
                return view! { <span class="na">"–"</span> }.into_any();
            }
            let number = format::count(self.l, at(row, column));
            if at(row, column) > at(column, row) { view! { <strong>{number}</strong> }.into_any() } else { number.into_any() }
        };
        let rows = all.clone().map(|row| std::iter::once(self.name(row)).chain(all.clone().map(|column| cell(row, column))).collect()).collect();
        table(Table { id: self.id(id), caption, columns, rows, variant: "table--sticky" })
    }

    pub fn ties(&self, ties: &[&TieBroken]) -> AnyView {
        if ties.is_empty() {
            return ().into_any();
        }
        let one = |tie: &&TieBroken| {
            let (tied, drawn) = (around(&say::ties_drawn(self.l, HOLE), self.named(&tie.tied)), around(&say::lot_drew(self.l, HOLE), self.named(&tie.drawn)));
            view! { <p>{tied} " " {drawn}</p> }
        };
        view! { {ties.iter().map(one).collect_view()} <p class="muted">{ties_sentence(self.l, &self.decided.ties)}</p> }.into_any()
    }

    /// Other rules on the same ballots.
    pub fn compared(&self) -> AnyView {
        let l = self.l;
        let stable = self.decided.compared.iter().all(|counted| self.decided.agrees(counted));
        let row = |counted: &Counted| {
            let same = if self.decided.agrees(counted) { say::compared_same(l) } else { say::compared_other(l) };
            let rule = match (counted.rule, self.question.method.marking()) {
                (Rule::Plurality, Marking::Place) => say::first_choices(l),
                (rule, _) => names::rule(l, rule),
            };
            let none = counted.outcome.winners().is_empty().then(|| budget::no_winner(l));
            vec![rule.into_any(), view! { {self.named(counted.outcome.winners())}{none} }.into_any(), same.into_any()]
        };
        let columns = vec![Column::text(say::compared_rule(l)), Column::text(say::compared_winners(l)), Column::text(say::compared_outcome(l))];
        let compared =
            Table { id: self.id("compared"), caption: say::compared_note(l), columns, rows: self.decided.compared.iter().map(row).collect(), variant: "" };
        view! {
            <details class="details">
                <summary>{say::compared(l)}</summary>
                <p>{if stable { say::compared_all_same(l) } else { say::compared_some_differ(l) }}</p>
                {table(compared)}
            </details>
        }
        .into_any()
    }
}

/// Votes of a count by transfers, to be shown: whoever counts uses the whole numbers.
fn hundred_thousandths(votes: u64) -> f64 {
    Ratio::new(votes, stv::ONE).map_or(0.0, Ratio::value)
}
