//! The public keys of what applications are told.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use http::header::CACHE_CONTROL;
use passerelle_web::Rendered;
use passerelle_web::signing::key_set;

use crate::ops::{applications, people};
use crate::state::GatewayState;

/// A JSON Web Key Set: the key that signs, the one that comes next, and those whose last tokens are still valid. It may
/// be held for five minutes: keys are announced long before they sign.
pub(super) async fn show(State(state): State<GatewayState>, Path(slug): Path<String>) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let behind = applications::behind(&state, &base).await?;
    let keys = key_set(&behind.kept.keys, state.now());
    Ok(([(CACHE_CONTROL, "public, max-age=300")], Json(keys)).into_response())
}
