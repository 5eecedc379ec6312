//! CAS 3 in JSON.

use serde_json::{Map, Value, json};

use super::attributes::released;
use super::{CasVersion, Failure, Release, Success};

/// The answer for `format=JSON`. Attributes are always arrays, so that their type does not depend on their number, and
/// always in `attributes`: layouts are a matter of XML.
pub fn cas_json(outcome: &Result<Success, Failure>, version: CasVersion, release: Release) -> String {
    response(&match outcome {
        Ok(success) => json!({ "authenticationSuccess": success_json(success, version, release) }),
        Err(failure) => refusal("authenticationFailure", *failure),
    })
}

/// `content` in the root object.
pub(in crate::server) fn response(content: &Value) -> String {
    json!({ "serviceResponse": content }).to_string()
}

/// A refusal, under the name that says of what.
pub(in crate::server) fn refusal(name: &str, failure: Failure) -> Value {
    json!({ name: { "code": failure.code.as_str(), "description": failure.description } })
}

fn success_json(success: &Success, version: CasVersion, release: Release) -> Value {
    let released = released(success, version, release);
    let standard = released.standard.iter().map(|(name, values)| ((*name).to_owned(), json!(values)));
    let own = released.own.iter().map(|(name, values)| ((*name).to_owned(), json!(values)));
    let attributes: Map<_, _> = standard.chain(own).collect();
    let mut told = Map::new();
    told.insert("user".into(), success.user.as_str().into());
    if !attributes.is_empty() {
        told.insert("attributes".into(), attributes.into());
    }
    if let Some(iou) = &success.pgt_iou {
        told.insert("proxyGrantingTicket".into(), iou.as_str().into());
    }
    if !success.proxies.is_empty() {
        told.insert("proxies".into(), json!(success.proxies));
    }
    told.into()
}
