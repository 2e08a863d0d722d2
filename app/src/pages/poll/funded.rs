//! What a participatory budget pays for, and why: the funded projects in a sentence, the money spent, then project by project
//! why it won or lost.

use super::decided::Count;
use super::results::{HOLE, around, label};
use crate::components::{Bar, Column, Table, bars, table, text};
use crate::format;
use crate::view::poll::{OptionView, QuestionView};
use crate::words::{Locale, budget as say};
use domain::ids::OptionId;
use domain::ratio::Ratio;
use domain::voting::Method;
use domain::voting::budget::{Allocation, Paid, Satisfaction, Verdict};
use domain::voting::count::Rule;
use leptos::prelude::*;

/// What an option costs: "€12,000", and that it can never be funded where it is dearer than the budget.
pub fn cost(l: Locale, question: &QuestionView, option: &OptionView) -> Option<String> {
    let (money, cost) = (question.budget?, option.cost?);
    let amount = format::euro(l, cost);
    Some(if cost > money.amount { say::cost_above_budget(l, amount) } else { amount })
}

/// "Together: €800 of €1,000": what the chosen projects cost, where they must fit the budget.
pub fn together(l: Locale, question: &QuestionView, chosen: &[OptionId]) -> Option<String> {
    let money = question.budget.filter(|_| question.method == Method::Knapsack)?;
    Some(say::together(l, format::euro(l, money.amount), format::euro(l, question.cost_of(chosen))))
}

/// How a budget is decided, in a few sentences.
pub fn rule_sentence(l: Locale, question: &QuestionView, rule: Rule) -> String {
    let alike = question.budget.is_some_and(|money| money.satisfaction == Satisfaction::Cardinality);
    let rule = match rule {
        Rule::Phragmen => say::decided_phragmen(l),
        Rule::Greedy if alike => say::decided_greedy_each(l),
        Rule::Greedy => say::decided_greedy(l),
        _ => format!("{} {}", say::decided_equal_shares(l), if alike { say::worth_alike(l) } else { say::worth_cost(l) }),
    };
    match question.method {
        Method::Ranked { .. } => format!("{} {rule}", say::rank_points(l, question.limits().1)),
        _ => rule,
    }
}

/// Everything about one budget.
pub fn one(count: &Count, allocation: &Allocation) -> AnyView {
    let (l, decided) = (count.l, count.decided);
    let headline = match allocation.winners.as_slice() {
        [] => say::funded_nothing(l).into_any(),
        winners => around(&say::funded_projects(l, HOLE), count.named(winners)),
    };
    view! {
        <h3>{text(&count.question.text, l)}</h3>
        <p class="headline-result">{headline}</p>
        {spent(count, allocation)}
        <p>{rule_sentence(l, count.question, decided.deciding.rule)}</p>
        {outcome(count, allocation)}
        {count.ties(&count.decided.deciding.outcome.telling_ties())}
        {(!decided.compared.is_empty()).then(|| count.compared())}
        <p>{say::blank_ballots(l, count.tally.blank)}</p>
    }
    .into_any()
}

/// The money, and for how many it does something.
fn spent(count: &Count, allocation: &Allocation) -> AnyView {
    let l = count.l;
    let budget = count.question.budget.map_or(0, |money| money.amount);
    let left = budget.saturating_sub(allocation.cost);
    let sentence = say::spent(l, format::euro(l, budget), format::euro(l, allocation.cost));
    let unspent = (left > 0).then(|| format!(" {}", say::unspent(l, format::euro(l, left))));
    let (represented, voters) = (allocation.indicators.represented, allocation.indicators.voters);
    let share = Ratio::new(represented, voters).map(|share| format::percent(l, share.value(), 1)).unwrap_or_default();
    view! {
        <p>{sentence.clone()}{unspent}</p>
        <meter class="meter" min="0" max=budget.to_string() value=allocation.cost.to_string() aria-label=say::spent_label(l)>{sentence}</meter>
        <p>{say::represented(l, represented, share, voters)}</p>
    }
    .into_any()
}

