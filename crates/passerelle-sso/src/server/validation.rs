//! Answers to a service that asks what a ticket is worth, in every dialect. The HTTP status is 200 for refusals too.
//!
//! Clients of the field match text as often as they parse: the forms below have no declaration, no white space between
//! elements, the prefixes `cas:`, `samlp:` and `saml:`, and never a word of what the client sent as its ticket.

mod attributes;
mod cas1;
mod cas_json;
mod cas_xml;
mod failure;
mod saml;

use passerelle_model::OpaqueId;

pub use attributes::is_attribute_name;
pub use cas_json::cas_json;
pub use cas_xml::cas_xml;
pub use cas1::cas1_text;
pub use failure::{Failure, FailureCode};
pub use saml::{AuthenticationMethod, SamlAnswer, saml_response};

/// Content type of [`cas1_text`].
pub const TEXT: &str = "text/plain;charset=UTF-8";
/// Content type of [`cas_xml`].
pub const XML: &str = "application/xml;charset=UTF-8";
/// Content type of [`cas_json`].
pub const JSON: &str = "application/json;charset=UTF-8";
/// Content type of [`saml_response`].
pub const SOAP: &str = "text/xml;charset=UTF-8";

/// A ticket that was good, and whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Success {
    /// The identifier that this service gets.
    pub user: OpaqueId,
    /// What else it gets, in this order. A name that is not an [attribute name](is_attribute_name) is left out.
    pub attributes: Vec<(String, Vec<String>)>,
    /// When the person proved who they are, in Unix seconds.
    pub authenticated_at: i64,
    /// Whether that was for this very ticket.
    pub new_login: bool,
    /// Whether the session is one that lasts ("remember me").
    pub long_term: bool,
}

/// Only the dates and flags: the rest tells who someone is.
impl std::fmt::Debug for Success {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Success")
            .field("authenticated_at", &self.authenticated_at)
            .field("new_login", &self.new_login)
            .field("long_term", &self.long_term)
            .finish_non_exhaustive()
    }
}

/// The dialect that the service speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CasVersion {
    /// `/serviceValidate`.
    V2,
    /// `/p3/serviceValidate`.
    V3,
}

/// Whether the attributes of [`Success`] are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Release {
    /// The identifier alone; CAS 3 adds the three attributes that its schema makes mandatory.
    IdentifierOnly,
    /// The identifier, the three standard attributes and those of [`Success`], in CAS 2 as well.
    Attributes,
}
