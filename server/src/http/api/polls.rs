//! `/api/v1/polls`: the paper, where the poll is in its life, how many have voted; and, once they are public, results.

use super::answers::Public;
use super::caller::Call;
use super::changes::{Correction, Decision};
use super::schemas;
use super::texts::{Texts, texts};
use crate::engage::ballots::has_voted;
use crate::engage::directory::population;
use crate::engage::papers::Sheet;
use crate::engage::polls::{missing, missing_to_seal, results as counted};
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use domain::consultation::{Missing, PollState};
use domain::ids::{CityId, ConsultationId, OptionId, PollId, QuestionId};
use domain::participation::Channel;
use domain::voting::budget::Satisfaction;
use domain::voting::count::Rule;
use domain::voting::{Counted, Decided, Eligibility, PollResult, QuestionTally, Secrecy};
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;
use store::moments::timestamp;
use store::polls::{PaperQuestion, by_id, decisions, life};
use store::{ballots, consultations};
use utoipa::ToSchema;

/// A poll.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Poll {
    /// Its number.
    #[schema(value_type = i64)]
    pub id: PollId,
    /// Its consultation.
    #[schema(value_type = i64)]
    pub consultation: ConsultationId,
    /// The city, by its name in addresses.
    pub city: String,
    /// Languages it is offered in.
    pub languages: Vec<String>,
    /// Where it is in its life.
    #[schema(schema_with = schemas::poll_state)]
    pub state: PollState,
    /// When it opens.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens: Option<Timestamp>,
    /// When it closes.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// It deliberately has no close.
    pub open_ended: bool,
    /// Who may vote. `electoral-roll`: those on the roll of the poll, with a code and without an account.
    #[schema(schema_with = schemas::eligibility)]
    pub eligibility: Eligibility,
    /// How secret ballots are.
    #[schema(schema_with = schemas::secrecy)]
    pub secrecy: Secrecy,
    /// Title.
    pub title: Texts,
    /// Introduction, Markdown.
    pub intro: Texts,
    /// The questions in order.
    pub questions: Vec<Question>,
    /// How many people have voted.
    pub turnout: Turnout,
    /// Whether you have voted; absent when nobody is signed in. What you voted is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voted: Option<bool>,
    /// What is missing before it may be published; only for its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<Object>>)]
    pub missing: Option<Vec<Missing>>,
    /// The public seed that breaks ties; empty until the poll is published.
    pub tie_seed: String,
    /// Public decisions, newest first.
    pub decisions: Vec<Decision>,
    /// Public corrections, newest first.
    pub corrections: Vec<Correction>,
}

/// A question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Question {
    /// Its number.
    #[schema(value_type = i64)]
    pub id: QuestionId,
    /// How it is answered.
    #[schema(schema_with = schemas::method)]
    pub method: String,
    /// The least choices, of an approval or a ranking.
    pub min: i32,
    /// The most choices, of an approval or a ranking.
    pub max: i32,
    /// The highest mark of an option, of a score or of points.
    pub highest: i32,
    /// What all marks together may cost, of points or of quadratic votes.
    pub credits: i32,
    /// The rule that decides it, fixed before the vote.
    #[schema(schema_with = schemas::rule)]
    pub rule: Option<Rule>,
    /// How many options win; 1 at a budget, where money decides.
    pub seats: i32,
    /// What its options compete for, at a participatory budget, in cents of a euro; 0 as long as a draft does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_cents: Option<u64>,
    /// What a funded project is worth to its supporters, at a participatory budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = schemas::satisfaction)]
    pub satisfaction: Option<Satisfaction>,
    /// It may be left blank.
    pub optional: bool,
    /// Options are shown in random order.
    pub random_order: bool,
    /// The question.
    pub text: Texts,
    /// The hint below it.
    pub help: Texts,
    /// What can be chosen, in the team's order.
    pub options: Vec<Choice>,
}

/// An option of a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Choice {
    /// Its number.
    #[schema(value_type = i64)]
    pub id: OptionId,
    /// The option.
    pub label: Texts,
    /// The explanation below it.
    pub description: Texts,
    /// What it costs, at a participatory budget, in cents of a euro.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_cents: Option<u64>,
}

/// How many people have voted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Turnout {
    /// All of them.
    pub voters: u64,
    /// By the way they voted.
    pub by_channel: Vec<ChannelCount>,
    /// How many are on the electoral roll, where only they may vote: rates are then a share of this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roll: Option<u64>,
    /// The city's declared population, where rates may be divided by it.
    pub population: Option<u32>,
}

