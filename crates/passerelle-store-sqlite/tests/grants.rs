//! What sign-on sessions were used for, and when.

use std::sync::Arc;

use passerelle_model::{Address, Timestamp};
use passerelle_store::ent::{
    Account, AccountId, AccountState, Credentials, EntChange, EntStore, Grant, Recipient, RecipientSettings,
    Redeemed, Told,
};
use passerelle_store::{AuditEvent, Commit, Realm, Session, SessionStore, TokenDigest};
use passerelle_store_sqlite::SqliteEntStore;
use tempfile::TempDir;

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

#[tokio::test]
async fn of_many_at_once_those_whose_session_is_over_are_left_out() {
    let (_folder, store, account) = store().await;
    open(&store, 1, Realm::SignOn).await;
    open(&store, 2, Realm::Portal).await;
    let redeemed = (0..300).map(|n| {
        // Of three, one is fine, one has no sign-on session, one names a recipient that is not there.
        let (session, recipient) =
            [(1, "service"), (2, "service"), (1, "nobody")][usize::try_from(n % 3).expect("small")];
        let at = NOW.plus(i64::try_from(n).expect("small"));
        let told = Told { account, attributes: vec![format!("a{n}")], at };
        Redeemed { session: digest(session), grant: grant(n, recipient), told }
    });
    let noted = store.record_grants(&redeemed.collect::<Vec<_>>()).await.expect("written");
    assert_eq!(noted, 200);
    let [release] = &store.releases(account).await.expect("read")[..] else { panic!("one recipient") };
    assert_eq!((release.times, release.first, release.last), (100, NOW, NOW.plus(297)));
    assert_eq!(release.attributes, ["a297"]);
    let ended = store.end_sign_on(&digest(1)).await.expect("ended");
    let told: Vec<_> = ended.into_iter().map(|grant| grant.ticket).collect();
    let expected: Vec<_> = (0..300).filter(|n| n % 3 != 1).map(|n| format!("ST-{n}")).collect();
    assert_eq!(told, expected);
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
