//! A poll on voters that nobody is, before it is published: its team sees the ballot, the results and how they are
//! explained. Nothing is written.

use super::papers::Sheet;
use crate::simulation::chance::dice;
use crate::simulation::voters::Electorate;
use domain::voting::count::TieRule;
use domain::voting::{Ballot, PollResult};
use rand::RngExt;

/// How many voters a rehearsal may have.
pub const VOTERS: &[u32] = &[20, 200, 2_000];

/// How many draws there are, from 1; after the last comes the first.
pub const DRAWS: u32 = 999;

/// Rehearses a poll: the same voters for the same `draw`, others for another. Nothing when there is no question, or the
/// rules of one do not fit.
#[must_use]
pub fn rehearse(sheet: &Sheet, voters: u32, draw: u32) -> Option<PollResult> {
    let questions = &sheet.questions;
    let sound = questions.len() == sheet.paper.questions.len() && !questions.is_empty();
    if !sound || !sheet.decisions.iter().all(|decision| decision.fits() && decision.question.options.len() > 1) {
        return None;
    }
    let mut dice = dice(sheet.poll.0.unsigned_abs(), draw.into());
    let electorate = Electorate::of(&mut dice, questions, |_, _| 1.0);
    let ballots: Vec<Ballot> = (0..voters)
        .map(|_| {
            let camp = usize::from(dice.random_bool(0.4));
            electorate.ballot(&mut dice, camp, questions).ok()
        })
        .collect::<Option<_>>()?;
    PollResult::of(&sheet.decisions, &ballots, &TieRule::Seed(format!("rehearsal {draw}"))).ok()
}
