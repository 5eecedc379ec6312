//! `infoMobileApp.json`: what applications on phones ask before they sign somebody in.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use passerelle_model::{Provider, Space};
use passerelle_web::{Rendered, Visitor};
use passerelle_words::paris;
use serde::Serialize;
use time::format_description::well_known::Rfc3339;

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
        version: env!("CARGO_PKG_VERSION").split('.').filter_map(|part| part.parse().ok()).collect(),
        date: paris::clock(state.now()).format(&Rfc3339).unwrap_or_default(),
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
        cas: CasInfo { active: cas.is_some(), url: cas.map(|cas| cas.server).unwrap_or_default(), token: "" },
    })
    .into_response())
}

#[derive(Serialize)]
struct Info {
    /// The parts of the version, as numbers.
    version: Vec<u32>,
    /// When this was written, in RFC 3339.
    date: String,
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
    /// A word that applications would hand over at the door: this server asks for none.
    #[serde(rename = "jetonCAS")]
    token: &'static str,
}
