//! Ballot papers, those of a city in a few statements.

use super::ground::Ground;
use super::texts::{Ask, Both, PollTheme, both};
use domain::ids::{OptionId, PollId, QuestionId};
use domain::voting::budget::Satisfaction;
use domain::voting::question::CENTS;
use domain::voting::{Budget, Decision, Question};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;
use store::{DatabaseTransaction, DbErr, sql};

/// What a correction put right: it stands at the end of the introduction.
pub const RIGHT: Both = both("You can change your vote until the poll closes.", "Vous pouvez modifier votre vote jusqu’à la clôture.");
/// What stood there before.
pub const WRONG: Both = both("A vote cannot be changed once it is cast.", "Un vote ne peut plus être modifié une fois déposé.");

/// A paper to write.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Its poll.
    pub poll: PollId,
    /// What it asks.
    pub theme: &'static PollTheme,
    /// Its introduction ends with [`RIGHT`].
    pub corrected: bool,
}

#[derive(FromQueryResult)]
struct Numbered {
    id: i64,
    owner: i64,
    position: i32,
}

/// Writes papers in these languages; the questions as ballots see them and how they are decided, poll by poll.
///
/// # Errors
/// When the database refuses.
pub async fn write(tx: &DatabaseTransaction, ground: &Ground, papers: &[Paper], languages: &[&str]) -> Result<BTreeMap<PollId, Vec<Decision>>, DbErr> {
    write_titles(tx, ground, papers, languages).await?;
    let mut rows = Vec::new();
    for paper in papers {
        for (position, ask) in (0_i32..).zip(paper.theme.questions) {
            rows.push(question_row(paper.poll, position, ask));
        }
    }
    let head = "INSERT INTO questions \
        (poll_id, position, method, min_choices, max_choices, optional, random_order, highest, credits, rule, seats, budget, satisfaction) VALUES";
    sql::insert_rows(tx, head, 13, rows, "").await?;
    let polls: Vec<i64> = papers.iter().map(|paper| paper.poll.0).collect();
    let written = numbered(tx, "questions", "poll_id", &polls).await?;
    let mut asked: Vec<(Asked, &'static Ask)> = Vec::new();
    for paper in papers {
        let ids = written.iter().filter(|row| row.owner == paper.poll.0);
        asked.extend(ids.zip(paper.theme.questions).map(|(row, ask)| (Asked { poll: paper.poll, question: row.id }, ask)));
    }
    write_questions(tx, ground, &asked, languages).await?;
    let options = write_options(tx, ground, &asked, languages).await?;
    let mut found: BTreeMap<PollId, Vec<Decision>> = BTreeMap::new();
    for (place, ask) in asked {
        let options = options.get(&place.question).cloned().unwrap_or_default();
        let question = Question { id: QuestionId(place.question), method: ask.method, options, optional: ask.optional, budget: budget(ask) };
        let decision = Decision::new(question, ask.rule, ask.seats.into());
        found.entry(place.poll).or_default().push(decision);
    }
    Ok(found)
}

/// A question that has its number.
#[derive(Clone, Copy)]
struct Asked {
    poll: PollId,
    question: i64,
}

async fn write_titles(tx: &DatabaseTransaction, ground: &Ground, papers: &[Paper], languages: &[&str]) -> Result<(), DbErr> {
    let mut rows = Vec::new();
    for paper in papers {
        for language in languages {
            rows.push(vec![
                paper.poll.0.into(),
                (*language).into(),
                ground.say(&paper.theme.title, language).into(),
                intro(ground, paper, language, &RIGHT).into(),
            ]);
        }
    }
    sql::insert_rows(tx, "INSERT INTO poll_texts (poll_id, language, title, intro) VALUES", 4, rows, "").await.map(|_| ())
}

/// The introduction of a poll, if it was corrected with this at its end.
pub fn intro(ground: &Ground, paper: &Paper, language: &str, end: &Both) -> String {
    let intro = ground.say(&paper.theme.intro, language);
    if paper.corrected { format!("{intro} {}", end.of(language)) } else { intro }
}

fn budget(ask: &Ask) -> Option<Budget> {
    let costs = ask.options.iter().map(|option| option.cost * CENTS).collect();
    ask.budget.map(|euro| Budget { amount: euro * CENTS, costs, satisfaction: Satisfaction::Cost })
}

/// Cents, as they are stored.
fn stored(cents: u64) -> i64 {
    i64::try_from(cents).unwrap_or(i64::MAX)
}

fn question_row(poll: PollId, position: i32, ask: &Ask) -> Vec<Value> {
    let numbers = ask.method.numbers();
    let budget = budget(ask);
    let rule = ask.rule.as_str();
    let numbers = [numbers.min, numbers.max, numbers.highest, numbers.credits, ask.seats].map(|number| Value::from(i32::from(number)));
    let [min, max, highest, credits, seats] = numbers;
    let (optional, shuffled) = (ask.optional.into(), ask.shuffled.into());
    let satisfaction = budget.as_ref().map(|budget| budget.satisfaction.as_str()).unwrap_or_default();
    let amount = budget.map(|budget| stored(budget.amount));
    let method = ask.method.as_str().into();
    vec![poll.0.into(), position.into(), method, min, max, optional, shuffled, highest, credits, rule.into(), seats, amount.into(), satisfaction.into()]
}

/// The rows just written, in order. (What an insert returns has no order that could be relied on.)
async fn numbered(tx: &DatabaseTransaction, table: &str, owner: &str, owners: &[i64]) -> Result<Vec<Numbered>, DbErr> {
    if owners.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT id, {owner} AS owner, position FROM {table} WHERE {owner} IN (VALUES {}) ORDER BY {owner}, position",
        sql::placeholders(owners.len(), 1, 1)
    );
    let mut rows: Vec<Numbered> = sql::all(tx, &query, owners.iter().map(|id| (*id).into()).collect()).await?;
    rows.sort_by_key(|row| (row.owner, row.position));
    Ok(rows)
}

