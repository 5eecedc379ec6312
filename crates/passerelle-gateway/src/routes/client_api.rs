//! What native clients call themselves.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use http::header::AUTHORIZATION;
use http::{HeaderMap, StatusCode};
use passerelle_web::{Rendered, Token};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::ops::{client, people};
use crate::rules::door::{Door, client_door};
use crate::state::{GatewayState, Visit};

/// What the client sends to get its session.
#[derive(Deserialize)]
pub(super) struct Exchange {
    code: String,
    code_verifier: String,
}

/// What it gets.
#[derive(Serialize)]
struct Granted {
    token: String,
}

/// Exchanges a code for a session.
pub(super) async fn token(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    Form(Exchange { code, code_verifier }): Form<Exchange>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let token = match Token::read(&code) {
        Some(code) => client::exchange(&state, &base, &code, &code_verifier).await?,
        None => None,
    };
    Ok(match token {
        Some(token) => Json(Granted { token: token.expose_secret().to_owned() }).into_response(),
        None => refused(StatusCode::BAD_REQUEST, "invalid_grant"),
    })
}

/// Who the client is signed in as.
#[derive(Serialize)]
struct Me {
    base: String,
    school: String,
    delegated: bool,
    users: Vec<Row>,
}

/// A user, by row number: the client shows names from its own base.
#[derive(Serialize)]
struct Row {
    n: i64,
    population: &'static str,
    space: &'static str,
}

/// Tells a client who it is signed in as.
pub(super) async fn me(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let session = match bearer.and_then(|value| value.strip_prefix("Bearer ")).and_then(Token::read) {
        Some(token) => state.clients().find_token::<Visit>(&token).await?,
        None => None,
    };
    let Some(visit) = session.map(|session| session.subject).filter(|visit| visit.is_of(&base)) else {
        return Ok(refused(StatusCode::UNAUTHORIZED, "invalid_token"));
    };
    if client_door(&base) == Door::Stopped {
        return Ok(refused(StatusCode::SERVICE_UNAVAILABLE, "stopped"));
    }
    let users = people::users(&state, &base, &visit.who).await?;
    if users.is_empty() {
        return Ok(refused(StatusCode::UNAUTHORIZED, "invalid_token"));
    }
    let users = users.iter().map(|user| Row {
        n: user.n,
        population: user.record.user.population.code(),
        space: user.record.home().slug(),
    });
    let users = users.collect();
    Ok(Json(Me { base: base.name, school: base.school_name, delegated: visit.is_delegated(), users })
        .into_response())
}

fn refused(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}
