//! Passwords: how they are slowed down, hashed anew, and kept out of everybody else's way.

use http::StatusCode;
use passerelle_store::ent::EntChange;
use passerelle_store::ent::EntStore;
use passerelle_store::{JournalPage, PasswordHash};

use crate::world::{PASSWORD, SERVICE, World, login_for};

#[tokio::test]
async fn a_hash_of_another_directory_opens_once_and_is_replaced() {
    let world = World::new().await;
    let mut teacher = world.teacher().await;
    // SHA-1 of the password and the salt « salt », as LDAP directories keep them.
    teacher.password = Some(PasswordHash::new("{SSHA}gSdoufv7sLYr15G6h4yG/d5PVSIBAgMEc2FsdA==".into()));
    world.put(EntChange::PutAccounts(vec![teacher])).await;
    let refused = world.browser().sign_in(&login_for(SERVICE), "jm.bukisa", "faux").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    for _ in 0..2 {
        let entered = world.browser().sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
        assert_eq!(entered.status, StatusCode::FOUND);
        let kept = world.teacher().await.password.expect("a hash");
        assert!(kept.as_phc().starts_with("$argon2id$"));
    }
    let journal = world.store.journal(JournalPage { before: None, limit: 10 }).await.expect("a journal");
    let renewed = journal.iter().filter(|entry| entry.event.action == "journal-mot-de-passe-renforce");
    assert_eq!(renewed.count(), 1);
}

#[tokio::test]
async fn single_sign_on_never_waits_behind_passwords() {
    let world = World::slow_at_passwords().await;
    let (mut signed_in, _) = world.signed_in().await;
    let mut others = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let mut browser = world.browser();
        let form = browser.get(&login_for(SERVICE)).await.execution();
        others.spawn(async move {
            let fields = crate::world::credentials(&form, "direction", PASSWORD);
            browser.post(&login_for(SERVICE), &fields).await.status
        });
    }
    tokio::task::yield_now().await;
    for _ in 0..3 {
        assert_eq!(signed_in.get(&login_for(SERVICE)).await.status, StatusCode::FOUND);
    }
    assert!(others.try_join_next().is_none() || others.len() > 1, "passwords are still being checked");
    assert!(others.join_all().await.into_iter().all(|status| status == StatusCode::FOUND));
}

#[tokio::test]
async fn nobody_is_locked_out_by_somebody_else() {
    let world = World::new().await;
    let mut attacker = world.browser();
    for n in 0..12 {
        let tried = attacker.sign_in("/cas/login", "jm.bukisa", "faux").await;
        let expected = if n < 10 { StatusCode::UNAUTHORIZED } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(tried.status, expected, "{n}");
    }
    let mut neighbour = world.browser();
    let other = neighbour.sign_in("/cas/login", "direction", PASSWORD).await;
    assert_eq!(other.status, StatusCode::FOUND, "the same address, another account");
    let mut holder = world.browser();
    holder.address = "192.0.2.7".parse().expect("an address");
    let entered = holder.sign_in("/cas/login", "jm.bukisa", PASSWORD).await;
    assert_eq!(entered.status, StatusCode::FOUND, "the same account, another address");
}
