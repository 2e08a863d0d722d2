//! What a browser with an empty cache transfers for each page, compressed with brotli as it is served.

use crate::http::{fetch_once, get};
use crate::pages::link;
use crate::parvis::{Place, Running};
use crate::report::{Line, Report};
use crate::{Failure, say};
use std::collections::BTreeSet;

/// HTML and CSS of a page, in kilobytes (1,000 bytes).
const AIM_DOCUMENT: f64 = 40.0;
/// JavaScript and wasm of a page, in kilobytes.
const AIM_SCRIPT: f64 = 120.0;
/// What a page names, and only loads when somebody asks it to check a vote.
const ON_DEMAND: [&str; 2] = ["/assets/audit-worker.", "/assets/audit-words-"];

/// Asks for each page and everything it names.
pub fn measure(small: &Place, report: &mut Report) -> Result<(), Failure> {
    say("sizes");
    let running = Running::start(small)?;
    let consultation = link(&running.page("/en/cities/leuven")?, "/en/cities/leuven/consultations/").ok_or("Leuven has no consultation")?;
    let poll = link(&running.page(&consultation)?, "/en/polls/").ok_or("the consultation has no poll")?;
    let pages = [
        ("home", "/en"),
        ("city list", "/en/cities"),
        ("city", "/en/cities/leuven"),
        ("consultations", "/en/consultations"),
        ("consultation", consultation.as_str()),
        ("poll", poll.as_str()),
        ("indicator board", "/en/indicators"),
        ("secrecy", "/en/secrecy"),
        ("audit", "/en/audit"),
        ("sign in", "/en/sign-in"),
    ];
    report.head("Transfer, brotli");
    for (name, path) in pages {
        let sizes = sizes(&running, path)?;
        let (document, script) = (sizes.html + sizes.css, sizes.script + sizes.wasm);
        let scripts = if script > 0.0 { format!(", JS {:.1}, wasm {:.1}", sizes.script, sizes.wasm) } else { ", no script".to_owned() };
        report.line(
            Line::new(name)
                .value(format!("{document:.1} kB"))
                .detail(format!("HTML {:.1}, CSS {:.1}{scripts}", sizes.html, sizes.css))
                .aim(format!("{AIM_DOCUMENT:.0} and {AIM_SCRIPT:.0} kB"), document < AIM_DOCUMENT && script < AIM_SCRIPT)
                .json(&format!("sizes.{}.html_css_kb", name.replace(' ', "_")), document)
                .json(&format!("sizes.{}.js_wasm_kb", name.replace(' ', "_")), script),
        );
    }
    let check = on_demand(&running, "/en/audit")?;
    let total = check.script + check.wasm;
    report.line(
        Line::new("checking a vote")
            .value(format!("{total:.1} kB"))
            .detail(format!("beyond the page: JS and words {:.1}, wasm {:.1}", check.script, check.wasm))
            .json("sizes.check.js_wasm_kb", total),
    );
    Ok(())
}

#[derive(Default)]
struct Sizes {
    html: f64,
    css: f64,
    script: f64,
    wasm: f64,
}

fn sizes(running: &Running, path: &str) -> Result<Sizes, Failure> {
    let sizes = Sizes { html: compressed(running, path)?, ..Sizes::default() };
    let named = assets(&running.page(path)?);
    add(running, sizes, named, |asset| !is_on_demand(asset))
}

/// What a page loads when it is asked to check a vote, beyond what it has loaded before.
fn on_demand(running: &Running, path: &str) -> Result<Sizes, Failure> {
    let mut named = assets(&running.page(path)?);
    for script in named.clone().iter().filter(|asset| asset.ends_with(".js") && !is_on_demand(asset)) {
        named.extend(assets(&running.page(script)?));
    }
    named.retain(|asset| is_on_demand(asset));
    add(running, Sizes::default(), named, |_| true)
}

fn is_on_demand(asset: &str) -> bool {
    ON_DEMAND.iter().any(|start| asset.starts_with(start))
}

/// Adds these files and all that they name, as far as they are wanted.
fn add(running: &Running, mut sizes: Sizes, named: BTreeSet<String>, wanted: impl Fn(&str) -> bool) -> Result<Sizes, Failure> {
    let mut waiting: Vec<String> = named.into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(asset) = waiting.pop() {
        if !wanted(&asset) || !seen.insert(asset.clone()) {
            continue;
        }
        let size = compressed(running, &asset)?;
        match asset.rsplit('.').next() {
            Some("css") => sizes.css += size,
            Some("wasm") => sizes.wasm += size,
            _ => {
                sizes.script += size;
                waiting.extend(assets(&running.page(&asset)?));
            }
        }
    }
    Ok(sizes)
}

/// The addresses of files that a text names.
fn assets(text: &str) -> BTreeSet<String> {
    text.match_indices("\"/assets/").filter_map(|(at, _)| text.get(at + 1..)?.split('"').next().map(str::to_owned)).collect()
}

/// Kilobytes of the body, as a browser gets it.
fn compressed(running: &Running, path: &str) -> Result<f64, Failure> {
    let answer = fetch_once(&running.address, &get(&running.address, path, ""))?;
    if answer.status != 200 || !answer.head.to_ascii_lowercase().contains("content-encoding: br") {
        return Err(format!("{path} was answered {} without brotli", answer.status).into());
    }
    Ok(answer.body.len() as f64 / 1_000.0)
}
