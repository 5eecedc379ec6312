//! What `BASE.csv` says of the service itself: the spaces that a staff member enters, and the login of direct sign-in.

use passerelle_model::{Population, Space};

use super::columns::Columns;
use crate::DefectKind;
use crate::csv::Row;
use crate::words::{filled, plain};

/// Longest login, in characters.
const LONGEST_LOGIN: usize = 64;

/// The columns `espaces` and `login` of a row.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ServiceFields {
    /// The spaces, in the order written; empty where the column is absent or empty.
    pub spaces: Vec<Space>,
    /// The service's own login.
    pub login: Option<String>,
}

/// Reads both columns of a row.
pub(super) fn service_fields(
    row: &Row,
    columns: &Columns,
    population: Population,
    report: &mut impl FnMut(DefectKind),
) -> ServiceFields {
    let text = |column: Option<usize>| column.and_then(|column| filled(row.field(column)));
    let mut fields = ServiceFields::default();
    for word in text(columns.spaces).into_iter().flat_map(|text| text.split([',', '|'])) {
        match space(word).filter(|space| space.is_for(population)) {
            Some(Space::Common) => {}
            Some(space) if fields.spaces.contains(&space) => {}
            Some(space) => fields.spaces.push(space),
            None if filled(word).is_none() => {}
            None => report(DefectKind::UnknownSpace),
        }
    }
    fields.login = text(columns.login).and_then(|login| {
        let usable = login.chars().count() <= LONGEST_LOGIN
            && !login.chars().any(|c| c.is_whitespace() || c.is_control());
        if !usable {
            report(DefectKind::InvalidLogin);
        }
        usable.then(|| login.to_owned())
    });
    fields
}

/// « Vie scolaire », « Espace Direction », `viescolaire`, `professeurs`.
fn space(word: &str) -> Option<Space> {
    let plain = plain(word);
    let name = plain.strip_prefix("espace").unwrap_or(&plain);
    let name = name.strip_suffix('s').unwrap_or(name);
    if name == "pagecommune" || name == "commune" {
        return Some(Space::Common);
    }
    Space::DOORS.into_iter().find(|space| space.slug() == name)
}

#[cfg(test)]
mod tests {
    use passerelle_model::Space;

    use super::space;

    #[test]
    fn spaces_are_named_as_people_and_addresses_name_them() {
        for (word, known) in [
            ("Vie scolaire", Some(Space::SchoolLife)),
            (" Espace Direction", Some(Space::Management)),
            ("accompagnants", Some(Space::Assistants)),
            ("Élèves", Some(Space::Pupils)),
            ("page commune", Some(Space::Common)),
            ("cantine", None),
        ] {
            assert_eq!(space(word), known, "{word}");
        }
    }
}
