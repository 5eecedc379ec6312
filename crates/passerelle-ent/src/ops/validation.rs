//! What a ticket is worth to the service that presents it.

use passerelle_sso::server::validation::{Failure, FailureCode, Release, Success};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::{PresentedTicket, ProxyTicket};
use passerelle_store::ent::{Account, AttributeSource, Grant, Recipient, Redeemed, Told};
use passerelle_store::{StoreError, TokenDigest};
use passerelle_web::metrics::{self, Outcome, Ticket};

use super::proxy;
use super::tickets::{failed, holder_of, take};
use crate::EntState;
use crate::rules::registry::Destination;
use crate::rules::release::{Dialect, Subject, attributes, is_open_to, release, tells_attributes};

/// What a service shows when it asks what a ticket is worth.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// The ticket, as sent.
    pub ticket: Option<&'a str>,
    /// The service, as sent.
    pub service: Option<&'a str>,
    /// Only a ticket from a new sign-in will do.
    pub renew: bool,
    /// Proxy tickets will do, too.
    pub proxied: bool,
    /// Where a proxy-granting ticket is wanted, as sent.
    pub callback: Option<&'a str>,
    /// How it asks.
    pub dialect: Dialect,
}

/// What a service is told.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Of whom, and what.
    pub success: Success,
    /// How it is laid out.
    pub release: Release,
}

/// Takes the ticket, whatever comes of it, and tells whose it is.
pub async fn validate(state: &EntState, presented: Presented<'_>) -> Result<Answer, Failure> {
    let judged = judge(state, presented).await;
    let outcome = match &judged {
        Ok(_) => Outcome::Success,
        Err(failure) if failure.code == FailureCode::InternalError => Outcome::Failed,
        Err(_) => Outcome::Refused,
    };
    let proxied = presented.ticket.is_some_and(|ticket| ProxyTicket::parse(ticket).is_ok());
    metrics::ticket_validated(if proxied { Ticket::Proxy } else { Ticket::Service }, outcome);
    judged
}

async fn judge(state: &EntState, presented: Presented<'_>) -> Result<Answer, Failure> {
    let text = presented.ticket.ok_or(FailureCode::InvalidRequest)?;
    let taken = take(state, text).await?;
    let service = presented.service.ok_or(FailureCode::InvalidRequest)?;
    let service = ServiceUrl::parse(service).map_err(|_| FailureCode::InvalidService)?;
    let (ticket, issued) = taken.ok_or(FailureCode::InvalidTicket)?;
    let proxied = matches!(ticket, PresentedTicket::Proxy(_));
    if proxied && !presented.proxied {
        return Err(Failure::PROXY_TICKET);
    }
    let (recipient, user) = issued.judge(&service, presented.renew)?;
    let registry = state.registry().await.map_err(failed)?;
    let recipient = match registry.destination(&service) {
        Some(Destination::Recipient(found)) if found.id == *recipient => found,
        _ => return Err(FailureCode::UnauthorizedService.into()),
    };
    if proxied && !recipient.settings.proxying.reachable {
        return Err(FailureCode::UnauthorizedServiceProxy.into());
    }
    let session = TokenDigest::from_hex(issued.session.clone());
    let (account, _) = holder_of(state, &session, issued.account).await?.ok_or(FailureCode::InvalidTicket)?;
    if !is_open_to(&recipient.settings.audience, &account) {
        return Err(FailureCode::UnauthorizedService.into());
    }
    let mut success = Success {
        user: user.clone(),
        attributes: Vec::new(),
        authenticated_at: issued.authenticated_at.unix(),
        new_login: issued.new_login,
        long_term: issued.long_term,
        proxies: issued.proxies.clone(),
        pgt_iou: None,
    };
    let policy = &recipient.settings.release;
    if tells_attributes(policy, presented.dialect) {
        let service_identifiers = service_identifiers(state, &recipient, &account).await.map_err(failed)?;
        let subject = Subject { account: &account, service_identifiers: &service_identifiers };
        success.attributes = attributes(policy, presented.dialect, subject);
    }
    let granted = match presented.callback {
        Some(callback) => Some(proxy::grant(state, callback, &recipient, &issued).await?),
        None => None,
    };
    let told = Told {
        account: account.id,
        attributes: success.attributes.iter().map(|one| one.name.to_string()).collect(),
        at: state.now(),
    };
    let grant = Grant {
        ticket: ticket.as_str().to_owned(),
        service: issued.service,
        recipient: recipient.id.clone(),
    };
    state.store().record_grant(Redeemed { session, grant, told }).await.map_err(over)?;
    if let Some((iou, granting)) = granted {
        state.store().keep_proxy_granting(&granting).await.map_err(over)?;
        success.pgt_iou = Some(iou);
    }
    Ok(Answer { success, release: release(policy, presented.dialect) })
}

/// The recipient's own identifiers of the account, where it is told them.
async fn service_identifiers(
    state: &EntState,
    recipient: &Recipient,
    account: &Account,
) -> Result<Vec<String>, StoreError> {
    let policy = &recipient.settings.release;
    if policy.attributes.iter().all(|one| one.source != AttributeSource::ServiceIdentifier) {
        return Ok(Vec::new());
    }
    let own = state.store().service_identifiers_of(&recipient.id, &[account.id]).await?;
    Ok(own.into_iter().map(|(_, identifier)| identifier).collect())
}

/// Signed out between two lines: nobody would tell this service later on.
fn over(error: StoreError) -> Failure {
    match error {
        StoreError::Missing { .. } => FailureCode::InvalidTicket.into(),
        error => failed(error),
    }
}
