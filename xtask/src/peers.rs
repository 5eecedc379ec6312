//! CAS clients that others wrote, in front of the server, and CAS servers that others wrote, in front of the gateway.
//!
//! Apache's, PHP's and LemonLDAP::NG come from the system; Python's and Node's from their registries, at the versions and digests
//! written in `peers/`, into the build folder. The tests find them there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::browser;
use crate::process::{cargo, in_ci, on_path, root, run, step, target_folder};

/// What is not tested without them.
pub(crate) const GROUP: &str = "CAS clients and servers of others";

/// Apache.
pub(crate) const APACHE: &str = "/usr/sbin/apache2";
/// Its CAS client.
pub(crate) const APACHE_CLIENT: &str = "/usr/lib/apache2/modules/mod_auth_cas.so";
/// PHP.
pub(crate) const PHP: &str = "php";
/// Its CAS client.
pub(crate) const PHP_CLIENT: &str = "/usr/share/php/CAS.php";
/// What that client reads XML with: a part of PHP whose own files are named after PHP's version.
pub(crate) const PHP_XML: &str = "/var/lib/dpkg/info/php-xml.list";
/// A web server that asks who comes.
pub(crate) const NGINX: &str = "/usr/sbin/nginx";
/// A calendar server, to stand behind the gateway.
pub(crate) const CALENDAR: &str = "radicale";
/// LemonLDAP::NG's portal.
pub(crate) const PORTAL: &str = "/usr/share/perl5/Lemonldap/NG/Portal/Main.pm";
/// What starts it.
pub(crate) const PORTAL_STARTER: &str = "plackup";
/// What serves it.
pub(crate) const PORTAL_SERVER: &str = "starman";
/// What its CAS server reads and writes with, and its package does not bring.
pub(crate) const PORTAL_STRINGS: &str = "/usr/share/perl5/IO/String.pm";
/// Likewise.
pub(crate) const PORTAL_XML: &str = "/usr/share/perl5/XML/Simple.pm";
/// What brings Python's packages.
pub(crate) const PYTHON_PACKAGES: &str = "pip3";

/// Every program that these tests call.
pub(crate) const PROGRAMS: &[&str] = &[
    APACHE,
    APACHE_CLIENT,
    NGINX,
    CALENDAR,
    PHP,
    PHP_CLIENT,
    PHP_XML,
    PORTAL,
    PORTAL_STARTER,
    PORTAL_SERVER,
    PORTAL_STRINGS,
    PORTAL_XML,
    PYTHON,
    PYTHON_PACKAGES,
    browser::RUNTIME,
    browser::PACKAGES,
];

/// What runs Python's packages.
const PYTHON: &str = "python3";

/// Installs the programs, runs the tests that are about them. Tells whether they ran: without the registries they do not,
/// and in CI that is a failure.
pub(crate) fn run_tests() -> Result<bool> {
    step(GROUP);
    if let Err(error) = bring_all() {
        ensure!(!in_ci(), "in CI nothing is skipped: {error:#}");
        eprintln!("{error:#}");
        return Ok(false);
    }
    let mut command = cargo();
    // The whole workspace, so that nothing is built another time for these tests.
    let tests = ["--workspace", "--test", "peers"];
    if on_path("cargo-nextest") {
        command.args(["nextest", "run", "--run-ignored", "all"]).args(tests);
    } else {
        command.arg("test").args(tests).args(["--", "--include-ignored"]);
    }
    run(&mut command)?;
    Ok(true)
}

fn bring_all() -> Result<()> {
    let (sources, installed) = (root().join("peers"), target_folder().join("peers"));
    bring(&sources.join("python/requirements.txt"), &installed.join("python"), python)?;
    bring_django_server()?;
    bring(&sources.join("node/package-lock.json"), &installed.join("node"), node)?;
    bring(&sources.join("pawnote/package-lock.json"), &installed.join("pawnote"), node)
}

/// django-cas-server, in a virtual environment of its own; gives its folder.
pub(crate) fn bring_django_server() -> Result<PathBuf> {
    let folder = target_folder().join("peers/django-cas-server");
    bring(&root().join("peers/django-cas-server/requirements.txt"), &folder, python)?;
    Ok(folder)
}

/// Installs what `list` says in `folder`, unless it is there already.
fn bring(list: &Path, folder: &Path, install: fn(&Path, &Path) -> Result<()>) -> Result<()> {
    let wanted = fs::read(list).with_context(|| format!("cannot read {}", list.display()))?;
    let done = folder.join("installed");
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    install(list, folder)?;
    fs::write(&done, wanted).with_context(|| format!("cannot write {}", done.display()))
}

/// A virtual environment; every package is checked against its digest.
fn python(list: &Path, folder: &Path) -> Result<()> {
    run(Command::new(PYTHON).args(["-m", "venv", "--without-pip"]).arg(folder))?;
    run(Command::new(PYTHON)
        .args(["-m", "pip", "--python"])
        .arg(folder.join("bin/python"))
        .args(["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--requirement"])
        .arg(list))
}

/// Packages as the lock file has them; nothing of theirs is run while installing.
fn node(list: &Path, folder: &Path) -> Result<()> {
    for name in ["package.json", "package-lock.json"] {
        fs::copy(list.with_file_name(name), folder.join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    run(Command::new(browser::PACKAGES).args(["ci", "--ignore-scripts"]).current_dir(folder))
}
