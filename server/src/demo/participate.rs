//! Residents who take part: turnout, ballots and events, a few thousand people at a time.
//!
//! Turnout is written by account number, open ballots in the order of their pseudonyms, ballots of sealed polls in the
//! order of their random receipts, as `engage` does: neither side follows the order of the other.

use super::ground::Ground;
use super::mix::{Channels, POLLS, voting_day};
use super::texts::PollTheme;
use super::write::Written;
use crate::engage::ballots::{token_pseudonym, voter_pseudonym};
use crate::engage::log::commit::Cast;
use crate::engage::log::{self, Log};
use crate::keys::{Keys, PollKey, random};
use crate::simulation::chance::{Dice, several, weighted};
use crate::simulation::voters::Electorate;
use domain::contract::Phase;
use domain::ids::{CityId, PersonId, PollId, Pseudonym};
use domain::participation::{Act, Channel, Event};
use domain::voting::{Ballot, Eligibility, Question};
use jiff::civil::Date;
use ledger::Issuer;
use ledger::bytes::{ReplaceKey, Salt, TokenInput};
use rand::RngExt;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;
use store::ballots::OpenBallot;
use store::moments::day;
use store::{DatabaseTransaction, DbErr, ballots, logs, participation, sql};

/// A poll that people have voted in.
pub struct Stage {
    /// City and poll.
    pub place: (CityId, PollId),
    /// What it asks.
    pub questions: Vec<Question>,
    /// Its log.
    pub log: Log,
    /// What signs it.
    pub signer: ledger::PollKey,
    /// What makes its tokens, where it is anonymous.
    pub tokens: Option<Issuer>,
    /// Ballots, once sealed.
    pub ballots: Vec<OpenBallot>,
    /// Who voted, once sealed.
    pub turnout: BTreeMap<Channel, u64>,
    /// It is sealed.
    pub sealed: bool,
    residents_only: bool,
    phase: Phase,
    days: (Date, Date),
    preferences: Electorate,
    popularity: f64,
    key: PollKey,
}

/// The polls of a city that are or were open.
///
/// # Errors
/// When a log cannot be named.
pub fn stages(keys: &Keys, ground: &Ground, written: &[Written], dice: &mut Dice) -> Result<Vec<Stage>, DbErr> {
    let mut stages = Vec::new();
    for written in written {
        let logs = written.secrets.iter().zip(&written.logs);
        for ((plan, (id, decisions)), (secret, log)) in written.plan.polls.iter().zip(&written.polls).zip(logs) {
            if plan.opens > ground.now {
                continue;
            }
            let questions: Vec<Question> = decisions.iter().map(|decision| decision.question.clone()).collect();
            let key = keys.of_poll(secret);
            stages.push(Stage {
                place: (CityId(ground.city.id), *id),
                signer: log::signer(&key, log.origin())?,
                tokens: log::issuer(&key, log.origin(), plan.secrecy)?,
                log: log.clone(),
                ballots: Vec::new(),
                turnout: BTreeMap::new(),
                sealed: plan.sealed.is_some(),
                residents_only: plan.eligibility == Eligibility::DeclaredResidents,
                phase: written.plan.phase,
                days: (plan.days.0, plan.days.1.unwrap_or(ground.today).min(ground.today)),
                preferences: preferences(dice, plan.theme, &questions),
                questions,
                popularity: dice.random_range(0.5..1.6),
                key,
            });
        }
    }
    Ok(stages)
}

/// Somebody who takes part.
#[derive(Clone, Copy, Debug)]
pub struct Participant {
    /// The account.
    pub person: PersonId,
    /// The number that stands for it in events.
    pub pseudonym: Pseudonym,
}

/// One vote of somebody.
struct Vote {
    stage: usize,
    day: Date,
    channel: Channel,
    ballot: Ballot,
}

/// The people of one city.
#[derive(Debug)]
pub struct Crowd {
    channels: Channels,
    leaning: f64,
    language: &'static str,
}

impl Crowd {
    /// The people of this city.
    pub fn of_city(ground: &Ground, dice: &mut Dice) -> Self {
        let language = if ground.speaks_french() { "fr" } else { "en" };
        Self { channels: Channels::of_city(dice), leaning: dice.random_range(0.3..0.7), language }
    }

