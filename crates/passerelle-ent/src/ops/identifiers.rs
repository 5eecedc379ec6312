//! The service's own identifiers, handed in by file.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use bytes::Bytes;
use passerelle_exchange::content::{ContentError, ContentLimits, IdentifierList, read_identifier_list};
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{self, FileKind, OpenError, OpenLimits, Recognised};
use passerelle_model::{OpaqueId, Uai};
use passerelle_store::ent::{AccountId, EntChange, RecipientId};
use passerelle_store::{AuditEvent, Commit, Kind, StoreError};
use passerelle_web::random::{self, NoRandom};
use serde::{Deserialize, Serialize};

use super::accounts::Manager;
use crate::EntState;
use crate::rules::identifiers::{ByAccount, Difference, Received, received};

/// Seconds between the check page and its confirmation.
const LIFE: i64 = 3600;

/// A file of identifiers was refused; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum IdentifierFileError {
    /// It is not sealed.
    #[error("the content is in clear")]
    ClearText,
    /// It is of another kind.
    #[error("the file is of another kind: {kind:?}")]
    WrongKind {
        /// What it is.
        kind: FileKind,
    },
    /// It is about another school.
    #[error("the file is about another school")]
    OtherSchool {
        /// The school of the file, as written.
        found: String,
    },
    /// The seal was refused.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The content was refused.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The file could not be read.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// The work was stopped.
    #[error("the work was stopped")]
    Stopped,
    /// Accounts could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The result could not be kept until its confirmation.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The result could not be kept until its confirmation.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// A file that was read and awaits its confirmation.
#[derive(Debug)]
pub struct Checked {
    /// What to hand back to apply it.
    pub token: String,
    /// What the file says.
    pub received: Received,
    /// What it would change.
    pub difference: Difference,
}

/// What waits between the two pages; it is good for the same person, school and recipient.
#[derive(Serialize, Deserialize)]
struct Pending {
    by: AccountId,
    school: Uai,
    recipient: RecipientId,
    received: Received,
}

/// Opens a file and finds what it would change in a school. Changes nothing.
pub async fn check(
    state: &EntState,
    manager: &Manager,
    school: Uai,
    recipient: &str,
    file: Bytes,
) -> Result<Checked, IdentifierFileError> {
    let key = Arc::clone(state.key());
    let read = tokio::task::spawn_blocking(move || open(&file, &key, school));
    let list = read.await.map_err(|_| IdentifierFileError::Stopped)??;
    let accounts = accounts_by_id(state, school, recipient).await?;
    let received = received(&list.records, &accounts);
    let difference = difference(state, recipient, &received).await?;

    let token = uuid::Builder::from_random_bytes(random::bytes()?).into_uuid().to_string();
    let pending = Pending { by: manager.own, school, recipient: recipient.to_owned(), received };
    let json = serde_json::to_string(&pending)?;
    state.short_lived().put(Kind::IdentifierImport, &token, json, state.now().plus(LIFE)).await?;
    Ok(Checked { token, received: pending.received, difference })
}

/// Keeps the identifiers of a file that was checked; tells how many accounts changed. `None` when the check is too
/// old, or not this person's for this school and recipient.
pub async fn apply(
    state: &EntState,
    manager: &Manager,
    school: Uai,
    recipient: &str,
    token: &str,
) -> Result<Option<usize>, StoreError> {
    let waiting = state.short_lived().take(Kind::IdentifierImport, token, state.now()).await?;
    let pending = waiting.and_then(|json| serde_json::from_str::<Pending>(&json).ok());
    let same = |one: &Pending| one.by == manager.own && one.school == school && one.recipient == recipient;
    let Some(pending) = pending.filter(same) else { return Ok(None) };
    let difference = difference(state, recipient, &pending.received).await?;
    let event = AuditEvent::new(state.now(), manager.own.to_string(), "journal-identifiants-importes")
        .with("destinataire", recipient)
        .with("etablissement", school.as_str())
        .with("nouveaux", difference.new.len())
        .with("modifies", difference.changed.len());
    let changes = vec![EntChange::PutServiceIdentifiers(recipient.to_owned(), difference.to_keep())];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(Some(difference.touched()))
}

fn open(file: &[u8], key: &PrivateKey, school: Uai) -> Result<IdentifierList, IdentifierFileError> {
    let mut file = Recognised::new(file)?;
    match file.kind {
        FileKind::SealedExport => {}
        FileKind::IdentifierList => return Err(IdentifierFileError::ClearText),
        kind => return Err(IdentifierFileError::WrongKind { kind }),
    }
    let read = |content: &mut dyn io::BufRead| read_identifier_list(content, &ContentLimits::default());
    let opened = sealed::open(&mut file.reader, std::slice::from_ref(key), &OpenLimits::default(), read)?;
    let found = opened.envelope.uai;
    if !found.is_empty() && found.parse() != Ok(school) {
        return Err(IdentifierFileError::OtherSchool { found });
    }
    Ok(opened.value?)
}

/// The accounts of a school by the identifier that the recipient knows them by.
async fn accounts_by_id(
    state: &EntState,
    school: Uai,
    recipient: &str,
) -> Result<BTreeMap<OpaqueId, AccountId>, StoreError> {
    let accounts: Vec<_> = state.store().accounts_of(&[school]).await?.iter().map(|one| one.id).collect();
    let ids = state.store().opaque_ids(recipient, &accounts).await?;
    Ok(ids.into_iter().map(|(account, id)| (id, account)).collect())
}

async fn difference(
    state: &EntState,
    recipient: &str,
    received: &Received,
) -> Result<Difference, StoreError> {
    let accounts: Vec<_> = received.known.keys().copied().collect();
    let mut kept = ByAccount::new();
    for (account, identifier) in state.store().service_identifiers_of(recipient, &accounts).await? {
        kept.entry(account).or_default().insert(identifier);
    }
    Ok(Difference::between(received, &kept))
}
