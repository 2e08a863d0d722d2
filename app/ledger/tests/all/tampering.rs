//! Ways of tampering with a published poll. Whoever tampers here has the key and signs the file anew, unless said otherwise: what is found is found by the
//! check it belongs to, and by both verifiers.

use domain::voting::count::TieRule;
use domain::voting::count::ties::Stake;
use domain::voting::{Answer, Ballot, Method, VoterName};
use domain::{OptionId, PollId, QuestionId};
use ledger::audit::Check;
use ledger::bundle::{Line, OpenedLine, SupersededLine, Tie};
use ledger::bytes::{Digest, Entry, Lock, ReplaceKey, Root, Salt};
use ledger::log::Frontier;
use ledger::publish::publish;
use ledger::{Bearer, Checkpoint, Definition, Opening, PollKey};

use crate::poll::{Chance, Poll, ballot, bearer, definition, key, lines, named, seal};
use crate::second::{agree, available, first};

pub type Tamper = fn(&mut Vec<Line>, &Poll);

/// The poll that is tampered with: 30 voters, 6 of them changed their vote, batches of 12.
fn poll() -> Poll {
    Poll::invented(7, 30, 12)
}

fn places(lines: &[Line], wanted: fn(&Line) -> bool) -> Vec<usize> {
    lines.iter().enumerate().filter(|(_, line)| wanted(line)).map(|(place, _)| place).collect()
}

pub fn ballots(lines: &[Line]) -> Vec<usize> {
    places(lines, |line| matches!(line, Line::Ballot(_)))
}

fn checkpoints(lines: &[Line]) -> Vec<usize> {
    places(lines, |line| matches!(line, Line::Checkpoint(_)))
}

fn superseded(lines: &[Line]) -> Vec<usize> {
    places(lines, |line| matches!(line, Line::Superseded(_)))
}

pub fn opened(lines: &mut [Line], which: usize) -> &mut OpenedLine {
    let place = ballots(lines)[which];
    let Line::Ballot(opened) = &mut lines[place] else { unreachable!() };
    opened
}

fn marked(lines: &mut [Line], which: usize) -> &mut SupersededLine {
    let place = superseded(lines)[which];
    let Line::Superseded(marked) = &mut lines[place] else { unreachable!() };
    marked
}

/// Changes a line of the end.
pub fn end(lines: &mut [Line], change: impl Fn(&mut Line)) {
    lines.iter_mut().for_each(change);
}

fn read(ballot: &str) -> Ballot {
    serde_json::from_str(ballot).unwrap()
}

/// A ballot that nobody cast, with an opening of its own.
fn invented(poll: &Poll) -> Line {
    let mut chance = Chance(1 << 40);
    let by = bearer(poll.definition.secrecy, &mut chance);
    let opening = Opening { by, answers: ballot(&poll.definition.paper(), &mut chance), salt: Salt(chance.bytes()), lock: ReplaceKey(chance.bytes()).lock() };
    Line::Ballot(OpenedLine { entry: opening.entry(&poll.root), by: opening.by, answers: opening.answers, salt: opening.salt, lock: opening.lock })
}

