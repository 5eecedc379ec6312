//! *Services autorisés*: the recipients, as administrators set them up.

use passerelle_model::{OpaqueId, Uai};
use passerelle_sso::server::validation::{CasVersion, Success, cas_xml};
use passerelle_store::ent::{Account, AccountId, EntChange, Recipient, ReleasePolicy};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::identifier::{IdentifierError, draw};
use crate::EntState;
use crate::rules::release::{Dialect, Subject, attributes, release};
use crate::rules::services::differences::{differences, fingerprint, sides};
use crate::rules::services::form::{Fault, names};

/// How often other writes may come in between while a service is kept.
const ATTEMPTS: usize = 5;

/// A service was not read or not kept.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// No service has this short name.
    #[error("no such service")]
    Missing,
    /// Another service has this short name already.
    #[error("the short name is taken")]
    Taken,
    /// Somebody else changed it since the page was opened.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// It could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ServiceError {
    /// The field to blame, when there is one.
    pub fn fault(&self) -> Option<(&'static str, Fault)> {
        matches!(self, Self::Taken).then_some((names::ID, Fault::Taken))
    }
}

/// What the journal calls a change of a service.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// It is set up.
    Create,
    /// Its settings change.
    Edit,
    /// It is switched off.
    SwitchOff,
    /// What it is told changes.
    Release,
}

impl Act {
    const fn key(self) -> &'static str {
        match self {
            Self::Create => "journal-service-cree",
            Self::Edit => "journal-service-modifie",
            Self::SwitchOff => "journal-service-desactive",
            Self::Release => "journal-service-transmission",
        }
    }
}

/// A service.
pub async fn load(state: &EntState, id: &str) -> Result<Recipient, ServiceError> {
    state.store().recipient(id).await?.ok_or(ServiceError::Missing)
}

/// The codes of every school.
pub async fn all_schools(state: &EntState) -> Result<Vec<Uai>, StoreError> {
    Ok(state.store().establishments().await?.into_iter().map(|school| school.uai).collect())
}

/// Keeps a service as it is now to be, with what changed in the journal. `shown` is the fingerprint of what the
/// administrator saw when they began, empty for a new service; what others changed since is never overwritten.
pub async fn keep(
    state: &EntState,
    by: AccountId,
    act: Act,
    shown: &str,
    after: &Recipient,
) -> Result<(), ServiceError> {
    for _ in 0..ATTEMPTS {
        let version = state.store().version().await?;
        let before = state.store().recipient(&after.id).await?;
        match &before {
            Some(_) if shown.is_empty() => return Err(ServiceError::Taken),
            Some(before) if fingerprint(before) != shown => return Err(ServiceError::Stale),
            None if !shown.is_empty() => return Err(ServiceError::Missing),
            _ => {}
        }
        let found = differences(before.as_ref(), after);
        if found.is_empty() && before.is_some() {
            return Ok(());
        }
        let (was, is) = sides(&found);
        let event = AuditEvent::new(state.now(), by.to_string(), act.key())
            .with("service", after.id.as_str())
            .with("avant", was)
            .with("apres", is);
        let changes = vec![EntChange::PutRecipient(after.clone())];
        match state.store().commit(Commit { changes, event, expected: Some(version) }).await {
            Err(StoreError::Stale) => {}
            kept => return kept.map(|_| ()).map_err(ServiceError::from),
        }
    }
    Err(ServiceError::Stale)
}

/// What a service would be told of somebody.
#[derive(Debug)]
pub struct Preview {
    /// Name and values of each attribute.
    pub attributes: Vec<(String, Vec<String>)>,
    /// Whether the identifier is the person's own; otherwise it stands for the one yet to be drawn.
    pub known: bool,
    /// The identifier.
    pub user: OpaqueId,
    /// The answer to `/p3/serviceValidate`.
    pub cas3: String,
    /// The answer to `/serviceValidate`.
    pub cas2: String,
}

/// Somebody by their login or by the number of their account.
pub async fn person(state: &EntState, typed: &str) -> Result<Option<Account>, StoreError> {
    let typed = typed.trim();
    if let Some(account) = state.store().account_by_login(typed).await? {
        return Ok(Some(account));
    }
    match typed.parse::<AccountId>() {
        Ok(id) => state.store().account(id).await,
        Err(_) => Ok(None),
    }
}

/// What a service would be told of this person under a policy. Nothing is drawn, kept or noted.
pub async fn preview(
    state: &EntState,
    recipient: &str,
    policy: &ReleasePolicy,
    account: &Account,
) -> Result<Preview, IdentifierError> {
    let found = state.store().opaque_ids(recipient, &[account.id]).await?.into_iter().next();
    let known = found.is_some();
    let user = match found {
        Some((_, user)) => user,
        None => draw()?,
    };
    let own = state.store().service_identifiers_of(recipient, &[account.id]).await?;
    let own: Vec<_> = own.into_iter().map(|(_, id)| id).collect();
    let subject = Subject { account, service_identifiers: &own };
    let told = |dialect| Success {
        user: user.clone(),
        attributes: attributes(policy, dialect, subject),
        authenticated_at: state.now().unix(),
        new_login: true,
        long_term: false,
        proxies: Vec::new(),
        pgt_iou: None,
    };
    let most = told(Dialect::Cas3);
    let attributes = most.attributes.iter().map(|one| (one.name.to_string(), one.values.clone())).collect();
    let cas2 = cas_xml(&Ok(told(Dialect::Cas2)), CasVersion::V2, release(policy, Dialect::Cas2));
    let cas3 = cas_xml(&Ok(most), CasVersion::V3, release(policy, Dialect::Cas3));
    Ok(Preview { attributes, known, user, cas3, cas2 })
}
