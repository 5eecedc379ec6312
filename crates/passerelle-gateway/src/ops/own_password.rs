//! A password of one's own: the first one, with the code that the school printed, and another one later.

use std::net::IpAddr;

use passerelle_model::Secret;
use passerelle_store::service::{ActivationCode, Base, BaseChange, UserRow};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Realm, StoreError};
use passerelle_web::new_password::{Chosen, Unfit};
use passerelle_web::paper_code::typed;
use passerelle_web::{PasswordsError, SetCookie, Wait};

use super::{direct, people};
use crate::state::{GatewayState, Visit, Who};

/// No password was set.
#[derive(Debug, thiserror::Error)]
pub enum OwnPasswordError {
    /// Unknown login, wrong code or password, a code that has expired or served: nobody learns which.
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
    /// The user could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives the user of this login and code their password. The code serves once.
pub async fn activate(
    state: &GatewayState,
    base: &Base,
    from: IpAddr,
    login: &str,
    code: &str,
    chosen: Chosen,
) -> Result<(), OwnPasswordError> {
    let login = login.trim();
    let account = format!("activation:{}:{login}", base.slug);
    state.throttle().attempt(&account, from).map_err(OwnPasswordError::TooMany)?;
    let (user, given) = recognised(state, base, login, code).await?;
    state.throttle().succeeded(&account, from);
    let password = state.passwords().hash(accepted(chosen, &user)?).await?;
    let change =
        BaseChange::SpendActivationCode { user: user.record.user.id.clone(), mark: given.mark, password };
    let event = event(state, &user, "journal-code-utilise");
    let commit = Commit { changes: vec![change], event, expected: None };
    match state.store().commit(&base.slug, commit).await {
        Ok(_) => Ok(()),
        // Somebody was faster with the same code.
        Err(StoreError::Refused { .. }) => Err(OwnPasswordError::NotRecognised),
        Err(error) => Err(error.into()),
    }
}

async fn recognised(
    state: &GatewayState,
    base: &Base,
    login: &str,
    code: &str,
) -> Result<(UserRow, ActivationCode), OwnPasswordError> {
    let user = state.store().user_by_login(&base.slug, login).await?;
    let given = match &user {
        Some(user) => state.store().activation_code(&base.slug, user.n).await?,
        None => None,
    };
    let found = user.zip(given).filter(|(user, given)| {
        let owner = ActivationCode::owner(&base.slug, &user.record.user.id);
        state.vault().is_mark(&owner, &typed(code), &given.mark) && given.expires > state.now()
    });
    if let Some(found) = found {
        return Ok(found);
    }
    let event = AuditEvent::new(state.now(), "", "journal-code-refuse");
    state.store().commit(&base.slug, Commit { changes: Vec::new(), event, expected: None }).await?;
    Err(OwnPasswordError::NotRecognised)
}

/// Sets another password, once the present one is known. Every session that was opened with it ends; this browser gets a
/// new one.
pub async fn change(
    state: &GatewayState,
    base: &Base,
    user: &UserRow,
    from: IpAddr,
    present: Secret<String>,
    chosen: Chosen,
) -> Result<SetCookie, OwnPasswordError> {
    let login = user.record.login.as_deref().unwrap_or_default();
    let account = direct::account(base, login);
    state.throttle().attempt(&account, from).map_err(OwnPasswordError::TooMany)?;
    if !state.passwords().verify(present, user.record.password.as_ref()).await? {
        return Err(OwnPasswordError::NotRecognised);
    }
    state.throttle().succeeded(&account, from);
    let password: PasswordHash = state.passwords().hash(accepted(chosen, user)?).await?;
    let changes = vec![BaseChange::SetUserPassword(user.record.user.id.clone(), password)];
    let event = event(state, user, "journal-mot-de-passe-change");
    state.store().commit(&base.slug, Commit { changes, event, expected: None }).await?;
    let owner = base.slug.user_owner(user.n);
    for realm in [Realm::Spaces, Realm::Client] {
        state.store().close_owned(realm, &owner).await?;
    }
    let visit = Visit::new(base, Who::user(user), None);
    Ok(state.spaces().open(&owner, None, &visit).await?)
}

fn accepted(chosen: Chosen, user: &UserRow) -> Result<Secret<String>, Unfit> {
    let person = &user.record.user;
    let login = user.record.login.as_deref().unwrap_or_default();
    chosen.accepted(&[login, &person.family_name, &person.given_name])
}

/// The user whose own password opened a session; nobody for those whom the ENT vouches for.
pub async fn holder(state: &GatewayState, base: &Base, who: &Who) -> Result<Option<UserRow>, StoreError> {
    match who {
        Who::User { .. } => Ok(people::users(state, base, who).await?.pop()),
        Who::Identified(_) => Ok(None),
    }
}

/// People are row numbers in the journal.
fn event(state: &GatewayState, user: &UserRow, action: &str) -> AuditEvent {
    AuditEvent::new(state.now(), "", action).with("utilisateur", user.n)
}
