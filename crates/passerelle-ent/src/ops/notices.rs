//! What services are told of the end of a session, and how they take it.

use std::sync::Arc;
use std::time::Duration;

use http::header::CONTENT_TYPE;
use http::{Method, Request, StatusCode};
use passerelle_sso::server::logout::{FORM, form_body, front_channel_url, request_xml};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::PresentedTicket;
use passerelle_store::ent::{Grant, LogoutChannel, RecipientId};
use passerelle_web::metrics::{self, Channel};
use passerelle_web::{Outbound, random};
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, JoinSet};

use super::farewells::Outcome;
use crate::rules::registry::Registry;

/// Services told at the same time, at most.
pub(super) const AT_ONCE: usize = 10;
/// Time for one service to answer.
const ANSWER: Duration = Duration::from_secs(4);
/// Attempts for one service.
const ATTEMPTS: u32 = 2;

/// A ticket that served, and how its service learns that it is over.
#[derive(Clone)]
pub(super) struct Notice {
    /// Whose service it is.
    pub(super) recipient: RecipientId,
    ticket: PresentedTicket,
    channel: LogoutChannel,
    address: String,
}

impl Notice {
    /// One for each grant, where its recipient wants it: the address of the ticket, unless another one was registered.
    /// A ticket that cannot be read has nobody to tell.
    pub(super) fn of(registry: &Registry, grants: Vec<Grant>) -> Vec<Self> {
        let notice = |grant: Grant| {
            let settings = registry.recipient(&grant.recipient).map(|recipient| &recipient.settings);
            Some(Self {
                ticket: PresentedTicket::parse(&grant.ticket).ok()?,
                channel: settings.map_or(LogoutChannel::Back, |settings| settings.logout),
                address: settings.and_then(|one| one.logout_address.clone()).unwrap_or(grant.service),
                recipient: grant.recipient,
            })
        };
        grants.into_iter().filter_map(notice).collect()
    }

    /// What can be said of it before anything is sent.
    pub(super) fn at_first(&self) -> Outcome {
        match self.channel {
            LogoutChannel::Back => Outcome::Pending,
            LogoutChannel::Front => Outcome::ByBrowser,
            LogoutChannel::Silent => Outcome::Silent,
        }
    }

    /// The address that the browser loads to tell it, for the front channel.
    pub(super) fn frame(&self, now: i64) -> Option<String> {
        let service =
            (self.channel == LogoutChannel::Front).then(|| ServiceUrl::parse(&self.address).ok())??;
        Some(front_channel_url(&service, &self.message(now)?))
    }

    /// Posted as a form; the person's identifier is not repeated.
    fn request(&self, now: i64) -> Option<Request<Vec<u8>>> {
        let address = self.address.split('#').next().unwrap_or_default();
        Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(CONTENT_TYPE, FORM)
            .body(form_body(&self.message(now)?).into_bytes())
            .ok()
    }

    fn message(&self, now: i64) -> Option<String> {
        Some(request_xml(&self.ticket, None, now, random::bytes().ok()?))
    }
}

/// Tells those of the back channel, a few at a time, whether or not anybody waits for the end of it; each outcome is
/// handed to `settled`.
pub(super) fn tell(
    outbound: Arc<dyn Outbound>,
    notices: Vec<Notice>,
    now: i64,
    settled: impl Fn(&str, Outcome) + Send + Sync + 'static,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        let (turns, settled) = (Arc::new(Semaphore::new(AT_ONCE)), Arc::new(settled));
        let mut told = JoinSet::new();
        for notice in notices.into_iter().filter(|notice| notice.channel == LogoutChannel::Back) {
            let (outbound, turns, settled) = (outbound.clone(), turns.clone(), settled.clone());
            told.spawn(async move {
                let Ok(_turn) = turns.acquire().await else { return };
                let outcome = tell_one(outbound.as_ref(), &notice, now).await;
                let told = outcome == Outcome::Told;
                metrics::logout_notice(
                    Channel::Back,
                    if told { metrics::Outcome::Success } else { metrics::Outcome::Failed },
                );
                tracing::info!(recipient = notice.recipient, ?outcome, "signed out of a service");
                settled(&notice.recipient, outcome);
            });
        }
        while told.join_next().await.is_some() {}
    })
}

async fn tell_one(outbound: &dyn Outbound, notice: &Notice, now: i64) -> Outcome {
    for _ in 0..ATTEMPTS {
        let Some(request) = notice.request(now) else { return Outcome::NotTold };
        let answer = tokio::time::timeout(ANSWER, outbound.send(request)).await;
        if answer.is_ok_and(|answer| answer.is_ok_and(|answer| heard(answer.status()))) {
            return Outcome::Told;
        }
    }
    Outcome::NotTold
}

/// Whether a service took the message. Some send whoever tells them on to a page, once they have ended the session:
/// `mod_auth_cas`, `django-cas-ng`.
fn heard(status: StatusCode) -> bool {
    status.is_success() || status.is_redirection()
}

#[cfg(test)]
mod tests;
