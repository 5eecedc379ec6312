use passerelle_model::Timestamp;
use passerelle_words::Lang;
use serde_json::json;

use super::*;
use crate::words::CATALOGUE;

/// The texts of the journal, by key, with the names of their variables.
fn texts() -> Vec<(String, Vec<String>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/fr");
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        let mut current = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) = line.split_once(" =")
                && !line.starts_with([' ', '}'])
            {
                current = key.starts_with("journal-");
                if current {
                    found.push((key.to_owned(), Vec::new()));
                }
            }
            let names = line.split('$').skip(1);
            let names = names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect());
            if let (true, Some((_, variables))) = (current, found.last_mut()) {
                variables.extend(names.collect::<Vec<String>>());
            }
        }
    }
    found
}

#[test]
fn every_detail_that_a_text_of_the_journal_tells_is_known() {
    let own = ["avant", "apres", "quoi"];
    for (key, variables) in texts() {
        for name in variables {
            assert!(NAMES.contains(&name.as_str()) || own.contains(&name.as_str()), "{key}: {name}");
        }
    }
}

#[test]
fn an_entry_says_who_what_and_each_change() {
    let w = Words::new(Lang::French, &CATALOGUE);
    let event = AuditEvent::new(Timestamp::from_unix(1_788_249_600), "12", "journal-service-modifie")
        .with("service", "cdi")
        .with("avant", json!({"adresses": null, "atteignable": false, "nom": "CDI"}))
        .with(
            "apres",
            json!({"adresses": ["https://a/**", "https://b/**"], "atteignable": true, "nom": "CDI"}),
        );
    let said = worded(w, &event);
    assert_eq!((said.actor.as_str(), said.href.as_str()), ("Compte 12", "/ent/comptes/12"));
    assert!(said.what.contains("cdi"), "{}", said.what);
    assert_eq!(said.changes.len(), 2);
    assert!(said.changes[0].contains("https://a/**, https://b/**"), "{}", said.changes[0]);
    assert!(said.changes[1].contains("non") && said.changes[1].contains("oui"), "{}", said.changes[1]);
    let program = AuditEvent { actor: "cle:0a1b2c3d".to_owned(), ..event };
    assert_eq!(worded(w, &program).href, "");
}
