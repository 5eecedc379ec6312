//! Writing `BASE.csv`.

use std::io::{self, Write};

use passerelle_model::{LocalId, LocalUser, Title};

use super::user::LINE_SEPARATOR;
use crate::csv::TableWriter;

const COLUMNS: [&str; 12] = [
    "id",
    "population",
    "civilite",
    "nom",
    "prenom",
    "date_naissance",
    "numero_national",
    "classe",
    "adresse",
    "code_postal",
    "ville",
    "enfants",
];

/// Writes the service's users. The lines of an address share one field, separated by `$`; a column `pays` is added when
/// someone has a country.
///
/// A child's identifier with `,` or `|`, which could not be told from the separator, is an
/// [`io::ErrorKind::InvalidInput`].
pub fn write_base(out: &mut dyn Write, users: &[LocalUser]) -> io::Result<()> {
    let mut columns = COLUMNS.to_vec();
    let with_country = users.iter().any(|user| user.address.country.is_some());
    if with_country {
        columns.push("pays");
    }
    let mut table = TableWriter::new(out, &columns)?;
    for user in users {
        let title = match user.title {
            Some(Title::Mr) => "M.",
            Some(Title::Mrs) => "Mme",
            None => "",
        };
        let birth_date = user.birth_date.map(|date| date.to_string()).unwrap_or_default();
        let address = user.address.lines.join(LINE_SEPARATOR.encode_utf8(&mut [0; 4]));
        let children = children(user)?;
        let optional = |text: &'_ Option<String>| text.clone().unwrap_or_default();
        let (class, post_code, city) =
            (optional(&user.class), optional(&user.address.post_code), optional(&user.address.city));
        let mut row = vec![
            user.id.as_str(),
            user.population.code(),
            title,
            &user.family_name,
            &user.given_name,
            &birth_date,
            user.national_number.as_ref().map_or("", |number| number.as_str()),
            &class,
            &address,
            &post_code,
            &city,
            &children,
        ];
        let country = optional(&user.address.country);
        if with_country {
            row.push(&country);
        }
        table.row(&row)?;
    }
    table.finish()
}

fn children(user: &LocalUser) -> io::Result<String> {
    if user.children.iter().any(|child| child.as_str().contains([',', '|'])) {
        let message = "the identifier of a child contains a separator";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let children: Vec<&str> = user.children.iter().map(LocalId::as_str).collect();
    Ok(children.join(","))
}
