//! Anonymous polls: sound ones, ways of tampering with tokens, and what is said of them.

use domain::participation::Channel;
use ledger::audit::{Check, Verdict, Why};
use ledger::bundle::{Line, OpenedLine};
use ledger::bytes::{Entry, TokenInput, TokenOutput};
use ledger::publish::{Disclosure, Keys, PublishError, publish};
use ledger::{Bearer, Opening};

use crate::poll::{Chance, Poll, anonymous, ballot, issuer, key, lines, seal, token};
use crate::second::{agree, available, first, second};
use crate::tampering::{Tamper, WAYS, ballots, end, opened};

/// 33 voters, 6 of whom changed their vote, in batches of 20.
fn poll() -> Poll {
    Poll::of(anonymous(&key(1)), key(1), 3, 33, 20)
}

fn output(by: &mut Bearer) -> &mut TokenOutput {
    let Bearer::Token(token) = by else { unreachable!() };
    &mut token.output
}

/// What the poll would look like had it logged and counted this ballot as well.
fn with_one_more(by: Bearer) -> Poll {
    let mut poll = poll();
    let mut chance = Chance(8 << 40);
    let answers = ballot(&poll.definition.paper(), &mut chance);
    let opening = Opening { by, answers, salt: ledger::bytes::Salt(chance.bytes()), lock: ledger::bytes::ReplaceKey(chance.bytes()).lock() };
    let entry = opening.entry(&poll.root);
    poll.disclosures.insert(entry, Disclosure::Opened(opening));
    poll.append(vec![entry]);
    poll.turnout.by_channel[0].1 += 1;
    poll.turnout.issued += 1;
    poll.turnout.tokens = poll.turnout.tokens.map(|tokens| tokens + 1);
    poll
}

#[test]
fn both_verifiers_prove_of_tokens_what_can_be_proved() {
    let python = available();
    for (seed, voters, batch) in [(1, 0, 20), (2, 1, 20), (3, 33, 20), (4, 60, 7)] {
        let bundle = Poll::of(anonymous(&key(1)), key(1), seed, voters, batch).publish();
        let report = first(&bundle);
        assert!(report.passed(), "{report}");
        assert_eq!(report.verdict(Check::Tokens), Some(&Verdict::Proved));
        assert_eq!(report.verdict(Check::Entitlement), Some(&Verdict::NotProvable { why: Why::TokensGiven }));
        agree(&format!("seed {seed}"), &bundle, python);
    }
    let confidential = first(&Poll::invented(3, 33, 20).publish());
    assert_eq!(confidential.verdict(Check::Tokens), Some(&Verdict::NotProvable { why: Why::NotAnonymous }));
    assert_eq!(confidential.verdict(Check::Entitlement), Some(&Verdict::NotProvable { why: Why::NoTokens }));
}

/// A token that nobody cast a ballot with is nobody's business.
#[test]
fn more_tokens_may_be_taken_than_used() {
    let mut poll = poll();
    poll.turnout.issued += 5;
    poll.turnout.tokens = poll.turnout.tokens.map(|tokens| tokens + 5);
    assert!(first(&poll.publish()).passed());
    agree("five did not vote", &poll.publish(), available());
}

/// A sheet has no token: it is counted with another channel.
#[test]
fn ballots_on_paper_have_no_token() {
    let mut poll = with_one_more(Bearer::Nobody);
    poll.turnout.tokens = poll.turnout.tokens.map(|tokens| tokens - 1);
    let told_wrongly = first(&poll.publish());
    assert_eq!(told_wrongly.failures().collect::<Vec<_>>(), [Check::Tokens], "it is said to have come from the web");
    agree("one on paper, said to be from the web", &poll.publish(), available());
    poll.turnout.by_channel[0].1 -= 1;
    poll.turnout.by_channel[1].1 += 1;
    assert_eq!(poll.turnout.by_channel[1], (Channel::Paper, 1));
    assert!(first(&poll.publish()).passed());
    agree("one on paper", &poll.publish(), available());
}

const WAYS_WITH_TOKENS: &[(&str, Check, Tamper)] = &[
    ("the output of a token is changed", Check::Tokens, |lines, _| output(&mut opened(lines, 3).by).0[9] ^= 1),
    ("the input of a token is changed", Check::Openings, |lines, _| {
        let Bearer::Token(token) = &mut opened(lines, 3).by else { unreachable!() };
        token.input = TokenInput([9; 32]);
    }),
    ("the tokens of two ballots are exchanged", Check::Openings, |lines, _| {
        let (one, other) = (opened(lines, 0).by.clone(), opened(lines, 1).by.clone());
        opened(lines, 0).by = other;
        opened(lines, 1).by = one;
    }),
    ("a token is taken off a ballot", Check::Tokens, |lines, _| opened(lines, 3).by = Bearer::Nobody),
    ("the secret token key is that of another poll", Check::Tokens, |lines, _| lines[1] = Line::TokenKey(issuer(2).secret())),
    ("the secret token key is left out", Check::File, |lines, _| {
        lines.remove(1);
    }),
    ("the secret token key comes after the first ballot", Check::File, |lines, _| {
        let (key, place) = (lines.remove(1), ballots(lines)[1]);
        lines.insert(place, key);
    }),
    ("the secret token key is given twice", Check::File, |lines, _| lines.insert(1, lines[1].clone())),
    ("the token key is exchanged for another, secret and all", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.token_key = Some(issuer(2).public());
        lines[1] = Line::TokenKey(issuer(2).secret());
    }),
    ("the poll is said to be confidential after the vote", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        (definition.secrecy, definition.token_key) = (ledger::Secrecy::Confidential, None);
        lines.remove(1);
    }),
    ("fewer tokens were taken than used", Check::Tokens, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.tokens = Some(32);
            }
        })
    }),
    ("more tokens were taken than papers issued", Check::Tokens, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.tokens = Some(34);
            }
        })
    }),
    ("it is not said how many tokens were taken", Check::Tokens, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.tokens = None;
            }
        })
    }),
];