async fn write_questions(tx: &DatabaseTransaction, ground: &Ground, asked: &[(Asked, &'static Ask)], languages: &[&str]) -> Result<(), DbErr> {
    let mut rows = Vec::new();
    for (place, ask) in asked {
        for language in languages {
            rows.push(vec![place.question.into(), (*language).into(), ground.say(&ask.text, language).into(), ground.say(&ask.help, language).into()]);
        }
    }
    sql::insert_rows(tx, "INSERT INTO question_texts (question_id, language, text, help) VALUES", 4, rows, "").await.map(|_| ())
}

async fn write_options(
    tx: &DatabaseTransaction,
    ground: &Ground,
    asked: &[(Asked, &'static Ask)],
    languages: &[&str],
) -> Result<BTreeMap<i64, Vec<OptionId>>, DbErr> {
    let mut rows = Vec::new();
    for (place, ask) in asked {
        for (position, option) in (0_i32..).zip(ask.options) {
            let cost = ask.budget.map(|_| stored(option.cost * CENTS));
            rows.push(vec![place.question.into(), position.into(), cost.into()]);
        }
    }
    sql::insert_rows(tx, "INSERT INTO options (question_id, position, cost) VALUES", 3, rows, "").await?;
    let owners: Vec<i64> = asked.iter().map(|(place, _)| place.question).collect();
    let mut found: BTreeMap<i64, Vec<OptionId>> = BTreeMap::new();
    for row in numbered(tx, "options", "question_id", &owners).await? {
        found.entry(row.owner).or_default().push(OptionId(row.id));
    }
    let mut rows = Vec::new();
    for (place, ask) in asked {
        let ids = found.get(&place.question).map_or(&[][..], Vec::as_slice);
        for (id, option) in ids.iter().zip(ask.options) {
            for language in languages {
                let (label, description) = (ground.say(&option.label, language), ground.say(&option.description, language));
                rows.push(vec![id.0.into(), (*language).into(), label.into(), description.into()]);
            }
        }
    }
    sql::insert_rows(tx, "INSERT INTO option_texts (option_id, language, label, description) VALUES", 4, rows, "").await?;
    Ok(found)
}
