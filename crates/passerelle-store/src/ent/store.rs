//! The ENT side's store.

use std::sync::Arc;

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Population, Timestamp, Uai};

use super::{
    AccessKey, Account, AccountId, AccountKey, AccountState, EntChange, Establishment, FedMembership, Grant,
    ImportPart, KeptImport, ProxyGranting, Recipient, Redeemed, ReleaseRecord,
};
use crate::{
    Commit, JournalEntry, JournalPage, Receipt, Result, SessionStore, StoreError, TokenDigest, Version,
};

/// Which accounts; each condition narrows.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct AccountQuery {
    /// Of these schools; of every school when empty.
    pub schools: Vec<Uai>,
    /// Words of the name or of the login, without regard to case and accents; a whole opaque identifier too.
    pub text: String,
    /// Of this population.
    pub population: Option<Population>,
    /// In this state.
    pub state: Option<AccountState>,
    /// Only those created by hand (« Locaux »).
    pub local_only: bool,
    /// First row of the page.
    pub offset: u32,
    /// Rows of the page, at most.
    pub limit: u32,
}

/// A page of accounts, sorted by family name then given name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountPage {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// How many there are in all.
    pub total: u64,
}

/// What the ENT side keeps.
#[async_trait]
pub trait EntStore: SessionStore {
    /// All establishments, by name.
    async fn establishments(&self) -> Result<Vec<Establishment>>;

    /// One establishment.
    async fn establishment(&self, uai: Uai) -> Result<Option<Establishment>>;

    /// One account.
    async fn account(&self, id: AccountId) -> Result<Option<Account>>;

    /// The account of this login, without regard to case.
    async fn account_by_login(&self, login: &str) -> Result<Option<Account>>;

    /// A page of accounts.
    async fn find_accounts(&self, query: &AccountQuery) -> Result<AccountPage>;

    /// The accounts that the directory knows under these keys, in no order.
    async fn accounts_by_source(&self, sources: &[String]) -> Result<Vec<Account>>;

    /// At most `limit` accounts whose rows follow `after`, by row: to go through all of them in pieces.
    async fn accounts_after(&self, after: AccountId, limit: u32) -> Result<Vec<Account>>;

    /// Whose accounts these keys of the directory are, in no order.
    async fn keys_of_sources(&self, sources: &[String]) -> Result<Vec<AccountKey>>;

    /// The keys of these accounts, in no order; without those that are gone.
    async fn keys_of_accounts(&self, ids: &[AccountId]) -> Result<Vec<AccountKey>>;

    /// Everybody whom the directory feeds into a school.
    async fn fed_into(&self, school: Uai) -> Result<Vec<FedMembership>>;

    /// The logins, in lower case, that are one of these beginnings or go on with digits; perhaps a few more.
    async fn logins_beginning(&self, beginnings: &[String]) -> Result<Vec<String>>;

    /// The last import of a scope that can be taken back.
    async fn last_import(&self, scope: &str) -> Result<Option<KeptImport>>;

    /// What takes an import back, in the order in which it was made.
    async fn import_parts(&self, import: &str) -> Result<Vec<ImportPart>>;

    /// How many writes have changed something: what a commit may expect.
    async fn version(&self) -> Result<Version>;

    /// Every account that has a membership in one of these schools and is not gone, for an export.
    async fn accounts_of(&self, schools: &[Uai]) -> Result<Vec<Account>>;

    /// One account, to be shared: the same one again when the store knows that nothing has changed it.
    async fn shared_account(&self, id: AccountId) -> Result<Option<Arc<Account>>> {
        Ok(self.account(id).await?.map(Arc::new))
    }

    /// All recipients.
    async fn recipients(&self) -> Result<Vec<Recipient>>;

    /// All recipients, to be shared: the same ones again when the store knows that nothing has changed them.
    async fn shared_recipients(&self) -> Result<Arc<[Recipient]>> {
        Ok(self.recipients().await?.into())
    }

    /// One recipient.
    async fn recipient(&self, id: &str) -> Result<Option<Recipient>>;

    /// The opaque identifier of an account for a recipient; `candidate` becomes it, for ever, when there is none.
    async fn opaque_id(&self, account: AccountId, recipient: &str, candidate: OpaqueId) -> Result<OpaqueId>;

    /// The opaque identifiers that exist for a recipient.
    async fn opaque_ids(&self, recipient: &str, accounts: &[AccountId])
    -> Result<Vec<(AccountId, OpaqueId)>>;

    /// The account behind an opaque identifier of a recipient.
    async fn account_of_opaque_id(&self, recipient: &str, id: &OpaqueId) -> Result<Option<AccountId>>;

    /// The recipients' own identifiers of an account: (recipient's short name, identifier).
    async fn service_identifiers(&self, account: AccountId) -> Result<Vec<(String, String)>>;

    /// A recipient's own identifiers of these accounts; an account may have several, or none.
    async fn service_identifiers_of(
        &self,
        recipient: &str,
        accounts: &[AccountId],
    ) -> Result<Vec<(AccountId, String)>> {
        let mut found = Vec::new();
        for account in accounts {
            let own = self.service_identifiers(*account).await?.into_iter();
            found.extend(own.filter(|(whose, _)| whose == recipient).map(|(_, id)| (*account, id)));
        }
        Ok(found)
    }

    /// Notes that a sign-on session redeemed a ticket, and what the recipient was told by it. `Missing` when the session
    /// is over: nobody would tell this service of its end.
    async fn record_grant(&self, redeemed: Redeemed) -> Result<()> {
        match self.record_grants(&[redeemed]).await? {
            0 => Err(StoreError::Missing { what: "sign-on session" }),
            _ => Ok(()),
        }
    }

    /// The same for many tickets in one write; those whose session is over are left out. Tells how many were noted.
    async fn record_grants(&self, redeemed: &[Redeemed]) -> Result<usize>;

    /// Ends a sign-on session, the portal sessions and proxy-granting tickets tied to it, and hands out whom to tell.
    async fn end_sign_on(&self, session: &TokenDigest) -> Result<Vec<Grant>>;

    /// The same for every sign-on session of an owner (`Session::owner`).
    async fn end_sign_ons_of(&self, owner: &str) -> Result<Vec<Grant>>;

    /// The same for at most `limit` sign-on sessions that expired before `now`.
    async fn end_expired_sign_ons(&self, now: Timestamp, limit: u32) -> Result<Vec<Grant>>;

    /// Keeps a proxy-granting ticket, unless its session is over: then it is `Missing`.
    async fn keep_proxy_granting(&self, granting: &ProxyGranting) -> Result<()>;

    /// The proxy-granting ticket of this digest, as long as its session lives at `now`.
    async fn proxy_granting(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<ProxyGranting>>;

    /// What each recipient has been told of an account, the last told first.
    async fn releases(&self, account: AccountId) -> Result<Vec<ReleaseRecord>>;

    /// Every access key, by name.
    async fn access_keys(&self) -> Result<Vec<AccessKey>>;

    /// The access key of this digest; notes that it was used at `now`.
    async fn use_access_key(&self, digest: &TokenDigest, now: Timestamp) -> Result<Option<AccessKey>>;

    /// A setting of the ENT, as JSON.
    async fn setting(&self, name: &str) -> Result<Option<String>>;

    /// The newest journal entries.
    async fn journal(&self, page: JournalPage) -> Result<Vec<JournalEntry>>;

    /// One write. Its version counts all the writes of the ENT side that change something.
    async fn commit(&self, commit: Commit<EntChange>) -> Result<Receipt>;
}
