//! Who the ticket stood for.

use std::fmt;

use passerelle_model::OpaqueId;

use crate::instant;

/// What a CAS server said, once everything about its answer has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The identifier, verbatim.
    pub user: OpaqueId,
    /// Attributes in order of first appearance, each with all its values. The three standard ones are below instead.
    pub attributes: Vec<(String, Vec<String>)>,
    /// When the person proved who they are, in Unix seconds, if the server says so with a time zone.
    pub authenticated_at: Option<i64>,
    /// Whether that was for this very ticket, if the server says so.
    pub new_login: Option<bool>,
    /// Whether the session is one that lasts, if the server says so.
    pub long_term: Option<bool>,
}

impl Identity {
    pub(super) fn new(user: OpaqueId) -> Self {
        Self { user, attributes: Vec::new(), authenticated_at: None, new_login: None, long_term: None }
    }

    /// The values of an attribute; none if it is not there.
    pub fn values(&self, name: &str) -> &[String] {
        let found = self.attributes.iter().find(|(found, _)| found == name);
        found.map_or(&[], |(_, values)| values)
    }

    /// Adds a value, once: some servers say everything twice. Standard attributes go by their name in any case, as some
    /// servers write them in lower case.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        match name.to_ascii_lowercase().as_str() {
            "authenticationdate" => self.authenticated_at = instant::parse(value),
            "isfromnewlogin" => self.new_login = boolean(value),
            "longtermauthenticationrequesttokenused" => self.long_term = boolean(value),
            _ => match self.attributes.iter_mut().find(|(found, _)| found == name) {
                Some((_, values)) if values.iter().any(|found| found == value) => {}
                Some((_, values)) => values.push(value.to_owned()),
                None => self.attributes.push((name.to_owned(), vec![value.to_owned()])),
            },
        }
    }
}

/// Neither identifier nor values: they tell who someone is.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.attributes.iter().map(|(name, _)| name).collect();
        f.debug_struct("Identity").field("attributes", &names).finish_non_exhaustive()
    }
}

fn boolean(value: &str) -> Option<bool> {
    match value.trim() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}
