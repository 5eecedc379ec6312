//! The memory in front of the store keeps what the storage traits promise, whoever writes meanwhile.

mod numbered;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use passerelle_model::{Address, Timestamp};
use passerelle_store::ent::{
    Account, AccountId, AccountState, CachedEntStore, Credentials, EntChange, EntStore, Grant, Recipient,
    RecipientSettings, Redeemed, Told,
};
use passerelle_store::{AuditEvent, Commit, Realm, Session, SessionStore, TokenDigest};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_testkit::contract;
use tempfile::TempDir;
use tokio::task::JoinSet;

use self::numbered::{Numbered, is_never_read_stale};

const NOW: Timestamp = Timestamp::from_unix(1_600_000_000);
/// Far longer than a write takes.
const PATIENCE: Duration = Duration::from_secs(20);

async fn cached() -> (TempDir, Arc<CachedEntStore>) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteEntStore::open(folder.path().join("ent.db")).await.expect("opened");
    (folder, Arc::new(CachedEntStore::new(Arc::new(store))))
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_a_store_like_another() {
    let (_folder, store) = cached().await;
    contract::sessions(store.as_ref()).await;
    contract::ent(store.as_ref()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_read_as_it_was_before_a_write() {
    let (_folder, store) = cached().await;
    let mut things = JoinSet::new();
    for n in 0..2 {
        let id = put_account(&store, account(0, &format!("compte{n}"), 0)).await;
        things.spawn(is_never_read_stale(store.clone(), AnAccount(id, format!("compte{n}"))));
        things.spawn(is_never_read_stale(store.clone(), ARecipient(format!("service-{n}"))));
        store.open_session(&session(n)).await.expect("opened");
        things.spawn(is_never_read_stale(store.clone(), ASubject(digest(n))));
        store.open_session(&session(n + 100)).await.expect("opened");
        things.spawn(is_never_read_stale(store.clone(), AUse(digest(n + 100))));
    }
    things.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_ended_session_opens_nothing_whatever_ended_it() {
    let (_folder, store) = cached().await;
    for round in 0..20 {
        for way in 0..6 {
            let n = round * 10 + way;
            let session =
                Session { owner: format!("owner {n}"), tie: Some(format!("tie {n}")), ..session(n) };
            store.open_session(&session).await.expect("opened");
            assert!(is_open(&store, n).await);
            let stop = Arc::new(AtomicBool::new(false));
            let reader = tokio::spawn({
                let (store, stop) = (store.clone(), stop.clone());
                async move {
                    while !stop.load(Ordering::SeqCst) {
                        is_open(&store, n).await;
                        tokio::task::yield_now().await;
                    }
                }
            });
            match way {
                0 => store.close_session(&digest(n)).await.expect("closed"),
                1 => drop(store.close_tied(Realm::SignOn, &format!("tie {n}")).await.expect("closed")),
                2 => drop(store.close_owned(Realm::SignOn, &format!("owner {n}")).await.expect("closed")),
                3 => drop(store.end_sign_on(&digest(n)).await.expect("ended")),
                4 => drop(store.end_sign_ons_of(&format!("owner {n}")).await.expect("ended")),
                _ => drop(store.end_expired_sign_ons(NOW.plus(600), 1_000).await.expect("ended")),
            }
            assert!(!is_open(&store, n).await, "way {way}");
            stop.store(true, Ordering::SeqCst);
            reader.await.expect("read");
            assert!(!is_open(&store, n).await, "way {way}, once the readers have gone");
        }
    }
}

/// A browser that goes away while its request changes something must leave no old value behind.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_write_that_nobody_waits_for_is_seen_all_the_same() {
    let (_folder, store) = cached().await;
    store.open_session(&session(1)).await.expect("opened");
    for number in 0..40 {
        let thing = ASubject(digest(1));
        thing.read(&store).await;
        let left = tokio::spawn({
            let (store, thing) = (store.clone(), thing.clone());
            async move { thing.write(&store, number).await }
        });
        tokio::task::yield_now().await;
        left.abort();
        let settled = async {
            loop {
                let held = thing.read(&store).await.to_string();
                let kept = store.sessions_of(Realm::SignOn, "1", NOW).await.expect("read");
                if kept[0].subject == held {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, settled).await.expect("what is held becomes what is kept");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_is_handed_out_by_the_end_of_its_session_or_refused() {
    let (_folder, store) = cached().await;
    let account = put_account(&store, account(0, "z", 0)).await;
    for n in 0..20 {
        store.open_session(&session(n)).await.expect("opened");
        let mut at_once = JoinSet::new();
        for ticket in 0..20 {
            let store = store.clone();
            at_once.spawn(async move {
                let redeemed = redeemed(account, n, ticket);
                store.record_grant(redeemed.clone()).await.is_ok().then_some(redeemed.grant)
            });
        }
        tokio::task::yield_now().await;
        let mut told = store.end_sign_on(&digest(n)).await.expect("ended");
        let mut noted: Vec<_> = at_once.join_all().await.into_iter().flatten().collect();
        told.sort_by(|a, b| a.ticket.cmp(&b.ticket));
        noted.sort_by(|a, b| a.ticket.cmp(&b.ticket));
        assert_eq!(told, noted, "whoever was let in is told");
    }
}

#[tokio::test]
async fn what_was_redeemed_is_seen_at_once_and_is_there_after_a_flush() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Arc::new(SqliteEntStore::open(folder.path().join("ent.db")).await.expect("opened"));
    let store = CachedEntStore::new(database.clone());
    let account = put_account(&store, account(0, "z", 0)).await;
    put(&store, EntChange::PutRecipient(recipient("r"))).await;
    store.open_session(&session(1)).await.expect("opened");
    let redeem = async |ticket| store.record_grant(redeemed(account, 1, ticket)).await.expect("noted");
    redeem(1).await;
    let times = async |store: &dyn EntStore| store.releases(account).await.expect("read")[0].times;
    assert_eq!(times(&store).await, 1, "who asks what was told reads what waits");
    redeem(2).await;
    store.flush().await.expect("written");
    assert_eq!(times(database.as_ref()).await, 2);
    redeem(3).await;
    let ended = store.end_sign_on(&digest(1)).await.expect("ended");
    assert_eq!(ended.len(), 3, "who ends a session tells of what waits");
    assert_eq!(times(database.as_ref()).await, 3);
}

fn recipient(id: &str) -> Recipient {
    Recipient {
        id: id.to_owned(),
        name: String::new(),
        public_key: None,
        patterns: Vec::new(),
        file_name: String::new(),
        tile: None,
        settings: RecipientSettings::default(),
    }
}

fn redeemed(account: AccountId, session: u64, ticket: u64) -> Redeemed {
    let grant = Grant {
        ticket: format!("ST-{ticket}"),
        service: "https://exemple.invalid/".to_owned(),
        recipient: "r".to_owned(),
    };
    let told = Told { account, attributes: Vec::new(), at: NOW };
    Redeemed { session: digest(session), grant, told }
}

async fn is_open(store: &CachedEntStore, n: u64) -> bool {
    store.session(Realm::SignOn, &digest(n), NOW).await.expect("read").is_some()
}

fn digest(n: u64) -> TokenDigest {
    TokenDigest::from_hex(format!("{n:064x}"))
}

fn session(n: u64) -> Session {
    Session {
        digest: digest(n),
        realm: Realm::SignOn,
        owner: n.to_string(),
        subject: "0".to_owned(),
        tie: None,
        created: NOW,
        seen: NOW,
        expires: NOW.plus(600),
    }
}

fn account(id: AccountId, login: &str, number: u32) -> Account {
    Account {
        id,
        login: login.to_owned(),
        password: None,
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: number.to_string(),
        given_name: "Zoé".to_owned(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: Vec::new(),
        guardians: Vec::new(),
        created: NOW,
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }
}

async fn put(store: &CachedEntStore, change: EntChange) -> i64 {
    let event = AuditEvent::new(NOW, "essai", "journal-essai");
    store.commit(Commit { changes: vec![change], event, expected: None }).await.expect("written").created
}

async fn put_account(store: &CachedEntStore, account: Account) -> AccountId {
    put(store, EntChange::PutAccounts(vec![account])).await
}

/// Numbered by the family name.
#[derive(Clone)]
struct AnAccount(AccountId, String);

impl Numbered<CachedEntStore> for AnAccount {
    async fn write(&self, store: &CachedEntStore, number: u32) {
        put_account(store, account(self.0, &self.1, number)).await;
    }

    async fn read(&self, store: &CachedEntStore) -> u32 {
        let found = store.account(self.0).await.expect("read").expect("there");
        found.family_name.parse().expect("a number")
    }
}

/// Numbered by the name, and read the three ways there are.
#[derive(Clone)]
struct ARecipient(String);

impl Numbered<CachedEntStore> for ARecipient {
    async fn write(&self, store: &CachedEntStore, number: u32) {
        let recipient = Recipient { name: number.to_string(), ..recipient(&self.0) };
        put(store, EntChange::PutRecipient(recipient)).await;
    }

    async fn read(&self, store: &CachedEntStore) -> u32 {
        let shared = store.shared_recipients().await.expect("read");
        let listed = store.recipients().await.expect("read");
        let alone = store.recipient(&self.0).await.expect("read").expect("there");
        let found = [&shared[..], &listed[..], &[alone]].map(|some| {
            let found = some.iter().find(|recipient| recipient.id == self.0).expect("there");
            found.name.parse().expect("a number")
        });
        found.into_iter().min().unwrap_or_default()
    }
}

/// Numbered by what the realm keeps.
#[derive(Clone)]
struct ASubject(TokenDigest);

impl Numbered<CachedEntStore> for ASubject {
    async fn write(&self, store: &CachedEntStore, number: u32) {
        store.update_subject(&self.0, &number.to_string()).await.expect("written");
    }

    async fn read(&self, store: &CachedEntStore) -> u32 {
        let found = store.session(Realm::SignOn, &self.0, NOW).await.expect("read").expect("open");
        found.subject.parse().expect("a number")
    }
}

/// Numbered by the seconds since it was opened.
#[derive(Clone)]
struct AUse(TokenDigest);

impl Numbered<CachedEntStore> for AUse {
    async fn write(&self, store: &CachedEntStore, number: u32) {
        let seen = NOW.plus(i64::from(number));
        store.touch_session(&self.0, seen, seen.plus(600)).await.expect("noted");
    }

    async fn read(&self, store: &CachedEntStore) -> u32 {
        let found = store.session(Realm::SignOn, &self.0, NOW).await.expect("read").expect("open");
        u32::try_from(found.seen.since(NOW)).expect("small")
    }
}