    fn votes(&self, dice: &mut Dice, stages: &[Stage], weights: &[f64], how_many: usize) -> Result<Vec<Vote>, DbErr> {
        let camp = usize::from(dice.random_bool(self.leaning));
        let usual = self.channels.some(dice);
        let mut votes = Vec::with_capacity(how_many);
        for index in several(dice, weights, how_many) {
            let Some(stage) = stages.get(index) else { continue };
            let channel = if dice.random_bool(0.85) { usual } else { self.channels.some(dice) };
            let day = voting_day(dice, stage.days.0, stage.days.1);
            let ballot = stage.preferences.ballot(dice, camp, &stage.questions);
            let ballot = ballot.map_err(|errors| DbErr::Custom(format!("a simulated ballot is not valid: {errors:?}")))?;
            votes.push(Vote { stage: index, day, channel, ballot });
        }
        Ok(votes)
    }

    /// New residents who take part, once or more often.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn arrive(&self, tx: &DatabaseTransaction, dice: &mut Dice, stages: &mut [Stage], how_many: usize) -> Result<Arrived, DbErr> {
        let weights: Vec<f64> = stages.iter().map(|stage| stage.popularity).collect();
        let mut newcomers = Vec::with_capacity(how_many);
        for _ in 0..how_many {
            let pseudonym = dice.random::<i64>() & i64::MAX;
            let polls = weighted(dice, &POLLS) + 1;
            newcomers.push((pseudonym, self.votes(dice, stages, &weights, polls)?));
        }
        let numbers = self.add_persons(tx, &newcomers).await?;
        let mut batch = Batch::default();
        let mut people = Vec::with_capacity(how_many);
        for (pseudonym, votes) in newcomers {
            let number = numbers.get(&pseudonym).ok_or_else(|| DbErr::Custom("a resident was not written".to_owned()))?;
            let participant = Participant { person: PersonId(*number), pseudonym: Pseudonym(pseudonym) };
            batch.take(stages, participant, votes)?;
            people.push(participant);
        }
        Ok(Arrived { people, events: batch.write(tx).await? })
    }

    /// People who have an account already take part in polls that are over and were open to everybody; how many votes.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn visit(&self, tx: &DatabaseTransaction, dice: &mut Dice, stages: &mut [Stage], visitors: &[(Participant, usize)]) -> Result<u64, DbErr> {
        let open_to_all = |stage: &Stage| if stage.sealed && !stage.residents_only { stage.popularity } else { 0.0 };
        let weights: Vec<f64> = stages.iter().map(open_to_all).collect();
        let mut batch = Batch::default();
        for (participant, polls) in visitors {
            let votes = self.votes(dice, stages, &weights, *polls)?;
            batch.take(stages, *participant, votes)?;
        }
        batch.write(tx).await
    }

    async fn add_persons(&self, tx: &DatabaseTransaction, newcomers: &[(i64, Vec<Vote>)]) -> Result<BTreeMap<i64, i64>, DbErr> {
        #[derive(FromQueryResult)]
        struct Row {
            id: i64,
            pseudonym: i64,
        }
        let last: Option<Row> = sql::one(tx, "SELECT id, pseudonym FROM persons ORDER BY id DESC LIMIT 1", vec![]).await?;
        let mut rows = Vec::with_capacity(newcomers.len());
        for (pseudonym, votes) in newcomers {
            let joined = votes.iter().map(|vote| vote.day).min().unwrap_or_default();
            rows.push(vec![(*pseudonym).into(), self.language.into(), day(joined).into()]);
        }
        sql::insert_rows(tx, "INSERT INTO persons (pseudonym, language, joined_on) VALUES", 3, rows, "").await?;
        let after = last.map_or(0, |row| row.id);
        let added: Vec<Row> = sql::all(tx, "SELECT id, pseudonym FROM persons WHERE id > $1", vec![after.into()]).await?;
        Ok(added.into_iter().map(|row| (row.pseudonym, row.id)).collect())
    }
}

/// Residents just added.
#[derive(Debug)]
pub struct Arrived {
    /// Who they are.
    pub people: Vec<Participant>,
    /// How often they took part.
    pub events: u64,
}

