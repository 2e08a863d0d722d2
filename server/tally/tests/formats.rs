//! The readers of files: what they refuse, and where they say it is; that nothing makes them panic; that what is written is read again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::voting::budget::{Completion, Endowment, Stop};
use domain::voting::count::{Profile, Vote};
use proptest::prelude::*;
use tally::formats::gz;
use tally::formats::pabulib::{Pabulib, Table};
use tally::formats::preflib::{Kind, Order, PrefLib};
use tally::formats::written::{self, About, Project, Written};
use tally::{Election, Failure, Options, Papers, options};

const PB: &str =
    "META\nkey;value\nbudget;10\nvote_type;approval\nnum_votes;2\nPROJECTS\nproject_id;cost;name\na;4;\"A; or B\"\nb;7;B\nVOTES\nvoter_id;vote\n1;a,b\n2;\n";
const SOI: &str = "# TITLE: T\n# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: A\n3: 1,2\n1: 3\n";
const TOC: &str = "# DATA TYPE: toc\n# NUMBER ALTERNATIVES: 3\n2: 1,{2,3}\n";
const OLD: &str = "3\n1,Ann, of the north\n2,Ben\n3,Cleo\n9,9,3\n5,2,3\n3,1,{2,3}\n1,\n";
const WARD: &str = "2,1,\n3,1,2,\n2,2,\n\"Candidate 1\",\"Ann\",\"Party\",\n\"Candidate 2\",\"Bob\",\"Party\",\n\"Ward 1\",\n";
const CVR: &str = "rank1,rank2\nAnn,Bob\nskipped,Bob\nundervote,overvote\n";

fn read(name: &str, text: &[u8]) -> Result<Election, Failure> {
    Election::read(name, text)
}

/// What is wrong with a file, as it is told.
fn complaint(name: &str, text: &str) -> String {
    read(name, text.as_bytes()).unwrap_err().to_string()
}

fn winners(name: &str, text: &str, rule: &str) -> Vec<String> {
    tally::count(&read(name, text.as_bytes()).unwrap(), &Options::new(options::rule(rule).unwrap()), &mut |_| ()).unwrap().winners
}

#[test]
fn every_format_is_counted() {
    assert_eq!(winners("x.pb", PB, "greedy"), ["a"]);
    assert_eq!(winners("x.soi", SOI, "irv"), ["1"]);
    assert_eq!(winners("x.toc", TOC, "schulze"), ["1"]);
    assert_eq!(winners("x.csv", WARD, "stv"), ["1"]);
    assert_eq!(winners("x.csv", CVR, "plurality"), ["1"]);
    let election = read("x.csv", CVR.as_bytes()).unwrap();
    assert_eq!((election.names, election.profile.ballots(), election.profile.blank()), (vec!["Ann".to_owned(), "Bob".to_owned()], 3, 1));
}

#[test]
fn faults_of_budgets_are_where_they_are() {
    let with = |from: &str, to: &str| complaint("x.pb", &PB.replace(from, to));
    assert_eq!(with("b;7;", "b;7,5x;"), "x.pb, line 9, column 2: cost: \"7,5x\" is not an amount");
    assert_eq!(with("b;7;", "b;-7;"), "x.pb, line 9, column 2: cost: \"-7\" is not an amount");
    assert_eq!(with("b;7;B", "a;7;B"), "x.pb, line 9, column 1: project \"a\" is already on line 8");
    assert_eq!(with("1;a,b", "1;a,z"), "x.pb, line 12, column 2: vote: there is no project \"z\"");
    assert_eq!(with("1;a,b", "1"), "x.pb, line 12, column 1: the line ends before its cell 2 (vote)");
    assert_eq!(with("approval", "lottery"), "x.pb, line 4, column 2: vote_type \"lottery\" is none of approval, choose-1, ordinal, cumulative, scoring");
    assert_eq!(with("budget;10\n", ""), "x.pb, line 2: META has no budget");
    assert_eq!(with("approval", "cumulative"), "x.pb, line 11: VOTES has no column \"points\"");
    assert_eq!(with("META\n", "MATE\n"), "x.pb, line 1, column 1: the file must begin with META, not with \"MATE\"");
    assert_eq!(complaint("x.pb", PB.split("VOTES").next().unwrap()), "x.pb: there is no section VOTES");
    assert!(read("x.pb", b"META\nkey;value\nbudget;\xff\n").unwrap_err().to_string().starts_with("x.pb, line 3, column 2: "));
    let scored = PB.replace("approval", "scoring").replace("voter_id;vote\n", "voter_id;vote;points\n").replace("1;a,b", "1;a,b;3").replace("2;\n", "2;;\n");
    assert_eq!(complaint("x.pb", &scored), "x.pb, line 12, column 3: points: 1 numbers for 2 projects");
}

