//! « Tester la connexion »: the values on screen, saved or not, tried against the ENT one line at a time. No line says
//! that it passed unless what it names was really seen.

mod checks;
mod report;
#[cfg(test)]
mod tests;

use std::time::Instant;

use http::{Request, Response};
use passerelle_model::{CasDelegation, CertificateTrust};
use passerelle_sso::client::{self, AnswerError, CasBase};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::{ReceivedTicket, ServiceTicket};
use passerelle_store::service::{Base, BaseChange};
use passerelle_store::{AuditEvent, Commit, StoreError};
use passerelle_web::outbound::PeerCertificate;
use passerelle_web::random;
use passerelle_web::{Outbound, OutboundError};

pub use checks::SignInPage;
pub use report::{Check, Fault, Line, Outcome, Passed, Report};

use crate::ServiceState;
use crate::rules::addresses::{method, read_server};
use crate::rules::trust;

/// Runs the test for a base found at `public`, keeps its result, and notes in the journal that it was run.
pub async fn run(
    state: &ServiceState,
    base: &Base,
    cas: &CasDelegation,
    public: &ServiceUrl,
    actor: &str,
) -> Result<Report, StoreError> {
    let report = examine(state, cas, public).await?;
    let event = AuditEvent::new(report.at, actor, "journal-essai-connexion")
        .with("serveur", cas.server.as_str())
        .with("passees", report.passed())
        .with("echouees", report.failed());
    let changes = vec![BaseChange::SetTested(report.record(cas, actor))];
    state.store.commit(&base.slug, Commit { changes, event, expected: None }).await?;
    Ok(report)
}

/// Runs the test alone; nothing is written.
pub async fn examine(
    state: &ServiceState,
    cas: &CasDelegation,
    public: &ServiceUrl,
) -> Result<Report, random::NoRandom> {
    let now = state.clock.now();
    Ok(Report { at: now, lines: try_all(state.outbound.as_ref(), cas, public, now.unix()).await? })
}

/// The eight lines, in order. After a failure, what depends on it is « non testé ».
async fn try_all(
    outbound: &dyn Outbound,
    cas: &CasDelegation,
    public: &ServiceUrl,
    now: i64,
) -> Result<Vec<Line>, random::NoRandom> {
    let mut lines = Lines::default();
    let servers = read_server(&cas.server)
        .and_then(|server| Ok((server, cas.validation_server.as_deref().map(read_server).transpose()?)));
    let (server, validating) = match servers {
        Ok(servers) => servers,
        Err(error) => return Ok(lines.fails(Check::Address, Fault::Address(error)).finish()),
    };
    lines.passes(Check::Address, Passed::Address);
    let login = Peer { outbound, trust: trust::of_sign_in(cas) };
    let Some(first) = reach(&mut lines, &login, &server, now).await else { return Ok(lines.finish()) };
    let clocks = checks::clocks(&first, now);
    if sign_in_page(&mut lines, &login, &server, public, &first).await {
        let validating = validating.unwrap_or_else(|| server.clone());
        validation(&mut lines, &Peer { outbound, trust: &cas.trust }, cas, &validating, public, now).await?;
    }
    lines.add(Check::Clocks, clocks);
    Ok(lines.finish())
}

/// A server of the ENT, and whom its certificate must come from.
pub(super) struct Peer<'a> {
    pub(super) outbound: &'a dyn Outbound,
    pub(super) trust: &'a CertificateTrust,
}

/// Lines 2 and 3.
async fn reach(lines: &mut Lines, peer: &Peer<'_>, server: &CasBase, now: i64) -> Option<Response<Vec<u8>>> {
    let address = format!("{}/login", server.as_str());
    let started = Instant::now();
    let answer = get(peer, &address).await;
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    match answer {
        Ok(answer) => {
            lines.passes(Check::Reachable, Passed::Reachable { host: checks::host(&address), milliseconds });
            let plain = address.starts_with("http://");
            let seen = seen(peer, &address).await;
            lines.add(
                Check::Encrypted,
                if plain { Outcome::Advice(Fault::Plain) } else { checks::certificate(seen, now) },
            );
            Some(answer)
        }
        Err(OutboundError::Tls(fault)) => {
            let host = checks::host(&address);
            lines.passes(Check::Reachable, Passed::Answers { host: host.clone() });
            let seen = seen(peer, &address).await;
            lines.fails(Check::Encrypted, Fault::Certificate { host, fault, seen });
            None
        }
        Err(error) => {
            lines.fails(Check::Reachable, Fault::NoAnswer { address, error });
            None
        }
    }
}

/// The certificate at an address, where it can be seen.
async fn seen(peer: &Peer<'_>, address: &str) -> Option<PeerCertificate> {
    peer.outbound.certificate(address).await.ok().flatten()
}

