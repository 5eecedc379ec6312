//! « Sauvegarder la base »: a file of all that a base holds, and the way back.
//!
//! The file is a sealed container (`ImportChiffre`: compressed, then encrypted for this installation's own key, so that
//! a copy left in a folder of downloads shows no name; `passerelle open` opens it with that key). Its content is one
//! JSON object:
//!
//! - `format`: `"passerelle-sauvegarde"`, `version`: 1;
//! - `made`: when, in seconds since 1970;
//! - `settings`: names, schools and delegation of the base;
//! - `content`: `users`, `links`, `accounts` and `partner_file`, as restore points keep them.

use std::sync::Arc;

use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Delegation, Timestamp, Uai};
use passerelle_store::service::{Base, BaseChange, BaseContent, PendingImport};
use passerelle_store::{StoreError, Version};
use passerelle_words::{Class, Problem};
use serde::{Deserialize, Serialize};

use super::restore::bring_back;
use super::{Desk, Result, SchoolError, blocking, waiting};
use crate::rules::school::choices::Choices;
use crate::rules::school::compare::{self, Comparison};

const FORMAT: &str = "passerelle-sauvegarde";
const VERSION: u32 = 1;

/// What the file holds.
#[derive(Serialize, Deserialize)]
struct Backup {
    format: String,
    version: u32,
    made: Timestamp,
    settings: Settings,
    content: BaseContent,
}

/// The settings of the base, for whoever rebuilds it; bringing people back leaves the settings as they are.
#[derive(Serialize, Deserialize)]
struct Settings {
    name: String,
    schools: Vec<Uai>,
    school_name: String,
    service_name: String,
    ent_name: String,
    delegation: Delegation,
}

/// A backup that waits, beside the base now.
#[derive(Debug)]
pub struct Preview {
    /// The file as it was sent.
    pub import: PendingImport,
    /// When it was made.
    pub made: Timestamp,
    /// The name of the base it was made of.
    pub name: String,
    /// What going back would bring and lose.
    pub comparison: Comparison,
}

/// The backup of the base, sealed.
pub async fn make(desk: &Desk, key: Arc<PrivateKey>) -> Result<Vec<u8>> {
    let content = desk.content().await?;
    let backup = Backup {
        format: FORMAT.to_owned(),
        version: VERSION,
        made: desk.now,
        settings: Settings::of(&desk.base),
        content,
    };
    let now = desk.now;
    let sealed = blocking(move || {
        let json = serde_json::to_vec(&backup).map_err(|error| StoreError::Failure(Box::new(error)))?;
        waiting::seal(&json, &key, now)
    })
    .await??;
    desk.note(Vec::new(), desk.event("journal-sauvegarde").with("octets", sealed.len())).await?;
    Ok(sealed)
}

/// Reads a backup that was sent and keeps it until somebody has checked it.
pub async fn receive(desk: &Desk, key: Arc<PrivateKey>, file_name: &str, file: Vec<u8>) -> Result<i64> {
    desk.may_change()?;
    let schools = desk.base.schools.clone();
    let (file, read) = blocking(move || {
        let read = read(&file, &key, &schools).map(|_| ());
        (file, read)
    })
    .await?;
    read.map_err(|problem| SchoolError::File(problem.file(file_name)))?;
    waiting::keep(desk, file_name, file, &Choices::Backup).await
}

/// What the check page shows. Nothing is written.
pub async fn preview(desk: &Desk, key: Arc<PrivateKey>, n: i64) -> Result<Preview> {
    let (import, backup) = load(desk, key, n).await?;
    let now = desk.content().await?;
    let Backup { made, settings, content: then, .. } = backup;
    let comparison = blocking(move || compare::compare(&now, &then)).await?;
    Ok(Preview { import, made, name: settings.name, comparison })
}

/// The same for a backup that is not kept.
pub async fn trial(desk: &Desk, key: Arc<PrivateKey>, file_name: &str, file: Vec<u8>) -> Result<Comparison> {
    let (schools, now) = (desk.base.schools.clone(), desk.content().await?);
    let name = file_name.to_owned();
    blocking(move || {
        let backup = read(&file, &key, &schools).map_err(|problem| SchoolError::File(problem.file(name)))?;
        Ok(compare::compare(&now, &backup.content))
    })
    .await?
}

/// Puts the base back to what the backup holds.
pub async fn restore(
    desk: &Desk,
    key: Arc<PrivateKey>,
    n: i64,
    shown: Version,
    keep_decisions: bool,
) -> Result<()> {
    let (import, backup) = load(desk, key, n).await?;
    let event = desk.event("journal-sauvegarde-restauree").with("fichier", import.file_name);
    let more = vec![BaseChange::RemovePendingImport(n)];
    // It may be a backup of another base, or of another year.
    let content = compare::numbered_as(&desk.content().await?, backup.content);
    bring_back(desk, content, shown, keep_decisions, more, event).await
}

async fn load(desk: &Desk, key: Arc<PrivateKey>, n: i64) -> Result<(PendingImport, Backup)> {
    let (import, choices) = waiting::find(desk, n).await?;
    if choices != Choices::Backup {
        return Err(StoreError::Missing { what: "pending import" }.into());
    }
    let schools = desk.base.schools.clone();
    blocking(move || {
        let read = read(&import.sealed, &key, &schools);
        let backup = read.map_err(|problem| SchoolError::File(problem.file(import.file_name.clone())))?;
        Ok((import, backup))
    })
    .await?
}

fn read(file: &[u8], key: &PrivateKey, schools: &[Uai]) -> std::result::Result<Backup, Problem> {
    let json = waiting::open(file, key)?;
    let not_a_backup = |_| Problem::new("E09", "sauvegarde-erreur-fichier", Class::BadInput);
    let backup: Backup = serde_json::from_slice(&json).map_err(not_a_backup)?;
    if backup.format != FORMAT || backup.version != VERSION {
        return Err(Problem::new("E09", "sauvegarde-erreur-fichier", Class::BadInput));
    }
    if !backup.settings.schools.iter().any(|uai| schools.contains(uai)) {
        let found: Vec<String> = backup.settings.schools.iter().map(ToString::to_string).collect();
        return Err(Problem::other_school(&found, schools));
    }
    Ok(backup)
}

impl Settings {
    fn of(base: &Base) -> Self {
        Self {
            name: base.name.clone(),
            schools: base.schools.clone(),
            school_name: base.school_name.clone(),
            service_name: base.service_name.clone(),
            ent_name: base.ent_name.clone(),
            delegation: base.delegation.clone(),
        }
    }
}