#[test]
fn faults_of_rankings_are_where_they_are() {
    let with = |from: &str, to: &str| complaint("x.soi", &SOI.replace(from, to));
    assert_eq!(with("1: 3", "1: 4"), "x.soi, line 5, column 4: there is no alternative 4");
    assert_eq!(with("3: 1,2", "3: 1,1"), "x.soi, line 4, column 6: alternative 1 is named twice");
    assert_eq!(with("3: 1,2", "3: {1,2}"), "x.soi, line 4, column 4: a soi file has no ties");
    assert_eq!(with("3: 1,2", "3: 1;2"), "x.soi, line 4, column 5: \",\" is needed here, not \";\"");
    assert_eq!(with("3: 1,2", "x: 1,2"), "x.soi, line 4, column 1: how many voters have this order is needed here, not \"x\"");
    assert_eq!(with("ALTERNATIVES: 3", "ALTERNATIVES: many"), "x.soi, line 2, column 1: NUMBER ALTERNATIVES: \"many\" is not a number of alternatives");
    assert_eq!(complaint("x.soc", SOI), "x.soc, line 4, column 7: a soc file has complete orders, and this one leaves out alternatives");
    assert_eq!(complaint("x.toc", &TOC.replace('}', "")), "x.toc, line 3, column 10: \"}\" is needed here, not the end of the line");
    let no_header = "x.soi, line 1, column 1: a header with # is needed here, or in the form before 2022 the number of alternatives, not \"3: 1,2\"";
    assert_eq!(complaint("x.soi", "3: 1,2\n# TITLE: T\n"), no_header);
}

#[test]
fn faults_of_rankings_in_the_form_before_2022_are_where_they_are() {
    let with = |from: &str, to: &str| complaint("x.toi", &OLD.replace(from, to));
    assert_eq!(with("1,{2,3}", "1,{2,4}"), "x.toi, line 7, column 8: there is no alternative 4");
    assert_eq!(with("2,3\n", "2;3\n"), "x.toi, line 6, column 4: \",\" is needed here, not \";\"");
    assert_eq!(with("5,2,3", "5:2,3"), "x.toi, line 6, column 2: \",\" is needed here, not \":\"");
    assert_eq!(with("2,Ben", "4,Ben"), "x.toi, line 3, column 1: \"2,\" and the name of this alternative are needed here");
    assert_eq!(with("9,9,3\n", "9,9\n"), "x.toi, line 5, column 4: \",\" is needed here, not the end of the line");
    assert_eq!(with("9,9,3\n", "9,many,3\n"), "x.toi, line 5, column 3: the sum of all orders is needed here, not \"m\"");
    assert_eq!(with("9,9,3\n", "9,9,3,1\n"), "x.toi, line 5, column 6: the line of voters, sum and unique orders ends here, and there is \",\"");
    assert_eq!(complaint("x.soi", OLD), "x.soi, line 7, column 5: a soi file has no ties");
    assert_eq!(complaint("x.toc", OLD), "x.toc, line 6, column 6: a toc file has complete orders, and this one leaves out alternatives");
    assert_eq!(complaint("x.soi", "3\n1,A\n"), "x.soi: the file ends before the name of alternative 2");
    assert_eq!(complaint("x.soi", "1\n1,A\n"), "x.soi: the file ends before the line of voters, sum and unique orders");
    assert_eq!(complaint("x.soi", "\n"), "x.soi: the file is empty");
    let huge = "x.soi, line 1, column 1: a header with # is needed here, or in the form before 2022 the number of alternatives, not \"100001\"";
    assert_eq!(complaint("x.soi", "100001\n"), huge);
}

