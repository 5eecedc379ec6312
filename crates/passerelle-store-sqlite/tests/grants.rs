//! Tickets that are redeemed at the same moment are noted together, each with its own outcome.

use std::sync::Arc;

use passerelle_model::{Address, Timestamp};
use passerelle_store::ent::{
    Account, AccountId, AccountState, Credentials, EntChange, EntStore, Grant, Recipient, RecipientSettings,
    Told,
};
use passerelle_store::{AuditEvent, Commit, Realm, Session, SessionStore, StoreError, TokenDigest};
use passerelle_store_sqlite::SqliteEntStore;
use tempfile::TempDir;
use tokio::task::JoinSet;

const NOW: Timestamp = Timestamp::from_unix(1_600_000_000);

async fn store() -> (TempDir, Arc<SqliteEntStore>, AccountId) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteEntStore::open(folder.path().join("ent.db")).await.expect("opened");
    let account = put(&store, EntChange::PutAccounts(vec![account()])).await;
    put(&store, EntChange::PutRecipient(recipient())).await;
    (folder, Arc::new(store), account)
}

async fn put(store: &SqliteEntStore, change: EntChange) -> i64 {
    let event = AuditEvent::new(NOW, "essai", "journal-essai");
    store.commit(Commit { changes: vec![change], event, expected: None }).await.expect("written").created
}

fn account() -> Account {
    Account {
        id: 0,
        login: "z".to_owned(),
        password: None,
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: "ÉTOILE".to_owned(),
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

fn recipient() -> Recipient {
    Recipient {
        id: "service".to_owned(),
        name: "Service".to_owned(),
        public_key: None,
        patterns: Vec::new(),
        file_name: String::new(),
        tile: None,
        settings: RecipientSettings::default(),
    }
}

fn digest(n: u64) -> TokenDigest {
    TokenDigest::from_hex(format!("{n:064x}"))
}

async fn open(store: &SqliteEntStore, n: u64, realm: Realm) {
    let session = Session {
        digest: digest(n),
        realm,
        owner: n.to_string(),
        subject: "{}".to_owned(),
        tie: None,
        created: NOW,
        seen: NOW,
        expires: NOW.plus(600),
    };
    store.open_session(&session).await.expect("opened");
}

fn grant(n: u64, recipient: &str) -> Grant {
    Grant {
        ticket: format!("ST-{n}"),
        service: "https://exemple.invalid/".to_owned(),
        recipient: recipient.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_many_at_once_gets_its_own_answer() {
    let (_folder, store, account) = store().await;
    open(&store, 1, Realm::SignOn).await;
    open(&store, 2, Realm::Portal).await;
    let mut at_once = JoinSet::new();
    for n in 0..300 {
        let store = store.clone();
        at_once.spawn(async move {
            let at = NOW.plus(i64::try_from(n).expect("small"));
            let told = Told { account, attributes: vec![format!("a{n}")], at };
            // Of three, one is fine, one has no sign-on session, one names a recipient that is not there.
            let (session, recipient) =
                [(1, "service"), (2, "service"), (1, "nobody")][usize::try_from(n % 3).expect("small")];
            (n, store.record_grant(&digest(session), &grant(n, recipient), &told).await)
        });
    }
    for (n, outcome) in at_once.join_all().await {
        match n % 3 {
            0 => outcome.expect("noted"),
            1 => assert!(matches!(outcome, Err(StoreError::Missing { .. })), "{n}: {outcome:?}"),
            _ => assert!(matches!(outcome, Err(StoreError::Failure(_))), "{n}: {outcome:?}"),
        }
    }
    let [release] = &store.releases(account).await.expect("read")[..] else { panic!("one recipient") };
    assert_eq!((release.times, release.first, release.last), (100, NOW, NOW.plus(297)));
    let mut noted: Vec<_> =
        store.end_sign_on(&digest(1)).await.expect("ended").into_iter().map(|g| g.ticket).collect();
    let mut expected: Vec<_> = (0..300).step_by(3).map(|n| format!("ST-{n}")).collect();
    noted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(noted, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_is_handed_out_by_the_end_of_its_session_or_refused() {
    let (_folder, store, account) = store().await;
    for session in 0..20 {
        open(&store, session, Realm::SignOn).await;
        let mut redeemed = JoinSet::new();
        for n in 0..20 {
            let store = store.clone();
            redeemed.spawn(async move {
                let told = Told { account, attributes: Vec::new(), at: NOW };
                let grant = grant(n, "service");
                store.record_grant(&digest(session), &grant, &told).await.is_ok().then_some(grant)
            });
        }
        tokio::task::yield_now().await;
        let mut told = store.end_sign_on(&digest(session)).await.expect("ended");
        let mut noted: Vec<_> = redeemed.join_all().await.into_iter().flatten().collect();
        told.sort_by(|a, b| a.ticket.cmp(&b.ticket));
        noted.sort_by(|a, b| a.ticket.cmp(&b.ticket));
        assert_eq!(told, noted, "whoever was let in is told");
    }
}

#[tokio::test]
async fn one_who_gives_up_leaves_the_others_in_the_queue() {
    let (_folder, store, account) = store().await;
    open(&store, 1, Realm::SignOn).await;
    let told = Told { account, attributes: Vec::new(), at: NOW };
    let begun = |n| {
        let (store, told) = (store.clone(), told.clone());
        tokio::spawn(async move { store.record_grant(&digest(1), &grant(n, "service"), &told).await })
    };
    let (first, second) = (begun(1), begun(2));
    tokio::task::yield_now().await;
    first.abort();
    second.await.expect("not aborted").expect("noted");
}

#[tokio::test]
async fn the_time_of_use_is_seen_at_once_and_is_there_after_closing() {
    let (folder, store, _) = store().await;
    open(&store, 1, Realm::SignOn).await;
    store.touch_session(&digest(1), NOW.plus(60), NOW.plus(660)).await.expect("noted");
    let at = |store: Arc<SqliteEntStore>, time| async move {
        store.session(Realm::SignOn, &digest(1), time).await.expect("read").map(|session| session.seen)
    };
    assert_eq!(at(store.clone(), NOW.plus(659)).await, Some(NOW.plus(60)));
    assert_eq!(at(store.clone(), NOW.plus(660)).await, None);
    assert!(store.end_expired_sign_ons(NOW.plus(600), 9).await.expect("read").is_empty());
    assert_eq!(store.purge_sessions(NOW.plus(659)).await.expect("purged"), 0);
    store.touch_session(&digest(1), NOW.plus(70), NOW.plus(670)).await.expect("noted");
    store.close().await;
    let again = SqliteEntStore::open(folder.path().join("ent.db")).await.expect("opened");
    assert_eq!(at(Arc::new(again), NOW.plus(669)).await, Some(NOW.plus(70)));
}
