//! People whom the ENT vouches for and whom the base does not know: what they ask is kept for the school.

use std::fmt;

use http::HeaderMap;
use passerelle_model::{Obstacle, OpaqueId, Provider, Space, Timestamp};
use passerelle_store::service::{Base, LinkRequest};
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
    /// The number of the base; those who come into question are rows of it.
    base: i64,
    /// Whom the ENT vouches for.
    pub identifier: OpaqueId,
    /// Where they wanted to go.
    pub space: Space,
    /// When the ENT vouched.
    pub since: Timestamp,
    /// Told on the forms of this very person: a form of somebody before them in this browser is not theirs.
    pub form: String,
    /// Passwords that were wrong.
    pub wrong: u8,
    /// Why they were not recognised, where a way was tried.
    pub hindrance: Option<Hindrance>,
}

/// Why somebody was not recognised.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hindrance {
    /// Why.
    pub obstacle: Obstacle,
    /// Row numbers of those who come into question.
    pub named: Vec<i64>,
    /// *Nom*, as the ENT told it, to spare typing; may be empty.
    pub family_name: String,
    /// *Prénom*, as the ENT told it; may be empty.
    pub given_name: String,
}

/// Without the names.
impl fmt::Debug for Hindrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hindrance({})", self.obstacle.code())
    }
}

/// Remembers whom the ENT vouched for, and when; the cookie is what they prove it with when they send the form.
pub async fn remember(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    since: Timestamp,
    hindrance: Option<Hindrance>,
) -> Result<SetCookie, StoreError> {
    let (token, form) = (Token::random()?, Token::random()?);
    let somebody = Unlinked {
        base: base.n,
        identifier: identifier.clone(),
        space,
        since,
        form: form.expose_secret().to_owned(),
        wrong: 0,
        hindrance,
    };
    keep(state, &token, &somebody).await?;
    Ok(state.unlinked().set(token.expose_secret()))
}

/// Who this browser was when the ENT last vouched for it.
pub async fn remembered(
    state: &GatewayState,
    base: &Base,
    headers: &HeaderMap,
) -> Result<Option<Unlinked>, StoreError> {
    let Some((token, somebody)) = taken(state, headers).await? else { return Ok(None) };
    keep(state, &token, &somebody).await?;
    Ok(Some(somebody).filter(|somebody| somebody.is_of(base)))
}

/// The same, taken out: of several requests at once, one gets it. What is to be used again is put back with [`keep`].
pub async fn taken(
    state: &GatewayState,
    headers: &HeaderMap,
) -> Result<Option<(Token, Unlinked)>, StoreError> {
    let Some(token) = state.unlinked().read(headers).and_then(Token::read) else { return Ok(None) };
    let kept = state.short_lived().take(Kind::Unlinked, token.digest().as_hex(), state.now()).await?;
    let somebody = kept.and_then(|kept| serde_json::from_str::<Unlinked>(&kept).ok());
    Ok(somebody.map(|somebody| (token, somebody)))
}

/// Keeps the request for the school; the same person asking again replaces what they said.
pub async fn ask(
    state: &GatewayState,
    base: &Base,
    somebody: &Unlinked,
    said: Said,
    number: &str,
) -> Result<LinkRequest, StoreError> {
    // Who asks has no name in the journal: the number stands for them.
    let event = AuditEvent::new(state.now(), "", "journal-demande").with("numero", number);
    state.store().put_request(&base.slug, &request(state, somebody, said, number), &event).await
}

/// Tells the school of a conflict that nobody has written about, once: people who insist are not told again.
pub async fn report(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    hindrance: &Hindrance,
    number: &str,
) -> Result<(), StoreError> {
    let known = state.store().request_of(&base.slug, Provider::Cas, identifier).await?;
    if known
        .as_ref()
        .is_some_and(|known| known.obstacle == Some(hindrance.obstacle) && known.named == hindrance.named)
    {
        return Ok(());
    }
    let said = known.map(|known| Said {
        family_name: known.family_name,
        given_name: known.given_name,
        child: known.child,
        class: known.class,
    });
    let somebody = Unlinked {
        base: base.n,
        identifier: identifier.clone(),
        space,
        since: state.now(),
        form: String::new(),
        wrong: 0,
        hindrance: Some(hindrance.clone()),
    };
    let request = request(state, &somebody, said.unwrap_or_default(), number);
    let event = AuditEvent::new(state.now(), "", "journal-reconnaissance-refusee")
        .with("numero", number)
        .with("raison", hindrance.obstacle.code());
    match state.store().put_request(&base.slug, &request, &event).await {
        // A list that is full keeps nobody from being told why they cannot enter.
        Ok(_) | Err(StoreError::Refused { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

fn request(state: &GatewayState, somebody: &Unlinked, said: Said, number: &str) -> LinkRequest {
    let now = state.now();
    LinkRequest {
        n: 0,
        number: number.to_owned(),
        provider: Provider::Cas,
        identifier: somebody.identifier.clone(),
        space: somebody.space,
        obstacle: somebody.hindrance.as_ref().map(|hindrance| hindrance.obstacle),
        named: somebody.hindrance.as_ref().map(|hindrance| hindrance.named.clone()).unwrap_or_default(),
        family_name: said.family_name,
        given_name: said.given_name,
        child: said.child,
        class: said.class,
        first: now,
        last: now,
    }
}

/// The request that this person has written.
pub async fn waiting(
    state: &GatewayState,
    base: &Base,
    somebody: &Unlinked,
) -> Result<Option<LinkRequest>, StoreError> {
    let request = state.store().request_of(&base.slug, Provider::Cas, &somebody.identifier).await?;
    Ok(request.filter(LinkRequest::is_written))
}

/// Keeps it under the token that the browser has, as long as it may still be used.
pub async fn keep(state: &GatewayState, token: &Token, somebody: &Unlinked) -> Result<(), StoreError> {
    let value = serde_json::to_string(somebody).map_err(|error| StoreError::Failure(error.into()))?;
    let expires = state.now().plus(PATIENCE);
    state.short_lived().put(Kind::Unlinked, token.digest().as_hex(), value, expires).await
}

impl Unlinked {
    /// Whether it is of this base.
    pub fn is_of(&self, base: &Base) -> bool {
        self.base == base.n
    }
}
