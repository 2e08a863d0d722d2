//! The log of a poll, the file published at its close, and the audit of that file.
//!
//! Values and bytes only: no clock, no chance, no network, no database. Keys, salts and moments are arguments; streams are `std::io`. So the same code runs on the
//! server, on the command line, and in a browser.
//!
//! # The life of a ballot
//! 1. When a poll opens, its [`Definition`] (questions, rules, tie-breaking, key) becomes entry 0 of a [`Log`], and a first [`Checkpoint`] is signed.
//! 2. A ballot is cast. The voter gets a [`Receipt`]: a signed [`Promise`] that the ballot's [`Entry`](bytes::Entry) will be in the log, and what opens it. [`leaf`] has the bytes.
//! 3. Entries are appended in sorted batches and a checkpoint is signed. Whoever holds a receipt can fetch an [`Inclusion`] proof and check it offline.
//! 4. At the close the [`bundle`] is published: every entry is either opened or marked superseded. The key of the poll and all that links voters to ballots is destroyed.
//! 5. [`audit()`] checks the file, alone, in one pass and in bounded memory.
//!
//! # Who cast it
//! A ballot says nothing of its voter ([`Bearer::Nobody`]), or a name, or, in an anonymous poll, the [`Token`] it was cast with. [`token`] says how somebody gets one
//! without anybody learning which: who took a token is known, and who cast a ballot is not, not even to who holds every key. The secret token key is published at the
//! close, so that everybody can check that each ballot from the web has a token of its own, and that no more were used than taken.
//! Where ballots are [`encrypted`], step 4 is another: no entry is opened. Trustees open the sum of all ballots, with shares that everybody can check.
//!
//! # Changing one's vote
//! Each entry has a lock, the hash of a replace key that is on the receipt. A changed vote is an entry like any other: nothing in it says what it takes the place of.
//! The entry it takes the place of is marked superseded at the close, by publishing its replace key and the *hash* of its ballot: enough to compute the entry again,
//! and nothing about the choices, for the salt stays unknown. Superseded entries are published without their successors, so that nobody can follow a voter through
//! the log, and the replace key does not lead from one to the other, for it is pure chance.
//!
//! What this guarantees, exactly, provided hash and signature hold and the checkpoint in question was seen by others:
//! - No entry vanishes: entries are opened or marked, one by one, so entries = 1 + ballots counted + superseded.
//! - Nobody can mark an entry superseded without its replace key. *If the key was made in the voter's browser and never left it unless to change the vote, the
//!   server cannot mark that entry.* So it is in anonymous polls, where browsers make salt, replace key and lock, and send the lock. If the server made it, as it must for
//!   voters without JavaScript, it can: see below. The price of the stronger form: whoever loses the key cannot change their vote.
//! - A superseded ballot stays closed.
//!
//! What a cheating server can still do, and who can find out:
//! - *Mark an entry superseded that its voter never changed*, if the server had its replace key. The holder of the receipt sees it in the bundle, and knows; they
//!   cannot prove it to others. Counted ballots then are one fewer than people told to have voted, unless turnout, too, is lowered.
//! - *Add ballots of people who do not exist.* Nobody can tell from the bundle. Turnout grows with them, and may not exceed papers issued, nor the roll. In an
//!   anonymous poll each such ballot takes a token that is counted as taken; the server can make tokens for nobody.
//! - *Give somebody a token made with a key of their own*, to know their ballot again. Their browser finds out at once, by the proof and the key in the definition;
//!   a definition of their own is found by whoever compares checkpoints.
//! - *Commit to other choices than the voter's.* The holder of the receipt finds out at once: [`Receipt::check`] computes the entry again. Where ballots are sealed,
//!   it shows that nobody exchanged what was sealed; what the voter's device sealed is another question ([`encrypted::Spoiled`]).
//! - *Never append a promised entry.* The receipt proves it to anybody.
//! - *Give two voters of one mind the same entry*, and use the other for itself. Two holders find out by comparing entries.
//! - *Show different logs to different people.* Found by whoever compares checkpoints, or by a [`witness`], which never signs for two logs of one name; not
//!   from the bundle alone, unless its reader trusts a witness that has signed in it.
//! - *Choose the seed for ties with an eye on the options.* It cannot change it once the poll is open: the definition is entry 0.
//!
//! What everybody can see: an opened ballot can be dated to its batch, to the second where a witness has signed the batch with its time, and a superseded entry says that somebody, in that batch, cast a ballot that they changed later.
//! Batches are therefore kept large ([`log::due`]), and the audit tells the size of the smallest. The receipt of an open ballot shows how its
//! holder voted, that of a sealed one does not.

pub mod audit;
pub mod bundle;
pub mod bytes;
pub mod checkpoint;
pub mod definition;
pub mod encrypted;
pub mod key;
pub mod leaf;
pub mod log;
pub mod promise;
pub mod proof;
pub mod publish;
pub mod tiles;
pub mod token;
pub mod witness;

pub use audit::{Auditor, Report, audit};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use definition::{Decision, Definition, Secrecy, Unsound};
pub use key::{KeyError, PollKey, PublicKey};
pub use leaf::{Bearer, Opening, Superseded};
pub use log::{Log, Repeated};
pub use promise::{Cast, Promise, PromiseError, Receipt};
pub use proof::{Consistency, Inclusion, ProofError};
pub use token::{Issued, Issuer, Token, TokenError};
pub use witness::{WitnessKey, WitnessPublicKey};
