//! The hidden field of the sign-in form (`execution`): good for one attempt, in the browser it was shown to.

use passerelle_sso::ticket::LoginTicket;
use passerelle_store::{Kind, StoreError};
use passerelle_web::{Csrf, random};

use crate::EntState;

/// Seconds that a form waits to be filled in.
pub const FORM_LIFE: i64 = 15 * 60;

/// A form for this browser.
pub async fn show(state: &EntState, browser: &Csrf) -> Result<LoginTicket, StoreError> {
    let ticket = LoginTicket::from_entropy(random::bytes()?);
    let expires = state.now().plus(FORM_LIFE);
    state.short_lived().put(Kind::SignInForm, &ticket.digest(), browser.value().to_owned(), expires).await?;
    Ok(ticket)
}

/// Whether the form that comes back was shown to this browser and has not come back yet. It will not be good again.
pub async fn spend(state: &EntState, execution: &str, browser: &Csrf) -> Result<bool, StoreError> {
    let Ok(ticket) = LoginTicket::parse(execution) else { return Ok(false) };
    let shown_to = state.short_lived().take(Kind::SignInForm, &ticket.digest(), state.now()).await?;
    Ok(shown_to.is_some_and(|shown_to| shown_to == browser.value()))
}
