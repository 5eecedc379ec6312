//! The engine as its callers see it.

mod links;
mod people;
mod properties;
mod quality;
mod tally;
mod traps;
