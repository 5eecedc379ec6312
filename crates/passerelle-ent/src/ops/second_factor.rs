//! The second factor of an account: turned on, checked, turned off.

use std::net::IpAddr;

use passerelle_model::Secret;
use passerelle_store::StoreError;
use passerelle_store::ent::{Account, AccountId, Credentials, SecondFactor};
use passerelle_web::enrolment::{Enrolment, Holder};
use passerelle_web::random::{self, NoRandom};
use passerelle_web::{PasswordsError, VaultError, Wait};

use super::activation::ActivationError;
use super::my_password::prove;
use super::open_sessions::keep_own;
use crate::EntState;
use crate::rules::accounts::without_second_factor;
use crate::rules::codes::{code as paper_code, typed};

/// Recovery codes that are given at once.
const RECOVERY_CODES: usize = 10;
/// How often somebody else may change the account while a code is taken note of.
const ATTEMPTS: usize = 3;

/// The second factor was neither changed nor checked.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    /// The code is wrong, or has served already.
    #[error("not the code")]
    WrongCode,
    /// The present password is wrong.
    #[error("not the password")]
    WrongPassword,
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany(Wait),
    /// The secret could not be sealed or opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// No secret could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The password could not be checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// The account could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ActivationError> for SecondFactorError {
    fn from(error: ActivationError) -> Self {
        match error {
            ActivationError::TooMany(wait) => Self::TooMany(wait),
            ActivationError::Passwords(error) => Self::Passwords(error),
            ActivationError::Store(error) => Self::Store(error),
            ActivationError::NotRecognised | ActivationError::Unfit(_) => Self::WrongPassword,
        }
    }
}

/// Draws a secret for the account.
pub fn draw(state: &EntState, account: &Account) -> Result<Enrolment, SecondFactorError> {
    Ok(holder(state, account).enrol(state.vault(), random::bytes()?)?)
}

/// The secret that a page of the same account carried.
pub fn drawn(state: &EntState, account: &Account, sealed: &str) -> Result<Enrolment, SecondFactorError> {
    Ok(holder(state, account).again(state.vault(), sealed)?)
}

fn holder(state: &EntState, account: &Account) -> Holder {
    Holder {
        purpose: "second-factor",
        account: account.id.to_string(),
        issuer: state.site().ent().to_owned(),
        login: account.login.clone(),
    }
}

/// Turns the second factor on, once a code shows that the application has the secret; gives the recovery codes, which
/// are told once.
pub async fn turn_on(
    state: &EntState,
    account: &Account,
    sealed: &str,
    code: &str,
) -> Result<Vec<Secret<String>>, SecondFactorError> {
    if account.credentials.second_factor.is_some() {
        return Err(StoreError::Stale.into());
    }
    let proven = holder(state, account).proven(state.vault(), sealed, code, state.now())?;
    let (sealed_secret, last_step) = proven.ok_or(SecondFactorError::WrongCode)?;
    let mut codes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        codes.push(paper_code(random::bytes()?));
    }
    let factor = SecondFactor {
        sealed_secret,
        last_step,
        recovery: codes.iter().map(|code| state.vault().mark(&recovering(account.id), code)).collect(),
    };
    keep_own(state, account.clone(), with(account.clone(), factor), "journal-compte-second-facteur").await?;
    Ok(codes.into_iter().map(Secret::new).collect())
}

/// Turns it off, with the password and a code.
pub async fn turn_off(
    state: &EntState,
    account: &Account,
    password: Secret<String>,
    code: &str,
    from: IpAddr,
) -> Result<(), SecondFactorError> {
    prove(state, account, password, from).await?;
    if !verify(state, account, code).await? {
        return Err(SecondFactorError::WrongCode);
    }
    let before = state.store().account(account.id).await?.ok_or(StoreError::Missing { what: "account" })?;
    let after = without_second_factor(before.clone());
    keep_own(state, before, after, "journal-compte-second-facteur-arrete").await?;
    Ok(())
}

/// Whether it is a code of the account's application, or one of its recovery codes; either serves once. It fails where
/// the secret cannot be opened: nobody is let in without it.
pub async fn verify(state: &EntState, account: &Account, code: &str) -> Result<bool, SecondFactorError> {
    let mut lost = 0;
    loop {
        // As it is now: a code that has just served elsewhere is known to have.
        let Some(account) = state.store().account(account.id).await? else { return Ok(false) };
        let Some((after, event)) = spent(state, &account, code)? else { return Ok(false) };
        match keep_own(state, account, after, event).await {
            Ok(()) => return Ok(true),
            Err(StoreError::Stale) if lost < ATTEMPTS => lost += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

/// The account once the code has served; nothing when it does not serve.
fn spent(
    state: &EntState,
    account: &Account,
    code: &str,
) -> Result<Option<(Account, &'static str)>, SecondFactorError> {
    let Some(factor) = &account.credentials.second_factor else { return Ok(None) };
    let (vault, kept) = (state.vault(), &factor.sealed_secret);
    let step = holder(state, account).step(vault, kept, code, factor.last_step, state.now())?;
    if let Some(last_step) = step {
        let factor = SecondFactor { last_step, ..factor.clone() };
        return Ok(Some((with(account.clone(), factor), "journal-compte-second-facteur-verifie")));
    }
    let (code, owner) = (typed(code), recovering(account.id));
    let Some(place) = factor.recovery.iter().position(|mark| state.vault().is_mark(&owner, &code, mark))
    else {
        return Ok(None);
    };
    let mut factor = factor.clone();
    factor.recovery.remove(place);
    Ok(Some((with(account.clone(), factor), "journal-compte-code-de-secours")))
}

fn with(account: Account, factor: SecondFactor) -> Account {
    let credentials = Credentials { second_factor: Some(factor), ..account.credentials.clone() };
    Account { credentials, ..account }
}

/// What the vault marks the recovery codes under.
fn recovering(id: AccountId) -> String {
    format!("recovery:{id}")
}
