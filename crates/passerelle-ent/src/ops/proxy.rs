//! Services that go on to others on behalf of somebody (CAS 3.0, sections 2.5.4 and 2.7).

use std::time::Duration;

use http::{Request, StatusCode};
use passerelle_sso::server::proxy::callback_url;
use passerelle_sso::server::validation::{Failure, FailureCode};
use passerelle_sso::service::{PatternSet, ServiceUrl};
use passerelle_sso::ticket::{ProxyGrantingIou, ProxyGrantingTicket, ProxyTicket};
use passerelle_store::ent::{ProxyGranting, Recipient};
use passerelle_store::{Kind, TokenDigest};
use passerelle_web::metrics::{self, Outcome, Ticket};
use passerelle_web::{OutboundError, random};

use super::tickets::{IssueError, audience, failed, holder_of, keep};
use crate::EntState;
use crate::rules::registry::Destination;
use crate::rules::tickets::Issued;

/// Time for a callback to answer twice.
const ANSWER: Duration = Duration::from_secs(5);
/// Most services that one goes through.
const MAX_CHAIN: usize = 10;

/// How a ticket that was asked for is counted.
fn counted<T>(outcome: &Result<T, Failure>) -> Outcome {
    match outcome {
        Ok(_) => Outcome::Success,
        Err(failure) if failure.code == FailureCode::InternalError => Outcome::Failed,
        Err(_) => Outcome::Refused,
    }
}

/// Delivers a proxy-granting ticket to the callback of a recipient that presented a good ticket. It is kept by whoever
/// calls, once nothing else can fail.
pub(super) async fn grant(
    state: &EntState,
    callback: &str,
    recipient: &Recipient,
    issued: &Issued,
) -> Result<(ProxyGrantingIou, ProxyGranting), Failure> {
    let granted = delivered(state, callback, recipient, issued).await;
    metrics::ticket_issued(Ticket::ProxyGranting, counted(&granted));
    granted
}

async fn delivered(
    state: &EntState,
    callback: &str,
    recipient: &Recipient,
    issued: &Issued,
) -> Result<(ProxyGrantingIou, ProxyGranting), Failure> {
    let proxying = &recipient.settings.proxying;
    if proxying.callbacks.is_empty() || issued.proxies.len() >= MAX_CHAIN {
        return Err(FailureCode::UnauthorizedServiceProxy.into());
    }
    let callback = ServiceUrl::parse(callback).map_err(|_| FailureCode::InvalidProxyCallback)?;
    let encrypted = callback.origin().starts_with("https://");
    if !PatternSet::new(&proxying.callbacks).matches(&callback) || !(encrypted || proxying.private_callbacks)
    {
        return Err(FailureCode::InvalidProxyCallback.into());
    }
    let ticket = ProxyGrantingTicket::from_entropy(random::bytes().map_err(failed)?);
    let iou = ProxyGrantingIou::from_entropy(random::bytes().map_err(failed)?);
    let delivery = callback_url(&callback, &iou, &ticket);
    let calls = async {
        // First without anything: whoever has no callback there learns nothing. A page that is its own callback, as
        // phpCAS makes them, sends whoever comes without parameters to sign in: it is there.
        let status = call(state, callback.as_str(), proxying.private_callbacks).await?;
        if !(status.is_success() || status.is_redirection()) {
            return Err(CallbackError::Status(status));
        }
        match call(state, delivery.expose_secret(), proxying.private_callbacks).await? {
            StatusCode::OK => Ok(()),
            status => Err(CallbackError::Status(status)),
        }
    };
    let outcome = tokio::time::timeout(ANSWER, calls).await.unwrap_or(Err(CallbackError::Late));
    outcome.map_err(|error| {
        tracing::info!(recipient = recipient.id, %error, "no proxy-granting ticket");
        FailureCode::InvalidProxyCallback
    })?;
    let mut chain = vec![callback.as_str().to_owned()];
    chain.extend_from_slice(&issued.proxies);
    let granting = ProxyGranting {
        digest: TokenDigest::from_hex(ticket.digest()),
        session: TokenDigest::from_hex(issued.session.clone()),
        account: issued.account,
        recipient: recipient.id.clone(),
        chain,
    };
    Ok((iou, granting))
}

/// Why a callback does not get a ticket. The address, which may hold one, is not told.
#[derive(Debug, thiserror::Error)]
enum CallbackError {
    #[error("the callback is not an address that can be called")]
    Address,
    #[error("the callback took too long")]
    Late,
    #[error("the callback answered {0}")]
    Status(StatusCode),
    #[error(transparent)]
    Call(#[from] OutboundError),
}

async fn call(state: &EntState, address: &str, private: bool) -> Result<StatusCode, CallbackError> {
    let address = address.split('#').next().unwrap_or_default();
    let request = Request::get(address).body(Vec::new()).map_err(|_| CallbackError::Address)?;
    let answer = if private {
        state.outbound().send(request).await?
    } else {
        state.outbound().send_to_public(request).await?
    };
    Ok(answer.status())
}

/// A ticket for another service, for whoever holds a proxy-granting ticket. What that service will know the person by is
/// its own identifier.
pub async fn proxy_ticket(state: &EntState, granting: &str, target: &str) -> Result<ProxyTicket, Failure> {
    let made = made(state, granting, target).await;
    metrics::ticket_issued(Ticket::Proxy, counted(&made));
    made
}

async fn made(state: &EntState, granting: &str, target: &str) -> Result<ProxyTicket, Failure> {
    let granting = ProxyGrantingTicket::parse(granting).map_err(|_| FailureCode::InvalidTicket)?;
    let digest = TokenDigest::from_hex(granting.digest());
    let granting = state.store().proxy_granting(&digest, state.now()).await.map_err(failed)?;
    let granting = granting.ok_or(FailureCode::InvalidTicket)?;
    let (account, sign_on) =
        holder_of(state, &granting.session, granting.account).await?.ok_or(FailureCode::InvalidTicket)?;
    let registry = state.registry().await.map_err(failed)?;
    let may_proxy = |recipient: &Recipient| !recipient.settings.proxying.callbacks.is_empty();
    if !registry.recipient(&granting.recipient).is_some_and(|recipient| may_proxy(recipient)) {
        return Err(FailureCode::UnauthorizedService.into());
    }
    let service = ServiceUrl::parse(target).map_err(|_| FailureCode::UnauthorizedService)?;
    let Some(Destination::Recipient(recipient)) = registry.destination(&service) else {
        return Err(FailureCode::UnauthorizedService.into());
    };
    if !recipient.settings.proxying.reachable {
        return Err(FailureCode::UnauthorizedServiceProxy.into());
    }
    let audience = audience(state, &account, &recipient).await.map_err(|error| match error {
        IssueError::NotOpen => FailureCode::UnauthorizedServiceProxy.into(),
        error => failed(error),
    })?;
    let issued = Issued {
        service: service.as_str().to_owned(),
        audience,
        account: account.id,
        session: granting.session.as_hex().to_owned(),
        authenticated_at: sign_on.authenticated_at,
        new_login: false,
        long_term: sign_on.long_term,
        proxies: granting.chain,
    };
    let ticket = ProxyTicket::from_entropy(random::bytes().map_err(failed)?);
    let own_life = recipient.settings.ticket_life;
    keep(state, Kind::ProxyTicket, &ticket.digest(), &issued, own_life).await.map_err(failed)?;
    Ok(ticket)
}
