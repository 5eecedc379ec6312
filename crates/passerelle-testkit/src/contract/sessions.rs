//! Sessions.

use passerelle_store::{Realm, Session, SessionStore, StoreError};

use super::invented::{NOW, digest, session};

pub(super) async fn check(store: &dyn SessionStore) {
    a_session_opens_its_own_realm_only(store).await;
    a_session_ends_in_time_and_lives_on_when_used(store).await;
    sessions_end_by_tie_by_owner_and_by_realm(store).await;
    sessions_are_counted_by_prefix(store).await;
}

async fn find(store: &dyn SessionStore, realm: Realm, n: u64) -> Option<Session> {
    store.session(realm, &digest(n), NOW).await.expect("read")
}

async fn a_session_opens_its_own_realm_only(store: &dyn SessionStore) {
    let opened = session(1, Realm::Console, "H1", Some("tie"));
    store.open_session(&opened).await.expect("opened");
    assert_eq!(find(store, Realm::Console, 1).await, Some(opened.clone()));
    for realm in [Realm::SignOn, Realm::Portal, Realm::School, Realm::Spaces, Realm::Client] {
        assert_eq!(find(store, realm, 1).await, None);
    }
    let again = Session { realm: Realm::Portal, ..opened };
    assert!(matches!(store.open_session(&again).await, Err(StoreError::Refused { .. })));
    store.close_session(&digest(1)).await.expect("closed");
    store.close_session(&digest(1)).await.expect("closing twice is no error");
    assert_eq!(find(store, Realm::Console, 1).await, None);
}

async fn a_session_ends_in_time_and_lives_on_when_used(store: &dyn SessionStore) {
    store.open_session(&session(2, Realm::School, "spr", None)).await.expect("opened");
    let at = async |time| store.session(Realm::School, &digest(2), time).await.expect("read");
    assert!(at(NOW.plus(599)).await.is_some());
    assert!(at(NOW.plus(600)).await.is_none());
    store.touch_session(&digest(2), NOW.plus(500), NOW.plus(1_100)).await.expect("noted");
    store.update_subject(&digest(2), "{\"role\":\"reader\"}").await.expect("noted");
    let touched = at(NOW.plus(1_099)).await.expect("still open");
    assert_eq!((touched.seen, touched.subject.as_str()), (NOW.plus(500), "{\"role\":\"reader\"}"));
    assert_eq!(touched.created, NOW);

    store.update_subject(&digest(3), "{}").await.expect("opens nothing");
    store.touch_session(&digest(3), NOW, NOW.plus(9)).await.expect("opens nothing");
    assert_eq!(find(store, Realm::School, 3).await, None);

    assert_eq!(store.purge_sessions(NOW.plus(1_099)).await.expect("purged"), 0);
    assert_eq!(store.purge_sessions(NOW.plus(1_100)).await.expect("purged"), 1);
    assert_eq!(find(store, Realm::School, 2).await, None);
}

async fn sessions_end_by_tie_by_owner_and_by_realm(store: &dyn SessionStore) {
    for (n, realm, owner, tie) in [
        (10, Realm::Spaces, "demo/1", Some("ST-1")),
        (11, Realm::Spaces, "demo/1", Some("ST-2")),
        (12, Realm::Client, "demo/1", Some("ST-1")),
        (13, Realm::Spaces, "demo/2", None),
    ] {
        store.open_session(&session(n, realm, owner, tie)).await.expect("opened");
    }
    let of = async |owner, now| {
        let open = store.sessions_of(Realm::Spaces, owner, now).await.expect("read");
        open.into_iter().map(|session| session.digest).collect::<Vec<_>>()
    };
    assert_eq!(of("demo/1", NOW).await, [digest(10), digest(11)]);
    assert!(of("demo/1", NOW.plus(600)).await.is_empty() && of("demo", NOW).await.is_empty());
    assert_eq!(store.close_tied(Realm::Spaces, "ST-1").await.expect("closed"), 1);
    assert_eq!(store.close_tied(Realm::Spaces, "ST-1").await.expect("closed"), 0);
    assert!(find(store, Realm::Client, 12).await.is_some());
    assert_eq!(store.close_owned(Realm::Spaces, "demo/1").await.expect("closed"), 1);
    assert!(find(store, Realm::Client, 12).await.is_some());
    assert!(find(store, Realm::Spaces, 13).await.is_some());
    assert_eq!(store.close_owned(Realm::Client, "demo/1").await.expect("closed"), 1);
    assert_eq!(store.close_owned(Realm::Spaces, "demo/2").await.expect("closed"), 1);
}

async fn sessions_are_counted_by_prefix(store: &dyn SessionStore) {
    for (n, owner) in [(20, "a_b/1"), (21, "a_b/é"), (22, "a_c/1"), (23, "axb/1"), (24, "A_b/1")] {
        store.open_session(&session(n, Realm::Portal, owner, None)).await.expect("opened");
    }
    let count = async |prefix, now| store.count_sessions(Realm::Portal, prefix, now).await.expect("counted");
    assert_eq!(count("a_b/", NOW).await, 2);
    assert_eq!(count("a", NOW).await, 4);
    assert_eq!(count("", NOW).await, 5);
    assert_eq!(count("%", NOW).await, 0);
    assert_eq!(count("", NOW.plus(600)).await, 0);
    assert_eq!(store.count_sessions(Realm::Client, "", NOW).await.expect("counted"), 0);
    assert_eq!(store.purge_sessions(NOW.plus(600)).await.expect("purged"), 5);
}
