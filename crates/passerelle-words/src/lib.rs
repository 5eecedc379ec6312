//! Everything that people read, in French and English: texts, numbers, dates, evidence, refusals.
//!
//! Sentences stand in `locales/{fr,en}/*.ftl`, one file per zone and language; code holds their keys only. Each crate
//! declares the catalogue of its own texts with [`catalogue!`] and reads them through [`Words`]; what several crates
//! say is here, in [`COMMON`].

mod catalogue;
mod dates;
pub mod defects;
mod evidence;
mod lang;
mod names;
mod numbers;
pub mod paris;
mod refusal;
mod supervision;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod value;
mod words;

#[doc(hidden)]
pub use fluent_templates;

pub use catalogue::Catalogue;
#[doc(hidden)]
pub use catalogue::prepare;
pub use dates::{Moment, read_moment};
pub use evidence::Reasons;
pub use lang::Lang;
pub use names::full_name;
pub use refusal::{Class, Problem, Refusal, nature};
pub use supervision::{Column, Row, Supervision};
pub use value::{Count, Value, count};
pub use words::{Variable, Words};

catalogue! {
    /// What several crates say: populations, evidence, defects of files, refusals, the supervision table, dates.
    pub static COMMON;
}
