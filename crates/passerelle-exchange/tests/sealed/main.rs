//! Keys and sealed files, seen from outside the crate: round trips, damage, limits, and other people's tools.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests are tests too")]

mod commands;
mod damage;
mod foreign;
mod interop;
mod key_forms;
mod known_answer;
mod limits;
mod round_trip;
mod schemas;
mod support;
