//! Passerelle: the bridge between an ENT and the school-life software.

mod certificate;
mod cli;
mod clock;
mod commands;
mod console;
mod defects;
mod ent_file;
mod failure;
mod files;
mod key_file;
mod language;
mod report;
mod run;
mod servers;
mod settings;
mod table;
mod texts;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// People are many small texts: with the system's allocator a town takes half as long again (docs/design.md).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    commands::run(&std::env::args_os().collect::<Vec<_>>())
}
