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
    state.throttle().attempt(&format!("vs:{}:{login}", base.slug), from)?;
    let user = state.store().user_by_login(&base.slug, login).await?;
    let kept = user.as_ref().and_then(|user| user.record.password.as_ref());
    let right = state.passwords().verify(password, kept).await?;
    Ok(user.filter(|_| right))
}
