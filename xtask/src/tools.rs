//! The programs that the tests call, and how they come.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{
    browser, fuzz, peers,
    process::{in_ci, on_path, output, run, step},
};

/// A program that a group of tests calls.
pub(crate) struct Tool {
    /// Its name on the `PATH`, or the file that it is.
    pub(crate) program: &'static str,
    /// The Debian package that brings it.
    package: &'static str,
    /// What is not tested without it.
    group: &'static str,
}

/// Every program the tests need beyond Rust and the C compiler of the build: the one list. A test whose program is
/// missing fails when `CI` is set, else says that it is skipped.
pub(crate) const TOOLS: &[Tool] = &[
    Tool { program: browser::BROWSER, package: "chromium", group: "the story and the pages in a browser" },
    Tool { program: peers::APACHE, package: "apache2-bin", group: peers::GROUP },
    Tool { program: peers::APACHE_CLIENT, package: "libapache2-mod-auth-cas", group: peers::GROUP },
    Tool { program: peers::NGINX, package: "nginx-light", group: peers::GROUP },
    Tool { program: peers::CALENDAR, package: "radicale", group: peers::GROUP },
    Tool { program: peers::PHP, package: "php-cli", group: peers::GROUP },
    Tool { program: peers::PHP_CLIENT, package: "php-cas", group: peers::GROUP },
    Tool { program: peers::PHP_XML, package: "php-xml", group: peers::GROUP },
    Tool { program: peers::PORTAL, package: "liblemonldap-ng-portal-perl", group: peers::GROUP },
    Tool { program: peers::PORTAL_STARTER, package: "libplack-perl", group: peers::GROUP },
    Tool { program: peers::PORTAL_SERVER, package: "starman", group: peers::GROUP },
    Tool { program: peers::PORTAL_STRINGS, package: "libio-string-perl", group: peers::GROUP },
    Tool { program: peers::PORTAL_XML, package: "libxml-simple-perl", group: peers::GROUP },
    Tool { program: peers::PYTHON_PACKAGES, package: "python3-pip", group: peers::GROUP },
    Tool { program: fuzz::COMPILER, package: "g++", group: "the short fuzz run" },
    Tool { program: browser::RUNTIME, package: "nodejs", group: "the story and the pages in a browser" },
    Tool { program: browser::PACKAGES, package: "npm", group: "the story and the pages in a browser" },
    Tool { program: "openssl", package: "openssl", group: "sealed files and keys, exchanged with OpenSSL" },
    Tool {
        program: "python3",
        package: "python3",
        group: "sealed files, exchanged with a second implementation",
    },
    Tool { program: "ssh-keygen", package: "openssh-client", group: "OpenSSH and RFC 4716 keys" },
    Tool {
        program: "xmllint",
        package: "libxml2-utils",
        group: "written files, validated against the schemas",
    },
];

/// Installs what is missing where that is possible without asking; returns what is missing still.
pub(crate) fn bring() -> Result<Vec<&'static Tool>> {
    step("programs that the tests call");
    let missing = missing();
    if missing.is_empty() {
        eprintln!("all there: {}", names(TOOLS.iter().map(|tool| tool.program)));
        return Ok(missing);
    }
    eprintln!("missing: {}", names(missing.iter().map(|tool| tool.program)));
    if may_install()
        && let Err(error) = install(&missing)
    {
        eprintln!("{error:#}");
    }
    let missing = self::missing();
    if !missing.is_empty() {
        let packages = names(missing.iter().map(|tool| tool.package));
        let refusal = format!("install what is missing, then start again:  sudo apt-get install {packages}");
        anyhow::ensure!(!in_ci(), "in CI nothing is skipped: {refusal}");
        eprintln!("{refusal}");
    }
    Ok(missing)
}

/// Says, where nobody can miss it, which groups did not run.
pub(crate) fn report_skipped(missing: &[&Tool]) {
    for tool in missing {
        eprintln!("SKIPPED: {} ({} is missing)", tool.group, tool.program);
    }
}

fn missing() -> Vec<&'static Tool> {
    TOOLS.iter().filter(|tool| !on_path(tool.program)).collect()
}

/// Root on Debian or a relative: installing asks nobody for a password.
fn may_install() -> bool {
    let root = || output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    Path::new("/etc/debian_version").exists() && on_path("apt-get") && root()
}

fn install(missing: &[&Tool]) -> Result<()> {
    run(apt_get().arg("update"))?;
    run(apt_get()
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing.iter().map(|tool| tool.package)))
}

/// `apt-get` that asks no question and, by the run level, starts no daemon.
fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
    command
}

fn names(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}
