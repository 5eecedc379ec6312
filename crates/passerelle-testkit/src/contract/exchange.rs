//! Recipients, their identifiers, and sign-on sessions.

use futures_util::future::join_all;
use passerelle_model::Population;
use passerelle_store::ent::{
    AccessKey, EntChange, EntStore, Grant, ProxyGranting, Recipient, Redeemed, ReleasePolicy, ReleaseProfile,
    Tile, Told,
};
use passerelle_store::{JournalPage, Realm, Result, StoreError, TokenDigest};

use super::invented::{NOW, account, commit, digest, put_account, recipient, session, uai};

pub(super) async fn check(store: &dyn EntStore) {
    recipients_and_their_identifiers_are_kept(store).await;
    signing_out_ends_everything_once(store).await;
    every_session_of_somebody_or_of_the_past_ends(store).await;
    programs_have_keys_and_the_ent_has_settings(store).await;
    the_journal_is_read_from_its_end(store).await;
}

async fn recipients_and_their_identifiers_are_kept(store: &dyn EntStore) {
    let tile =
        Some(Tile { address: "https://x/{espace}".to_owned(), populations: vec![Population::Teacher] });
    let cantine = Recipient { tile, public_key: Some("PEM".to_owned()), ..recipient("cantine") };
    let mut cantine = cantine;
    cantine.settings.release = ReleasePolicy {
        profile: ReleaseProfile::Nominative,
        justification: Some("Essai".to_owned()),
        ..ReleasePolicy::default()
    };
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

async fn redeem(store: &dyn EntStore, session: TokenDigest, grant: Grant, told: &Told) -> Result<()> {
    store.record_grant(Redeemed { session, grant, told: told.clone() }).await
}

async fn signing_out_ends_everything_once(store: &dyn EntStore) {
    let sign_on = digest(100);
    let grant = |n: u32| Grant {
        ticket: format!("ST-{n}"),
        service: format!("https://exemple.invalid/{n}"),
        recipient: "cantine".to_owned(),
    };
    let account = put_account(store, account("exchange.s", "S", "S")).await;
    let told = Told { account, attributes: vec!["classe".to_owned()], at: NOW };
    assert!(matches!(redeem(store, sign_on.clone(), grant(0), &told).await, Err(StoreError::Missing { .. })));
    store.open_session(&session(100, Realm::SignOn, "1", None)).await.expect("opened");
    store.open_session(&session(101, Realm::Portal, "1", Some(sign_on.as_hex()))).await.expect("opened");
    store.open_session(&session(102, Realm::Portal, "1", None)).await.expect("opened");
    store.open_session(&session(103, Realm::Client, "1", Some(sign_on.as_hex()))).await.expect("opened");
    redeem(store, sign_on.clone(), grant(1), &told).await.expect("noted");
    redeem(store, sign_on.clone(), grant(2), &told).await.expect("noted");
    let portal = redeem(store, digest(102), grant(3), &told).await;
    assert!(matches!(portal, Err(StoreError::Missing { .. })), "only a sign-on session redeems tickets");

    let granting = |n: u64, session: u64| ProxyGranting {
        digest: digest(n),
        session: digest(session),
        account,
        recipient: "cantine".to_owned(),
        chain: vec!["https://exemple.invalid/b".to_owned(), "https://exemple.invalid/a".to_owned()],
    };
    store.keep_proxy_granting(&granting(110, 100)).await.expect("kept");
    let late = store.keep_proxy_granting(&granting(111, 102)).await;
    assert!(matches!(late, Err(StoreError::Missing { .. })), "it hangs on a sign-on session");
    let known = async |n| store.proxy_granting(&digest(n), NOW).await.expect("read");
    assert_eq!(known(110).await, Some(granting(110, 100)));
    assert_eq!(known(111).await, None);
    let later = store.proxy_granting(&digest(110), NOW.plus(600)).await.expect("read");
    assert_eq!(later, None, "its session has expired");

    let ended = join_all((0..4).map(|_| store.end_sign_on(&sign_on))).await;
    let mut told: Vec<Grant> = ended.into_iter().flat_map(|grants| grants.expect("ended")).collect();
    told.sort_by(|a, b| a.ticket.cmp(&b.ticket));
    assert_eq!(told, [grant(1), grant(2)], "each service is told once");
    let open = async |realm, n| store.session(realm, &digest(n), NOW).await.expect("read").is_some();
    assert_eq!(known(110).await, None, "it ends with its session");
    let [release] = &store.releases(account).await.expect("read")[..] else { panic!("one recipient") };
    assert_eq!((release.times, &release.attributes[..]), (2, &["classe".to_owned()][..]));
    assert_eq!((release.recipient.as_str(), release.first, release.last), ("cantine", NOW, NOW));
    assert!(!open(Realm::SignOn, 100).await);
    assert!(!open(Realm::Portal, 101).await);
    assert!(open(Realm::Portal, 102).await);
    assert!(open(Realm::Client, 103).await);
    store.purge_sessions(NOW.plus(600)).await.expect("purged");
}

async fn every_session_of_somebody_or_of_the_past_ends(store: &dyn EntStore) {
    let account = put_account(store, account("exchange.t", "T", "T")).await;
    let told = Told { account, attributes: Vec::new(), at: NOW };
    for (n, owner) in [(120, "of-t"), (121, "of-t"), (122, "of-u")] {
        store.open_session(&session(n, Realm::SignOn, owner, None)).await.expect("opened");
        let grant = Grant {
            ticket: format!("ST-{n}"),
            service: "https://exemple.invalid/".to_owned(),
            recipient: "cantine".to_owned(),
        };
        redeem(store, digest(n), grant, &told).await.expect("noted");
    }
    let mut tickets: Vec<_> =
        store.end_sign_ons_of("of-t").await.expect("ended").into_iter().map(|grant| grant.ticket).collect();
    tickets.sort_unstable();
    assert_eq!(tickets, ["ST-120", "ST-121"]);
    assert!(store.end_sign_ons_of("of-t").await.expect("ended").is_empty());
    assert!(store.end_expired_sign_ons(NOW, 10).await.expect("ended").is_empty());
    store.purge_sessions(NOW.plus(600)).await.expect("purged, but for those whose services have to be told");
    let expired = store.end_expired_sign_ons(NOW.plus(600), 10).await.expect("ended");
    assert_eq!(expired.into_iter().map(|grant| grant.ticket).collect::<Vec<_>>(), ["ST-122"]);
}

async fn programs_have_keys_and_the_ent_has_settings(store: &dyn EntStore) {
    let key = AccessKey {
        digest: digest(130),
        name: "Nuit".to_owned(),
        recipient: "cantine".to_owned(),
        schools: vec![uai(1)],
        created: NOW,
        used: None,
    };
    let write = |change| store.commit(commit(vec![change], None));
    write(EntChange::PutAccessKey(key.clone())).await.expect("written");
    assert_eq!(store.access_keys().await.expect("read"), std::slice::from_ref(&key));
    let used = store.use_access_key(&digest(130), NOW.plus(5)).await.expect("read");
    assert_eq!(used, Some(AccessKey { used: Some(NOW.plus(5)), ..key.clone() }));
    assert_eq!(store.use_access_key(&digest(131), NOW).await.expect("read"), None);
    write(EntChange::RemoveAccessKey(digest(130))).await.expect("written");
    assert_eq!(store.access_keys().await.expect("read"), []);
    let stray = AccessKey { recipient: "nobody".to_owned(), ..key };
    assert!(matches!(write(EntChange::PutAccessKey(stray)).await, Err(StoreError::Missing { .. })));

    assert_eq!(store.setting("essai").await.expect("read"), None);
    for value in ["1", "[2]"] {
        write(EntChange::PutSetting("essai".to_owned(), value.to_owned())).await.expect("written");
        assert_eq!(store.setting("essai").await.expect("read").as_deref(), Some(value));
    }
}

async fn the_journal_is_read_from_its_end(store: &dyn EntStore) {
    let receipt = store.commit(commit(Vec::new(), None)).await.expect("written");
    let newest = store.journal(JournalPage { before: None, limit: 2 }).await.expect("read");
    assert_eq!(newest.len(), 2);
    assert_eq!(newest[0].n, receipt.entry);
    let older = store.journal(JournalPage { before: Some(newest[1].n), limit: 1 }).await.expect("read");
    assert!(older[0].n < newest[1].n);
}
