//! `infoMobileApp.json`: what applications on phones ask before they sign somebody in.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use passerelle_model::{Provider, Space};
use passerelle_web::{Rendered, Visitor};
use serde::Serialize;

use super::words;
use crate::ops::people;
use crate::state::GatewayState;

/// The spaces and who vouches for people (layout: reference cas-protocol §11).
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let w = words(&visitor);
    let any = base.delegation.matrix.iter().any(|(_, provider)| provider == Some(Provider::Cas));
    let cas = base.delegation.cas.filter(|_| any);
    Ok(Json(Info {
        version: env!("CARGO_PKG_VERSION"),
        school: base.school_name,
        base: base.name,
        spaces: Space::DOORS
            .into_iter()
            .map(|space| SpaceInfo {
                url: format!("mobile.{}.html", space.slug()),
                name: w.space(space),
                delegated: base.delegation.matrix.get(space).is_some(),
            })
            .collect(),
        cas: CasInfo { active: cas.is_some(), url: cas.map(|cas| cas.server).unwrap_or_default() },
    })
    .into_response())
}

#[derive(Serialize)]
struct Info {
    version: &'static str,
    #[serde(rename = "nomEtab")]
    school: String,
    base: String,
    #[serde(rename = "espaces")]
    spaces: Vec<SpaceInfo>,
    #[serde(rename = "CAS")]
    cas: CasInfo,
}

#[derive(Serialize)]
struct SpaceInfo {
    #[serde(rename = "URL")]
    url: String,
    #[serde(rename = "nom")]
    name: String,
    #[serde(rename = "delegue")]
    delegated: bool,
}

#[derive(Serialize)]
struct CasInfo {
    #[serde(rename = "actif")]
    active: bool,
    #[serde(rename = "casURL")]
    url: String,
}
