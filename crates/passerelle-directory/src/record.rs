//! What the directory feeds of an account.

use std::fmt;

use passerelle_model::{Address, BirthDate, NationalNumber, Population, Sex, Title, Uai};

/// The part of an account that comes from the directory; the rest (login, password, state) is the account's own life.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// *Civilité*.
    pub title: Option<Title>,
    /// *Nom*.
    pub family_name: String,
    /// *Prénom*.
    pub given_name: String,
    /// Birth date.
    pub birth_date: Option<BirthDate>,
    /// Sex of a pupil.
    pub sex: Option<Sex>,
    /// INE of a pupil.
    pub national_number: Option<NationalNumber>,
    /// Postal address.
    pub address: Address,
    /// What the person is, and where.
    pub positions: Vec<Position>,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({:?})", self.positions)
    }
}

/// What somebody is in a school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// The school.
    pub uai: Uai,
    /// As whom.
    pub population: Population,
    /// *Classe*.
    pub class: Option<String>,
    /// *Fonction*.
    pub function: Option<String>,
    /// Whether it gives access to « Gestion des comptes ».
    pub manages_accounts: bool,
}
