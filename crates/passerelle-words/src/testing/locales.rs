//! Reading the resource files, line by line.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Lang;

/// A message with its attributes.
pub(super) struct Message {
    pub(super) key: String,
    /// Everything after the `=`, attributes included.
    pub(super) text: String,
    /// Whether it has a text of its own, besides its attributes.
    valued: bool,
    attributes: Vec<String>,
}

impl Message {
    /// The keys by which its texts are asked for: `key` and `key.attribute`.
    pub(super) fn parts(&self) -> Vec<String> {
        let attributes = self.attributes.iter().map(|name| format!("{}.{name}", self.key));
        self.valued.then(|| self.key.clone()).into_iter().chain(attributes).collect()
    }

    /// The names after each `$`.
    pub(super) fn variables(&self) -> BTreeSet<String> {
        let name = |rest: &str| rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
        self.text.split('$').skip(1).map(name).collect()
    }
}

/// The messages of a crate in one language.
pub(super) fn messages(folder: &Path, lang: Lang) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    for text in files(&folder.join("locales").join(lang.code()), "ftl") {
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once(" =") {
                Some((key, text)) if !line.starts_with([' ', '}']) => found.push(Message {
                    key: key.to_owned(),
                    text: text.to_owned(),
                    valued: !text.trim().is_empty(),
                    attributes: Vec::new(),
                }),
                _ => found.last_mut().expect("a message before its continuation").go_on(line),
            }
        }
    }
    found
}

impl Message {
    fn go_on(&mut self, line: &str) {
        let attribute = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" ="));
        match attribute {
            Some((name, _)) => self.attributes.push(name.to_owned()),
            // A text may begin on the line after its key.
            None if self.attributes.is_empty() => self.valued = true,
            None => {}
        }
        self.text.push('\n');
        self.text.push_str(line);
    }
}

/// The files below a folder with this extension; nothing where there is no such folder.
pub(super) fn files(folder: &Path, extension: &str) -> Vec<String> {
    paths(folder)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| fs::read_to_string(&path).expect("a text in UTF-8"))
        .collect()
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            found.extend(paths(&path));
        } else {
            found.push(path);
        }
    }
    found
}
