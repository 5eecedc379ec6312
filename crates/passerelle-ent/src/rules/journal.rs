//! Which entries of the journal are asked for.

use passerelle_store::AuditEvent;
use passerelle_store::ent::AccountId;
use serde_json::Value;

/// Actions that belong together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Family {
    /// What was done to accounts.
    Accounts,
    /// Establishments.
    Schools,
    /// Services, what they are told, their keys.
    Services,
    /// Files that left.
    Exports,
    /// Files that came.
    Imports,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 5] = [Self::Accounts, Self::Schools, Self::Services, Self::Exports, Self::Imports];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "comptes",
            Self::Schools => "etablissements",
            Self::Services => "services",
            Self::Exports => "exports",
            Self::Imports => "imports",
        }
    }

    /// The family of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.code() == code)
    }

    /// Whether an action belongs to it: by how its key begins, so that new actions find their place.
    pub fn has(self, action: &str) -> bool {
        let beginnings: &[&str] = match self {
            Self::Accounts => &["compte", "mon-", "code", "second-facteur", "connexions", "session"],
            Self::Schools => &["etablissement"],
            Self::Services => &["service", "cle", "emprunteurs"],
            Self::Exports => &["export"],
            Self::Imports => &["import", "identifiants"],
        };
        let Some(rest) = action.strip_prefix("journal-") else { return false };
        beginnings.iter().any(|start| rest.starts_with(start))
    }
}

/// What is asked for; each condition narrows.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// Actions of this family.
    pub family: Option<Family>,
    /// Done by this account, or to it.
    pub account: Option<AccountId>,
}

impl Filter {
    /// Whether an entry is asked for.
    pub fn takes(&self, event: &AuditEvent) -> bool {
        let by = |account: AccountId| event.actor == account.to_string();
        let to = |account: AccountId| event.details.get("compte").and_then(Value::as_i64) == Some(account);
        self.family.is_none_or(|family| family.has(&event.action))
            && self.account.is_none_or(|account| by(account) || to(account))
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;

    use super::{AuditEvent, Family, Filter};

    #[test]
    fn actions_and_accounts_are_found() {
        let event = |actor: &str, action: &str| AuditEvent::new(Timestamp::from_unix(0), actor, action);
        let blocked = event("1", "journal-compte-bloque").with("compte", 7);
        let service = event("7", "journal-service-modifie");
        let takes = |family, account, event| Filter { family, account }.takes(event);
        assert!(takes(None, None, &blocked));
        assert!(takes(Some(Family::Accounts), Some(7), &blocked) && takes(None, Some(1), &blocked));
        assert!(!takes(Some(Family::Services), None, &blocked) && !takes(None, Some(2), &blocked));
        assert!(takes(Some(Family::Services), Some(7), &service));
        for family in Family::ALL {
            assert_eq!(Family::from_code(family.code()), Some(family));
        }
        assert!(!Family::Exports.has("export"), "not one of the journal's keys");
    }
}
