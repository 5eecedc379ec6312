//! The identifier that a recipient knows an account by.

use passerelle_model::{InvalidIdentifier, OpaqueId};
use passerelle_store::StoreError;
use passerelle_store::ent::{AccountId, RecipientId};
use passerelle_web::random::{self, NoRandom};

use crate::EntState;

/// No identifier: whoever needs one does not enter.
#[derive(Debug, thiserror::Error)]
pub enum IdentifierError {
    /// None could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// What was drawn is no identifier.
    #[error(transparent)]
    Shape(#[from] InvalidIdentifier),
    /// None could be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The identifier of an account for a recipient; drawn at first need, the same for ever after.
pub async fn identifier(
    state: &EntState,
    account: AccountId,
    recipient: &str,
) -> Result<OpaqueId, IdentifierError> {
    Ok(state.store().opaque_id(account, recipient, draw()?).await?)
}

/// What each recipient knows this account by; those that know nothing of it are left out.
pub async fn identifiers_sent(
    state: &EntState,
    account: AccountId,
) -> Result<Vec<(RecipientId, String, OpaqueId)>, StoreError> {
    let mut sent = Vec::new();
    for recipient in state.store().recipients().await? {
        for (_, id) in state.store().opaque_ids(&recipient.id, &[account]).await? {
            sent.push((recipient.id.clone(), recipient.name.clone(), id));
        }
    }
    Ok(sent)
}

/// A random identifier that nobody has yet.
pub fn draw() -> Result<OpaqueId, IdentifierError> {
    let uuid = uuid::Builder::from_random_bytes(random::bytes()?).into_uuid();
    Ok(OpaqueId::new(uuid.to_string())?)
}
