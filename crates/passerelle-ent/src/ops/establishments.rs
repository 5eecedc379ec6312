//! *Établissements*: created and changed by the administrators of the ENT.

use passerelle_model::Uai;
use passerelle_store::ent::{AccountId, AccountQuery, EntChange, Establishment};
use passerelle_store::{AuditEvent, Commit, StoreError};

use crate::EntState;
use crate::rules::versions::establishment_version;

/// A school was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SchoolError {
    /// Another school has this code.
    #[error("the code is taken")]
    Taken,
    /// It could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How many accounts belong to a school.
pub async fn count(state: &EntState, school: Uai) -> Result<u64, StoreError> {
    let query = AccountQuery { schools: vec![school], ..AccountQuery::default() };
    Ok(state.store().find_accounts(&query).await?.total)
}

/// Creates a school.
pub async fn create(state: &EntState, by: AccountId, school: Establishment) -> Result<(), SchoolError> {
    let version = state.store().version().await?;
    if state.store().establishment(school.uai).await?.is_some() {
        return Err(SchoolError::Taken);
    }
    Ok(keep(state, by, school, "journal-etablissement-cree", version).await?)
}

/// Changes a school, if it is still as it was seen.
pub async fn change(
    state: &EntState,
    by: AccountId,
    school: Establishment,
    seen: &str,
) -> Result<(), SchoolError> {
    let version = state.store().version().await?;
    let found = state.store().establishment(school.uai).await?;
    let found = found.ok_or(StoreError::Missing { what: "establishment" })?;
    if establishment_version(&found) != seen {
        return Err(StoreError::Stale.into());
    }
    Ok(keep(state, by, school, "journal-etablissement-change", version).await?)
}

async fn keep(
    state: &EntState,
    by: AccountId,
    school: Establishment,
    action: &str,
    version: passerelle_store::Version,
) -> Result<(), StoreError> {
    let event =
        AuditEvent::new(state.now(), by.to_string(), action).with("etablissement", school.uai.as_str());
    let changes = vec![EntChange::PutEstablishment(school)];
    state.store().commit(Commit { changes, event, expected: Some(version) }).await?;
    Ok(())
}
