//! « Points de retour »: list, compare, restore; and a point made by hand.

use passerelle_store::service::{BaseChange, BaseContent, RestorePoint, RestorePointReason, SchoolRole};
use passerelle_store::{StoreError, Version};

use super::{Desk, Result, SchoolError, accounts, blocking};
use crate::rules::school::compare::{self, Comparison};

/// A restore point beside the base now.
#[derive(Debug)]
pub struct Preview {
    /// The point.
    pub point: RestorePoint,
    /// What going back would bring and lose.
    pub comparison: Comparison,
}

/// Compares a restore point with the base now. Nothing is written.
pub async fn preview(desk: &Desk, n: i64) -> Result<Preview> {
    let (point, then) = find(desk, n).await?;
    let now = desk.content().await?;
    let comparison = blocking(move || compare::compare(&now, &then)).await?;
    Ok(Preview { point, comparison })
}

/// Goes back to a restore point, after making another one: this can be undone too.
pub async fn restore(desk: &Desk, n: i64, shown: Version, keep_decisions: bool) -> Result<()> {
    let (point, then) = find(desk, n).await?;
    let event = desk.event("journal-restaure").with("point", point.n).with("date", point.at.unix());
    bring_back(desk, then, shown, keep_decisions, Vec::new(), event).await
}

/// Makes a restore point because somebody asks for it.
pub async fn make(desk: &Desk) -> Result<i64> {
    desk.may_change()?;
    let changes = vec![BaseChange::MakeRestorePoint(RestorePointReason::ByHand)];
    Ok(desk.commit(changes, desk.event("journal-point-cree")).await?.created)
}

/// Puts the base back to `then`, restore point first, with whatever else belongs to the same commit.
pub(super) async fn bring_back(
    desk: &Desk,
    then: BaseContent,
    shown: Version,
    keep_decisions: bool,
    more: Vec<BaseChange>,
    event: passerelle_store::AuditEvent,
) -> Result<()> {
    desk.may_change()?;
    if desk.role < SchoolRole::Management {
        return Err(SchoolError::Role);
    }
    desk.is_current(shown)?;
    let now = desk.content().await?;
    let (now, restored) = blocking(move || {
        let restored = compare::restored(&now, &then, keep_decisions);
        (now, restored)
    })
    .await?;
    let mut changes = vec![BaseChange::MakeRestorePoint(RestorePointReason::Restore)];
    changes.extend(accounts::brought_back(desk, &now, restored).await?);
    changes.extend(more);
    desk.commit(changes, event.with("decisions_gardees", keep_decisions)).await?;
    Ok(())
}

async fn find(desk: &Desk, n: i64) -> Result<(RestorePoint, BaseContent)> {
    let point = desk.store.restore_point(&desk.base.slug, n).await?;
    Ok(point.ok_or(StoreError::Missing { what: "restore point" })?)
}
