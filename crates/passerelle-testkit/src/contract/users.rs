//! Users of a base.

use passerelle_model::{Population, Space};
use passerelle_store::StoreError;
use passerelle_store::service::{BaseChange, BaseSlug, NewUser, ServiceStore, UserRow};

use super::invented::{commit, hash, link, local, new_base, state, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "users", 200).await;
    let elsewhere = new_base(store, "users-2", 210).await;
    a_row_stays_while_the_identifier_stays(store, &slug).await;
    a_login_serves_one_user_of_a_base(store, &slug, &elsewhere).await;
    removing_a_user_takes_the_links(store, &slug).await;
}

async fn row_of(store: &dyn ServiceStore, slug: &BaseSlug, id: &str) -> UserRow {
    let content = store.content(slug).await.expect("read");
    content.users.into_iter().find(|row| row.record.user.id.as_str() == id).expect("there")
}

async fn a_row_stays_while_the_identifier_stays(store: &dyn ServiceStore, slug: &BaseSlug) {
    let known = NewUser {
        login: Some("Zoé.A".to_owned()),
        password: Some(hash("1")),
        spaces: vec![Space::Management, Space::Teachers],
        ..user("a", Population::Staff)
    };
    write(store, slug, vec![BaseChange::PutUsers(vec![known.clone(), user("b", Population::Pupil)])]).await;
    let row = row_of(store, slug, "a").await;
    assert_eq!(row.record, known);
    assert_eq!(store.user(slug, row.n).await.expect("read"), Some(row.clone()));
    assert_eq!(store.user_by_login(slug, "ZOÉ.a").await.expect("read"), Some(row.clone()));

    let mut renamed = user("a", Population::Teacher);
    "AUTRE".clone_into(&mut renamed.user.family_name);
    let again = vec![user("c", Population::Pupil), renamed.clone(), user("b", Population::Pupil)];
    write(store, slug, vec![BaseChange::PutUsers(again)]).await;
    let expected =
        UserRow { n: row.n, record: NewUser { login: known.login, password: known.password, ..renamed } };
    assert_eq!(row_of(store, slug, "a").await, expected);

    write(store, slug, vec![BaseChange::SetUserPassword(local("a"), hash("2"))]).await;
    assert_eq!(row_of(store, slug, "a").await.record.password, Some(hash("2")));
    let nobody = vec![BaseChange::SetUserPassword(local("nobody"), hash("2"))];
    assert!(matches!(store.commit(slug, commit(nobody, None)).await, Err(StoreError::Missing { .. })));
}

async fn a_login_serves_one_user_of_a_base(store: &dyn ServiceStore, slug: &BaseSlug, elsewhere: &BaseSlug) {
    let named =
        |id: &str, login: &str| NewUser { login: Some(login.to_owned()), ..user(id, Population::Pupil) };
    let before = state(store, slug).await;
    let clash = vec![BaseChange::PutUsers(vec![user("d", Population::Pupil), named("b", "zoÉ.A")])];
    assert!(matches!(store.commit(slug, commit(clash, None)).await, Err(StoreError::Refused { .. })));
    assert_eq!(state(store, slug).await, before);
    write(store, elsewhere, vec![BaseChange::PutUsers(vec![named("b", "zoé.a")])]).await;
    assert_eq!(row_of(store, elsewhere, "b").await.record.login.as_deref(), Some("zoé.a"));

    write(store, slug, vec![BaseChange::PutUsers(vec![named("b", "bee"), named("c", "sea")])]).await;
    write(store, slug, vec![BaseChange::PutUsers(vec![named("b", "Sea"), named("c", "Bee")])]).await;
    assert_eq!(row_of(store, slug, "b").await.record.login.as_deref(), Some("Sea"));
    let hidden = row_of(store, slug, "c").await.n;
    assert!(store.user(elsewhere, hidden + 100).await.expect("read").is_none());
    assert!(store.user_by_login(elsewhere, "sea").await.expect("read").is_none());
}

async fn removing_a_user_takes_the_links(store: &dyn ServiceStore, slug: &BaseSlug) {
    let row = row_of(store, slug, "c").await;
    write(store, slug, vec![BaseChange::PutLinks(vec![link("c", Population::Pupil, Some("id-c"))])]).await;
    write(store, slug, vec![BaseChange::RemoveUsers(vec![local("c"), local("nobody")])]).await;
    assert_eq!(store.user(slug, row.n).await.expect("read"), None);
    assert_eq!(store.content(slug).await.expect("read").links, []);
    write(store, slug, vec![BaseChange::PutUsers(vec![user("e", Population::Pupil)])]).await;
    assert_ne!(row_of(store, slug, "e").await.n, row.n, "a row number never serves somebody else");
}
