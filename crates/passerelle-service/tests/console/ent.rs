//! An ENT that lives in the test.

use async_trait::async_trait;
use http::{Request, Response};
use passerelle_web::{Outbound, OutboundError};

/// It knows the addresses under `http://127.0.0.1:8081/vs/demo/`, and the ticket `ST-bon`, by CAS 2 only.
pub(crate) struct Ent;

const REFUSED: &str = "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>\
    <samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" MajorVersion=\"1\" MinorVersion=\"1\" \
    ResponseID=\"_1\" IssueInstant=\"2026-09-03T12:00:00Z\"><samlp:Status><samlp:StatusCode \
    Value=\"samlp:RequestDenied\"/></samlp:Status></samlp:Response></SOAP-ENV:Body></SOAP-ENV:Envelope>";

const KNOWN: &str = "<cas:serviceResponse xmlns:cas='http://www.yale.edu/tp/cas'><cas:authenticationSuccess>\
    <cas:user>7f3c-professeur-f4c</cas:user></cas:authenticationSuccess></cas:serviceResponse>";

#[async_trait]
impl Outbound for Ent {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let uri = request.uri().to_string();
        let Some(path) = uri.strip_prefix("http://127.0.0.1:8080/cas") else {
            return Err(OutboundError::Refused);
        };
        let known = path.contains("=http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2F");
        let (status, body) = match path.split('?').next() {
            Some("/login") if known || path == "/login" => (200, "<form method=\"post\">"),
            Some("/login") => (403, "<p>Service inconnu</p>"),
            Some("/serviceValidate") if path.contains("ticket=ST-bon") => (200, KNOWN),
            Some("/serviceValidate") => (200, "<html>"),
            Some("/samlValidate") => (200, REFUSED),
            _ => (404, ""),
        };
        Ok(Response::builder().status(status).body(body.into()).expect("an answer"))
    }
}
