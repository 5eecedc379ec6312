//! Back-channel logout: what each service that got a ticket is told.

use passerelle_model::OpaqueId;

use crate::markup::escape;
use crate::ticket::ServiceTicket;
use crate::{encoding, instant};

/// Content type of [`form_body`].
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Stands for the person where the service need not know: clients look at the ticket alone.
const NOBODY: &str = "@NOT_USED@";

/// The message for the service that validated `ticket`. `name_id` is the identifier that it was given, or `None` not to
/// repeat it; `id` is fresh random bytes, `now` is in Unix seconds.
pub fn request_xml(ticket: &ServiceTicket, name_id: Option<&OpaqueId>, now: i64, id: [u8; 16]) -> String {
    let name_id = escape(name_id.map_or(NOBODY, OpaqueId::as_str));
    format!(
        "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-{}\" Version=\"2.0\" \
         IssueInstant=\"{}\"><saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{name_id}</saml:NameID>\
         <samlp:SessionIndex>{}</samlp:SessionIndex></samlp:LogoutRequest>",
        encoding::hex(&id),
        instant::format(now),
        ticket.as_str()
    )
}

/// The body to post: one form field, `logoutRequest`, which clients expect first.
pub fn form_body(xml: &str) -> String {
    format!("logoutRequest={}", encoding::parameter(xml))
}
