//! « Passer en mode exclusif », « Quitter le mode exclusif ».

use passerelle_store::StoreError;
use passerelle_store::service::{BaseChange, RestorePointReason, SchoolRole};

use super::{Desk, Result, SchoolError, accounts};
use crate::rules::school::exclusive::{NotExclusive, holds};

/// How exclusive mode is left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// « Revenir au point de retour ».
    Back,
    /// « Enregistrer ».
    Saved,
}

/// Enters, with a restore point in the same commit. Entering twice is no error.
pub async fn enter(desk: &Desk) -> Result<()> {
    if desk.role < SchoolRole::Referent {
        return Err(SchoolError::Role);
    }
    match holds(&desk.base, &desk.login) {
        Ok(()) => return Ok(()),
        Err(NotExclusive::Nobody) => {}
        Err(held) => return Err(held.into()),
    }
    let changes = vec![
        BaseChange::MakeRestorePoint(RestorePointReason::Exclusive),
        BaseChange::EnterExclusive { holder: desk.login.clone() },
    ];
    desk.commit(changes, desk.event("journal-exclusif-entree")).await?;
    Ok(())
}

/// Leaves. Going back to the point made on entering can itself be undone.
pub async fn leave(desk: &Desk, leaving: Leaving) -> Result<()> {
    holds(&desk.base, &desk.login)?;
    let (changes, action) = match leaving {
        Leaving::Saved => (vec![BaseChange::SetExclusive(None)], "journal-exclusif-enregistre"),
        Leaving::Back => {
            let n = desk.base.exclusive.as_ref().map_or(0, |exclusive| exclusive.restore_point);
            let point = desk.store.restore_point(&desk.base.slug, n).await?;
            let (_, content) = point.ok_or(StoreError::Missing { what: "restore point" })?;
            let now = desk.content().await?;
            let mut changes = vec![BaseChange::MakeRestorePoint(RestorePointReason::Restore)];
            changes.extend(accounts::brought_back(desk, &now, content).await?);
            changes.push(BaseChange::SetExclusive(None));
            (changes, "journal-exclusif-retour")
        }
    };
    desk.commit(changes, desk.event(action)).await?;
    Ok(())
}

/// Ends somebody else's exclusive mode, whose work stays as it is. For the management: people forget.
pub async fn release(desk: &Desk) -> Result<()> {
    if desk.role < SchoolRole::Management {
        return Err(SchoolError::Role);
    }
    let Some(exclusive) = &desk.base.exclusive else { return Ok(()) };
    let event = desk.event("journal-exclusif-libere").with("nom", exclusive.holder.clone());
    desk.commit(vec![BaseChange::SetExclusive(None)], event).await?;
    Ok(())
}
