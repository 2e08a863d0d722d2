//! The second verifier: the same verdicts, check by check.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use domain::voting::budget::Satisfaction;
use domain::voting::count::{Rule, TieRule};
use domain::voting::{Ballot, Budget, Method, Question};
use domain::{OptionId, QuestionId};
use ledger::audit::{Beside, Check};
use ledger::bundle::{Line, ResultLine, Settled};
use ledger::bytes::Entry;
use ledger::{Decision, Definition, PollKey, Report, audit};
use sha2::{Digest, Sha256};

use crate::poll::{Chance, ORIGIN, Poll, defined, key, lines, seal};
use crate::tampering::with_ballot;

const VERIFIER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/verify/verify_bundle.py");

/// The audit of these bytes with nothing beside them.
pub fn first(bundle: &[u8]) -> Report {
    audit(bundle, &Beside::default(), &mut |_| ())
}

/// Verdicts by check as the report has them.
pub fn verdicts(report: &Report) -> String {
    report.findings.iter().map(|finding| format!("{}: {}\n", finding.check.as_str(), finding.verdict.as_str())).collect()
}

/// Whether Python is here to be asked. Where it is not, that is said and nothing fails.
pub fn available() -> bool {
    let here = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    if !here {
        eprintln!("python3 is not on the PATH: the second verifier was not asked");
    }
    here
}