/// Found by fuzzing: a last line that ends with carriage returns and no line feed was written with one, and then read with a carriage return less.
#[test]
fn carriage_returns_at_the_end_of_a_line_are_no_part_of_it() {
    for text in ["# NUMBER ALTERNATIVES: 2\n# MORE\r\r", "2\n1,A\r\r\n2,B\n1,1,1\r"] {
        let file = PrefLib::read(text.as_bytes(), Kind::Soi).unwrap();
        let mut written = Vec::new();
        file.write(&mut written).unwrap();
        assert_eq!(PrefLib::read(written.as_slice(), Kind::Soi).unwrap(), file, "{text:?}");
    }
}

#[test]
fn the_form_before_2022_is_counted_alike() {
    let old = read("x.toi", OLD.as_bytes()).unwrap();
    assert_eq!((old.names.as_slice(), old.notes.as_slice()), (["Ann, of the north".to_owned(), "Ben".to_owned(), "Cleo".to_owned()].as_slice(), [].as_slice()));
    assert_eq!((old.profile.ballots(), old.profile.blank()), (9, 1));
    assert_eq!((winners("x.toi", OLD, "irv"), winners("x.toi", OLD, "borda")), (vec!["2".to_owned()], vec!["2".to_owned()]));
    let odd = read("x.toi", OLD.replace("9,9,3", "9,10,3").as_bytes()).unwrap();
    assert_eq!(odd.notes, ["the header says that all orders together are 10, but there are 9"]);
    assert!(read("x.toi", OLD.replace('\n', "\r\n").as_bytes()).is_ok() && read("x.toi", format!("\u{feff}{OLD}").as_bytes()).is_ok());
}

#[test]
fn faults_of_wards_are_where_they_are() {
    let with = |from: &str, to: &str| complaint("x.csv", &WARD.replace(from, to));
    assert_eq!(with("3,1,2,", "3,1,9,"), "x.csv, line 2, column 3: the number of a candidate from 1 to 2 is needed here, not \"9\"");
    assert_eq!(with("3,1,2,", "3,1,1,"), "x.csv, line 2, column 3: candidate 1 is ranked twice");
    assert_eq!(with("2,1,\n3", "2,3,\n3"), "x.csv, line 1, column 2: the number of seats from 1 to 2 is needed here, not \"3\"");
    assert_eq!(with("Candidate 2", "Candidate 3"), "x.csv, line 5, column 1: candidate 2 is needed here, not \"Candidate 3\"");
    assert_eq!(complaint("x.csv", "a,b\n1,2\n"), "x.csv, line 1: neither a Scottish ward (candidates,seats) nor a cast vote record (columns rank1, rank2, …)");
}

#[test]
fn absurd_numbers_are_refused() {
    let many = format!("{SOI}{}", "1000000000000: 1\n".repeat(3));
    assert_eq!(complaint("x.soi", &many), "x.soi: there are more than 1099511627776 ballots");
    let wide = read("x.soi", SOI.replace("ALTERNATIVES: 3", "ALTERNATIVES: 90000").as_bytes()).unwrap();
    let refused = tally::count(&wide, &Options::new(options::rule("schulze").unwrap()), &mut |_| ());
    assert_eq!(refused.unwrap_err(), "there are too many options to compare each with every other");
    let dear = read("x.pb", PB.replace("budget;10", "budget;99999999999999999").as_bytes()).unwrap();
    assert_eq!(tally::count(&dear, &Options::new(options::rule("greedy").unwrap()), &mut |_| ()).unwrap_err(), "an amount is too large to count with");
}

