//! Round trips of browsers that keep no cookie.

use passerelle_model::OpaqueId;
use passerelle_store::service::Base;
use passerelle_store::{Kind, StoreError};

use crate::rules::trips::{Trips, WINDOW};
use crate::state::GatewayState;

/// Counts somebody who arrives with a good ticket and without any cookie of ours: a browser that blocks cookies would
/// be sent back to the ENT for ever, and could not count by itself. Tells whether to let them go on.
pub async fn arrive_bare(state: &GatewayState, base: &Base, id: &OpaqueId) -> Result<bool, StoreError> {
    let (now, key) = (state.now(), format!("{}:{id}", base.slug));
    let kept = state.short_lived().take(Kind::RoundTrips, &key, now).await?;
    let before = kept.as_deref().map(Trips::parse).unwrap_or_default();
    let after = before.leave(now);
    let kept = after.unwrap_or(before).write();
    state.short_lived().put(Kind::RoundTrips, &key, kept, now.plus(WINDOW)).await?;
    Ok(after.is_some())
}
