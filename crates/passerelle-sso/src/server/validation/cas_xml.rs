//! CAS 2 and 3 in XML.

use super::attributes::released;
use super::{CasVersion, Failure, Release, Success};
use crate::markup::escape;

/// The answer of `/serviceValidate` and `/p3/serviceValidate`.
pub fn cas_xml(outcome: &Result<Success, Failure>, version: CasVersion, release: Release) -> String {
    let result = match outcome {
        Ok(success) => success_xml(success, version, release),
        Err(failure) => format!(
            "<cas:authenticationFailure code=\"{}\">{}</cas:authenticationFailure>",
            failure.code.as_str(),
            escape(failure.description)
        ),
    };
    format!("<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">{result}</cas:serviceResponse>")
}

fn success_xml(success: &Success, version: CasVersion, release: Release) -> String {
    let user = escape(success.user.as_str());
    let mut attributes: String = released(success, version, release).iter().map(element).collect();
    if !attributes.is_empty() {
        attributes = format!("<cas:attributes>{attributes}</cas:attributes>");
    }
    format!("<cas:authenticationSuccess><cas:user>{user}</cas:user>{attributes}</cas:authenticationSuccess>")
}

/// Several values repeat the element.
fn element((name, values): &(&str, Vec<String>)) -> String {
    let each = values.iter().map(|value| format!("<cas:{name}>{}</cas:{name}>", escape(value)));
    each.collect::<Vec<_>>().concat()
}
