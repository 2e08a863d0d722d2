//! What an audit says of sound files, of what others kept, and of what it cannot tell.

use domain::voting::Method;
use ledger::audit::{Beside, Check, Fault, Verdict, Why};
use ledger::bundle::definition_line;
use ledger::{Log, Report, audit};
use proptest::prelude::*;

use crate::poll::{Chance, Poll, ballot, definition, key};
use crate::sealed::SealedPoll;
use crate::second::first;

fn with(bundle: &[u8], beside: &Beside) -> Report {
    audit(bundle, beside, &mut |_| ())
}

fn verdict(report: &Report, check: Check) -> Verdict {
    report.verdict(check).unwrap().clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn polls_audit_clean(seed in 0_u64..10_000, voters in 0_usize..60, batch in 1_usize..30) {
        let poll = Poll::invented(seed, voters, batch);
        let report = first(&poll.publish());
        prop_assert!(report.passed(), "{report}");
        let changed = voters as u64 / 5;
        prop_assert_eq!((report.ballots, report.superseded), (voters as u64, changed));
        let proved = report.findings.iter().filter(|finding| finding.verdict == Verdict::Proved).count();
        prop_assert_eq!(proved, 13);
        prop_assert_eq!(report.checkpoints, poll.checkpoints.len() as u64);
    }

    #[test]
    fn any_changed_byte_is_found(seed in 0_u64..100, voters in 0_usize..12, place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bundle = Poll::invented(seed, voters, 4).publish();
        let place = place.index(bundle.len());
        bundle[place] ^= 1 << bit;
        prop_assert!(!first(&bundle).passed());
    }

    #[test]
    fn any_cut_is_found(seed in 0_u64..100, voters in 0_usize..12, place in any::<prop::sample::Index>()) {
        let bundle = Poll::invented(seed, voters, 4).publish();
        prop_assert!(!first(&bundle[..place.index(bundle.len())]).passed());
    }

    #[test]
    fn anything_at_all_is_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..400), lines in "(\\{\"(definition|ballot|checkpoint)\":[\\[\\]{}\":,0-9a-z]{0,40}\\}\n){0,4}") {
        prop_assert!(!first(&bytes).passed());
        prop_assert!(!first(lines.as_bytes()).passed());
    }
}

#[test]
fn every_check_is_reported_once_and_in_order() {
    for bundle in [Poll::invented(1, 5, 5).publish(), Vec::new(), b"{}\n".to_vec()] {
        let checks: Vec<Check> = first(&bundle).findings.iter().map(|finding| finding.check).collect();
        let all: Vec<Check> = Check::ALL.iter().copied().filter(|&check| check != Check::Decryption).collect();
        assert_eq!(checks, all);
    }
    let sealed = SealedPoll::invented(1, 5).publish(&[0, 1]).unwrap().0;
    assert_eq!(first(&sealed).findings.iter().map(|finding| finding.check).collect::<Vec<_>>(), Check::ALL);
}

#[test]
fn the_key_published_elsewhere_is_compared() {
    let poll = Poll::invented(1, 5, 5);
    let bundle = poll.publish();
    let expecting = |key: String| Beside { key: Some(key), ..Beside::default() };
    assert_eq!(verdict(&with(&bundle, &expecting(poll.key.public().to_string())), Check::Key), Verdict::Proved);
    let other = with(&bundle, &expecting(key(2).public().to_string()));
    assert_eq!(other.failures().collect::<Vec<_>>(), [Check::Key]);
    assert_eq!(verdict(&first(&bundle), Check::Key), Verdict::NotProvable { why: Why::KeyFromFile });
}

#[test]
fn two_logs_of_one_poll_are_found_by_whoever_kept_a_checkpoint() {
    let poll = Poll::invented(1, 30, 10);
    let kept: Vec<(String, String)> = poll.checkpoints.iter().map(|(size, note)| (format!("at {size}"), note.clone())).collect();
    let beside = Beside { checkpoints: kept, ..Beside::default() };
    assert_eq!(verdict(&with(&poll.publish(), &beside), Check::OneLog), Verdict::Proved);

    // The same key writes another log from the start. Nothing in the file is wrong, yet it is not the log that was shown.
    let rewritten = Poll::invented(2, 30, 10).publish();
    assert!(first(&rewritten).passed());
    let report = with(&rewritten, &beside);
    assert_eq!(report.failures().collect::<Vec<_>>(), [Check::OneLog]);

    // A longer log was shown than was published.
    let shorter = Poll::invented(1, 20, 10).publish();
    assert_eq!(with(&shorter, &beside).failures().collect::<Vec<_>>(), [Check::OneLog]);

    let forged = Beside { checkpoints: vec![("forged".to_owned(), "no note".to_owned())], ..Beside::default() };
    let fault = Fault::BadCheckpoint { name: "forged".to_owned() };
    assert_eq!(verdict(&with(&poll.publish(), &forged), Check::OneLog), Verdict::Failed { fault, line: 0, more: 0 });
}