#[test]
fn other_files_are_not_guessed_at() {
    assert!(matches!(read("x.blt", b""), Err(Failure::UnknownFormat { .. })));
    assert!(matches!(Election::open(std::path::Path::new("/nowhere/x.pb"), &mut |_| ()), Err(Failure::Unreadable { .. })));
    let ward = read("x.csv", WARD.as_bytes()).unwrap();
    let refused = tally::count(&ward, &Options::new(options::rule("phragmen").unwrap()), &mut |_| ());
    assert_eq!(refused.unwrap_err(), "phragmen decides on projects with costs, and this file has candidates");
}

#[test]
fn amounts_may_have_decimals_and_marks() {
    let text = format!("\u{feff}{}", PB.replace("budget;10", "budget;11,50").replace("a;4;", "a;4.50;").replace('\n', "\r\n"));
    let report = tally::count(&read("x.pb", text.as_bytes()).unwrap(), &Options::new(options::rule("greedy").unwrap()), &mut |_| ()).unwrap();
    assert_eq!(report.winners, ["a", "b"]);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!((json["cost"].to_string(), json["budget"].to_string()), ("11.5".to_owned(), "11.5".to_owned()));
}

#[test]
fn a_report_has_what_was_promised() {
    let mut chosen = Options::new(options::rule("equal-shares").unwrap());
    (chosen.completion, chosen.endowment, chosen.stop) = (Completion::AddOneThenGreedy, Endowment::Floor, Stop::Feasible);
    chosen.ties = options::ties("seed:42").unwrap();
    let report = tally::count(&read("x.pb", PB.as_bytes()).unwrap(), &chosen, &mut |_| ()).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["rule"], "equal-shares");
    // Only one voter supports anything: once the share is 7, both projects are as good, and the seed draws b.
    assert_eq!(json["winners"], serde_json::json!(["b"]));
    assert_eq!((&json["cost"], &json["budget"], &json["ties_rule"]), (&7.into(), &10.into(), &"seed:42".into()));
    assert_eq!(json["ties"], serde_json::json!([{ "stake": "winning", "tied": ["b", "a"], "drawn": ["b"] }]));
    assert_eq!(json["rounds"][0]["paid_by"], "supporters");
    assert_eq!(json["verdicts"]["a"]["verdict"], "supporters-too-poor");
    assert!(report.to_string().contains("50.0 % of voters"));
    for (name, text, rule) in
        [("x.soi", SOI, "borda"), ("x.soi", SOI, "irv"), ("x.csv", WARD, "stv"), ("x.toc", TOC, "schulze"), ("x.pb", PB, "phragmen"), ("x.pb", PB, "score")]
    {
        let report = tally::count(&read(name, text.as_bytes()).unwrap(), &Options::new(options::rule(rule).unwrap()), &mut |_| ()).unwrap();
        let json = serde_json::to_value(&report).unwrap();
        for key in ["rule", "winners", "cost", "budget", "ties", "rounds"] {
            assert!(json.get(key).is_some(), "{rule} has no {key}");
        }
    }
}

#[test]
fn options_are_named() {
    for rule in options::rule("plurality").into_iter().chain(tally::Rule::ALL.iter().copied()) {
        assert_eq!(options::rule(rule.as_str()), Ok(rule));
    }
    assert_eq!(options::completion("more").unwrap_err().to_string(), "\"more\" is none of none, greedy, add-one, add-one-then-greedy");
    assert!(options::ties("seed:").is_err() && options::ties("row").is_err());
}

/// A cell, now and then with what needs quotes.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z0-9]{1,6}", "[ -~]{0,12}", "[\"\n;,é]{1,6}"]
}

