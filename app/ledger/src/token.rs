//! The tokens of an anonymous poll: who votes is known when a token is taken, and nobody can tell which token that was when a ballot is cast with it.
//!
//! A token is a number the voter's browser made up, and what the poll's token key makes of it: a verifiable oblivious pseudorandom function, VOPRF of RFC 9497 with
//! the suite ristretto255-SHA512. The number is blinded before it is sent, so whoever evaluates it learns nothing of it; that the voter got what *this* key makes
//! of it is proved, so that nobody can be marked by a key of their own. The public key is in the [`Definition`](crate::Definition), fixed before the first ballot;
//! the secret key is published at the close, and then everybody can check every token.
//!
//! ```text
//! voter                                            poll
//! blind(input, blinding)       -- Blinded -->      Issuer::issue: only to who may vote, and one each
//! finalize(…, Issued, key)     <-- Issued --
//! Token { input, output }      -- ballot -->       Issuer::check
//! ```

use rand_core::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use voprf::{BlindedElement, EvaluationElement, Group, Proof, Ristretto255, VoprfClient, VoprfServer};

use crate::bytes::{Blinded, Blinding, Entry, Evaluated, Lock, ReplaceKey, TokenInput, TokenKey, TokenOutput, TokenProof, TokenSecret};

/// What a ballot of an anonymous poll is cast with. Whoever has it can cast that ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// What the voter made up.
    pub input: TokenInput,
    /// What the poll's key makes of it.
    pub output: TokenOutput,
}

/// The poll's answer to a blinded input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// The output, still blinded.
    pub evaluated: Evaluated,
    /// That it was made with the poll's key (DLEQ, RFC 9497, section 2.2).
    pub proof: TokenProof,
}

/// The secret token key of a poll.
pub struct Issuer {
    server: VoprfServer<Ristretto255>,
}

/// What stands in the way of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// The bytes are no key, no point or no proof as RFC 9497 writes them.
    #[error("these are not the bytes of a key, a blinded token or a proof")]
    Bytes,
    /// The answer was not made with the key it should be.
    #[error("the answer was not made with the token key of this poll")]
    OtherKey,
}

impl Issuer {
    /// The key made from 32 secret bytes for the log of this name (`DeriveKeyPair` of RFC 9497, with the name as its info).
    ///
    /// # Errors
    /// [`TokenError::Bytes`] when the name is longer than 65,000 bytes.
    pub fn derive(seed: [u8; 32], origin: &str) -> Result<Self, TokenError> {
        VoprfServer::new_from_seed(&seed, origin.as_bytes()).map(|server| Self { server }).map_err(|_| TokenError::Bytes)
    }

    /// The key as it is published at the close.
    ///
    /// # Errors
    /// [`TokenError::Bytes`] when it is zero, or not the canonical bytes of a scalar.
    pub fn read(secret: &TokenSecret) -> Result<Self, TokenError> {
        VoprfServer::new_with_key(&secret.0).map(|server| Self { server }).map_err(|_| TokenError::Bytes)
    }

