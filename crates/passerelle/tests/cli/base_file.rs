//! Imperfect lists that are read all the same: what is wrong is told with its place, the rest goes on.

use crate::fixture::{BASE, ENT, Folder, assert_run};

const CLEAR: &str = "reconcile --base base.csv --export ent.xml --clear-text --review r.csv";

#[test]
fn defects_are_told_with_their_place() {
    let folder = Folder::school();
    folder.write(
        "base.csv",
        format!(
            "{BASE}P1;professeur;Mme;AUTRE;Personne;;;;;;;\n\
             X1;concierge;M.;LOGE;Alain;;;;;;;\n\
             E3;eleve;;ARDOIN;Maï;2012-02-31;;5A;;;;\n\
             P3;professeur;M.;TROP;Court\n"
        ),
    );
    let ran = folder.run(CLEAR);
    assert_eq!(ran.code, 0, "{ran}");
    insta::assert_snapshot!("base-defects", ran.stderr);
    let review = folder.read("r.csv");
    // Both rows of the shared identifier, the unknown population and the short row stay visible.
    for (id, times) in [("P1;", 2), ("X1;", 1), ("P3;", 1)] {
        let lines = review.lines().filter(|line| line.starts_with(id)).count();
        assert_eq!(lines, times, "{id} {review}");
    }
}

#[test]
fn a_list_in_windows_1252_is_read() {
    let folder = Folder::school();
    let bytes: Vec<u8> =
        BASE.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a Latin letter")).collect();
    folder.write("base.csv", bytes);
    let ran = folder.run("reconcile --base base.csv --export ent.xml --clear-text --json --names");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stdout.contains("MARCHAND Élodie"), "{ran}");
}

#[test]
fn defects_of_the_ent_file_are_told_too() {
    let folder = Folder::school();
    folder.write(
        "ent.xml",
        ENT.replace("aaaa-0002", "aaaa-0001")
            .replace("2011-07-19", "19 juillet")
            .replace("Ident=\"3\"/></Eleve>", "Ident=\"77\"/></Eleve>"),
    );
    let ran = folder.run(CLEAR);
    assert_eq!(ran.code, 0, "{ran}");
    insta::assert_snapshot!("ent-defects", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_list_may_come_through_a_pipe() {
    use std::io::Write;
    let folder = Folder::school();
    let line = "reconcile --base /dev/stdin --export ent.xml --clear-text";
    let mut child = folder.start(line);
    let mut input = child.stdin.take().expect("a pipe");
    // The first byte alone says nothing of what the file is.
    for piece in BASE.as_bytes().chunks(1) {
        input.write_all(piece).and_then(|()| input.flush()).expect("read");
    }
    drop(input);
    let done = child.wait_with_output().expect("an end");
    assert!(done.status.success());
    assert_eq!(
        String::from_utf8_lossy(&done.stdout),
        folder.run(&line.replace("/dev/stdin", "base.csv")).stdout
    );
}

#[test]
fn an_empty_side_is_nothing_to_do() {
    let folder = Folder::school();
    let header = BASE.lines().next().expect("a header");
    folder.write("base.csv", format!("{header}\n"));
    assert_run!("nothing-to-do", folder.run(CLEAR));
    assert_eq!(folder.run(CLEAR).code, 7);
}
