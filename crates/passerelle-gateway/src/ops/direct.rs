//! The service's own login and password.

use std::net::IpAddr;

use passerelle_model::Secret;
use passerelle_store::service::{Base, UserRow};
use passerelle_web::Problem;

use crate::state::GatewayState;

/// The user of this login, if it is their password: which of the two is wrong is nobody's business, and an unknown
/// login takes as long. Too many attempts are a [`Problem`] that says how long to wait.
pub async fn attempt(
    state: &GatewayState,
    base: &Base,
    from: IpAddr,
    login: &str,
    password: Secret<String>,
) -> Result<Option<UserRow>, Problem> {
    let login = login.trim();
    let account = account(base, login);
    state.throttle().attempt(&account, from)?;
    let user = state.store().user_by_login(&base.slug, login).await?;
    let kept = user.as_ref().and_then(|user| user.record.password.as_ref());
    let right = state.passwords().verify(password, kept).await?;
    let user = user.filter(|_| right);
    if user.is_some() {
        state.throttle().succeeded(&account, from);
    }
    Ok(user)
}

/// What attempts at a login's password are counted under, wherever it is asked for.
pub(super) fn account(base: &Base, login: &str) -> String {
    format!("vs:{}:{login}", base.slug)
}
