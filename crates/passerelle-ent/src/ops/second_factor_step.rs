//! Between the right password and the code of the second factor: nobody is signed in, and only the server knows how far
//! they are.

use passerelle_sso::ticket::LoginTicket;
use passerelle_store::ent::AccountId;
use passerelle_store::{Kind, StoreError};
use passerelle_web::{Csrf, random};
use serde::{Deserialize, Serialize};

use super::sign_in::Choices;
use crate::EntState;

/// Seconds to find the code and type it.
pub const STEP_LIFE: i64 = 5 * 60;
/// Codes that may be tried after one password.
const TRIES: u8 = 5;

/// Somebody whose password was right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Whose account it is.
    pub account: AccountId,
    /// What they ticked with their password.
    pub choices: Choices,
    /// Codes tried so far.
    tries: u8,
    /// The browser that the password came from.
    browser: String,
}

/// Begins to wait for the code, in this browser alone.
pub async fn begin(
    state: &EntState,
    account: AccountId,
    choices: Choices,
    browser: &Csrf,
) -> Result<LoginTicket, StoreError> {
    keep(state, &Step { account, choices, tries: 0, browser: browser.value().to_owned() }).await
}

/// The step that a form of this browser belongs to. It serves once, whether or not the code is right.
pub async fn take(state: &EntState, execution: &str, browser: &Csrf) -> Result<Option<Step>, StoreError> {
    let Ok(ticket) = LoginTicket::parse(execution) else { return Ok(None) };
    let kept = state.short_lived().take(Kind::SecondFactorStep, &ticket.digest(), state.now()).await?;
    let step = kept.and_then(|kept| serde_json::from_str::<Step>(&kept).ok());
    Ok(step.filter(|step| step.browser == browser.value()))
}

/// Waits for another code after a wrong one; `None` once there were too many: the password is asked again.
pub async fn again(state: &EntState, step: Step) -> Result<Option<LoginTicket>, StoreError> {
    let step = Step { tries: step.tries + 1, ..step };
    if step.tries < TRIES { keep(state, &step).await.map(Some) } else { Ok(None) }
}

async fn keep(state: &EntState, step: &Step) -> Result<LoginTicket, StoreError> {
    let ticket = LoginTicket::from_entropy(random::bytes()?);
    let value = serde_json::to_string(step).map_err(|error| StoreError::Failure(Box::new(error)))?;
    let expires = state.now().plus(STEP_LIFE);
    state.short_lived().put(Kind::SecondFactorStep, &ticket.digest(), value, expires).await?;
    Ok(ticket)
}
