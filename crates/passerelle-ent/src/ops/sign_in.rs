//! Proving who one is, and the sign-on session that follows.

use std::net::IpAddr;

use passerelle_model::Secret;
use passerelle_store::ent::Account;
use passerelle_store::{AuditEvent, Commit, StoreError, TokenDigest};
use passerelle_web::{PasswordsError, SetCookie, SignedIn, Wait};

use super::logout;
use crate::EntState;
use crate::rules::release::may_sign_in;
use crate::state::SignOn;

/// Stands in the journal for a name that no account has: writing it takes the time that another refusal takes.
const NOBODY: &str = "inconnu";

/// Nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown name, wrong password, or an account that may not sign in: nobody learns which.
    #[error("not recognised")]
    NotRecognised,
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany(Wait),
    /// The password could not be checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The account could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The account of this name and password. White space around the name and its case do not count. Whether the account
/// exists makes no difference to the time it takes.
pub async fn check(
    state: &EntState,
    login: &str,
    password: Secret<String>,
    from: IpAddr,
) -> Result<Account, SignInError> {
    let login = login.trim();
    state.sign_ins().attempt(login, from).map_err(SignInError::TooMany)?;
    let account = state.store().account_by_login(login).await?;
    let kept = account.as_ref().and_then(|account| account.password.as_ref());
    let right = state.passwords().verify(password, kept).await?;
    match account {
        Some(account) if right && may_sign_in(&account) => Ok(account),
        refused => {
            let actor = refused.map_or_else(|| NOBODY.to_owned(), |account| account.id.to_string());
            note(state, actor, "journal-connexion-refusee").await?;
            Err(SignInError::NotRecognised)
        }
    }
}

/// A session that has just been opened or confirmed.
#[derive(Debug)]
pub struct Opened {
    /// What it keeps.
    pub sign_on: SignOn,
    /// Its key in the store.
    pub session: TokenDigest,
    /// The browser's new cookie; `None` when it keeps the one it has.
    pub cookie: Option<SetCookie>,
}

/// Opens a session. Somebody who proves again who they are keeps theirs, and the services entered with it; somebody
/// else's in the same browser ends.
pub async fn open(
    state: &EntState,
    account: &Account,
    earlier: Option<SignedIn<SignOn>>,
) -> Result<Opened, StoreError> {
    let sign_on = SignOn { account: account.id, authenticated_at: state.now() };
    note(state, account.id.to_string(), "journal-connexion-ouverte").await?;
    if let Some(earlier) = earlier {
        if earlier.subject.account == account.id {
            state.sign_on().update(&earlier.digest, &sign_on).await?;
            return Ok(Opened { sign_on, session: earlier.digest, cookie: None });
        }
        logout::end(state, &earlier).await?;
    }
    let token = state.sign_on().open_token(&account.id.to_string(), None, &sign_on).await?;
    let cookie = state.granting_cookie().set(token.expose_secret());
    Ok(Opened { sign_on, session: token.digest(), cookie: Some(cookie) })
}

async fn note(state: &EntState, actor: String, action: &str) -> Result<(), StoreError> {
    let event = AuditEvent::new(state.now(), actor, action);
    state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
    Ok(())
}