pub const WAYS: &[(&str, Check, Tamper)] = &[
    ("the choice of a ballot is changed", Check::Openings, |lines, _| {
        let answers = opened(lines, 3).answers.clone();
        let other = if answers.choices(QuestionId(2)) == [OptionId(30)] { 31 } else { 30 };
        let mut answers: Vec<Answer> = answers.into();
        answers[1].choices = vec![OptionId(other)];
        opened(lines, 3).answers = answers.try_into().unwrap();
    }),
    ("the order of preference of a ballot is changed", Check::Openings, |lines, _| {
        let which = (0..).find(|&which| opened(lines, which).answers.choices(QuestionId(3)).len() > 1).unwrap();
        let mut answers: Vec<Answer> = opened(lines, which).answers.clone().into();
        answers[2].marks.reverse();
        opened(lines, which).answers = answers.try_into().unwrap();
    }),
    ("the salt of a ballot is changed", Check::Openings, |lines, _| opened(lines, 0).salt = Salt([9; 32])),
    ("the lock of a ballot is changed", Check::Openings, |lines, _| opened(lines, 0).lock = Lock([9; 32])),
    ("the openings of two ballots are exchanged", Check::Openings, |lines, _| {
        let (one, other) = (opened(lines, 0).entry, opened(lines, 1).entry);
        opened(lines, 0).entry = other;
        opened(lines, 1).entry = one;
    }),
    ("a ballot is taken out", Check::Log, |lines, _| {
        lines.remove(ballots(lines)[5]);
    }),
    ("the last ballot is taken out", Check::Log, |lines, _| {
        lines.remove(*ballots(lines).last().unwrap());
    }),
    ("a ballot is put in", Check::Log, |lines, poll| lines.insert(ballots(lines)[5], invented(poll))),
    ("a ballot is exchanged for another that fits its own entry", Check::Log, |lines, poll| {
        let place = ballots(lines)[5];
        lines[place] = invented(poll);
    }),
    ("a ballot is counted twice", Check::Order, |lines, _| {
        let (place, last) = (ballots(lines)[2], *checkpoints(lines).last().unwrap());
        lines.insert(last, lines[place].clone());
    }),
    ("two ballots of a batch change places", Check::Order, |lines, _| {
        let places = ballots(lines);
        lines.swap(places[0], places[1]);
    }),
    ("a ballot moves to another batch", Check::Log, |lines, _| {
        let line = lines.remove(ballots(lines)[0]);
        let after = checkpoints(lines)[1] + 1;
        lines.insert(after, line);
    }),
    ("a ballot is called superseded without its key", Check::Superseded, |lines, _| {
        let place = ballots(lines)[4];
        let entry = opened(lines, 4).entry;
        lines[place] = Line::Superseded(SupersededLine { entry, digest: Digest([3; 32]), key: ReplaceKey([4; 32]) });
    }),
    ("a ballot is called superseded, with the right hash and its lock for a key", Check::Superseded, |lines, _| {
        let place = ballots(lines)[4];
        let OpenedLine { entry, by, answers, salt, lock } = opened(lines, 4).clone();
        lines[place] = Line::Superseded(SupersededLine { entry, digest: ledger::leaf::digest(&by, &answers, &salt), key: ReplaceKey(lock.0) });
    }),
    ("the hash of a superseded ballot is changed", Check::Superseded, |lines, _| marked(lines, 0).digest = Digest([3; 32])),
    ("the key of a superseded ballot is changed", Check::Superseded, |lines, _| marked(lines, 0).key = ReplaceKey([3; 32])),
    ("a superseded entry is taken out", Check::Log, |lines, _| {
        lines.remove(superseded(lines)[0]);
    }),
    ("a superseded ballot is counted as well", Check::Turnout, |lines, poll| {
        let receipt = &poll.receipts[4];
        let (opening, entry) = (receipt.opening().unwrap(), receipt.entry().unwrap());
        let place = lines.iter().position(|line| matches!(line, Line::Superseded(marked) if marked.entry == entry)).unwrap();
        lines[place] = Line::Ballot(OpenedLine { entry, by: opening.by, answers: opening.answers, salt: opening.salt, lock: opening.lock });
    }),
    ("a ballot is added after the last checkpoint", Check::Log, |lines, poll| {
        let after = checkpoints(lines).last().unwrap() + 1;
        lines.insert(after, invented(poll));
    }),
    ("the first checkpoint is taken out", Check::Definition, |lines, _| {
        lines.remove(checkpoints(lines)[0]);
    }),
    ("a checkpoint in between is taken out", Check::Order, |lines, _| {
        lines.remove(checkpoints(lines)[1]);
    }),
    ("the last checkpoint is taken out", Check::Log, |lines, _| {
        lines.remove(*checkpoints(lines).last().unwrap());
    }),
    ("a checkpoint is signed by somebody else", Check::Checkpoints, |lines, poll| {
        let (place, root) = (checkpoints(lines)[1], poll.log.root_at(13).unwrap());
        lines[place] = Line::Checkpoint(Checkpoint { size: 13, root }.sign(&key(2)).unwrap());
    }),
    ("a checkpoint is that of another log with the same key", Check::Checkpoints, |lines, poll| {
        let (place, root) = (checkpoints(lines)[1], poll.log.root_at(13).unwrap());
        let other = PollKey::new("parvis.example/polls/13", [1; 32]).unwrap();
        lines[place] = Line::Checkpoint(Checkpoint { size: 13, root }.sign(&other).unwrap());
    }),
    ("the root of a checkpoint is changed", Check::Checkpoints, |lines, _| {
        let place = checkpoints(lines)[1];
        let Line::Checkpoint(note) = &mut lines[place] else { unreachable!() };
        let mut parts: Vec<String> = note.split('\n').map(str::to_owned).collect();
        parts[2] = Root([5; 32]).to_string();
        *note = parts.join("\n");
    }),
    ("a checkpoint signs another root", Check::Log, |lines, poll| {
        let place = checkpoints(lines)[1];
        lines[place] = Line::Checkpoint(Checkpoint { size: 13, root: Root([5; 32]) }.sign(&poll.key).unwrap());
    }),
    ("a checkpoint signs another size", Check::Log, |lines, poll| {
        let (place, root) = (checkpoints(lines)[1], poll.log.root_at(13).unwrap());
        lines[place] = Line::Checkpoint(Checkpoint { size: 12, root }.sign(&poll.key).unwrap());
    }),
    ("a checkpoint names another log, under this one's signature", Check::Checkpoints, |lines, poll| {
        let (place, root) = (checkpoints(lines)[1], poll.log.root_at(13).unwrap());
        lines[place] = Line::Checkpoint(poll.key.sign(&format!("parvis.example/polls/13\n13\n{root}\n")).unwrap());
    }),
    ("a checkpoint is given twice", Check::Log, |lines, _| {
        let place = checkpoints(lines)[1];
        lines.insert(place, lines[place].clone());
    }),
    ("two checkpoints change places", Check::Log, |lines, _| {
        let places = checkpoints(lines);
        lines.swap(places[1], places[2]);
    }),
    ("a promise stands for a checkpoint", Check::Checkpoints, |lines, poll| {
        let place = checkpoints(lines)[1];
        lines[place] = Line::Checkpoint(poll.receipts[0].promise.clone());
    }),
    ("one vote goes to another option in the count", Check::Tally, |lines, _| {
        end(lines, |line| {
            if let Line::Result(result) = line {
                result.tally.questions[0].options[0].votes += 1;
                result.tally.questions[0].options[1].votes -= 1;
            }
        });
    }),
    ("the count has one ballot more", Check::Tally, |lines, _| {
        end(lines, |line| {
            if let Line::Result(result) = line {
                result.tally.ballots += 1
            }
        })
    }),
    ("another option wins", Check::Outcome, |lines, _| {
        end(lines, |line| {
            if let Line::Result(result) = line {
                let winner = &mut result.outcomes[0].winners[0];
                winner.0 = 30 + (winner.0 - 29) % 3;
            }
        });
    }),
    ("winners change places", Check::Outcome, |lines, _| {
        end(lines, |line| {
            if let Line::Result(result) = line {
                result.outcomes[2].winners.reverse()
            }
        })
    }),
    ("a tie is made up", Check::Outcome, |lines, _| {
        let tie = Tie { stake: Stake::Winning, tied: vec![OptionId(30), OptionId(31)], drawn: vec![OptionId(30)] };
        end(lines, |line| {
            if let Line::Result(result) = line {
                result.outcomes[0].ties.push(tie.clone())
            }
        });
    }),
    ("the outcome of a question is left out", Check::Outcome, |lines, _| {
        end(lines, |line| {
            if let Line::Result(result) = line {
                drop(result.outcomes.pop())
            }
        })
    }),
    ("more people are said to have voted", Check::Turnout, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.by_channel[1].1 += 1
            }
        })
    }),
    ("a channel is counted twice", Check::Turnout, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.by_channel.push((turnout.by_channel[0].0, 0))
            }
        });
    }),
    ("fewer papers were issued than people voted", Check::Turnout, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.issued = 29
            }
        })
    }),
    ("the roll is shorter than the papers issued", Check::Roll, |lines, _| {
        end(lines, |line| {
            if let Line::Turnout(turnout) = line {
                turnout.roll = Some(29)
            }
        })
    }),
    ("the seed for ties is chosen after the vote", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.ties = TieRule::Seed("a better one".to_owned());
    }),
    ("the number of winners is raised after the vote", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.questions[2].seats = 3;
    }),
    ("more choices are allowed after the vote", Check::Openings, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.questions[1].question.method = Method::Approval { min: 1, max: 4 };
    }),
    ("the file is said to be of another poll", Check::Log, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.poll = PollId(13);
    }),
    ("the key is exchanged for another", Check::Checkpoints, |lines, _| {
        let Line::Definition(definition) = &mut lines[0] else { unreachable!() };
        definition.key = key(2).public().to_string();
    }),
    ("result and turnout change places", Check::File, |lines, _| {
        let end = lines.len();
        lines.swap(end - 3, end - 2);
    }),
    ("the result is left out", Check::File, |lines, _| {
        lines.remove(lines.len() - 2);
    }),
    ("the turnout is given twice", Check::File, |lines, _| lines.insert(lines.len() - 3, lines[lines.len() - 3].clone())),
    ("there are two definitions", Check::File, |lines, _| lines.insert(1, lines[0].clone())),
];

