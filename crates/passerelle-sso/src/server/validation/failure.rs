//! Refusals.

/// Why a ticket is refused (CAS 3.0, sections 2.5.3 and 2.7.3).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FailureCode {
    /// A fault of the server.
    InternalError,
    /// A parameter is missing, malformed or given twice.
    InvalidRequest,
    /// The ticket is good, for another service. It is consumed all the same.
    InvalidService,
    /// The ticket is unknown, used, expired, or not from a new sign-in though that was asked.
    InvalidTicket,
    /// The ticket does not have the shape asked for.
    InvalidTicketSpec,
    /// The service is not registered.
    UnauthorizedService,
}

impl FailureCode {
    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InternalError => "INTERNAL_ERROR",
            Self::InvalidRequest => "INVALID_REQUEST",
            Self::InvalidService => "INVALID_SERVICE",
            Self::InvalidTicket => "INVALID_TICKET",
            Self::InvalidTicketSpec => "INVALID_TICKET_SPEC",
            Self::UnauthorizedService => "UNAUTHORIZED_SERVICE",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::InternalError => "the server failed",
            Self::InvalidRequest => "a parameter is missing, malformed or repeated",
            Self::InvalidService => "the ticket was issued for another service",
            Self::InvalidTicket => "ticket not recognised",
            Self::InvalidTicketSpec => "the ticket does not meet the requirements",
            Self::UnauthorizedService => "the service is not registered",
        }
    }
}

/// A refusal: the code, and words for whoever reads the service's logs. The words are the program's own, so that nothing
/// a client sent can come back in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failure {
    /// What went wrong.
    pub code: FailureCode,
    /// The same in English.
    pub description: &'static str,
}

impl From<FailureCode> for Failure {
    fn from(code: FailureCode) -> Self {
        Self { code, description: code.description() }
    }
}
