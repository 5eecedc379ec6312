//! The matrix as a form sends it, as an address carries it, and as a page draws it.

use std::collections::HashMap;

use passerelle_model::{Delegation, Provider, Space, SpaceMatrix};
use passerelle_words::Words;

use super::wording;
use crate::rules::audience::Audience;
use crate::rules::delegation::{Asked, code, missing_for_common_page};

/// What a form or an address says that nobody could have chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Nonsense;

/// Reads the form; a row that was not drawn keeps what is in force.
pub(super) fn from_form(current: &Delegation, sent: &HashMap<String, String>) -> Result<Asked, Nonsense> {
    let mut matrix = current.matrix.clone();
    for space in Space::ALL {
        if let Some(choice) = sent.get(&field(space)) {
            matrix.set(space, read(choice)?);
        }
    }
    Ok(Asked { cas: sent.contains_key("cas"), matrix })
}

/// Reads an address written by [`to_query`]; without a choice, what is in force.
pub(super) fn from_query(current: &Delegation, sent: &HashMap<String, String>) -> Result<Asked, Nonsense> {
    let Some(choices) = sent.get("choix") else { return Ok(Asked::current(current)) };
    let letters: Vec<char> = choices.chars().collect();
    if letters.len() != Space::ALL.len() {
        return Err(Nonsense);
    }
    let mut matrix = SpaceMatrix::default();
    for (space, letter) in Space::ALL.into_iter().zip(letters) {
        matrix.set(space, of_letter(letter)?);
    }
    Ok(Asked { cas: sent.contains_key("cas"), matrix })
}

/// A choice that is not saved, as part of an address: a letter per row.
pub(super) fn to_query(asked: &Asked) -> String {
    let choices: String = asked.matrix.iter().map(|(_, choice)| letter(choice)).collect();
    let cas = if asked.cas { "&cas=oui" } else { "" };
    format!("choix={choices}{cas}")
}

/// The name of a row's radios.
fn field(space: Space) -> String {
    format!("espace-{}", code(space))
}

fn read(choice: &str) -> Result<Option<Provider>, Nonsense> {
    match choice {
        "aucune" => Ok(None),
        "cas" => Ok(Some(Provider::Cas)),
        "ws_federation" => Ok(Some(Provider::WsFederation)),
        _ => Err(Nonsense),
    }
}

const fn letter(choice: Option<Provider>) -> char {
    match choice {
        None => 'n',
        Some(Provider::Cas) => 'c',
        Some(Provider::WsFederation) => 'w',
    }
}

const fn of_letter(letter: char) -> Result<Option<Provider>, Nonsense> {
    match letter {
        'n' => Ok(None),
        'c' => Ok(Some(Provider::Cas)),
        'w' => Ok(Some(Provider::WsFederation)),
        _ => Err(Nonsense),
    }
}

/// A row as it is drawn.
pub(super) struct Row {
    /// « Espace Parents ».
    pub(super) name: String,
    /// Name of its radios, also an id.
    pub(super) field: String,
    /// Whether CAS can be chosen here.
    pub(super) cas_offered: bool,
    /// Whether CAS is chosen.
    pub(super) cas: bool,
    /// « 1 044, 1 non rapproché ».
    pub(super) people: String,
    /// Why CAS cannot be chosen.
    pub(super) note: Option<String>,
}

/// The nine rows.
pub(super) fn rows(
    w: Words,
    asked: &Asked,
    cas_defined: bool,
    audience: &[(Space, Audience); 9],
) -> Vec<Row> {
    audience
        .iter()
        .map(|(space, audience)| {
            let missing = missing_for_common_page(&asked.matrix, Provider::Cas);
            let closed = *space == Space::Common && !missing.is_empty();
            let chosen = asked.matrix.get(*space) == Some(Provider::Cas);
            Row {
                name: w.space(*space),
                field: field(*space),
                cas_offered: cas_defined && (!closed || chosen),
                cas: chosen,
                people: people(w, *space, *audience),
                note: (closed && cas_defined).then(|| missing_sentence(w, &missing)),
            }
        })
        .collect()
}

/// « Disponible quand les huit espaces utilisent la même délégation. Il manque : Entreprise, Académie. »
pub(super) fn missing_sentence(w: Words, missing: &[Space]) -> String {
    let names: Vec<String> = missing.iter().map(|space| wording::space_in_list(w, *space)).collect();
    w.tell1("console-matrice-il-manque", "espaces", names.join(", "))
}

fn people(w: Words, space: Space, audience: Audience) -> String {
    if space == Space::Common {
        return String::new();
    }
    match audience.unmatched {
        0 => w.number(audience.people),
        unmatched => w.tell2("console-matrice-personnes", "n", audience.people, "reste", unmatched),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use passerelle_model::{Provider, Space};

    use super::{Nonsense, from_form, from_query, to_query};
    use crate::rules::delegation::Asked;
    use crate::rules::testing::base;

    fn sent(pairs: &[(&str, &str)]) -> HashMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_choice_survives_its_address() {
        let mut asked = Asked::current(&base().delegation).everywhere(Some(Provider::Cas));
        asked.matrix.set(Space::Academy, None);
        asked.cas = true;
        let query = to_query(&asked);
        assert_eq!(query, "choix=ccccccccn&cas=oui");
        let read = from_query(&base().delegation, &sent(&[("choix", "ccccccccn"), ("cas", "oui")]));
        assert_eq!(read, Ok(asked));
        for wrong in ["", "cccc", "ccccccccx", "cccccccccc"] {
            assert_eq!(from_query(&base().delegation, &sent(&[("choix", wrong)])), Err(Nonsense), "{wrong}");
        }
    }

    #[test]
    fn a_form_names_rows_by_their_space() {
        let form = [("cas", "oui"), ("espace-commune", "aucune"), ("espace-parent", "cas")];
        let asked = from_form(&base().delegation, &sent(&form)).expect("well formed");
        assert!(asked.cas);
        assert_eq!(asked.matrix.get(Space::Guardians), Some(Provider::Cas));
        assert_eq!(asked.matrix.get(Space::Pupils), None);
        assert_eq!(from_form(&base().delegation, &sent(&[("espace-parent", "oui")])), Err(Nonsense));
    }
}
