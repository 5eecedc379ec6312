//! Opaque identifiers.

use futures_util::future::join_all;
use passerelle_store::StoreError;
use passerelle_store::ent::{AccountQuery, EntChange, EntStore};

use super::invented::{ALL, account, commit, opaque, put_account, recipient};

pub(super) async fn check(store: &dyn EntStore) {
    let changes = vec![EntChange::PutRecipient(recipient("vs")), EntChange::PutRecipient(recipient("other"))];
    store.commit(commit(changes, None)).await.expect("written");
    an_identifier_never_changes(store).await;
    an_identifier_serves_one_account_of_a_recipient(store).await;
    sign_ins_at_once_agree(store).await;
}

async fn an_identifier_never_changes(store: &dyn EntStore) {
    let a = put_account(store, account("opaque.a", "A", "A")).await;
    let b = put_account(store, account("opaque.b", "B", "B")).await;
    assert_eq!(store.opaque_id(a, "vs", opaque("a1")).await.expect("fixed"), opaque("a1"));
    assert_eq!(store.opaque_id(a, "vs", opaque("a2")).await.expect("known"), opaque("a1"));
    let ids = vec![(a, opaque("a3")), (b, opaque("b1")), (b, opaque("b2"))];
    let fix = EntChange::FixOpaqueIds("vs".to_owned(), ids);
    store.commit(commit(vec![fix.clone()], None)).await.expect("written");
    store.commit(commit(vec![fix], None)).await.expect("a second time changes nothing");
    let expected = [(a, opaque("a1")), (b, opaque("b1"))];
    assert_eq!(store.opaque_ids("vs", &[b, a]).await.expect("read"), expected);
    assert_eq!(store.opaque_ids("vs", &[b]).await.expect("read"), expected[1..]);
    assert_eq!(store.opaque_ids("other", &[a, b]).await.expect("read"), []);
    assert_eq!(store.account_of_opaque_id("vs", &opaque("b1")).await.expect("read"), Some(b));
    assert_eq!(store.account_of_opaque_id("other", &opaque("b1")).await.expect("read"), None);
    let query = AccountQuery { text: "b1".to_owned(), limit: 9, ..AccountQuery::default() };
    let found = store.find_accounts(&query).await.expect("read");
    assert_eq!(found.accounts.iter().map(|account| account.id).collect::<Vec<_>>(), [b]);
}

async fn an_identifier_serves_one_account_of_a_recipient(store: &dyn EntStore) {
    let c = put_account(store, account("opaque.c", "C", "C")).await;
    let before = store.journal(ALL).await.expect("read");
    let taken = store.opaque_id(c, "vs", opaque("a1")).await;
    assert!(matches!(taken, Err(StoreError::Refused { .. })));
    let fix = EntChange::FixOpaqueIds("vs".to_owned(), vec![(c, opaque("b1"))]);
    assert!(matches!(store.commit(commit(vec![fix], None)).await, Err(StoreError::Refused { .. })));
    assert_eq!(store.opaque_ids("vs", &[c]).await.expect("read"), []);
    assert_eq!(store.journal(ALL).await.expect("read"), before);
    assert_eq!(store.opaque_id(c, "other", opaque("a1")).await.expect("another namespace"), opaque("a1"));
    let nobody = store.opaque_id(c + 1_000, "vs", opaque("z")).await;
    assert!(matches!(nobody, Err(StoreError::Missing { .. })));
    let nowhere = store.opaque_id(c, "nowhere", opaque("z")).await;
    assert!(matches!(nowhere, Err(StoreError::Missing { .. })));
}

async fn sign_ins_at_once_agree(store: &dyn EntStore) {
    let d = put_account(store, account("opaque.d", "D", "D")).await;
    let fixed = join_all((0..16).map(|n| store.opaque_id(d, "vs", opaque(&format!("d{n}"))))).await;
    let fixed: Vec<_> = fixed.into_iter().map(|id| id.expect("fixed")).collect();
    assert!(fixed.iter().all(|id| *id == fixed[0]));
}
