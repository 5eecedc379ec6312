//! Native clients that wait for their person to sign in, and the codes they get.

use passerelle_store::service::Base;
use passerelle_store::{Kind, StoreError};
use passerelle_web::Token;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::rules::client::ClientRequest;
use crate::state::{GatewayState, Visit};

/// Seconds for a person to sign in.
const PATIENCE: i64 = 600;
/// Seconds for the client to exchange its code.
const CODE_LIFE: i64 = 60;

/// Keeps a request under a number that only the person's browser learns.
pub async fn keep(
    state: &GatewayState,
    base: &Base,
    number: &Token,
    request: &ClientRequest,
) -> Result<(), StoreError> {
    put(state, Kind::ClientRequest, number, &(base.slug.as_str(), request), PATIENCE).await
}

/// The request of this number, once; a number of another base is none here.
pub async fn take(
    state: &GatewayState,
    base: &Base,
    number: &Token,
) -> Result<Option<ClientRequest>, StoreError> {
    let kept: Option<(String, ClientRequest)> = out(state, Kind::ClientRequest, number).await?;
    Ok(kept.filter(|(slug, _)| slug == base.slug.as_str()).map(|(_, request)| request))
}

/// A code that waits for its client.
#[derive(Serialize, Deserialize)]
struct Code {
    request: ClientRequest,
    visit: Visit,
    tie: Option<String>,
}

/// Makes a code for somebody who has signed in; `tie` ends the session to come when the ENT says so.
pub async fn grant(
    state: &GatewayState,
    request: &ClientRequest,
    visit: Visit,
    tie: Option<String>,
) -> Result<Token, StoreError> {
    let code = Token::random()?;
    let kept = Code { request: request.clone(), visit, tie };
    put(state, Kind::ClientCode, &code, &kept, CODE_LIFE).await?;
    Ok(code)
}

/// Exchanges a code, once, against the proof that the one who asks is the one who began; gives the session's token. A
/// wrong proof uses the code up.
pub async fn exchange(
    state: &GatewayState,
    base: &Base,
    code: &Token,
    verifier: &str,
) -> Result<Option<Token>, StoreError> {
    let kept: Option<Code> = out(state, Kind::ClientCode, code).await?;
    let Some(Code { request, visit, tie }) = kept else { return Ok(None) };
    if !visit.is_of(base) || !request.is_proved_by(verifier) {
        return Ok(None);
    }
    state.clients().open_token(&visit.owner(), tie.as_deref(), &visit).await.map(Some)
}

async fn put<T: Serialize>(
    state: &GatewayState,
    kind: Kind,
    key: &Token,
    value: &T,
    seconds: i64,
) -> Result<(), StoreError> {
    let value = serde_json::to_string(value).map_err(|error| StoreError::Failure(Box::new(error)))?;
    state.short_lived().put(kind, key.digest().as_hex(), value, state.now().plus(seconds)).await
}

async fn out<T: DeserializeOwned>(
    state: &GatewayState,
    kind: Kind,
    key: &Token,
) -> Result<Option<T>, StoreError> {
    let kept = state.short_lived().take(kind, key.digest().as_hex(), state.now()).await?;
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()))
}
