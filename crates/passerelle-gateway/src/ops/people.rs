//! Bases and the people who are signed in to them.

use http::HeaderMap;
use passerelle_model::Provider;
use passerelle_store::StoreError;
use passerelle_store::service::{Base, BaseSlug, UserRow};
use passerelle_web::{Known, Problem, SignedIn};

use crate::state::{GatewayState, Visit, Who};

/// The base of an address; an unknown one is no page.
pub async fn base(state: &GatewayState, slug: &str) -> Result<Base, Problem> {
    let not_found = || Problem::known(Known::NotFound);
    let slug = BaseSlug::new(slug).map_err(|_| not_found())?;
    state.store().base(&slug).await?.ok_or_else(not_found)
}

/// The session of this browser in this base. One of another base is none here.
pub async fn visit(
    state: &GatewayState,
    base: &Base,
    headers: &HeaderMap,
) -> Result<Option<SignedIn<Visit>>, StoreError> {
    let session = state.spaces().find::<Visit>(headers).await?;
    Ok(session.filter(|session| session.subject.is_of(base)))
}

/// The users of the base that somebody is, as the links stand now.
pub async fn users(state: &GatewayState, base: &Base, who: &Who) -> Result<Vec<UserRow>, StoreError> {
    match who {
        Who::Identified(id) => state.store().linked_users(&base.slug, Provider::Cas, id).await,
        Who::User { n, id } => {
            let user = state.store().user(&base.slug, *n).await?;
            Ok(user.into_iter().filter(|user| user.record.user.id == *id).collect())
        }
    }
}
