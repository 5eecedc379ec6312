//! `docs/security.md` names, for each attack, the test that holds it off: those tests exist.

mod shared;

use std::fs;

#[test]
fn every_line_of_the_attack_page_names_tests_that_exist() {
    let root = shared::root();
    let page = fs::read_to_string(root.join("docs/security.md")).expect("the attack page");
    let sources = shared::sources();

    let lines: Vec<[&str; 3]> = page.lines().filter_map(columns).collect();
    assert!(lines.len() > 10, "the table is found");
    for [attack, _, tests] in lines {
        let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test: {attack}");
        for name in names {
            let fuzzed = root.join("fuzz/src/bin").join(name).with_extension("rs").is_file();
            assert!(fuzzed || sources.contains(&format!("fn {name}(")), "{attack}: there is no test {name}");
        }
    }
}

/// Attack, defence and tests, of a line of the table; its two heading lines are left out.
fn columns(line: &str) -> Option<[&str; 3]> {
    let mut columns = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ");
    let columns = [columns.next()?, columns.next()?, columns.next()?];
    (columns[0] != "attack").then_some(columns)
}
