//! How long large counts take: `cargo run --release -p tally --example speed`.
//!
//! A million approval ballots on 60 projects, read from a Pabulib file and counted; and 100,000 different rankings of 100 options by Schulze's method.

use std::fmt::Write;
use std::time::Instant;

use domain::voting::count::{Profile, Rule, TieOrder, Vote, count};
use tally::{Election, Options, options};

type Failure = Box<dyn std::error::Error>;

/// Numbers that look random and are the same in every run: an xorshift generator.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }
}

fn main() -> Result<(), Failure> {
    approvals()?;
    schulze()
}

fn approvals() -> Result<(), Failure> {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut text = String::from("META\nkey;value\nbudget;5000000\nvote_type;approval\nPROJECTS\nproject_id;cost\n");
    for project in 0..60 {
        writeln!(text, "{project};{}", 50_000 + numbers.below(500_000))?;
    }
    text.push_str("VOTES\nvoter_id;vote\n");
    for voter in 0..1_000_000 {
        let choices: Vec<String> = (0..3).map(|choice| (20 * choice + numbers.below(20)).to_string()).collect();
        writeln!(text, "{voter};{}", choices.join(","))?;
    }
    let start = Instant::now();
    let election = Election::read("a.pb", text.as_bytes())?;
    println!("a million approval ballots: read in {:.2?} ({} MB)", start.elapsed(), text.len() / 1_000_000);
    for rule in ["approval", "greedy", "equal-shares", "phragmen"] {
        let start = Instant::now();
        let report = tally::count(&election, &Options::new(options::rule(rule)?), &mut |_| ())?;
        println!("  {rule}: {:.2?}, {} winners", start.elapsed(), report.winners.len());
    }
    let ballots: Vec<Vote> = (0..1_000_000).map(|_| Vote::approve((0..3).map(|choice| 20 * choice + numbers.below(20) as u32).collect())).collect();
    let start = Instant::now();
    let profile = Profile::of(60, ballots)?;
    count(Rule::Approval, &profile, 1, &TieOrder::as_listed(60))?;
    println!("  grouped and counted without a file: {:.2?}", start.elapsed());
    Ok(())
}

fn schulze() -> Result<(), Failure> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let ballots: Vec<Vote> = (0..100_000).map(|_| Vote::rank(shuffled(100, &mut numbers))).collect();
    let start = Instant::now();
    let profile = Profile::of(100, ballots)?;
    let grouped = start.elapsed();
    for rule in [Rule::Schulze, Rule::Irv, Rule::Stv, Rule::Borda] {
        let start = Instant::now();
        let outcome = count(rule, &profile, 1, &TieOrder::as_listed(100))?;
        println!("100,000 rankings of 100 options by {}: {:.2?} (grouped in {grouped:.2?}), winner {:?}", rule.as_str(), start.elapsed(), outcome.winners());
    }
    Ok(())
}

fn shuffled(options: u32, numbers: &mut Numbers) -> Vec<u32> {
    let mut order: Vec<u32> = (0..options).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, numbers.below(place as u64 + 1) as usize);
    }
    order
}
