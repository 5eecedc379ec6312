//! What stands behind the spaces of a base, held in memory as long as nobody writes in the base; and the signed word on
//! who comes.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::HeaderMap;
use passerelle_model::Space;
use passerelle_store::service::{Application, ApplicationWay, Applications, Base, BaseChange, BaseSlug};
use passerelle_store::{AuditEvent, Commit, StoreError, Version};
use passerelle_web::signing::{self, Signer};
use passerelle_web::{Problem, random};

use super::tokens::Tokens;
use crate::rules::identity::{Identity, token_name, token_value};
use crate::rules::place::{Place, address};
use crate::state::GatewayState;

/// Bases that are held at once; past this, all are read again.
const MOST: usize = 4096;

/// The applications of a base, ready to be called, with the key that signs ready to sign.
#[derive(Debug)]
pub struct Behind {
    /// How many writes the base had seen.
    version: Version,
    /// What the base keeps.
    pub kept: Applications,
    /// Where those are that are passed on to.
    places: BTreeMap<Space, Place>,
    /// `iss`: the public address of the base.
    issuer: String,
    signer: Option<Signer>,
    tokens: Tokens,
}

impl Behind {
    fn new(state: &GatewayState, base: &Base, kept: Applications) -> Result<Self, Problem> {
        let signer = match signing::current(&kept.keys) {
            Some(key) if !kept.spaces.is_empty() => Some(Signer::open(state.vault(), &base.slug, key)?),
            _ => None,
        };
        let place = |(space, application): (&Space, &Application)| match &application.way {
            ApplicationWay::Proxied { upstream } => {
                Some((*space, Place::new(&address(base, *space), upstream)?))
            }
            ApplicationWay::ForwardAuth { .. } => None,
        };
        let places = kept.spaces.iter().filter_map(place).collect();
        let issuer = state.url().at(&format!("/vs/{}/", base.slug));
        Ok(Self { version: base.version, places, issuer, signer, tokens: Tokens::default(), kept })
    }

    /// The application of a space; none where the built-in page is.
    pub fn of(&self, space: Space) -> Option<&Application> {
        self.kept.spaces.get(&space)
    }

    /// Where the application of a space is called, when it is passed on to at an address that may be called.
    pub fn place(&self, space: Space) -> Option<&Place> {
        self.places.get(&space)
    }
}

/// What is held.
#[derive(Default)]
pub struct Held(Mutex<HashMap<BaseSlug, Arc<Behind>>>);

impl Held {
    fn map(&self) -> MutexGuard<'_, HashMap<BaseSlug, Arc<Behind>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held(…)")
    }
}

/// What stands behind the spaces of a base. Where applications are told who comes, the key that signs is the one whose
/// turn it is: the first two are made when they are first needed, and each gives way after its period.
pub async fn behind(state: &GatewayState, base: &Base) -> Result<Arc<Behind>, Problem> {
    if let Some(found) = state.held().map().get(&base.slug)
        && found.version == base.version
        && !is_due(state, &found.kept)
    {
        return Ok(found.clone());
    }
    let mut kept = state.store().applications(&base.slug).await?;
    if is_due(state, &kept) {
        kept = turn(state, base, kept).await?;
    }
    let behind = Arc::new(Behind::new(state, base, kept)?);
    let mut held = state.held().map();
    if held.len() >= MOST {
        held.clear();
    }
    held.insert(base.slug.clone(), behind.clone());
    Ok(behind)
}

fn is_due(state: &GatewayState, kept: &Applications) -> bool {
    let period = state.upstreams().limits().key_period;
    !kept.spaces.is_empty() && signing::is_due(&kept.keys, state.now(), period)
}

/// The next key's turn. Whoever comes second finds that it is done.
async fn turn(state: &GatewayState, base: &Base, kept: Applications) -> Result<Applications, Problem> {
    let now = state.now();
    let keys = signing::rotated(state.vault(), &base.slug, &kept.keys, now)?;
    let action = if kept.keys.is_empty() { "journal-cles-creees" } else { "journal-cles-tournees-seules" };
    let event = AuditEvent::new(now, "passerelle", action);
    let changes = vec![BaseChange::SetSigningKeys(keys.clone())];
    let commit = Commit { changes, event, expected: Some(base.version) };
    match state.store().commit(&base.slug, commit).await {
        Ok(_) => Ok(Applications { keys, ..kept }),
        Err(StoreError::Stale) => Ok(state.store().applications(&base.slug).await?),
        Err(error) => Err(error.into()),
    }
}

/// Writes who comes into the headers of a request, or of an answer: names as the application wants them, and the signed
/// token.
pub fn tell(
    state: &GatewayState,
    behind: &Behind,
    application: &Application,
    identity: &Identity,
    headers: &mut HeaderMap,
) -> Result<(), Problem> {
    identity.write(headers, &application.headers);
    let Some(name) = token_name(application.token) else { return Ok(()) };
    let now = state.now();
    let token = behind.tokens.of(identity, now, || {
        let signer = behind.signer.as_ref().ok_or_else(|| Problem::failure(NoKey))?;
        let claims = identity.claims(&behind.issuer, &application.audience, now, random::bytes()?);
        token_value(application.token, &signer.sign(&claims)?).map_err(Problem::failure)
    })?;
    headers.insert(name, token);
    Ok(())
}

/// Somebody else changed the base at the very moment when its first key was made.
#[derive(Debug, thiserror::Error)]
#[error("no key signs for this base yet")]
struct NoKey;
