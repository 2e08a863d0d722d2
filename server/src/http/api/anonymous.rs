//! `/api/v1/polls/{poll}/token` and `/api/v1/polls/{poll}/anonymous-ballots`: taking a token of an anonymous poll with one's
//! account, and casting a ballot with it, without the account. The second never asks who calls.

use super::answers::Changing;
use super::ballots::{BallotAnswer, given, wrong};
use super::body::{Cast, Unsigned};
use super::problem::FieldProblem;
use crate::engage::Refusal;
use crate::engage::anonymous::{Asked, Given, IssueRefusal, Request, Vote, cast as put_in, issue as give};
use crate::engage::ballots::CastRefusal;
use crate::http::{Answer, Trouble};
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use app::view::form::FieldError;
use domain::voting::TokenRefusal;
use ledger::Token;
use ledger::bytes::{Blinded, Lock, ReplaceKey, Salt};
use ledger::encrypted::SealedBallot;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is sent for a token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenAsked {
    /// 32 random bytes, blinded as RFC 9497 has it (VOPRF, ristretto255-SHA512): 32 bytes in Base64.
    #[schema(value_type = String)]
    pub blinded: Blinded,
    /// "I declare that I live in this city": needed where the poll is for residents.
    #[serde(default)]
    pub declares_residence: bool,
}

/// A token, still blinded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TokenIssued {
    /// What the key of the poll makes of the blinded input: 32 bytes in Base64.
    pub evaluated: String,
    /// That it was made with the `token_key` of the poll's definition: a proof of RFC 9497, 64 bytes in Base64. Check it: a token made
    /// with another key would mark whoever uses it.
    pub proof: String,
}

/// A token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenUsed {
    /// The 32 random bytes, in Base64.
    pub input: String,
    /// What the key of the poll makes of them (Finalize of RFC 9497): 64 bytes in Base64.
    pub output: String,
}

/// A ballot that is cast with a token.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnonymousBallotSent {
    /// The token.
    #[schema(value_type = TokenUsed)]
    pub token: Token,
    /// The answers. A question that is not mentioned is left blank. Not in encrypted polls.
    #[serde(default)]
    pub answers: Vec<BallotAnswer>,
    /// In encrypted polls, and only there: a sealed answer to every question, in ascending order of the questions.
    #[serde(default)]
    #[schema(value_type = Option<Vec<SealedAnswerSent>>)]
    pub sealed: Option<SealedBallot>,
    /// 32 random bytes in Base64, of this ballot alone.
    #[schema(value_type = String)]
    pub salt: Salt,
    /// SHA-256 of `parvis lock v1`, a zero byte, and the replace key, in Base64. The replace key is 32 random bytes that stay with the voter.
    #[schema(value_type = String)]
    pub lock: Lock,
    /// The replace key of the ballot that was cast with this token before, to change it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub replaces: Option<ReplaceKey>,
}

/// An answer that the voter's program has sealed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SealedAnswerSent {
    /// The question.
    pub question: i64,
    /// Ciphertexts and proofs in Base64, as `ledger::encrypted` describes them.
    pub sealed: String,
}

/// The proof that a ballot was recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AnonymousReceipt {
    /// A code that stands for the entry of the ballot in the log of the poll. After the close, the ballot is published under it.
    pub receipt: String,
    /// It took the place of an earlier ballot. A repeated request says false.
    pub replaced: bool,
    /// The signed promise that the entry will be in the log. With definition, token, answers, salt and replace key it makes the receipt that
    /// `parvis audit --receipt` checks.
    pub promise: String,
}

/// Takes the token of an anonymous poll.
///
/// One for each voter, and it counts as taking part. The server sees the input blinded only, so it cannot tell later whose
/// token is used. The same request gives the same token; another is refused with the code `token-taken`.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/token", tag = "Ballots", params(("poll" = i64, Path, description = "The poll")),
    request_body = TokenAsked, responses((status = 200, description = "The token, blinded", body = TokenIssued), Changing), security(("token" = []), ("session" = [])))]