    /// Its secret half.
    #[must_use]
    pub fn secret(&self) -> TokenSecret {
        // Secret key, then public key.
        TokenSecret(std::array::from_fn(|place| self.server.serialize()[place]))
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> TokenKey {
        TokenKey(Ristretto255::serialize_elem(self.server.get_public_key()).into())
    }

    /// Makes of a blinded input what belongs to it, and proves that. `chance` is 64 random bytes, never the same twice.
    ///
    /// # Errors
    /// [`TokenError::Bytes`] when it is no point, or the neutral one.
    pub fn issue(&self, blinded: &Blinded, chance: [u8; 64]) -> Result<Issued, TokenError> {
        let element = BlindedElement::deserialize(&blinded.0).map_err(|_| TokenError::Bytes)?;
        let result = self.server.blind_evaluate(&mut Given(chance), &element);
        Ok(Issued { evaluated: Evaluated(result.message.serialize().into()), proof: TokenProof(result.proof.serialize().into()) })
    }

    /// The token of an input that nobody hid, which only whoever has the secret key can make: for simulations.
    ///
    /// # Errors
    /// Never, but once in 2^252 inputs.
    pub fn token(&self, input: TokenInput) -> Result<Token, TokenError> {
        let output = self.server.evaluate(&input.0).map_err(|_| TokenError::Bytes)?;
        Ok(Token { input, output: TokenOutput(output.into()) })
    }

    /// Whether a token was made with this key.
    #[must_use]
    pub fn check(&self, token: &Token) -> bool {
        self.server.evaluate(&token.input.0).is_ok_and(|output| output.as_slice().ct_eq(&token.output.0).into())
    }
}

impl std::fmt::Debug for Issuer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Issuer({})", self.public())
    }
}

impl TokenKey {
    /// Whether it is a public key: a canonical point that is not the neutral one.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        Ristretto255::deserialize_elem(&self.0).is_ok()
    }
}

/// Hides the input of a token. The same blinding gives the same again, so that input and blinding are all a voter has to keep.
///
/// # Errors
/// Never, but once in 2^252 inputs.
pub fn blind(input: &[u8], blinding: &Blinding) -> Result<Blinded, TokenError> {
    let blinded = VoprfClient::<Ristretto255>::blind(input, &mut Given(blinding.0)).map_err(|_| TokenError::Bytes)?;
    Ok(Blinded(blinded.message.serialize().into()))
}

/// The output that belongs to the input, from the answer to its blinding.
///
/// # Errors
/// [`TokenError::OtherKey`] when the answer was made with any other key than this one, [`TokenError::Bytes`] when it is none.
pub fn finalize(input: &[u8], blinding: &Blinding, issued: &Issued, key: &TokenKey) -> Result<TokenOutput, TokenError> {
    let client = VoprfClient::<Ristretto255>::blind(input, &mut Given(blinding.0)).map_err(|_| TokenError::Bytes)?.state;
    let evaluated = EvaluationElement::deserialize(&issued.evaluated.0).map_err(|_| TokenError::Bytes)?;
    let proof = Proof::deserialize(&issued.proof.0).map_err(|_| TokenError::Bytes)?;
    let key = Ristretto255::deserialize_elem(&key.0).map_err(|_| TokenError::Bytes)?;
    let output = client.finalize(input, &evaluated, &proof, key).map_err(|_| TokenError::OtherKey)?;
    Ok(TokenOutput(output.into()))
}

/// What a ballot is that is cast with a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first with this token.
    First,
    /// The same as before, sent once more.
    Again,
    /// Another: it takes the place of the one before, whose replace key came with it.
    Changed,
}

/// What the ballot of `entry` is, where another stands under the same token already, with this entry and lock. Nothing when it may not be taken: only who has the
/// key to that lock may change the vote, so that a stolen token changes no vote that was cast.
#[must_use]
pub fn turn(standing: Option<(&Entry, &Lock)>, entry: &Entry, key: Option<&ReplaceKey>) -> Option<Turn> {
    match standing {
        None => Some(Turn::First),
        Some((before, _)) if before == entry => Some(Turn::Again),
        Some((_, lock)) => key.filter(|key| key.lock() == *lock).map(|_| Turn::Changed),
    }
}

/// Chance that was given: 64 bytes are all that RFC 9497 takes for a scalar, reduced by its order.
struct Given([u8; 64]);

impl CryptoRng for Given {}

impl RngCore for Given {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, wanted: &mut [u8]) {
        wanted.iter_mut().zip(self.0.iter().cycle()).for_each(|(wanted, given)| *wanted = *given);
        // A scalar of zero is refused and asked for again: it must not come again.
        self.0[0] = self.0[0].wrapping_add(1);
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(wanted);
        Ok(())
    }
}
