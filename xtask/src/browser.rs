//! The program in a real browser: the story, then every page.
//!
//! The scripts are in `xtask/browser`; they start the program itself, as a visitor does, and drive the system's
//! Chromium. Screenshots go to the build folder, to be looked at.

use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, root, run, step, target_folder};

/// What runs the scripts.
pub(crate) const RUNTIME: &str = "node";
/// What brings the two packages they need.
pub(crate) const PACKAGES: &str = "npm";
/// The browser.
pub(crate) const BROWSER: &str = "chromium";

/// One of the scripts of `xtask/browser`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Script {
    /// The thirteen steps of the story.
    Story,
    /// The story with scripts switched off.
    Unscripted,
    /// Every page: accessibility, narrow and wide, light and dark, both languages.
    Pages,
    /// The pictures of the guide.
    Guide,
    /// Processes killed at random moments.
    Kills,
}

impl Script {
    const fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Story => &["story.mjs"],
            Self::Unscripted => &["story.mjs", "--no-script"],
            Self::Pages => &["pages.mjs"],
            Self::Guide => &["guide.mjs"],
            Self::Kills => &["kills.mjs"],
        }
    }
}

/// Builds the program, brings the packages, runs the scripts one after the other.
pub(crate) fn run_scripts(scripts: &[Script]) -> Result<()> {
    step("the program in a browser");
    // With the tests of the whole workspace, so that nothing is built another time for these scripts.
    run(cargo().args(["build", "--workspace", "--tests"]))?;
    let folder = root().join("xtask/browser");
    run(Command::new(PACKAGES).args(["ci", "--ignore-scripts"]).current_dir(&folder))?;
    let program = target_folder().join("debug/passerelle");
    let pictures = target_folder().join("browser");
    for script in scripts {
        run(Command::new(RUNTIME)
            .args(script.arguments())
            .current_dir(&folder)
            .env("PASSERELLE", &program)
            .env("PASSERELLE_PICTURES", &pictures)
            .env("PASSERELLE_DOCS", root().join("docs")))?;
    }
    Ok(())
}
