//! The ENT side.

mod access_keys;
mod accounts;
mod change;
mod feeding;
mod fold;
mod grants;
mod opaque;
mod recipients;
mod schools;
mod search;
mod settings;
mod sign_on;

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Timestamp, Uai};
use passerelle_store::ent::{
    AccessKey, Account, AccountId, AccountKey, AccountPage, AccountQuery, EntChange, EntStore, Establishment,
    FedMembership, Grant, ImportPart, KeptImport, ProxyGranting, Recipient, Redeemed, ReleaseRecord,
};
use passerelle_store::{Commit, JournalEntry, JournalPage, Receipt, Result, TokenDigest, Version};

use crate::error::failure;
use crate::journal;
use crate::store::SqliteEntStore;

#[async_trait]
impl EntStore for SqliteEntStore {
    async fn establishments(&self) -> Result<Vec<Establishment>> {
        schools::all(self.database.readers()).await
    }

    async fn establishment(&self, uai: Uai) -> Result<Option<Establishment>> {
        schools::one(self.database.readers(), uai).await
    }

    async fn account(&self, id: AccountId) -> Result<Option<Account>> {
        accounts::one(self.database.readers(), id).await
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>> {
        accounts::of_login(self.database.readers(), login).await
    }

    async fn find_accounts(&self, query: &AccountQuery) -> Result<AccountPage> {
        search::page(&mut *self.database.snapshot().await?, query).await
    }

    async fn accounts_by_source(&self, sources: &[String]) -> Result<Vec<Account>> {
        accounts::of_sources(self.database.readers(), sources).await
    }

    async fn accounts_after(&self, after: AccountId, limit: u32) -> Result<Vec<Account>> {
        accounts::after(self.database.readers(), after, limit).await
    }

    async fn keys_of_sources(&self, sources: &[String]) -> Result<Vec<AccountKey>> {
        feeding::keys_of_sources(self.database.readers(), sources).await
    }

    async fn keys_of_accounts(&self, ids: &[AccountId]) -> Result<Vec<AccountKey>> {
        feeding::keys_of_accounts(self.database.readers(), ids).await
    }

    async fn fed_into(&self, school: Uai) -> Result<Vec<FedMembership>> {
        feeding::fed_into(self.database.readers(), school).await
    }

    async fn logins_beginning(&self, beginnings: &[String]) -> Result<Vec<String>> {
        feeding::logins_beginning(self.database.readers(), beginnings).await
    }

    async fn last_import(&self, scope: &str) -> Result<Option<KeptImport>> {
        feeding::last_import(self.database.readers(), scope).await
    }

    async fn import_parts(&self, import: &str) -> Result<Vec<ImportPart>> {
        feeding::import_parts(self.database.readers(), import).await
    }

    async fn version(&self) -> Result<Version> {
        feeding::version(self.database.readers()).await
    }

    async fn accounts_of(&self, schools: &[Uai]) -> Result<Vec<Account>> {
        accounts::of_schools(self.database.readers(), schools).await
    }

    async fn recipients(&self) -> Result<Vec<Recipient>> {
        recipients::all(self.database.readers()).await
    }

    async fn recipient(&self, id: &str) -> Result<Option<Recipient>> {
        recipients::one(self.database.readers(), id).await
    }

    async fn opaque_id(&self, account: AccountId, recipient: &str, candidate: OpaqueId) -> Result<OpaqueId> {
        let known = opaque::one(self.database.readers(), account, recipient).await?;
        if let Some(known) = known {
            return Ok(known);
        }
        let mut transaction = self.database.begin().await?;
        opaque::fix(&mut transaction, recipient, &[(account, candidate)]).await?;
        let fixed = opaque::one(&mut *transaction, account, recipient).await?;
        transaction.commit().await.map_err(failure)?;
        fixed.ok_or_else(|| failure("an opaque identifier was not kept"))
    }

    async fn opaque_ids(
        &self,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Vec<(AccountId, OpaqueId)>> {
        opaque::several(self.database.readers(), recipient, accounts).await
    }

    async fn account_of_opaque_id(&self, recipient: &str, id: &OpaqueId) -> Result<Option<AccountId>> {
        opaque::holder(self.database.readers(), recipient, id).await
    }

    async fn service_identifiers(&self, account: AccountId) -> Result<Vec<(String, String)>> {
        recipients::service_identifiers(self.database.readers(), account).await
    }

    async fn service_identifiers_of(
        &self,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Vec<(AccountId, String)>> {
        recipients::service_identifiers_of(self.database.readers(), recipient, accounts).await
    }

    async fn record_grants(&self, redeemed: &[Redeemed]) -> Result<usize> {
        let mut transaction = self.database.begin().await?;
        let noted = grants::write(&mut transaction, redeemed).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(noted)
    }

    async fn end_sign_on(&self, session: &TokenDigest) -> Result<Vec<Grant>> {
        let mut transaction = self.database.begin().await?;
        let grants = sign_on::end(&mut transaction, session).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(grants)
    }

    async fn end_sign_ons_of(&self, owner: &str) -> Result<Vec<Grant>> {
        let mut transaction = self.database.begin().await?;
        let grants = sign_on::end_owned(&mut transaction, owner).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(grants)
    }

    async fn end_expired_sign_ons(&self, now: Timestamp, limit: u32) -> Result<Vec<Grant>> {
        self.database.flush().await?;
        let mut transaction = self.database.begin().await?;
        let grants = sign_on::end_expired(&mut transaction, now, limit).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(grants)
    }

    async fn keep_proxy_granting(&self, granting: &ProxyGranting) -> Result<()> {
        sign_on::keep_proxy_granting(self.database.writer(), granting).await
    }

    async fn proxy_granting(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<ProxyGranting>> {
        sign_on::proxy_granting(&self.database, digest, now).await
    }

    async fn releases(&self, account: AccountId) -> Result<Vec<ReleaseRecord>> {
        sign_on::releases(self.database.readers(), account).await
    }

    async fn access_keys(&self) -> Result<Vec<AccessKey>> {
        access_keys::all(self.database.readers()).await
    }

    async fn use_access_key(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<AccessKey>> {
        access_keys::used(self.database.writer(), digest, now).await
    }

    async fn setting(&self, name: &str) -> Result<Option<String>> {
        settings::one(self.database.readers(), name).await
    }

    async fn journal(&self, page: JournalPage) -> Result<Vec<JournalEntry>> {
        let rows: Vec<journal::Row> = sqlx::query_as(
            "SELECT n, at, actor, action, details FROM journal WHERE n < $1 ORDER BY n DESC LIMIT $2",
        )
        .bind(page.before.unwrap_or(i64::MAX))
        .bind(page.limit)
        .fetch_all(self.database.readers())
        .await
        .map_err(failure)?;
        rows.into_iter().map(journal::entry).collect()
    }

    async fn commit(&self, commit: Commit<EntChange>) -> Result<Receipt> {
        let mut transaction = self.database.begin().await?;
        let receipt = change::commit(&mut transaction, commit).await?;
        transaction.commit().await.map_err(failure)?;
        Ok(receipt)
    }
}
