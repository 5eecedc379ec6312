//! What a base holds of people.

use std::fmt;

use passerelle_model::{
    LinkOrigin, LocalId, LocalUser, OpaqueId, PartnerAccount, PerPopulation, Population, Provider, Space,
    Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::PasswordHash;

/// A user of the base with what the service alone knows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// The person.
    pub user: LocalUser,
    /// The spaces a staff member enters; empty means the population's own space.
    pub spaces: Vec<Space>,
    /// The service's own login, for direct sign-in.
    pub login: Option<String>,
    /// The service's own password.
    pub password: Option<PasswordHash>,
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewUser({:?})", self.user)
    }
}

impl NewUser {
    /// Whether this user may enter `space`.
    pub fn enters(&self, space: Space) -> bool {
        if self.spaces.is_empty() {
            space == Space::Common || space == Space::of(self.user.population)
        } else {
            space == Space::Common || self.spaces.contains(&space)
        }
    }

    /// The space this user is led to from the common page.
    pub fn home(&self) -> Space {
        self.spaces.first().copied().unwrap_or(Space::of(self.user.population))
    }
}

/// A user as the base keeps them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UserRow {
    /// Row number: what addresses and journals carry instead of a name. It stays while the user's identifier stays. 0 in a
    /// content that is brought back: a new number, which nobody of the base ever had.
    pub n: i64,
    /// The user.
    #[serde(flatten)]
    pub record: NewUser,
}

/// *Rapprochement*, or the decision that there is none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LinkRecord {
    /// The user.
    pub local: LocalId,
    /// The user's population.
    pub population: Population,
    /// Whose identifier it is.
    pub provider: Provider,
    /// The identifier; `None` when a person set the user aside.
    pub identifier: Option<OpaqueId>,
    /// Who decided.
    pub origin: LinkOrigin,
    /// The engine's rule code, for links that it made.
    pub rule: Option<String>,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// An account of the ENT's last file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AccountRow {
    /// Row number.
    pub n: i64,
    /// The account.
    pub account: PartnerAccount,
}

/// What is known of the ENT's last file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartnerFileFacts {
    /// Its name on the person's computer.
    pub file_name: String,
    /// When the ENT made it, as the envelope says.
    pub exported: Option<String>,
    /// When it was applied.
    pub applied: Timestamp,
    /// Which populations it carries, even empty: « - » stands for the others.
    pub carried: PerPopulation<bool>,
}

/// All that a restore point brings back.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct BaseContent {
    /// The users.
    pub users: Vec<UserRow>,
    /// The links and what was set aside.
    pub links: Vec<LinkRecord>,
    /// The accounts of the ENT's last file.
    pub accounts: Vec<AccountRow>,
    /// What is known of that file.
    pub partner_file: Option<PartnerFileFacts>,
}