#[test]
fn every_way_of_tampering_is_found_by_both_verifiers() {
    let (poll, python) = (poll(), available());
    let sound = lines(&poll.publish());
    assert!(first(&seal(&sound, &poll.key)).passed());
    for (name, check, tamper) in WAYS {
        let mut lines = sound.clone();
        tamper(&mut lines, &poll);
        assert_ne!(lines, sound, "{name}: nothing was changed");
        let bundle = seal(&lines, &poll.key);
        let report = first(&bundle);
        assert!(report.failures().any(|failed| failed == *check), "{name}: not found by {check:?}\n{report}");
        agree(name, &bundle, python);
    }
}

const WAYS_WITH_NAMES: &[(&str, Check, Tamper)] = &[
    ("a ballot is under another name", Check::Openings, |lines, _| opened(lines, 3).by = Bearer::Name(VoterName::parse("Somebody Else").unwrap())),
    ("the names of two ballots are exchanged", Check::Openings, |lines, _| {
        let (one, other) = (opened(lines, 0).by.clone(), opened(lines, 1).by.clone());
        opened(lines, 0).by = other;
        opened(lines, 1).by = one;
    }),
    ("a name is taken off a ballot", Check::Ballots, |lines, _| opened(lines, 3).by = Bearer::Nobody),
];

