//! `docs/requirements.md` answers for every statement of the two procedures: each is there once, and the tests and the
//! steps of the story that it names exist.

mod shared;

use std::{collections::HashSet, fs};

/// Statements of the procedures.
const STATEMENTS: usize = 81;
/// Steps of the story.
const STEPS: usize = 13;
/// What comes before the number of a step.
const STEP: &str = "story, step ";

#[test]
fn every_requirement_is_answered_once() {
    let page = page();
    let numbers: Vec<usize> = rows(&page).map(|row| row.number).collect();
    assert_eq!(numbers, (1..=STATEMENTS).collect::<Vec<_>>());
    for row in rows(&page) {
        let tested = row.tests().next().is_some() || row.steps().next().is_some();
        assert!(tested || row.deviation != "–", "{}: neither a test nor a reason why not", row.number);
    }
}

#[test]
fn every_test_and_step_that_the_page_names_exists() {
    let page = page();
    let sources = shared::sources();
    let known = tests(&sources);
    let story = fs::read_to_string(shared::root().join("xtask/browser/story.mjs")).expect("the story");
    for row in rows(&page) {
        for name in row.tests() {
            assert!(known.contains(name), "{}: there is no test {name}", row.number);
        }
        for step in row.steps() {
            let told = (1..=STEPS).contains(&step) && story.contains(&format!("step(\"{step}. "));
            assert!(told, "{}: there is no step {step}", row.number);
        }
    }
}

/// A line of the table.
struct Row<'a> {
    number: usize,
    proof: &'a str,
    deviation: &'a str,
}

impl<'a> Row<'a> {
    /// Number, requirement, screen, tests and deviation; `None` for what is not a line of the table.
    fn read(line: &'a str) -> Option<Self> {
        let columns: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let number: usize = columns.first()?.parse().ok()?;
        assert_eq!(columns.len(), 5, "{number}: a line has five columns");
        Some(Self { number, proof: columns[3], deviation: columns[4] })
    }

    /// The names between back quotes.
    fn tests(&self) -> impl Iterator<Item = &'a str> {
        self.proof.split('`').skip(1).step_by(2)
    }

    /// The numbers of the steps.
    fn steps(&self) -> impl Iterator<Item = usize> {
        self.proof.split(STEP).skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse().expect("the number of a step")
        })
    }
}

fn page() -> String {
    fs::read_to_string(shared::root().join("docs/requirements.md")).expect("the page of requirements")
}

fn rows(page: &str) -> impl Iterator<Item = Row<'_>> {
    page.lines().filter_map(Row::read)
}

/// The names of the test functions: what follows a test attribute.
fn tests(sources: &str) -> HashSet<&str> {
    let mut marked = false;
    let mut names = HashSet::new();
    for line in sources.lines().map(str::trim_start) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            marked = true;
        } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| marked) {
            names.insert(rest.split('(').next().unwrap_or(rest));
            marked = false;
        }
    }
    names
}
