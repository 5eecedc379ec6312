//! Bases, their settings and who runs them.

use passerelle_model::{
    CasDelegation, CertificateDigest, CertificateTrust, ClockTolerance, Delegation, Provider, Recognition,
    Space,
};
use passerelle_store::StoreError;
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, Exclusive, PendingImport, Publication, RestorePointReason, SchoolRole,
    ServiceStore, StaffAccount,
};

use super::invented::{ALL, NOW, base, commit, created, hash, new_base, state, uai, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    a_base_comes_back_as_it_went(store).await;
    settings_are_replaced(store).await;
    exclusive_mode_knows_its_restore_point(store).await;
    sent_files_wait_and_are_erased(store).await;
    staff_belong_to_one_base(store).await;
}

async fn a_base_comes_back_as_it_went(store: &dyn ServiceStore) {
    let slug = new_base(store, "settings", 100).await;
    let n = store.base(&slug).await.expect("read").expect("there").n;
    assert_ne!(n, 0, "it has a number of its own");
    let given = Base { n, ..base(&slug, 100) };
    assert_eq!(store.base(&slug).await.expect("read"), Some(given.clone()));
    let journal = store.journal(&slug, ALL).await.expect("read");
    assert_eq!(journal.into_iter().map(|entry| entry.event).collect::<Vec<_>>(), [created()]);
    assert_eq!(store.base_of_school(uai(101)).await.expect("read"), Some(given.clone()));
    assert_eq!(store.base_of_school(uai(109)).await.expect("read"), None);
    assert_eq!(store.bases_of_hosting("H1").await.expect("read"), std::slice::from_ref(&given));
    assert_eq!(store.bases_of_hosting("H2").await.expect("read"), []);
    assert!(store.hosting_account("H1").await.expect("read").is_some());
    assert!(store.hosting_account("H2").await.expect("read").is_none());

    let other = BaseSlug::new("settings-2").expect("a slug");
    let taken = [base(&slug, 108), base(&other, 101), Base { hosting: "H2".to_owned(), ..base(&other, 108) }];
    for base in taken {
        let refused = store.create_base(&base, &created()).await.expect_err("refused");
        assert!(matches!(refused, StoreError::Refused { .. } | StoreError::Missing { .. }));
    }
    assert_eq!(store.base(&other).await.expect("read"), None);
    assert_eq!(store.base(&slug).await.expect("read"), Some(given));
    let nowhere = store.commit(&other, commit(Vec::new(), None)).await;
    assert!(matches!(nowhere, Err(StoreError::Missing { .. })));
    assert!(matches!(store.content(&other).await, Err(StoreError::Missing { .. })));
}

async fn settings_are_replaced(store: &dyn ServiceStore) {
    let slug = BaseSlug::new("settings").expect("a slug");
    let mut delegation = Delegation::default();
    delegation.matrix.set(Space::Teachers, Some(Provider::Cas));
    delegation.cas = Some(CasDelegation {
        direct_login: true,
        recognition: Recognition::default(),
        trust: CertificateTrust::Certificate(CertificateDigest::new([7; 32])),
        tolerance: ClockTolerance::new(5),
        renew: true,
        ..CasDelegation::to("https://ent.exemple.invalid/cas")
    });
    let publication = Publication { published: false, since: NOW.plus(5) };
    let changes =
        vec![BaseChange::SetPublication(publication), BaseChange::SetDelegation(delegation.clone())];
    let receipt = write(store, &slug, changes).await;
    assert_eq!((receipt.version, receipt.created), (1, 0));
    let n = store.base(&slug).await.expect("read").expect("there").n;
    let expected = Base { n, publication, delegation, version: 1, ..base(&slug, 100) };
    assert_eq!(store.base(&slug).await.expect("read"), Some(expected));
}

async fn exclusive_mode_knows_its_restore_point(store: &dyn ServiceStore) {
    let slug = BaseSlug::new("settings").expect("a slug");
    let before = state(store, &slug).await;
    let enter = BaseChange::EnterExclusive { holder: "spr".to_owned() };
    let too_soon = vec![enter.clone(), BaseChange::MakeRestorePoint(RestorePointReason::Exclusive)];
    let refused = store.commit(&slug, commit(too_soon, None)).await;
    assert!(matches!(refused, Err(StoreError::Missing { .. })));
    assert_eq!(state(store, &slug).await, before);

    let changes = vec![BaseChange::MakeRestorePoint(RestorePointReason::Exclusive), enter];
    let restore_point = write(store, &slug, changes).await.created;
    let exclusive = async || store.base(&slug).await.expect("read").expect("there").exclusive;
    let entered = Exclusive { holder: "spr".to_owned(), since: NOW, restore_point };
    assert_eq!(exclusive().await, Some(entered));
    assert_eq!(store.restore_points(&slug).await.expect("read")[0].n, restore_point);
    write(store, &slug, vec![BaseChange::SetExclusive(None)]).await;
    assert_eq!(exclusive().await, None);
}

async fn sent_files_wait_and_are_erased(store: &dyn ServiceStore) {
    let slug = BaseSlug::new("settings").expect("a slug");
    let elsewhere = new_base(store, "settings-3", 110).await;
    let upload = PendingImport {
        n: 0,
        file_name: "pronote.xml".to_owned(),
        sealed: vec![0, 159, 146, 150],
        at: NOW,
        by: "spr".to_owned(),
        choices: "{}".to_owned(),
    };
    let n = write(store, &slug, vec![BaseChange::PutPendingImport(upload.clone())]).await.created;
    let upload = PendingImport { n, choices: "{\"rules\":\"exact\"}".to_owned(), ..upload };
    write(store, &slug, vec![BaseChange::PutPendingImport(upload.clone())]).await;
    assert_eq!(store.pending_import(&slug, n).await.expect("read"), Some(upload.clone()));
    assert_eq!(store.pending_import(&elsewhere, n).await.expect("read"), None);
    write(store, &elsewhere, vec![BaseChange::RemovePendingImport(n)]).await;
    assert!(store.pending_import(&slug, n).await.expect("read").is_some());
    write(store, &slug, vec![BaseChange::RemovePendingImport(n)]).await;
    assert_eq!(store.pending_import(&slug, n).await.expect("read"), None);
    let late = store.commit(&slug, commit(vec![BaseChange::PutPendingImport(upload)], None)).await;
    assert!(matches!(late, Err(StoreError::Missing { .. })));
}

async fn staff_belong_to_one_base(store: &dyn ServiceStore) {
    let slug = BaseSlug::new("settings").expect("a slug");
    let elsewhere = BaseSlug::new("settings-3").expect("a slug");
    let spr = StaffAccount { login: "Spr".to_owned(), password: hash("1"), role: SchoolRole::Reader };
    write(store, &slug, vec![BaseChange::PutStaff(spr)]).await;
    let spr = StaffAccount { login: "spr".to_owned(), password: hash("2"), role: SchoolRole::Management };
    write(store, &slug, vec![BaseChange::PutStaff(spr.clone())]).await;
    assert_eq!(store.staff(&slug, "SPR").await.expect("read"), Some(spr));
    assert_eq!(store.staff(&elsewhere, "spr").await.expect("read"), None);
}
