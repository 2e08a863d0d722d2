//! Anonymous pages, beside "hello" of a bare actix handler: rounds of a few seconds each, one after the other, so that
//! whatever else the machine does meets all of them alike.

use crate::bare::Bare;
use crate::http::get;
use crate::load::{Requests, Runs, run};
use crate::parvis::{Place, Running};
use crate::report::{Line, Report, number};
use crate::{Failure, say};
use std::sync::Arc;
use std::time::Duration;

const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(2);
/// Of what a bare handler serves.
const AIM: f64 = 0.5;
/// The board with many events, of the board with few: as fast, within what two runs of the same differ by.
const AIM_BOARD: f64 = 0.9;
/// Resident memory under load, in megabytes.
pub const AIM_MEMORY: f64 = 100.0;

struct Measured {
    key: &'static str,
    name: String,
    address: String,
    process: u32,
    requests: Arc<Requests>,
    runs: Runs,
}

/// Measures the three pages on both demonstrations.
pub fn measure(small: &Place, large: &Place, report: &mut Report) -> Result<(), Failure> {
    let bare = Bare::start(small.folder.join("bare"))?;
    let parvis = [Running::start(small)?, Running::start(large)?];
    let mut all = vec![Measured {
        key: "bare",
        name: "bare actix".to_owned(),
        address: bare.address.clone(),
        process: bare.process(),
        requests: Requests::repeated(get(&bare.address, "/", "")),
        runs: Runs::default(),
    }];
    for (running, place) in parvis.iter().zip([small, large]) {
        all.extend(pages(running, place)?);
    }
    std::thread::sleep(Duration::from_secs(1));
    let idle = parvis[1].memory()?.now;
    for round in 1..=ROUNDS {
        say(&format!("pages, round {round} of {ROUNDS}"));
        for measured in &mut all {
            measured.runs.add(run(&measured.address, measured.process, &measured.requests, ROUND)?);
        }
    }
    tell(&all, small, report);
    let busy = parvis[1].memory()?;
    report.head("Resident memory");
    report.line(Line::new("idle, after the first page").value(format!("{idle:.0} MB")).json("memory.idle_mb", idle));
    report.line(
        Line::new("serving pages, the most there was")
            .value(format!("{:.0} MB", busy.most))
            .aim(format!("under {AIM_MEMORY:.0} MB"), busy.most < AIM_MEMORY)
            .json("memory.pages_mb", busy.most),
    );
    Ok(())
}

fn pages(running: &Running, place: &Place) -> Result<Vec<Measured>, Failure> {
    let list = running.page("/en/cities/leuven")?;
    let consultation = link(&list, "/en/cities/leuven/consultations/").ok_or("Leuven has no consultation")?;
    let much = if place.events < 100_000 { "10 thousand events" } else { "1 million events" };
    let page = |key, name: &str, path: &str| Measured {
        key,
        name: format!("{name}, {much}"),
        address: running.address.clone(),
        process: running.process(),
        requests: Requests::repeated(get(&running.address, path, "")),
        runs: Runs::default(),
    };
    Ok(vec![page("consultation", "consultation", &consultation), page("cities", "city list", "/en/cities"), page("board", "indicator board", "/en/indicators")])
}

/// The first link on a page that begins like this.
pub fn link(html: &str, beginning: &str) -> Option<String> {
    let start = html.find(&format!("href=\"{beginning}"))? + 6;
    html.get(start..)?.split('"').next().map(str::to_owned)
}

fn tell(all: &[Measured], small: &Place, report: &mut Report) {
    let Some((bare, pages)) = all.split_first() else { return };
    let hello = bare.runs.rate();
    report.head(&format!("Anonymous pages, {} connections ({} and more events)", crate::load::IN_FLIGHT, number(small.events as f64)));
    report.line(
        Line::new("hello, from a bare actix handler")
            .value(format!("{}/s", number(hello)))
            .detail(format!("p99 {:.1} ms, {:.0} µs of processor time", bare.runs.p99(), bare.runs.processor()))
            .json("pages.bare.per_second", hello)
            .json("pages.bare.p99_ms", bare.runs.p99())
            .json("pages.bare.processor_us", bare.runs.processor()),
    );
    for (index, page) in pages.iter().enumerate() {
        let (rate, size) = (page.runs.rate(), if index < pages.len() / 2 { "small" } else { "large" });
        let path = |figure: &str| format!("pages.{}.{size}.{figure}", page.key);
        report.line(
            Line::new(&page.name)
                .value(format!("{}/s", number(rate)))
                .detail(format!("p99 {:.1} ms, {:.0} µs of processor time", page.runs.p99(), page.runs.processor()))
                .ratio(rate / hello)
                .aim(format!("{AIM:.2} of bare"), rate / hello >= AIM)
                .json(&path("per_second"), rate)
                .json(&path("p99_ms"), page.runs.p99())
                .json(&path("processor_us"), page.runs.processor())
                .json(&path("ratio"), rate / hello),
        );
    }
    if let [few, many] = pages.iter().filter(|page| page.key == "board").collect::<Vec<_>>().as_slice() {
        let ratio = many.runs.rate() / few.runs.rate();
        report.line(
            Line::new("indicator board, 1 million against 10 thousand")
                .ratio(ratio)
                .aim("as fast".to_owned(), ratio >= AIM_BOARD)
                .json("pages.board.large_to_small", ratio),
        );
    }
}
