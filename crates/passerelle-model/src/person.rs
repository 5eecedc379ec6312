//! The people of the two directories.
//!
//! Their `Debug` shows identifiers only: names and dates must not reach a log by accident.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Address, BirthDate, LocalId, NationalNumber, OpaqueId, Population};

/// *Civilité*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Title {
    /// « M. »
    Mr,
    /// « Mme », « Mlle » included.
    Mrs,
}

/// *Sexe*, as the pupils' lists carry it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// *Féminin*.
    Female,
    /// *Masculin*.
    Male,
}

impl From<Title> for Sex {
    fn from(title: Title) -> Self {
        match title {
            Title::Mr => Self::Male,
            Title::Mrs => Self::Female,
        }
    }
}

/// *Utilisateur* of the service: a person of its base.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalUser {
    /// The service's own identifier.
    pub id: LocalId,
    /// The population this row belongs to.
    pub population: Population,
    /// *Civilité*, when known.
    pub title: Option<Title>,
    /// *Nom*, as written. May be empty in a poor file.
    pub family_name: String,
    /// *Prénom*, as written. May be empty in a poor file.
    pub given_name: String,
    /// Birth date, when known.
    pub birth_date: Option<BirthDate>,
    /// INE of a pupil, when known.
    pub national_number: Option<NationalNumber>,
    /// *Classe*: shown to people, never compared (the ENT's file has none).
    pub class: Option<String>,
    /// Postal address.
    pub address: Address,
    /// Of a guardian: the pupils' local identifiers.
    pub children: Vec<LocalId>,
}

impl fmt::Debug for LocalUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalUser({} {})", self.population, self.id)
    }
}

/// *Compte ENT*: a person of the ENT's file, in one population.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerAccount {
    /// The opaque identifier (`ID_Partenaire`).
    pub id: OpaqueId,
    /// The population this entry belongs to.
    pub population: Population,
    /// *Civilité*, when known.
    pub title: Option<Title>,
    /// Sex of a pupil, when known.
    pub sex: Option<Sex>,
    /// *Nom*, as written. May be empty in a poor file.
    pub family_name: String,
    /// *Prénom*, as written. May be empty in a poor file.
    pub given_name: String,
    /// Birth date: pupils have one, teachers sometimes, the others never.
    pub birth_date: Option<BirthDate>,
    /// INE of a pupil, when known.
    pub national_number: Option<NationalNumber>,
    /// Postal address.
    pub address: Address,
    /// Of a pupil: the opaque identifiers of the guardians.
    pub guardians: Vec<OpaqueId>,
}

impl fmt::Debug for PartnerAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartnerAccount({} {})", self.population, self.id)
    }
}
