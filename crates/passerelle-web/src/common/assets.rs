//! The style sheet and the script. Their names carry a digest of their content: browsers keep them for ever.

use std::sync::LazyLock;

use aws_lc_rs::digest::{SHA256, digest};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use crate::problem::{Known, Problem};
use crate::token::hex;

/// A file that pages ask for.
#[derive(Debug)]
pub struct Asset {
    name: &'static str,
    extension: &'static str,
    content_type: &'static str,
    content: &'static str,
}

/// The style sheet.
pub static CSS: &Asset = &Asset {
    name: "passerelle",
    extension: "css",
    content_type: "text/css; charset=utf-8",
    content: include_str!("../../assets/passerelle.css"),
};

/// The script; everything works without it.
pub static SCRIPT: &Asset = &Asset {
    name: "passerelle",
    extension: "js",
    content_type: "text/javascript; charset=utf-8",
    content: include_str!("../../assets/passerelle.js"),
};

/// Its address.
pub fn path(asset: &Asset) -> String {
    format!("/assets/{}", file_name(asset))
}

pub(super) async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    static NAMED: LazyLock<[(String, &Asset); 2]> =
        LazyLock::new(|| [CSS, SCRIPT].map(|asset| (file_name(asset), asset)));
    let (_, asset) =
        NAMED.iter().find(|(found, _)| *found == name).ok_or_else(|| Problem::known(Known::NotFound))?;
    let headers =
        [(CONTENT_TYPE, asset.content_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.content).into_response())
}

fn file_name(asset: &Asset) -> String {
    let digest = hex(&digest(&SHA256, asset.content.as_bytes()).as_ref()[..6]);
    format!("{}.{digest}.{}", asset.name, asset.extension)
}
