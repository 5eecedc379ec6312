//! Proving who one is, and the sign-on session that follows.

use std::net::IpAddr;

use http::HeaderMap;
use passerelle_model::Secret;
use passerelle_store::ent::{Account, EntChange};
use passerelle_store::{AuditEvent, Commit, StoreError, TokenDigest};
use passerelle_web::metrics::{self, Outcome};
use passerelle_web::{PasswordsError, SetCookie, SignedIn, Wait};
use serde::{Deserialize, Serialize};

use super::logout;
use crate::EntState;
use crate::rules::release::may_sign_in;
use crate::state::SignOn;

/// Stands in the journal for a name that no account has: writing it takes the time that another refusal takes.
pub(super) const NOBODY: &str = "inconnu";

/// The value of the cookie of those who want to be warned.
const WARN: &str = "oui";

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
/// exists makes no difference to the time it takes. Where a second factor is on, nobody is signed in yet.
pub async fn check(
    state: &EntState,
    login: &str,
    password: Secret<String>,
    from: IpAddr,
) -> Result<Account, SignInError> {
    let checked = recognise(state, login.trim(), password, from).await;
    match &checked {
        // Counted once the session is open: a code may be missing.
        Ok(_) => {}
        Err(SignInError::NotRecognised) => metrics::sign_in(Outcome::Refused),
        Err(SignInError::TooMany(_)) => metrics::sign_in(Outcome::Throttled),
        Err(SignInError::Passwords(_) | SignInError::Store(_)) => metrics::sign_in(Outcome::Failed),
    }
    checked
}

async fn recognise(
    state: &EntState,
    login: &str,
    password: Secret<String>,
    from: IpAddr,
) -> Result<Account, SignInError> {
    state.sign_ins().attempt(login, from).map_err(SignInError::TooMany)?;
    let account = state.store().account_by_login(login).await?;
    let kept = account.as_ref().and_then(|account| account.password.as_ref());
    let typed = Secret::new(password.expose_secret().clone());
    let right = state.passwords().verify(password, kept).await?;
    match account {
        Some(account) if right && may_sign_in(&account) => {
            if account.password.as_ref().is_some_and(|kept| state.passwords().needs_upgrade(kept)) {
                strengthen(state, &account, typed).await;
            }
            Ok(account)
        }
        refused => {
            let actor = refused.map_or_else(|| NOBODY.to_owned(), |account| account.id.to_string());
            note(state, actor, "journal-connexion-refusee").await?;
            Err(SignInError::NotRecognised)
        }
    }
}

/// Hashes anew a password whose hash is not of today. What fails here is tried again the next time: it keeps nobody
/// out.
async fn strengthen(state: &EntState, account: &Account, typed: Secret<String>) {
    let done = async {
        let hash = state.passwords().hash(typed).await?;
        let stronger = Account { password: Some(hash), ..account.clone() };
        let event = AuditEvent::new(state.now(), account.id.to_string(), "journal-mot-de-passe-renforce")
            .with("compte", account.id);
        let changes = vec![EntChange::ReplaceAccount(Box::new(account.clone()), Box::new(stronger))];
        state.store().commit(Commit { changes, event, expected: None }).await?;
        Ok::<(), SignInError>(())
    };
    if let Err(error) = done.await {
        tracing::info!(%error, "a password was not hashed anew");
    }
}

/// What somebody wants beside signing in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Choices {
    /// To stay signed in on this device.
    pub remember: bool,
    /// To be warned before being handed over to another service.
    pub warn: bool,
}

/// A session that has just been opened or confirmed.
#[derive(Debug)]
pub struct Opened {
    /// What it keeps.
    pub sign_on: SignOn,
    /// Its key in the store.
    pub session: TokenDigest,
    /// What the browser keeps from now on.
    pub cookies: Vec<SetCookie>,
}

/// Opens a session for somebody who has shown every factor of theirs: the only way to one. Somebody who proves again who
/// they are keeps theirs, and the services entered with it; somebody else's in the same browser ends.
pub async fn complete(
    state: &EntState,
    headers: &HeaderMap,
    account: &Account,
    choices: Choices,
    from: IpAddr,
) -> Result<Opened, StoreError> {
    state.sign_ins().succeeded(&account.login, from);
    metrics::sign_in(Outcome::Success);
    note(state, account.id.to_string(), "journal-connexion-ouverte").await?;
    let long_term = choices.remember && state.remembered_life() > 0;
    let mut sign_on = SignOn { account: account.id, authenticated_at: state.now(), long_term };
    let warning = warning(state, headers, choices.warn, long_term);
    if let Some(earlier) = state.sign_on().find::<SignOn>(headers).await? {
        if earlier.subject.account == account.id {
            sign_on.long_term |= earlier.subject.long_term;
            let cookies = confirm(state, headers, &earlier, &sign_on, long_term).await?;
            let cookies = cookies.into_iter().chain(warning).collect();
            return Ok(Opened { sign_on, session: earlier.digest, cookies });
        }
        logout::end(state, &earlier).await?;
    }
    let owner = account.id.to_string();
    let (token, cookie) = if long_term {
        let life = state.remembered_life();
        let token = state.sign_on().open_token_for(&owner, None, &sign_on, life).await?;
        let cookie = state.granting_cookie().set_for(token.expose_secret(), seconds(life));
        (token, cookie)
    } else {
        let token = state.sign_on().open_token(&owner, None, &sign_on).await?;
        let cookie = state.granting_cookie().set(token.expose_secret());
        (token, cookie)
    };
    let cookies = std::iter::once(cookie).chain(warning).collect();
    Ok(Opened { sign_on, session: token.digest(), cookies })
}

/// The earlier session of the same person goes on, and longer than usual if they now want that.
async fn confirm(
    state: &EntState,
    headers: &HeaderMap,
    earlier: &SignedIn<SignOn>,
    sign_on: &SignOn,
    long_term: bool,
) -> Result<Option<SetCookie>, StoreError> {
    state.sign_on().update(&earlier.digest, sign_on).await?;
    if !long_term {
        return Ok(None);
    }
    let life = state.remembered_life();
    state.sign_on().prolong(&earlier.digest, life).await?;
    let kept = state.granting_cookie();
    Ok(kept.read(headers).map(|token| kept.set_for(token, seconds(life))))
}

/// The cookie of whoever wants to be warned lasts as long as the session; an earlier one is taken back.
fn warning(state: &EntState, headers: &HeaderMap, wanted: bool, long_term: bool) -> Option<SetCookie> {
    let cookie = state.warning_cookie();
    match wanted {
        true if long_term => Some(cookie.set_for(WARN, seconds(state.remembered_life()))),
        true => Some(cookie.set(WARN)),
        false => cookie.read(headers).is_some().then(|| cookie.clear()),
    }
}

/// Whether this browser's person wants to be warned before each hand-over.
pub fn wants_warning(state: &EntState, headers: &HeaderMap) -> bool {
    state.warning_cookie().read(headers) == Some(WARN)
}

fn seconds(life: i64) -> u32 {
    u32::try_from(life).unwrap_or(u32::MAX)
}

async fn note(state: &EntState, actor: String, action: &str) -> Result<(), StoreError> {
    let event = AuditEvent::new(state.now(), actor, action);
    state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
    Ok(())
}
