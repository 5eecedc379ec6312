//! What may not come by way of a dependency.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::process::{cargo, output};

/// A package that must not come back by way of a dependency.
const FORBIDDEN: &[(&str, &str)] = &[
    ("native-tls", "one crypto library: aws-lc-rs"),
    ("openssl", "one crypto library: aws-lc-rs"),
    ("openssl-sys", "one crypto library: aws-lc-rs"),
    ("ring", "one crypto library: aws-lc-rs"),
    ("rsa", "RUSTSEC-2023-0071: private keys leak through timing"),
];

/// The only source of packages.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Refuses what the workspace of `folder` may be built with: a forbidden package on any platform, or one from elsewhere
/// than crates.io.
///
/// A lock file also lists what no feature of ours turns on (an alternative that a dependency could use), so that names
/// are looked for among the packages that are really built.
pub(crate) fn check(folder: &Path) -> Result<()> {
    let path = folder.join("Cargo.lock");
    let lock = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let tree = ["tree", "--workspace", "--locked", "--target", "all", "--prefix", "none", "--format", "{p}"];
    let built = output(cargo().current_dir(folder).args(tree))?;
    let refusals: Vec<String> = foreign(&lock).into_iter().chain(forbidden(&built)).collect();
    ensure!(refusals.is_empty(), "{}:\n  {}", path.display(), refusals.join("\n  "));
    eprintln!("{}: {} packages, none forbidden", path.display(), packages(&lock).count());
    Ok(())
}

/// Forbidden packages among the lines of `cargo tree`, each once.
fn forbidden(tree: &str) -> Vec<String> {
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    FORBIDDEN
        .iter()
        .filter(|(name, _)| names.contains(name))
        .map(|(name, reason)| format!("{name} is forbidden: {reason}"))
        .collect()
}

/// Packages of a lock file that come from elsewhere than crates.io. Our own crates have no source.
fn foreign(lock: &str) -> Vec<String> {
    packages(lock)
        .filter_map(|package| {
            let source = field(package, "source").filter(|source| *source != REGISTRY)?;
            let name = field(package, "name").unwrap_or_default();
            Some(format!("{name} comes from {source}, not from crates.io"))
        })
        .collect()
}

fn packages(lock: &str) -> impl Iterator<Item = &str> {
    lock.split("[[package]]").skip(1)
}

/// The value of a `name = "value"` line: all that cargo writes of what is looked at here.
fn field<'a>(package: &'a str, name: &str) -> Option<&'a str> {
    let value = |line: &'a str| line.strip_prefix(name)?.strip_prefix(" = \"")?.strip_suffix('"');
    package.lines().find_map(value)
}

#[cfg(test)]
mod tests {
    use super::{FORBIDDEN, REGISTRY, forbidden, foreign};

    #[test]
    fn every_forbidden_name_is_refused_and_no_other() {
        for (name, reason) in FORBIDDEN {
            let tree = format!("ours v0.1.0 (/ours)\n{name} v1.0.0\nserde v1.0.0\n{name} v1.0.0 (*)\n");
            assert_eq!(forbidden(&tree), [format!("{name} is forbidden: {reason}")]);
        }
        assert!(forbidden("rsa-like v1.0.0\n\nours v0.1.0\n").is_empty());
    }

    #[test]
    fn a_package_from_a_git_repository_is_refused() {
        let lock = |source: &str| {
            format!(
                "version = 4\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n\n\
                 [[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"{source}\"\n"
            )
        };
        assert!(foreign(&lock(REGISTRY)).is_empty());
        let found = foreign(&lock("git+https://example.org/serde#0123"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("not from crates.io"), "{found:?}");
    }
}
