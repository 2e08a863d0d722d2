//! A file that comes in pieces, as a browser has it: how it is cut makes no difference.

use std::io::{self, BufReader, Read};

use ledger::audit::{Beside, Check, Fault, Verdict};
use ledger::{Auditor, Report, audit};
use proptest::prelude::*;

use crate::poll::Poll;
use crate::second::first;

const SAMPLE: &[u8] = include_bytes!("../../../../tests/verify/sample.jsonl");
/// One more byte than a line may have.
const TOO_LONG: usize = (1 << 20) + 1;

fn in_pieces(bytes: &[u8], cuts: &[usize]) -> Report {
    let mut auditor = Auditor::new(Beside::default());
    let mut rest = bytes;
    for cut in cuts {
        let (piece, after) = rest.split_at((*cut).min(rest.len()));
        auditor.push(piece);
        rest = after;
    }
    auditor.push(rest);
    auditor.finish()
}

fn file_fault(report: &Report) -> Option<(Fault, u64)> {
    match report.verdict(Check::File)? {
        Verdict::Failed { fault, line, .. } => Some((fault.clone(), *line)),
        _ => None,
    }
}

#[test]
fn the_sample_is_sound_wherever_it_is_cut_in_two() {
    let whole = first(SAMPLE);
    assert!(whole.passed(), "{whole}");
    // Around every end of a line, and here and there between.
    let ends = (0..SAMPLE.len()).filter(|&place| SAMPLE[place] == b'\n').flat_map(|end| [end, end + 1, end + 2]);
    for cut in ends.chain((0..SAMPLE.len()).step_by(257)) {
        assert_eq!(in_pieces(SAMPLE, &[cut]), whole, "cut at {cut}");
    }
    assert_eq!(in_pieces(SAMPLE, &vec![1; SAMPLE.len()]), whole, "byte by byte");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_cutting_gives_the_same_report(
        cuts in prop::collection::vec(0_usize..1_500, 0..40), end in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), bit in 0_u8..9,
    ) {
        let mut bytes = SAMPLE.to_vec();
        let place = place.index(bytes.len());
        // One time in nine nothing is changed.
        bytes[place] ^= if bit < 8 { 1 << bit } else { 0 };
        prop_assert_eq!(in_pieces(&bytes, &cuts), first(&bytes));
        let cut = &bytes[..end.index(bytes.len())];
        prop_assert_eq!(in_pieces(cut, &cuts), first(cut));
    }

    #[test]
    fn every_cutting_of_an_invented_poll(seed in 0_u64..1_000, voters in 0_usize..20, cuts in prop::collection::vec(0_usize..3_000, 0..20)) {
        let bytes = Poll::invented(seed, voters, 5).publish();
        let report = in_pieces(&bytes, &cuts);
        prop_assert!(report.passed(), "{}", report);
        prop_assert_eq!(report, first(&bytes));
    }
}

#[test]
fn a_line_that_never_ends_is_not_kept() {
    let line_end = SAMPLE.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    for start in [0, line_end] {
        let mut bytes = SAMPLE[..start].to_vec();
        bytes.resize(start + TOO_LONG, b'x');
        let expected = Some((Fault::Unreadable { why: "the line is cut off, or too long".to_owned() }, 1 + u64::from(start > 0)));
        for cuts in [vec![], vec![start + TOO_LONG - 2, 1], vec![4_096; 300]] {
            assert_eq!(file_fault(&in_pieces(&bytes, &cuts)), expected);
        }
    }
    let mut auditor = Auditor::new(Beside::default());
    auditor.push(&vec![b'x'; TOO_LONG - 2]);
    assert!(!auditor.is_over());
    auditor.push(b"x");
    assert!(auditor.is_over());
    auditor.push(&vec![b'x'; TOO_LONG]);
    assert_eq!(auditor.bytes(), (TOO_LONG - 1) as u64, "nothing more is taken");
}

#[test]
fn nothing_belongs_after_the_signature() {
    let lines = SAMPLE.iter().filter(|&&byte| byte == b'\n').count() as u64;
    for more in ["\n", " ", "{}\n", "x"] {
        let bytes = [SAMPLE, more.as_bytes()].concat();
        for cuts in [vec![], vec![SAMPLE.len()]] {
            assert_eq!(file_fault(&in_pieces(&bytes, &cuts)), Some((Fault::Misplaced, lines + 1)));
        }
    }
}

/// A stream that breaks off.
struct Broken<'a>(&'a [u8]);

impl Read for Broken<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the disk is gone")),
            length => Ok(length),
        }
    }
}

#[test]
fn a_stream_that_breaks_off_is_told_from_one_that_ends() {
    for cut in [0, 1, 900, SAMPLE.len()] {
        let read = audit(BufReader::new(Broken(&SAMPLE[..cut])), &Beside::default(), &mut |_| ());
        let mut auditor = Auditor::new(Beside::default());
        auditor.push(&SAMPLE[..cut]);
        auditor.fail("the disk is gone".to_owned());
        assert_eq!(read, auditor.finish());
        assert!(matches!(file_fault(&read), Some((Fault::Unreadable { why }, _)) if why == "the disk is gone"), "cut at {cut}");
    }
}