#[test]
fn tampering_with_tokens_is_found_by_both_verifiers() {
    let python = available();
    let poll = poll();
    let sound = lines(&poll.publish());
    assert!(first(&seal(&sound, &poll.key)).passed());
    let general = WAYS.iter().filter(|(name, ..)| !name.starts_with("there are two definitions") && !name.starts_with("the first checkpoint"));
    for (name, check, tamper) in WAYS_WITH_TOKENS.iter().chain(general) {
        let mut lines = sound.clone();
        tamper(&mut lines, &poll);
        assert_ne!(lines, sound, "{name}: nothing was changed");
        let bundle = seal(&lines, &poll.key);
        let report = first(&bundle);
        assert!(report.failures().any(|failed| failed == *check), "{name}: not found by {check:?}\n{report}");
        agree(name, &bundle, python);
    }
}

/// Ballots that the log commits to from the start, and that were not cast with a token of this poll.
#[test]
fn ballots_without_a_good_token_are_found_by_both_verifiers() {
    let python = available();
    let mut chance = Chance(7 << 40);
    let used = poll().receipts[0].by.clone();
    let mut forged = token(&issuer(1), &mut chance);
    forged.output = TokenOutput(chance.sixty_four());
    let ways = [
        ("a token of another poll", Bearer::Token(token(&issuer(2), &mut chance))),
        ("an invented token", Bearer::Token(forged)),
        ("one token for two ballots", used),
        ("no token at all", Bearer::Nobody),
    ];
    for (name, by) in ways {
        let bundle = with_one_more(by).publish();
        assert_eq!(first(&bundle).failures().collect::<Vec<_>>(), [Check::Tokens], "{name}");
        agree(name, &bundle, python);
    }
}

/// A line that says how many tokens were taken, where there are none.
#[test]
fn tokens_where_none_belong_are_found_by_both_verifiers() {
    let python = available();
    let mut poll = Poll::invented(3, 12, 5);
    poll.turnout.tokens = Some(12);
    assert_eq!(first(&poll.publish()).failures().collect::<Vec<_>>(), [Check::Tokens]);
    agree("tokens are counted", &poll.publish(), python);
    let mut lines = lines(&Poll::invented(3, 12, 5).publish());
    lines.insert(1, Line::TokenKey(issuer(1).secret()));
    assert_eq!(first(&seal(&lines, &poll.key)).failures().next(), Some(Check::File));
    agree("a token key", &seal(&lines, &poll.key), python);
    lines.remove(1);
    opened(&mut lines, 2).by = Bearer::Token(token(&issuer(1), &mut Chance(1)));
    let report = first(&seal(&lines, &poll.key));
    assert!(report.failures().any(|check| check == Check::Ballots), "{report}");
    agree("a token", &seal(&lines, &poll.key), python);
}

/// A superseded entry does not say whose vote was changed: its token stays hidden by the salt.
#[test]
fn a_changed_vote_does_not_show_its_token() {
    let poll = poll();
    let text = String::from_utf8(poll.publish()).unwrap();
    let Bearer::Token(token) = &poll.receipts[4].by else { unreachable!() };
    assert_eq!(text.matches(&token.input.to_string()).count(), 1, "only the ballot that counts shows it");
}

#[test]
fn it_is_not_published_without_its_token_key() {
    let poll = poll();
    let other = issuer(2);
    for tokens in [None, Some(&other)] {
        let keys = Keys { poll: &poll.key, tokens };
        let disclose = |entry: &Entry| poll.disclosures.get(entry).cloned();
        let tried = publish(Vec::new(), &poll.definition, poll.log.entries(), &poll.checkpoints, disclose, poll.turnout.clone(), keys);
        assert!(matches!(tried, Err(PublishError::OtherTokenKey)));
    }
}

#[test]
fn the_second_verifier_knows_the_vectors_of_rfc_9497() {
    if available() {
        assert_eq!(second(std::path::Path::new("--self-test"), &[]), ("tokens: as in RFC 9497\n".to_owned(), true));
    }
}

#[test]
fn an_opened_line_is_spelled_in_one_way() {
    let lines = lines(&poll().publish());
    let Line::Ballot(OpenedLine { by, .. }) = &lines[ballots(&lines)[0]] else { unreachable!() };
    let text = serde_json::to_string(by).unwrap();
    assert!(text.starts_with(r#"{"token":{"input":""#), "{text}");
}
