//! The memory in front of the service side's store keeps what the storage traits promise, whoever writes meanwhile.

mod numbered;

use std::sync::Arc;

use passerelle_model::{
    Address, Delegation, LinkOrigin, LocalId, LocalUser, OpaqueId, Population, Provider, Timestamp,
};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, CachedServiceStore, HostingAccount, LinkRecord, NewUser, Publication,
    ServiceStore,
};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Realm, Session, SessionStore, TokenDigest};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_testkit::contract;
use tempfile::TempDir;
use tokio::task::JoinSet;

use self::numbered::{Numbered, is_never_read_stale};

const NOW: Timestamp = Timestamp::from_unix(1_600_000_000);

async fn cached() -> (TempDir, Arc<SqliteServiceStore>, Arc<CachedServiceStore>) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = SqliteServiceStore::open(folder.path().join("service.db")).await.expect("opened");
    let database = Arc::new(database);
    (folder, database.clone(), Arc::new(CachedServiceStore::new(database)))
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_a_store_like_another() {
    let (_folder, _, store) = cached().await;
    contract::sessions(store.as_ref()).await;
    contract::service(store.as_ref()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_read_as_it_was_before_a_write() {
    let (_folder, _, store) = cached().await;
    let slug = school(&store).await;
    let mut things = JoinSet::new();
    things.spawn(is_never_read_stale(store.clone(), ThePublication(slug.clone())));
    for n in 1..=2 {
        link(&store, &slug, n).await;
        things.spawn(is_never_read_stale(store.clone(), ALogin(slug.clone(), n)));
        store.open_session(&session(&slug, n)).await.expect("opened");
        things.spawn(is_never_read_stale(store.clone(), ASubject(digest(n))));
    }
    things.join_all().await;
}

#[tokio::test]
async fn what_somebody_else_writes_is_read_once_all_is_forgotten() {
    let (_folder, database, store) = cached().await;
    let slug = school(&store).await;
    link(&store, &slug, 1).await;
    store.open_session(&session(&slug, 1)).await.expect("opened");
    let is_known = async || {
        let open = store.session(Realm::Spaces, &digest(1), NOW).await.expect("read").is_some();
        let users = store.linked_users(&slug, Provider::Cas, &opaque(1)).await.expect("read");
        (open, users.len())
    };
    assert_eq!(is_known().await, (true, 1));
    database.close_session(&digest(1)).await.expect("closed");
    commit(database.as_ref(), &slug, BaseChange::RemoveLinks(Provider::Cas, vec![local(1)])).await;
    assert_eq!(is_known().await, (true, 1), "it is held in memory");
    let event = AuditEvent::new(NOW, "192.0.2.1", "journal-essai");
    store.commit(&slug, Commit { changes: Vec::new(), event, expected: None }).await.expect("noted");
    assert_eq!(is_known().await, (true, 1), "a line in the journal changes nothing");
    store.forget_all();
    assert_eq!(is_known().await, (false, 0));
}

/// Numbered by the second since which it is so.
#[derive(Clone)]
struct ThePublication(BaseSlug);

impl Numbered<CachedServiceStore> for ThePublication {
    async fn write(&self, store: &CachedServiceStore, number: u32) {
        let since = Timestamp::from_unix(i64::from(number));
        let publication = Publication { published: true, since };
        commit(store, &self.0, BaseChange::SetPublication(publication)).await;
    }

    async fn read(&self, store: &CachedServiceStore) -> u32 {
        let base = store.base(&self.0).await.expect("read").expect("there");
        u32::try_from(base.publication.since.unix()).expect("small")
    }
}

/// Numbered by the login of a user, who is read the two ways there are.
#[derive(Clone)]
struct ALogin(BaseSlug, u32);

impl Numbered<CachedServiceStore> for ALogin {
    async fn write(&self, store: &CachedServiceStore, number: u32) {
        let user = NewUser { login: Some(format!("l{}-{number}", self.1)), ..user(self.1) };
        commit(store, &self.0, BaseChange::PutUsers(vec![user])).await;
    }

    async fn read(&self, store: &CachedServiceStore) -> u32 {
        let linked = store.linked_users(&self.0, Provider::Cas, &opaque(self.1)).await.expect("read");
        let alone = store.user(&self.0, linked[0].n).await.expect("read").expect("there");
        let number = |login: &Option<String>| {
            let (_, number) = login.as_deref()?.split_once('-')?;
            number.parse::<u32>().ok()
        };
        [&linked[0], &alone].map(|user| number(&user.record.login).unwrap_or_default())[..]
            .iter()
            .copied()
            .min()
            .unwrap_or_default()
    }
}

/// Numbered by what the realm keeps.
#[derive(Clone)]
struct ASubject(TokenDigest);

impl Numbered<CachedServiceStore> for ASubject {
    async fn write(&self, store: &CachedServiceStore, number: u32) {
        store.update_subject(&self.0, &number.to_string()).await.expect("written");
    }

    async fn read(&self, store: &CachedServiceStore) -> u32 {
        let found = store.session(Realm::Spaces, &self.0, NOW).await.expect("read").expect("open");
        found.subject.parse().expect("a number")
    }
}

async fn school(store: &CachedServiceStore) -> BaseSlug {
    let nobody = PasswordHash::new(String::new());
    let hosting = HostingAccount { number: "1".to_owned(), password: nobody.clone(), last_invoice: nobody };
    let created = AuditEvent::new(NOW, "essai", "journal-essai");
    store.put_hosting_account(&hosting, None, &created).await.expect("kept");
    let slug = BaseSlug::new("demo").expect("a slug");
    let base = Base {
        n: 0,
        slug: slug.clone(),
        hosting: "1".to_owned(),
        schools: Vec::new(),
        school_name: "Collège du Lac".to_owned(),
        name: "Base".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT".to_owned(),
        publication: Publication { published: false, since: NOW },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    };
    store.create_base(&base, &created).await.expect("created");
    slug
}

async fn commit(store: &dyn ServiceStore, slug: &BaseSlug, change: BaseChange) {
    let event = AuditEvent::new(NOW, "essai", "journal-essai");
    store.commit(slug, Commit { changes: vec![change], event, expected: None }).await.expect("written");
}

async fn link(store: &CachedServiceStore, slug: &BaseSlug, n: u32) {
    commit(store, slug, BaseChange::PutUsers(vec![user(n)])).await;
    let link = LinkRecord {
        local: local(n),
        population: Population::Teacher,
        provider: Provider::Cas,
        identifier: Some(opaque(n)),
        origin: LinkOrigin::Manual,
        rule: None,
        at: NOW,
        by: "essai".to_owned(),
    };
    commit(store, slug, BaseChange::PutLinks(vec![link])).await;
}

fn user(n: u32) -> NewUser {
    let user = LocalUser {
        id: local(n),
        population: Population::Teacher,
        title: None,
        family_name: "MARTIN".to_owned(),
        given_name: "Zoé".to_owned(),
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    };
    NewUser { user, spaces: Vec::new(), login: Some(format!("l{n}-0")), password: None }
}

fn session(slug: &BaseSlug, n: u32) -> Session {
    Session {
        digest: digest(n),
        realm: Realm::Spaces,
        owner: format!("{slug}:id:{n}"),
        subject: "0".to_owned(),
        tie: None,
        created: NOW,
        seen: NOW,
        expires: NOW.plus(600),
    }
}

fn digest(n: u32) -> TokenDigest {
    TokenDigest::from_hex(format!("{n:064x}"))
}

fn local(n: u32) -> LocalId {
    LocalId::new(format!("P{n}")).expect("an identifier")
}

fn opaque(n: u32) -> OpaqueId {
    OpaqueId::new(format!("opaque-{n}")).expect("an identifier")
}
