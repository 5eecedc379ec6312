//! People whom the ENT vouches for and whom the base does not know: what they ask is kept for the school.

use http::HeaderMap;
use passerelle_model::{OpaqueId, Provider, Space};
use passerelle_store::service::{Base, BaseSlug, LinkRequest};
use passerelle_store::{AuditEvent, Kind, StoreError};
use passerelle_web::{SetCookie, Token};
use serde::{Deserialize, Serialize};

use crate::rules::request::Said;
use crate::state::GatewayState;

/// Seconds that somebody has to fill in the form.
const PATIENCE: i64 = 30 * 60;

/// Somebody who is not linked.
#[derive(Serialize, Deserialize)]
pub struct Unlinked {
    /// Where.
    base: BaseSlug,
    /// Whom the ENT vouches for.
    pub identifier: OpaqueId,
    /// Where they wanted to go.
    pub space: Space,
}

/// Remembers whom the ENT has just vouched for; the cookie is what they prove it with when they send the form.
pub async fn remember(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
) -> Result<SetCookie, StoreError> {
    let token = Token::random()?;
    let somebody = Unlinked { base: base.slug.clone(), identifier: identifier.clone(), space };
    keep(state, &token, &somebody).await?;
    Ok(state.unlinked().set(token.expose_secret()))
}

/// Who this browser was when the ENT last vouched for it.
pub async fn remembered(
    state: &GatewayState,
    base: &Base,
    headers: &HeaderMap,
) -> Result<Option<Unlinked>, StoreError> {
    let Some(token) = state.unlinked().read(headers).and_then(Token::read) else { return Ok(None) };
    let kept = state.short_lived().take(Kind::Unlinked, token.digest().as_hex(), state.now()).await?;
    let Some(somebody) = kept.and_then(|kept| serde_json::from_str::<Unlinked>(&kept).ok()) else {
        return Ok(None);
    };
    keep(state, &token, &somebody).await?;
    Ok(Some(somebody).filter(|somebody| somebody.base == base.slug))
}

/// Keeps the request for the school; the same person asking again replaces what they said.
pub async fn ask(
    state: &GatewayState,
    base: &Base,
    somebody: &Unlinked,
    said: Said,
    number: &str,
) -> Result<LinkRequest, StoreError> {
    let now = state.now();
    let request = LinkRequest {
        n: 0,
        number: number.to_owned(),
        provider: Provider::Cas,
        identifier: somebody.identifier.clone(),
        space: somebody.space,
        family_name: said.family_name,
        given_name: said.given_name,
        child: said.child,
        class: said.class,
        first: now,
        last: now,
    };
    // Who asks has no name in the journal: the number stands for them.
    let event = AuditEvent::new(now, "", "journal-demande").with("numero", number);
    state.store().put_request(&base.slug, &request, &event).await
}

/// The request that waits for this person.
pub async fn waiting(
    state: &GatewayState,
    base: &Base,
    somebody: &Unlinked,
) -> Result<Option<LinkRequest>, StoreError> {
    state.store().request_of(&base.slug, Provider::Cas, &somebody.identifier).await
}

async fn keep(state: &GatewayState, token: &Token, somebody: &Unlinked) -> Result<(), StoreError> {
    let value = serde_json::to_string(somebody).map_err(|error| StoreError::Failure(error.into()))?;
    let expires = state.now().plus(PATIENCE);
    state.short_lived().put(Kind::Unlinked, token.digest().as_hex(), value, expires).await
}
