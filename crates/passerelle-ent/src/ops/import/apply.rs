//! Keeping what an import changes.

use passerelle_directory::Person;
use passerelle_store::ent::{Account, EntChange, EntStore, ImportPart};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::batch::{Piece, Run};
use super::{BATCH, Import, ImportError, Maker, Report, Work};
use crate::rules::import::{Logins, left};

/// How often a piece is decided again because somebody changed the data meanwhile.
const ATTEMPTS: usize = 20;
/// Schools of one commit.
const SCHOOLS: usize = 1000;

/// Makes an import. `confirmed` is the number of people who may leave, once told; `progress` is told how many people
/// of the file are done.
pub async fn apply(
    store: &dyn EntStore,
    import: &Import,
    maker: &Maker,
    confirmed: Option<usize>,
) -> Result<Report, ImportError> {
    let work = Work::prepare(store, import).await?;
    let mut report = work.report();
    if let Some(held) = work.leaving.held(&mut report.counts)
        && confirmed != Some(report.counts.gone)
    {
        return Err(ImportError::Held { held, counts: report.counts });
    }
    schools(store, &work, maker).await?;
    let mut run = Run::new(&work, maker, false);
    run.all(store, &mut report).await?;
    report.defects = std::mem::take(&mut run.defects);
    report.counts.gone = leave(store, &work, maker).await?;
    Ok(report)
}

impl Run<'_> {
    /// Decides and keeps a piece, again when the data changed in between.
    pub(super) async fn keep(&self, store: &dyn EntStore, people: &[Person]) -> Result<Piece, ImportError> {
        for _ in 0..ATTEMPTS {
            let version = store.version().await?;
            let mut piece = self.piece(store, people, &mut Logins::default()).await?;
            if piece.accounts.is_empty() {
                return Ok(piece);
            }
            let part =
                ImportPart { created: piece.created.clone(), former: std::mem::take(&mut piece.former) };
            let event =
                self.maker.event().with("crees", part.created.len()).with("modifies", part.former.len());
            let accounts = std::mem::take(&mut piece.accounts);
            let changes = self.maker.changes(accounts, part);
            match store.commit(Commit { changes, event, expected: Some(version) }).await {
                Ok(_) => return Ok(piece),
                Err(StoreError::Stale) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(ImportError::Busy)
    }
}

impl Maker {
    pub(super) fn event(&self) -> AuditEvent {
        AuditEvent::new(self.now, self.actor.clone(), "journal-import-lot")
            .with("import", self.import.clone())
    }

    pub(super) fn changes(&self, accounts: Vec<Account>, part: ImportPart) -> Vec<EntChange> {
        let mut changes = vec![EntChange::PutAccounts(accounts)];
        if let Some(scope) = &self.undo {
            changes.push(EntChange::KeepImport(self.import.clone(), scope.clone(), self.now, part));
        }
        changes
    }
}

/// The schools come first: people refer to them.
async fn schools(store: &dyn EntStore, work: &Work, maker: &Maker) -> Result<(), StoreError> {
    for some in work.schools.changed.chunks(SCHOOLS) {
        let event = AuditEvent::new(maker.now, maker.actor.clone(), "journal-import-etablissements")
            .with("import", maker.import.clone())
            .with("n", some.len());
        let changes = some.iter().cloned().map(EntChange::PutEstablishment).collect();
        store.commit(Commit { changes, event, expected: None }).await?;
    }
    Ok(())
}

/// Whoever is missing leaves; gives how many did.
async fn leave(store: &dyn EntStore, work: &Work, maker: &Maker) -> Result<usize, ImportError> {
    let sources: Vec<_> = work.leaving.accounts.values().cloned().collect();
    let mut gone = 0;
    for some in sources.chunks(BATCH) {
        gone += leave_some(store, work, maker, some).await?;
    }
    Ok(gone)
}

async fn leave_some(
    store: &dyn EntStore,
    work: &Work,
    maker: &Maker,
    sources: &[String],
) -> Result<usize, ImportError> {
    for _ in 0..ATTEMPTS {
        let version = store.version().await?;
        let mut part = ImportPart { created: Vec::new(), former: Vec::new() };
        let mut accounts = Vec::new();
        for account in store.accounts_by_source(sources).await? {
            if let Some(after) = left(&account, work.survey.coverage()).filter(|after| *after != account) {
                accounts.push(after);
                part.former.push(account);
            }
        }
        let n = accounts.len();
        if n == 0 {
            return Ok(0);
        }
        let event = maker.event().with("supprimes", n);
        let changes = maker.changes(accounts, part);
        match store.commit(Commit { changes, event, expected: Some(version) }).await {
            Ok(_) => return Ok(n),
            Err(StoreError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ImportError::Busy)
}
