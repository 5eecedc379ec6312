//! The school story: a real school's figures, invented people.

use std::collections::HashMap;

use crate::fixture::Folder;

#[test]
fn a_school_from_sample_to_links() {
    let folder = Folder::new();
    let made = folder.run("sample --output school");
    assert_eq!(made.code, 0, "{made}");
    insta::assert_snapshot!("sample", made.to_string());

    let line = "reconcile --base school/base.csv --export school/ent.sealed.xml --key school/key.pem \
                --output m.csv --review r.csv";
    let exact = folder.run(&format!("{line} --rules exact"));
    insta::assert_snapshot!("story-exact", table(&exact.stdout));
    let exact_links = links(&folder);
    let extended = folder.run(line);
    insta::assert_snapshot!("story-extended", table(&extended.stdout));
    let extended_links = links(&folder);

    let truth: HashMap<String, String> = rows(&folder.read("school/truth.csv"), 0, 2);
    for (local, partner) in exact_links.iter().chain(&extended_links) {
        assert_eq!(truth.get(local), Some(partner), "a wrong link");
    }
    let base = folder.read("school/base.csv");
    let teacher = base.lines().find(|line| line.contains("BUKISA")).expect("the teacher of the story");
    let teacher = teacher.split(';').next().expect("an id");
    assert!(!exact_links.contains_key(teacher));
    assert!(extended_links.contains_key(teacher));
    // Nobody is in both files, nobody is in neither.
    let review = rows(&folder.read("r.csv"), 0, 2);
    assert_eq!(extended_links.len() + review.len(), truth.len());
    assert!(review.keys().all(|local| !extended_links.contains_key(local)));
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let folder = Folder::new();
    assert_eq!(folder.run("sample --output s --size small --quality poor --seed 7").code, 0);
    let line = "reconcile --base BASE --export s/ent.sealed.xml --key s/key.pem --output m.csv";
    assert_eq!(folder.run(&line.replace("BASE", "s/base.csv")).code, 0);
    let straight = links(&folder);
    let base = folder.read("s/base.csv");
    let (header, people) = base.split_once('\n').expect("a header");
    let mut people: Vec<&str> = people.lines().collect();
    people.reverse();
    folder.write("turned.csv", format!("{header}\n{}\n", people.join("\n")));
    assert_eq!(folder.run(&line.replace("BASE", "turned.csv")).code, 0);
    assert_eq!(links(&folder), straight);
    assert!(!straight.is_empty());
}

#[test]
fn a_sample_never_covers_something_else() {
    let folder = Folder::new();
    assert_eq!(folder.run("sample --output s --size small").code, 0);
    let first = folder.read("s/base.csv");
    assert_eq!(folder.run("sample --output s --size small").code, 0);
    assert_eq!(folder.read("s/base.csv"), first, "one seed, one school");

    assert_eq!(folder.run("keygen --output keys --bits 2048").code, 0);
    let key = folder.read("keys/key.pem");
    let refused = folder.run("sample --output keys --size small");
    assert_eq!(refused.code, 3, "{refused}");
    insta::assert_snapshot!("sample-busy", refused.to_string());
    assert_eq!(folder.read("keys/key.pem"), key);
}

#[test]
fn a_sample_is_replaced_by_the_next_one_whatever_else_was_put_beside_it() {
    let folder = Folder::new();
    assert_eq!(folder.run("sample --output ecole --size small").code, 0);
    folder.write("ecole/rapport.html", "a report");
    let again = folder.run("sample --output ecole --size small");
    assert_eq!(again.code, 0, "{again}");
    assert_eq!(folder.read("ecole/rapport.html"), "a report");
}

/// The drawn table alone.
fn table(stdout: &str) -> String {
    stdout
        .lines()
        .take_while(|line| line.starts_with(['┌', '│', '╞', '├', '└']))
        .collect::<Vec<_>>()
        .join("\n")
}

fn links(folder: &Folder) -> HashMap<String, String> {
    rows(&folder.read("m.csv"), 0, 2)
}

/// Two columns of a table without quotes.
fn rows(table: &str, key: usize, value: usize) -> HashMap<String, String> {
    table
        .lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split(';').collect();
            (fields[key].to_owned(), fields[value].to_owned())
        })
        .collect()
}
