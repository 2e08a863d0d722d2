//! What can be wrong with a ceremony, and whose fault it is.

use super::Round;

/// What is wrong with a ceremony. It cannot go on, and has to be begun anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A message is not signed by its trustee, for this ceremony. Anybody could have written it.
    #[error("a message in the name of trustee {} is not signed by them for this ceremony", .trustee + 1)]
    NotSigned {
        /// In whose name it is.
        trustee: u8,
    },
    /// A trustee has signed two different messages of one round.
    #[error("trustee {} has signed two different messages of one round", .trustee + 1)]
    TwoFaces {
        /// Who.
        trustee: u8,
        /// Which round.
        round: Round,
    },
    /// A trustee answers to other messages than these.
    #[error("trustee {} answers to other messages than these", .trustee + 1)]
    OtherView {
        /// Who.
        trustee: u8,
        /// In which round.
        round: Round,
    },
    /// A message has too many or too few parts, or parts that are none.
    #[error("a message of trustee {} does not have the parts it should have", .trustee + 1)]
    Malformed {
        /// Whose.
        trustee: u8,
        /// In which round.
        round: Round,
    },
    /// What a trustee shows is not what they committed to.
    #[error("trustee {} shows something else than they committed to", .trustee + 1)]
    NotCommitted {
        /// Who.
        trustee: u8,
    },
    /// A trustee does not prove that they know what they show.
    #[error("trustee {} does not prove that they know their polynomial", .trustee + 1)]
    NotKnown {
        /// Who.
        trustee: u8,
    },
    /// A dealt share is wrong, as everybody can see now.
    #[error("trustee {} dealt a wrong share to trustee {}", .dealer + 1, .to + 1)]
    WrongShare {
        /// Who dealt it.
        dealer: u8,
        /// To whom.
        to: u8,
    },
    /// A trustee complains about a share that is right, or does not open the box.
    #[error("trustee {} complains of trustee {} without reason", .trustee + 1, .dealer + 1)]
    FalseComplaint {
        /// Who complains.
        trustee: u8,
        /// Of whom.
        dealer: u8,
    },
    /// A trustee confirms other keys than come out, or does not prove that they know their share.
    #[error("trustee {} confirms something else than comes out", .trustee + 1)]
    NotConfirmed {
        /// Who.
        trustee: u8,
    },
    /// What comes out is no key. By chance alone this does not happen.
    #[error("what comes out is no key")]
    NoKey,
}

impl Fault {
    /// The trustee at fault, where that can be told. Where it cannot, the server may have changed or hidden messages.
    #[must_use]
    pub const fn who(&self) -> Option<u8> {
        match *self {
            Self::TwoFaces { trustee, .. }
            | Self::Malformed { trustee, .. }
            | Self::NotCommitted { trustee }
            | Self::NotKnown { trustee }
            | Self::FalseComplaint { trustee, .. }
            | Self::NotConfirmed { trustee } => Some(trustee),
            Self::WrongShare { dealer, .. } => Some(dealer),
            Self::NotSigned { .. } | Self::OtherView { .. } | Self::NoKey => None,
        }
    }
}
