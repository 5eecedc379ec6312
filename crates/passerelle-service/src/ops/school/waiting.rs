//! Sent files that wait for « Appliquer »: sealed while they wait, erased after.

use std::io::Cursor;

use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{self, ContainerKind, Envelope, FileKey, OpenLimits, Recipient, SealError};
use passerelle_model::Timestamp;
use passerelle_store::StoreError;
use passerelle_store::service::{BaseChange, PendingImport, SchoolRole};
use passerelle_web::random;
use passerelle_words::{Problem, paris};
use time::format_description::well_known::Rfc3339;

use super::{Desk, Result, SchoolError};
use crate::rules::school::choices::Choices;

/// Keeps a sealed file and its choices; tells its number.
pub(super) async fn keep(desk: &Desk, file_name: &str, sealed: Vec<u8>, choices: &Choices) -> Result<i64> {
    let import = PendingImport {
        n: 0,
        file_name: file_name.to_owned(),
        sealed,
        at: desk.now,
        by: desk.login.clone(),
        choices: choices.to_json(),
    };
    let event = desk.event("journal-fichier-recu").with("fichier", file_name);
    Ok(desk.commit(vec![BaseChange::PutPendingImport(import)], event).await?.created)
}

/// A file that waits, with its choices.
pub(super) async fn find(desk: &Desk, n: i64) -> Result<(PendingImport, Choices)> {
    let missing = || StoreError::Missing { what: "pending import" };
    let import = desk.store.pending_import(&desk.base.slug, n).await?.ok_or_else(missing)?;
    let choices = Choices::from_json(&import.choices).ok_or_else(missing)?;
    Ok((import, choices))
}

/// Keeps other choices for a file that waits.
pub(super) async fn choose(desk: &Desk, import: PendingImport, choices: &Choices) -> Result<()> {
    desk.may_change()?;
    let import = PendingImport { choices: choices.to_json(), ..import };
    let event = desk.event("journal-choix").with("fichier", import.file_name.clone());
    desk.note(vec![BaseChange::PutPendingImport(import)], event).await?;
    Ok(())
}

/// « Ne rien faire »: erases a file that waits.
pub async fn discard(desk: &Desk, n: i64) -> Result<()> {
    if desk.role < SchoolRole::Referent {
        return Err(SchoolError::Role);
    }
    let (import, _) = find(desk, n).await?;
    let event = desk.event("journal-fichier-efface").with("fichier", import.file_name);
    desk.note(vec![BaseChange::RemovePendingImport(n)], event).await?;
    Ok(())
}

/// Seals what came in clear, for this installation alone.
pub(super) fn seal(content: &[u8], key: &PrivateKey, now: Timestamp) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let envelope = Envelope { date: written(now), ..Envelope::new(ContainerKind::Import) };
    let recipient = [Recipient { name: "", key: key.public() }];
    sealed::seal(&mut Cursor::new(content), &envelope, &recipient, &file_key()?, &mut out)
        .map_err(|error| SchoolError::File(Problem::from(&error)))?;
    Ok(out)
}

/// Opens what [`seal`] sealed.
pub(super) fn open(sealed: &[u8], key: &PrivateKey) -> std::result::Result<Vec<u8>, Problem> {
    let keys = std::slice::from_ref(key);
    let opened = sealed::open(&mut Cursor::new(sealed), keys, &OpenLimits::default(), |content| {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map(|_| bytes)
    })
    .map_err(|error| Problem::from(&error))?;
    opened.value.map_err(|error| Problem::from(&error))
}

/// A key for one file.
pub(super) fn file_key() -> Result<FileKey> {
    Ok(FileKey::from_bytes(random::bytes().map_err(StoreError::from)?))
}

/// A moment as sealed files write it.
pub(super) fn written(now: Timestamp) -> String {
    paris::clock(now).format(&Rfc3339).unwrap_or_default()
}

impl From<SealError> for SchoolError {
    fn from(error: SealError) -> Self {
        Self::File(Problem::from(&error))
    }
}
