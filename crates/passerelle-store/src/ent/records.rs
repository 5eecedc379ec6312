//! What the ENT side keeps.

use std::fmt;

use passerelle_model::{
    Address, BirthDate, NationalNumber, OpaqueId, Population, Sex, Timestamp, Title, Uai,
};
use serde::{Deserialize, Serialize};

use super::{ImportPart, RecipientSettings};
use crate::{PasswordHash, TokenDigest};

/// Row number of an account: what addresses and journals carry instead of a name.
pub type AccountId = i64;

/// Short name of a recipient (`vie-scolaire`): lower-case letters, digits and hyphens.
pub type RecipientId = String;

/// *Établissement*.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Establishment {
    /// Its national code.
    pub uai: Uai,
    /// Its name.
    pub name: String,
    /// Its town.
    pub city: String,
    /// *Regroupement* (cité scolaire): the name that schools sharing one base have in common.
    pub grouping: Option<String>,
}

/// Where an account stands in its life.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// *Inactivé*: never used, has no password yet.
    Inactive,
    /// *Activé*.
    Active,
    /// *Bloqué* by the school.
    Blocked,
    /// *Supprimé*: kept without access until it is purged.
    Gone,
}

impl AccountState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Inactive, Self::Active, Self::Blocked, Self::Gone];

    /// The word kept in records and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Inactive => "inactif",
            Self::Active => "actif",
            Self::Blocked => "bloque",
            Self::Gone => "supprime",
        }
    }
}

/// What somebody is in a school. A person may have several: teacher in one, guardian in another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Membership {
    /// The school.
    pub uai: Uai,
    /// As whom.
    pub population: Population,
    /// *Classe* of a pupil.
    pub class: Option<String>,
    /// *Fonction*, as the school writes it (« Principal », « CPE »).
    pub function: Option<String>,
    /// Whether it gives access to « Gestion des comptes » of this school.
    pub manages_accounts: bool,
}

/// An account of the ENT.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its row; 0 for a new account.
    pub id: AccountId,
    /// What its holder types; unique, compared without regard to case.
    pub login: String,
    /// The password's hash, when it has one.
    pub password: Option<PasswordHash>,
    /// Where it stands in its life.
    pub state: AccountState,
    /// « Locaux »: created by hand rather than fed by the directory.
    pub local: bool,
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
    pub memberships: Vec<Membership>,
    /// Of a pupil: the guardians' accounts.
    pub guardians: Vec<AccountId>,
    /// When it was created.
    pub created: Timestamp,
    /// The key under which the directory that feeds accounts knows it; unique.
    pub source: Option<String>,
    /// Whether it administers the whole ENT: every school, the services, the imports.
    pub administrator: bool,
    /// How its holder comes in, beside the password.
    pub credentials: Credentials,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({})", self.id)
    }
}

/// How somebody comes in, beside the password.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Credentials {
    /// The code that lets the holder choose a password, at the first sign-in or after a reset.
    pub activation: Option<Activation>,
    /// The secret of the authenticator application, when the second factor is on.
    pub second_factor: Option<SecondFactor>,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

/// An activation code that was given out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activation {
    /// What the code is recognised by; the code itself is on paper only.
    pub code: PasswordHash,
    /// When it stops working.
    pub expires: Timestamp,
}

/// A second factor that is on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactor {
    /// The shared secret, encrypted by whoever keeps the installation's key; Base64.
    pub sealed_secret: String,
    /// The last time step whose code was accepted (RFC 6238): a code serves once.
    pub last_step: u64,
    /// Marks of the recovery codes that have not served yet.
    #[serde(default)]
    pub recovery: Vec<String>,
}

