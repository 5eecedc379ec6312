//! What every server answers, whatever its side.

pub mod assets;
mod help;
mod legal;
mod status;

use crate::{Access, Routes, Site};

/// The routes that every server has.
pub(crate) fn routes(site: &Site) -> Routes<()> {
    Routes::new()
        .get("/", Access::Public, legal::index)
        .get("/aide/", Access::Public, help::contents)
        .get("/aide/{chapter}", Access::Public, help::chapter)
        .get("/accessibilite", Access::Public, legal::accessibility)
        .get("/mentions", Access::Public, legal::notice)
        .get("/donnees", Access::Public, legal::personal_data)
        .get("/plan-du-site", Access::Public, legal::site_map)
        .get("/assets/{file}", Access::Public, assets::file)
        .get("/healthz", Access::Protocol, status::alive)
        .get("/readyz", Access::Protocol, status::ready)
        .get("/etat", Access::Public, status::page)
        .compressed()
        .with_state(site.clone())
}