#[test]
fn receipts_find_their_ballots_and_prove_broken_promises() {
    let mut poll = Poll::invented(1, 14, 5);
    let holding = |poll: &Poll, place: usize| Beside { receipts: vec![("mine".to_owned(), poll.receipts[place].clone())], ..Beside::default() };
    let bundle = poll.publish();
    assert_eq!(verdict(&with(&bundle, &holding(&poll, 0)), Check::Receipts), Verdict::Proved);
    // The fifth voter changed their vote: only they know that this is right.
    let superseded = verdict(&with(&bundle, &holding(&poll, 4)), Check::Receipts);
    assert_eq!(superseded, Verdict::NotProvable { why: Why::ReceiptSuperseded });
    assert_eq!(verdict(&with(&bundle, &holding(&poll, 5)), Check::Receipts), Verdict::Proved);

    let mut chance = Chance(99 << 32);
    let ballot = ballot(&poll.definition.paper(), &mut chance);
    poll.cast(ballot, &mut chance);
    let broken = with(&bundle, &holding(&poll, poll.receipts.len() - 1));
    assert_eq!(broken.failures().collect::<Vec<_>>(), [Check::Receipts]);
    assert!(broken.to_string().contains("was promised to be in the log, and is not"), "{broken}");

    let mut foreign = holding(&poll, 0);
    foreign.receipts[0].1.answers = poll.receipts[1].answers.clone();
    foreign.receipts[0].1.salt = poll.receipts[1].salt;
    assert_eq!(with(&bundle, &foreign).failures().collect::<Vec<_>>(), [Check::Receipts]);
}

#[test]
fn plain_words_say_what_is_proved_and_what_is_not() {
    let text = first(&Poll::invented(1, 22, 10).publish()).to_string();
    for part in
        ["22 ballots counted, 4 superseded", "Nothing is wrong", "roll", "ballots carry no proof", "--checkpoint", "smallest batch has 6", "That is few"]
    {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    let text = first(b"").to_string();
    assert!(text.contains("the file ends before its signature") && text.contains("do not rely on this file"), "{text}");
}

#[test]
fn a_poll_is_not_published_unless_everything_fits() {
    use ledger::publish::{PublishError, publish};
    let poll = Poll::invented(1, 10, 5);
    let attempt = |entries: &[_], swap: bool| {
        let first = poll.log.entries()[1];
        let disclose = |entry: &_| poll.disclosures.get(if swap { &first } else { entry }).cloned();
        publish(Vec::new(), &poll.definition, entries, &poll.checkpoints, disclose, poll.turnout.clone(), &poll.key).map(drop)
    };
    assert!(attempt(poll.log.entries(), false).is_ok());
    assert!(matches!(attempt(poll.log.entries(), true), Err(PublishError::OtherEntry(_))));
    assert!(matches!(attempt(&poll.log.entries()[1..], false), Err(PublishError::OtherDefinition)));
    let mut unknown = poll.log.clone();
    unknown.append(vec![ledger::bytes::Entry([7; 32])]).unwrap();
    assert!(matches!(attempt(unknown.entries(), false), Err(PublishError::Unknown(_))));
}

#[test]
fn a_definition_that_makes_no_sense_is_refused() {
    use ledger::Unsound;
    let sound = definition(&key(1));
    assert!(sound.check().is_ok());
    let mut cases = vec![(Unsound::Format, sound.clone()); 1];
    cases[0].1.format = "parvis-bundle/2".to_owned();
    let mut case = |why, change: &dyn Fn(&mut ledger::Definition)| {
        let mut changed = sound.clone();
        change(&mut changed);
        cases.push((why, changed));
    };
    case(Unsound::Key, &|definition| definition.key.push('A'));
    case(Unsound::TokenKey, &|definition| definition.secrecy = ledger::Secrecy::Anonymous);
    case(Unsound::TokenKey, &|definition| definition.token_key = Some(crate::poll::issuer(1).public()));
    for bytes in [[0; 32], [1; 32], [255; 32]] {
        case(Unsound::TokenKey, &|definition| {
            (definition.secrecy, definition.token_key) = (ledger::Secrecy::Anonymous, Some(ledger::bytes::TokenKey(bytes)));
        });
    }
    case(Unsound::Numbers, &|definition| definition.questions.clear());
    case(Unsound::Numbers, &|definition| definition.questions[1].question.id = definition.questions[0].question.id);
    case(Unsound::Numbers, &|definition| definition.questions[0].question.options[1] = definition.questions[0].question.options[0]);
    case(Unsound::Rule, &|definition| definition.questions[0].rule = domain::voting::count::Rule::Stv);
    case(Unsound::Rule, &|definition| definition.questions[1].rule = domain::voting::count::Rule::Plurality);
    case(Unsound::Rule, &|definition| definition.questions[0].seats = 0);
    case(Unsound::Rule, &|definition| definition.questions[0].seats = 4);
    case(Unsound::Rule, &|definition| (definition.questions[0].seats, definition.questions[0].lot) = (2, false));
    case(Unsound::Rule, &|definition| definition.questions[2].lot = true);
    case(Unsound::Rule, &|definition| definition.questions[2].seats = 6);
    case(Unsound::Rule, &|definition| definition.questions[2].rule = domain::voting::count::Rule::Irv);
    case(Unsound::Rule, &|definition| definition.questions[2].rule = domain::voting::count::Rule::Score);
    for method in [
        Method::Approval { min: 0, max: 0 },
        Method::Ranked { min: 0, max: 4 },
        Method::Ranked { min: 3, max: 2 },
        Method::Ranked { min: 1, max: 6 },
        Method::Score { highest: 0 },
        Method::Points { credits: 3, highest: 4 },
        Method::Points { credits: 3, highest: 0 },
        Method::Quadratic { credits: 0 },
    ] {
        case(Unsound::Rule, &|definition| {
            let decision = &mut definition.questions[2];
            decision.question.method = method;
            decision.rule = method.rules(2)[0];
        });
    }
    let python = crate::second::available();
    for (why, definition) in cases {
        assert_eq!(definition.check().err(), Some(why));
        let (mut line, entry) = definition_line(&definition).unwrap();
        assert_eq!(Log::new(entry).size(), 1);
        line.push(b'\n');
        assert_eq!(first(&line).failures().collect::<Vec<_>>(), [Check::Definition]);
        crate::second::agree(&format!("{why:?}"), &line, python);
    }
}
