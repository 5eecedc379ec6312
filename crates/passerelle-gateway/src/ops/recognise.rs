//! Who of the base the ENT's answer is about: by the link that there is, or by the way that the school chose.

use passerelle_model::{LocalId, Obstacle, OpaqueId, RecognitionWay, Space};
use passerelle_sso::client::Identity;
use passerelle_store::service::{Base, BaseChange, LinkRecord, UserRow};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::people;
use super::unlinked::Hindrance;
use crate::rules::recognition::{self, Ground, Refused, Told, Verdict};
use crate::state::{GatewayState, Who};

/// How often a decision is taken again because somebody else was faster.
const ATTEMPTS: usize = 8;

/// What comes of an answer.
#[derive(Debug)]
pub enum Recognised {
    /// These users of the base.
    As(Vec<UserRow>),
    /// Nobody; why, when a way was tried.
    Nobody(Option<Hindrance>),
    /// Somebody works in the base alone: links wait until they have left.
    Later,
}

/// Finds, and links where the way says so, the users of the base that the answer is about.
pub async fn recognise(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identity: &Identity,
) -> Result<Recognised, StoreError> {
    let mut linked = linked(state, base, &identity.user).await?;
    for _ in 0..ATTEMPTS {
        // Read anew each time: the decision is about the base as it is, and is refused when it has changed since.
        let Some(base) = state.store().base(&base.slug).await? else { break };
        let Some(settings) = base.delegation.cas.as_ref().map(|cas| &cas.recognition) else { break };
        let told = Told::of(identity, settings);
        if recognition::is_settled(settings.way, space, &told, &linked) || !base.publication.published {
            break;
        }
        let content = state.store().content(&base.slug).await?;
        let ground = Ground { content: &content, schools: &base.schools, identifier: &identity.user };
        let user = match recognition::recognise(&ground, settings, &told) {
            Verdict::AsLinked => break,
            Verdict::Nobody(_) if !linked.is_empty() => break,
            Verdict::Nobody(refused) | Verdict::Conflict(refused) => {
                return Ok(Recognised::Nobody(Some(Hindrance::new(refused, &told))));
            }
            Verdict::Link(_) if base.exclusive.is_some() && linked.is_empty() => {
                return Ok(Recognised::Later);
            }
            Verdict::Link(_) if base.exclusive.is_some() => break,
            Verdict::Link(user) => user,
        };
        let link = recognition::link(&ground, settings.way, user, state.now());
        match keep(state, &base, user.n, link).await {
            Ok(()) | Err(StoreError::Stale) => {}
            Err(error) => return Err(error),
        }
        linked = self::linked(state, &base, &identity.user).await?;
    }
    Ok(if linked.is_empty() { Recognised::Nobody(None) } else { Recognised::As(linked) })
}

/// Why somebody who proved to be a user of the base is not linked with them.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// A rule refuses.
    #[error("the rules refuse the link")]
    Refused(Refused),
    /// Somebody works in the base alone.
    #[error("somebody works in the base alone")]
    Later,
    /// The base is stopped by now, or its address shows another year's.
    #[error("the base is not in service any more")]
    Gone,
    /// The store failed, or the base changed too often.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether `user`, whose password was given, may be linked with the identifier; nothing is written yet.
pub async fn may_prove(
    state: &GatewayState,
    base: &Base,
    identifier: &OpaqueId,
    user: &LocalId,
) -> Result<(), ProofError> {
    judged(state, base, identifier, user).await.map(|_| ())
}

/// Links `user`, whose password was given, with the identifier that the ENT vouches for.
pub async fn prove(
    state: &GatewayState,
    base: &Base,
    identifier: &OpaqueId,
    user: &LocalId,
) -> Result<Vec<UserRow>, ProofError> {
    for _ in 0..ATTEMPTS {
        let (base, user, link) = judged(state, base, identifier, user).await?;
        match keep(state, &base, user, link).await {
            Ok(()) => return Ok(linked(state, &base, identifier).await?),
            Err(StoreError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Stale.into())
}

/// The base as it is now, the row of the user in it, and the link to write.
async fn judged(
    state: &GatewayState,
    base: &Base,
    identifier: &OpaqueId,
    user: &LocalId,
) -> Result<(Base, i64, LinkRecord), ProofError> {
    let now = state.store().base(&base.slug).await?;
    let base = now.filter(|now| now.n == base.n && now.publication.published).ok_or(ProofError::Gone)?;
    let settings = base.delegation.cas.as_ref().map(|cas| cas.recognition.clone()).unwrap_or_default();
    let content = state.store().content(&base.slug).await?;
    let row = content
        .users
        .iter()
        .find(|row| row.record.user.id == *user)
        .ok_or(StoreError::Missing { what: "user" })?;
    let ground = Ground { content: &content, schools: &base.schools, identifier };
    recognition::prove(&ground, &settings, row).map_err(ProofError::Refused)?;
    if base.exclusive.is_some() {
        return Err(ProofError::Later);
    }
    let link = recognition::link(&ground, RecognitionWay::DoubleSignIn, row, state.now());
    Ok((base, row.n, link))
}

/// Writes the link on the base as it was read, or not at all; what the person asked meanwhile is erased. The journal tells
/// the row and the way: no name.
async fn keep(state: &GatewayState, base: &Base, user: i64, link: LinkRecord) -> Result<(), StoreError> {
    let event = AuditEvent::new(state.now(), "", "journal-reconnu")
        .with("utilisateur", user)
        .with("population", link.population.code())
        .with("origine", link.rule.clone().unwrap_or_default());
    let mut changes = Vec::new();
    if let Some(identifier) = &link.identifier
        && let Some(request) = state.store().request_of(&base.slug, link.provider, identifier).await?
    {
        changes.push(BaseChange::RemoveRequest(request.n));
    }
    changes.push(BaseChange::PutLinks(vec![link]));
    state
        .store()
        .commit(&base.slug, Commit { changes, event, expected: Some(base.version) })
        .await
        .map(|_| ())
}

async fn linked(
    state: &GatewayState,
    base: &Base,
    identifier: &OpaqueId,
) -> Result<Vec<UserRow>, StoreError> {
    people::users(state, base, &Who::Identified(identifier.clone())).await
}

impl Hindrance {
    fn new(refused: Refused, told: &Told) -> Self {
        let word = |one: &recognition::One<String>| one.value().cloned().unwrap_or_default();
        Self {
            obstacle: refused.obstacle,
            named: refused.named,
            family_name: word(&told.family_name),
            given_name: word(&told.given_name),
        }
    }

    /// One that comes with no names.
    pub fn of(refused: Refused) -> Self {
        Self::new(refused, &Told::default())
    }

    /// Whether the school is told at once.
    pub fn is_conflict(&self) -> bool {
        Obstacle::is_conflict(self.obstacle)
    }
}
