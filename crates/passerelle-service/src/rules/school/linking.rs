//! One person's decision: this account, no account, or undone.

use passerelle_model::{LinkOrigin, Provider, Timestamp};
use passerelle_reconcile::Level;
use passerelle_store::service::{AccountRow, BaseChange, LinkRecord, UserRow};
use serde::{Deserialize, Serialize};

use super::view::View;

/// Why a decision was refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LinkRefused {
    /// The user has an identifier already: undo that first.
    #[error("the user is linked already")]
    AlreadyLinked,
    /// The account is of another population.
    #[error("the account is of another population")]
    OtherPopulation,
    /// Something important differs and no reason was given.
    #[error("a reason is needed")]
    ReasonMissing,
    /// The account serves somebody else.
    #[error("the account serves user {n}")]
    Taken {
        /// Their row number.
        n: i64,
    },
}

/// How a person and an account look alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// Identical, and nobody else comes into question.
    Certain,
    /// Nothing says that they are the same person.
    None,
    /// As likely as the engine says.
    Suggested(Level),
}

impl Likeness {
    /// Whether linking them all the same takes a reason.
    pub const fn takes_a_reason(self) -> bool {
        matches!(self, Self::None | Self::Suggested(Level::Contradictory))
    }
}

/// Why somebody has no counterpart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideReason {
    /// « A quitté l'établissement ».
    Left,
    /// « Pas encore de compte ENT ».
    NoAccountYet,
    /// « Autre ».
    Other,
    /// « Compte de test ».
    Test,
}

impl AsideReason {
    /// In the order shown.
    pub const ALL: [Self; 4] = [Self::NoAccountYet, Self::Left, Self::Test, Self::Other];

    /// The word of forms and of the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Left => "parti",
            Self::NoAccountYet => "pas-de-compte",
            Self::Other => "autre",
            Self::Test => "test",
        }
    }

    /// The reason of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Links a user with an account. `taking_over`: whether the account may be taken from whoever has it.
pub fn link(
    view: &View<'_>,
    user: &UserRow,
    account: &AccountRow,
    likeness: Likeness,
    reason: &str,
    taking_over: bool,
    stamp: (Timestamp, &str),
) -> Result<Vec<BaseChange>, LinkRefused> {
    let person = &user.record.user;
    if account.account.population != person.population {
        return Err(LinkRefused::OtherPopulation);
    }
    if view.link(&person.id).is_some_and(|link| link.identifier.is_some()) {
        return Err(LinkRefused::AlreadyLinked);
    }
    if likeness.takes_a_reason() && reason.trim().is_empty() {
        return Err(LinkRefused::ReasonMissing);
    }
    let mut changes = Vec::new();
    if let Some(holder) = view.holder(person.population, &account.account.id) {
        if !taking_over {
            return Err(LinkRefused::Taken { n: holder.n });
        }
        changes.push(BaseChange::RemoveLinks(Provider::Cas, vec![holder.record.user.id.clone()]));
    }
    changes.push(BaseChange::PutLinks(vec![LinkRecord {
        identifier: Some(account.account.id.clone()),
        ..decision(user, LinkOrigin::Manual, stamp)
    }]));
    Ok(changes)
}

/// « Aucune de ces personnes ».
pub fn set_aside(
    view: &View<'_>,
    user: &UserRow,
    stamp: (Timestamp, &str),
) -> Result<Vec<BaseChange>, LinkRefused> {
    if view.link(&user.record.user.id).is_some_and(|link| link.identifier.is_some()) {
        return Err(LinkRefused::AlreadyLinked);
    }
    Ok(vec![BaseChange::PutLinks(vec![decision(user, LinkOrigin::SetAside, stamp)])])
}

/// « Annuler ce rapprochement », or taking back somebody who was set aside; nothing when nothing is decided.
pub fn undo(view: &View<'_>, user: &UserRow) -> Option<Vec<BaseChange>> {
    let id = &user.record.user.id;
    view.link(id).map(|_| vec![BaseChange::RemoveLinks(Provider::Cas, vec![id.clone()])])
}

fn decision(user: &UserRow, origin: LinkOrigin, (at, by): (Timestamp, &str)) -> LinkRecord {
    LinkRecord {
        local: user.record.user.id.clone(),
        population: user.record.user.population,
        provider: Provider::Cas,
        identifier: None,
        origin,
        rule: None,
        at,
        by: by.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, Population, Provider, Timestamp};
    use passerelle_reconcile::Level;
    use passerelle_store::service::{BaseChange, BaseContent};

    use super::{Likeness, LinkRefused, link, set_aside, undo};
    use crate::rules::school::fixtures::Content;
    use crate::rules::school::view::View;

    const STAMP: (Timestamp, &str) = (Timestamp::from_unix(7), "spr");

    fn content() -> BaseContent {
        Content::default()
            .user("p1", Population::Teacher)
            .user("p2", Population::Teacher)
            .user("e1", Population::Pupil)
            .account("a1", Population::Teacher)
            .account("a2", Population::Teacher)
            .link("p2", Some("a2"), LinkOrigin::Auto)
            .build()
    }

    fn attempt(
        user: usize,
        account: usize,
        level: Level,
        reason: &str,
        over: bool,
    ) -> Result<usize, LinkRefused> {
        let content = content();
        let view = View::new(&content, Provider::Cas);
        let (user, account) = (&content.users[user], &content.accounts[account]);
        link(&view, user, account, Likeness::Suggested(level), reason, over, STAMP)
            .map(|changes| changes.len())
    }

    #[test]
    fn an_account_serves_one_user() {
        assert_eq!(attempt(0, 0, Level::Probable, "", false), Ok(1));
        assert_eq!(attempt(0, 1, Level::Probable, "", false), Err(LinkRefused::Taken { n: 2 }));
        assert_eq!(attempt(0, 1, Level::Probable, "", true), Ok(2), "the other one is freed first");
        assert_eq!(attempt(1, 0, Level::Probable, "", false), Err(LinkRefused::AlreadyLinked));
        assert_eq!(attempt(2, 0, Level::Probable, "", false), Err(LinkRefused::OtherPopulation));
    }

    #[test]
    fn a_contradiction_takes_a_reason() {
        assert_eq!(attempt(0, 0, Level::Contradictory, "  ", false), Err(LinkRefused::ReasonMissing));
        assert_eq!(attempt(0, 0, Level::Contradictory, "date corrigée", false), Ok(1));
    }

    #[test]
    fn undoing_forgets_the_decision_whatever_it_was() {
        let content = content();
        let view = View::new(&content, Provider::Cas);
        assert!(undo(&view, &content.users[0]).is_none());
        let changes = undo(&view, &content.users[1]).unwrap();
        assert!(matches!(&changes[..], [BaseChange::RemoveLinks(Provider::Cas, users)] if users.len() == 1));
        assert!(set_aside(&view, &content.users[0], STAMP).is_ok());
        assert_eq!(set_aside(&view, &content.users[1], STAMP).unwrap_err(), LinkRefused::AlreadyLinked);
    }
}
