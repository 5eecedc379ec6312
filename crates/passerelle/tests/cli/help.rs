//! Help and usage errors, in both languages.

use crate::fixture::{Folder, assert_run};

#[test]
fn help_follows_the_language() {
    let folder = Folder::new();
    assert_run!("help", folder.run("--help"));
    assert_run!("help-en", folder.run("--help --lang en"));
    assert_run!("help-reconcile", folder.run("reconcile --help"));
    assert_run!("help-reconcile-en", folder.run("--lang en reconcile --help"));
}

#[test]
fn a_wrong_command_line_is_explained() {
    let folder = Folder::new();
    for (name, line) in [
        ("nothing", ""),
        ("unknown-command", "reconcil"),
        ("missing", "reconcile --base base.csv"),
        ("unknown-option", "reconcile --bas base.csv"),
        ("value", "sample --output d --size huge"),
        ("uai", "reconcile --base b --export e --uai 12"),
        ("no-value", "inspect --key"),
        ("existing-without-links", "reconcile --base b --export e --existing keep"),
        ("bits", "keygen --output d --bits 1024"),
    ] {
        let ran = folder.run(line);
        assert_eq!(ran.code, 2, "{line} {ran}");
        assert_run!(format!("usage-{name}"), ran);
    }
    assert_run!("usage-en", folder.run("sample --lang en --output d --size huge"));
    assert!(folder.names().is_empty());
}