/// What the camps of a city like: what is chosen seldom according to the theme has little weight.
fn preferences(dice: &mut Dice, theme: &PollTheme, questions: &[Question]) -> Electorate {
    let seldom = |question: usize, option: usize| theme.questions.get(question).and_then(|ask| ask.options.get(option)).is_some_and(|option| option.seldom);
    Electorate::of(dice, questions, |question, option| if seldom(question, option) { 0.12 } else { 1.0 })
}

/// A ballot of an anonymous poll, as a browser would have cast it.
fn with_token(stage: &Stage, tokens: &Issuer, ballot: Ballot) -> Result<OpenBallot, DbErr> {
    let token = tokens.token(TokenInput(random())).map_err(|error| DbErr::Custom(error.to_string()))?;
    let (salt, key) = (Salt(random()), ReplaceKey(random()));
    log::commit::commit_with_token(&stage.log.entry, stage.place, token_pseudonym(&stage.key, &token), token, (Cast::Open(ballot), salt, key.lock()))
}

/// What is written together.
#[derive(Default)]
struct Batch {
    turnout: Vec<((CityId, PollId), PersonId, Channel)>,
    declared: BTreeMap<(CityId, PersonId), Date>,
    events: Vec<Event>,
    open: Vec<OpenBallot>,
}

impl Batch {
    fn take(&mut self, stages: &mut [Stage], who: Participant, votes: Vec<Vote>) -> Result<(), DbErr> {
        for vote in votes {
            let Some(stage) = stages.get_mut(vote.stage) else { continue };
            let (city, poll) = stage.place;
            // Sheets have no tokens; who has one votes on the web.
            let vote = if stage.tokens.is_some() { Vote { channel: Channel::Web, ..vote } } else { vote };
            self.turnout.push((stage.place, who.person, vote.channel));
            if stage.residents_only {
                let on = self.declared.entry((city, who.person)).or_insert(vote.day);
                *on = vote.day.min(*on);
            }
            self.events.push(Event {
                city,
                phase: stage.phase,
                person: who.pseudonym,
                act: Act::Vote,
                activity: poll.0,
                sequence: 0,
                channel: vote.channel,
                day: vote.day,
            });
            let ballot = match &stage.tokens {
                Some(tokens) => with_token(stage, tokens, vote.ballot)?,
                None => log::commit(Some(stage.log.entry), stage.place, voter_pseudonym(&stage.key, who.person), None, vote.ballot),
            };
            if stage.sealed {
                *stage.turnout.entry(vote.channel).or_default() += 1;
                stage.ballots.push(ballot);
            } else {
                self.open.push(ballot);
            }
        }
        Ok(())
    }

    async fn write(mut self, tx: &DatabaseTransaction) -> Result<u64, DbErr> {
        self.turnout.sort_unstable_by_key(|(place, person, _)| (*place, *person));
        self.open.sort_unstable_by(|one, other| (one.place, &one.pseudonym).cmp(&(other.place, &other.pseudonym)));
        self.events.sort_unstable_by_key(|event| (event.city, event.person, event.activity));
        let turnout = self.turnout.iter().map(|((city, poll), person, channel)| vec![city.0.into(), poll.0.into(), person.0.into(), channel.as_str().into()]);
        sql::insert_rows(tx, "INSERT INTO turnout (city_id, poll_id, person_id, channel) VALUES", 4, turnout.collect(), "").await?;
        let declared = self.declared.iter().map(|((city, person), on)| vec![city.0.into(), person.0.into(), day(*on).into()]);
        let head = "INSERT INTO residence_declarations (city_id, person_id, declared_on) VALUES";
        sql::insert_rows(tx, head, 3, declared.collect(), "").await?;
        ballots::put(tx, &self.open).await?;
        let mut promised: Vec<_> = self.open.iter().filter_map(|ballot| Some((ballot.place, ballot.commitment.as_ref()?.entry.clone()))).collect();
        promised.sort_unstable();
        logs::promise(tx, &promised).await?;
        participation::insert_events(tx, &self.events).await?;
        u64::try_from(self.events.len()).map_err(|error| DbErr::Custom(error.to_string()))
    }
}