pub async fn token(asked: Cast<TokenAsked>) -> Answer {
    let Cast { call, caller, sent, .. } = asked;
    let poll = call.poll()?;
    // Where nobody is signed in, the ballot of a roll may be cast, and nothing else.
    let caller = caller.ok_or(Refusal::SignInFirst)?;
    match give(&call.parvis, &caller, poll, Asked { blinded: sent.blinded, declares_residence: sent.declares_residence }).await {
        Ok(issued) => Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(issued)),
        Err(IssueRefusal::Blinded) => Err(Trouble::Fields(vec![FieldProblem::malformed("blinded", "not an element of ristretto255")])),
        Err(IssueRefusal::ResidenceNotDeclared) => Err(Trouble::Fields(vec![FieldProblem::new("declares_residence", &FieldError::Unticked)])),
        Err(IssueRefusal::Other(refusal)) => {
            if matches!(refusal, Refusal::Poll(_)) {
                call.parvis.papers.forget(poll);
            }
            Err(refusal.into())
        }
    }
}

/// Casts a ballot of an anonymous poll, or changes the one that was cast with this token.
///
/// Without an account: a request with a cookie or an `Authorization` header is refused, for it would say who votes. The same
/// request again gives the same answer. Another ballot with the same token needs the replace key of the one before.
///
/// How a program votes: read `/polls/{poll}/definition`; make 32 random bytes, blind them (RFC 9497) and take the token above;
/// check the proof against `token_key`, finalize; where ballots are encrypted, seal the answers for the token; wait; make salt and replace key, compute the entry (`bundle.schema.json`), send
/// this; check that the promise is signed by `key` and about that entry. Keep token, salt and replace key.
#[utoipa::path(post, path = "/api/v1/polls/{poll}/anonymous-ballots", tag = "Ballots", params(("poll" = i64, Path, description = "The poll")),
    request_body = AnonymousBallotSent, responses((status = 201, description = "Recorded", body = AnonymousReceipt), Changing))]
pub async fn cast(cast: Unsigned<AnonymousBallotSent>) -> Answer {
    let Unsigned { parvis, poll, sent } = cast;
    let vote = match sent.sealed.clone() {
        Some(sealed) if sent.answers.is_empty() => Vote::Sealed(sealed),
        Some(_) => return Err(Trouble::Fields(vec![FieldProblem::malformed("answers", "a sealed ballot has no answers in the clear")])),
        None => Vote::Open(given(&sent.answers)),
    };
    let request = Request { token: sent.token, vote, salt: sent.salt, lock: sent.lock, replaces: sent.replaces };
    match put_in(&parvis, poll, request).await {
        Ok(Given { code, replaced, promise }) => {
            let receipt = AnonymousReceipt { receipt: code, replaced, promise };
            Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(receipt))
        }
        Err(CastRefusal::Ballot(errors)) => Err(Trouble::Fields(errors.into_iter().map(|(question, error)| wrong(&sent.answers, question, error)).collect())),
        Err(CastRefusal::Other(Refusal::Token(TokenRefusal::Invalid))) => {
            Err(Trouble::Fields(vec![FieldProblem::malformed("token", TokenRefusal::Invalid.as_str())]))
        }
        Err(CastRefusal::Sealed(error)) => Err(Trouble::Fields(vec![FieldProblem::malformed("sealed", error.to_string())])),
        // Neither is asked for here.
        Err(CastRefusal::Name(_) | CastRefusal::Roll(_) | CastRefusal::ResidenceNotDeclared) => Err(Trouble::NOT_FOUND),
        Err(CastRefusal::Other(refusal)) => {
            if matches!(refusal, Refusal::Poll(_)) {
                parvis.papers.forget(poll);
            }
            Err(refusal.into())
        }
    }
}
