//! The end of a sign-on session: every service entered with it is told.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{Method, Request};
use passerelle_sso::server::logout::{FORM, form_body, request_xml};
use passerelle_sso::ticket::ServiceTicket;
use passerelle_store::ent::{Grant, RecipientId};
use passerelle_store::{AuditEvent, Commit, StoreError};
use passerelle_web::{Outbound, SignedIn, random};
use tokio::sync::{Semaphore, mpsc};

use crate::EntState;
use crate::state::SignOn;

/// Services told at the same time, at most.
const AT_ONCE: usize = 10;
/// Time for one service to answer.
const ANSWER: Duration = Duration::from_secs(4);
/// Attempts for one service.
const ATTEMPTS: u32 = 2;
/// How long the person waits for the outcome; the rest goes on without them.
const PATIENCE: Duration = Duration::from_millis(2500);

/// What became of a service.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// It answered that it knows.
    Told,
    /// It has not answered yet.
    Pending,
    /// It did not answer, or answered with an error.
    NotTold,
}

/// Ends a session and the portal sessions tied to it, then tells the services. The outcome of each recipient is the
/// worst of its tickets'.
pub async fn end(
    state: &EntState,
    session: &SignedIn<SignOn>,
) -> Result<BTreeMap<RecipientId, Outcome>, StoreError> {
    let grants = state.store().end_sign_on(&session.digest).await?;
    let event = AuditEvent::new(state.now(), session.subject.account.to_string(), "journal-connexion-fermee")
        .with("services", grants.len());
    state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
    Ok(tell_all(state.outbound(), grants, state.now().unix()).await)
}

async fn tell_all(
    outbound: &Arc<dyn Outbound>,
    grants: Vec<Grant>,
    now: i64,
) -> BTreeMap<RecipientId, Outcome> {
    let mut outcomes: BTreeMap<RecipientId, Outcome> = BTreeMap::new();
    let mut waiting: BTreeMap<RecipientId, usize> = BTreeMap::new();
    let (report, mut reports) = mpsc::unbounded_channel();
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    for grant in grants {
        *waiting.entry(grant.recipient.clone()).or_default() += 1;
        let (outbound, turns, report) = (outbound.clone(), turns.clone(), report.clone());
        tokio::spawn(async move {
            let Ok(_turn) = turns.acquire().await else { return };
            let outcome = tell(outbound.as_ref(), &grant, now).await;
            tracing::info!(recipient = grant.recipient, ?outcome, "signed out of a service");
            // Nobody listens any more once the page has gone.
            let _ = report.send((grant.recipient, outcome));
        });
    }
    drop(report);
    let collect = async {
        while let Some((recipient, outcome)) = reports.recv().await {
            if let Some(left) = waiting.get_mut(&recipient) {
                *left -= 1;
            }
            let worst = outcomes.entry(recipient).or_insert(outcome);
            *worst = outcome.max(*worst);
        }
    };
    if tokio::time::timeout(PATIENCE, collect).await.is_err() {
        tracing::info!("services are still being told");
    }
    for (recipient, _) in waiting.into_iter().filter(|(_, left)| *left > 0) {
        let worst = outcomes.entry(recipient).or_insert(Outcome::Pending);
        *worst = Outcome::Pending.max(*worst);
    }
    outcomes
}

async fn tell(outbound: &dyn Outbound, grant: &Grant, now: i64) -> Outcome {
    for _ in 0..ATTEMPTS {
        let Some(message) = message(grant, now) else { return Outcome::NotTold };
        let answer = tokio::time::timeout(ANSWER, outbound.send(message)).await;
        if answer.is_ok_and(|answer| answer.is_ok_and(|answer| answer.status().is_success())) {
            return Outcome::Told;
        }
    }
    Outcome::NotTold
}

/// Posted to the very address that the ticket was for; the person's identifier is not repeated.
fn message(grant: &Grant, now: i64) -> Option<Request<Vec<u8>>> {
    let ticket = ServiceTicket::parse(&grant.ticket).ok()?;
    let xml = request_xml(&ticket, None, now, random::bytes().ok()?);
    let address = grant.service.split('#').next().unwrap_or_default();
    Request::builder()
        .method(Method::POST)
        .uri(address)
        .header(CONTENT_TYPE, FORM)
        .body(form_body(&xml).into_bytes())
        .ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use async_trait::async_trait;
    use http::{Request, Response};
    use passerelle_sso::ticket::ServiceTicket;
    use passerelle_store::ent::Grant;
    use passerelle_web::{Outbound, OutboundError};
    use tokio::time::Instant;

    use super::{AT_ONCE, Outcome, PATIENCE, tell_all};

    /// Services whose path says how they behave.
    #[derive(Default)]
    struct Services {
        busy: AtomicUsize,
        busiest: AtomicUsize,
        refusals: AtomicUsize,
    }

    #[async_trait]
    impl Outbound for Services {
        async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
            let busy = self.busy.fetch_add(1, Ordering::SeqCst) + 1;
            self.busiest.fetch_max(busy, Ordering::SeqCst);
            let answer = match request.uri().path() {
                "/hangs" => std::future::pending().await,
                "/refuses" => {
                    self.refusals.fetch_add(1, Ordering::SeqCst);
                    Err(OutboundError::Refused)
                }
                _ => {
                    tokio::task::yield_now().await;
                    Ok(Response::new(Vec::new()))
                }
            };
            self.busy.fetch_sub(1, Ordering::SeqCst);
            answer
        }
    }

    fn grant(recipient: &str, path: &str) -> Grant {
        Grant {
            ticket: ServiceTicket::from_entropy([7; 32]).as_str().to_owned(),
            service: format!("https://vs.example{path}#suite"),
            recipient: recipient.to_owned(),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_page_does_not_wait_for_a_service_that_hangs() {
        let services = Arc::new(Services::default());
        let outbound: Arc<dyn Outbound> = services.clone();
        let started = Instant::now();
        let grants = vec![
            grant("answers", "/"),
            grant("hangs", "/"),
            grant("hangs", "/hangs"),
            grant("refuses", "/refuses"),
        ];
        let outcomes = tell_all(&outbound, grants, 1_788_249_600).await;
        assert_eq!(started.elapsed(), PATIENCE);
        assert_eq!(outcomes["answers"], Outcome::Told);
        assert_eq!(outcomes["hangs"], Outcome::Pending);
        assert_eq!(outcomes["refuses"], Outcome::NotTold);
        assert_eq!(services.refusals.load(Ordering::SeqCst), 2, "tried once more");
    }

    #[tokio::test]
    async fn many_services_are_told_a_few_at_a_time() {
        let services = Arc::new(Services::default());
        let outbound: Arc<dyn Outbound> = services.clone();
        let grants = (0..50).map(|n| grant(&format!("service-{n}"), "/")).collect();
        let outcomes = tell_all(&outbound, grants, 1_788_249_600).await;
        assert_eq!(outcomes.len(), 50);
        assert!(outcomes.values().all(|outcome| *outcome == Outcome::Told));
        assert!(services.busiest.load(Ordering::SeqCst) <= AT_ONCE);
    }
}
