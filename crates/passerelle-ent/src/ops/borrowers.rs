//! The borrowers of a school's library: the list, and how it is made.

use std::collections::HashMap;

use passerelle_model::Uai;
use passerelle_store::ent::{AccountId, EntChange};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::exports::{ExportError, Identifiers};
use crate::EntState;
use crate::rules::borrowers::{Settings, borrowers, csv, described};

/// Under which name the settings are kept.
const SETTING: &str = "emprunteurs";

/// How the list is made; as usual until somebody says otherwise. Settings that cannot be read are an error: the list
/// must not silently change its form.
pub async fn settings(state: &EntState) -> Result<Settings, BorrowersError> {
    match state.store().setting(SETTING).await? {
        None => Ok(Settings::default()),
        Some(text) => Ok(serde_json::from_str(&text)?),
    }
}

/// The settings were not read or not kept.
#[derive(Debug, thiserror::Error)]
pub enum BorrowersError {
    /// What is kept cannot be read.
    #[error("the settings of the borrowers' list cannot be read")]
    Unreadable(#[from] serde_json::Error),
    /// The store failed, or somebody else changed them first.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The list could not be made.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// Keeps how the list is made, unless somebody changed it since `shown`.
pub async fn keep(
    state: &EntState,
    by: AccountId,
    shown: &Settings,
    chosen: &Settings,
) -> Result<(), BorrowersError> {
    let version = state.store().version().await?;
    let before = settings(state).await?;
    if before != *shown {
        return Err(StoreError::Stale.into());
    }
    let event = AuditEvent::new(state.now(), by.to_string(), "journal-emprunteurs-reglages")
        .with("avant", described(&before))
        .with("apres", described(chosen));
    let changes = vec![EntChange::PutSetting(SETTING.to_owned(), serde_json::to_string(chosen)?)];
    state.store().commit(Commit { changes, event, expected: Some(version) }).await?;
    Ok(())
}

/// The list of a school. The identifiers that it shows for the first time are kept together with the journal's entry.
pub async fn list(
    state: &EntState,
    by: AccountId,
    settings: &Settings,
    school: Uai,
) -> Result<Vec<u8>, BorrowersError> {
    /// How often identifiers may be fixed by somebody else while the list is made.
    const ATTEMPTS: usize = 3;
    let accounts = state.store().accounts_of(&[school]).await?;
    let found = borrowers(settings, &accounts, school);
    let rows: Vec<_> = found.iter().map(|one| one.account.id).collect();
    let event = AuditEvent::new(state.now(), by.to_string(), "journal-export-bcdi")
        .with("etablissement", school.as_str())
        .with("n", found.len());
    let Some(recipient) = settings.identified_for() else {
        state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
        return Ok(csv(settings, &found, &HashMap::new()));
    };
    for _ in 0..ATTEMPTS {
        let ids = Identifiers::of(state, recipient, &rows).await?;
        let changes = vec![EntChange::FixOpaqueIds(recipient.to_owned(), ids.new.clone())];
        state.store().commit(Commit { changes, event: event.clone(), expected: None }).await?;
        if ids.stand(state, recipient).await? {
            return Ok(csv(settings, &found, &ids.all));
        }
    }
    Err(ExportError::Unsettled.into())
}
