//! Tickets in addresses: adding one, removing it.

use super::parts::cut;
use crate::ticket::ServiceTicket;

/// The parameter that carries a ticket back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TicketParameter {
    /// `SAMLart`, for a sign-in that named its service `TARGET`.
    SamlArt,
    /// `ticket`.
    Ticket,
}

impl TicketParameter {
    /// The name of the parameter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SamlArt => "SAMLart",
            Self::Ticket => "ticket",
        }
    }
}

/// Whether a parameter of a query is a ticket, by its name.
pub(super) fn is_ticket(parameter: &str) -> bool {
    matches!(super::normal::normal_triplets(cut(parameter, '=').0).as_str(), "SAMLart" | "ticket")
}

/// `raw` with the ticket as last parameter of its query, every other byte as it was.
pub(super) fn with_ticket(raw: &str, ticket: &ServiceTicket, parameter: TicketParameter) -> String {
    appended(&without_ticket(raw), &[(parameter.as_str(), ticket.as_str())])
}

/// `raw` without ticket parameters, every other byte as it was.
pub(super) fn without_ticket(raw: &str) -> String {
    without(raw, is_ticket)
}

/// `raw` with `parameters` last in its query, in that order, already encoded; others of these names are removed.
pub(super) fn with_parameters(raw: &str, parameters: &[(&str, &str)]) -> String {
    let replaced = |parameter: &str| {
        let name = super::normal::normal_triplets(cut(parameter, '=').0);
        parameters.iter().any(|(other, _)| name == *other)
    };
    appended(&without(raw, replaced), parameters)
}

fn appended(raw: &str, parameters: &[(&str, &str)]) -> String {
    let (address, fragment) = raw.split_at(raw.find('#').unwrap_or(raw.len()));
    let joint = match cut(address, '?').1 {
        None => "?",
        Some("") => "",
        Some(_) => "&",
    };
    let added: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{address}{joint}{}{fragment}", added.join("&"))
}

/// `raw` without some of its parameters, every other byte as it was. A `?` that has nothing left to ask goes too.
fn without(raw: &str, removed: impl Fn(&str) -> bool) -> String {
    let (address, fragment) = raw.split_at(raw.find('#').unwrap_or(raw.len()));
    let (page, Some(query)) = cut(address, '?') else { return raw.to_owned() };
    if !query.split('&').any(&removed) {
        return raw.to_owned();
    }
    let kept: Vec<_> = query.split('&').filter(|parameter| !removed(parameter)).collect();
    let joint = if kept.is_empty() { "" } else { "?" };
    format!("{page}{joint}{}{fragment}", kept.join("&"))
}