#[test]
fn tampering_with_names_is_found_by_both_verifiers() {
    let python = available();
    let poll = Poll::of(named(&key(1)), key(1), 3, 33, 20);
    let sound = lines(&poll.publish());
    agree("with names", &poll.publish(), python);
    assert!(first(&seal(&sound, &poll.key)).passed());
    for (name, check, tamper) in WAYS.iter().chain(WAYS_WITH_NAMES) {
        let mut lines = sound.clone();
        tamper(&mut lines, &poll);
        let bundle = seal(&lines, &poll.key);
        let report = first(&bundle);
        assert!(report.failures().any(|failed| failed == *check), "{name}: not found by {check:?}\n{report}");
        agree(name, &bundle, python);
    }
}

/// A name where ballots have none, committed to by its entry and all.
#[test]
fn a_name_on_a_confidential_ballot_is_found_by_both_verifiers() {
    let python = available();
    let mut poll = Poll::open(named(&key(1)), key(1));
    let mut chance = Chance(7);
    let paper = poll.definition.paper();
    let batch = vec![poll.cast(ballot(&paper, &mut chance), &mut chance)];
    poll.append(batch);
    let text = String::from_utf8(poll.publish()).unwrap().replace("\"secrecy\":\"named\"", "\"secrecy\":\"confidential\"");
    let bundle = text.into_bytes();
    assert!(first(&bundle).failures().any(|failed| failed == Check::Ballots));
    agree("a name where none belongs", &bundle, python);
    for hidden in ["Ana \u{202e}Ruiz", " Ana", "Ana  Ruiz", "", &"é".repeat(81), "Ana\u{1f}Ruiz"] {
        let mut lines = lines(&poll.publish());
        let mut line = serde_json::to_value(&lines[2]).unwrap();
        line["ballot"]["by"]["name"] = hidden.into();
        assert!(serde_json::from_value::<Line>(line.clone()).is_err(), "{hidden:?}");
        lines.truncate(2);
        let mut bundle: Vec<u8> = lines.iter().flat_map(|line| [serde_json::to_vec(line).unwrap(), vec![b'\n']].concat()).collect();
        bundle.extend(serde_json::to_vec(&line).unwrap());
        bundle.push(b'\n');
        agree(&format!("the name {hidden:?}"), &bundle, python);
    }
}

