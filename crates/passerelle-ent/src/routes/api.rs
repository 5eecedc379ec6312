//! Exports for programs: `/ent/api/export/{uai}` gives the sealed file as the answer, `/ent/api/download/{uai}` as a
//! file to keep. Whoever asks shows an access key (`Authorization: Bearer …`), which belongs to one service.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use passerelle_model::Uai;
use passerelle_store::ent::Establishment;
use passerelle_web::{Access, Known, Problem, Rendered, Routes, Visitor, attachment};

use crate::EntState;
use crate::ops::access_keys::{actor, covers, presented};
use crate::ops::exports::{Order, SealedFile, export_for};
use crate::rules::exports::grouped_with;
use crate::words::CATALOGUE;

/// How many accounts the file does not have: they are listed on the page of the exports.
const LEFT_OUT: HeaderName = HeaderName::from_static("passerelle-left-out");
/// Content type of a sealed file.
const XML: &str = "application/xml";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/api/export/{uai}", Access::Protocol, export).get(
        "/ent/api/download/{uai}",
        Access::Protocol,
        download,
    )
}

async fn export(
    State(state): State<EntState>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(uai): Path<String>,
) -> Rendered {
    let (file, _) = match made(&state, &visitor, &headers, &uai).await? {
        Ok(made) => made,
        Err(refusal) => return Ok(refusal),
    };
    let left_out = HeaderValue::from(file.left_out);
    Ok(([(CONTENT_TYPE, HeaderValue::from_static(XML)), (LEFT_OUT, left_out)], file.content).into_response())
}

async fn download(
    State(state): State<EntState>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(uai): Path<String>,
) -> Rendered {
    let (file, name) = match made(&state, &visitor, &headers, &uai).await? {
        Ok(made) => made,
        Err(refusal) => return Ok(refusal),
    };
    let left_out = HeaderValue::from(file.left_out);
    Ok(([(LEFT_OUT, left_out)], attachment(&name, XML, file.content)).into_response())
}

/// The file and its name, or the refusal of whoever shows no key of ours.
async fn made(
    state: &EntState,
    visitor: &Visitor,
    headers: &HeaderMap,
    uai: &str,
) -> Result<Result<(SealedFile, String), Response>, Problem> {
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(bearer);
    // The schools of a region one after the other, the same school seldom; nobody slows down another address.
    state.programs().attempt(&format!("{uai} {}", visitor.address()), visitor.address())?;
    let key = match bearer {
        Some(text) => presented(state, text).await?,
        None => None,
    };
    let Some(key) = key else { return Ok(Err(unknown(visitor))) };
    let school = uai.parse::<Uai>().map_err(|_| Problem::known(Known::NotFound))?;
    if !covers(&key, &[school]) {
        return Err(forbidden());
    }
    let found = state.store().establishment(school).await?;
    let schools =
        with_grouping(state, visitor, found.ok_or_else(|| Problem::known(Known::NotFound))?).await?;
    let recipient = state.store().recipient(&key.recipient).await?;
    let recipient = recipient.ok_or_else(|| Problem::known(Known::NotFound))?;
    let name = recipient.file_name.clone();
    let order = Order { schools, recipient };
    if !covers(&key, &order.uais()) {
        return Err(forbidden());
    }
    let file = export_for(state, &actor(&key.digest), &order).await?;
    Ok(Ok((file, name)))
}

/// The school, and with `regroupement=1` those of its grouping.
async fn with_grouping(
    state: &EntState,
    visitor: &Visitor,
    school: Establishment,
) -> Result<Vec<Establishment>, Problem> {
    let mut asked = url::form_urlencoded::parse(visitor.query().as_bytes());
    if !asked.any(|(name, value)| name == "regroupement" && matches!(&*value, "1" | "oui")) {
        return Ok(vec![school]);
    }
    let all = state.store().establishments().await?;
    let others = grouped_with(&school, &all).into_iter().cloned().collect::<Vec<_>>();
    Ok([vec![school], others].concat())
}

/// The key of `Bearer …` (RFC 6750, section 2.1).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

fn unknown(visitor: &Visitor) -> Response {
    let w = visitor.words(&CATALOGUE);
    let text =
        ["cles-inconnue", "cles-inconnue.fait", "cles-inconnue.faire"].map(|key| w.say(key)).join("\n");
    let headers = [
        (WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
        (CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
    ];
    (StatusCode::UNAUTHORIZED, headers, text + "\n").into_response()
}

fn forbidden() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, None, "cles-autre-etablissement", &CATALOGUE)
}

#[cfg(test)]
mod tests {
    use super::bearer;

    #[test]
    fn a_key_follows_its_scheme_in_any_case() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        for other in ["abc", "Basic abc", "Bearer"] {
            assert_eq!(bearer(other), None, "{other}");
        }
    }
}
