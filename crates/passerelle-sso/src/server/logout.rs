//! Single logout: what each service that got a ticket is told, by the server (back channel, CAS 3.0, section 2.3.3) or by
//! the browser (front channel).

use std::io::{self, Write};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use passerelle_model::OpaqueId;

use crate::markup::escape;
use crate::service::ServiceUrl;
use crate::ticket::SessionTicket;
use crate::{encoding, instant};

/// Content type of [`form_body`].
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Stands for the person where the service need not know: clients look at the ticket alone.
const NOBODY: &str = "@NOT_USED@";

/// The message for the service that validated `ticket`. `name_id` is the identifier that it was given, or `None` not to
/// repeat it; `id` is fresh random bytes, `now` is in Unix seconds.
pub fn request_xml(
    ticket: &impl SessionTicket,
    name_id: Option<&OpaqueId>,
    now: i64,
    id: [u8; 16],
) -> String {
    let name_id = escape(name_id.map_or(NOBODY, OpaqueId::as_str));
    format!(
        "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-{}\" Version=\"2.0\" \
         IssueInstant=\"{}\"><saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{name_id}</saml:NameID>\
         <samlp:SessionIndex>{}</samlp:SessionIndex></samlp:LogoutRequest>",
        encoding::hex(&id),
        instant::format(now),
        ticket.session_index()
    )
}

/// The body to post by the back channel: one form field, `logoutRequest`, which clients expect first.
pub fn form_body(xml: &str) -> String {
    format!("logoutRequest={}", encoding::parameter(xml))
}

/// The message as it travels by the front channel: deflated with the zlib wrapper (RFC 1950, not the bare RFC 1951 of the
/// SAML bindings), then in Base64 with padding.
pub fn front_channel_payload(xml: &str) -> String {
    BASE64_STANDARD.encode(deflated(xml.as_bytes()).unwrap_or_default())
}

/// The address that the browser is made to load: `service` with the parameter `logoutRequest` last in its query.
pub fn front_channel_url(service: &ServiceUrl, xml: &str) -> String {
    let payload = front_channel_payload(xml);
    service.with_parameters(&[("logoutRequest", &encoding::parameter(&payload))])
}

/// Writing to memory does not fail.
fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(bytes)?;
    zlib.finish()
}
