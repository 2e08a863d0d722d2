//! The files: what they say, read with the place of every fault, and written back without loss.

pub mod cvr;
pub mod gz;
pub mod pabulib;
pub mod preflib;
pub mod scottish;
pub mod written;
