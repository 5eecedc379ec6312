//! What every request to an application asks for, held in memory: the base, the session, the users it stands for.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use passerelle_model::{OpaqueId, Provider, Timestamp, Uai};

use super::{
    AccountRow, ActivationCode, Applications, Base, BaseChange, BaseContent, BaseSlug, HostingAccount,
    HostingSettings, LinkRecord, LinkRequest, PendingImport, Plans, RestorePoint, ServiceStore, StaffAccount,
    UserRow, YearBase,
};
use crate::memory::{CachedSessions, Lookup, Shelf, answer_for_sessions, write_through};
use crate::{AuditEvent, Commit, JournalEntry, JournalPage, Realm, Receipt, Result, Version};

/// A store with a memory of what was read from it: bases, sessions of the spaces, and the users they stand for.
///
/// Whoever writes through it reads what they wrote: a write forgets all that is held of its base before it returns, and
/// goes to its end even when nobody waits for it any more. It must be the only way to the store: where another process
/// may write to the same database, whoever notices it calls [`forget_all`](Self::forget_all).
pub struct CachedServiceStore(Arc<Held>);

struct Held {
    store: Arc<dyn ServiceStore>,
    sessions: CachedSessions<dyn ServiceStore>,
    bases: Shelf<BaseSlug, Arc<Base>>,
    users: Shelf<(BaseSlug, Asked), Arc<[UserRow]>>,
}

/// How users are asked for.
#[derive(PartialEq, Eq, Hash)]
enum Asked {
    Linked(Provider, OpaqueId),
    Row(i64),
}

impl Held {
    /// Users and sessions first: who finds the new base finds nothing old with it.
    fn forget(&self, slug: &BaseSlug) {
        self.users.forget_where(|(of, _), _| of == slug);
        self.sessions.forget_beginning(&slug.owners());
        self.bases.forget(slug);
    }

    fn forget_all(&self) {
        self.users.forget_where(|_, _| true);
        self.sessions.forget_all();
        self.bases.forget_where(|_, _| true);
    }
}

impl CachedServiceStore {
    /// Sessions held, at most: 1,000 bytes each, of which most is what the ENT said.
    const SESSIONS: usize = 1 << 15;
    /// Users held, at most: 500 bytes each.
    const USERS: usize = 1 << 16;
    /// Bases held, at most.
    const BASES: usize = 1 << 12;
    /// Parts that are locked one by one.
    const PARTS: usize = 16;

    /// In front of a store.
    pub fn new(store: Arc<dyn ServiceStore>) -> Self {
        Self(Arc::new(Held {
            sessions: CachedSessions::new(store.clone(), Realm::Spaces, Self::PARTS, Self::SESSIONS),
            store,
            bases: Shelf::new(Self::PARTS, Self::BASES),
            users: Shelf::new(Self::PARTS, Self::USERS),
        }))
    }

    /// Forgets everything: somebody else has written to the store.
    pub fn forget_all(&self) {
        self.0.forget_all();
    }

    async fn write<T: Send + 'static, W: Future<Output = Result<T>> + Send>(
        &self,
        write: impl FnOnce(Arc<dyn ServiceStore>) -> W + Send + 'static,
        forget: impl FnOnce(&Held) + Send + 'static,
    ) -> Result<T> {
        write_through(self.0.store.clone(), self.0.clone(), write, forget).await
    }

    /// Users as they are held; nobody is read again each time, so that strangers take nobody's place.
    async fn users(
        &self,
        key: (BaseSlug, Asked),
        read: impl Future<Output = Result<Vec<UserRow>>> + Send,
    ) -> Result<Vec<UserRow>> {
        let epoch = match self.0.users.get(&key) {
            Lookup::Held(users) => return Ok(users.to_vec()),
            Lookup::Absent(epoch) => epoch,
        };
        let found = read.await?;
        if !found.is_empty() {
            self.0.users.keep(key, found.as_slice().into(), epoch);
        }
        Ok(found)
    }
}

answer_for_sessions!(CachedServiceStore, 0.sessions);

#[async_trait]
impl ServiceStore for CachedServiceStore {
    async fn put_hosting_account(
        &self,
        account: &HostingAccount,
        settings: Option<&HostingSettings>,
        event: &AuditEvent,
    ) -> Result<()> {
        self.0.store.put_hosting_account(account, settings, event).await
    }

    async fn hosting_account(&self, number: &str) -> Result<Option<HostingAccount>> {
        self.0.store.hosting_account(number).await
    }

    async fn hosting_settings(&self, number: &str) -> Result<HostingSettings> {
        self.0.store.hosting_settings(number).await
    }

    async fn put_hosting_settings(
        &self,
        number: &str,
        settings: &HostingSettings,
        event: &AuditEvent,
    ) -> Result<Version> {
        self.0.store.put_hosting_settings(number, settings, event).await
    }

    async fn note_hosting(&self, number: &str, event: &AuditEvent) -> Result<()> {
        self.0.store.note_hosting(number, event).await
    }

    async fn hosting_journal(&self, number: &str, page: JournalPage) -> Result<Vec<JournalEntry>> {
        self.0.store.hosting_journal(number, page).await
    }

    async fn create_base(&self, base: &Base, event: &AuditEvent) -> Result<()> {
        let (base, slug, event) = (base.clone(), base.slug.clone(), event.clone());
        let write = move |store: Arc<dyn ServiceStore>| async move { store.create_base(&base, &event).await };
        self.write(write, move |held| held.forget(&slug)).await
    }

    async fn bases(&self) -> Result<Vec<Base>> {
        self.0.store.bases().await
    }

