//! The list of borrowers that the school's library software (BCDI, e-sidoc) takes in. No public format of it is known:
//! its columns, their order and how it is written are settings.

mod cells;
pub mod sample;

use std::collections::HashMap;

use passerelle_model::{OpaqueId, Population, Uai};
use passerelle_store::ent::{Account, AccountId, AccountState, RecipientId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use cells::Line;

/// A column of the list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The number of the account.
    Account,
    /// *Nom*.
    FamilyName,
    /// *Prénom*.
    GivenName,
    /// *Classe*.
    Class,
    /// Birth date, `dd/mm/yyyy`.
    BirthDate,
    /// *Profil*: the population's code.
    Population,
    /// The login.
    Login,
    /// The opaque identifier made for a service.
    OpaqueId,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 8] = [
        Self::Account,
        Self::FamilyName,
        Self::GivenName,
        Self::Class,
        Self::BirthDate,
        Self::Population,
        Self::Login,
        Self::OpaqueId,
    ];

    /// Its title, in the file and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Account => "id",
            Self::FamilyName => "nom",
            Self::GivenName => "prenom",
            Self::Class => "classe",
            Self::BirthDate => "date_naissance",
            Self::Population => "population",
            Self::Login => "connexion",
            Self::OpaqueId => "identifiant_ent",
        }
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `;`
    #[default]
    Semicolon,
    /// `,`
    Comma,
    /// A tab.
    Tab,
}

impl Separator {
    /// Every separator.
    pub const ALL: [Self; 3] = [Self::Semicolon, Self::Comma, Self::Tab];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Semicolon => "point_virgule",
            Self::Comma => "virgule",
            Self::Tab => "tabulation",
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
            Self::Tab => '\t',
        }
    }
}

/// How letters become bytes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 with a byte order mark, which spreadsheets need.
    #[default]
    Utf8,
    /// Windows-1252; letters that it does not have are written without their accents.
    Windows1252,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 2] = [Self::Utf8, Self::Windows1252];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Windows1252 => "windows1252",
        }
    }

    /// As HTTP names it.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Utf8 => "text/csv; charset=utf-8",
            Self::Windows1252 => "text/csv; charset=windows-1252",
        }
    }
}

/// How the list is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// What stands between them.
    pub separator: Separator,
    /// Whether the first line has their titles.
    pub header: bool,
    /// How it is written.
    pub encoding: Encoding,
    /// Who borrows.
    pub populations: Vec<Population>,
    /// The service whose opaque identifiers [`Column::OpaqueId`] has.
    pub recipient: Option<RecipientId>,
}

impl Default for Settings {
    /// Pupils and the people who work in the school, as spreadsheets of this country open a list.
    fn default() -> Self {
        Self {
            columns: vec![
                Column::Account,
                Column::FamilyName,
                Column::GivenName,
                Column::Class,
                Column::Population,
            ],
            separator: Separator::Semicolon,
            header: true,
            encoding: Encoding::Utf8,
            populations: vec![Population::Pupil, Population::Teacher, Population::Staff],
            recipient: None,
        }
    }
}

impl Settings {
    /// The service whose identifiers the list shows, if it shows any.
    pub fn identified_for(&self) -> Option<&str> {
        self.recipient.as_deref().filter(|_| self.columns.contains(&Column::OpaqueId))
    }
}

/// The settings as the journal keeps them, by the names of the form.
pub fn described(settings: &Settings) -> Map<String, Value> {
    let columns: Vec<_> = settings.columns.iter().map(|one| one.code()).collect();
    let populations: Vec<_> = settings.populations.iter().map(|one| one.code()).collect();
    let all = [
        ("colonnes", json!(columns)),
        ("separateur", json!(settings.separator.code())),
        ("titres", json!(settings.header)),
        ("encodage", json!(settings.encoding.code())),
        ("populations", json!(populations)),
        ("service", json!(settings.recipient)),
    ];
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Somebody who borrows.
#[derive(Clone, Copy, Debug)]
pub struct Borrower<'a> {
    /// Who.
    pub account: &'a Account,
    /// As whom.
    pub population: Population,
    /// *Classe*; empty for want of one.
    pub class: &'a str,
}

/// Opaque identifiers by account.
pub type Identifiers = HashMap<AccountId, OpaqueId>;

/// The borrowers of a school, each person once, by class, then name. Whoever has several populations is the first of
/// the settings' that is theirs.
pub fn borrowers<'a>(settings: &Settings, accounts: &'a [Account], school: Uai) -> Vec<Borrower<'a>> {
    let mut found: Vec<_> = accounts
        .iter()
        .filter(|account| account.state != AccountState::Gone)
        .filter_map(|account| {
            let mut here = settings.populations.iter().filter_map(|population| {
                account.memberships.iter().find(|one| one.uai == school && one.population == *population)
            });
            let as_whom = here.next()?;
            let class = as_whom.class.as_deref().unwrap_or_default();
            Some(Borrower { account, population: as_whom.population, class })
        })
        .collect();
    found.sort_by_key(|one| (one.class, &one.account.family_name, &one.account.given_name, one.account.id));
    found
}

/// The list, byte for byte. `ids` has the opaque identifiers, where the list shows them.
pub fn csv(settings: &Settings, borrowers: &[Borrower<'_>], ids: &Identifiers) -> Vec<u8> {
    let mut text = String::new();
    let mut add = |cells: Vec<String>| {
        let mut line = Line::new(settings.separator.letter());
        for cell in &cells {
            line.cell(cell);
        }
        text.push_str(&line.end());
    };
    if settings.header {
        add(settings.columns.iter().map(|column| column.code().to_owned()).collect());
    }
    for borrower in borrowers {
        add(settings.columns.iter().map(|column| value(*column, borrower, ids)).collect());
    }
    cells::encoded(&text, settings.encoding)
}

fn value(column: Column, borrower: &Borrower<'_>, ids: &Identifiers) -> String {
    let account = borrower.account;
    match column {
        Column::Account => account.id.to_string(),
        Column::FamilyName => account.family_name.clone(),
        Column::GivenName => account.given_name.clone(),
        Column::Class => borrower.class.to_owned(),
        Column::BirthDate => account.birth_date.map_or_else(String::new, |date| {
            format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
        }),
        Column::Population => borrower.population.code().to_owned(),
        Column::Login => account.login.clone(),
        Column::OpaqueId => ids.get(&account.id).map(ToString::to_string).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
