//! The sources, for the tests that hold the documentation to them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root of the checkout").to_owned()
}

/// The text of every Rust file of the crates and the chores, one after the other.
pub(crate) fn sources() -> String {
    let mut sources = String::new();
    for folder in ["crates", "xtask"] {
        gather(&root().join(folder), &mut sources);
    }
    sources
}

fn gather(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push_str(&fs::read_to_string(&path).expect("source is text"));
        }
    }
}
