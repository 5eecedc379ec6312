//! Whether somebody may be let through to the application behind a space.

use http::HeaderMap;
use passerelle_model::Space;
use passerelle_store::service::{Base, UserRow};
use passerelle_store::{Realm, StoreError, TokenDigest};
use passerelle_web::SignedIn;

use super::people;
use crate::rules::door::{Door, admits, door};
use crate::rules::entry::{Entry, entry};
use crate::state::{GatewayState, Visit};

/// What is found.
#[derive(Debug)]
pub enum Admission {
    /// This user of the base, in this session.
    In(Box<Guest>),
    /// Nobody who may pass this door: they sign in first.
    SignIn,
    /// The base is not published.
    Stopped,
    /// Signed in, and nobody whom the base knows (any more).
    Unknown(Box<SignedIn<Visit>>),
    /// Other spaces are theirs.
    Elsewhere(Vec<Space>),
}

/// Somebody who is let through.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The user of the base.
    pub user: UserRow,
    /// Who is signed in.
    pub visit: Visit,
    /// The session's key in the store.
    pub session: TokenDigest,
}

/// Who asks, and whether they may enter the space, as the links stand now.
pub async fn admission(
    state: &GatewayState,
    base: &Base,
    space: Space,
    headers: &HeaderMap,
) -> Result<Admission, StoreError> {
    let found = door(base, space, false);
    if found == Door::Stopped {
        return Ok(Admission::Stopped);
    }
    let session = people::visit(state, base, headers).await?;
    let Some(session) = session.filter(|session| admits(found, base, session.subject.is_delegated())) else {
        return Ok(Admission::SignIn);
    };
    let users = people::users(state, base, &session.subject.who).await?;
    if users.is_empty() {
        return Ok(Admission::Unknown(Box::new(session)));
    }
    Ok(match entry(space, &users) {
        Entry::Open(user) => {
            Admission::In(Box::new(Guest { user: *user, visit: session.subject, session: session.digest }))
        }
        Entry::Elsewhere(homes) | Entry::Choice(homes) => Admission::Elsewhere(homes),
        Entry::Home(home) => Admission::Elsewhere(vec![home]),
    })
}

/// Whether somebody who was let through still would be. Looking makes no session last.
pub async fn is_still_in(
    state: &GatewayState,
    base: &Base,
    space: Space,
    guest: &Guest,
) -> Result<bool, StoreError> {
    let Some(base) = state.store().base(&base.slug).await? else { return Ok(false) };
    let open = state.store().session(Realm::Spaces, &guest.session, state.now()).await?.is_some();
    if !open || !admits(door(&base, space, false), &base, guest.visit.is_delegated()) {
        return Ok(false);
    }
    let users = people::users(state, &base, &guest.visit.who).await?;
    Ok(users.iter().any(|user| user.n == guest.user.n && user.record.enters(space)))
}
