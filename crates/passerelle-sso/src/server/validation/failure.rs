//! Refusals.

/// Why a ticket is refused (CAS 3.0, sections 2.5.3 and 2.7.3).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FailureCode {
    /// A fault of the server.
    InternalError,
    /// A parameter is missing, malformed or given twice.
    InvalidRequest,
    /// The address for the proxy-granting ticket is not accepted, or did not answer as it must.
    InvalidProxyCallback,
    /// The ticket is good, for another service. It is consumed all the same.
    InvalidService,
    /// The ticket is unknown, used, expired, or not from a new sign-in though that was asked.
    InvalidTicket,
    /// The ticket does not have the shape asked for.
    InvalidTicketSpec,
    /// The service is not registered, or may not do this.
    UnauthorizedService,
    /// The service may not act on behalf of people, or not be reached so.
    UnauthorizedServiceProxy,
}

impl FailureCode {
    /// Every code.
    pub const ALL: [Self; 8] = [
        Self::InternalError,
        Self::InvalidProxyCallback,
        Self::InvalidRequest,
        Self::InvalidService,
        Self::InvalidTicket,
        Self::InvalidTicketSpec,
        Self::UnauthorizedService,
        Self::UnauthorizedServiceProxy,
    ];

    /// The code on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InternalError => "INTERNAL_ERROR",
            Self::InvalidProxyCallback => "INVALID_PROXY_CALLBACK",
            Self::InvalidRequest => "INVALID_REQUEST",
            Self::InvalidService => "INVALID_SERVICE",
            Self::InvalidTicket => "INVALID_TICKET",
            Self::InvalidTicketSpec => "INVALID_TICKET_SPEC",
            Self::UnauthorizedService => "UNAUTHORIZED_SERVICE",
            Self::UnauthorizedServiceProxy => "UNAUTHORIZED_SERVICE_PROXY",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::InternalError => "the server failed",
            Self::InvalidProxyCallback => {
                "the proxy callback is not acceptable, or did not answer as it must"
            }
            Self::InvalidRequest => "a parameter is missing, malformed or repeated",
            Self::InvalidService => "the ticket was issued for another service",
            Self::InvalidTicket => "ticket not recognised",
            Self::InvalidTicketSpec => "the ticket does not meet the requirements",
            Self::UnauthorizedService => "the service is not registered",
            Self::UnauthorizedServiceProxy => {
                "the service may not be reached, or reach others, through a proxy"
            }
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

impl Failure {
    /// `/proxy` was called without both of its parameters (CAS 3.0, section 2.7.1).
    pub const PROXY_PARAMETERS: Self =
        Self { code: FailureCode::InvalidRequest, description: "pgt and targetService are required" };
    /// A proxy ticket where only service tickets are accepted (CAS 3.0, section 2.5). It is consumed all the same.
    pub const PROXY_TICKET: Self = Self {
        code: FailureCode::InvalidTicket,
        description: "a proxy ticket was presented; only service tickets are accepted here",
    };
    /// A requested format that is neither XML nor JSON.
    pub const UNKNOWN_FORMAT: Self =
        Self { code: FailureCode::InvalidRequest, description: "the format is neither XML nor JSON" };
}

impl From<FailureCode> for Failure {
    fn from(code: FailureCode) -> Self {
        Self { code, description: code.description() }
    }
}
