//! Encrypted ballots: sealed lists of zeros and ones with proofs, whose sum only so many trustees together can open.
//!
//! No ballot is ever opened. The log has the ballots as they were sealed; everybody can check that each is valid, add them up, and check what the trustees say of the
//! sum. What comes out are the votes of every option, and nothing else: no ballot, not even to those who run the site.
//!
//! 1. [`ceremony`]: trustees make a key. Its public half is in the definition of the poll ([`Trustees`]).
//! 2. [`Booth::seal`]: a browser seals a ballot for its token. [`Spoiled`]: or shows what it sealed, and seals anew.
//! 3. [`Booth::verify`] and [`Sum`]: ballots are checked and added up.
//! 4. [`ceremony::Holder::open`]: so many trustees as are needed give their shares. [`KeySet::check`] and [`KeySet::open`]: the count.
//!
//! The cryptography is that of `elastic-elgamal` (exponential ElGamal over ristretto255), which nobody but its author has verified. What it leaves to its users is done here:
//! a fresh key for each poll, bound in the definition; proofs that are bound to poll and token ([`ballot`]); sealing with chance that can be shown ([`spoiled`]).
//!
//! # What it does not do
//! - Trustees who are as many as are needed and act together can open single ballots, though with tokens nobody knows whose they are.
//! - If more trustees lose their words than can be done without, nobody can ever count. Whoever needs all trustees should know that.
//! - It hides nothing from a device that is not honest, but for [`spoiled`]; nor from whoever breaks ristretto255 one day and kept the log.
//! - Orders of preference, numbers and budgets cannot be added up without being opened: such polls are refused ([`form::NoForm`]).

pub mod ballot;
pub mod ceremony;
pub mod form;
mod keys;
pub mod opening;
mod secret;
pub mod spoiled;
mod wire;

pub use ballot::{BadBallot, Booth, NotSealed, SealedAnswer, SealedBallot, SealedOpening};
pub use form::{Form, NoForm};
pub use keys::{KeySet, Member, Trustees, UnsoundTrustees};
pub use opening::{CheckedShares, NotOpened, Shares, Sum};
pub use secret::{NotWords, Secret};
pub use spoiled::{Audited, Spoiled};
pub use wire::{Blob, Bytes};
