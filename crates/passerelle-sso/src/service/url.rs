//! The address of a service.

use std::fmt;

use super::normal::Normal;
use super::parts::{InvalidServiceUrl, Parts, Scheme};
use super::ticketed::{self, TicketParameter};
use crate::ticket::ServiceTicket;

/// The address of a service, as it was received, once it has been found harmless: https (or http on this machine), a
/// plain host, no user name, no segment of dots, nothing that two programs may read differently.
#[derive(Clone, PartialEq, Eq)]
pub struct ServiceUrl {
    raw: Box<str>,
    pub(super) normal: Normal,
}

impl ServiceUrl {
    /// Checks an address, decoded once from the form or query that carried it, and keeps it byte for byte.
    pub fn parse(raw: &str) -> Result<Self, InvalidServiceUrl> {
        let normal = Normal::of(&Parts::read(raw)?);
        Ok(Self { raw: raw.into(), normal })
    }

    /// The address, byte for byte as received.
    pub fn as_str(&self) -> &str {
        &self.raw
    }

    /// The host in lower case, without port; an IPv6 address keeps its brackets.
    pub fn host(&self) -> &str {
        &self.normal.host
    }

    /// `https://host` or `https://host:port`, the usual port left out: what a `form-action` policy names.
    pub fn origin(&self) -> String {
        let Normal { scheme, host, port, .. } = &self.normal;
        match (scheme, port) {
            (Scheme::Http, 80) | (Scheme::Https, 443) => format!("{}://{host}", scheme.as_str()),
            _ => format!("{}://{host}:{port}", scheme.as_str()),
        }
    }

    /// The normal form, as rules see it: scheme, host in lower case, port unless usual, path, query; no fragment, no
    /// ticket, no `;jsessionid=…`, and nothing encoded that need not be.
    pub fn normal_form(&self) -> String {
        let Normal { path, query, .. } = &self.normal;
        let query = query.as_ref().map_or_else(String::new, |query| format!("?{query}"));
        format!("{}{path}{query}", self.origin())
    }

    /// Whether both are one service: byte for byte, or else in normal form. The normal form ignores the case of scheme
    /// and host, the usual port, the fragment, `;jsessionid=…`, ticket parameters, and how a character is encoded;
    /// paths and queries are otherwise compared exactly.
    pub fn same_as(&self, other: &Self) -> bool {
        self.raw == other.raw || self.normal == other.normal
    }

    /// Whether it carries a ticket already, which an address that someone asks a ticket for should not.
    pub fn carries_ticket(&self) -> bool {
        ticketed::without_ticket(&self.raw) != *self.raw
    }

    /// Where the browser is sent with its ticket: the address as received and, before any `#`, the ticket as last
    /// parameter. A ticket that was there already is removed.
    pub fn with_ticket(&self, ticket: &ServiceTicket, parameter: TicketParameter) -> String {
        ticketed::with_ticket(&self.raw, ticket, parameter)
    }

    /// The address with `parameters`, already encoded, last in its query and before any `#`. Those of the same names that
    /// were there already are removed.
    pub(crate) fn with_parameters(&self, parameters: &[(&str, &str)]) -> String {
        ticketed::with_parameters(&self.raw, parameters)
    }

    /// The address without ticket parameters: the clean one to go to after validation.
    #[must_use]
    pub fn without_ticket(&self) -> Self {
        Self { raw: ticketed::without_ticket(&self.raw).into(), normal: self.normal.clone() }
    }
}

/// Without query and fragment, which may hold a ticket.
impl fmt::Debug for ServiceUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceUrl({}{})", self.origin(), self.normal.path)
    }
}
