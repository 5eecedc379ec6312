//! The service side's store.

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Provider, Timestamp, Uai};

use super::{
    AccountRow, ActivationCode, Applications, Base, BaseChange, BaseContent, BaseSlug, HostingAccount,
    HostingSettings, LinkRecord, LinkRequest, PendingImport, Plans, RestorePoint, StaffAccount, UserRow,
    YearBase,
};
use crate::{AuditEvent, Commit, JournalEntry, JournalPage, Receipt, Result, SessionStore, Version};

/// What the service side keeps.
#[async_trait]
pub trait ServiceStore: SessionStore {
    /// Creates or replaces a hosting account, with a line of its own journal. `settings` are replaced with it, as
    /// [`put_hosting_settings`](Self::put_hosting_settings) does; `None` leaves them.
    async fn put_hosting_account(
        &self,
        account: &HostingAccount,
        settings: Option<&HostingSettings>,
        event: &AuditEvent,
    ) -> Result<()>;

    /// A hosting account.
    async fn hosting_account(&self, number: &str) -> Result<Option<HostingAccount>>;

    /// The settings of a hosting account.
    async fn hosting_settings(&self, number: &str) -> Result<HostingSettings>;

    /// Replaces them, unless somebody has since the version that they carry; gives the version after.
    async fn put_hosting_settings(
        &self,
        number: &str,
        settings: &HostingSettings,
        event: &AuditEvent,
    ) -> Result<Version>;

    /// Notes in the account's own journal what changes no setting; the oldest lines past
    /// [`HOSTING_JOURNAL`](super::HOSTING_JOURNAL) are forgotten.
    async fn note_hosting(&self, number: &str, event: &AuditEvent) -> Result<()>;

    /// The newest entries of the account's own journal.
    async fn hosting_journal(&self, number: &str, page: JournalPage) -> Result<Vec<JournalEntry>>;

    /// Creates a base of an existing hosting account, with the first line of its journal; refused when the slug is
    /// taken or when another base serves one of its schools.
    async fn create_base(&self, base: &Base, event: &AuditEvent) -> Result<()>;

    /// Every base of the installation, by slug.
    async fn bases(&self) -> Result<Vec<Base>>;

    /// The bases of a hosting account, by slug.
    async fn bases_of_hosting(&self, number: &str) -> Result<Vec<Base>>;

    /// What the console prepares for a base, and where the base belongs.
    async fn plans(&self, slug: &BaseSlug) -> Result<Plans>;

    /// The bases whose scheduled act is due at `now`.
    async fn due(&self, now: Timestamp) -> Result<Vec<BaseSlug>>;

    /// The bases of a hosting account with their size, by permanent address, the one at the address first.
    async fn years_of_hosting(&self, number: &str) -> Result<Vec<YearBase>>;

    /// Creates a base of another year under the permanent address of `of`; it waits, stopped, under its own slug.
    async fn create_year(&self, of: &BaseSlug, base: &Base, event: &AuditEvent) -> Result<()>;

    /// Puts the base `next` at its permanent address, in one step: the one that was there goes to wait under `parked`,
    /// the schools, the accounts of the school's pages, the applications and their keys go with the address, and every
    /// session of the address ends, the staff's too, because user rows mean other people from now on. Refused unless both bases are
    /// stopped, and while the new settings of either are being put in place.
    async fn switch_year(&self, next: &BaseSlug, parked: &BaseSlug, event: &AuditEvent) -> Result<()>;

    /// A base.
    async fn base(&self, slug: &BaseSlug) -> Result<Option<Base>>;

    /// The base that serves a school.
    async fn base_of_school(&self, uai: Uai) -> Result<Option<Base>>;

    /// What stands behind the spaces of a base, and the keys that sign what applications are told.
    async fn applications(&self, slug: &BaseSlug) -> Result<Applications>;

    /// Users, links and accounts, read at one moment.
    async fn content(&self, slug: &BaseSlug) -> Result<BaseContent>;

    /// One user by row number.
    async fn user(&self, slug: &BaseSlug, n: i64) -> Result<Option<UserRow>>;

    /// The user with this login of the service, without regard to case.
    async fn user_by_login(&self, slug: &BaseSlug, login: &str) -> Result<Option<UserRow>>;

    /// The codes on paper of a base, by user; those that have expired included.
    async fn activation_codes(&self, slug: &BaseSlug) -> Result<Vec<ActivationCode>>;

    /// The code on paper of one user.
    async fn activation_code(&self, slug: &BaseSlug, n: i64) -> Result<Option<ActivationCode>>;

    /// The users that an identifier serves: one per population at most.
    async fn linked_users(&self, slug: &BaseSlug, provider: Provider, id: &OpaqueId) -> Result<Vec<UserRow>>;

    /// The link of one user.
    async fn link(&self, slug: &BaseSlug, provider: Provider, n: i64) -> Result<Option<LinkRecord>>;

    /// One account of the ENT's last file.
    async fn account(&self, slug: &BaseSlug, n: i64) -> Result<Option<AccountRow>>;

    /// Restore points, newest first.
    async fn restore_points(&self, slug: &BaseSlug) -> Result<Vec<RestorePoint>>;

    /// A restore point and what it holds.
    async fn restore_point(&self, slug: &BaseSlug, n: i64) -> Result<Option<(RestorePoint, BaseContent)>>;

    /// A sent file that waits.
    async fn pending_import(&self, slug: &BaseSlug, n: i64) -> Result<Option<PendingImport>>;

    /// The requests that wait, the oldest first.
    async fn requests(&self, slug: &BaseSlug) -> Result<Vec<LinkRequest>>;

    /// The request of an identifier.
    async fn request_of(
        &self,
        slug: &BaseSlug,
        provider: Provider,
        identifier: &OpaqueId,
    ) -> Result<Option<LinkRequest>>;

    /// Keeps a request, or replaces what the one of the same identifier said; its number and its first date stay. It is
    /// no write in the base: nobody who works there has to start again. A base
    /// with [`MOST_REQUESTS`](super::MOST_REQUESTS) of them refuses new ones.
    async fn put_request(
        &self,
        slug: &BaseSlug,
        request: &LinkRequest,
        event: &AuditEvent,
    ) -> Result<LinkRequest>;

    /// An account of the school's pages.
    async fn staff(&self, slug: &BaseSlug, login: &str) -> Result<Option<StaffAccount>>;

    /// The newest journal entries of a base.
    async fn journal(&self, slug: &BaseSlug, page: JournalPage) -> Result<Vec<JournalEntry>>;

    /// One write in a base. Its version counts those writes of that base that change something.
    async fn commit(&self, slug: &BaseSlug, commit: Commit<BaseChange>) -> Result<Receipt>;
}