/// A service that receives identities from this ENT (*destinataire*).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recipient {
    /// Its short name.
    pub id: RecipientId,
    /// What people call it.
    pub name: String,
    /// The public key that its files are sealed for, as SPKI PEM.
    pub public_key: Option<String>,
    /// The addresses it may ask tickets for: Ant patterns such as `https://host/pronote/**`, or regular expressions,
    /// which begin with `^`.
    pub patterns: Vec<String>,
    /// « Nom du fichier » proposed at export.
    pub file_name: String,
    /// Its tile on the portal.
    pub tile: Option<Tile>,
    /// What it is told, of whom, and how.
    pub settings: RecipientSettings,
}

/// *Tuile* of the portal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tile {
    /// Where it leads; `{espace}` stands for the space of the person's population.
    pub address: String,
    /// The populations that see it; everybody when empty.
    pub populations: Vec<Population>,
}

/// A sign-on session that a service may go on with at other services (CAS 3.0, section 3.3). It ends with its session.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProxyGranting {
    /// Digest of the proxy-granting ticket.
    pub digest: TokenDigest,
    /// The sign-on session that it hangs on.
    pub session: TokenDigest,
    /// Whose session that is.
    pub account: AccountId,
    /// The service that holds it.
    pub recipient: RecipientId,
    /// The callbacks it went through, the most recent first.
    pub chain: Vec<String>,
}

/// What a service was told when it redeemed a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Of whom.
    pub account: AccountId,
    /// Beside the identifier: the names of the attributes, not their values.
    pub attributes: Vec<String>,
    /// When.
    pub at: Timestamp,
}

/// What a recipient has been told of somebody so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseRecord {
    /// Which recipient.
    pub recipient: RecipientId,
    /// The attributes of the last time, beside the identifier.
    pub attributes: Vec<String>,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
    /// How many times.
    pub times: u64,
}

/// A key that lets a program fetch exports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccessKey {
    /// Digest of the key; the key itself is shown once and kept by whoever uses it.
    pub digest: TokenDigest,
    /// What people call it.
    pub name: String,
    /// The recipient whose file it fetches.
    pub recipient: RecipientId,
    /// The schools whose file it fetches; every school when empty.
    pub schools: Vec<Uai>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// A service ticket that was redeemed during a sign-on session: whom to tell when the session ends.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The ticket: dead, but the service knows its session by it.
    pub ticket: String,
    /// The service's address.
    pub service: String,
    /// The recipient.
    pub recipient: RecipientId,
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Grant({})", self.recipient)
    }
}

/// A ticket that was redeemed during a sign-on session, and what the recipient was told by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Redeemed {
    /// The session.
    pub session: TokenDigest,
    /// Whom to tell when it ends.
    pub grant: Grant,
    /// What they were told.
    pub told: Told,
}

/// A change of the ENT's data.
#[expect(clippy::large_enum_variant, reason = "a commit holds a few of them")]
#[derive(Clone, Debug)]
pub enum EntChange {
    /// Creates or replaces an establishment.
    PutEstablishment(Establishment),
    /// Creates (row 0) or replaces accounts.
    PutAccounts(Vec<Account>),
    /// Replaces the first account by the second, of the same row. An account that is no longer the first is left alone,
    /// and the commit is `Stale`.
    ReplaceAccount(Box<Account>, Box<Account>),
    /// Creates or replaces a recipient.
    PutRecipient(Recipient),
    /// Fixes the opaque identifiers of accounts for a recipient; one that exists already is never changed.
    FixOpaqueIds(RecipientId, Vec<(AccountId, OpaqueId)>),
    /// Keeps the recipient's own identifiers of accounts; replaces earlier ones of these accounts.
    PutServiceIdentifiers(RecipientId, Vec<(AccountId, String)>),
    /// Creates or replaces an access key.
    PutAccessKey(AccessKey),
    /// Takes an access key back.
    RemoveAccessKey(TokenDigest),
    /// Keeps what takes a part of an import back: its name, its scope, when, what. Other imports of the scope are
    /// forgotten.
    KeepImport(String, String, Timestamp, ImportPart),
    /// Forgets what takes an import back.
    ForgetImport(String),
    /// Keeps a setting of the ENT: a short name, and its value as JSON.
    PutSetting(String, String),
}
