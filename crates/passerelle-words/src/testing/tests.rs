//! The checks find what they are for.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Check;
use crate::COMMON;

/// The checks of a crate that says the common texts in its own way; what went wrong.
fn checked(french: &str, english: &str, source: &str, template: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("locales/fr/page.ftl", french),
        ("locales/en/page.ftl", english),
        ("src/lib.rs", source),
        ("templates/page.html", template),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let folder = folder.path().to_str().expect("text");
    let check = Check::new(folder, &COMMON);
    let panic = catch_unwind(AssertUnwindSafe(|| check.run())).err()?;
    Some(*panic.downcast::<String>().expect("a message"))
}

const FRENCH: &str = "tableau-titre = Tableau\ntableau-reste = Reste\u{a0}: { $n }\nerreur-illisible =\n    .faire = Recommencez.\n";
const ENGLISH: &str =
    "tableau-titre = Table\ntableau-reste = Left: { $n }\nerreur-illisible =\n    .faire = Try again.\n";

#[test]
fn a_good_catalogue_passes() {
    let source = "words.say(\"tableau-titre\"); let cookie = \"panier-page\";";
    let template = "<p class=\"tableau-large\">{{ w.tell1(\"tableau-complet\", \"n\", n) }}</p>";
    assert_eq!(checked(FRENCH, ENGLISH, source, template), None);
}

#[test]
fn every_fault_is_found() {
    let with = |more: &str| format!("{FRENCH}{more}");
    let with_english = |more: &str| format!("{ENGLISH}{more}");
    for (fault, expected) in [
        (checked(&with("page-titre = Titre\n"), ENGLISH, "", ""), "left == right"),
        (checked(&with("tableau-titre = Encore\n"), ENGLISH, "", ""), "a key stands twice"),
        (checked(FRENCH, &ENGLISH.replace(".faire", ".fait"), "", ""), "left == right"),
        (checked(FRENCH, &ENGLISH.replace("{ $n }", "{ $m }"), "", ""), "tableau-reste: other variables"),
        (checked(FRENCH, ENGLISH, "words.say(\"page-titre\")", ""), "page-titre is used but has no text"),
        (checked(FRENCH, ENGLISH, "=> \"tableau-titres\"", ""), "tableau-titres is used but has no text"),
        (checked(FRENCH, ENGLISH, "", "{{ w.say(\"page-titre\") }}"), "page-titre is used but has no text"),
        (
            checked(&with("page-titre = Titre\n"), &with_english("page-titre = Title\n"), "", ""),
            "page-titre has a text that nothing uses",
        ),
        (
            checked(&FRENCH.replace("Recommencez.", "Recommencez !"), ENGLISH, "", ""),
            "erreur-illisible: U+202F",
        ),
        (
            checked(
                &with("page-titre = Titre\n"),
                &with_english("page-titre = Title\n"),
                "words.say(\"page-titre\")",
                "",
            ),
            "a text is missing or cannot be read",
        ),
    ] {
        let fault = fault.unwrap_or_default();
        assert!(fault.contains(expected), "{expected}, and not: {fault}");
    }
}
