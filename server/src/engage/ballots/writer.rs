//! The one that writes ballots on this node, and where they wait for it.

use super::batch::Batch;
use super::{Answer, Waiting};
use crate::clock::Clock;
use crate::engage::refusal::Refusal;
use crate::keys::Keys;
use crate::telemetry::{BallotOutcome, Metrics};
use store::{Database, DbErr};
use tokio::sync::{mpsc, oneshot};

/// Ballots that may wait at once; more are asked to come back.
const WAITING: usize = 1_024;
/// Ballots written together at most.
const BATCH: usize = 256;

/// Where ballots wait for the writer of this node.
#[derive(Clone, Debug)]
pub struct Queue(mpsc::Sender<(Waiting, oneshot::Sender<Answer>)>);

impl Queue {
    /// Starts the writer. It ends when the last clone of the queue is gone and everything in it is written.
    #[must_use]
    pub fn start(database: Database, clock: Clock, keys: Keys, metrics: Metrics) -> (Self, tokio::task::JoinHandle<()>) {
        let (sender, receiver) = mpsc::channel(WAITING);
        let writer = Writer { database, clock, keys, metrics };
        (Self(sender), tokio::spawn(writer.run(receiver)))
    }

    pub(in crate::engage) async fn submit(&self, waiting: Waiting) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.0.try_send((waiting, answer)).map_err(|_| Refusal::Busy)?;
        answered.await.unwrap_or_else(|_| Err(Refusal::Busy.into()))
    }
}

/// The one that writes ballots on this node.
struct Writer {
    database: Database,
    clock: Clock,
    keys: Keys,
    metrics: Metrics,
}

impl Writer {
    async fn run(self, mut arriving: mpsc::Receiver<(Waiting, oneshot::Sender<Answer>)>) {
        let mut arrived = Vec::with_capacity(BATCH);
        while arriving.recv_many(&mut arrived, BATCH).await > 0 {
            let (batch, waiting): (Vec<Waiting>, Vec<oneshot::Sender<Answer>>) = arrived.drain(..).unzip();
            self.metrics.ballot_batch(batch.len());
            for (answer, waiting) in self.write_all(&batch).await.into_iter().zip(waiting) {
                // Whoever has hung up gets the same answer when they repeat their request.
                let _ = waiting.send(answer);
            }
        }
    }

    /// Writes a batch; if the database refuses it as a whole, writes its ballots one by one, so that one cannot spoil
    /// the others.
    async fn write_all(&self, batch: &[Waiting]) -> Vec<Answer> {
        match self.write(batch).await {
            Ok(answers) => answers,
            Err(error) if batch.len() == 1 => {
                tracing::error!(%error, "a ballot could not be written");
                self.database.failed(&error);
                vec![Err(Refusal::Storage(error).into())]
            }
            Err(error) => {
                tracing::warn!(%error, ballots = batch.len(), "a batch could not be written; one by one then");
                self.database.failed(&error);
                let mut answers = Vec::with_capacity(batch.len());
                for waiting in batch {
                    answers.push(self.write(std::slice::from_ref(waiting)).await.map_or_else(|error| Err(Refusal::Storage(error).into()), first));
                }
                answers
            }
        }
    }

    async fn write(&self, batch: &[Waiting]) -> std::result::Result<Vec<Answer>, DbErr> {
        let tx = self.database.begin_write().await?;
        let mut work = Batch::open(&tx, &self.clock, &self.keys, batch).await?;
        let answers: Vec<(Answer, bool)> = batch.iter().map(|waiting| work.take_noting(waiting)).collect();
        let voted = work.write(&tx).await?;
        fail::fail_point!("ballots-before-commit", |_| Err(DbErr::Custom("failpoint before commit".to_owned())));
        tx.commit().await?;
        fail::fail_point!("ballots-after-commit", |_| Err(DbErr::Custom("failpoint after commit".to_owned())));
        for (answer, fresh) in &answers {
            self.metrics.ballot(match (answer, fresh) {
                (Ok(_), true) => BallotOutcome::Accepted,
                (Ok(_), false) => BallotOutcome::Replayed,
                (Err(_), _) => BallotOutcome::Refused,
            });
        }
        Ok(answers.into_iter().zip(batch).map(|((answer, fresh), waiting)| answer.map(|taken| voted.mark(taken, fresh, waiting))).collect())
    }
}

fn first(mut answers: Vec<Answer>) -> Answer {
    answers.pop().unwrap_or_else(|| Err(Refusal::Busy.into()))
}
