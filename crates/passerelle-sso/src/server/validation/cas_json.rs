//! CAS 3 in JSON.

use serde_json::{Map, Value, json};

use super::attributes::released;
use super::{CasVersion, Failure, Release, Success};

/// The answer for `format=JSON`. Attributes are always arrays, so that their type does not depend on their number.
pub fn cas_json(outcome: &Result<Success, Failure>, version: CasVersion, release: Release) -> String {
    let result = match outcome {
        Ok(success) => json!({ "authenticationSuccess": success_json(success, version, release) }),
        Err(failure) => json!({ "authenticationFailure": {
            "code": failure.code.as_str(),
            "description": failure.description,
        } }),
    };
    json!({ "serviceResponse": result }).to_string()
}

fn success_json(success: &Success, version: CasVersion, release: Release) -> Value {
    let user = success.user.as_str();
    let attributes: Map<_, _> = released(success, version, release)
        .into_iter()
        .map(|(name, values)| (name.to_owned(), json!(values)))
        .collect();
    if attributes.is_empty() {
        json!({ "user": user })
    } else {
        json!({ "user": user, "attributes": attributes })
    }
}
