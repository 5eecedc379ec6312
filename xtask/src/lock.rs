//! What a lock file must not hold.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

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

/// Refuses a lock file with a forbidden package, or one from elsewhere than crates.io.
pub(crate) fn check(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let refusals = refusals(&text);
    ensure!(refusals.is_empty(), "{}:\n  {}", path.display(), refusals.join("\n  "));
    eprintln!("{}: {} packages, none forbidden", path.display(), packages(&text).count());
    Ok(())
}

fn refusals(lock: &str) -> Vec<String> {
    let mut refusals = Vec::new();
    for package in packages(lock) {
        let name = field(package, "name").unwrap_or_default();
        if let Some((_, reason)) = FORBIDDEN.iter().find(|(forbidden, _)| *forbidden == name) {
            refusals.push(format!("{name} is forbidden: {reason}"));
        }
        // Our own crates have no source.
        if let Some(source) = field(package, "source").filter(|source| *source != REGISTRY) {
            refusals.push(format!("{name} comes from {source}, not from crates.io"));
        }
    }
    refusals
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
    use super::{FORBIDDEN, REGISTRY, refusals};

    fn lock(name: &str, source: &str) -> String {
        format!(
            "version = 4\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\ndependencies = [\n \"{name}\",\n]\n\n\
             [[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\nsource = \"{source}\"\n"
        )
    }

    #[test]
    fn every_forbidden_name_is_refused_and_no_other() {
        for (name, reason) in FORBIDDEN {
            assert_eq!(refusals(&lock(name, REGISTRY)), [format!("{name} is forbidden: {reason}")]);
        }
        assert!(refusals(&lock("rsa-like", REGISTRY)).is_empty());
    }

    #[test]
    fn a_package_from_a_git_repository_is_refused() {
        let found = refusals(&lock("serde", "git+https://example.org/serde#0123"));
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("not from crates.io"), "{found:?}");
    }
}