    async fn bases_of_hosting(&self, number: &str) -> Result<Vec<Base>> {
        self.0.store.bases_of_hosting(number).await
    }

    async fn plans(&self, slug: &BaseSlug) -> Result<Plans> {
        self.0.store.plans(slug).await
    }

    async fn due(&self, now: Timestamp) -> Result<Vec<BaseSlug>> {
        self.0.store.due(now).await
    }

    async fn years_of_hosting(&self, number: &str) -> Result<Vec<YearBase>> {
        self.0.store.years_of_hosting(number).await
    }

    async fn create_year(&self, of: &BaseSlug, base: &Base, event: &AuditEvent) -> Result<()> {
        let (of, base, event) = (of.clone(), base.clone(), event.clone());
        self.write(move |store| async move { store.create_year(&of, &base, &event).await }, Held::forget_all)
            .await
    }

    async fn switch_year(&self, next: &BaseSlug, parked: &BaseSlug, event: &AuditEvent) -> Result<()> {
        let (next, parked, event) = (next.clone(), parked.clone(), event.clone());
        self.write(
            move |store| async move { store.switch_year(&next, &parked, &event).await },
            Held::forget_all,
        )
        .await
    }

    async fn base(&self, slug: &BaseSlug) -> Result<Option<Base>> {
        let epoch = match self.0.bases.get(slug) {
            Lookup::Held(base) => return Ok(Some(Arc::unwrap_or_clone(base))),
            Lookup::Absent(epoch) => epoch,
        };
        let found = self.0.store.base(slug).await?;
        if let Some(base) = &found {
            self.0.bases.keep(slug.clone(), Arc::new(base.clone()), epoch);
        }
        Ok(found)
    }

    async fn base_of_school(&self, uai: Uai) -> Result<Option<Base>> {
        self.0.store.base_of_school(uai).await
    }

    async fn applications(&self, slug: &BaseSlug) -> Result<Applications> {
        self.0.store.applications(slug).await
    }

    async fn content(&self, slug: &BaseSlug) -> Result<BaseContent> {
        self.0.store.content(slug).await
    }

    async fn user(&self, slug: &BaseSlug, n: i64) -> Result<Option<UserRow>> {
        let read = async { Ok(self.0.store.user(slug, n).await?.into_iter().collect()) };
        Ok(self.users((slug.clone(), Asked::Row(n)), read).await?.pop())
    }

    async fn user_by_login(&self, slug: &BaseSlug, login: &str) -> Result<Option<UserRow>> {
        self.0.store.user_by_login(slug, login).await
    }

    async fn activation_codes(&self, slug: &BaseSlug) -> Result<Vec<ActivationCode>> {
        self.0.store.activation_codes(slug).await
    }

    async fn activation_code(&self, slug: &BaseSlug, n: i64) -> Result<Option<ActivationCode>> {
        self.0.store.activation_code(slug, n).await
    }

    async fn linked_users(&self, slug: &BaseSlug, provider: Provider, id: &OpaqueId) -> Result<Vec<UserRow>> {
        let key = (slug.clone(), Asked::Linked(provider, id.clone()));
        self.users(key, self.0.store.linked_users(slug, provider, id)).await
    }

    async fn link(&self, slug: &BaseSlug, provider: Provider, n: i64) -> Result<Option<LinkRecord>> {
        self.0.store.link(slug, provider, n).await
    }

    async fn account(&self, slug: &BaseSlug, n: i64) -> Result<Option<AccountRow>> {
        self.0.store.account(slug, n).await
    }

    async fn restore_points(&self, slug: &BaseSlug) -> Result<Vec<RestorePoint>> {
        self.0.store.restore_points(slug).await
    }

    async fn restore_point(&self, slug: &BaseSlug, n: i64) -> Result<Option<(RestorePoint, BaseContent)>> {
        self.0.store.restore_point(slug, n).await
    }

    async fn pending_import(&self, slug: &BaseSlug, n: i64) -> Result<Option<PendingImport>> {
        self.0.store.pending_import(slug, n).await
    }

    async fn requests(&self, slug: &BaseSlug) -> Result<Vec<LinkRequest>> {
        self.0.store.requests(slug).await
    }

    async fn request_of(
        &self,
        slug: &BaseSlug,
        provider: Provider,
        identifier: &OpaqueId,
    ) -> Result<Option<LinkRequest>> {
        self.0.store.request_of(slug, provider, identifier).await
    }

    async fn put_request(
        &self,
        slug: &BaseSlug,
        request: &LinkRequest,
        event: &AuditEvent,
    ) -> Result<LinkRequest> {
        self.0.store.put_request(slug, request, event).await
    }

    async fn staff(&self, slug: &BaseSlug, login: &str) -> Result<Option<StaffAccount>> {
        self.0.store.staff(slug, login).await
    }

    async fn journal(&self, slug: &BaseSlug, page: JournalPage) -> Result<Vec<JournalEntry>> {
        self.0.store.journal(slug, page).await
    }

    async fn commit(&self, slug: &BaseSlug, commit: Commit<BaseChange>) -> Result<Receipt> {
        if commit.changes.is_empty() {
            // A line in the journal makes nothing old: strangers may add some.
            return self.0.store.commit(slug, commit).await;
        }
        let (slug, touched) = (slug.clone(), slug.clone());
        self.write(
            move |store| async move { store.commit(&slug, commit).await },
            move |held| held.forget(&touched),
        )
        .await
    }
}

impl fmt::Debug for CachedServiceStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CachedServiceStore(…)")
    }
}