/// People who voted in one way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelCount {
    /// The way.
    #[schema(schema_with = schemas::channel)]
    pub channel: Channel,
    /// How many.
    pub voters: u64,
}

/// Results of a poll.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Results {
    /// The poll.
    #[schema(value_type = i64)]
    pub poll: PollId,
    /// When they were published.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published: Option<Timestamp>,
    /// Ballots counted.
    pub ballots: u64,
    /// Question by question.
    pub questions: Vec<QuestionResult>,
}

/// The count of a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct QuestionResult {
    /// The question.
    #[schema(value_type = i64)]
    pub question: QuestionId,
    /// Ballots with a choice here: the base of the shares.
    pub answered: u64,
    /// Ballots without one.
    pub blank: u64,
    /// Option by option.
    pub options: Vec<OptionResult>,
    /// What the deciding rule comes to; none where nobody answered, and in polls published before ties of options that are only named were broken by lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<RuleResult>,
    /// What other rules would have come to on the same ballots: a comparison, which decides nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub compared: Vec<RuleResult>,
}

/// What a rule comes to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleResult {
    /// The rule.
    #[schema(schema_with = schemas::rule)]
    pub rule: Rule,
    /// The winners, in the order in which they were chosen.
    #[schema(value_type = Vec<i64>)]
    pub winners: Vec<OptionId>,
    /// The least number of ballots that, had they been cast otherwise, would have made other winners. Told by plurality and approval only, where the count says
    /// it exactly, and of the deciding rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<u64>,
    /// The whole count: scores, rounds, stages, the matrix and the strongest paths, or what a budget pays for and why. Options
    /// are places in the list of options above, from 0; amounts are cents, as whole numbers or fractions.
    #[schema(value_type = Object)]
    pub count: serde_json::Value,
}

impl RuleResult {
    fn deciding(decided: &Decided) -> Self {
        Self { margin: decided.margin(), ..Self::of(decided, &decided.deciding) }
    }

    fn of(decided: &Decided, counted: &Counted) -> Self {
        // The outcome of a count has no keys that JSON lacks.
        let count = serde_json::to_value(&counted.outcome).unwrap_or_default();
        Self { rule: counted.rule, winners: decided.winners(counted), margin: None, count }
    }
}

/// The count of an option.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OptionResult {
    /// The option.
    #[schema(value_type = i64)]
    pub option: OptionId,
    /// Ballots that chose it.
    pub votes: u64,
    /// Votes as percent of the ballots that answered; null when none did.
    pub percent: Option<f64>,
}

/// The poll of the address: published, or a draft for its team.
///
/// # Errors
/// Not found, otherwise.
pub async fn sheet(call: &Call) -> Result<Arc<Sheet>, Trouble> {
    let sheet = call.parvis.papers.get(&call.parvis.database, call.poll()?).await?;
    let public = sheet.row.published_at.is_some() && sheet.consultation.published_at.is_some();
    if public || in_team(call, &sheet) { Ok(sheet) } else { Err(Trouble::NOT_FOUND) }
}

fn in_team(call: &Call, sheet: &Sheet) -> bool {
    call.caller.as_ref().is_some_and(|caller| caller.in_team(CityId(sheet.city.id)))
}

fn question(row: &PaperQuestion) -> Question {
    let budget = row.budget();
    Question {
        id: QuestionId(row.row.id),
        method: row.row.method.clone(),
        min: row.row.min_choices,
        max: row.row.max_choices,
        highest: row.row.highest,
        credits: row.row.credits,
        rule: row.decision().map(|decision| decision.rule),
        seats: row.row.seats,
        budget_cents: budget.as_ref().map(|budget| budget.amount),
        satisfaction: budget.map(|budget| budget.satisfaction),
        optional: row.row.optional,
        random_order: row.row.random_order,
        text: texts(&row.texts, |text| &text.text),
        help: texts(&row.texts, |text| &text.help),
        options: row
            .options
            .iter()
            .map(|(option, said)| Choice {
                id: OptionId(option.id),
                label: texts(said, |text| &text.label),
                description: texts(said, |text| &text.description),
                cost_cents: option.cost.and_then(|cost| u64::try_from(cost).ok()),
            })
            .collect(),
    }
}

/// A poll: its paper, its state, how many have voted.
///
/// Drafts are there for their team only. There are no results here at any time.
#[utoipa::path(get, path = "/api/v1/polls/{poll}", tag = "Polls", params(("poll" = i64, Path, description = "Its number")),
    responses((status = 200, description = "The poll", body = Poll), Public))]