/// A table with at least two columns, so that no row looks like the beginning of a section.
fn table() -> impl Strategy<Value = Table> {
    (2..5_usize).prop_flat_map(|columns| prop::collection::vec(prop::collection::vec(cell(), columns), 1..7)).prop_map(|rows| {
        let record = |cells: Vec<String>| cells.into_iter().enumerate().map(|(place, cell)| if place < 2 { format!("x{cell}") } else { cell }).collect();
        let mut records = rows.into_iter().map(record);
        Table { columns: records.next().unwrap(), rows: records.collect() }
    })
}

/// The same file as it was written before 2022.
fn before_2022(file: &PrefLib) -> Vec<u8> {
    let voters: u64 = file.orders.iter().map(|order| order.ballots).sum();
    let mut text = format!("{}\n", file.names.len());
    for (number, name) in (1..).zip(&file.names) {
        text.push_str(&format!("{number},{name}\n"));
    }
    text.push_str(&format!("{voters},{voters},{}\n", file.orders.len()));
    for order in &file.orders {
        let tier = |tier: &Vec<u32>| {
            let numbers = tier.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
            if tier.len() == 1 { numbers } else { format!("{{{numbers}}}") }
        };
        text.push_str(&format!("{},{}\n", order.ballots, order.tiers.iter().map(tier).collect::<Vec<_>>().join(",")));
    }
    text.into_bytes()
}

fn preflib() -> impl Strategy<Value = PrefLib> {
    (1..7_usize).prop_flat_map(|alternatives| {
        let order = (
            Just((1..=alternatives as u32).collect::<Vec<_>>()).prop_shuffle(),
            0..=alternatives,
            1..9_u64,
            prop::collection::vec(any::<bool>(), alternatives),
        )
            .prop_map(|(mut numbers, named, ballots, joins)| {
                numbers.truncate(named);
                let mut tiers: Vec<Vec<u32>> = Vec::new();
                for (number, join) in numbers.into_iter().zip(joins) {
                    match tiers.last_mut() {
                        Some(tier) if join => tier.push(number),
                        _ => tiers.push(vec![number]),
                    }
                }
                Order { ballots, tiers }
            });
        (prop::collection::vec("[a-zA-Zé][ -~é]{0,8}", alternatives), prop::collection::vec(order, 0..8))
            .prop_map(|(names, orders)| PrefLib::new("A title", Kind::Toi, names, orders))
    })
}

/// A file with some bytes changed, cut out or put in.
fn mutated() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let file = prop_oneof![Just(("x.pb", PB)), Just(("x.soi", SOI)), Just(("x.toc", TOC)), Just(("x.csv", WARD)), Just(("x.csv", CVR))];
    let edits =
        prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![any::<u8>(), prop::sample::select(b";,\"\n\r{}#:0195-.".to_vec())], 0..3_u8), 1..6);
    (file, edits).prop_map(|((name, text), edits)| {
        let mut bytes = text.as_bytes().to_vec();
        for (place, byte, edit) in edits {
            let place = place.index(bytes.len().max(1)).min(bytes.len());
            match edit {
                0 if place < bytes.len() => bytes[place] = byte,
                1 if place < bytes.len() => drop(bytes.remove(place)),
                _ => bytes.insert(place, byte),
            }
        }
        (name, bytes)
    })
}

