//! What operators count. No label ever holds a login, an address, a school or a person: routes are patterns and
//! outcomes are words of this file, so that the number of series is known in advance.
//!
//! Nothing is recorded until the executable installs an exporter.

use std::time::Duration;

use http::StatusCode;
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

/// Requests by `route`, `method` and class of `status`.
pub const REQUESTS: &str = "passerelle_http_requests_total";
/// Seconds that answers take, by `route`.
pub const REQUEST_SECONDS: &str = "passerelle_http_request_duration_seconds";
/// Attempts to sign in, by `outcome`.
pub const SIGN_INS: &str = "passerelle_sign_ins_total";
/// Tickets asked for, by `kind` and `outcome`.
pub const TICKETS_ISSUED: &str = "passerelle_tickets_issued_total";
/// Tickets presented, by `kind` and `outcome`.
pub const TICKETS_VALIDATED: &str = "passerelle_tickets_validated_total";
/// Services told that somebody has signed out, by `channel` and `outcome`.
pub const LOGOUT_NOTICES: &str = "passerelle_logout_notices_total";
/// Open sessions, by `realm`.
pub const SESSIONS: &str = "passerelle_sessions";
/// Passwords that were not looked at because too many were waiting.
pub const PASSWORDS_BUSY: &str = "passerelle_passwords_busy_total";
/// End of the server's own certificate, in seconds since 1970.
pub const CERTIFICATE_END: &str = "passerelle_tls_certificate_expiry_timestamp_seconds";
/// Always 1; the `version` says what runs.
pub const BUILD: &str = "passerelle_build_info";

/// Bounds of [`REQUEST_SECONDS`], in seconds.
pub const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// How something ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// Done.
    Success,
    /// Refused by a rule: a wrong password, a spent ticket, an unknown service.
    Refused,
    /// Too many attempts.
    Throttled,
    /// No answer, or a failure of ours.
    Failed,
}

impl Outcome {
    /// The word of the label.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Refused => "refused",
            Self::Throttled => "throttled",
            Self::Failed => "failed",
        }
    }
}

/// Which ticket.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Ticket {
    /// `ST-`.
    Service,
    /// `PGT-`.
    ProxyGranting,
    /// `PT-`.
    Proxy,
}

impl Ticket {
    /// The word of the label.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::ProxyGranting => "proxy_granting",
            Self::Proxy => "proxy",
        }
    }
}

/// How a service is told.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Channel {
    /// From server to server.
    Back,
    /// Through the browser.
    Front,
}

impl Channel {
    /// The word of the label.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Back => "back",
            Self::Front => "front",
        }
    }
}

/// Somebody tried to sign in.
pub fn sign_in(outcome: Outcome) {
    counter!(SIGN_INS, "outcome" => outcome.code()).increment(1);
}

/// A ticket was asked for.
pub fn ticket_issued(kind: Ticket, outcome: Outcome) {
    counter!(TICKETS_ISSUED, "kind" => kind.code(), "outcome" => outcome.code()).increment(1);
}

/// A ticket was presented.
pub fn ticket_validated(kind: Ticket, outcome: Outcome) {
    counter!(TICKETS_VALIDATED, "kind" => kind.code(), "outcome" => outcome.code()).increment(1);
}

/// A service was told that somebody has signed out.
pub fn logout_notice(channel: Channel, outcome: Outcome) {
    counter!(LOGOUT_NOTICES, "channel" => channel.code(), "outcome" => outcome.code()).increment(1);
}

/// So many sessions are open.
pub fn sessions(realm: passerelle_store::Realm, open: u64) {
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 sessions")]
    gauge!(SESSIONS, "realm" => realm.code()).set(open as f64);
}

/// The certificate in use ends then.
pub fn certificate_end(unix: i64) {
    #[expect(clippy::cast_precision_loss, reason = "dates of certificates are far below 2^53 seconds")]
    gauge!(CERTIFICATE_END).set(unix as f64);
}

/// A password was not looked at.
pub(crate) fn password_busy() {
    counter!(PASSWORDS_BUSY).increment(1);
}

/// A request was answered. `route` is the pattern, never the address.
pub(crate) fn request(route: Option<&str>, method: &http::Method, status: StatusCode, took: Duration) {
    let route = route.unwrap_or("none").to_owned();
    let class = match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    // Methods are the client's own words: only ours are kept.
    let method = match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    };
    counter!(REQUESTS, "route" => route.clone(), "method" => method, "status" => class).increment(1);
    histogram!(REQUEST_SECONDS, "route" => route).record(took);
}

/// Says what each number means, and which version runs; once, when the exporter is installed.
pub fn describe(version: &'static str) {
    describe_counter!(REQUESTS, "Requests answered");
    describe_histogram!(REQUEST_SECONDS, "Time to answer a request");
    describe_counter!(SIGN_INS, "Attempts to sign in");
    describe_counter!(TICKETS_ISSUED, "Tickets asked for");
    describe_counter!(TICKETS_VALIDATED, "Tickets presented for validation");
    describe_counter!(LOGOUT_NOTICES, "Services told that somebody has signed out");
    describe_gauge!(SESSIONS, "Open sessions");
    describe_counter!(PASSWORDS_BUSY, "Sign-ins refused because too many passwords were waiting");
    describe_gauge!(CERTIFICATE_END, "End of the server's certificate, in seconds since 1970");
    describe_gauge!(BUILD, "The version that runs");
    gauge!(BUILD, "version" => version).set(1.0);
}
