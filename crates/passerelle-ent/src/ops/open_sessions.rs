//! Where somebody is signed in, and « me déconnecter partout ».

use passerelle_model::Timestamp;
use passerelle_store::ent::{Account, AccountId, EntChange};
use passerelle_store::{AuditEvent, Commit, Realm, StoreError, TokenDigest};

use super::logout::{self, to_its_end};
use crate::{EntState, SignOn};

/// A sign-on session that is open. Nothing is kept of the device or of its address.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Its key in the store.
    pub digest: TokenDigest,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// Whether it lasts beyond the browser (« rester connecté »).
    pub long_term: bool,
    /// Whether it is the one that the page is looked at with.
    pub current: bool,
}

/// The open sessions of an account, the last opened first; `portal` is the portal session of whoever looks at its own.
pub async fn open_sessions(
    state: &EntState,
    id: AccountId,
    portal: Option<&TokenDigest>,
) -> Result<Vec<OpenSession>, StoreError> {
    let own = match portal {
        Some(portal) => sign_on_of(state, portal).await?,
        None => None,
    };
    let sessions = state.store().sessions_of(Realm::SignOn, &id.to_string(), state.now()).await?;
    let open = sessions.into_iter().map(|session| OpenSession {
        opened: session.created,
        seen: session.seen,
        long_term: serde_json::from_str::<SignOn>(&session.subject).is_ok_and(|sign_on| sign_on.long_term),
        current: own.as_deref() == Some(session.digest.as_hex()),
        digest: session.digest,
    });
    Ok(open.collect())
}

/// Ends every session of the account, the one that asks for it included; its services are told.
pub async fn sign_out_everywhere(state: &EntState, id: AccountId) -> Result<(), StoreError> {
    let state = state.clone();
    to_its_end(async move {
        logout::end_everything(&state, id).await?;
        let event =
            AuditEvent::new(state.now(), id.to_string(), "journal-compte-deconnecte").with("compte", id);
        state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
        Ok(())
    })
    .await
}

/// Ends every session of the account but the one that asks for it; their services are told.
pub async fn sign_out_elsewhere(
    state: &EntState,
    id: AccountId,
    portal: &TokenDigest,
) -> Result<(), StoreError> {
    let own = sign_on_of(state, portal).await?;
    let state = state.clone();
    to_its_end(async move {
        for session in state.store().sessions_of(Realm::SignOn, &id.to_string(), state.now()).await? {
            if own.as_deref() != Some(session.digest.as_hex()) {
                logout::end_one(&state, &session.digest).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Keeps what the holder of an account has changed about it.
pub(super) async fn keep_own(
    state: &EntState,
    before: Account,
    after: Account,
    action: &str,
) -> Result<(), StoreError> {
    let event = AuditEvent::new(state.now(), after.id.to_string(), action).with("compte", after.id);
    let changes = vec![EntChange::ReplaceAccount(Box::new(before), Box::new(after))];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

/// The sign-on session that a portal session hangs on.
async fn sign_on_of(state: &EntState, portal: &TokenDigest) -> Result<Option<String>, StoreError> {
    Ok(state.store().session(Realm::Portal, portal, state.now()).await?.and_then(|session| session.tie))
}
