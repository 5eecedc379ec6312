//! Both languages are complete, every key used exists, every key that exists is used, and French is typeset as French.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{Lang, Words, count};

/// Beginnings of the keys that the code builds: from a command's and an option's name, from a kind of defect.
const BUILT: [&str; 2] = ["aide-", "defaut-"];

/// Whether the text exists in every language.
pub(crate) fn exists_everywhere(key: &str) -> bool {
    ["fr", "en"].into_iter().all(|lang| keys(lang).contains(key))
}

fn crate_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(folder: &Path, extension: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            let text = fs::read_to_string(&path).expect("UTF-8");
            found.push((path, text));
        }
    }
    found
}

/// Key and text of each message: the text includes its continuation lines.
fn messages(lang: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (_, text) in files(&crate_folder("locales").join(lang), "ftl") {
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once(" =") {
                Some((key, text)) if !line.starts_with([' ', '}']) => {
                    found.push((key.to_owned(), text.to_owned()));
                }
                _ => {
                    let (_, text) = found.last_mut().expect("a message before");
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
    }
    found
}

fn keys(lang: &str) -> BTreeSet<String> {
    messages(lang).into_iter().map(|(key, _)| key).collect()
}

#[test]
fn both_languages_have_the_same_keys_once() {
    assert_eq!(keys("fr"), keys("en"));
    for lang in ["fr", "en"] {
        assert_eq!(keys(lang).len(), messages(lang).len(), "a key stands twice in {lang}");
    }
}

#[test]
fn every_text_can_be_worded() {
    for (lang, code) in [(Lang::French, "fr"), (Lang::English, "en")] {
        let words = Words::new(lang);
        for (key, text) in messages(code) {
            let parts = if key.starts_with("erreur-") { &["", ".fait", ".faire"][..] } else { &[""] };
            for part in parts {
                let key = format!("{key}{part}");
                let variables = variables(&text).into_iter().map(|name| (&*name.leak(), count(2)));
                assert_ne!(words.tell(&key, variables), key, "a text is missing or cannot be read");
            }
        }
    }
}

#[test]
fn both_languages_use_the_same_variables() {
    let english: BTreeMap<_, _> = messages("en").into_iter().collect();
    for (key, french) in messages("fr") {
        // The two clocks are written in two ways.
        if key != "date-et-heure" {
            assert_eq!(variables(&french), variables(&english[&key]), "{key}");
        }
    }
}

fn variables(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
    text.split('$').skip(1).map(name).collect()
}

#[test]
fn the_code_uses_every_key_and_no_other() {
    let sources =
        files(&crate_folder("src"), "rs").into_iter().chain(files(&crate_folder("templates"), "html"));
    let mut used = BTreeSet::new();
    for (_, source) in sources.filter(|(path, _)| !path.ends_with("words/tests.rs")) {
        used.extend(source.split('"').filter(|piece| looks_like_a_key(piece)).map(str::to_owned));
    }
    let known = keys("fr");
    let zones: BTreeSet<&str> = known.iter().filter_map(|key| key.split('-').next()).collect();
    for key in used.iter().filter(|key| zones.contains(key.split('-').next().unwrap_or_default())) {
        assert!(known.contains(key), "{key} is used but has no text");
    }
    for key in known.iter().filter(|key| !BUILT.iter().any(|start| key.starts_with(start))) {
        assert!(used.contains(key), "{key} has a text that nothing uses");
    }
}

fn looks_like_a_key(piece: &str) -> bool {
    piece.contains('-')
        && piece.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[test]
fn french_is_typeset_as_french() {
    for (key, text) in messages("fr") {
        // What stands between braces is not text, but for the variants of a plural, on lines of their own.
        let text = text.replace("{ $", "").replace(" ->", "").replace("http://", "").replace("https://", "");
        assert!(!text.contains('\''), "{key}: a typewriter apostrophe");
        for sign in [';', '!', '?'] {
            for (place, _) in text.match_indices(sign) {
                let typed = text[..place].ends_with('\u{202f}') || is_code(&text, place);
                assert!(typed, "{key}: U+202F before {sign}");
            }
        }
        for (place, _) in text.match_indices(':') {
            let clock = text[place + 1..].starts_with(|after: char| after.is_ascii_digit());
            assert!(clock || text[..place].ends_with('\u{a0}'), "{key}: U+00A0 before a colon");
        }
        for (place, _) in text.match_indices('«') {
            assert!(text[place..].starts_with("«\u{a0}"), "{key}: U+00A0 after «");
        }
        for (place, _) in text.match_indices('»') {
            assert!(text[..place].ends_with('\u{a0}'), "{key}: U+00A0 before »");
        }
    }
}

/// A `;` between two words of a file format, as in `local_id;partner_id`.
fn is_code(text: &str, place: usize) -> bool {
    text[place..].starts_with(';')
        && text[place + 1..].starts_with(|c: char| c.is_ascii_lowercase() || c == '`')
}

#[test]
fn zero_is_singular_in_french_and_plural_in_english() {
    let left = |lang, n| Words::new(lang).tell("tableau-reste", [("n", count(n))]);
    for (n, french, english) in [
        (0, "Il reste 0 personne à compléter.", "0 people still have to be completed."),
        (1, "Il reste 1 personne à compléter.", "1 person still has to be completed."),
        (2, "Il reste 2 personnes à compléter.", "2 people still have to be completed."),
        (1_044, "Il reste 1\u{202f}044 personnes à compléter.", "1,044 people still have to be completed."),
    ] {
        assert_eq!(left(Lang::French, n), french);
        assert_eq!(left(Lang::English, n), english);
    }
}
