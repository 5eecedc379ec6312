//! The first sign-in: a code on paper becomes a password of the holder's own.

use std::net::IpAddr;

use passerelle_store::ent::{Account, EntChange};
use passerelle_store::{AuditEvent, Commit, StoreError};
use passerelle_web::new_password::{Chosen, Unfit};
use passerelle_web::{PasswordsError, Wait};

use super::codes::owner;
use super::sign_in::NOBODY;
use crate::EntState;
use crate::rules::codes::{activated, may_activate, typed};
use crate::rules::passwords::accepted;

/// No account was activated.
#[derive(Debug, thiserror::Error)]
pub enum ActivationError {
    /// Unknown name, wrong code, a code that has expired or served, an account that is blocked: nobody learns which.
    #[error("not recognised")]
    NotRecognised,
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany(Wait),
    /// The new password is not taken.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// It could not be hashed.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The account could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the account of this name and code its password. The code serves once.
pub async fn activate(
    state: &EntState,
    login: &str,
    code: &str,
    chosen: Chosen,
    from: IpAddr,
) -> Result<(), ActivationError> {
    let login = login.trim();
    state.sign_ins().attempt(login, from).map_err(ActivationError::TooMany)?;
    let before = recognised(state, login, code).await?;
    state.sign_ins().succeeded(login, from);
    let password = accepted(chosen, &before)?;
    let hash = state.passwords().hash(password).await?;
    let account = activated(before.clone(), hash);
    let event = AuditEvent::new(state.now(), before.id.to_string(), "journal-compte-active")
        .with("compte", before.id);
    let changes = vec![EntChange::ReplaceAccount(Box::new(before), Box::new(account))];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

async fn recognised(state: &EntState, login: &str, code: &str) -> Result<Account, ActivationError> {
    let account = state.store().account_by_login(login).await?;
    let actor = account.as_ref().map_or_else(|| NOBODY.to_owned(), |account| account.id.to_string());
    let right = |account: &Account| {
        let mark = account.credentials.activation.as_ref().map_or("", |given| given.code.as_phc());
        let same = state.vault().is_mark(&owner(account.id), &typed(code), mark);
        same && may_activate(account, state.now())
    };
    if let Some(account) = account.filter(right) {
        return Ok(account);
    }
    let event = AuditEvent::new(state.now(), actor, "journal-activation-refusee");
    state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
    Err(ActivationError::NotRecognised)
}