pub async fn show(call: Call) -> Answer {
    let sheet = sheet(&call).await?;
    let (connection, now) = (call.parvis.database.read(), call.parvis.clock.now());
    // The moments may have moved since the paper was read.
    let row = by_id(connection, sheet.poll).await?.ok_or(Trouble::NOT_FOUND)?;
    let voted = match &call.caller {
        Some(caller) => Some(has_voted(&call.parvis, &sheet, caller).await?),
        None => None,
    };
    let draft = row.published_at.is_none() && in_team(&call, &sheet);
    let mut lacks = draft.then(|| missing(&row, &sheet.paper, sheet.languages(), now));
    if let Some(lacks) = &mut lacks {
        lacks.extend(missing_to_seal(&call.parvis, &sheet).await?);
    }
    let corrections = consultations::corrections(connection, ConsultationId(sheet.consultation.id), Some(sheet.poll)).await?;
    Ok(HttpResponse::Ok().json(Poll {
        id: sheet.poll,
        consultation: ConsultationId(sheet.consultation.id),
        city: sheet.city.slug.clone(),
        languages: sheet.languages(),
        state: life(&row).state(now),
        opens: row.opens_at.map(timestamp),
        closes: row.closes_at.map(timestamp),
        open_ended: row.open_ended,
        eligibility: sheet.eligibility,
        secrecy: sheet.secrecy,
        title: texts(&sheet.paper.texts, |text| &text.title),
        intro: texts(&sheet.paper.texts, |text| &text.intro),
        questions: sheet.paper.questions.iter().map(question).collect(),
        turnout: turnout_of(&call, &sheet).await?,
        voted,
        tie_seed: sheet.row.tie_seed.clone(),
        missing: lacks,
        decisions: decisions(connection, &[sheet.poll.0]).await?.into_iter().rev().map(Decision::from).collect(),
        corrections: corrections.into_iter().map(Correction::from).collect(),
    }))
}

async fn turnout_of(call: &Call, sheet: &Sheet) -> Result<Turnout, Trouble> {
    let turnout = ballots::turnouts(call.parvis.database.read(), &[sheet.poll.0]).await?.remove(&sheet.poll.0).unwrap_or_default();
    Ok(Turnout {
        voters: turnout.total(),
        by_channel: turnout.by_channel.into_iter().map(|(channel, voters)| ChannelCount { channel, voters }).collect(),
        roll: crate::http::pages::poll::roll_size(sheet),
        population: population(&sheet.city).filter(|population| !population.to_be_replaced).map(|population| population.count),
    })
}

/// How many people have voted.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/turnout", tag = "Polls", params(("poll" = i64, Path, description = "Its number")),
    responses((status = 200, description = "The turnout", body = Turnout), Public))]
pub async fn turnout(call: Call) -> Answer {
    let sheet = sheet(&call).await?;
    Ok(HttpResponse::Ok().json(turnout_of(&call, &sheet).await?))
}

/// The results of a poll.
///
/// They are here once the city has published them; until then there are none, for anybody.
#[utoipa::path(get, path = "/api/v1/polls/{poll}/results", tag = "Polls", params(("poll" = i64, Path, description = "Its number")),
    responses((status = 200, description = "The results", body = Results), Public))]
pub async fn results(call: Call) -> Answer {
    let sheet = sheet(&call).await?;
    let result = counted(&call.parvis, &sheet).await?.ok_or(Trouble::NOT_FOUND)?;
    let published = sheet.row.results_at.map(timestamp);
    Ok(HttpResponse::Ok().json(Results { poll: sheet.poll, published, ballots: result.tally.ballots, questions: counts(&result) }))
}

/// What a count came to, question by question.
#[must_use]
pub fn counts(result: &PollResult) -> Vec<QuestionResult> {
    let count = |question: &QuestionTally| QuestionResult {
        question: question.question,
        answered: question.answered,
        blank: question.blank,
        decided: result.decided(question.question).map(RuleResult::deciding),
        compared: result.decided(question.question).map(|d| d.compared.iter().map(|one| RuleResult::of(d, one)).collect()).unwrap_or_default(),
        options: question
            .options
            .iter()
            .map(|count| OptionResult { option: count.option, votes: count.votes, percent: question.share(count.votes).map(|share| share.percent()) })
            .collect(),
    };
    result.tally.questions.iter().map(count).collect()
}
