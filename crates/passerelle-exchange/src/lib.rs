//! The sealed files that an ENT and a school-life service exchange, and the lists inside them.
//!
//! Everything here reads from `BufRead` and writes to `Write`: no paths, no clock, no random source of its own.

pub mod base;
pub mod content;
pub mod csv;
mod defects;
pub mod keys;
pub mod partner;
pub mod sealed;
pub mod words;

pub use defects::{DefectKind, DefectPlace, DefectReport, Defects, Effect, Place};
