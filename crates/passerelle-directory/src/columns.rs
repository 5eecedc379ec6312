//! The columns of a file of people, under their usual names.

use passerelle_exchange::csv::{Header, TableError};

/// Known columns that are of no use here.
const IGNORED: [&str; 8] = [
    "nomenfant",
    "prenomenfant",
    "classeenfant",
    "nomdusageenfant",
    "libelleetablissement",
    "nometablissement",
    "etat",
    "espaces",
];

/// Where each datum is.
pub(crate) struct Columns {
    pub(crate) id: usize,
    pub(crate) population: usize,
    pub(crate) family_name: usize,
    pub(crate) given_name: usize,
    /// Missing only when a default school stands in for it.
    pub(crate) uai: Option<usize>,
    pub(crate) login: Option<usize>,
    pub(crate) title: Option<usize>,
    pub(crate) birth_date: Option<usize>,
    pub(crate) sex: Option<usize>,
    pub(crate) national_number: Option<usize>,
    /// One column, or one per line.
    pub(crate) address: Vec<usize>,
    pub(crate) post_code: Option<usize>,
    pub(crate) city: Option<usize>,
    pub(crate) country: Option<usize>,
    pub(crate) class: Option<usize>,
    pub(crate) function: Option<usize>,
    pub(crate) children: Option<usize>,
    pub(crate) manages: Option<usize>,
    pub(crate) password: Option<usize>,
    /// Columns that are not read, as written.
    pub(crate) unknown: Vec<String>,
}

const UAI: [&str; 9] = [
    "uai",
    "rne",
    "codeuai",
    "coderne",
    "etablissement",
    "codeetablissement",
    "uaietablissement",
    "structure",
    "idetablissement",
];

impl Columns {
    pub(crate) fn of(header: &Header, with_uai: bool) -> Result<Self, TableError> {
        let id: &[&str] =
            &["id", "identifiant", "externalid", "idexterne", "uid", "cle", "entpersonjointure", "jointure"];
        let population: &[&str] =
            &["population", "profil", "profils", "categorie", "typeutilisateur", "entpersonprofils"];
        let family: &[&str] =
            &["nomdusage", "nomusage", "nom", "nomdefamille", "nomeleve", "nomresponsable", "sn"];
        let given: &[&str] = &[
            "prenom",
            "prenomusuel",
            "premierprenom",
            "prenoms",
            "prenomeleve",
            "prenomresponsable",
            "givenname",
        ];
        let required = [("id", id), ("population", population), ("nom", family), ("prenom", given)];
        let uai = header.find(&UAI);
        let [id, population, family_name, given_name] = if uai.is_none() && with_uai {
            let [a, b, c, d] = required;
            let [id, population, family, given, _] = header.require([a, b, c, d, ("uai", &UAI)])?;
            [id, population, family, given]
        } else {
            header.require(required)?
        };
        let address = ["adresse", "adresse1", "adresse2", "adresse3", "adresse4"];
        let mut columns = Self {
            id,
            population,
            family_name,
            given_name,
            uai,
            login: header.find(&["login", "nomdeconnexion", "compte", "entpersonlogin"]),
            title: header.find(&["civilite", "titre", "personaltitle"]),
            birth_date: header.find(&["datenaissance", "datedenaissance", "datenaiss", "neele", "naissance"]),
            sex: header.find(&["sexe"]),
            national_number: header.find(&["ine", "numeronational", "idnational", "numeroine"]),
            address: address.iter().filter_map(|name| header.find(&[name])).collect(),
            post_code: header.find(&["codepostal", "cp"]),
            city: header.find(&["ville", "commune"]),
            country: header.find(&["pays"]),
            class: header.find(&["classe", "libelleclasse", "division"]),
            function: header.find(&["fonction", "fonctions"]),
            children: header.find(&["enfants", "enfant", "idenfants", "idenfant", "childid"]),
            manages: header.find(&["gestion", "gestiondescomptes", "gestionnaire"]),
            password: header.find(&["motdepassehache", "motdepassechiffre", "userpassword", "empreinte"]),
            unknown: Vec::new(),
        };
        columns.unknown = header.others(&columns.read(), &IGNORED);
        Ok(columns)
    }

    /// Whether the file says anything of addresses.
    pub(crate) fn has_address(&self) -> bool {
        !self.address.is_empty() || [self.post_code, self.city, self.country].iter().any(Option::is_some)
    }

    fn read(&self) -> Vec<usize> {
        let optional = [
            self.uai,
            self.login,
            self.title,
            self.birth_date,
            self.sex,
            self.national_number,
            self.post_code,
            self.city,
            self.country,
            self.class,
            self.function,
            self.children,
            self.manages,
            self.password,
        ];
        let required = [self.id, self.population, self.family_name, self.given_name];
        let address = self.address.iter().copied();
        required.into_iter().chain(optional.into_iter().flatten()).chain(address).collect()
    }
}
