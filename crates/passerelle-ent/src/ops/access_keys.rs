//! Keys of programs that fetch exports: made once, shown once, taken back.

use passerelle_model::Uai;
use passerelle_store::ent::{AccessKey, AccountId, EntChange, Recipient};
use passerelle_store::{AuditEvent, Commit, StoreError, TokenDigest};
use passerelle_web::Token;
use passerelle_web::random::NoRandom;

use crate::EntState;

/// A key was not made, or not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AccessKeyError {
    /// None could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// It could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The keys of a service, by name.
pub async fn of(state: &EntState, recipient: &str) -> Result<Vec<AccessKey>, StoreError> {
    let mut keys = state.store().access_keys().await?;
    keys.retain(|key| key.recipient == recipient);
    Ok(keys)
}

/// Makes a key that fetches the file of a service for these schools, every school when there is none. What is given
/// back is all that will ever be known of it.
pub async fn make(
    state: &EntState,
    by: AccountId,
    recipient: &Recipient,
    name: &str,
    schools: Vec<Uai>,
) -> Result<Token, AccessKeyError> {
    let token = Token::random()?;
    let event = event(state, by, "journal-cle-creee", &recipient.id, name);
    let event = event.with("etablissements", joined(&schools));
    let key = AccessKey {
        digest: token.digest(),
        name: name.to_owned(),
        recipient: recipient.id.clone(),
        schools,
        created: state.now(),
        used: None,
    };
    let changes = vec![EntChange::PutAccessKey(key)];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(token)
}

/// Takes back a key of a service; nothing happens when it has none of this digest.
pub async fn revoke(
    state: &EntState,
    by: AccountId,
    recipient: &str,
    digest: &str,
) -> Result<(), StoreError> {
    let keys = of(state, recipient).await?;
    let Some(key) = keys.into_iter().find(|key| key.digest.as_hex() == digest) else { return Ok(()) };
    let event = event(state, by, "journal-cle-retiree", recipient, &key.name);
    let changes = vec![EntChange::RemoveAccessKey(key.digest)];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

/// The key that a program shows, if it is one of ours; it counts as used.
pub async fn presented(state: &EntState, text: &str) -> Result<Option<AccessKey>, StoreError> {
    match Token::read(text) {
        Some(token) => state.store().use_access_key(&token.digest(), state.now()).await,
        None => Ok(None),
    }
}

/// Whether a key opens the files of all these schools.
pub fn covers(key: &AccessKey, schools: &[Uai]) -> bool {
    key.schools.is_empty() || schools.iter().all(|school| key.schools.contains(school))
}

/// What the journal calls whoever shows this key: the beginning of its digest, which opens nothing.
pub fn actor(digest: &TokenDigest) -> String {
    format!("cle:{}", digest.as_hex().get(..8).unwrap_or_default())
}

fn joined(schools: &[Uai]) -> String {
    schools.iter().map(Uai::as_str).collect::<Vec<_>>().join(", ")
}

fn event(state: &EntState, by: AccountId, action: &str, recipient: &str, name: &str) -> AuditEvent {
    AuditEvent::new(state.now(), by.to_string(), action).with("service", recipient).with("nom", name)
}
