//! The CSV files that feed the ENT's accounts: what they say, what is wrong in them, what they change.
//!
//! A file of people may be long, so it is read several times and never held: [`Survey`] goes through it once, finds
//! every defect and keeps a few bytes per person; [`People`] goes through it again and gives the people one by one,
//! guardians before their children. [`Person::applied_to`] tells what becomes of what is kept. Nothing here opens a
//! file, reads a clock or draws a random number.

mod columns;
mod entry;
mod ground;
mod hold;
mod password;
mod people;
mod person;
mod reading;
mod record;
mod row;
mod schools;
mod survey;
mod told;

pub use ground::{Coverage, Ground};
pub use hold::{Held, hold};
pub use password::HashedPassword;
pub use people::{People, Stage};
pub use person::{Person, Post};
pub use record::{Position, Record};
pub use schools::{School, Schools, read_schools};
pub use survey::Survey;
pub use told::Told;
