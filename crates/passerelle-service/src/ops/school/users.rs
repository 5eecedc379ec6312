//! Importing users from a list.

use std::sync::Arc;

use passerelle_exchange::base::{Base as UserList, read_base_beside};
use passerelle_exchange::csv::TableLimits;
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{FileKind, Recognised};
use passerelle_model::{LocalId, Population};
use passerelle_store::service::{BaseContent, PendingImport, SchoolRole};
use passerelle_store::{StoreError, Version};
use passerelle_words::Problem;

use super::{Desk, Result, SchoolError, blocking, waiting};
use crate::rules::school::choices::Choices;
use crate::rules::school::user_import::{self, UserPlan};

/// A list of users, waiting.
#[derive(Debug)]
pub struct Preview {
    /// The file as it was sent.
    pub import: PendingImport,
    /// What it says, defects included.
    pub list: UserList,
    /// What it would change.
    pub plan: UserPlan,
    /// Whether people whom it does not have are removed.
    pub remove_absent: bool,
    /// What the base holds.
    pub content: BaseContent,
}

/// Reads a list that was sent and keeps it until « Appliquer ».
pub async fn receive(
    desk: &Desk,
    key: Arc<PrivateKey>,
    file_name: &str,
    file: Vec<u8>,
    remove_absent: bool,
) -> Result<i64> {
    desk.may_change()?;
    let now = desk.now;
    let sealed = blocking(move || {
        read(&file, &[]).map_err(SchoolError::File)?;
        waiting::seal(&file, &key, now)
    })
    .await?;
    let sealed = match sealed {
        Err(SchoolError::File(problem)) => {
            let problem = problem.file(file_name);
            let event = desk
                .event("journal-fichier-refuse")
                .with("fichier", file_name)
                .with("raison", problem.reference);
            desk.note(Vec::new(), event).await?;
            return Err(SchoolError::File(problem));
        }
        sealed => sealed?,
    };
    waiting::keep(desk, file_name, sealed, &Choices::Users { remove_absent }).await
}

/// What the check page shows. Nothing is written.
pub async fn preview(desk: &Desk, key: Arc<PrivateKey>, n: i64) -> Result<Preview> {
    let (import, choices) = waiting::find(desk, n).await?;
    let Choices::Users { remove_absent } = choices else {
        return Err(StoreError::Missing { what: "pending import" }.into());
    };
    let content = desk.content().await?;
    blocking(move || {
        let refused = |problem: Problem| SchoolError::File(problem.file(import.file_name.clone()));
        let file = waiting::open(&import.sealed, &key).map_err(refused)?;
        let list = read(&file, &pupils(&content)).map_err(refused)?;
        let plan = user_import::plan(&content, &list.users, &list.service);
        Ok(Preview { import, list, plan, remove_absent, content })
    })
    .await?
}

/// « Appliquer »: everything in one commit, or nothing.
pub async fn apply(
    desk: &Desk,
    key: Arc<PrivateKey>,
    n: i64,
    shown: Version,
    released: Option<usize>,
) -> Result<UserPlan> {
    desk.may_change()?;
    desk.is_current(shown)?;
    let Preview { import, plan, remove_absent, .. } = preview(desk, key, n).await?;
    if let Err(hold) = plan.hold(remove_absent)
        && !(desk.role >= SchoolRole::Management && released == Some(hold.people()))
    {
        return Err(SchoolError::Hold(hold));
    }
    let changes = user_import::changes(&plan, remove_absent, n);
    let removed = if remove_absent { plan.absent.len() } else { 0 };
    let event = desk
        .event("journal-utilisateurs-importes")
        .with("fichier", import.file_name)
        .with("ajoutes", plan.added.len())
        .with("changes", plan.changed.len())
        .with("espaces", plan.total(|counts| counts.spaces))
        .with("retires", removed);
    desk.commit(changes, event).await?;
    Ok(plan)
}

/// What a list would change, without keeping anything.
pub async fn trial(desk: &Desk, file_name: &str, file: Vec<u8>) -> Result<(UserList, UserPlan)> {
    let content = desk.content().await?;
    let name = file_name.to_owned();
    blocking(move || {
        let list = read(&file, &pupils(&content)).map_err(|problem| SchoolError::File(problem.file(name)))?;
        let plan = user_import::plan(&content, &list.users, &list.service);
        Ok((list, plan))
    })
    .await?
}

fn read(file: &[u8], pupils: &[LocalId]) -> std::result::Result<UserList, Problem> {
    let mut recognised = Recognised::new(file).map_err(|error| Problem::from(&error))?;
    if !matches!(recognised.kind, FileKind::Other | FileKind::Empty) {
        return Err(Problem::not_table(&recognised.kind));
    }
    read_base_beside(&mut recognised.reader, &TableLimits::default(), pupils)
        .map_err(|error| Problem::from(&error))
}

fn pupils(content: &BaseContent) -> Vec<LocalId> {
    let users = content.users.iter().map(|row| &row.record.user);
    users.filter(|user| user.population == Population::Pupil).map(|user| user.id.clone()).collect()
}
