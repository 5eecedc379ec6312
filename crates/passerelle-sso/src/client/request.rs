//! The question to the CAS server: whose is this ticket?

use std::fmt;

use passerelle_model::TicketValidation as ValidationMethod;

use super::{CasBase, validation_url};
use crate::service::ServiceUrl;
use crate::ticket::ReceivedTicket;
use crate::{encoding, instant};

/// The method of an HTTP request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// An HTTP request to send, following no redirection to another host.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// Its address; may hold the ticket, so it is not for logs.
    pub url: String,
    /// Headers to add, names in lower case.
    pub headers: Vec<(&'static str, &'static str)>,
    /// Its body, empty for a `GET`.
    pub body: String,
}

impl Request {
    /// Asks the server to accept the ticket only if the password was given for it. SAML 1.1 cannot say so: there, look
    /// at [`Identity::new_login`](super::Identity::new_login).
    #[must_use]
    pub fn for_a_new_sign_in(mut self) -> Self {
        if self.method == Method::Get {
            self.url.push_str("&renew=true");
        }
        self
    }
}

/// Without the ticket.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.method).finish_non_exhaustive()
    }
}

/// Asks the server about `ticket`. `service` is the address that was given at [`login_url`](super::login_url), from the
/// settings and never from the headers of a request. `id` is fresh random bytes, `now` is in Unix seconds: SAML has
/// them in its message.
pub fn validation_request(
    method: ValidationMethod,
    cas: &CasBase,
    service: &ServiceUrl,
    ticket: &ReceivedTicket,
    id: [u8; 16],
    now: i64,
) -> Request {
    let url = validation_url(method, cas, service);
    match method {
        ValidationMethod::Cas2 | ValidationMethod::Cas3 => Request {
            method: Method::Get,
            url: format!("{url}&ticket={}", encoding::parameter(ticket.as_str())),
            headers: vec![("accept", "application/xml, text/xml")],
            body: String::new(),
        },
        ValidationMethod::Saml11 => Request {
            method: Method::Post,
            url,
            headers: vec![
                ("accept", "text/xml"),
                ("content-type", "text/xml; charset=utf-8"),
                ("soapaction", "http://www.oasis-open.org/committees/security"),
            ],
            body: envelope(ticket, id, now),
        },
    }
}

fn envelope(ticket: &ReceivedTicket, id: [u8; 16], now: i64) -> String {
    format!(
        "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Header/>\
         <SOAP-ENV:Body><samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" MajorVersion=\"1\" \
         MinorVersion=\"1\" RequestID=\"{}\" IssueInstant=\"{}\"><samlp:AssertionArtifact>{}\
         </samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>",
        encoding::xml_id(id),
        instant::format(now),
        ticket.as_str()
    )
}
