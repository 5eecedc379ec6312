//! The reference of the settings, and the file to start from.

use std::fmt::Write as _;

use super::declare::{KeyInfo, Value};
use crate::cli::Role;

/// `docs/configuration.md`.
pub(crate) fn markdown() -> String {
    let mut text = String::from(
        "# Configuration\n\n\
         The settings of `passerelle serve`: one TOML file, named with `--config`. How to run a server with it:\n\
         [operations.md](operations.md).\n\n\
         <!-- Written by `passerelle serve --print-reference`; the settings are declared in the code. -->\n\n\
         Paths that are not absolute start from the folder of the file. A key that does not exist is an error.\n\
         A file is for one side: it has `[ent]` or `[service]`.\n\
         `passerelle serve --print-config --role ent|service` writes a file to start from,\n\
         `passerelle doctor --config FILE` checks one.\n",
    );
    for table in super::all() {
        let _ = write!(text, "\n## `[{}]`\n\n{}\n", table.name, joined(table.about, "\n"));
        for key in &table.keys {
            let _ = write!(text, "\n### `{}`\n\n{}\n\n{}\n", key.name, joined(key.about, "\n"), value(key));
        }
    }
    text
}

/// A file of a side that loads as it is, with every key: those that may be left out stand behind `#`.
pub(crate) fn example(role: Role) -> String {
    let mut text = String::from("# Settings of passerelle serve. What stands behind # may be left out.\n");
    for table in super::of_role(role) {
        let _ = write!(text, "\n# {}\n[{}]\n", joined(table.about, "\n# "), table.name);
        for key in &table.keys {
            let hidden = if matches!(key.value, Value::Required(_)) { "" } else { "# " };
            let about = joined(key.about, "\n# ");
            let _ = write!(text, "\n# {about}\n{hidden}{} = {}\n", key.name, key.value.example());
        }
    }
    match role {
        Role::Ent => text,
        Role::Service => text.replace("//ent.example.fr", "//vs.example.fr"),
    }
}

fn value(key: &KeyInfo) -> String {
    match &key.value {
        Value::Required(example) => format!("Required. Example: `{} = {example}`", key.name),
        Value::Optional(example) => format!("Absent by default. Example: `{} = {example}`", key.name),
        Value::Default(default) => format!("Default: `{} = {default}`", key.name),
    }
}

/// Doc comments keep the space after `///`.
fn joined(lines: &[&str], end: &str) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(end)
}
