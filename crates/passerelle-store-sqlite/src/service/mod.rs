//! The service side.

mod activation;
mod applications;
mod bases;
mod change;
mod content;
mod hosting;
mod links;
mod plans;
mod requests;
mod restore;
mod staff;
mod uploads;
mod users;
mod years;

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Provider, Timestamp, Uai};
use passerelle_store::service::{
    AccountRow, ActivationCode, Applications, Base, BaseChange, BaseContent, BaseSlug, HostingAccount,
    HostingSettings, LinkRecord, LinkRequest, PendingImport, Plans, RestorePoint, ServiceStore, StaffAccount,
    UserRow, YearBase,
};
use passerelle_store::{AuditEvent, Commit, JournalEntry, JournalPage, Receipt, Result, Version};

use crate::error::failure;
use crate::journal;
use crate::store::SqliteServiceStore;

#[async_trait]
impl ServiceStore for SqliteServiceStore {
    async fn put_hosting_account(
        &self,
        account: &HostingAccount,
        settings: Option<&HostingSettings>,
        event: &AuditEvent,
    ) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        staff::put_hosting_account(&mut transaction, account).await?;
        match settings {
            Some(settings) => {
                hosting::put(&mut transaction, &account.number, settings, event).await?;
            }
            None => hosting::note(&mut transaction, &account.number, event).await?,
        }
        transaction.commit().await.map_err(failure)
    }

    async fn hosting_account(&self, number: &str) -> Result<Option<HostingAccount>> {
        staff::hosting_account(self.database.readers(), number).await
    }

    async fn hosting_settings(&self, number: &str) -> Result<HostingSettings> {
        hosting::settings(self.database.readers(), number).await
    }

    async fn put_hosting_settings(
        &self,
        number: &str,
        settings: &HostingSettings,
        event: &AuditEvent,
    ) -> Result<Version> {
        let mut transaction = self.database.begin().await?;
        let version = hosting::put(&mut transaction, number, settings, event).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(version)
    }

    async fn note_hosting(&self, number: &str, event: &AuditEvent) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        hosting::note(&mut transaction, number, event).await?;
        transaction.commit().await.map_err(failure)
    }

    async fn hosting_journal(&self, number: &str, page: JournalPage) -> Result<Vec<JournalEntry>> {
        hosting::entries(self.database.readers(), number, page).await
    }

    async fn create_base(&self, base: &Base, event: &AuditEvent) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        let created = bases::create(&mut transaction, base).await?;
        change::note(&mut transaction, created, event).await?;
        transaction.commit().await.map_err(failure)
    }

    async fn bases(&self) -> Result<Vec<Base>> {
        bases::all(self.database.readers()).await
    }

    async fn bases_of_hosting(&self, number: &str) -> Result<Vec<Base>> {
        bases::of_hosting(self.database.readers(), number).await
    }

    async fn plans(&self, slug: &BaseSlug) -> Result<Plans> {
        plans::of(self.database.readers(), slug).await
    }

    async fn due(&self, now: Timestamp) -> Result<Vec<BaseSlug>> {
        plans::due(self.database.readers(), now).await
    }

    async fn years_of_hosting(&self, number: &str) -> Result<Vec<YearBase>> {
        years::of_hosting(self.database.readers(), number).await
    }

    async fn create_year(&self, of: &BaseSlug, base: &Base, event: &AuditEvent) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        years::create(&mut transaction, of, base, event).await?;
        transaction.commit().await.map_err(failure)
    }

    async fn switch_year(&self, next: &BaseSlug, parked: &BaseSlug, event: &AuditEvent) -> Result<()> {
        let mut transaction = self.database.begin().await?;
        years::switch(&mut transaction, next, parked, event).await?;
        transaction.commit().await.map_err(failure)
    }

    async fn base(&self, slug: &BaseSlug) -> Result<Option<Base>> {
        bases::of_slug(self.database.readers(), slug).await
    }

    async fn base_of_school(&self, uai: Uai) -> Result<Option<Base>> {
        bases::of_school(self.database.readers(), uai).await
    }

    async fn applications(&self, slug: &BaseSlug) -> Result<Applications> {
        applications::of_slug(self.database.readers(), slug).await
    }

    async fn content(&self, slug: &BaseSlug) -> Result<BaseContent> {
        let mut snapshot = self.database.snapshot().await?;
        let base = bases::number(&mut snapshot, slug).await?;
        content::load(&mut snapshot, base).await
    }

    async fn user(&self, slug: &BaseSlug, n: i64) -> Result<Option<UserRow>> {
        users::one(self.database.readers(), slug, n).await
    }

    async fn user_by_login(&self, slug: &BaseSlug, login: &str) -> Result<Option<UserRow>> {
        users::of_login(self.database.readers(), slug, login).await
    }

    async fn activation_codes(&self, slug: &BaseSlug) -> Result<Vec<ActivationCode>> {
        activation::all(self.database.readers(), slug).await
    }

    async fn activation_code(&self, slug: &BaseSlug, n: i64) -> Result<Option<ActivationCode>> {
        activation::of_user(self.database.readers(), slug, n).await
    }

    async fn linked_users(&self, slug: &BaseSlug, provider: Provider, id: &OpaqueId) -> Result<Vec<UserRow>> {
        users::linked(self.database.readers(), slug, provider, id).await
    }

    async fn link(&self, slug: &BaseSlug, provider: Provider, n: i64) -> Result<Option<LinkRecord>> {
        links::of_user(self.database.readers(), slug, provider, n).await
    }

    async fn account(&self, slug: &BaseSlug, n: i64) -> Result<Option<AccountRow>> {
        content::account(self.database.readers(), slug, n).await
    }

    async fn restore_points(&self, slug: &BaseSlug) -> Result<Vec<RestorePoint>> {
        restore::list(self.database.readers(), slug).await
    }

    async fn restore_point(&self, slug: &BaseSlug, n: i64) -> Result<Option<(RestorePoint, BaseContent)>> {
        restore::one(self.database.readers(), slug, n).await
    }

    async fn pending_import(&self, slug: &BaseSlug, n: i64) -> Result<Option<PendingImport>> {
        uploads::one(self.database.readers(), slug, n).await
    }

    async fn requests(&self, slug: &BaseSlug) -> Result<Vec<LinkRequest>> {
        requests::all(self.database.readers(), slug).await
    }

    async fn request_of(
        &self,
        slug: &BaseSlug,
        provider: Provider,
        identifier: &OpaqueId,
    ) -> Result<Option<LinkRequest>> {
        requests::of_identifier(self.database.readers(), slug, provider, identifier).await
    }

    async fn put_request(
        &self,
        slug: &BaseSlug,
        request: &LinkRequest,
        event: &AuditEvent,
    ) -> Result<LinkRequest> {
        let mut transaction = self.database.begin().await?;
        let base = bases::number(&mut transaction, slug).await?;
        let kept = requests::put(&mut transaction, base, request).await?;
        change::note(&mut transaction, base, event).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(kept)
    }

    async fn staff(&self, slug: &BaseSlug, login: &str) -> Result<Option<StaffAccount>> {
        staff::one(self.database.readers(), slug, login).await
    }

    async fn journal(&self, slug: &BaseSlug, page: JournalPage) -> Result<Vec<JournalEntry>> {
        let rows: Vec<journal::Row> = sqlx::query_as(
            "SELECT j.n, j.at, j.actor, j.action, j.details FROM journal j JOIN bases b ON b.id = j.base
             WHERE b.slug = $1 AND j.n < $2 ORDER BY j.n DESC LIMIT $3",
        )
        .bind(slug.as_str())
        .bind(page.before.unwrap_or(i64::MAX))
        .bind(page.limit)
        .fetch_all(self.database.readers())
        .await
        .map_err(failure)?;
        rows.into_iter().map(journal::entry).collect()
    }

    async fn commit(&self, slug: &BaseSlug, commit: Commit<BaseChange>) -> Result<Receipt> {
        let mut transaction = self.database.begin().await?;
        let receipt = change::commit(&mut transaction, slug, commit).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(receipt)
    }
}
