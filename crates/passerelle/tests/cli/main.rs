//! The command line as people and scripts see it: output, messages, exit codes, files left behind.

mod bad_input;
mod base_file;
mod commands;
mod ent;
mod fixture;
mod help;
mod report;
#[cfg(target_os = "linux")]
mod serve;
#[cfg(target_os = "linux")]
mod service;
mod story;