#[test]
fn a_file_changed_without_the_key_is_found_by_both_verifiers() {
    let (poll, python) = (poll(), available());
    let bundle = poll.publish();
    let text = String::from_utf8(bundle.clone()).unwrap();
    let ways = [
        ("signed by somebody else", Check::Signature, seal(&lines(&bundle), &key(2))),
        ("the roll is changed", Check::Signature, text.replace("\"roll\":10000", "\"roll\":10001").into_bytes()),
        (
            "the signature is that of another file",
            Check::Signature,
            text.replace(text.lines().last().unwrap(), Poll::invented(8, 3, 5).publish().lines_last()).into_bytes(),
        ),
        ("cut off before the signature", Check::File, bundle[..bundle.len() - 40].to_vec()),
        ("cut off at the end of a line", Check::File, text.lines().take(20).map(|line| format!("{line}\n")).collect::<String>().into_bytes()),
        ("a line after the signature", Check::File, [bundle.as_slice(), b"{}\n"].concat()),
        ("an empty line after the signature", Check::File, [bundle.as_slice(), b"\n"].concat()),
        ("spaces in a line", Check::File, text.replacen("{\"turnout\":", "{\"turnout\": ", 1).into_bytes()),
        ("a field more", Check::File, text.replacen("\"issued\":", "\"extra\":1,\"issued\":", 1).into_bytes()),
        ("a field given twice", Check::File, text.replacen("\"issued\":", "\"issued\":1,\"issued\":", 1).into_bytes()),
        ("a number written otherwise", Check::File, text.replacen("\"roll\":10000", "\"roll\":1e4", 1).into_bytes()),
        ("choices in another order", Check::File, swap_choices(&text)),
        ("other line ends", Check::File, text.replace('\n', "\r\n").into_bytes()),
        ("an empty file", Check::File, Vec::new()),
    ];
    for (name, check, changed) in ways {
        assert_ne!(changed, bundle, "{name}: nothing was changed");
        let report = first(&changed);
        assert!(report.failures().any(|failed| failed == check), "{name}: not found by {check:?}\n{report}");
        agree(name, &changed, python);
    }
}

/// A ballot logged once more with a later batch, by a log that commits to both.
#[test]
fn a_ballot_logged_twice_is_found_by_both_verifiers() {
    let python = available();
    let mut poll = Poll::open(definition(&key(1)), key(1));
    let mut chance = Chance(6 << 32);
    let cast = ballot(&poll.definition.paper(), &mut chance);
    let entry = poll.cast(cast, &mut chance);
    poll.append(vec![entry]);
    let mut twice = Frontier::default();
    [poll.root, entry, entry].iter().for_each(|entry| twice.push(entry));
    poll.turnout.by_channel[0].1 = 2;
    poll.turnout.issued = 2;
    poll.checkpoints.insert(3, Checkpoint { size: 3, root: twice.root() }.sign(&poll.key).unwrap());
    let disclose = |entry: &Entry| poll.disclosures.get(entry).cloned();
    let entries = [poll.root, entry, entry];
    let (bundle, _) = publish(Vec::new(), &poll.definition, &entries, &poll.checkpoints, disclose, poll.turnout.clone(), &poll.key).unwrap();
    assert_eq!(first(&bundle).failures().collect::<Vec<_>>(), [Check::Order]);
    agree("logged twice", &bundle, python);
}

