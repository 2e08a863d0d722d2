//! Tokens of an anonymous or encrypted poll: the key that made them is the one fixed at the start, each ballot from the web has a good one, none is there twice, and
//! no more than were taken.

use super::report::{Fault, Faults};
use crate::bundle::TurnoutLine;
use crate::bytes::{TokenKey, TokenSecret};
use crate::definition::Definition;
use crate::leaf::Bearer;
use crate::token::{Issuer, Token};

/// The tokens as they are read.
#[derive(Debug)]
pub(super) struct Tokens {
    /// The public key, where ballots have tokens.
    key: Option<TokenKey>,
    /// The secret key, once it was read and found to belong to the public one.
    issuer: Option<Issuer>,
    /// The first eight bytes of each output, which nobody can choose: to make two alike takes four billion tokens.
    seen: Vec<u64>,
    /// About [`super::Check::Tokens`].
    pub faults: Faults,
}

impl Tokens {
    pub fn new(definition: &Definition) -> Self {
        let key = definition.token_key.filter(|_| definition.secrecy.has_tokens());
        Self { key, issuer: None, seen: Vec::new(), faults: Faults::default() }
    }

    /// Whether ballots have tokens in this poll.
    pub const fn expected(&self) -> bool {
        self.key.is_some()
    }

    pub fn key(&mut self, secret: &TokenSecret, line: u64) {
        self.issuer = Issuer::read(secret).ok().filter(|issuer| Some(issuer.public()) == self.key);
        self.faults.expect(self.issuer.is_some(), Fault::OtherTokenKey, line);
    }

    pub fn ballot(&mut self, by: &Bearer, line: u64) {
        // Who a ballot may be by is checked with the ballot.
        if let Bearer::Token(token) = by {
            self.token(token, line);
        }
    }

    pub fn token(&mut self, token: &Token, line: u64) {
        // Without the right key no token can be checked, and that was said.
        if let Some(issuer) = &self.issuer {
            self.faults.expect(issuer.check(token), Fault::BadToken, line);
        }
        let [a, b, c, d, e, f, g, h, ..] = token.output.0;
        self.seen.push(u64::from_be_bytes([a, b, c, d, e, f, g, h]));
    }

    /// Ballots from the web have a token, those from a sheet have none.
    pub fn turnout(&mut self, published: &TurnoutLine, line: u64) {
        self.faults.expect(published.tokens.is_some() == self.expected(), Fault::TokensTaken, line);
        if let Some(taken) = published.tokens.filter(|_| self.expected()) {
            let web: u128 = published.by_channel.iter().filter(|(channel, _)| !channel.is_offline()).map(|&(_, voters)| u128::from(voters)).sum();
            let cast = self.seen.len() as u64;
            self.faults.expect(web == u128::from(cast), Fault::NoToken, line);
            self.faults.expect(cast <= taken && taken <= published.issued, Fault::TokensTaken, line);
        }
        // No ballot comes after this, and trustees are asked before the file ends.
        self.twice();
    }

    /// No more ballots will be read.
    pub fn finish(mut self) -> Faults {
        self.twice();
        self.faults
    }

    fn twice(&mut self) {
        let mut seen = std::mem::take(&mut self.seen);
        seen.sort_unstable();
        seen.windows(2).filter(|pair| pair[0] == pair[1]).for_each(|_| self.faults.note(Fault::TokenTwice, 0));
    }
}
