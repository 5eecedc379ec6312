//! Codes on paper.

use passerelle_model::{Population, Timestamp};
use passerelle_store::StoreError;
use passerelle_store::service::{ActivationCode, BaseChange, BaseSlug, NewUser, ServiceStore};

use super::invented::{commit, hash, local, new_base, state, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "codes", 220).await;
    let elsewhere = new_base(store, "codes-2", 230).await;
    let known = NewUser { password: Some(hash("1")), ..user("a", Population::Pupil) };
    write(store, &slug, vec![BaseChange::PutUsers(vec![known, user("b", Population::Pupil)])]).await;
    a_code_takes_the_place_of_a_password(store, &slug, &elsewhere).await;
    a_code_serves_once(store, &slug).await;
    a_password_set_otherwise_spends_the_code(store, &slug).await;
    a_code_goes_with_its_user(store, &slug).await;
    let all = store.bases().await.expect("read");
    assert!(all.windows(2).all(|pair| pair[0].slug < pair[1].slug));
    assert!([&slug, &elsewhere].iter().all(|slug| all.iter().any(|base| base.slug == **slug)));
}

fn code(id: &str, mark: &str) -> ActivationCode {
    ActivationCode { user: local(id), mark: mark.to_owned(), expires: Timestamp::from_unix(1_000) }
}

async fn row(store: &dyn ServiceStore, slug: &BaseSlug, id: &str) -> (i64, bool) {
    let content = store.content(slug).await.expect("read");
    let found = content.users.into_iter().find(|row| row.record.user.id.as_str() == id).expect("there");
    (found.n, found.record.password.is_some())
}

async fn a_code_takes_the_place_of_a_password(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    elsewhere: &BaseSlug,
) {
    write(store, slug, vec![BaseChange::PutActivationCodes(vec![code("a", "one"), code("b", "two")])]).await;
    write(store, slug, vec![BaseChange::PutActivationCodes(vec![code("a", "three")])]).await;
    assert_eq!(store.activation_codes(slug).await.expect("read"), [code("a", "three"), code("b", "two")]);
    assert_eq!(store.activation_codes(elsewhere).await.expect("read"), []);
    let (n, has_password) = row(store, slug, "a").await;
    assert!(!has_password);
    assert_eq!(store.activation_code(slug, n).await.expect("read"), Some(code("a", "three")));
    assert_eq!(store.activation_code(elsewhere, n).await.expect("read"), None);
    let before = state(store, slug).await;
    let nobody = vec![BaseChange::PutActivationCodes(vec![code("nobody", "four")])];
    assert!(store.commit(slug, commit(nobody, None)).await.is_err());
    assert_eq!(state(store, slug).await, before);
}

async fn a_code_serves_once(store: &dyn ServiceStore, slug: &BaseSlug) {
    let spend = |mark: &str| {
        let (user, mark) = (local("a"), mark.to_owned());
        vec![BaseChange::SpendActivationCode { user, mark, password: hash("2") }]
    };
    let wrong = store.commit(slug, commit(spend("one"), None)).await;
    assert!(matches!(wrong, Err(StoreError::Refused { .. })));
    assert!(!row(store, slug, "a").await.1);
    write(store, slug, spend("three")).await;
    assert!(row(store, slug, "a").await.1);
    let again = store.commit(slug, commit(spend("three"), None)).await;
    assert!(matches!(again, Err(StoreError::Refused { .. })));
}

async fn a_password_set_otherwise_spends_the_code(store: &dyn ServiceStore, slug: &BaseSlug) {
    write(store, slug, vec![BaseChange::PutActivationCodes(vec![code("a", "five")])]).await;
    write(store, slug, vec![BaseChange::SetUserPassword(local("a"), hash("3"))]).await;
    assert_eq!(store.activation_codes(slug).await.expect("read"), [code("b", "two")]);
}

async fn a_code_goes_with_its_user(store: &dyn ServiceStore, slug: &BaseSlug) {
    write(store, slug, vec![BaseChange::RemoveUsers(vec![local("b")])]).await;
    assert_eq!(store.activation_codes(slug).await.expect("read"), []);
}
