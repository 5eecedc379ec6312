//! Bases and who runs them.

use std::fmt;

use passerelle_model::{Delegation, Timestamp, Uai};
use serde::{Deserialize, Serialize};

use super::PartnerFileFacts;
use crate::{PasswordHash, Version};

/// The permanent part of a base's address: 1 to 64 lower-case letters, digits and inner hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseSlug(String);

/// Not a slug.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("1 to 64 lower-case letters, digits and inner hyphens")]
pub struct InvalidSlug;

impl BaseSlug {
    /// The text, if it is a slug.
    pub fn new(text: &str) -> Result<Self, InvalidSlug> {
        let fits = (1..=64).contains(&text.len())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !text.starts_with('-')
            && !text.ends_with('-');
        fits.then(|| Self(text.to_owned())).ok_or(InvalidSlug)
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the owners of the sessions of this base's people begin with, to count or to end them all.
    pub fn owners(&self) -> String {
        format!("{}:", self.0)
    }

    /// What the owners of the sessions of the school's pages begin with.
    pub fn staff_owners(&self) -> String {
        format!("{}/", self.0)
    }

    /// Whose the sessions of an account of the school's pages are.
    pub fn staff_owner(&self, login: &str) -> String {
        format!("{}{login}", self.staff_owners())
    }

    /// Whose the sessions are that a user of this base opened with the service's own password.
    pub fn user_owner(&self, n: i64) -> String {
        format!("{}:n:{n}", self.0)
    }
}

impl TryFrom<String> for BaseSlug {
    type Error = InvalidSlug;

    fn try_from(text: String) -> Result<Self, InvalidSlug> {
        Self::new(&text)
    }
}

impl From<BaseSlug> for String {
    fn from(slug: BaseSlug) -> Self {
        slug.0
    }
}

impl fmt::Display for BaseSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// *Compte d'hébergement*: opens the hosting console.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HostingAccount {
    /// « Numéro d'hébergement ».
    pub number: String,
    /// « Mot de passe d'hébergement ».
    pub password: PasswordHash,
    /// « Dernier numéro de facture », hashed as a password is.
    pub last_invoice: PasswordHash,
}

/// A school's base. What changes with every import (users, links) is apart, in [`super::BaseContent`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Base {
    /// Its number in the store, for good; 0 until it is kept. When the year changes, the slug shows another base: this
    /// tells them apart.
    pub n: i64,
    /// Its permanent address.
    pub slug: BaseSlug,
    /// The hosting account it belongs to.
    pub hosting: String,
    /// The schools it serves; the first one names it.
    pub schools: Vec<Uai>,
    /// The school's name.
    pub school_name: String,
    /// « Base : 2020-2021 ».
    pub name: String,
    /// `{vs}`: what the school-life service is called.
    pub service_name: String,
    /// `{ent}`: what the workspace is called.
    pub ent_name: String,
    /// Whether people can enter.
    pub publication: Publication,
    /// Who vouches for people. Changes only while the base is stopped.
    pub delegation: Delegation,
    /// Who is working in « mode exclusif ».
    pub exclusive: Option<Exclusive>,
    /// What is known of the last file of the ENT that was applied.
    pub partner_file: Option<PartnerFileFacts>,
    /// Counts the writes that change it.
    pub version: Version,
}

/// *Publication*.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Publication {
    /// Whether people can enter.
    pub published: bool,
    /// Since when.
    pub since: Timestamp,
}

/// *Mode exclusif*: one person at a time imports, links or restores.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exclusive {
    /// The staff login.
    pub holder: String,
    /// Since when.
    pub since: Timestamp,
    /// The restore point made on entering.
    pub restore_point: i64,
}

/// What a member of the school's staff may do in its pages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolRole {
    /// *Lecteur*: reads, identifiers masked.
    Reader,
    /// *Référent*: imports and links.
    Referent,
    /// *Direction*, and the supervisor `spr`: also releases a safety hold and restores.
    Management,
}

/// An account of the school's pages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StaffAccount {
    /// What is typed (`spr`).
    pub login: String,
    /// The password's hash.
    pub password: PasswordHash,
    /// What it may do.
    pub role: SchoolRole,
}

/// *Point de retour*: what a base held before something was done to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RestorePoint {
    /// Its number.
    pub n: i64,
    /// When it was made.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Before what.
    pub reason: RestorePointReason,
}

/// Before what a restore point was made.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RestorePointReason {
    /// Entering « mode exclusif ».
    Exclusive,
    /// Importing users.
    UserImport,
    /// « Récupérer les identifiants ».
    Retrieval,
    /// Restoring another point: so that this can be undone too.
    Restore,
    /// Somebody asked for it.
    ByHand,
}

/// A file of the ENT that was sent and waits for « Appliquer ». It stays sealed until then, and is erased after.
#[derive(Clone, PartialEq, Eq)]
pub struct PendingImport {
    /// Its number; 0 for a new one.
    pub n: i64,
    /// The file's name on the person's computer.
    pub file_name: String,
    /// The sealed file itself.
    pub sealed: Vec<u8>,
    /// When it was sent.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// What was chosen (rules, keep or replace), as JSON.
    pub choices: String,
}

impl fmt::Debug for PendingImport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PendingImport({})", self.n)
    }
}
