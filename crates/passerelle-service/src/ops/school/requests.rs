//! Requests of people who are not linked yet: looked at, granted, dropped.

use passerelle_model::Provider;
use passerelle_store::StoreError;
use passerelle_store::service::{BaseChange, BaseContent, LinkRequest, SchoolRole};

use super::{Desk, Result, SchoolError};
use crate::rules::school::exclusive::{NotExclusive, holds};
use crate::rules::school::requests;
use crate::rules::school::view::View;

/// The requests that wait, the oldest first, and what the base holds.
pub async fn waiting(desk: &Desk) -> Result<(Vec<LinkRequest>, BaseContent)> {
    let requests = desk.store.requests(&desk.base.slug).await?;
    let content = if requests.is_empty() { BaseContent::default() } else { desk.content().await? };
    Ok((requests, content))
}

/// One of them.
pub async fn one(desk: &Desk, n: i64) -> Result<(LinkRequest, BaseContent)> {
    let (requests, content) = waiting(desk).await?;
    let request = requests.into_iter().find(|request| request.n == n);
    Ok((request.ok_or(StoreError::Missing { what: "request" })?, content))
}

/// « Relier »: one decision in one commit. It needs no exclusive mode, unless somebody else is in it.
pub async fn grant(desk: &Desk, n: i64, user: i64, reason: &str) -> Result<()> {
    may_answer(desk)?;
    let (request, content) = one(desk, n).await?;
    let view = View::new(&content, Provider::Cas);
    let row = content.users.iter().find(|row| row.n == user).ok_or(StoreError::Missing { what: "user" })?;
    let likeness = requests::likeness(&requests::candidates(&content, &view, &request), row);
    let stamp = (desk.now, desk.login.as_str());
    let changes = requests::grant(&view, &request, row, likeness, reason, stamp)?;
    let mut event = desk
        .event("journal-demande-reliee")
        .with("numero", request.number.as_str())
        .with("utilisateur", user);
    if !reason.trim().is_empty() {
        event = event.with("raison", reason.trim());
    }
    desk.commit(changes, event).await?;
    Ok(())
}

/// « Retirer la demande »: nobody is linked, and what was written is erased.
pub async fn drop(desk: &Desk, n: i64) -> Result<()> {
    may_answer(desk)?;
    let requests = desk.store.requests(&desk.base.slug).await?;
    let request = requests.into_iter().find(|request| request.n == n);
    let request = request.ok_or(StoreError::Missing { what: "request" })?;
    let event = desk.event("journal-demande-retiree").with("numero", request.number.as_str());
    desk.note(vec![BaseChange::RemoveRequest(n)], event).await?;
    Ok(())
}

fn may_answer(desk: &Desk) -> Result<()> {
    if desk.role < SchoolRole::Referent {
        return Err(SchoolError::Role);
    }
    match holds(&desk.base, &desk.login) {
        Ok(()) | Err(NotExclusive::Nobody) => Ok(()),
        Err(held) => Err(held.into()),
    }
}
