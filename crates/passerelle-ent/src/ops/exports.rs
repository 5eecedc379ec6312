//! *Exports*: files for the recipients.

use std::collections::HashMap;

use passerelle_exchange::content::WriteError;
use passerelle_exchange::keys::{KeyError, PublicKey};
use passerelle_exchange::sealed::{FileKey, SealError};
use passerelle_model::{OpaqueId, PerPopulation, Timestamp, Uai};
use passerelle_store::ent::{Account, AccountId, EntChange, Establishment, Recipient};
use passerelle_store::{AuditEvent, Commit, JournalPage, StoreError};
use passerelle_web::random::{self, NoRandom};

use super::accounts::Manager;
use super::identifier::{IdentifierError, draw};
use super::sealing::Sealing;
use crate::EntState;
use crate::rules::exports::Selection;

/// What the journal calls an export.
const EXPORTED: &str = "journal-export-fichier";
/// How often identifiers may be fixed by somebody else while the file is made.
const ATTEMPTS: usize = 3;

/// No file was made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The recipient has no public key on record.
    #[error("the recipient has no public key")]
    NoKey,
    /// The key on record is not one.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// An identifier could not be drawn.
    #[error(transparent)]
    Identifier(#[from] IdentifierError),
    /// No file key could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The content could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The date could not be written.
    #[error(transparent)]
    Date(#[from] time::error::Format),
    /// The work was stopped.
    #[error("the work was stopped")]
    Stopped,
    /// Others keep changing the same accounts.
    #[error("identifiers changed while the file was made")]
    Unsettled,
    /// The accounts could not be read, or what was done could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a file is asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// The school it is for, then those of its grouping to include.
    pub schools: Vec<Establishment>,
    /// Who will read it.
    pub recipient: Recipient,
}

impl Order {
    /// The codes of the schools.
    pub fn uais(&self) -> Vec<Uai> {
        self.schools.iter().map(|school| school.uai).collect()
    }
}

/// A file that only its recipient opens.
#[derive(Debug)]
pub struct SealedFile {
    /// The file.
    pub content: Vec<u8>,
    /// How many people of each population it has.
    pub written: PerPopulation<usize>,
    /// How many records it does not have.
    pub left_out: usize,
}

/// Makes the file. The identifiers that it shows for the first time are kept together with the journal's entry; when
/// either cannot be kept, there is no file.
pub async fn export(state: &EntState, manager: &Manager, order: &Order) -> Result<SealedFile, ExportError> {
    export_for(state, &manager.own.to_string(), order).await
}

/// The same for whoever the journal calls `actor`: somebody's account, or a program's key.
pub async fn export_for(state: &EntState, actor: &str, order: &Order) -> Result<SealedFile, ExportError> {
    let pem = order.recipient.public_key.as_deref().ok_or(ExportError::NoKey)?;
    let key = PublicKey::parse(pem.as_bytes())?;
    let accounts = state.store().accounts_of(&order.uais()).await?;
    for _ in 0..ATTEMPTS {
        let mut selection = Selection::of(&accounts, &order.uais());
        let ids = Identifiers::of(state, &order.recipient.id, &selection.account_ids()).await?;
        let people = selection.people(&ids.all);
        let sealing = Sealing {
            at: state.now(),
            schools: order.schools.clone(),
            people,
            key: key.clone(),
            file_key: FileKey::from_bytes(random::bytes()?),
        };
        let made =
            tokio::task::spawn_blocking(|| sealing.run()).await.map_err(|_| ExportError::Stopped)??;
        selection.leave_out(&made.refused);
        let file =
            SealedFile { content: made.content, written: made.written, left_out: selection.left_out.len() };
        keep(state, actor, order, &ids.new, &file).await?;
        if ids.stand(state, &order.recipient.id).await? {
            return Ok(file);
        }
    }
    Err(ExportError::Unsettled)
}

/// The recipient whose files and identifiers the pages speak of first: `{vs}`.
pub async fn main_recipient(state: &EntState) -> Result<Option<Recipient>, StoreError> {
    let recipients = state.store().recipients().await?;
    let with_key = recipients.iter().position(|one| one.public_key.is_some());
    Ok(recipients.into_iter().nth(with_key.unwrap_or_default()))
}

/// The last export for a recipient that covered a school: when, and by whose account.
pub async fn last_export(
    state: &EntState,
    recipient: &str,
    school: Uai,
) -> Result<Option<(Timestamp, String)>, StoreError> {
    /// Looking further back would tell nothing that still matters.
    const LOOK_BACK: u32 = 500;
    let entries = state.store().journal(JournalPage { before: None, limit: LOOK_BACK }).await?;
    let text = |event: &AuditEvent, name: &str| {
        event.details.get(name).and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let found = entries.into_iter().map(|entry| entry.event).find(|event| {
        event.action == EXPORTED
            && text(event, "destinataire") == recipient
            && text(event, "etablissements").split(", ").any(|uai| uai == school.as_str())
    });
    Ok(found.map(|event| (event.at, event.actor)))
}

/// Everybody who may be in a file of these schools.
pub async fn people(state: &EntState, schools: &[Uai]) -> Result<Vec<Account>, StoreError> {
    state.store().accounts_of(schools).await
}

/// The identifiers of a file.
pub(super) struct Identifiers {
    /// By account.
    pub(super) all: HashMap<AccountId, OpaqueId>,
    /// Those drawn for this file.
    pub(super) new: Vec<(AccountId, OpaqueId)>,
}

impl Identifiers {
    pub(super) async fn of(
        state: &EntState,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Self, ExportError> {
        let known = state.store().opaque_ids(recipient, accounts).await?;
        let mut all: HashMap<_, _> = known.into_iter().collect();
        let mut new = Vec::new();
        for account in accounts.iter().filter(|account| !all.contains_key(account)) {
            new.push((*account, draw()?));
        }
        all.extend(new.iter().cloned());
        Ok(Self { all, new })
    }

    /// Whether those drawn here are those kept: a sign-in may have fixed another in the same instant.
    pub(super) async fn stand(&self, state: &EntState, recipient: &str) -> Result<bool, StoreError> {
        let accounts: Vec<_> = self.new.iter().map(|(account, _)| *account).collect();
        let kept = state.store().opaque_ids(recipient, &accounts).await?;
        Ok(kept.len() == accounts.len() && kept.iter().all(|(account, id)| self.all.get(account) == Some(id)))
    }
}

async fn keep(
    state: &EntState,
    actor: &str,
    order: &Order,
    new: &[(AccountId, OpaqueId)],
    file: &SealedFile,
) -> Result<(), StoreError> {
    let uais: Vec<String> = order.uais().iter().map(ToString::to_string).collect();
    let mut event = AuditEvent::new(state.now(), actor, EXPORTED)
        .with("destinataire", order.recipient.id.as_str())
        .with("etablissements", uais.join(", "))
        .with("ecartes", file.left_out)
        .with("nouveaux", new.len());
    for (population, count) in file.written.iter() {
        event = event.with(population.code(), *count);
    }
    let changes = vec![EntChange::FixOpaqueIds(order.recipient.id.clone(), new.to_vec())];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}
