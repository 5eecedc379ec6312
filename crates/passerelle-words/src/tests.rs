//! The common catalogue, and the plurals of both languages.

use crate::testing::Check;
use crate::{COMMON, Lang, Words, count};

#[test]
fn the_common_catalogue_is_complete_used_and_well_typeset() {
    // Names of defects come from their codes; the others are said by the executable and the pages.
    let built = ["defaut-", "defauts-titre", "indices-", "tableau-"];
    Check::new(env!("CARGO_MANIFEST_DIR"), &COMMON).built(&built).run();
}

#[test]
fn common_refusals_never_name_an_option_of_the_command_line() {
    for folder in ["fr", "en"] {
        let path = format!("{}/locales/{folder}/erreurs.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the refusals");
        for line in text.lines().filter(|line| line.trim_start().starts_with('.')) {
            assert!(!line.contains("--") && !line.contains("passerelle "), "{line}");
        }
    }
}

#[test]
fn zero_is_singular_in_french_and_plural_in_english() {
    let left = |lang, n: usize| Words::new(lang, &COMMON).tell("tableau-reste", [("n", count(n))]);
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
