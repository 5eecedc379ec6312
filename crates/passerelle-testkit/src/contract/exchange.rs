//! Recipients, their identifiers, and sign-on sessions.

use futures_util::future::join_all;
use passerelle_model::Population;
use passerelle_store::ent::{EntChange, EntStore, Grant, Recipient, Tile};
use passerelle_store::{JournalPage, Realm, StoreError};

use super::invented::{NOW, account, commit, digest, put_account, recipient, session};

pub(super) async fn check(store: &dyn EntStore) {
    recipients_and_their_identifiers_are_kept(store).await;
    signing_out_ends_everything_once(store).await;
    the_journal_is_read_from_its_end(store).await;
}

async fn recipients_and_their_identifiers_are_kept(store: &dyn EntStore) {
    let tile =
        Some(Tile { address: "https://x/{espace}".to_owned(), populations: vec![Population::Teacher] });
    let cantine = Recipient { tile, public_key: Some("PEM".to_owned()), ..recipient("cantine") };
    let changes =
        vec![EntChange::PutRecipient(recipient("cantine")), EntChange::PutRecipient(cantine.clone())];
    store.commit(commit(changes, None)).await.expect("written");
    assert_eq!(store.recipient("cantine").await.expect("read"), Some(cantine.clone()));
    assert_eq!(store.recipient("Cantine").await.expect("read"), None);
    assert!(store.recipients().await.expect("read").contains(&cantine));

    let a = put_account(store, account("exchange.a", "A", "A")).await;
    let b = put_account(store, account("exchange.b", "B", "B")).await;
    let put = |ids: &[(i64, &str)]| {
        let ids = ids.iter().map(|(account, id)| (*account, (*id).to_owned())).collect();
        store.commit(commit(vec![EntChange::PutServiceIdentifiers("cantine".to_owned(), ids)], None))
    };
    put(&[(a, "1"), (a, "2"), (b, "3")]).await.expect("written");
    put(&[(a, "4")]).await.expect("written");
    let of = async |account| store.service_identifiers(account).await.expect("read");
    assert_eq!(of(a).await, [("cantine".to_owned(), "4".to_owned())]);
    assert_eq!(of(b).await, [("cantine".to_owned(), "3".to_owned())]);
    assert!(matches!(put(&[(b + 1_000, "5")]).await, Err(StoreError::Missing { .. })));
}

async fn signing_out_ends_everything_once(store: &dyn EntStore) {
    let sign_on = digest(100);
    let grant = |n: u32| Grant {
        ticket: format!("ST-{n}"),
        service: format!("https://exemple.invalid/{n}"),
        recipient: "cantine".to_owned(),
    };
    assert!(matches!(store.record_grant(&sign_on, &grant(0)).await, Err(StoreError::Missing { .. })));
    store.open_session(&session(100, Realm::SignOn, "1", None)).await.expect("opened");
    store.open_session(&session(101, Realm::Portal, "1", Some(sign_on.as_hex()))).await.expect("opened");
    store.open_session(&session(102, Realm::Portal, "1", None)).await.expect("opened");
    store.open_session(&session(103, Realm::Client, "1", Some(sign_on.as_hex()))).await.expect("opened");
    store.record_grant(&sign_on, &grant(1)).await.expect("noted");
    store.record_grant(&sign_on, &grant(2)).await.expect("noted");
    let portal = store.record_grant(&digest(102), &grant(3)).await;
    assert!(matches!(portal, Err(StoreError::Missing { .. })), "only a sign-on session redeems tickets");

    let ended = join_all((0..4).map(|_| store.end_sign_on(&sign_on))).await;
    let mut told: Vec<Grant> = ended.into_iter().flat_map(|grants| grants.expect("ended")).collect();
    told.sort_by(|a, b| a.ticket.cmp(&b.ticket));
    assert_eq!(told, [grant(1), grant(2)], "each service is told once");
    let open = async |realm, n| store.session(realm, &digest(n), NOW).await.expect("read").is_some();
    assert!(!open(Realm::SignOn, 100).await);
    assert!(!open(Realm::Portal, 101).await);
    assert!(open(Realm::Portal, 102).await);
    assert!(open(Realm::Client, 103).await);
    store.purge_sessions(NOW.plus(600)).await.expect("purged");
}

async fn the_journal_is_read_from_its_end(store: &dyn EntStore) {
    let receipt = store.commit(commit(Vec::new(), None)).await.expect("written");
    let newest = store.journal(JournalPage { before: None, limit: 2 }).await.expect("read");
    assert_eq!(newest.len(), 2);
    assert_eq!(newest[0].n, receipt.entry);
    let older = store.journal(JournalPage { before: Some(newest[1].n), limit: 1 }).await.expect("read");
    assert!(older[0].n < newest[1].n);
}
