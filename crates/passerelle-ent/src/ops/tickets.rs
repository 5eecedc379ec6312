//! Service tickets: handed out, taken back once.

use passerelle_model::Timestamp;
use passerelle_sso::server::validation::{Failure, FailureCode, Success};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ServiceTicket;
use passerelle_store::ent::{Account, Grant, Told};
use passerelle_store::{Kind, Realm, StoreError, TokenDigest};
use passerelle_web::random::{self, NoRandom};

use super::identifier::{IdentifierError, identifier};
use crate::EntState;
use crate::rules::registry::{Destination, destination};
use crate::rules::release::{Audience, Issued, TICKET_LIFE, may_sign_in};
use crate::state::SignOn;

/// No ticket.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
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
    destination: Destination,
) -> Result<ServiceTicket, IssueError> {
    let account = holder.sign_on.account;
    let audience = match destination {
        Destination::Portal => Audience::Portal,
        Destination::Recipient(recipient) => {
            Audience::Recipient { user: identifier(state, account, &recipient).await?, recipient }
        }
    };
    let issued = Issued {
        service: service.as_str().to_owned(),
        audience,
        account,
        session: holder.session.as_hex().to_owned(),
        authenticated_at: holder.sign_on.authenticated_at,
        new_login: holder.new_login,
    };
    let ticket = ServiceTicket::from_entropy(random::bytes()?);
    let value = serde_json::to_string(&issued)?;
    let expires = state.now().plus(TICKET_LIFE);
    state.short_lived().put(Kind::ServiceTicket, &ticket.digest(), value, expires).await?;
    Ok(ticket)
}

/// What a service shows when it asks what a ticket is worth.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// The ticket, as sent.
    pub ticket: Option<&'a str>,
    /// The service, as sent.
    pub service: Option<&'a str>,
    /// Only a ticket from a new sign-in will do.
    pub renew: bool,
}

/// Takes the ticket, whatever comes of it, and tells whose it is.
pub async fn validate(state: &EntState, presented: Presented<'_>) -> Result<Success, Failure> {
    let text = presented.ticket.ok_or(FailureCode::InvalidRequest)?;
    let taken = take(state, text).await?;
    let service = presented.service.ok_or(FailureCode::InvalidRequest)?;
    let service = ServiceUrl::parse(service).map_err(|_| FailureCode::InvalidService)?;
    let (ticket, issued) = taken.ok_or(FailureCode::InvalidTicket)?;
    let success = issued.judge(&service, presented.renew)?;
    let Audience::Recipient { recipient, .. } = issued.audience else {
        return Err(FailureCode::InvalidService.into());
    };
    let recipients = state.store().recipients().await.map_err(failed)?;
    let registered = destination(&state.address(), &recipients, &service);
    if registered != Some(Destination::Recipient(recipient.clone())) {
        return Err(FailureCode::UnauthorizedService.into());
    }
    let session = TokenDigest::from_hex(issued.session);
    holder_of(state, &session, issued.account).await?.ok_or(FailureCode::InvalidTicket)?;
    let grant = Grant { ticket: ticket.as_str().to_owned(), service: issued.service, recipient };
    let told = Told { account: issued.account, attributes: Vec::new(), at: state.now() };
    match state.store().record_grant(&session, &grant, &told).await {
        // Signed out between two lines: nobody would tell this service later on.
        Err(StoreError::Missing { .. }) => Err(FailureCode::InvalidTicket.into()),
        recorded => recorded.map(|()| success).map_err(failed),
    }
}

/// Somebody who comes to the portal with a ticket.
#[derive(Clone, Debug)]
pub struct PortalEntry {
    /// Who.
    pub account: Account,
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
    let own = ServiceUrl::parse(&issued.service).is_ok_and(|asked| asked.same_as(service));
    if issued.audience != Audience::Portal || !own {
        return Ok(None);
    }
    let session = TokenDigest::from_hex(issued.session);
    let account = holder_of(state, &session, issued.account).await?;
    Ok(account.map(|account| PortalEntry { account, session, authenticated_at: issued.authenticated_at }))
}

/// The ticket, if it is one of ours that nobody has presented yet.
async fn take(state: &EntState, text: &str) -> Result<Option<(ServiceTicket, Issued)>, Failure> {
    let Ok(ticket) = ServiceTicket::parse(text) else { return Ok(None) };
    let now = state.now();
    let value = state.short_lived().take(Kind::ServiceTicket, &ticket.digest(), now).await.map_err(failed)?;
    match value.map(|value| serde_json::from_str(&value)) {
        None => Ok(None),
        Some(Ok(issued)) => Ok(Some((ticket, issued))),
        Some(Err(error)) => {
            tracing::error!(%error, "a service ticket cannot be read");
            Err(FailureCode::InternalError.into())
        }
    }
}

/// The account, as long as the session is open and it may be signed in.
async fn holder_of(
    state: &EntState,
    session: &TokenDigest,
    account: i64,
) -> Result<Option<Account>, Failure> {
    let open = state.store().session(Realm::SignOn, session, state.now()).await.map_err(failed)?;
    if open.is_none() {
        return Ok(None);
    }
    Ok(state.store().account(account).await.map_err(failed)?.filter(may_sign_in))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: StoreError) -> Failure {
    tracing::error!(%error, "a ticket could not be checked");
    FailureCode::InternalError.into()
}
