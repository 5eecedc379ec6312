//! Accounts, recipients and opaque identifiers are held; everything else is asked of the store.

use std::sync::Arc;

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Timestamp, Uai};

use super::CachedEntStore;
use crate::ent::{
    AccessKey, Account, AccountId, AccountKey, AccountPage, AccountQuery, EntChange, EntStore, Establishment,
    FedMembership, Grant, ImportPart, KeptImport, ProxyGranting, Recipient, Redeemed, ReleaseRecord,
};
use crate::memory::Lookup;
use crate::{
    Commit, JournalEntry, JournalPage, Realm, Receipt, Result, SessionStore as _, StoreError, TokenDigest,
    Version,
};

#[async_trait]
impl EntStore for CachedEntStore {
    async fn establishments(&self) -> Result<Vec<Establishment>> {
        self.0.store.establishments().await
    }

    async fn establishment(&self, uai: Uai) -> Result<Option<Establishment>> {
        self.0.store.establishment(uai).await
    }

    async fn account(&self, id: AccountId) -> Result<Option<Account>> {
        Ok(self.shared_account(id).await?.map(Arc::unwrap_or_clone))
    }

    async fn shared_account(&self, id: AccountId) -> Result<Option<Arc<Account>>> {
        let epoch = match self.0.accounts.get(&id) {
            Lookup::Held(account) => return Ok(Some(account)),
            Lookup::Absent(epoch) => epoch,
        };
        let found = self.0.store.shared_account(id).await?;
        if let Some(account) = &found {
            self.0.accounts.keep(id, account.clone(), epoch);
        }
        Ok(found)
    }

    async fn account_by_login(&self, login: &str) -> Result<Option<Account>> {
        self.0.store.account_by_login(login).await
    }

    async fn find_accounts(&self, query: &AccountQuery) -> Result<AccountPage> {
        self.0.store.find_accounts(query).await
    }

    async fn accounts_by_source(&self, sources: &[String]) -> Result<Vec<Account>> {
        self.0.store.accounts_by_source(sources).await
    }

    async fn accounts_after(&self, after: AccountId, limit: u32) -> Result<Vec<Account>> {
        self.0.store.accounts_after(after, limit).await
    }

    async fn keys_of_sources(&self, sources: &[String]) -> Result<Vec<AccountKey>> {
        self.0.store.keys_of_sources(sources).await
    }

    async fn keys_of_accounts(&self, ids: &[AccountId]) -> Result<Vec<AccountKey>> {
        self.0.store.keys_of_accounts(ids).await
    }

    async fn fed_into(&self, school: Uai) -> Result<Vec<FedMembership>> {
        self.0.store.fed_into(school).await
    }

    async fn logins_beginning(&self, beginnings: &[String]) -> Result<Vec<String>> {
        self.0.store.logins_beginning(beginnings).await
    }

    async fn last_import(&self, scope: &str) -> Result<Option<KeptImport>> {
        self.0.store.last_import(scope).await
    }

    async fn import_parts(&self, import: &str) -> Result<Vec<ImportPart>> {
        self.0.store.import_parts(import).await
    }

    async fn version(&self) -> Result<Version> {
        self.0.store.version().await
    }

    async fn accounts_of(&self, schools: &[Uai]) -> Result<Vec<Account>> {
        self.0.store.accounts_of(schools).await
    }

    async fn recipients(&self) -> Result<Vec<Recipient>> {
        Ok(self.shared_recipients().await?.to_vec())
    }

    async fn shared_recipients(&self) -> Result<Arc<[Recipient]>> {
        let epoch = match self.0.recipients.get(&()) {
            Lookup::Held(recipients) => return Ok(recipients),
            Lookup::Absent(epoch) => epoch,
        };
        let found = self.0.store.shared_recipients().await?;
        self.0.recipients.keep((), found.clone(), epoch);
        Ok(found)
    }

    async fn recipient(&self, id: &str) -> Result<Option<Recipient>> {
        Ok(self.shared_recipients().await?.iter().find(|recipient| recipient.id == id).cloned())
    }

    async fn opaque_id(&self, account: AccountId, recipient: &str, candidate: OpaqueId) -> Result<OpaqueId> {
        let key = (account, Box::from(recipient));
        let epoch = match self.0.opaque_ids.get(&key) {
            Lookup::Held(id) => return Ok(id),
            Lookup::Absent(epoch) => epoch,
        };
        let id = self.0.store.opaque_id(account, recipient, candidate).await?;
        self.0.opaque_ids.keep(key, id.clone(), epoch);
        Ok(id)
    }

