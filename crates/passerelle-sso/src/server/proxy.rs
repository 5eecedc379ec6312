//! Services that act on behalf of people: the callback that receives a proxy-granting ticket, and the answers of
//! `/proxy` (CAS 3.0, sections 2.5.4 and 2.7). The HTTP status is 200 for refusals too.

use passerelle_model::Secret;
use serde_json::json;

use super::validation::{Failure, cas_json, cas_xml};
use crate::service::ServiceUrl;
use crate::ticket::{ProxyGrantingIou, ProxyGrantingTicket, ProxyTicket};

/// Where a proxy-granting ticket is delivered: `callback` with `pgtIou`, then `pgtId`, after its own query. The order is
/// that of the widespread servers, on which simple receivers rely. Parameters of these names that were there already
/// are removed, and so is a fragment. The address holds the ticket: it is for the one request, never for a log.
pub fn callback_url(
    callback: &ServiceUrl,
    iou: &ProxyGrantingIou,
    ticket: &ProxyGrantingTicket,
) -> Secret<String> {
    let parameters = [("pgtIou", iou.as_str()), ("pgtId", ticket.expose_secret())];
    let url = callback.with_parameters(&parameters);
    let end = url.find('#').unwrap_or(url.len());
    Secret::new(url[..end].to_owned())
}

/// The answer of `/proxy`.
pub fn proxy_xml(outcome: &Result<ProxyTicket, Failure>) -> String {
    cas_xml::response(&match outcome {
        Ok(ticket) => format!(
            "<cas:proxySuccess><cas:proxyTicket>{}</cas:proxyTicket></cas:proxySuccess>",
            ticket.as_str()
        ),
        Err(failure) => cas_xml::refusal("proxyFailure", *failure),
    })
}

/// The answer of `/proxy` for `format=JSON`, with the names of the XML.
pub fn proxy_json(outcome: &Result<ProxyTicket, Failure>) -> String {
    cas_json::response(&match outcome {
        Ok(ticket) => json!({ "proxySuccess": { "proxyTicket": ticket.as_str() } }),
        Err(failure) => cas_json::refusal("proxyFailure", *failure),
    })
}
