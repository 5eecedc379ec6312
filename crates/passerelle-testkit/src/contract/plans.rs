//! What the console prepares: schedules, drafts, bases of other years, settings of a hosting account.

use std::collections::BTreeMap;

use passerelle_model::{Delegation, Population, Provider, Space};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, ConnectionTest, Draft, HOSTING_JOURNAL, HostingAccount, HostingSettings,
    Installation, InstallationOutcome, InstallationStep, Installed, Plans, Publication, Scheduled,
    SchoolRole, ServiceStore, SpaceApplications, StaffAccount, TotpFactor,
};
use passerelle_store::{AuditEvent, JournalPage, Realm, StoreError};

use super::invented::{ALL, NOW, base, commit, created, hash, link, new_base, session, uai, user, write};

pub(super) async fn check(store: &dyn ServiceStore) {
    what_is_prepared_comes_back_and_goes(store).await;
    what_is_due_is_found_at_its_time(store).await;
    one_base_of_an_address_is_reached(store).await;
    settings_of_an_account_are_versioned(store).await;
    the_journal_of_an_account_is_bounded(store).await;
}

fn event() -> AuditEvent {
    AuditEvent::new(NOW, "H1", "journal-essai")
}

fn scheduled(seconds: i64) -> Scheduled {
    Scheduled { publish: false, at: NOW.plus(seconds), again: Some(NOW.plus(900)), by: "H1".to_owned() }
}

fn installation(wanted: Delegation) -> Installation {
    Installation {
        former: Delegation::default(),
        wanted,
        publish: true,
        step: InstallationStep::Saved,
        at: NOW,
        by: "H1".to_owned(),
    }
}

async fn what_is_prepared_comes_back_and_goes(store: &dyn ServiceStore) {
    let slug = new_base(store, "plans", 1000).await;
    let plans = async || store.plans(&slug).await.expect("read");
    let nothing = Plans {
        address: slug.clone(),
        scheduled: None,
        draft: None,
        installation: None,
        installed: None,
        tested: None,
    };
    assert_eq!(plans().await, nothing);

    let mut delegation = Delegation::default();
    delegation.matrix.set(Space::Pupils, Some(Provider::Cas));
    let by = "H1".to_owned();
    let draft =
        Draft { delegation: delegation.clone(), from: Delegation::default(), at: NOW, by: by.clone() };
    let installation = installation(delegation);
    let tested = ConnectionTest {
        at: NOW,
        by: by.clone(),
        server: "https://ent.exemple.invalid/cas".to_owned(),
        fingerprint: "00".to_owned(),
        lines: vec![("adresse".to_owned(), "oui".to_owned())],
    };
    let installed =
        Installed { at: NOW, by, outcome: InstallationOutcome::TestFailed, test: Some(tested.clone()) };
    let changes = vec![
        BaseChange::Schedule(Some(scheduled(60))),
        BaseChange::SetDraft(Some(draft.clone())),
        BaseChange::SetInstallation(Some(installation.clone())),
        BaseChange::SetInstalled(installed.clone()),
        BaseChange::SetTested(tested.clone()),
    ];
    write(store, &slug, changes).await;
    let all = Plans {
        scheduled: Some(scheduled(60)),
        draft: Some(draft),
        installation: Some(installation),
        installed: Some(installed.clone()),
        tested: Some(tested.clone()),
        ..nothing.clone()
    };
    assert_eq!(plans().await, all);
    let changes =
        vec![BaseChange::Schedule(None), BaseChange::SetDraft(None), BaseChange::SetInstallation(None)];
    write(store, &slug, changes).await;
    assert_eq!(plans().await, Plans { installed: Some(installed), tested: Some(tested), ..nothing });
    let missing = store.plans(&BaseSlug::new("nowhere").expect("a slug")).await;
    assert!(matches!(missing, Err(StoreError::Missing { .. })));
}

async fn what_is_due_is_found_at_its_time(store: &dyn ServiceStore) {
    let (late, soon) = (new_base(store, "due-1", 1010).await, new_base(store, "due-2", 1020).await);
    write(store, &late, vec![BaseChange::Schedule(Some(scheduled(120)))]).await;
    write(store, &soon, vec![BaseChange::Schedule(Some(scheduled(60)))]).await;
    let due = async |seconds| store.due(NOW.plus(seconds)).await.expect("read");
    assert_eq!(due(59).await, []);
    assert_eq!(due(60).await, std::slice::from_ref(&soon));
    assert_eq!(due(120).await, [soon.clone(), late.clone()]);
    for slug in [soon, late] {
        write(store, &slug, vec![BaseChange::Schedule(None)]).await;
    }
    assert_eq!(due(9_999).await, []);
}

