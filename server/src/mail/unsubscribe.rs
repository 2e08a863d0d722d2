//! Ending mails of one kind, with one click and without signing in (RFC 8058).
//!
//! The address in a mail holds the key of the mailbox (a keyed hash, see `engage::addresses`), the kind of mail, and a
//! mark that only this Parvis can make: nobody can end the mails of others, and it tells nobody's address.

use super::kinds::MailKind;
use crate::engage::addresses::Address;
use crate::keys::Keys;
use app::words::Locale;
use data_encoding::HEXLOWER;
use store::{Database, DbErr, persons};
use subtle::ConstantTimeEq;

/// The page that ends mails of this kind to this address; the mail program itself may POST to it.
#[must_use]
pub fn address(origin: &str, language: Locale, keys: &Keys, to: &Address, kind: MailKind) -> String {
    format!("{origin}/{}/unsubscribe/{}", language.code(), token(keys, &to.key(keys), kind))
}

fn token(keys: &Keys, email_key: &str, kind: MailKind) -> String {
    format!("{}.{email_key}.{}", kind.as_str(), HEXLOWER.encode(&mark(keys, email_key, kind)))
}

fn mark(keys: &Keys, email_key: &str, kind: MailKind) -> [u8; 32] {
    keys.mark("unsubscribe", format!("{}.{email_key}", kind.as_str()).as_bytes())
}

/// Which mails this address ends, and for which key of a mailbox; `None` if this Parvis has not made it.
#[must_use]
pub fn read(keys: &Keys, token: &str) -> Option<(MailKind, String)> {
    let mut parts = token.split('.');
    let (kind, email_key, given) = (MailKind::parse(parts.next()?)?, parts.next()?, parts.next()?);
    let given = HEXLOWER.decode(given.as_bytes()).ok()?;
    let ours: bool = mark(keys, email_key, kind).ct_eq(given.as_slice()).into();
    (ours && parts.next().is_none() && !kind.is_transactional()).then(|| (kind, email_key.to_owned()))
}

/// Ends the mails that this address is for; false if this Parvis has not made it. Doing it twice changes nothing.
///
/// # Errors
/// When the database refuses.
pub async fn refuse(database: &Database, keys: &Keys, token: &str) -> Result<bool, DbErr> {
    let Some((kind, email_key)) = read(keys, token) else { return Ok(false) };
    let tx = database.begin_write().await?;
    persons::refuse_mail(&tx, &email_key, kind.as_str()).await?;
    tx.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_end_mails() {
        let keys = Keys::parse(&"5a".repeat(32)).unwrap();
        let ana = Address::parse("ana@example.org").unwrap();
        let url = address("https://parvis.example", Locale::Fr, &keys, &ana, MailKind::PollClosed);
        assert!(!url.contains("ana"));
        let token = url.strip_prefix("https://parvis.example/fr/unsubscribe/").unwrap();
        assert_eq!(read(&keys, token), Some((MailKind::PollClosed, ana.key(&keys))));

        let bob = Address::parse("bob@example.org").unwrap().key(&keys);
        let (kind_and_key, end) = token.rsplit_once('.').unwrap();
        let other_kind = token.replace("poll-closed", "invitation");
        let other_person = token.replace(&ana.key(&keys), &bob);
        let strangers =
            [kind_and_key, &other_kind, &other_person, &format!("{token}.x"), &format!("{kind_and_key}.{}", end.replace('0', "1")), "", "..", "a.b.c"];
        for forged in strangers {
            assert_eq!(read(&keys, forged), None, "{forged}");
        }
        assert_eq!(read(&Keys::parse(&"5b".repeat(32)).unwrap(), token), None);
    }

    #[test]
    fn sign_in_mails_cannot_be_ended() {
        let keys = Keys::parse(&"5a".repeat(32)).unwrap();
        let ana = Address::parse("ana@example.org").unwrap();
        assert_eq!(read(&keys, &super::token(&keys, &ana.key(&keys), MailKind::SignIn)), None);
    }
}
