//! Another password, by its holder.

use std::net::IpAddr;

use passerelle_model::Secret;
use passerelle_store::TokenDigest;
use passerelle_store::ent::Account;
use passerelle_web::new_password::Chosen;

use super::activation::ActivationError;
use super::open_sessions::{keep_own, sign_out_elsewhere};
use crate::EntState;
use crate::rules::accounts::with_password;
use crate::rules::passwords::accepted;

/// Changes the password of the account, once the present one is known; every session but this one ends.
pub async fn change(
    state: &EntState,
    account: &Account,
    portal: &TokenDigest,
    present: Secret<String>,
    chosen: Chosen,
    from: IpAddr,
) -> Result<(), ActivationError> {
    prove(state, account, present, from).await?;
    let hash = state.passwords().hash(accepted(chosen, account)?).await?;
    let after = with_password(account.clone(), hash);
    keep_own(state, account.clone(), after, "journal-compte-mot-de-passe-change").await?;
    sign_out_elsewhere(state, account.id, portal).await?;
    Ok(())
}

/// Checks the present password of somebody who is signed in; a wrong one is `NotRecognised`.
pub(super) async fn prove(
    state: &EntState,
    account: &Account,
    present: Secret<String>,
    from: IpAddr,
) -> Result<(), ActivationError> {
    state.sign_ins().attempt(&account.login, from).map_err(ActivationError::TooMany)?;
    let right = state.passwords().verify(present, account.password.as_ref()).await?;
    if right { Ok(()) } else { Err(ActivationError::NotRecognised) }
}
