//! E-mail addresses: read as people type them, and made comparable so that one mailbox is one account.

use crate::keys::Keys;
use data_encoding::HEXLOWER;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The longest local part and the longest address, in bytes (RFC 5321 4.5.3.1 and RFC 3696 erratum 1690).
const LONGEST_LOCAL: usize = 64;
const LONGEST: usize = 254;
/// Nothing longer is even looked at.
const LONGEST_TYPED: usize = 1_024;

/// The letters that show nothing (Hangul fillers). `lettre` takes letters, digits and the signs of RFC 5322 in a name,
/// so nothing else that is invisible gets in.
const INVISIBLE: [char; 2] = ['\u{115f}', '\u{1160}'];

/// Why something is not an address that Parvis can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// Longer than mail can carry.
    #[error("the address is too long")]
    TooLong,
    /// Not of the form `name@domain`. Quoted names and numeric hosts are refused too: nobody has one, and they are
    /// other spellings of addresses that count already.
    #[error("not an e-mail address")]
    Malformed,
}

/// An e-mail address: the domain in lower-case ASCII (IDNA), the name before it as typed.
///
/// `Debug` does not show it, so that no address gets into a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(lettre::Address);

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Address(…)")
    }
}

impl Address {
    /// Reads an address as typed: with spaces around it, full-width letters, or a domain in any script.
    ///
    /// # Errors
    /// When it is not an address.
    pub fn parse(typed: &str) -> Result<Self, AddressError> {
        if typed.len() > LONGEST_TYPED {
            return Err(AddressError::TooLong);
        }
        let composed: String = typed.nfkc().collect();
        let trimmed = composed.trim();
        if trimmed.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = trimmed.rsplit_once('@').ok_or(AddressError::Malformed)?;
        if local.contains(['"', '\\', '@']) || local.contains(INVISIBLE) {
            return Err(AddressError::Malformed);
        }
        let domain = host(domain)?;
        if local.len() > LONGEST_LOCAL || local.len() + 1 + domain.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        lettre::Address::new(local, &domain).map(Self).map_err(|_| AddressError::Malformed)
    }

    /// The address, for writing to it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// The address as the mail crate has it.
    #[must_use]
    pub fn for_mail(&self) -> lettre::Address {
        self.0.clone()
    }

    /// The domains under which this mailbox is reached.
    #[must_use]
    pub fn domains(&self) -> Vec<&str> {
        match self.0.domain() {
            "gmail.com" | "googlemail.com" => vec!["gmail.com", "googlemail.com"],
            domain => vec![domain],
        }
    }

    /// What stands for this mailbox in the database: a keyed hash, so that addresses cannot be tried out against a
    /// copy of it. All spellings that reach the same mailbox have the same key.
    #[must_use]
    pub fn key(&self, keys: &Keys) -> String {
        HEXLOWER.encode(&keys.mark("email", self.mailbox().as_bytes()))
    }

    /// One spelling per mailbox: lower case, without `+tag`; at Gmail also without dots and under one name.
    fn mailbox(&self) -> String {
        let lower: String = self.0.user().to_lowercase().nfkc().collect();
        let name = match lower.split_once('+') {
            Some((name, _)) if !name.is_empty() => name,
            _ => lower.as_str(),
        };
        match self.0.domain() {
            "gmail.com" | "googlemail.com" => format!("{}@gmail.com", name.replace('.', "")),
            domain => format!("{name}@{domain}"),
        }
    }
}

