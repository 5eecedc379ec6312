//! Links.

use passerelle_model::{LinkOrigin, Population, Provider};
use passerelle_store::StoreError;
use passerelle_store::service::{BaseChange, BaseSlug, LinkRecord, Publication, ServiceStore};

use super::invented::{NOW, commit, link, local, new_base, opaque, state, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "links", 300).await;
    let users = vec![
        user("p1", Population::Pupil),
        user("p2", Population::Pupil),
        user("t1", Population::Teacher),
        user("g1", Population::Guardian),
    ];
    write(store, &slug, vec![BaseChange::PutUsers(users)]).await;
    a_link_comes_back_as_it_went(store, &slug).await;
    an_identifier_serves_one_user_of_a_population(store, &slug).await;
    two_users_may_exchange_their_identifiers(store, &slug).await;
    a_link_follows_its_user(store, &slug).await;
    links_are_removed_by_provider(store, &slug).await;
}

async fn link_of(store: &dyn ServiceStore, slug: &BaseSlug, id: &str) -> Option<LinkRecord> {
    let users = store.content(slug).await.expect("read").users;
    let n = users.into_iter().find(|row| row.record.user.id.as_str() == id).expect("there").n;
    store.link(slug, Provider::Cas, n).await.expect("read")
}

async fn served(store: &dyn ServiceStore, slug: &BaseSlug, id: &str) -> Vec<String> {
    let users = store.linked_users(slug, Provider::Cas, &opaque(id)).await.expect("read");
    users.into_iter().map(|row| row.record.user.id.as_str().to_owned()).collect()
}

async fn a_link_comes_back_as_it_went(store: &dyn ServiceStore, slug: &BaseSlug) {
    let teacher = link("t1", Population::Teacher, Some("both"));
    let guardian = LinkRecord {
        origin: LinkOrigin::Manual,
        rule: None,
        ..link("g1", Population::Guardian, Some("both"))
    };
    let aside = link("p2", Population::Pupil, None);
    let given = vec![teacher.clone(), guardian.clone(), aside.clone()];
    write(store, slug, vec![BaseChange::PutLinks(given)]).await;
    assert_eq!(link_of(store, slug, "t1").await, Some(teacher));
    assert_eq!(link_of(store, slug, "g1").await, Some(guardian));
    assert_eq!(link_of(store, slug, "p2").await, Some(aside));
    assert_eq!(link_of(store, slug, "p1").await, None);
    assert_eq!(served(store, slug, "both").await, ["t1", "g1"], "one human may have two accounts");
    assert_eq!(served(store, slug, "BOTH").await, Vec::<String>::new());
    let other = store.linked_users(slug, Provider::WsFederation, &opaque("both")).await.expect("read");
    assert_eq!(other, []);

    let refused_pair =
        LinkRecord { origin: LinkOrigin::SetAside, ..link("p2", Population::Pupil, Some("not-hers")) };
    write(store, slug, vec![BaseChange::PutLinks(vec![refused_pair])]).await;
    assert_eq!(served(store, slug, "not-hers").await, Vec::<String>::new(), "set aside, it opens nothing");
}

async fn an_identifier_serves_one_user_of_a_population(store: &dyn ServiceStore, slug: &BaseSlug) {
    write(store, slug, vec![BaseChange::PutLinks(vec![link("p1", Population::Pupil, Some("one"))])]).await;
    let before = state(store, slug).await;
    let changes = vec![
        BaseChange::SetPublication(Publication { published: false, since: NOW.plus(9) }),
        BaseChange::PutUsers(vec![user("p3", Population::Pupil)]),
        BaseChange::PutLinks(vec![link("p3", Population::Pupil, Some("fine"))]),
        BaseChange::PutLinks(vec![link("p2", Population::Pupil, Some("one"))]),
    ];
    let refused = store.commit(slug, commit(changes, None)).await;
    assert!(matches!(refused, Err(StoreError::Refused { .. })));
    assert_eq!(state(store, slug).await, before, "neither the other changes nor the journal");
    for stray in [link("nobody", Population::Pupil, Some("x")), link("p1", Population::Teacher, Some("x"))] {
        let missing = store.commit(slug, commit(vec![BaseChange::PutLinks(vec![stray])], None)).await;
        assert!(matches!(missing, Err(StoreError::Missing { .. })));
    }
    assert_eq!(state(store, slug).await, before);
    let elsewhere =
        LinkRecord { provider: Provider::WsFederation, ..link("p2", Population::Pupil, Some("one")) };
    write(store, slug, vec![BaseChange::PutLinks(vec![elsewhere])]).await;
}

async fn two_users_may_exchange_their_identifiers(store: &dyn ServiceStore, slug: &BaseSlug) {
    let pair = |one: &str, two: &str| {
        let links = vec![link("p1", Population::Pupil, Some(one)), link("p2", Population::Pupil, Some(two))];
        vec![BaseChange::PutLinks(links)]
    };
    write(store, slug, pair("one", "two")).await;
    write(store, slug, pair("two", "one")).await;
    assert_eq!(served(store, slug, "one").await, ["p2"]);
    assert_eq!(served(store, slug, "two").await, ["p1"]);
}

async fn a_link_follows_its_user(store: &dyn ServiceStore, slug: &BaseSlug) {
    write(store, slug, vec![BaseChange::PutUsers(vec![user("t1", Population::Staff)])]).await;
    let moved = link_of(store, slug, "t1").await.expect("kept");
    assert_eq!((moved.population, moved.identifier), (Population::Staff, Some(opaque("both"))));
}

async fn links_are_removed_by_provider(store: &dyn ServiceStore, slug: &BaseSlug) {
    let gone = BaseChange::RemoveLinks(Provider::Cas, vec![local("p2"), local("nobody")]);
    write(store, slug, vec![gone]).await;
    assert_eq!(link_of(store, slug, "p2").await, None);
    let kept = store.linked_users(slug, Provider::WsFederation, &opaque("one")).await.expect("read");
    assert_eq!(kept.len(), 1);
    assert_eq!(served(store, slug, "two").await, ["p1"]);
}
