//! One write in a base.

use passerelle_store::service::{BaseChange, BaseSlug, Exclusive};
use passerelle_store::{AuditEvent, Commit, Receipt, Result, StoreError};
use sqlx::SqliteConnection;

use super::plans::{self, Column};
use super::{activation, applications, bases, content, links, requests, restore, staff, uploads, users};
use crate::error::failure;
use crate::json::to_text;
use crate::sessions;

/// Applies a commit inside the caller's transaction.
pub(super) async fn commit(
    connection: &mut SqliteConnection,
    slug: &BaseSlug,
    commit: Commit<BaseChange>,
) -> Result<Receipt> {
    let (base, found) = bases::number_and_version(connection, slug).await?;
    crate::commit::check(commit.expected, found)?;
    let counts = !commit.changes.is_empty();
    let mut write = Write { slug, base, event: &commit.event, created: 0, restore_point: None };
    for change in commit.changes {
        write.apply(connection, change).await?;
    }
    let created = write.created;
    let entry = note(connection, base, &commit.event).await?;
    let version = if counts { bases::count_write(connection, base).await? } else { found };
    Ok(Receipt { version: crate::commit::version(version)?, entry, created })
}

/// A commit under way.
struct Write<'a> {
    slug: &'a BaseSlug,
    base: i64,
    event: &'a AuditEvent,
    /// The row created last.
    created: i64,
    /// The restore point made last.
    restore_point: Option<i64>,
}

impl Write<'_> {
    async fn apply(&mut self, connection: &mut SqliteConnection, change: BaseChange) -> Result<()> {
        let base = self.base;
        match change {
            BaseChange::SetPublication(publication) => {
                bases::set_publication(connection, base, publication).await
            }
            BaseChange::SetDelegation(delegation) => {
                bases::set_delegation(connection, base, &delegation).await
            }
            BaseChange::SetApplications(spaces) => applications::set_spaces(connection, base, &spaces).await,
            BaseChange::SetSigningKeys(keys) => applications::set_keys(connection, base, &keys).await,
            BaseChange::SetExclusive(exclusive) => {
                bases::set_exclusive(connection, base, exclusive.as_ref()).await
            }
            BaseChange::EnterExclusive { holder } => {
                let restore_point =
                    self.restore_point.ok_or(StoreError::Missing { what: "restore point" })?;
                let exclusive = Exclusive { holder, since: self.event.at, restore_point };
                bases::set_exclusive(connection, base, Some(&exclusive)).await
            }
            BaseChange::MakeRestorePoint(reason) => {
                self.created = restore::make(connection, base, reason, self.event).await?;
                self.restore_point = Some(self.created);
                Ok(())
            }
            BaseChange::PutUsers(given) => users::put(connection, base, &given).await,
            BaseChange::RemoveUsers(gone) => users::remove(connection, base, &gone).await,
            BaseChange::PutLinks(given) => links::put(connection, base, &given).await,
            BaseChange::RemoveLinks(provider, of) => links::remove(connection, base, provider, &of).await,
            BaseChange::ReplaceAccounts(facts, accounts) => {
                content::purge_accounts(connection, base).await?;
                content::add_accounts(connection, base, accounts).await?;
                bases::set_partner_file(connection, base, Some(&facts)).await
            }
            BaseChange::PurgeAccounts => content::purge_accounts(connection, base).await,
            BaseChange::Restore(earlier) => {
                restore::bring_back(connection, base, &earlier).await?;
                sessions::end_owned(connection, &self.slug.owners()).await
            }
            BaseChange::PutPendingImport(upload) => {
                if let Some(n) = uploads::put(connection, base, &upload).await? {
                    self.created = n;
                }
                Ok(())
            }
            BaseChange::RemovePendingImport(n) => uploads::remove(connection, base, n).await,
            BaseChange::PutStaff(account) => staff::put(connection, base, &account).await,
            BaseChange::RemoveRequest(n) => requests::remove(connection, base, n).await,
            BaseChange::Schedule(scheduled) => plans::schedule(connection, base, scheduled.as_ref()).await,
            BaseChange::SetDraft(draft) => plans::set(connection, base, Column::Draft, draft.as_ref()).await,
            BaseChange::SetInstallation(under_way) => {
                plans::set(connection, base, Column::Installation, under_way.as_ref()).await
            }
            BaseChange::SetInstalled(ended) => {
                plans::set(connection, base, Column::Installed, Some(&ended)).await
            }
            BaseChange::SetTested(test) => plans::set(connection, base, Column::Tested, Some(&test)).await,
            BaseChange::SetSchools(schools) => bases::set_schools(connection, base, &schools).await,
            BaseChange::SetUserPassword(user, password) => {
                activation::forget(connection, base, &user).await?;
                users::set_password(connection, base, &user, &password).await
            }
            BaseChange::PutActivationCodes(codes) => activation::put(connection, base, &codes).await,
            BaseChange::SpendActivationCode { user, mark, password } => {
                activation::spend(connection, base, &user, &mark).await?;
                users::set_password(connection, base, &user, &password).await
            }
        }
    }
}

/// Writes the journal's entry; gives its number.
pub(super) async fn note(connection: &mut SqliteConnection, base: i64, event: &AuditEvent) -> Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO journal (base, at, actor, action, details) VALUES ($1, $2, $3, $4, $5) RETURNING n",
    )
    .bind(base)
    .bind(event.at.unix())
    .bind(&event.actor)
    .bind(&event.action)
    .bind(to_text(&event.details)?)
    .fetch_one(connection)
    .await
    .map_err(failure)
}
