//! The columns of `BASE.csv`, under their usual names.

use crate::csv::{Header, TableError};

/// Where each field is.
pub(super) struct Columns {
    pub(super) id: usize,
    pub(super) population: usize,
    pub(super) family_name: usize,
    pub(super) given_name: usize,
    pub(super) title: Option<usize>,
    pub(super) sex: Option<usize>,
    pub(super) birth_date: Option<usize>,
    pub(super) national_number: Option<usize>,
    pub(super) class: Option<usize>,
    /// One column, or one per line.
    pub(super) address: Vec<usize>,
    pub(super) post_code: Option<usize>,
    pub(super) city: Option<usize>,
    pub(super) country: Option<usize>,
    pub(super) children: Option<usize>,
    pub(super) spaces: Option<usize>,
    pub(super) login: Option<usize>,
    /// Columns that are not read, as written.
    pub(super) unknown: Vec<String>,
}

impl Columns {
    pub(super) fn of(header: &Header) -> Result<Self, TableError> {
        let [id, population, family_name, given_name] = header.require([
            ("id", &["id", "identifiant", "externalid", "idlocal", "localid", "idpn", "idpronote"]),
            ("population", &["population", "profil", "categorie", "typeutilisateur"]),
            (
                "nom",
                &[
                    "nom",
                    "nomdefamille",
                    "nomeleve",
                    "nomresponsable",
                    "nomdusage",
                    "nomusage",
                    "nomdenaissance",
                ],
            ),
            (
                "prenom",
                &["prenom", "prenoms", "premierprenom", "prenomusuel", "prenomeleve", "prenomresponsable"],
            ),
        ])?;
        let address: Vec<usize> = ["adresse", "adresse1", "adresse2", "adresse3", "adresse4"]
            .iter()
            .filter_map(|name| header.find(&[name]))
            .collect();
        let mut columns = Self {
            id,
            population,
            family_name,
            given_name,
            title: header.find(&["civilite", "titre"]),
            sex: header.find(&["sexe"]),
            birth_date: header.find(&["datenaissance", "datedenaissance", "datenaiss", "neele", "naissance"]),
            national_number: header.find(&["numeronational", "ine", "idnational"]),
            class: header.find(&["classe", "libelleclasse", "division"]),
            address,
            post_code: header.find(&["codepostal", "cp"]),
            city: header.find(&["ville", "commune"]),
            country: header.find(&["pays"]),
            children: header.find(&["enfants", "enfant", "idenfants", "idenfant", "childid"]),
            spaces: header.find(&["espaces", "espace"]),
            login: header.find(&["login"]),
            unknown: Vec::new(),
        };
        columns.unknown = header.others(&columns.read(), &[]);
        Ok(columns)
    }

    fn read(&self) -> Vec<usize> {
        let optional = [
            self.title,
            self.sex,
            self.birth_date,
            self.national_number,
            self.class,
            self.post_code,
            self.city,
            self.country,
            self.children,
            self.spaces,
            self.login,
        ];
        let required = [self.id, self.population, self.family_name, self.given_name];
        required
            .into_iter()
            .chain(optional.into_iter().flatten())
            .chain(self.address.iter().copied())
            .collect()
    }
}