/// A domain name in lower-case ASCII: at least two labels, not a number.
fn host(domain: &str) -> Result<String, AddressError> {
    let host = idna::domain_to_ascii_strict(domain).map_err(|_| AddressError::Malformed)?;
    let last = host.rsplit_once('.').map(|(_, last)| last).ok_or(AddressError::Malformed)?;
    if last.len() < 2 || last.bytes().all(|byte| byte.is_ascii_digit()) { Err(AddressError::Malformed) } else { Ok(host) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys() -> Keys {
        Keys::parse(&"5a".repeat(32)).unwrap()
    }

    fn key(typed: &str) -> String {
        Address::parse(typed).unwrap().key(&keys())
    }

    #[test]
    fn addresses_are_read_as_typed() {
        let table = [
            ("ana@example.org", "ana@example.org"),
            ("  ana@example.org\t\n", "ana@example.org"),
            ("\u{a0}ana@example.org\u{3000}", "ana@example.org"),
            ("Ana.Kovač+polls@Example.ORG", "Ana.Kovač+polls@example.org"),
            ("ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org"),
            ("ana@BÜCHER.example", "ana@xn--bcher-kva.example"),
            ("ana@bu\u{308}cher.example", "ana@xn--bcher-kva.example"),
            ("ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"),
            ("ana@example。org", "ana@example.org"),
            ("μαρία@παράδειγμα.ελ", "μαρία@xn--hxajbheg2az3al.xn--qxam"),
            ("o'neil_{x}@mail.example.org", "o'neil_{x}@mail.example.org"),
            ("a@b.eu", "a@b.eu"),
        ];
        for (typed, expected) in table {
            assert_eq!(Address::parse(typed).map(|address| address.as_str().to_owned()), Ok(expected.to_owned()), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let malformed = [
            "ana",
            "@",
            "ana@",
            "@example.org",
            "ana@localhost",
            "ana@example.org.",
            "ana@.example.org",
            "ana@example..org",
            "ana@-example.org",
            "ana@exa_mple.org",
            "ana@exa mple.org",
            "ana@127.0.0.1",
            "ana@[127.0.0.1]",
            "ana@[IPv6:::1]",
            "ana@0x7f.1",
            "ana@example.1",
            "ana@example.x",
            ".ana@example.org",
            "ana.@example.org",
            "an..a@example.org",
            "an a@example.org",
            "\"ana\"@example.org",
            "\"an@a\"@example.org",
            "an\\@a@example.org",
            "ana@evil.example@example.org",
            "ana,bob@example.org",
            "ana@example.org,bob@example.org",
            "ana@example.org>",
            "Ana <ana@example.org>",
            "ana(comment)@example.org",
            "ana@example.org\r\nBcc: bob@example.org",
            "ana\r\nBcc: bob@example.org",
            "an\u{0}a@example.org",
            "an\u{200b}a@example.org",
            "an\u{202e}a@example.org",
            "an\u{2028}a@example.org",
            "an\u{e0061}a@example.org",
            "an\u{115f}a@example.org",
            "an\u{3164}a@example.org",
        ];
        for typed in malformed {
            assert_eq!(Address::parse(typed), Err(AddressError::Malformed), "{typed:?}");
        }
        for typed in ["", " ", "\u{a0}\u{2003}"] {
            assert_eq!(Address::parse(typed), Err(AddressError::Empty), "{typed:?}");
        }
    }

    #[test]
    fn length_is_limited_in_bytes() {
        let label = "a".repeat(63);
        let at_most = format!("{}@{label}.{label}.{}.eu", "b".repeat(64), "c".repeat(58));
        assert_eq!(at_most.len(), 254);
        assert!(Address::parse(&at_most).is_ok());
        assert_eq!(Address::parse(&format!("{}@{label}.{label}.{}.eu", "b".repeat(64), "c".repeat(59))), Err(AddressError::TooLong));
        assert_eq!(Address::parse(&format!("{}@example.org", "b".repeat(65))), Err(AddressError::TooLong));
        assert_eq!(Address::parse(&format!("{}@example.org", "é".repeat(33))), Err(AddressError::TooLong));
        assert_eq!(Address::parse(&format!("a@{}.org", "b".repeat(64))), Err(AddressError::Malformed));
        assert_eq!(Address::parse(&"a".repeat(1_025)), Err(AddressError::TooLong));
        // One letter that becomes eighteen.
        assert!(Address::parse(&format!("{}@example.org", "\u{fdfa}".repeat(20))).is_err());
    }

    #[test]
    fn one_mailbox_has_one_key() {
        let same = [
            ["ana@example.org", "ANA@EXAMPLE.ORG", "ana+polls@example.org", "Ana+a+b@Example.org"].as_slice(),
            &["ana.kovac@gmail.com", "anakovac@gmail.com", "A.n.a.Kovac+x@GoogleMail.com", "anakovac@googlemail.com"],
            &["ana@bücher.example", "ana@xn--bcher-kva.example", "ana@BÜCHER.example"],
            &["KovaČ@example.org", "kovač@example.org", "kovac\u{30c}@example.org"],
        ];
        for spellings in same {
            let first = key(spellings.first().unwrap());
            assert_eq!(first.len(), 64);
            for spelling in spellings {
                assert_eq!(key(spelling), first, "{spelling}");
            }
        }
    }

    #[test]
    fn different_mailboxes_have_different_keys() {
        let different =
            ["ana@example.org", "a.na@example.org", "ana@example.com", "kovac@example.org", "kovač@example.org", "+x@example.org", "+y@example.org"];
        for (index, one) in different.iter().enumerate() {
            for other in different.iter().skip(index + 1) {
                assert_ne!(key(one), key(other), "{one} and {other}");
            }
        }
        let elsewhere = Keys::parse(&"5b".repeat(32)).unwrap();
        assert_ne!(key("ana@example.org"), Address::parse("ana@example.org").unwrap().key(&elsewhere));
    }

    #[test]
    fn an_address_is_not_shown_in_logs() {
        assert_eq!(format!("{:?}", Address::parse("ana@example.org")), "Ok(Address(…))");
    }

    proptest! {
        #[test]
        fn reading_never_fails_badly_and_is_stable(typed in ".{0,80}|.{0,20}@.{0,20}|[^@]{1,10}@[a-zß-ü]{1,8}\\.[a-z]{2,4}") {
            if let Ok(address) = Address::parse(&typed) {
                let text = address.as_str();
                prop_assert!(text.len() <= LONGEST && !text.contains(['\r', '\n', ' ', '"', '<', '>']));
                prop_assert_eq!(text.matches('@').count(), 1);
                let again = Address::parse(text);
                prop_assert_eq!(again.as_ref(), Ok(&address));
                prop_assert_eq!(Address::parse(&format!(" {text} ")).map(|spaced| spaced.key(&keys())), Ok(address.key(&keys())));
            }
        }

        #[test]
        fn case_and_tag_do_not_matter(name in "[a-z][a-z0-9]{0,20}", tag in "[a-z0-9]{0,8}", domain in "[a-z]{1,10}\\.(org|eu)") {
            let plain = format!("{name}@{domain}");
            prop_assert_eq!(key(&plain), key(&format!("{}+{tag}@{}", name.to_uppercase(), domain.to_uppercase())));
        }
    }
}