/// Every project, and why it won or lost; then its support as a chart, and the table that says the same.
pub fn outcome(count: &Count, allocation: &Allocation) -> AnyView {
    let l = count.l;
    let support = |project: u32| allocation.support.get(project as usize).copied().unwrap_or(0);
    let mut order: Vec<u32> = (0..u32::try_from(allocation.verdicts.len()).unwrap_or(0)).collect();
    order.sort_by_key(|&project| (!allocation.winners.contains(&project), std::cmp::Reverse(support(project))));
    let most = order.iter().map(|&project| support(project)).max().unwrap_or(0);
    let name = |project: u32| label(count.question, count.decided.option(project).unwrap_or(OptionId(0)));
    let bar = |&project: &u32| Bar {
        label: name(project),
        length: Ratio::new(support(project), most).map_or(0.0, Ratio::value),
        count: format::count(count.l, support(project)),
        share: String::new(),
        leading: allocation.winners.contains(&project),
    };
    let shown: Vec<Bar> = order.iter().map(bar).collect();
    let cost = |project: u32| count.decided.option(project).and_then(|option| count.question.option(option)?.cost).unwrap_or(0);
    let told = |&project: &u32| {
        let reason = why(count, allocation, project, cost(project));
        view! { <li><strong>{text(&name(project), l)}</strong> " " <span class="muted">{format::euro(l, cost(project))}</span> <br/> {reason}</li> }
    };
    let row = |&project: &u32| {
        let outcome = if allocation.winners.contains(&project) { say::funded(l) } else { say::not_funded(l) };
        vec![text(&name(project), l), format::euro(l, cost(project)).into_any(), format::count(count.l, support(project)).into_any(), outcome.into_any()]
    };
    let (head, caption) = if count.question.has_marks() { (say::table_points(l), say::points_each(l)) } else { (say::table_supporters(l), say::supporters(l)) };
    let columns = vec![Column::text(say::table_project(l)), Column::number(say::table_cost(l)), Column::number(head), Column::text(say::table_outcome(l))];
    let projects = Table {
        id: count.id("projects"),
        caption: say::table_caption(l, &count.question.text.text),
        columns,
        rows: order.iter().map(row).collect(),
        variant: "table--sticky",
    };
    let note = say::support_note(l, count.tally.answered);
    view! {
        {share_sentence(count, allocation)}
        <ul class="rounds">{order.iter().map(told).collect_view()}</ul>
        {bars(l, caption.into_any(), Some(note), true, &shown)}
        {table(projects)}
    }
    .into_any()
}

/// What every voter had in the end, where the rule gives every voter money.
fn share_sentence(count: &Count, allocation: &Allocation) -> Option<AnyView> {
    let l = count.l;
    let endowment = allocation.endowment.as_ref()?;
    let grown = (endowment.increments > 0).then(|| format!(" {}", say::share_grown(l, endowment.increments)));
    Some(view! { <p>{say::share_each(l, format::euro_part(l, &endowment.each))}{grown}</p> }.into_any())
}

/// Why a project won or lost, in words.
fn why(count: &Count, allocation: &Allocation, project: u32, cost: u64) -> String {
    let l = count.l;
    let cost = || format::euro(l, cost);
    match allocation.verdicts.get(project as usize) {
        Some(Verdict::Funded) | None => paid(count, allocation, project),
        Some(Verdict::AboveBudget) => say::verdict_above_budget(l),
        Some(Verdict::NoSupport) => say::verdict_no_support(l),
        Some(Verdict::DidNotFit { left }) => say::verdict_did_not_fit(l, cost(), format::euro(l, *left)),
        Some(Verdict::SupportersTooPoor { left }) => say::verdict_too_poor(l, cost(), format::euro_part(l, left)),
        Some(Verdict::RuleEnded) => say::verdict_rule_ended(l),
    }
}

/// Who paid for a funded project.
fn paid(count: &Count, allocation: &Allocation, project: u32) -> String {
    let l = count.l;
    let Some(purchase) = allocation.purchases.iter().find(|purchase| purchase.project == project) else { return String::new() };
    let points = count.question.has_marks();
    match &purchase.paid {
        Paid::Shares { each, in_full, with_their_rest } => {
            let (each, n, rest) = (format::euro_part(l, each), *in_full, *with_their_rest);
            match (points, rest) {
                (false, 0) => say::verdict_paid(l, each, n),
                (false, rest) => say::verdict_paid_rest(l, each, n, rest),
                (true, 0) => say::verdict_points(l, each, n),
                (true, rest) => say::verdict_points_rest(l, each, n, rest),
            }
        }
        Paid::Load { each, supporters } => say::verdict_load(l, format::euro_part(l, each), *supporters),
        Paid::Budget { .. } if allocation.endowment.is_some() => say::verdict_from_rest(l),
        Paid::Budget { .. } => say::verdict_by_support(l),
    }
}
