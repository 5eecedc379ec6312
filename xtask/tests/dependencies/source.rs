//! The rules on source text, for what needs no package: files, the network and clocks of the standard library.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Modules of `std` that a pure crate does without.
const MODULES: &[&str] = &["env", "fs", "net", "path", "process"];

/// Names that read a clock or open a file, whatever the import they come by.
const NAMES: &[&str] =
    &["File::create", "File::open", "Instant::now", "SystemTime", "now_local", "now_utc", "thread::sleep"];

/// The source files of one of our crates, with their paths; files of tests, and those that only
/// serve tests (`testing`), are left out.
pub(crate) fn files_of(name: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root of the checkout");
    let mut files = Vec::new();
    let mut folders = vec![root.join("crates").join(name).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of source") {
            let path = entry.expect("an entry").path();
            if path.file_stem().is_some_and(|stem| stem == "tests" || stem == "testing") {
            } else if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("source is text");
                files.push((relative(&path, root), text));
            }
        }
    }
    files
}

/// What `text` uses that a pure crate must not, outside comments and test modules.
pub(crate) fn impurities(text: &str) -> Vec<String> {
    let code = code(text);
    let modules =
        MODULES.iter().filter(|module| uses_module(&code, module)).map(|module| format!("std::{module}"));
    let names = NAMES.iter().filter(|name| contains_word(&code, name)).map(|name| (*name).to_owned());
    modules.chain(names).collect()
}

/// `text` without comment lines and without `#[cfg(test)]` modules, as rustfmt lays them out.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//")).peekable();
    while let Some(line) = lines.next() {
        let opens_tests = line.trim() == "#[cfg(test)]"
            && lines.peek().is_some_and(|next| next.trim_start().starts_with("mod ") && next.ends_with('{'));
        if opens_tests {
            let end = line.replace("#[cfg(test)]", "}");
            lines.by_ref().find(|line| *line == end);
        } else {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// Whether `std::module` is named, alone or in a group: `use std::{collections::BTreeMap, fs}`.
fn uses_module(code: &str, module: &str) -> bool {
    let grouped = code.split("std::{").skip(1).any(|rest| first_segments(rest).contains(&module));
    grouped || contains_word(code, &format!("std::{module}"))
}

/// The first path segments of a `use` group whose opening brace is just before `group`.
fn first_segments(group: &str) -> Vec<&str> {
    let mut segments = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, byte) in group.bytes().enumerate() {
        let ends = depth == 0 && matches!(byte, b',' | b'}');
        if ends {
            let path = group[start..at].trim();
            segments.push(path.split(|c: char| c == ':' || c.is_whitespace()).next().unwrap_or(path));
            start = at + 1;
        }
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => break,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    segments
}

/// Whether `word` is in `code` and not part of a longer identifier.
fn contains_word(code: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(inside) && !code[at + word.len()..].starts_with(inside))
}

fn relative(path: &Path, root: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root).unwrap_or(path).into();
    path.display().to_string()
}

#[test]
fn every_forbidden_module_and_name_is_found() {
    for module in MODULES {
        let expected = [format!("std::{module}")];
        for planted in [
            format!("use std::{module};\n"),
            format!("let x = ::std::{module}::Thing::new();\n"),
            format!("use std::{{collections::{{BTreeMap, BTreeSet}}, {module}::Thing}};\n"),
            format!("use std::{{\n    fmt,\n    {module},\n}};\n"),
            format!("use std::{{{module} as other}};\n"),
        ] {
            assert_eq!(impurities(&planted), expected, "{planted}");
        }
    }
    for name in NAMES {
        assert_eq!(impurities(&format!("let x = {name}(\"y\");\n")), [*name]);
    }
}

#[test]
fn comments_test_modules_and_longer_names_are_left_alone() {
    let text = "//! Never std::fs.\nuse std::fmt;\nfn a() {\n    // std::path\n}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
    assert_eq!(impurities(text), [""; 0]);
    assert_eq!(impurities("let snow_utc = my_std::fsync();\nuse std::{fmt, io::{self, Read}};\n"), [""; 0]);
    assert_eq!(impurities("#[cfg(test)]\nmod tests {\n}\nuse std::fs;\n"), ["std::fs"]);
}
