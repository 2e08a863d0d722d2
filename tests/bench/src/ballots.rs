//! Durable ballots over HTTP: 64 voters in flight, each with a session of their own, each voting once. Beside it the
//! bare handler, which writes one row for each request, durable too. Afterwards the ballots are counted in the database,
//! and the counters are counted again from the events.

use crate::bare::Bare;
use crate::http::post;
use crate::load::{IN_FLIGHT, Requests, Runs, run};
use crate::parvis::{self, Place, Running};
use crate::postgres::Cluster;
use crate::report::{Line, Report, number};
use crate::voters::{self, OpenPoll};
use crate::{Failure, RESIDENTS, pages, say};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::{Database, Options};

const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(4);
/// Signed in before it starts; when all of them have voted, a round ends early.
const VOTERS: usize = 60_000;
/// Of what a bare handler writes.
const AIM: f64 = 1.0 / 3.0;

/// Measures both databases.
pub fn measure(folder: &Path, small: &Place, report: &mut Report) -> Result<(), Failure> {
    report.head(&format!("Durable ballots over HTTP, {IN_FLIGHT} voters in flight"));
    one_system("SQLite", "sqlite", small, folder, report)?;
    match Cluster::start(folder) {
        Ok(cluster) => {
            let place = parvis::load_into(&folder.join("postgres"), &cluster.url, RESIDENTS[0], report)?;
            one_system("PostgreSQL", "postgres", &place, folder, report)?;
        }
        Err(error) => {
            report.line(Line::new("PostgreSQL").value("not measured".to_owned()).detail(error.to_string()));
        }
    }
    Ok(())
}

fn one_system(name: &str, key: &str, place: &Place, folder: &Path, report: &mut Report) -> Result<(), Failure> {
    say(&format!("ballots: {VOTERS} voters sign in ({name})"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ([poll, without], tokens, before) = runtime.block_on(prepare(place))?;
    let bare = Bare::start(folder.join(format!("bare-{key}")))?;
    let running = Running::start(place)?;
    let requests: Vec<Vec<u8>> = tokens.iter().enumerate().map(|(which, token)| voters::ballot(&running.address, &poll, token, which)).collect();
    // The bare handler reads a form of the same size.
    let form = requests.first().map(|request| String::from_utf8_lossy(request).rsplit("\r\n").next().unwrap_or_default().to_owned());
    let rows = Arc::new(post(&bare.address, "/", "", &form.unwrap_or_default()));
    let ballots = Requests::once_each(requests, 303);
    // The same people in a poll without a log, in turn with the other.
    let requests = tokens.iter().enumerate().map(|(which, token)| voters::ballot(&running.address, &without, token, which)).collect();
    let unlogged = Requests::once_each(requests, 303);
    let (mut cast, mut written, mut bare_of_log) = (Runs::default(), Runs::default(), Runs::default());
    for round in 1..=ROUNDS {
        say(&format!("ballots, round {round} of {ROUNDS} ({name})"));
        let same = Requests::once_each(std::iter::repeat_n(rows.to_vec(), VOTERS * 2).collect(), 303);
        written.add(run(&bare.address, bare.process(), &same, ROUND)?);
        if ballots.left() > IN_FLIGHT {
            cast.add(run(&running.address, running.process(), &ballots, ROUND)?);
            bare_of_log.add(run(&running.address, running.process(), &unlogged, ROUND)?);
        }
    }
    let most = running.memory()?.most;
    drop(running);
    let after = runtime.block_on(count(place, &poll))?;
    let answered = i64::try_from(cast.answers())?;
    if (after.0 - before.0, after.1 - before.1) != (answered, answered) {
        return Err(format!("{answered} ballots were answered for, but turnout and ballots went from {before:?} to {after:?}").into());
    }
    report.note(format!("{name}: {} ballots answered for, as many counted in the database. {}", number(answered as f64), parvis::recompute(place)?));
    tell(name, key, &cast, &written, most, report);
    tell_log(name, key, &cast, &bare_of_log, report);
    Ok(())
}

async fn prepare(place: &Place) -> Result<([OpenPoll; 2], Vec<String>, (i64, i64)), Failure> {
    let database = Database::open(&Options { url: place.url.clone(), readers: 1 }).await?;
    let polls = voters::open_polls(&database).await?;
    voters::without_log(&database, &polls[1]).await?;
    let tokens = voters::add(&database, VOTERS).await?;
    let before = voters::counted(&database, &polls[0]).await?;
    database.close().await?;
    Ok((polls, tokens, before))
}

async fn count(place: &Place, poll: &OpenPoll) -> Result<(i64, i64), Failure> {
    let database = Database::open(&Options { url: place.url.clone(), readers: 1 }).await?;
    let counted = voters::counted(&database, poll).await?;
    database.close().await?;
    Ok(counted)
}

/// What the log costs.
fn tell_log(name: &str, key: &str, with: &Runs, without: &Runs, report: &mut Report) {
    let ratio = with.rate() / without.rate();
    report.line(
        Line::new(&format!("the same without the log on {name}"))
            .value(format!("{}/s", number(without.rate())))
            .detail(format!("{:.0} µs of processor time; the ratio is with the log to without", without.processor()))
            .ratio(ratio)
            .aim("0.80 of without".to_owned(), ratio >= 0.8)
            .json(&format!("ballots.{key}.without_log_per_second"), without.rate())
            .json(&format!("ballots.{key}.log_ratio"), ratio),
    );
}

fn tell(name: &str, key: &str, cast: &Runs, written: &Runs, most: f64, report: &mut Report) {
    let ratio = cast.rate() / written.rate();
    let path = |figure: &str| format!("ballots.{key}.{figure}");
    report.line(
        Line::new(&format!("one row by the bare handler, beside {name}"))
            .value(format!("{}/s", number(written.rate())))
            .detail(format!("p99 {:.1} ms, {:.0} µs of processor time", written.p99(), written.processor()))
            .json(&path("bare_per_second"), written.rate())
            .json(&path("bare_p99_ms"), written.p99()),
    );
    report.line(
        Line::new(&format!("ballots on {name}"))
            .value(format!("{}/s", number(cast.rate())))
            .detail(format!("p99 {:.1} ms, {:.0} µs of processor time", cast.p99(), cast.processor()))
            .ratio(ratio)
            .aim("0.33 of bare".to_owned(), ratio >= AIM)
            .json(&path("per_second"), cast.rate())
            .json(&path("p99_ms"), cast.p99())
            .json(&path("processor_us"), cast.processor())
            .json(&path("ratio"), ratio),
    );
    report.line(
        Line::new(&format!("memory taking ballots on {name}, the most"))
            .value(format!("{most:.0} MB"))
            .aim(format!("under {:.0} MB", pages::AIM_MEMORY), most < pages::AIM_MEMORY)
            .json(&path("memory_mb"), most),
    );
}
