//! `cargo xtask lint`: format, lints, documentation, dependencies.

use anyhow::{Context, Result};

use crate::{
    lock,
    process::{cargo, on_path, output, root, run, step},
};

/// Every check, cheapest first.
pub(crate) fn run_all() -> Result<()> {
    step("format");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args(["fmt", "--check"]).current_dir(root().join("fuzz")))?;

    step("dependencies");
    for folder in ["", "fuzz"] {
        let folder = root().join(folder);
        output(cargo().current_dir(&folder).args(["metadata", "--format-version", "1", "--locked"]))
            .with_context(|| format!("the lock file of {} is not up to date", folder.display()))?;
        lock::check(&folder)?;
    }
    if on_path("cargo-deny") {
        let deny = ["deny", "--offline", "--config", "deny.toml", "check", "licenses", "bans", "sources"];
        run(cargo().args(deny))?;
    } else {
        eprintln!(
            "cargo-deny is not installed: licences are not checked (deny.toml says which are accepted)"
        );
    }

    step("lints");
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;

    step("documentation");
    run(cargo().args(["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))
}