async fn one_base_of_an_address_is_reached(store: &dyn ServiceStore) {
    let address = new_base(store, "years", 1030).await;
    let slug = |text: &str| BaseSlug::new(text).expect("a slug");
    let (next, parked) = (slug("years-2021"), slug("years-2020"));
    let stopped = Publication { published: false, since: NOW };
    let next_base =
        Base { name: "2021-2022".to_owned(), schools: Vec::new(), publication: stopped, ..base(&next, 1030) };
    let published = Base { publication: Publication { published: true, since: NOW }, ..next_base.clone() };
    assert!(matches!(
        store.create_year(&address, &published, &event()).await,
        Err(StoreError::Refused { .. })
    ));
    store.create_year(&address, &next_base, &event()).await.expect("created");
    let plans = store.plans(&next).await.expect("read");
    assert!(plans.waits(&next_base) && plans.address == address);
    let publish = || vec![BaseChange::SetPublication(Publication { published: true, since: NOW })];
    let early = store.commit(&next, commit(publish(), None)).await;
    assert!(matches!(early, Err(StoreError::Refused { .. })), "it waits");
    for change in
        [BaseChange::SetApplications(SpaceApplications::new()), BaseChange::SetSigningKeys(Vec::new())]
    {
        let refused = store.commit(&next, commit(vec![change], None)).await;
        assert!(
            matches!(refused, Err(StoreError::Refused { .. })),
            "what belongs to the address is set there"
        );
    }

    let linked = user("kept", Population::Teacher);
    let changes = vec![
        BaseChange::PutUsers(vec![linked]),
        BaseChange::PutLinks(vec![link("kept", Population::Teacher, Some("id-1"))]),
        BaseChange::SetPublication(stopped),
    ];
    write(store, &address, changes).await;
    let years = store.years_of_hosting("H1").await.expect("read");
    let ours: Vec<_> = years.iter().filter(|year| year.address == address).collect();
    let counted: Vec<_> = ours.iter().map(|year| (&year.base.slug, year.users, year.linked)).collect();
    assert_eq!(counted, [(&address, 1, 1), (&next, 0, 0)], "the one at the address first");
    assert!(ours.iter().all(|year| year.saved == Some(NOW)));

    let spr = StaffAccount { login: "spr".to_owned(), password: hash("1"), role: SchoolRole::Management };
    write(store, &address, vec![BaseChange::PutStaff(spr.clone())]).await;
    for half_way in [&address, &next] {
        let step = |step| vec![BaseChange::SetInstallation(step)];
        write(store, half_way, step(Some(installation(Delegation::default())))).await;
        let early = store.switch_year(&next, &parked, &event()).await;
        assert!(matches!(early, Err(StoreError::Refused { .. })), "its new settings are put in place first");
        write(store, half_way, step(None)).await;
    }
    let open = [
        session(91_030, Realm::Spaces, &format!("{}1", address.owners()), None),
        session(91_031, Realm::School, &address.staff_owner("spr"), None),
    ];
    for session in &open {
        store.open_session(session).await.expect("opened");
    }
    let before = store.base(&address).await.expect("read").expect("there");
    // One write more, and it is at the version that the other base has.
    while store.base(&next).await.expect("read").expect("there").version + 1 < before.version {
        write(store, &next, vec![BaseChange::PutStaff(spr.clone())]).await;
    }
    store.switch_year(&next, &parked, &event()).await.expect("switched");
    let now = store.base(&address).await.expect("read").expect("there");
    assert_eq!((now.name.as_str(), now.schools.len()), ("2021-2022", base(&address, 1030).schools.len()));
    let former = store.base(&parked).await.expect("read").expect("there");
    assert_eq!((former.name.as_str(), former.schools.len()), (before.name.as_str(), 0));
    assert_eq!((former.n, now.n == before.n), (before.n, false), "a base keeps its number");
    let late = store.commit(&address, commit(Vec::new(), Some(before.version))).await;
    assert!(matches!(late, Err(StoreError::Stale)), "it was decided on the other base");
    assert_eq!(store.content(&parked).await.expect("read").links.len(), 1, "what it held stays");
    assert_eq!(store.base(&next).await.expect("read"), None);
    assert_eq!(store.base_of_school(uai(1031)).await.expect("read").expect("there").slug, address);
    assert_eq!(store.staff(&address, "spr").await.expect("read"), Some(spr), "the school still comes in");
    for session in &open {
        let gone = store.session(session.realm, &session.digest, NOW).await.expect("read");
        assert_eq!(gone, None, "user rows mean other people now");
    }
    write(store, &address, publish()).await;
    let back = store.switch_year(&parked, &next, &event()).await;
    assert!(matches!(back, Err(StoreError::Refused { .. })), "one of them is published");

    write(store, &address, vec![BaseChange::SetSchools(vec![uai(1039)])]).await;
    assert_eq!(store.base(&address).await.expect("read").expect("there").schools, [uai(1039)]);
    let taken = store.commit(&parked, commit(vec![BaseChange::SetSchools(vec![uai(1039)])], None)).await;
    assert!(matches!(taken, Err(StoreError::Refused { .. })));
}

