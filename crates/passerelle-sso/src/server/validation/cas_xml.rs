//! CAS 2 and 3 in XML.

use super::attributes::{Released, released};
use super::{CasVersion, Failure, Layout, Release, Success};
use crate::markup::escape;

/// The answer of `/serviceValidate` and `/proxyValidate`, and of the same under `/p3`.
pub fn cas_xml(outcome: &Result<Success, Failure>, version: CasVersion, release: Release) -> String {
    response(&match outcome {
        Ok(success) => success_xml(success, version, release),
        Err(failure) => refusal("authenticationFailure", *failure),
    })
}

/// `content` in the root element.
pub(in crate::server) fn response(content: &str) -> String {
    format!("<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">{content}</cas:serviceResponse>")
}

/// A refusal, in the element that says of what.
pub(in crate::server) fn refusal(element: &str, failure: Failure) -> String {
    let (code, description) = (failure.code.as_str(), escape(failure.description));
    format!("<cas:{element} code=\"{code}\">{description}</cas:{element}>")
}

/// The identifier first: some clients look no further.
fn success_xml(success: &Success, version: CasVersion, release: Release) -> String {
    let user = escape(success.user.as_str());
    let attributes = laid_out(&released(success, version, release));
    let granting = success.pgt_iou.as_ref().map_or_else(String::new, |iou| {
        format!("<cas:proxyGrantingTicket>{}</cas:proxyGrantingTicket>", iou.as_str())
    });
    let proxies = wrapped("proxies", &element("cas:", "proxy", &success.proxies));
    format!(
        "<cas:authenticationSuccess><cas:user>{user}</cas:user>{attributes}{granting}{proxies}\
         </cas:authenticationSuccess>"
    )
}

fn laid_out(released: &Released<'_>) -> String {
    let standard: String =
        released.standard.iter().map(|(name, values)| element("cas:", name, values)).collect();
    let own = |prefix| -> String {
        released.own.iter().map(|(name, values)| element(prefix, name, values)).collect()
    };
    if standard.is_empty() {
        return standard;
    }
    match released.layout {
        Layout::Nested => wrapped("attributes", &format!("{standard}{}", own("cas:"))),
        // No wrapper at all: some clients look beside it only when there is none.
        Layout::Flat => format!("{standard}{}", own("cas:")),
        Layout::Both => {
            let all = format!("{standard}{}", own("cas:"));
            format!("{}{all}", wrapped("attributes", &all))
        }
        Layout::UserAttributes => {
            let own = wrapped("userAttributes", &own(""));
            wrapped("attributes", &format!("{standard}{own}"))
        }
    }
}

/// `content` in an element, if there is any.
fn wrapped(element: &str, content: &str) -> String {
    if content.is_empty() { String::new() } else { format!("<cas:{element}>{content}</cas:{element}>") }
}

/// Several values repeat the element.
fn element(prefix: &str, name: &str, values: &[String]) -> String {
    let each = values.iter().map(|value| format!("<{prefix}{name}>{}</{prefix}{name}>", escape(value)));
    each.collect()
}
