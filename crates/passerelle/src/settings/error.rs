//! Settings that cannot be served: which key, on which line, and what would do.

use std::net::SocketAddr;

use super::declare::KeyInfo;
use super::value::Form;

/// Why settings are refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(crate) enum SettingsError {
    /// A certificate, and an address in plain http.
    #[error("`server.address` must be https where there is a certificate")]
    HttpAddress,
    /// A key that the server needs is not written.
    #[error("`{table}.{key}` is missing")]
    Missing { table: &'static str, key: &'static str, example: String },
    /// A command of the other side.
    #[error("these are the settings of the other side")]
    OtherRole { found: crate::cli::Role },
    /// Plain http would leave this machine with no proxy in front.
    #[error("`server.listen` = {listen} would speak plain http to anybody")]
    PlainHttp { listen: SocketAddr },
    /// Not TOML.
    #[error("line {line}: not TOML")]
    Syntax { line: usize },
    /// Both sides in one file.
    #[error("one file, one side")]
    TwoRoles,
    /// A key or a table that does not exist.
    #[error("line {line}: there is no `{key}` here")]
    Unknown { line: usize, key: String, known: Vec<String> },
    /// A value that its key does not take.
    #[error("line {line}: `{key}` = {example} would do")]
    Value { line: usize, key: String, form: Form, example: String },
    /// Something else that no key is known for: a table where a key should be, a key twice.
    #[error("line {line}: not expected")]
    Misplaced { line: usize },
}

impl SettingsError {
    pub(super) fn missing(table: &'static str, key: &'static str) -> Self {
        let example = find(table, key).map(|info| line_of(&info)).unwrap_or_default();
        Self::Missing { table, key, example }
    }

    /// What the reader of TOML refused in `text`.
    pub(super) fn parse(text: &str, error: &toml::de::Error) -> Self {
        let start = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let (table, key) = place(text, line);
        if error.message().starts_with("unknown field") {
            let written = text.get(start..).unwrap_or_default();
            let key: String =
                written.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).collect();
            return Self::Unknown { line, known: neighbours(&table, &key), key };
        }
        // A file that is not TOML stops the reader before any value is looked at.
        if toml::from_str::<toml::Table>(text).is_err() {
            return Self::Syntax { line };
        }
        match find(&table, &key) {
            Some(info) => Self::Value { line, key, form: info.form, example: line_of(&info) },
            None => Self::Misplaced { line },
        }
    }
}

/// The table and the key that a line belongs to.
fn place(text: &str, line: usize) -> (String, String) {
    let (mut table, mut key) = (String::new(), String::new());
    for written in text.lines().take(line).map(str::trim) {
        if let Some(rest) = written.strip_prefix('[').filter(|_| !written.contains('=')) {
            rest.trim_end_matches(']').trim().clone_into(&mut table);
            key.clear();
        } else if let Some((name, _)) = written.split_once('=').filter(|_| !written.starts_with('#')) {
            name.trim().clone_into(&mut key);
        }
    }
    (table, key)
}

fn find(table: &str, key: &str) -> Option<KeyInfo> {
    let table = super::all().into_iter().find(|info| info.name == table)?;
    table.keys.into_iter().find(|info| info.name == key)
}

/// `listen = "127.0.0.1:8080"`.
fn line_of(info: &KeyInfo) -> String {
    format!("{} = {}", info.name, info.value.example())
}

/// What could have been meant: the same key of another table, else everything that may be written here.
fn neighbours(table: &str, key: &str) -> Vec<String> {
    let tables = super::all();
    let elsewhere: Vec<_> = tables
        .iter()
        .filter(|info| info.name != table && info.keys.iter().any(|found| found.name == key))
        .map(|info| format!("[{}] {key}", info.name))
        .collect();
    if !elsewhere.is_empty() {
        return elsewhere;
    }
    match tables.iter().find(|info| info.name == table) {
        Some(info) => info.keys.iter().map(|found| found.name.to_owned()).collect(),
        None => tables.iter().map(|info| format!("[{}]", info.name)).collect(),
    }
}