async fn settings_of_an_account_are_versioned(store: &dyn ServiceStore) {
    let read = async || store.hosting_settings("H1").await.expect("read");
    assert_eq!(read().await, HostingSettings::default());
    let wanted = HostingSettings {
        networks: vec!["192.0.2.0/24".to_owned()],
        idle_minutes: Some(15),
        totp: Some(TotpFactor { sealed: "scellé".to_owned(), last_step: 7 }),
        presets: BTreeMap::from([("ent".to_owned(), "ENT".into())]),
        version: 0,
    };
    let version = store.put_hosting_settings("H1", &wanted, &event()).await.expect("kept");
    assert_eq!(read().await, HostingSettings { version, ..wanted.clone() });
    let old = store.put_hosting_settings("H1", &HostingSettings::default(), &event()).await;
    assert!(matches!(old, Err(StoreError::Stale)));
    let nobody = store.put_hosting_settings("H2", &wanted, &event()).await;
    assert!(matches!(nobody, Err(StoreError::Missing { .. })));
    let journal = async || store.hosting_journal("H1", ALL).await.expect("read");
    let noted = journal().await;
    assert_eq!((noted[0].event.clone(), noted[1].event.clone()), (event(), created()));

    // An account and its settings are replaced together or not at all.
    let account = async || store.hosting_account("H1").await.expect("read").expect("there");
    let before = account().await;
    let other = HostingAccount { password: hash("other"), ..before.clone() };
    let stale = store.put_hosting_account(&other, Some(&wanted), &event()).await;
    assert!(matches!(stale, Err(StoreError::Stale)));
    assert_eq!((account().await, journal().await.len()), (before, noted.len()));
    let opened = HostingSettings { networks: Vec::new(), totp: None, ..read().await };
    store.put_hosting_account(&other, Some(&opened), &event()).await.expect("kept");
    assert_eq!((account().await, journal().await.len()), (other.clone(), noted.len() + 1));
    assert_eq!(read().await, HostingSettings { version: version + 1, ..opened });
    store.put_hosting_account(&other, None, &event()).await.expect("kept");
    assert_eq!((read().await.version, journal().await.len()), (version + 1, noted.len() + 2));
}

async fn the_journal_of_an_account_is_bounded(store: &dyn ServiceStore) {
    let most = i64::from(HOSTING_JOURNAL);
    for n in 0..most + 3 {
        let event = AuditEvent::new(NOW.plus(n), "192.0.2.1", "journal-essai");
        store.note_hosting("H1", &event).await.expect("noted");
    }
    let kept = store.hosting_journal("H1", ALL).await.expect("read");
    assert_eq!(kept.len(), usize::try_from(most).expect("few"));
    assert_eq!(kept[0].event.at, NOW.plus(most + 2));
    let page = JournalPage { before: Some(kept[0].n), limit: 1 };
    assert_eq!(store.hosting_journal("H1", page).await.expect("read"), kept[1..2]);
    assert!(store.note_hosting("H2", &event()).await.is_err());
}
