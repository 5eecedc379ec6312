//! Restore points.

use passerelle_model::{Population, Provider};
use passerelle_store::Realm;
use passerelle_store::service::{
    BaseChange, BaseContent, BaseSlug, NewUser, RestorePointReason, ServiceStore,
};

use super::invented::{NOW, facts, hash, link, local, new_base, opaque, partner, session, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "restore", 500).await;
    let (point, before) = a_restore_point_holds_what_was_there(store, &slug).await;
    overturn(store, &slug).await;
    restoring_brings_back_exactly(store, &slug, point, &before).await;
    restoring_ends_the_sessions_of_the_people(store, &slug, &before).await;
    accounts_are_purged_and_links_stay(store, &slug).await;
}

async fn a_restore_point_holds_what_was_there(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
) -> (i64, BaseContent) {
    let with_login =
        NewUser { login: Some("zoe".to_owned()), password: Some(hash("z")), ..user("a", Population::Pupil) };
    let users = vec![with_login, user("b", Population::Pupil), user("c", Population::Teacher)];
    let links = vec![link("a", Population::Pupil, Some("x")), link("c", Population::Teacher, None)];
    let accounts = vec![partner("x", Population::Pupil), partner("x", Population::Teacher)];
    let changes = vec![
        BaseChange::PutUsers(users),
        BaseChange::PutLinks(links),
        BaseChange::ReplaceAccounts(facts("one.xml"), accounts),
        BaseChange::MakeRestorePoint(RestorePointReason::Retrieval),
        BaseChange::PutUsers(vec![user("d", Population::Pupil)]),
    ];
    let point = write(store, slug, changes).await.created;
    let now = store.content(slug).await.expect("read");
    let (facts, held) = store.restore_point(slug, point).await.expect("read").expect("there");
    assert_eq!((facts.n, facts.at, facts.by.as_str()), (point, NOW, "spr"));
    assert_eq!(facts.reason, RestorePointReason::Retrieval);
    assert_eq!(held.users, now.users[..3], "as it was at its place among the changes");
    assert_eq!((&held.links, &held.accounts), (&now.links, &now.accounts));
    assert_eq!(held.partner_file, now.partner_file);
    let elsewhere = BaseSlug::new("links").expect("a slug");
    assert!(store.restore_point(&elsewhere, point).await.expect("read").is_none());
    (point, held)
}

async fn overturn(store: &dyn ServiceStore, slug: &BaseSlug) {
    let taken_over = NewUser { login: Some("ZOE".to_owned()), ..user("e", Population::Pupil) };
    let changes = vec![
        BaseChange::RemoveUsers(vec![local("a"), local("c")]),
        BaseChange::PutUsers(vec![taken_over, user("c", Population::Staff), user("b", Population::Teacher)]),
        BaseChange::PutLinks(vec![
            link("e", Population::Pupil, Some("x")),
            link("b", Population::Teacher, Some("y")),
        ]),
        BaseChange::ReplaceAccounts(facts("two.xml"), vec![partner("y", Population::Teacher)]),
    ];
    write(store, slug, changes).await;
}

async fn restoring_brings_back_exactly(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    point: i64,
    before: &BaseContent,
) {
    let overturned = store.content(slug).await.expect("read");
    assert_ne!(overturned, *before);
    let changes =
        vec![BaseChange::MakeRestorePoint(RestorePointReason::Restore), BaseChange::Restore(before.clone())];
    let undo = write(store, slug, changes).await.created;
    assert_eq!(store.content(slug).await.expect("read"), *before);
    let linked = store.linked_users(slug, Provider::Cas, &opaque("x")).await.expect("read");
    assert_eq!(linked, before.users[..1], "row number, login and password included");
    assert_eq!(store.user_by_login(slug, "zoe").await.expect("read"), Some(before.users[0].clone()));
    let account = store.account(slug, before.accounts[1].n).await.expect("read");
    assert_eq!(account, Some(before.accounts[1].clone()));
    let points = store.restore_points(slug).await.expect("read");
    assert_eq!(points.iter().map(|found| found.n).collect::<Vec<_>>(), [undo, point], "newest first");

    let (_, undone) = store.restore_point(slug, undo).await.expect("read").expect("there");
    write(store, slug, vec![BaseChange::Restore(undone)]).await;
    assert_eq!(store.content(slug).await.expect("read"), overturned, "a restore can be undone too");
    let fresh = vec![BaseChange::PutUsers(vec![user("fresh", Population::Pupil)])];
    write(store, slug, fresh).await;
    let rows = store.content(slug).await.expect("read").users;
    let newest = rows.iter().find(|row| row.record.user.id == local("fresh")).expect("there").n;
    assert!(before.users.iter().chain(&overturned.users).all(|row| row.n < newest));
}

async fn restoring_ends_the_sessions_of_the_people(
    store: &dyn ServiceStore,
    slug: &BaseSlug,
    content: &BaseContent,
) {
    let elsewhere = BaseSlug::new("restore-not").expect("a slug");
    let sessions = [
        (session(95_001, Realm::Spaces, &slug.user_owner(1), None), false),
        (session(95_002, Realm::Client, &format!("{}x", slug.owners()), None), false),
        (session(95_003, Realm::School, &slug.staff_owner("spr"), None), true),
        (session(95_004, Realm::Spaces, &elsewhere.user_owner(1), None), true),
    ];
    for (session, _) in &sessions {
        store.open_session(session).await.expect("opened");
    }
    let mut foreign = content.clone();
    foreign.users[1].n = 0;
    let taken: Vec<i64> = store.content(slug).await.expect("read").users.iter().map(|row| row.n).collect();
    write(store, slug, vec![BaseChange::Restore(foreign)]).await;
    let rows = store.content(slug).await.expect("read").users;
    let stranger = rows.iter().find(|row| row.record == content.users[1].record).expect("there");
    assert!(stranger.n > 0 && !taken.contains(&stranger.n), "who has no number gets a new one");
    assert!(rows.contains(&content.users[0]) && rows.contains(&content.users[2]));
    for (session, stays) in &sessions {
        let found = store.session(session.realm, &session.digest, NOW).await.expect("read");
        assert_eq!(found.is_some(), *stays, "{}", session.owner);
    }
}

async fn accounts_are_purged_and_links_stay(store: &dyn ServiceStore, slug: &BaseSlug) {
    let before = store.content(slug).await.expect("read");
    write(store, slug, vec![BaseChange::PurgeAccounts]).await;
    let after = store.content(slug).await.expect("read");
    assert_eq!(after.accounts, []);
    assert_eq!((after.users, after.links), (before.users, before.links));
}
