use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use http::{Request, Response};
use passerelle_sso::ticket::{ProxyTicket, ServiceTicket};
use passerelle_store::ent::{Grant, LogoutChannel, Recipient, RecipientSettings};
use passerelle_web::{Outbound, OutboundError};
use tokio::time::Instant;

use super::{AT_ONCE, Notice, Outcome, tell};
use crate::ops::logout::PATIENCE;
use crate::rules::registry::Registry;

const NOW: i64 = 1_788_249_600;

/// Services whose path says how they behave.
#[derive(Default)]
struct Services {
    busy: AtomicUsize,
    busiest: AtomicUsize,
    refusals: AtomicUsize,
    asked: Mutex<Vec<String>>,
}

#[async_trait]
impl Outbound for Services {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let busy = self.busy.fetch_add(1, Ordering::SeqCst) + 1;
        self.busiest.fetch_max(busy, Ordering::SeqCst);
        self.asked.lock().expect("a lock").push(request.uri().to_string());
        let answer = match request.uri().path() {
            "/hangs" => std::future::pending().await,
            "/refuses" => {
                self.refusals.fetch_add(1, Ordering::SeqCst);
                Err(OutboundError::Refused)
            }
            "/redirects" => {
                let sent_on = Response::builder().status(302).header("location", "/");
                Ok(sent_on.body(Vec::new()).expect("an answer"))
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

fn nobody_registered() -> Registry {
    Registry::new("https://ent.example", &[])
}

type Settled = Arc<Mutex<HashMap<String, Vec<Outcome>>>>;

fn tell_all(services: &Arc<Services>, notices: Vec<Notice>) -> (tokio::task::JoinHandle<()>, Settled) {
    let settled = Settled::default();
    let book = settled.clone();
    let telling = tell(services.clone(), notices, NOW, move |recipient, outcome| {
        book.lock().expect("a lock").entry(recipient.to_owned()).or_default().push(outcome);
    });
    (telling, settled)
}

#[tokio::test(start_paused = true)]
async fn a_service_that_hangs_delays_nobody_and_is_given_up_in_the_end() {
    let services = Arc::new(Services::default());
    let grants = vec![
        grant("answers", "/"),
        grant("hangs", "/"),
        grant("hangs", "/hangs"),
        grant("refuses", "/refuses"),
    ];
    let (mut telling, settled) = tell_all(&services, Notice::of(&nobody_registered(), grants));
    let started = Instant::now();
    assert!(tokio::time::timeout(PATIENCE, &mut telling).await.is_err());
    let so_far = settled.lock().expect("a lock").clone();
    assert_eq!(so_far["answers"], [Outcome::Told]);
    assert_eq!(so_far["hangs"], [Outcome::Told], "one of its two tickets");
    assert_eq!(so_far["refuses"], [Outcome::NotTold]);
    assert_eq!(services.refusals.load(Ordering::SeqCst), 2, "tried once more");
    telling.await.expect("the end");
    assert_eq!(started.elapsed(), Duration::from_secs(8), "twice four seconds");
    assert_eq!(settled.lock().expect("a lock")["hangs"], [Outcome::Told, Outcome::NotTold]);
}

#[tokio::test]
async fn a_service_that_answers_with_a_redirect_has_heard() {
    let services = Arc::new(Services::default());
    let grants = vec![grant("redirects", "/redirects")];
    let (telling, settled) = tell_all(&services, Notice::of(&nobody_registered(), grants));
    telling.await.expect("the end");
    assert_eq!(settled.lock().expect("a lock")["redirects"], [Outcome::Told]);
    assert_eq!(services.asked.lock().expect("a lock").len(), 1, "told once");
}

#[tokio::test]
async fn many_services_are_told_a_few_at_a_time() {
    let services = Arc::new(Services::default());
    let grants = (0..50).map(|n| grant(&format!("service-{n}"), "/")).collect();
    let (telling, settled) = tell_all(&services, Notice::of(&nobody_registered(), grants));
    telling.await.expect("the end");
    let settled = settled.lock().expect("a lock");
    assert_eq!(settled.len(), 50);
    assert!(settled.values().all(|outcomes| outcomes == &[Outcome::Told]));
    assert!(services.busiest.load(Ordering::SeqCst) <= AT_ONCE);
}

#[tokio::test]
async fn each_service_is_told_in_the_way_it_chose() {
    let recipient = |id: &str, logout, logout_address: Option<&str>| Recipient {
        id: id.into(),
        name: id.into(),
        public_key: None,
        patterns: Vec::new(),
        file_name: String::new(),
        tile: None,
        settings: RecipientSettings {
            logout,
            logout_address: logout_address.map(str::to_owned),
            ..RecipientSettings::default()
        },
    };
    let registry = Registry::new(
        "https://ent.example",
        &[
            recipient("front", LogoutChannel::Front, None),
            recipient("silent", LogoutChannel::Silent, None),
            recipient("elsewhere", LogoutChannel::Back, Some("https://vs.example/fin")),
        ],
    );
    let proxied = Grant {
        ticket: ProxyTicket::from_entropy([8; 32]).as_str().to_owned(),
        ..grant("elsewhere", "/mandataire")
    };
    let grants = vec![grant("front", "/f"), grant("silent", "/s"), grant("elsewhere", "/e"), proxied];
    let notices = Notice::of(&registry, grants);
    let at_first: Vec<_> = notices.iter().map(Notice::at_first).collect();
    let expected = [Outcome::ByBrowser, Outcome::Silent, Outcome::Pending, Outcome::Pending];
    assert_eq!(at_first, expected);
    let frames: Vec<_> = notices.iter().filter_map(|notice| notice.frame(NOW)).collect();
    assert_eq!(frames.len(), 1);
    assert!(frames[0].starts_with("https://vs.example/f?logoutRequest="), "{}", frames[0]);
    let services = Arc::new(Services::default());
    tell_all(&services, notices).0.await.expect("the end");
    assert_eq!(*services.asked.lock().expect("a lock"), ["https://vs.example/fin"; 2]);
}
