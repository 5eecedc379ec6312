//! Who may use whom, and what the pure crates must do without: `docs/architecture.md` as a test.

mod graph;
mod rules;
mod source;

use graph::Graph;

#[test]
fn crates_depend_on_each_other_in_one_direction_only() {
    let violations = rules::wrong_edges(&Graph::of_this_workspace());
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn pure_crates_bring_no_runtime_database_client_or_random_source() {
    let violations = rules::impure_packages(&Graph::of_this_workspace());
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn pure_crates_open_no_file_and_read_no_clock() {
    let mut violations = Vec::new();
    for name in rules::PURE {
        let files = source::files_of(name);
        assert!(!files.is_empty(), "{name} has no source: is its name still right?");
        for (path, text) in files {
            violations.extend(source::impurities(&text).into_iter().map(|found| format!("{path}: {found}")));
        }
    }
    assert!(violations.is_empty(), "{violations:#?}");
}