/// Counts whatever can be read by every rule.
fn count_all(name: &str, bytes: &[u8]) {
    let Ok(election) = read(name, bytes) else { return };
    for &rule in tally::Rule::ALL {
        if let Ok(report) = tally::count(&election, &Options::new(rule), &mut |_| ()) {
            serde_json::to_string(&report).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn budgets_are_written_as_they_were_read((meta, projects, votes) in (table(), table(), table())) {
        let file = Pabulib { meta, projects, votes };
        let mut text = Vec::new();
        file.write(&mut text).unwrap();
        prop_assert_eq!(Pabulib::read(text.as_slice()).unwrap(), file);
    }

    /// What a poll publishes is read as it was counted: the same money, the same votes, blank ones included, the same projects by any name.
    #[test]
    fn budgets_of_polls_are_read_as_they_were_counted(
        (costs, votes) in (2..6_usize).prop_flat_map(|projects| {
            let vote = prop::collection::btree_map(0..projects as u32, 1..6_u16, 0..=projects);
            (prop::collection::vec(1..1_000_000_u64, projects), prop::collection::vec(vote, 1..9))
        }),
        amount in 1..100_000_000_u64,
        points in any::<bool>(),
        name in cell(),
    ) {
        let id = |place: u32| (700 + place).to_string();
        let kind = if points { written::Kind::Points { highest: 5 } } else { written::Kind::Knapsack };
        let about = About { description: name.clone(), country: "BE".to_owned(), unit: name.clone(), instance: "poll 7".to_owned(), budget: amount, rule: "greedy", kind };
        let projects: Vec<Project> = (0..).zip(&costs).map(|(place, &cost)| Project { id: id(place), cost, name: name.clone() }).collect();
        let ballot = |(number, vote): (usize, &std::collections::BTreeMap<u32, u16>)| {
            Written { voter: format!("V{number}"), points: vote.iter().map(|(&place, &points)| (id(place), points)).collect() }
        };
        let ballots: Vec<Written> = votes.iter().enumerate().map(ballot).collect();
        let mut text = Vec::new();
        written::file(&about, &projects, &ballots).write(&mut text).unwrap();
        let election = read("x.pb", &text).unwrap();
        let Papers::Budget(money) = &election.papers else { panic!("no budget") };
        let cents = 10_u64.pow(2 - money.places);
        prop_assert_eq!((money.budget * cents, money.costs.iter().map(|cost| cost * cents).collect::<Vec<_>>()), (amount, costs.clone()));
        prop_assert_eq!(money.currency.as_deref(), Some("EUR"));
        prop_assert_eq!(&election.notes, &Vec::<String>::new());
        let vote = |vote: &std::collections::BTreeMap<u32, u16>| match points {
            true => Vote::score(vote.iter().map(|(&place, &points)| (place, i64::from(points))).collect()),
            false => Vote::approve(vote.keys().copied().collect()),
        };
        prop_assert_eq!(election.profile, Profile::of(costs.len(), votes.iter().map(vote)).unwrap());
    }

    #[test]
    fn rankings_are_written_as_they_were_read(file in preflib()) {
        let mut text = Vec::new();
        file.write(&mut text).unwrap();
        prop_assert_eq!(PrefLib::read(text.as_slice(), Kind::Soi).unwrap(), file);
    }

    /// So are those in the form before 2022, and they mean the same.
    #[test]
    fn old_rankings_are_written_as_they_were_read(file in preflib()) {
        let old = before_2022(&file);
        let read = PrefLib::read(old.as_slice(), Kind::Toi).unwrap();
        let mut text = Vec::new();
        read.write(&mut text).unwrap();
        prop_assert_eq!(String::from_utf8(text).unwrap(), String::from_utf8(old).unwrap());
        prop_assert_eq!(read.election().unwrap().profile, file.election().unwrap().profile);
    }

    #[test]
    fn compressed_or_not(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let mut compressed = Vec::new();
        gz::write(&mut compressed, &bytes).unwrap();
        let mut back = Vec::new();
        std::io::copy(&mut gz::reader(std::io::Cursor::new(compressed)).unwrap(), &mut back).unwrap();
        prop_assert_eq!(back, bytes);
    }

    /// Whatever is in a file, it is read or refused.
    #[test]
    fn no_bytes_are_fatal(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(vec!["x.pb", "x.soi", "x.soc", "x.toi", "x.toc", "x.csv"])) {
        count_all(name, &bytes);
    }

    /// Nor is a file in which something was changed.
    #[test]
    fn no_change_is_fatal((name, bytes) in mutated()) {
        count_all(name, &bytes);
    }
}