    async fn opaque_ids(
        &self,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Vec<(AccountId, OpaqueId)>> {
        self.0.store.opaque_ids(recipient, accounts).await
    }

    async fn account_of_opaque_id(&self, recipient: &str, id: &OpaqueId) -> Result<Option<AccountId>> {
        self.0.store.account_of_opaque_id(recipient, id).await
    }

    async fn service_identifiers(&self, account: AccountId) -> Result<Vec<(String, String)>> {
        self.0.store.service_identifiers(account).await
    }

    async fn service_identifiers_of(
        &self,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Vec<(AccountId, String)>> {
        self.0.store.service_identifiers_of(recipient, accounts).await
    }

    async fn record_grant(&self, redeemed: Redeemed) -> Result<()> {
        self.0.keep_up().await?;
        let _open = self.0.notebook.gate.read().await;
        if self.session(Realm::SignOn, &redeemed.session, redeemed.told.at).await?.is_none() {
            return Err(StoreError::Missing { what: "sign-on session" });
        }
        self.0.note([redeemed]);
        Ok(())
    }

    async fn record_grants(&self, redeemed: &[Redeemed]) -> Result<usize> {
        self.0.store.record_grants(redeemed).await
    }

    async fn end_sign_on(&self, session: &TokenDigest) -> Result<Vec<Grant>> {
        let (session, noted, touched) = (session.clone(), session.clone(), session.clone());
        self.end(
            move |redeemed| redeemed.session == noted,
            move |store| async move { store.end_sign_on(&session).await },
            move |held| held.sessions.forget(&touched),
        )
        .await
    }

    async fn end_sign_ons_of(&self, owner: &str) -> Result<Vec<Grant>> {
        let (owner, touched) = (owner.to_owned(), owner.to_owned());
        self.end(
            |_| true,
            move |store| async move { store.end_sign_ons_of(&owner).await },
            move |held| held.sessions.forget_of(&touched),
        )
        .await
    }

    async fn end_expired_sign_ons(&self, now: Timestamp, limit: u32) -> Result<Vec<Grant>> {
        self.end(
            |_| true,
            move |store| async move { store.end_expired_sign_ons(now, limit).await },
            move |held| held.sessions.forget_ended(now),
        )
        .await
    }

    async fn keep_proxy_granting(&self, granting: &ProxyGranting) -> Result<()> {
        self.0.store.keep_proxy_granting(granting).await
    }

    async fn proxy_granting(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<ProxyGranting>> {
        self.0.store.proxy_granting(digest, now).await
    }

    async fn releases(&self, account: AccountId) -> Result<Vec<ReleaseRecord>> {
        self.0.file(move |redeemed| redeemed.told.account == account).await?;
        self.0.store.releases(account).await
    }

    async fn access_keys(&self) -> Result<Vec<AccessKey>> {
        self.0.store.access_keys().await
    }

    async fn use_access_key(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<AccessKey>> {
        self.0.store.use_access_key(digest, now).await
    }

    async fn setting(&self, name: &str) -> Result<Option<String>> {
        self.0.store.setting(name).await
    }

    async fn journal(&self, page: JournalPage) -> Result<Vec<JournalEntry>> {
        self.0.store.journal(page).await
    }

    async fn commit(&self, commit: Commit<EntChange>) -> Result<Receipt> {
        let touched = Touched::by(&commit.changes);
        self.write(
            move |store| async move { store.commit(commit).await },
            move |held| {
                touched.accounts.iter().for_each(|account| held.accounts.forget(account));
                if touched.recipients {
                    held.recipients.forget(&());
                }
            },
        )
        .await
    }
}

/// What a commit changes of what is held. Opaque identifiers never change.
struct Touched {
    accounts: Vec<AccountId>,
    recipients: bool,
}

impl Touched {
    fn by(changes: &[EntChange]) -> Self {
        let mut touched = Self { accounts: Vec::new(), recipients: false };
        for change in changes {
            match change {
                EntChange::PutAccounts(accounts) => {
                    touched.accounts.extend(accounts.iter().map(|account| account.id));
                }
                EntChange::ReplaceAccount(_, account) => touched.accounts.push(account.id),
                EntChange::PutRecipient(_) => touched.recipients = true,
                EntChange::PutEstablishment(_)
                | EntChange::FixOpaqueIds(..)
                | EntChange::PutServiceIdentifiers(..)
                | EntChange::PutAccessKey(_)
                | EntChange::RemoveAccessKey(_)
                | EntChange::KeepImport(..)
                | EntChange::ForgetImport(_)
                | EntChange::PutSetting(..) => {}
            }
        }
        touched
    }
}
