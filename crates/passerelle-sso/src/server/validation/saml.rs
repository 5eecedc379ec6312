//! SAML 1.1 in SOAP, the answer of `/samlValidate`.

use super::attributes::{LONG_TERM, chosen};
use super::{Failure, FailureCode, Release, Success};
use crate::markup::escape;
use crate::service::ServiceUrl;
use crate::{encoding, instant};

/// Seconds by which the beginning of the validity is put back: the clocks of services differ, and many allow a second.
const BACKDATE: i64 = 30;
/// Seconds that the answer is good for.
const VALIDITY: i64 = 60;
const ATTRIBUTE_NAMESPACE: &str = "http://www.ja-sig.org/products/cas/";

/// What an answer holds beyond its outcome.
#[derive(Clone, Copy, Debug)]
pub struct SamlAnswer<'a> {
    /// The address of the CAS server.
    pub issuer: &'a str,
    /// The service that asks.
    pub audience: &'a ServiceUrl,
    /// The identifier of its request, if it gave a usable one.
    pub in_response_to: Option<&'a str>,
    /// The present moment, in Unix seconds.
    pub now: i64,
    /// How the person proved who they are.
    pub method: AuthenticationMethod,
    /// Fresh random bytes for the identifier of the response.
    pub response_id: [u8; 16],
    /// Fresh random bytes for the identifier of the assertion.
    pub assertion_id: [u8; 16],
}

/// How a person proved who they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuthenticationMethod {
    /// A password.
    Password,
    /// Something else.
    Unspecified,
}

impl AuthenticationMethod {
    fn as_str(self) -> &'static str {
        match self {
            Self::Password => "urn:oasis:names:tc:SAML:1.0:am:password",
            Self::Unspecified => "urn:oasis:names:tc:SAML:1.0:am:unspecified",
        }
    }
}

/// The whole SOAP answer. A refusal has no assertion at all: some clients do not look at the status.
pub fn saml_response(
    outcome: &Result<Success, Failure>,
    answer: &SamlAnswer<'_>,
    release: Release,
) -> String {
    let content = match outcome {
        Ok(success) => format!(
            "<samlp:Status><samlp:StatusCode Value=\"samlp:Success\"/></samlp:Status>{}",
            assertion(success, answer, release)
        ),
        Err(failure) => status(*failure),
    };
    let id = encoding::xml_id(answer.response_id);
    let in_response_to =
        answer.in_response_to.map(|id| format!(" InResponseTo=\"{}\"", escape(id))).unwrap_or_default();
    let issued = instant::format(answer.now.saturating_sub(BACKDATE));
    let recipient = escape(answer.audience.as_str());
    format!(
        "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Header/>\
         <SOAP-ENV:Body><samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" ResponseID=\"{id}\"\
         {in_response_to} IssueInstant=\"{issued}\" MajorVersion=\"1\" MinorVersion=\"1\" Recipient=\"{recipient}\">\
         {content}</samlp:Response></SOAP-ENV:Body></SOAP-ENV:Envelope>"
    )
}

fn status(failure: Failure) -> String {
    let (top, sub) = match failure.code {
        FailureCode::InvalidRequest => ("Requester", ""),
        FailureCode::InternalError => ("Responder", ""),
        _ => ("Responder", "<samlp:StatusCode Value=\"samlp:RequestDenied\"/>"),
    };
    let message = escape(failure.description);
    format!(
        "<samlp:Status><samlp:StatusCode Value=\"samlp:{top}\">{sub}</samlp:StatusCode>\
         <samlp:StatusMessage>{message}</samlp:StatusMessage></samlp:Status>"
    )
}

fn assertion(success: &Success, answer: &SamlAnswer<'_>, release: Release) -> String {
    let id = encoding::xml_id(answer.assertion_id);
    let issuer = escape(answer.issuer);
    let not_before = instant::format(answer.now.saturating_sub(BACKDATE));
    let not_on_or_after = instant::format(answer.now.saturating_add(VALIDITY));
    let audience = escape(answer.audience.as_str());
    let method = answer.method.as_str();
    let authenticated = instant::format(success.authenticated_at);
    let subject = subject(success);
    let attributes = attribute_statement(success, release, &subject);
    format!(
        "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:1.0:assertion\" AssertionID=\"{id}\" \
         Issuer=\"{issuer}\" IssueInstant=\"{not_before}\" MajorVersion=\"1\" MinorVersion=\"1\">\
         <saml:Conditions NotBefore=\"{not_before}\" NotOnOrAfter=\"{not_on_or_after}\">\
         <saml:AudienceRestrictionCondition><saml:Audience>{audience}</saml:Audience>\
         </saml:AudienceRestrictionCondition></saml:Conditions>\
         <saml:AuthenticationStatement AuthenticationInstant=\"{authenticated}\" AuthenticationMethod=\"{method}\">\
         {subject}</saml:AuthenticationStatement>{attributes}</saml:Assertion>"
    )
}

/// The same in both statements: clients read one or the other.
fn subject(success: &Success) -> String {
    format!(
        "<saml:Subject><saml:NameIdentifier>{}</saml:NameIdentifier><saml:SubjectConfirmation>\
         <saml:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:artifact</saml:ConfirmationMethod>\
         </saml:SubjectConfirmation></saml:Subject>",
        escape(success.user.as_str())
    )
}

/// Left out when there is no attribute, as the schema wants.
fn attribute_statement(success: &Success, release: Release, subject: &str) -> String {
    let mut attributes: String =
        chosen(success, release).map(|(name, values)| attribute(name, values)).collect();
    if success.long_term {
        attributes += &attribute(LONG_TERM, &["true".to_owned()]);
    }
    if attributes.is_empty() {
        return attributes;
    }
    format!("<saml:AttributeStatement>{subject}{attributes}</saml:AttributeStatement>")
}

fn attribute(name: &str, values: &[String]) -> String {
    let each =
        values.iter().map(|value| format!("<saml:AttributeValue>{}</saml:AttributeValue>", escape(value)));
    let values = each.collect::<Vec<_>>().concat();
    format!(
        "<saml:Attribute AttributeName=\"{name}\" AttributeNamespace=\"{ATTRIBUTE_NAMESPACE}\">{values}\
         </saml:Attribute>"
    )
}
