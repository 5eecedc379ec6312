//! The texts.

use passerelle_web::{CATALOGUE, Known};
use passerelle_words::{Lang, Words, count};

#[test]
fn the_catalogue_is_complete_used_and_well_typeset() {
    passerelle_words::testing::Check::new(env!("CARGO_MANIFEST_DIR"), &CATALOGUE)
        .built(&["accessibilite-", "action-", "aide-", "donnees-", "mentions-"])
        // In the example of a field.
        .not_keys(&["connexion-identifiant"])
        .run();
}

/// What the texts of problems are told.
const VARIABLES: [&str; 16] = [
    "adresse",
    "attribut",
    "demande",
    "depuis",
    "ent",
    "hote",
    "n",
    "part",
    "population",
    "raison",
    "recus",
    "reel",
    "reprise",
    "service",
    "total",
    "vs",
];

#[test]
fn every_known_problem_says_what_happened_and_what_to_do() {
    for lang in [Lang::French, Lang::English] {
        let words = Words::new(lang, &CATALOGUE);
        for known in Known::ALL {
            for part in ["", ".fait", ".faire"] {
                let key = format!("{}{part}", known.key());
                let variables = VARIABLES.map(|name| (name, count(2_u8)));
                assert_ne!(words.tell(&key, variables), key);
            }
        }
    }
}