/// A poll in which somebody casts this ballot after a sound one, whatever the rules say.
pub fn with_ballot(definition: &Definition, ballot: Ballot) -> Vec<u8> {
    let mut poll = Poll::open(definition.clone(), key(1));
    let mut chance = Chance(5 << 32);
    let sound = crate::poll::ballot(&poll.definition.paper(), &mut chance);
    let first_entry = poll.cast(sound, &mut chance);
    let entry = poll.cast(ballot, &mut chance);
    poll.append(vec![first_entry, entry]);
    // The tally of the publisher refuses some of these, so the file is put together by hand.
    let mut lines = lines(&Poll::open(definition.clone(), key(1)).publish());
    let openings = poll.log.entries()[1..].iter().map(|entry| {
        let receipt = poll.receipts.iter().find(|receipt| receipt.entry() == Some(*entry)).unwrap().opening().unwrap();
        Line::Ballot(OpenedLine { entry: *entry, by: Bearer::Nobody, answers: receipt.answers, salt: receipt.salt, lock: receipt.lock })
    });
    let last = Line::Checkpoint(poll.checkpoints[&3].clone());
    lines.splice(2..2, openings.chain([last]));
    seal(&lines, &poll.key)
}

/// Ballots that break the rules, in a log that commits to them from the start.
#[test]
fn ballots_that_break_the_rules_are_found_by_both_verifiers() {
    let python = available();
    let breaking = [
        ("two choices for one", r#"[{"question":1,"choices":[]},{"question":2,"choices":[30,31]},{"question":3,"choices":[]}]"#),
        ("none where one is needed", r#"[{"question":1,"choices":[8]},{"question":2,"choices":[]},{"question":3,"choices":[]}]"#),
        ("too many approvals", r#"[{"question":1,"choices":[8,9,10,11]},{"question":2,"choices":[30]},{"question":3,"choices":[]}]"#),
        ("an option of another question", r#"[{"question":1,"choices":[30]},{"question":2,"choices":[30]},{"question":3,"choices":[]}]"#),
        ("a question is missing", r#"[{"question":2,"choices":[30]},{"question":3,"choices":[]}]"#),
        ("a question too many", r#"[{"question":1,"choices":[8]},{"question":2,"choices":[30]},{"question":3,"choices":[]},{"question":4,"choices":[]}]"#),
        ("marks where options are named", r#"[{"question":1,"choices":[8],"marks":[1]},{"question":2,"choices":[30]},{"question":3,"choices":[]}]"#),
        ("an order without places", r#"[{"question":1,"choices":[8]},{"question":2,"choices":[30]},{"question":3,"choices":[98]}]"#),
        ("a place given twice", r#"[{"question":1,"choices":[8]},{"question":2,"choices":[30]},{"question":3,"choices":[98,99],"marks":[1,1]}]"#),
        ("a place left out", r#"[{"question":1,"choices":[8]},{"question":2,"choices":[30]},{"question":3,"choices":[98,99],"marks":[1,3]}]"#),
    ];
    for (name, ballot) in breaking {
        let bundle = with_ballot(&definition(&key(1)), read(ballot));
        let report = first(&bundle);
        assert!(report.failures().any(|failed| failed == Check::Ballots), "{name}\n{report}");
        assert!(!report.failures().any(|failed| failed == Check::Log || failed == Check::Openings), "{name}\n{report}");
        agree(name, &bundle, python);
    }
}

fn swap_choices(text: &str) -> Vec<u8> {
    let at =
        text.match_indices("\"choices\":[").map(|(place, found)| place + found.len()).find(|&start| text[start..].split(']').next().unwrap().contains(','));
    let start = at.unwrap();
    let inside = text[start..].split(']').next().unwrap();
    let swapped: Vec<&str> = inside.split(',').rev().collect();
    format!("{}{}{}", &text[..start], swapped.join(","), &text[start + inside.len()..]).into_bytes()
}

trait LastLine {
    fn lines_last(&self) -> &str;
}

impl LastLine for Vec<u8> {
    fn lines_last(&self) -> &str {
        std::str::from_utf8(self).unwrap().lines().last().unwrap()
    }
}
