//! The printable report.

use crate::fixture::{Folder, Ran};

fn report(folder: &Folder, options: &str) -> (Ran, String) {
    let line = "reconcile --base base.csv --export ent.sealed.xml --key key.pem --report report.html";
    let ran = folder.run(&format!("{line} {options}"));
    assert_eq!(ran.code, 0, "{ran}");
    (ran, folder.read("report.html"))
}

#[test]
fn the_report_shows_names_and_no_identifier() {
    let folder = Folder::school();
    let (_, page) = report(&folder, "--rules exact");
    insta::assert_snapshot!("report", page);
    for name in
        ["ORSINI Clémence", "BUREL VASSEUR Apolline", "MARCHAND Élodie", "COLLEGE DES TILLEULS (0990001N)"]
    {
        assert!(page.contains(name), "{name}");
    }
    assert!(!page.contains("aaaa-0"), "an identifier");
    assert!(!page.contains("<script") && !page.contains("http"), "something from elsewhere");
}

#[test]
fn the_report_speaks_the_language_asked_for() {
    let (_, page) = report(&Folder::school(), "--lang en");
    assert!(page.contains("<html lang=\"en\">") && page.contains("Matching report"));
}

#[test]
fn the_structure_is_sound() {
    let (_, page) = report(&Folder::school(), "");
    assert!(page.starts_with("<!doctype html>"));
    assert_eq!(page.matches("<h1>").count(), 1);
    let mut last = 0;
    for piece in page.split("<h").skip(1) {
        if let Some(level) = piece.chars().next().and_then(|digit| digit.to_digit(10)) {
            assert!(level <= last + 1, "h{level} after h{last}");
            last = level;
        }
    }
    assert_eq!(page.matches("<th>").count(), 0, "a heading cell without scope");
    assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id twice");
}

#[test]
fn lists_count_as_the_table_does() {
    let folder = Folder::school();
    folder.write("old.csv", "local_id;partner_id;origin\nP2;;set_aside\n");
    let (_, page) = report(&folder, "--rules exact --links old.csv");
    // Of the two teachers, one is left and one was set aside.
    assert!(page.contains("<h3>Professeurs (1)</h3>"), "{page}");
    assert!(page.contains("<h3>Personnes écartées à la main (1)</h3>"), "{page}");
}

#[test]
fn names_cannot_break_the_page() {
    let folder = Folder::school();
    folder.write("base.csv", crate::fixture::BASE.replace("ORSINI", "<script>alert(1)</script>"));
    let (_, page) = report(&folder, "");
    assert!(!page.contains("<script>"));
}
