//! Answers to a service that asks what a ticket is worth, in every dialect. The HTTP status is 200 for refusals too.
//!
//! Clients of the field match text as often as they parse: the forms below have no declaration, no white space between
//! elements, the prefixes `cas:`, `samlp:` and `saml:`, and never a word of what the client sent as its ticket.

mod attributes;
mod cas1;
pub(super) mod cas_json;
pub(super) mod cas_xml;
mod failure;
mod saml;

use passerelle_model::OpaqueId;

pub use attributes::{Attribute, AttributeName, InvalidAttributeName};
pub use cas_json::cas_json;
pub use cas_xml::cas_xml;
pub use cas1::cas1_text;
pub use failure::{Failure, FailureCode};
pub use saml::{AuthenticationMethod, SamlAnswer, saml_response};

use crate::ticket::ProxyGrantingIou;

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
    /// What else it gets, in this order. One without value is left out.
    pub attributes: Vec<Attribute>,
    /// When the person proved who they are, in Unix seconds.
    pub authenticated_at: i64,
    /// Whether that was for this very ticket.
    pub new_login: bool,
    /// Whether the session is one that lasts ("remember me").
    pub long_term: bool,
    /// The callbacks of the services that the ticket came through, the last one first (CAS 3.0, section 2.6.2); empty
    /// for a service ticket.
    pub proxies: Vec<String>,
    /// Tells which proxy-granting ticket was delivered to the callback, if one was asked for.
    pub pgt_iou: Option<ProxyGrantingIou>,
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

/// What of a [`Success`] is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Release {
    /// The identifier alone; CAS 3 adds the three attributes that its schema makes mandatory.
    IdentifierOnly,
    /// The identifier, the three standard attributes and those of [`Success`].
    Attributes {
        /// Where they stand in XML.
        layout: Layout,
        /// Whether CAS 2 has them too, when there are any. Its schema knows none, but the services of the field expect
        /// them there.
        in_cas2: bool,
    },
}

impl Release {
    /// The attributes, in CAS 2 as well, where the specification puts them.
    pub const ATTRIBUTES: Self = Self::Attributes { layout: Layout::Nested, in_cas2: true };
}

/// Where attributes stand in the XML of CAS 2 and 3. JSON and SAML have one way only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub enum Layout {
    /// In `cas:attributes` (CAS 3.0, appendix A).
    #[default]
    Nested,
    /// Directly in `cas:authenticationSuccess`.
    Flat,
    /// In both places.
    Both,
    /// In `cas:attributes`, the three standard ones, then `cas:userAttributes` with the others, which have no namespace.
    UserAttributes,
}

impl Layout {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Nested, Self::Flat, Self::Both, Self::UserAttributes];

    /// Its name in settings: `nested`, `flat`, `both` or `userAttributes`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nested => "nested",
            Self::Flat => "flat",
            Self::Both => "both",
            Self::UserAttributes => "userAttributes",
        }
    }

    /// The layout of that [name](Self::as_str).
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == name)
    }
}