/// Lines 4 and 5: whether both passed.
async fn sign_in_page(
    lines: &mut Lines,
    peer: &Peer<'_>,
    server: &CasBase,
    public: &ServiceUrl,
    first: &Response<Vec<u8>>,
) -> bool {
    let Some(page) = checks::sign_in_page(first) else {
        let address = format!("{}/login", server.as_str());
        lines.fails(Check::SignInPage, Fault::NoSignInPage { address, status: first.status() });
        return false;
    };
    lines.passes(Check::SignInPage, Passed::SignInPage(page));
    let address = client::login_url(server, public);
    match get(peer, &address).await {
        Ok(answer) if answer.status().is_server_error() => {
            lines.fails(Check::OurAddress, Fault::NoSignInPage { address, status: answer.status() });
            false
        }
        Ok(answer) if checks::accepts_service(&answer) => {
            let outcome = if tells_addresses_apart(peer, server).await {
                Outcome::Passed(Passed::OurAddress)
            } else {
                Outcome::Advice(Fault::AnyAddress)
            };
            lines.add(Check::OurAddress, outcome);
            true
        }
        Ok(_) => {
            lines.fails(
                Check::OurAddress,
                Fault::Unregistered { pattern: client::communicated_pattern(public) },
            );
            false
        }
        Err(error) => {
            lines.fails(Check::OurAddress, Fault::NoAnswer { address, error });
            false
        }
    }
}

/// Whether the server refuses an address that nobody can have registered. One that does not shows the same page to
/// everybody, and its page says nothing about our address.
async fn tells_addresses_apart(peer: &Peer<'_>, server: &CasBase) -> bool {
    let Ok(nobody) = ServiceUrl::parse("https://adresse-inconnue.invalid/") else { return false };
    match get(peer, &client::login_url(server, &nobody)).await {
        Ok(answer) => !checks::accepts_service(&answer),
        Err(_) => false,
    }
}

/// Line 6: a ticket that nobody issued must be refused, in the form that the method prescribes.
async fn validation(
    lines: &mut Lines,
    peer: &Peer<'_>,
    cas: &CasDelegation,
    server: &CasBase,
    public: &ServiceUrl,
    now: i64,
) -> Result<(), random::NoRandom> {
    let method = method(cas.validation);
    let invented = ServiceTicket::from_entropy(random::bytes()?);
    let Ok(ticket) = ReceivedTicket::parse(invented.as_str()) else { return Ok(()) };
    let request = client::validation_request(method, server, public, &ticket, random::bytes()?, now);
    let address = client::validation_url(method, server, public);
    let outcome = match send(peer, request).await {
        Err(error) => Outcome::Failed(Fault::NoAnswer { address, error }),
        Ok(answer) => {
            match client::parse_answer(method, answer.body(), public, now, cas.tolerance.seconds().into()) {
                Err(AnswerError::Refused { .. }) => Outcome::Passed(Passed::FalseTicketRefused),
                Ok(_) => Outcome::Failed(Fault::FalseTicketAccepted),
                Err(_) => Outcome::Failed(Fault::Unreadable { address, status: answer.status() }),
            }
        }
    };
    lines.add(Check::Validation, outcome);
    Ok(())
}

async fn get(peer: &Peer<'_>, address: &str) -> Result<Response<Vec<u8>>, OutboundError> {
    let request = Request::get(address).header("accept", "text/html").body(Vec::new());
    peer.outbound.send_trusting(request.map_err(|_| OutboundError::Address)?, peer.trust).await
}

/// Sends a request of the protocol.
pub(super) async fn send(
    peer: &Peer<'_>,
    request: client::Request,
) -> Result<Response<Vec<u8>>, OutboundError> {
    let verb = match request.method {
        client::Method::Get => http::Method::GET,
        client::Method::Post => http::Method::POST,
    };
    let built = request
        .headers
        .iter()
        .fold(Request::builder().method(verb).uri(&request.url), |built, (name, value)| {
            built.header(*name, *value)
        });
    let request = built.body(request.body.into_bytes()).map_err(|_| OutboundError::Address)?;
    peer.outbound.send_trusting(request, peer.trust).await
}

/// The report under construction: lines come in order, those left out were not tested.
#[derive(Default)]
struct Lines(Vec<Line>);

impl Lines {
    fn add(&mut self, check: Check, outcome: Outcome) {
        self.0.push(Line { check, outcome });
    }

    fn passes(&mut self, check: Check, passed: Passed) {
        self.add(check, Outcome::Passed(passed));
    }

    fn fails(&mut self, check: Check, fault: Fault) -> &mut Self {
        self.add(check, Outcome::Failed(fault));
        self
    }

    fn finish(&mut self) -> Vec<Line> {
        let tested = std::mem::take(&mut self.0);
        let healthy = !tested.iter().any(|line| matches!(line.outcome, Outcome::Failed(_)));
        let untested = |check| match check {
            Check::RealTry if healthy => Outcome::ToDo,
            _ => Outcome::NotTested,
        };
        let find = |check| tested.iter().find(|line| line.check == check).cloned();
        let line = |check| find(check).unwrap_or_else(|| Line { check, outcome: untested(check) });
        Check::ALL.into_iter().map(line).collect()
    }
}
