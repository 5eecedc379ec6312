//! Requests of people who are not linked yet.

use passerelle_model::{Obstacle, Provider, Space};
use passerelle_store::service::{BaseChange, LinkRequest, ServiceStore};

use super::invented::{NOW, commit, new_base, opaque};
use passerelle_store::AuditEvent;

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "requests", 900).await;
    let request = |id: &str, family_name: &str, seconds: i64| LinkRequest {
        n: 0,
        number: format!("{seconds}-N"),
        provider: Provider::Cas,
        identifier: opaque(id),
        space: Space::Guardians,
        obstacle: None,
        named: Vec::new(),
        family_name: family_name.to_owned(),
        given_name: "Zoé".to_owned(),
        child: "Lou".to_owned(),
        class: String::new(),
        first: NOW.plus(seconds),
        last: NOW.plus(seconds),
    };
    let event = AuditEvent::new(NOW, "", "journal-essai");
    let before = store.base(&slug).await.expect("read").expect("there").version;
    let late = store.put_request(&slug, &request("b", "Bé", 2), &event).await.expect("kept");
    let early = store.put_request(&slug, &request("a", "Â", 1), &event).await.expect("kept");
    assert_eq!(store.requests(&slug).await.expect("read"), [early.clone(), late.clone()]);
    assert_eq!(
        store.base(&slug).await.expect("read").expect("there").version,
        before,
        "no write in the base"
    );

    let hindered =
        LinkRequest { obstacle: Some(Obstacle::UserTaken), named: vec![7], ..request("a", "Autre", 9) };
    let again = store.put_request(&slug, &hindered, &event).await.expect("kept");
    let expected = LinkRequest { number: early.number.clone(), n: early.n, first: early.first, ..hindered };
    assert_eq!(again, expected, "its number and its first date stay");
    let found = store.request_of(&slug, Provider::Cas, &opaque("a")).await.expect("read");
    assert_eq!(found, Some(again));
    assert_eq!(store.request_of(&slug, Provider::WsFederation, &opaque("a")).await.expect("read"), None);

    store.commit(&slug, commit(vec![BaseChange::RemoveRequest(early.n)], None)).await.expect("removed");
    assert_eq!(store.requests(&slug).await.expect("read"), [late]);
}
