//! A base's content, indexed for one provider.

use std::collections::HashMap;

use passerelle_model::{LinkOrigin, LocalId, OpaqueId, Population, Provider};
use passerelle_store::service::{AccountRow, BaseContent, LinkRecord, UserRow};

/// Who is linked with what, with one provider.
#[derive(Debug)]
pub struct View<'a> {
    users: HashMap<&'a LocalId, &'a UserRow>,
    links: HashMap<&'a LocalId, &'a LinkRecord>,
    holders: HashMap<(Population, &'a OpaqueId), &'a LocalId>,
    accounts: HashMap<(Population, &'a OpaqueId), &'a AccountRow>,
}

/// Where a user stands (*état*).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LinkState {
    /// « Absent du dernier fichier »: the identifier stays, and the last file does not have it.
    Gone,
    /// « Rapproché ».
    Linked,
    /// « Rapproché à la main ».
    LinkedByHand,
    /// « Écarté ».
    SetAside,
    /// « Sans identifiant ».
    Unlinked,
}

impl<'a> View<'a> {
    /// Indexes `content`. The last file's accounts are those of CAS.
    pub fn new(content: &'a BaseContent, provider: Provider) -> Self {
        let links: HashMap<_, _> = content
            .links
            .iter()
            .filter(|link| link.provider == provider)
            .map(|link| (&link.local, link))
            .collect();
        let holders = links
            .values()
            .filter_map(|link| Some(((link.population, link.identifier.as_ref()?), &link.local)))
            .collect();
        let file = content.accounts.iter().filter(|_| provider == Provider::Cas);
        Self {
            users: content.users.iter().map(|row| (&row.record.user.id, row)).collect(),
            accounts: file.map(|row| ((row.account.population, &row.account.id), row)).collect(),
            links,
            holders,
        }
    }

    /// A user by identifier.
    pub fn user(&self, id: &LocalId) -> Option<&'a UserRow> {
        self.users.get(id).copied()
    }

    /// A user by row number.
    pub fn row(&self, n: i64) -> Option<&'a UserRow> {
        self.users.values().find(|row| row.n == n).copied()
    }

    /// What is decided about a user.
    pub fn link(&self, id: &LocalId) -> Option<&'a LinkRecord> {
        self.links.get(id).copied()
    }

    /// The account of the last file with this identifier.
    pub fn account(&self, population: Population, id: &OpaqueId) -> Option<&'a AccountRow> {
        self.accounts.get(&(population, id)).copied()
    }

    /// The user whom this identifier serves.
    pub fn holder(&self, population: Population, id: &OpaqueId) -> Option<&'a UserRow> {
        self.holders.get(&(population, id)).and_then(|local| self.user(local))
    }

    /// Where a user stands.
    pub fn state(&self, row: &UserRow) -> LinkState {
        let user = &row.record.user;
        let Some(link) = self.link(&user.id) else { return LinkState::Unlinked };
        match &link.identifier {
            None if link.origin == LinkOrigin::SetAside => LinkState::SetAside,
            None => LinkState::Unlinked,
            Some(id) if self.account(user.population, id).is_none() => LinkState::Gone,
            Some(_) if link.origin.is_human() => LinkState::LinkedByHand,
            Some(_) => LinkState::Linked,
        }
    }
}