/// What the second verifier prints about a file, and whether it passed.
pub fn second(file: &Path, more: &[String]) -> (String, bool) {
    let output = Command::new("python3").arg(VERIFIER).arg(file).args(more).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

/// Asserts that both verifiers find the same, if there is a second one.
pub fn agree(name: &str, bundle: &[u8], python: bool) {
    agree_beside(name, bundle, &Beside::default(), python);
}

/// The same, with checkpoints and witnesses beside the file.
pub fn agree_beside(name: &str, bundle: &[u8], beside: &Beside, python: bool) {
    if !python {
        return;
    }
    let report = audit(bundle, beside, &mut |_| ());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bundle");
    std::fs::write(&file, bundle).unwrap();
    let mut more: Vec<String> = beside.witnesses.iter().flat_map(|key| ["--witness".to_owned(), key.to_string()]).collect();
    for (number, (_, note)) in beside.checkpoints.iter().enumerate() {
        let kept = folder.path().join(number.to_string());
        std::fs::write(&kept, note).unwrap();
        more.extend(["--checkpoint".to_owned(), kept.display().to_string()]);
    }
    let (printed, passed) = second(&file, &more);
    assert_eq!(printed, verdicts(&report), "{name}: the second verifier finds something else\n{report}");
    assert_eq!(passed, report.passed(), "{name}");
}

#[test]
fn both_find_nothing_wrong_with_sound_polls() {
    let python = available();
    for (seed, voters, batch) in [(1, 0, 20), (2, 1, 20), (3, 33, 20), (4, 60, 7)] {
        let bundle = Poll::invented(seed, voters, batch).publish();
        assert!(first(&bundle).passed());
        agree(&format!("seed {seed}"), &bundle, python);
    }
    let mut without_roll = Poll::invented(5, 12, 4);
    without_roll.turnout.roll = None;
    agree("without a roll", &without_roll.publish(), python);
}

/// A poll with a question for every rule that can decide every method, for every number of seats.
pub fn by_every_rule(ties: TieRule) -> Definition {
    let methods = [
        Method::SingleChoice,
        Method::Approval { min: 0, max: 3 },
        Method::Ranked { min: 1, max: 4 },
        Method::Ranked { min: 2, max: 3 },
        Method::Score { highest: 2 },
        Method::Points { credits: 5, highest: 3 },
        Method::Quadratic { credits: 9 },
    ];
    let mut questions = Vec::new();
    for (method, seats) in methods.iter().flat_map(|&method| (1..=4).map(move |seats| (method, seats))) {
        for &rule in method.rules(seats) {
            let number = questions.len() as i64;
            // Identifiers of one, two and three digits, so that their order as text is another than as numbers.
            let options = [9, 10, 101, 98].map(|option| OptionId(option + number % 3)).to_vec();
            let question = Question { id: QuestionId(number), method, options, optional: true, budget: None };
            questions.push(Decision::new(question, rule, seats.into()));
        }
    }
    questions.extend(before_lots(questions.len() as i64));
    questions.extend(budgets(questions.len() as i64, 1));
    Definition { ties, ..defined(&key(1), questions) }
}

/// Questions whose options are only named, numbered from here, as they were published before a lot was drawn there: a tie stays a tie.
fn before_lots(number: i64) -> Vec<Decision> {
    let asked = [(Method::SingleChoice, Rule::Plurality), (Method::SingleChoice, Rule::Approval), (Method::Approval { min: 0, max: 3 }, Rule::Approval)];
    let decision = |(number, (method, rule))| {
        let question = Question { id: QuestionId(number), method, options: [9, 10, 101, 98].map(OptionId).to_vec(), optional: true, budget: None };
        Decision { lot: false, ..Decision::new(question, rule, 1) }
    };
    (number..).zip(asked).map(decision).collect()
}

/// Budgets for every method, rule and satisfaction, numbered from here; so many times as much money as in a street.
fn budgets(number: i64, times: u64) -> Vec<Decision> {
    let methods = [
        Method::Approval { min: 0, max: 3 },
        Method::Knapsack,
        Method::Score { highest: 2 },
        Method::Ranked { min: 1, max: 4 },
        Method::Ranked { min: 2, max: 3 },
    ];
    // Alike, so that ties are common; such as do not fit together, of which one is dearer than the budget; not in whole euros.
    let money: [(u64, [u64; 4]); 3] = [(30_000, [10_000, 10_000, 20_000, 10_000]), (12_000, [6000, 3000, 9000, 15_000]), (9999, [3333, 2000, 6666, 3334])];
    let mut decisions = Vec::new();
    for (method, &rule) in methods.iter().flat_map(|&method| method.budget_rules().iter().map(move |rule| (method, rule))) {
        for &satisfaction in Satisfaction::ALL {
            let number = number + decisions.len() as i64;
            let options = [9, 10, 101, 98].map(|option| OptionId(option + number % 2)).to_vec();
            let (amount, costs) = money[decisions.len() % money.len()];
            let budget = Some(Budget { amount: amount * times, costs: costs.map(|cost| cost * times).to_vec(), satisfaction });
            let question = Question { id: QuestionId(number), method, options, optional: true, budget };
            decisions.push(Decision::new(question, rule, 1));
        }
    }
    decisions
}

fn result(lines: &mut [Line]) -> &mut ResultLine {
    lines.iter_mut().find_map(|line| if let Line::Result(result) = line { Some(result) } else { None }).unwrap()
}

#[test]
fn both_decide_alike_by_every_rule() {
    let python = available();
    let mut broken: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for seed in 0..33 {
        let ties = if seed % 4 == 0 { TieRule::Id } else { TieRule::Seed(format!("{seed}")) };
        let definition = by_every_rule(ties);
        let voters = [0, 1, 2, 3, 4, 5, 6, 8, 11, 17, 30][seed as usize % 11];
        let poll = Poll::of(definition.clone(), key(1), seed, voters, 40);
        let bundle = poll.publish();
        assert!(first(&bundle).passed());
        agree(&format!("seed {seed}, {voters} voters"), &bundle, python);
        for (decision, settled) in definition.questions.iter().zip(&result(&mut lines(&bundle)).outcomes) {
            broken.entry(decision.rule.as_str()).or_default().extend(settled.ties.iter().map(|tie| format!("{:?}", tie.stake)));
        }
    }
    // What is compared here is worth something only where ties of every kind were broken.
    let stakes = |rule: Rule| broken[rule.as_str()].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(stakes(Rule::Stv), ["Exclusion", "Transfer"]);
    assert_eq!(stakes(Rule::Irv), ["Exclusion"]);
    for rule in [Rule::Plurality, Rule::Approval, Rule::Score, Rule::Borda, Rule::Schulze, Rule::EqualShares, Rule::Greedy, Rule::Phragmen] {
        assert_eq!(stakes(rule), ["Winning"]);
    }
}

/// Few voters and much money: equal shares grow for long, and what surely changes nothing is left out.
#[test]
fn both_share_out_much_money_alike() {
    let python = available();
    for (seed, voters, times) in [(1, 2, 10), (2, 3, 40), (3, 5, 100), (4, 13, 100)] {
        let mut questions = budgets(0, times);
        questions.retain(|decision| decision.rule == Rule::EqualShares);
        let bundle = Poll::of(defined(&key(1), questions), key(1), seed, voters, 40).publish();
        assert!(first(&bundle).passed());
        agree(&format!("{voters} voters, {times} times"), &bundle, python);
    }
}

#[test]
fn both_refuse_budgets_that_are_unsound() {
    type Change = fn(&mut Decision);
    fn budget(decision: &mut Decision) -> &mut Budget {
        decision.question.budget.as_mut().unwrap()
    }
    let cases: [(&str, bool, Change); 16] = [
        ("as it is", true, |_| ()),
        ("the largest amounts", true, |decision| (budget(decision).amount, budget(decision).costs[0]) = (1 << 53, 1 << 53)),
        ("no cost", false, |decision| budget(decision).costs[0] = 0),
        ("no amount", false, |decision| budget(decision).amount = 0),
        ("too large an amount", false, |decision| budget(decision).amount = (1 << 53) + 1),
        ("too large a cost", false, |decision| budget(decision).costs[0] = (1 << 53) + 1),
        ("a cost too few", false, |decision| budget(decision).costs.truncate(3)),
        ("a cost too many", false, |decision| budget(decision).costs.push(1)),
        ("nothing is affordable", false, |decision| budget(decision).amount = 1),
        ("two seats", false, |decision| decision.seats = 2),
        ("no seat", false, |decision| decision.seats = 0),
        ("points", false, |decision| decision.question.method = Method::Points { credits: 5, highest: 3 }),
        ("single choice", false, |decision| decision.question.method = Method::SingleChoice),
        ("a rule for seats", false, |decision| decision.rule = Rule::Approval),
        ("a budget without its rule", false, |decision| decision.question.budget = None),
        ("a knapsack without a budget", false, |decision| (decision.question.method, decision.question.budget) = (Method::Knapsack, None)),
    ];
    let python = available();
    let refused = |name: &str, sound: bool, decision: Decision| {
        let poll = Poll::open(defined(&key(1), vec![decision]), key(1));
        let bundle = seal(&lines_of(&poll), &poll.key);
        let failures: Vec<Check> = first(&bundle).failures().collect();
        assert_eq!(failures, if sound { vec![] } else { vec![Check::Definition] }, "{name}");
        agree(name, &bundle, python);
    };
    for (name, sound, change) in cases {
        let mut decision = budgets(7, 1).remove(0);
        change(&mut decision);
        refused(name, sound, decision);
    }
    for method in [Method::Score { highest: 2 }, Method::Ranked { min: 1, max: 4 }] {
        let mut decision = Decision { rule: Rule::Phragmen, ..budgets(7, 1).remove(0) };
        decision.question.method = method;
        refused(&format!("Phragmén by {method:?}"), false, decision);
    }
}

#[test]
fn both_refuse_lots_and_seats_that_do_not_fit() {
    type Change = fn(&mut Decision);
    fn many(decision: &mut Decision, options: i64) {
        decision.question = Question { method: Method::Ranked { min: 1, max: 4 }, options: (1..=options).map(OptionId).collect(), ..decision.question.clone() };
        (decision.lot, decision.rule) = (false, Rule::Schulze);
    }
    let python = available();
    let cases: [(&str, bool, Change); 9] = [
        ("as it is", true, |_| ()),
        ("two seats", true, |decision| decision.seats = 2),
        ("five seats for four options", false, |decision| decision.seats = 5),
        ("no seat", false, |decision| decision.seats = 0),
        ("as before", true, |decision| decision.lot = false),
        ("two seats without a lot", false, |decision| (decision.seats, decision.lot) = (2, false)),
        ("a lot among scores", false, |decision| (decision.question.method, decision.rule) = (Method::Score { highest: 3 }, Rule::Score)),
        ("as many options as Schulze compares", true, |decision| many(decision, 4_000)),
        ("one more", false, |decision| many(decision, 4_001)),
    ];
    for (name, sound, change) in cases {
        let mut decision = Decision { lot: true, seats: 1, ..before_lots(7).remove(0) };
        change(&mut decision);
        let poll = Poll::open(defined(&key(1), vec![decision]), key(1));
        let bundle = seal(&lines_of(&poll), &poll.key);
        let failures: Vec<Check> = first(&bundle).failures().filter(|check| [Check::File, Check::Definition].contains(check)).collect();
        assert_eq!(failures, if sound { vec![] } else { vec![Check::Definition] }, "{name}");
        agree(name, &bundle, python);
    }
}

#[test]
fn neither_reads_a_lot_that_is_written_otherwise() {
    let python = available();
    let decision = Decision { lot: true, ..before_lots(7).remove(0) };
    let text = String::from_utf8(Poll::open(defined(&key(1), vec![decision]), key(1)).publish()).unwrap();
    assert!(text.contains(r#","seats":1,"lot":true}"#));
    for lot in [r#","lot":false"#, r#","lot":1"#, r#","lot":null"#, r#","lot":"true""#, r#","lot":true,"lot":true"#] {
        let bundle = text.replacen(r#","lot":true"#, lot, 1).into_bytes();
        assert!(first(&bundle).failures().any(|failed| failed == Check::File), "{lot}");
        agree(lot, &bundle, python);
    }
}

/// The lines of a poll without ballots, sound or not.
fn lines_of(poll: &Poll) -> Vec<Line> {
    let sound = Poll::open(defined(&key(1), vec![budgets(7, 1).remove(0)]), key(1));
    let mut lines = lines(&sound.publish());
    lines[0] = Line::Definition(Box::new(poll.definition.clone()));
    lines[1] = Line::Checkpoint(poll.checkpoints[&1].clone());
    lines
}

#[test]
fn both_draw_the_same_bounds_around_budgets() {
    let python = available();
    let cases: [(Method, bool, &str, bool); 12] = [
        (Method::Knapsack, false, r#""choices":[8,9]"#, true),
        (Method::Knapsack, false, r#""choices":[10]"#, true),
        (Method::Knapsack, false, r#""choices":[8,10]"#, false),
        (Method::Knapsack, false, r#""choices":[11]"#, false),
        (Method::Knapsack, false, r#""choices":[12]"#, false),
        (Method::Knapsack, false, r#""choices":[8],"marks":[1]"#, false),
        (Method::Knapsack, false, r#""choices":[]"#, false),
        (Method::Knapsack, true, r#""choices":[]"#, true),
        (Method::Approval { min: 1, max: 3 }, false, r#""choices":[8,9,10,11]"#, false),
        (Method::Score { highest: 4 }, false, r#""choices":[8],"marks":[5]"#, false),
        (Method::Ranked { min: 1, max: 3 }, false, r#""choices":[8,10,11],"marks":[2,3,1]"#, true),
        (Method::Ranked { min: 1, max: 3 }, false, r#""choices":[8,10,11],"marks":[2,3,4]"#, false),
    ];
    for (method, optional, answer, sound) in cases {
        let budget = Some(Budget { amount: 1000, costs: vec![400, 600, 601, 1001], satisfaction: Satisfaction::Cost });
        let question = Question { id: QuestionId(4), method, options: (8..12).map(OptionId).collect(), optional, budget };
        let paper = defined(&key(1), vec![Decision::new(question, Rule::EqualShares, 1)]);
        let bundle = with_ballot(&paper, serde_json::from_str(&format!(r#"[{{"question":4,{answer}}}]"#)).unwrap());
        let report = first(&bundle);
        assert_eq!(report.failures().all(|failed| failed != Check::Ballots), sound, "{method:?}: {answer}\n{report}");
        agree(&format!("{method:?}: {answer}"), &bundle, python);
    }
}

#[test]
fn neither_reads_a_budget_that_is_written_otherwise() {
    let python = available();
    let sound = Poll::open(defined(&key(1), vec![budgets(7, 1).remove(0)]), key(1)).publish();
    let text = String::from_utf8(sound).unwrap();
    let at = text.find(",\"budget\":").unwrap();
    let end = at + text[at..].find('}').unwrap() + 1;
    for budget in [
        r#","budget":null"#,
        r#","budget":{}"#,
        r#","budget":{"amount":5,"costs":[1,1,1,1]}"#,
        r#","budget":{"costs":[1,1,1,1],"amount":5,"satisfaction":"cost"}"#,
        r#","budget":{"amount":5,"costs":[1,1,1,-1],"satisfaction":"cost"}"#,
        r#","budget":{"amount":5.0,"costs":[1,1,1,1],"satisfaction":"cost"}"#,
        r#","budget":{"amount":5,"costs":[1,1,1,1],"satisfaction":"price"}"#,
        r#","budget":{"amount":5,"costs":[1,1,1,1],"satisfaction":"cost","unit":100}"#,
    ] {
        let bundle = format!("{}{budget}{}", &text[..at], &text[end..]).into_bytes();
        assert!(first(&bundle).failures().any(|failed| failed == Check::File), "{budget}");
        agree(budget, &bundle, python);
    }
}

#[test]
fn both_decide_nothing_where_all_ballots_are_blank() {
    let mut definition = by_every_rule(TieRule::Id);
    definition.questions.retain(|decision| decision.question.method != Method::SingleChoice);
    let (paper, mut poll, mut chance) = (definition.paper(), Poll::open(definition, key(1)), Chance(3 << 32));
    let mut batch: Vec<Entry> = (0..3).map(|_| poll.cast(Ballot::parse(&paper, &[]).unwrap(), &mut chance)).collect();
    batch.sort_unstable();
    poll.append(batch);
    let bundle = poll.publish();
    assert!(first(&bundle).passed());
    assert!(result(&mut lines(&bundle)).outcomes.iter().all(|settled| settled.winners.is_empty() && settled.ties.is_empty()));
    agree("blank ballots", &bundle, available());
}

#[test]
fn both_find_other_winners_and_other_ties_by_every_rule() {
    type Change = fn(&mut Settled) -> bool;
    let changes: [(&str, Change); 5] = [
        ("another wins", |settled| {
            settled.winners.first_mut().is_some_and(|winner| {
                winner.0 = if winner.0 < 12 { winner.0 + 1 } else { 9 };
                true
            })
        }),
        ("nobody wins", |settled| settled.winners.pop().is_some()),
        ("a tie is kept quiet", |settled| settled.ties.pop().is_some()),
        ("another order of the tied", |settled| {
            settled.ties.first_mut().is_some_and(|tie| {
                tie.tied.reverse();
                true
            })
        }),
        ("another is drawn", |settled| {
            settled.ties.first_mut().is_some_and(|tie| {
                tie.drawn = vec![tie.tied[1]];
                true
            })
        }),
    ];
    let python = available();
    let poll = Poll::of(by_every_rule(TieRule::Seed("7".to_owned())), key(1), 7, 5, 40);
    let sound = lines(&poll.publish());
    for rule in Rule::ALL {
        let by_rule = |decision: &Decision| decision.rule == *rule;
        for (name, change) in changes {
            let mut changed = sound.clone();
            let mut outcomes = poll.definition.questions.iter().zip(&mut result(&mut changed).outcomes);
            let found = outcomes.any(|(decision, settled)| by_rule(decision) && change(settled));
            assert!(found || name != "another wins", "{rule:?}");
            if found {
                let bundle = seal(&changed, &poll.key);
                assert_eq!(first(&bundle).failures().collect::<Vec<_>>(), [Check::Outcome], "{rule:?}: {name}");
                agree(&format!("{rule:?}: {name}"), &bundle, python);
            }
        }
    }
}

#[test]
fn both_draw_the_same_bounds_around_marks() {
    let python = available();
    let options = [8, 9, 10].map(OptionId).to_vec();
    let ranked = Method::Ranked { min: 2, max: 3 };
    let (score, points, quadratic) = (Method::Score { highest: 4 }, Method::Points { credits: 5, highest: 4 }, Method::Quadratic { credits: 8 });
    let cases: [(Method, Rule, &str, bool); 16] = [
        (ranked, Rule::Irv, r#""choices":[8,10],"marks":[2,1]"#, true),
        (ranked, Rule::Irv, r#""choices":[8],"marks":[1]"#, false),
        (ranked, Rule::Irv, r#""choices":[8,9,10],"marks":[3,1,4]"#, false),
        (Method::Ranked { min: 1, max: 2 }, Rule::Borda, r#""choices":[8,9,10],"marks":[1,2,3]"#, false),
        (score, Rule::Score, r#""choices":[8,9,10],"marks":[4,4,4]"#, true),
        (score, Rule::Score, r#""choices":[9],"marks":[5]"#, false),
        (score, Rule::Score, r#""choices":[9]"#, false),
        (score, Rule::Score, r#""choices":[11],"marks":[1]"#, false),
        (score, Rule::Score, r#""choices":[]"#, false),
        (points, Rule::Score, r#""choices":[8,9],"marks":[4,1]"#, true),
        (points, Rule::Score, r#""choices":[8],"marks":[5]"#, false),
        (points, Rule::Score, r#""choices":[8,9,10],"marks":[2,2,2]"#, false),
        (quadratic, Rule::Score, r#""choices":[8,9],"marks":[2,2]"#, true),
        (quadratic, Rule::Score, r#""choices":[8],"marks":[3]"#, false),
        (quadratic, Rule::Score, r#""choices":[8,9,10],"marks":[2,2,1]"#, false),
        (quadratic, Rule::Score, r#""choices":[8],"marks":[65535]"#, false),
    ];
    for (method, rule, answer, sound) in cases {
        let question = Question { id: QuestionId(4), method, options: options.clone(), optional: false, budget: None };
        let paper = defined(&key(1), vec![Decision::new(question, rule, 1)]);
        let bundle = with_ballot(&paper, serde_json::from_str(&format!(r#"[{{"question":4,{answer}}}]"#)).unwrap());
        let report = first(&bundle);
        assert_eq!(report.failures().all(|failed| failed != Check::Ballots), sound, "{method:?}: {answer}\n{report}");
        agree(&format!("{method:?}: {answer}"), &bundle, python);
    }
}

#[test]
fn neither_reads_marks_that_do_not_go_with_choices() {
    let python = available();
    let text = String::from_utf8(Poll::invented(3, 9, 9).publish()).unwrap();
    let at = text.find(",\"marks\":[").unwrap();
    let end = at + text[at..].find(']').unwrap() + 1;
    for marks in [",\"marks\":[]", ",\"marks\":[0]", ",\"marks\":[1,2,3,4,5,6]", ",\"marks\":[-1]", ",\"marks\":null"] {
        let bundle = format!("{}{marks}{}", &text[..at], &text[end..]).into_bytes();
        assert!(first(&bundle).failures().any(|failed| failed == Check::File), "{marks}");
        agree(marks, &bundle, python);
    }
}

#[test]
fn both_agree_about_any_changed_byte() {
    let python = available();
    let bundle = Poll::invented(6, 8, 4).publish();
    for part in 0..40 {
        let mut changed = bundle.clone();
        let place = bundle.len() * part / 40;
        changed[place] ^= 1 << (part % 7);
        assert!(!first(&changed).passed(), "byte {place}");
        agree(&format!("byte {place}"), &changed, python);
    }
}

/// Lines taken out, doubled, moved, and numbers changed, at random, signed anew by whoever has the key.
#[test]
fn both_agree_about_lines_mixed_up_at_random() {
    let python = available();
    let poll = Poll::invented(6, 9, 4);
    let sound: Vec<String> = String::from_utf8(poll.publish()).unwrap().lines().map(str::to_owned).collect();
    for seed in 0..40_u64 {
        let mut chance = Chance(seed << 32);
        let mut lines = sound.clone();
        lines.pop();
        for _ in 0..=chance.below(2) {
            let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
            match chance.below(4) {
                0 => drop(lines.remove(one)),
                1 => lines.insert(one, lines[other].clone()),
                2 => lines.swap(one, other),
                _ => lines[one] = other_number(&lines[one], &mut chance),
            }
        }
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let hash = Entry(Sha256::digest(text.as_bytes()).into());
        let note = poll.key.sign(&format!("{ORIGIN}/bundle\n{hash}\n")).unwrap();
        let bundle = format!("{text}{}\n", serde_json::to_string(&Line::Signature(note)).unwrap()).into_bytes();
        // How many papers were issued, and how long the roll is, whoever has the key may say as they like within bounds.
        let word = |line: &&String| !line.starts_with("{\"turnout\"");
        if !lines.iter().filter(word).eq(sound[..sound.len() - 1].iter().filter(word)) {
            assert!(!first(&bundle).passed(), "seed {seed}");
        }
        agree(&format!("seed {seed}"), &bundle, python);
    }
}

/// The line with one of its digits another one, if it has any.
fn other_number(line: &str, chance: &mut Chance) -> String {
    let digits: Vec<usize> = line.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(place, _)| place).collect();
    let mut bytes = line.as_bytes().to_vec();
    if !digits.is_empty() {
        let digit = &mut bytes[digits[chance.below(digits.len())]];
        *digit = b'0' + (*digit - b'0' + 1) % 10;
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn witnesses_may_sign_beside() {
    let python = available();
    let poll = Poll::invented(6, 9, 4);
    let witness = PollKey::new("witness.example/w1", [3; 32]).unwrap();
    let mut lines = lines(&poll.publish());
    for line in &mut lines {
        if let Line::Checkpoint(note) = line {
            let text = poll.key.public().open(note).unwrap();
            let cosigned = witness.sign(&text).unwrap();
            note.push_str(cosigned.rsplit_once("\n\n").unwrap().1);
        }
    }
    let bundle = seal(&lines, &poll.key);
    assert!(first(&bundle).passed());
    agree("with a witness", &bundle, python);
}

#[test]
fn the_names_of_checks_are_those_of_json() {
    for check in Check::ALL {
        assert_eq!(serde_json::to_string(check).unwrap(), format!("{:?}", check.as_str()));
    }
}
