//! The electoral roll: how codes, hashes and identifiers are read, and what its file has to look like.

use domain::consultation::{PollLife, PollRefusal, Window};
use domain::voting::offline::SheetCode;
use domain::voting::roll::{Column, HeaderFault, RollCode, hash, identifier, ranges};
use proptest::prelude::*;

use crate::world::at;

#[test]
fn codes_are_read_without_case_and_separators() {
    let code = RollCode::parse("ABCDEFGH2345").unwrap();
    for typed in ["abcd-efgh-2345", " ABCD EFGH 2345 ", "abcdefgh\u{2010}2345", "AB-CDEFGH-23-45"] {
        assert_eq!(RollCode::parse(typed), Ok(code), "{typed}");
    }
    assert_eq!(code.to_string(), "ABCD-EFGH-2345");
    for typed in ["", "ABCDEFGH2", "ABCDEFGH_2345", "ÄBCDEFGH2345", "ABCDEFGH.2345", &"A".repeat(65)] {
        assert!(RollCode::parse(typed).is_err(), "{typed}");
    }
    assert!(RollCode::parse(&"A".repeat(64)).is_ok() && RollCode::parse(&"A".repeat(10)).is_ok());
    assert_eq!(format!("{code:?}"), "RollCode(…)");
}

#[test]
fn digits_that_look_like_letters_are_read_as_those_of_a_drawn_code() {
    assert_eq!(RollCode::parse("0BCD-1FGH-8345").unwrap().as_drawn(), RollCode::parse("OBCD-IFGH-B345").unwrap());
}

#[test]
fn identifiers_are_plain_before_they_are_hashed() {
    assert_eq!(identifier("  ＡＢ-12.3 ").as_deref(), Some("ab-12.3"));
    assert_eq!(identifier("É\u{301}").as_deref(), Some("é\u{301}"));
    assert_eq!(identifier(" \t"), None);
    assert_eq!(identifier(&"x".repeat(1_025)), None);
}

#[test]
fn hashes_are_64_digits() {
    let digits = "00ff".to_owned() + &"1a".repeat(30);
    assert_eq!(hash(&digits).map(|hash| (hash[0], hash[1], hash[31])), Some((0, 255, 26)));
    assert_eq!(hash(&digits.to_uppercase()), hash(&digits));
    for wrong in ["", "00", &digits[1..], &format!("{digits}0"), &digits.replace('a', "g"), &digits.replace("ff", "é")] {
        assert_eq!(hash(wrong), None, "{wrong}");
    }
}

#[test]
fn a_file_names_exactly_one_known_column() {
    let find = |names: &str| Column::find(names.split(','));
    assert_eq!(find("code"), Ok((0, Column::Code)));
    assert_eq!(find("name, E-mail ,EMAIL "), Ok((2, Column::Email)));
    assert_eq!(find("name"), Err(HeaderFault::NoColumn));
    assert_eq!(find(""), Err(HeaderFault::NoColumn));
    assert_eq!(find("code,sha256"), Err(HeaderFault::SeveralColumns));
    assert_eq!(find("code,code"), Err(HeaderFault::SeveralColumns));
}

#[test]
fn lines_are_told_as_ranges() {
    assert_eq!(ranges([3, 4, 5, 9, 11, 12].into_iter()), [(3, 5), (9, 9), (11, 12)]);
    assert_eq!(ranges(std::iter::empty()), []);
}

#[test]
fn the_roll_is_fixed_when_the_poll_opens() {
    let draft = PollLife { window: Window::new(at(100), Some(at(200))).ok(), ..PollLife::default() };
    let life = PollLife { published_at: Some(at(10)), ..draft };
    assert_eq!((draft.changes_roll(at(150)), draft.invites(at(150))), (Ok(()), Err(PollRefusal::NotPublished)));
    assert_eq!((life.changes_roll(at(99)), life.invites(at(99))), (Ok(()), Ok(())));
    assert_eq!((life.changes_roll(at(100)), life.invites(at(100))), (Err(PollRefusal::RollFixed), Ok(())));
    assert_eq!((life.changes_roll(at(200)), life.invites(at(200))), (Err(PollRefusal::RollFixed), Err(PollRefusal::AlreadyClosed)));
}

proptest! {
    #[test]
    fn drawn_codes_are_read_back(bits: [u8; 8], other: [u8; 8]) {
        let code = RollCode::from_bits(bits);
        prop_assert_eq!(code.letters().len(), 12);
        prop_assert_eq!(RollCode::parse(&code.to_string().to_lowercase()), Ok(code));
        prop_assert_eq!(code.as_drawn(), code);
        let low = |bits: [u8; 8]| u64::from_be_bytes(bits) & ((1 << 60) - 1);
        prop_assert_eq!(RollCode::from_bits(other) == code, low(bits) == low(other), "60 bits, each of which matters");
        prop_assert_eq!(SheetCode::read(&SheetCode::of_roll(code).to_string()), Ok(SheetCode::of_roll(code)));
    }

    #[test]
    fn the_code_of_a_sheet_is_never_one_of_a_roll(bits: [u8; 5]) {
        let code = SheetCode::from_bits(bits);
        prop_assert!(RollCode::parse(&code.to_string()).is_err());
        prop_assert_eq!(SheetCode::read(&code.to_string()), Ok(code));
    }

    #[test]
    fn reading_never_panics(text: String) {
        let _ = (RollCode::parse(&text), identifier(&text), hash(&text), Column::find(text.split(';')));
        if let Some(plain) = identifier(&text) {
            prop_assert!(!plain.is_empty());
        }
    }
}
