//! Service tickets: handed out, taken back once.

use std::sync::Arc;

use passerelle_model::Timestamp;
use passerelle_sso::server::validation::{Failure, FailureCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::{PresentedTicket, ServiceTicket};
use passerelle_store::ent::{Account, AccountId, Recipient};
use passerelle_store::{Kind, Realm, StoreError, TokenDigest};
use passerelle_web::metrics::{self, Outcome, Ticket};
use passerelle_web::random::{self, NoRandom};

use super::identifier::{IdentifierError, identifier};
use crate::EntState;
use crate::rules::registry::Destination;
use crate::rules::release::{is_open_to, may_sign_in};
use crate::rules::tickets::{Audience, Issued, life};
use crate::state::SignOn;

/// No ticket.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The service is for other people.
    #[error("the service is not open to this person")]
    NotOpen,
    /// The person has no identifier for this service, and none could be made.
    #[error(transparent)]
    Identifier(#[from] IdentifierError),
    /// No ticket could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] serde_json::Error),
    /// It could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A sign-on session, as tickets see it.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// Whose it is.
    pub account: &'a Account,
    /// What the session keeps.
    pub sign_on: &'a SignOn,
    /// Its key in the store.
    pub session: &'a TokenDigest,
    /// Whether the person has just proved who they are.
    pub new_login: bool,
}

/// A ticket for a registered service.
pub async fn issue(
    state: &EntState,
    holder: Holder<'_>,
    service: &ServiceUrl,
    destination: &Destination,
) -> Result<ServiceTicket, IssueError> {
    let issued = made(state, holder, service, destination).await;
    metrics::ticket_issued(Ticket::Service, counted(&issued));
    issued
}

fn counted<T>(issued: &Result<T, IssueError>) -> Outcome {
    match issued {
        Ok(_) => Outcome::Success,
        Err(IssueError::NotOpen) => Outcome::Refused,
        Err(_) => Outcome::Failed,
    }
}

async fn made(
    state: &EntState,
    holder: Holder<'_>,
    service: &ServiceUrl,
    destination: &Destination,
) -> Result<ServiceTicket, IssueError> {
    let (audience, own_life) = match destination {
        Destination::Portal => (Audience::Portal, None),
        Destination::Recipient(recipient) => {
            (audience(state, holder.account, recipient).await?, recipient.settings.ticket_life)
        }
    };
    let issued = Issued {
        service: service.as_str().to_owned(),
        audience,
        account: holder.account.id,
        session: holder.session.as_hex().to_owned(),
        authenticated_at: holder.sign_on.authenticated_at,
        new_login: holder.new_login,
        long_term: holder.sign_on.long_term,
        proxies: Vec::new(),
    };
    let ticket = ServiceTicket::from_entropy(random::bytes()?);
    keep(state, Kind::ServiceTicket, &ticket.digest(), &issued, own_life).await?;
    Ok(ticket)
}

/// What a recipient that the person may enter will know them by.
pub(super) async fn audience(
    state: &EntState,
    account: &Account,
    recipient: &Recipient,
) -> Result<Audience, IssueError> {
    if !is_open_to(&recipient.settings.audience, account) {
        return Err(IssueError::NotOpen);
    }
    let user = identifier(state, account.id, &recipient.id).await?;
    Ok(Audience::Recipient { recipient: recipient.id.clone(), user })
}

/// Keeps a ticket until somebody presents it.
pub(super) async fn keep(
    state: &EntState,
    kind: Kind,
    digest: &str,
    issued: &Issued,
    own_life: Option<u16>,
) -> Result<(), IssueError> {
    let expires = state.now().plus(life(own_life, state.ticket_life()));
    Ok(state.short_lived().put(kind, digest, serde_json::to_string(issued)?, expires).await?)
}

/// Somebody who comes to the portal with a ticket.
#[derive(Clone, Debug)]
pub struct PortalEntry {
    /// Who.
    pub account: Arc<Account>,
    /// The sign-on session that opened it, and whose end ends the portal's.
    pub session: TokenDigest,
    /// When they proved who they are.
    pub authenticated_at: Timestamp,
}

/// Takes a ticket that was made for this portal; `None` when it is worth nothing.
pub async fn redeem_for_portal(
    state: &EntState,
    ticket: &str,
    service: &ServiceUrl,
) -> Result<Option<PortalEntry>, Failure> {
    let Some((_, issued)) = take(state, ticket).await? else { return Ok(None) };
    if issued.audience != Audience::Portal || !issued.is_for(service) {
        return Ok(None);
    }
    let session = TokenDigest::from_hex(issued.session);
    let holder = holder_of(state, &session, issued.account).await?;
    Ok(holder.map(|(account, _)| PortalEntry { account, session, authenticated_at: issued.authenticated_at }))
}

/// The ticket, if it is one of ours that nobody has presented yet. A ticket of one kind is not found under another.
pub(super) async fn take(state: &EntState, text: &str) -> Result<Option<(PresentedTicket, Issued)>, Failure> {
    let Ok(ticket) = PresentedTicket::parse(text) else { return Ok(None) };
    let kind = match ticket {
        PresentedTicket::Service(_) => Kind::ServiceTicket,
        PresentedTicket::Proxy(_) => Kind::ProxyTicket,
    };
    let value = state.short_lived().take(kind, &ticket.digest(), state.now()).await.map_err(failed)?;
    match value.map(|value| serde_json::from_str(&value)) {
        None => Ok(None),
        Some(Ok(issued)) => Ok(Some((ticket, issued))),
        Some(Err(error)) => Err(failed(error)),
    }
}

/// The account and its session, as long as the session is open and the account may be signed in.
pub(super) async fn holder_of(
    state: &EntState,
    session: &TokenDigest,
    account: AccountId,
) -> Result<Option<(Arc<Account>, SignOn)>, Failure> {
    let open = state.store().session(Realm::SignOn, session, state.now()).await.map_err(failed)?;
    let Some(open) = open else { return Ok(None) };
    // A session of an older shape has to be opened anew.
    let Ok(sign_on) = serde_json::from_str::<SignOn>(&open.subject) else { return Ok(None) };
    let account = state.store().shared_account(account).await.map_err(failed)?;
    let holder = account.filter(|account| account.id == sign_on.account && may_sign_in(account));
    Ok(holder.map(|account| (account, sign_on)))
}

/// A fault of ours, as services are told.
pub(super) fn failed(error: impl std::error::Error) -> Failure {
    tracing::error!(%error, "a ticket could not be checked");
    FailureCode::InternalError.into()
}
