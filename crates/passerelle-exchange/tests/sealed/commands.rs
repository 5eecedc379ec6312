//! Other people's programs, when they are there.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Whether all these programs are installed. Where one is missing, the test that asked is passed over, loudly; in
/// continuous integration (`CI` is set) it fails.
pub(crate) fn available(programs: &[&str]) -> bool {
    let missing: Vec<_> = programs
        .iter()
        .filter(|program| {
            let run =
                Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            run.is_err()
        })
        .collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "missing: {missing:?}");
    eprintln!("**** PASSED OVER: {missing:?} not installed ****");
    false
}

/// Runs a command that must succeed, with `input`; gives its output.
pub(crate) fn run(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let (good, out, err) = try_run(program, arguments, input);
    assert!(good, "{program} {arguments:?}: {err}");
    out
}

/// Runs a command with `input`: whether it succeeded, its output and its messages.
pub(crate) fn try_run(program: &str, arguments: &[&str], input: &[u8]) -> (bool, Vec<u8>, String) {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A program may stop reading before the end.
        scope.spawn(move || stdin.write_all(input).ok());
        let output = child.wait_with_output().unwrap();
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), output.stdout, messages)
    })
}
