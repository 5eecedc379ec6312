//! « Essayer avec mon compte ENT »: a true sign-in that opens no session.
//!
//! The person goes to the ENT with an address of this server that serves once, comes back with a ticket, and is told
//! whether the identifier is one of the base's. What is tried are the values on screen, saved or not.

use passerelle_model::{CasDelegation, Provider};
use passerelle_sso::client::{AnswerError, Asking, parse_answer, sign_in_url, validation_request};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_store::service::{Base, BaseChange, ConnectionTest, Plans};
use passerelle_store::{AuditEvent, Commit, Kind, StoreError, TokenDigest};
use passerelle_web::{OutboundError, Token, random};
use serde::{Deserialize, Serialize};

use super::connection_test::{Check, Peer, send};
use crate::ServiceState;
use crate::rules::addresses::{ServerAddressError, method, read_server};
use crate::rules::delegation::fingerprint;

/// Seconds that somebody has to sign in to the ENT.
const PATIENCE: i64 = 10 * 60;

/// What is kept while the person is away.
#[derive(Serialize, Deserialize)]
struct Away {
    base: String,
    session: String,
    cas: CasDelegation,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Tried {
    /// An identifier: its last characters, and whether it is one of the base's.
    Identified {
        /// « …f4c ».
        tail: String,
        /// Whether it serves somebody of the base.
        known: bool,
    },
    /// E25, or another answer that tells nobody.
    NoIdentifier,
    /// The ENT refused the ticket that it had just given.
    Refused,
    /// The ENT gave no answer that can be used.
    Unusable,
}

impl Tried {
    /// The word that records use: as a line of the test, and in the journal.
    const fn code(&self) -> &'static str {
        match self {
            Self::Identified { known: true, .. } => "oui",
            Self::Identified { known: false, .. } => "a_savoir",
            _ => "non",
        }
    }
}

/// Keeps what is needed for the return; gives the address of the ENT's sign-in page. `address` makes the service address
/// of a token.
pub async fn leave(
    state: &ServiceState,
    base: &Base,
    cas: CasDelegation,
    session: &TokenDigest,
    address: impl Fn(&str) -> Result<ServiceUrl, passerelle_web::Problem> + Send,
) -> Result<Result<String, ServerAddressError>, passerelle_web::Problem> {
    let server = match read_server(&cas.server) {
        Ok(server) => server,
        Err(error) => return Ok(Err(error)),
    };
    let asking = Asking::of(&cas);
    let token = Token::random()?;
    let away = Away { base: base.slug.to_string(), session: session.as_hex().to_owned(), cas };
    let value = serde_json::to_string(&away).map_err(passerelle_web::Problem::failure)?;
    let expires = state.clock.now().plus(PATIENCE);
    state.short_lived.put(Kind::ConnectionTry, token.digest().as_hex(), value, expires).await?;
    Ok(Ok(sign_in_url(&server, &address(token.expose_secret())?, asking)))
}

/// The return with a ticket; nothing when this address has served already, was left too long, or was made in another
/// session or for another base.
pub async fn come_back(
    state: &ServiceState,
    (base, plans): (&Base, &Plans),
    token: &Token,
    session: &TokenDigest,
    service: &ServiceUrl,
    ticket: &str,
    actor: &str,
) -> Result<Option<Tried>, StoreError> {
    let now = state.clock.now();
    let Some(kept) = state.short_lived.take(Kind::ConnectionTry, token.digest().as_hex(), now).await? else {
        return Ok(None);
    };
    let Ok(away) = serde_json::from_str::<Away>(&kept) else { return Ok(None) };
    if away.base != base.slug.as_str() || away.session != session.as_hex() {
        return Ok(None);
    }
    let tried = validate(state, base, &away.cas, service, ticket).await?;
    let event = AuditEvent::new(now, actor, "journal-essai-reel")
        .with("serveur", away.cas.server.as_str())
        .with("raison", tried.code());
    let changes = noted(plans, &away.cas, &tried).map(BaseChange::SetTested).into_iter().collect();
    state.store.commit(&base.slug, Commit { changes, event, expected: None }).await?;
    Ok(Some(tried))
}

async fn validate(
    state: &ServiceState,
    base: &Base,
    cas: &CasDelegation,
    service: &ServiceUrl,
    ticket: &str,
) -> Result<Tried, StoreError> {
    let Ok(ticket) = ReceivedTicket::parse(ticket) else { return Ok(Tried::Unusable) };
    let address = cas.validation_server.as_deref().unwrap_or(&cas.server);
    let Ok(server) = read_server(address) else { return Ok(Tried::Unusable) };
    let (method, now) = (method(cas.validation), state.clock.now().unix());
    let mut request = validation_request(method, &server, service, &ticket, random::bytes()?, now);
    if cas.renew {
        request = request.for_a_new_sign_in();
    }
    let peer = Peer { outbound: state.outbound.as_ref(), trust: &cas.trust };
    let answer: Result<_, OutboundError> = send(&peer, request).await;
    let Ok(answer) = answer else { return Ok(Tried::Unusable) };
    let tolerance = cas.tolerance.seconds().into();
    match parse_answer(method, answer.body(), service, state.clock.now().unix(), tolerance) {
        Ok(identity) => {
            let users = state.store.linked_users(&base.slug, Provider::Cas, &identity.user).await?;
            Ok(Tried::Identified { tail: tail(identity.user.as_str()), known: !users.is_empty() })
        }
        Err(AnswerError::Refused { .. }) => Ok(Tried::Refused),
        Err(AnswerError::Identifier) => Ok(Tried::NoIdentifier),
        Err(_) => Ok(Tried::Unusable),
    }
}

/// The last three characters, and of a short identifier none: they must not give it away.
fn tail(identifier: &str) -> String {
    let letters: Vec<char> = identifier.chars().collect();
    if letters.len() < 8 { String::new() } else { letters[letters.len() - 3..].iter().collect() }
}

/// The last test with its eighth line done, when it was of the same settings.
fn noted(plans: &Plans, cas: &CasDelegation, tried: &Tried) -> Option<ConnectionTest> {
    let mut test = plans.tested.clone().filter(|test| test.fingerprint == fingerprint(cas))?;
    let line = test.lines.iter_mut().find(|(check, _)| check == Check::RealTry.code())?;
    tried.code().clone_into(&mut line.1);
    Some(test)
}

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn a_short_identifier_is_not_given_away_by_its_end() {
        assert_eq!(tail("7f3c-professeur-f4c"), "f4c");
        assert_eq!(tail("1234567"), "");
    }
}
