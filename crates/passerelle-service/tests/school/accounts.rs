//! The users of the base: the list imported with its differences, spaces, codes on paper.

use http::StatusCode;
use passerelle_model::{LocalId, Population, Secret, Space};
use passerelle_store::service::{ActivationCode, Base, BaseChange, NewUser, Publication, UserRow};
use passerelle_store::{AuditEvent, Commit, JournalPage, Realm, Session, TokenDigest};
use passerelle_web::Vault;

use crate::browser::{Answer, Browser};
use crate::world::{HERE, NOW, World, enter, slug, world};

async fn users(world: &World) -> Vec<UserRow> {
    world.state.store.content(&slug("demo")).await.expect("a store").users
}

async fn of(world: &World, population: Population) -> UserRow {
    users(world).await.into_iter().find(|row| row.record.user.population == population).expect("somebody")
}

async fn send(browser: &mut Browser, list: &str, remove: bool) -> Answer {
    let form = format!("{HERE}imports-exports/utilisateurs");
    let fields: &[(&str, &str)] = if remove { &[("retirer", "oui")] } else { &[] };
    browser.upload(&form, &form, fields, ("base.csv", list.as_bytes())).await
}

fn line(row: &UserRow, given: &str, spaces: &str, login: &str) -> String {
    let user = &row.record.user;
    format!("{};{};{};{given};{spaces};{login}\n", user.id, user.population.code(), user.family_name)
}

#[tokio::test]
async fn a_list_is_shown_datum_by_datum_applied_and_undone() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let staff = of(&world, Population::Staff).await;
    let list = format!(
        "id;population;nom;prenom;espaces;login\n{}NOUVEAU;professeur;ARRIVANT;Zoé;;z.arrivant\n",
        line(&staff, "Autrement", "direction,viescolaire", "d.direction")
    );
    let sent = send(&mut browser, &list, false).await;
    let check = browser.get(&sent.location).await;
    for shown in [
        "Arrivées",
        "ARRIVANT Zoé",
        "→ Autrement",
        "Espaces : Espace Vie scolaire → Espace Direction, Espace Vie scolaire",
        "Identifiant de connexion : rien → d.direction",
    ] {
        assert!(check.says(shown), "{shown}: {}", check.text());
    }
    let version = check.hidden("version");
    let before = users(&world).await;
    let done = browser.post(&sent.location, &sent.location, &[("version", &version)]).await;
    assert!(done.status.is_redirection(), "{}", done.text());
    let after = users(&world).await;
    assert_eq!(after.len(), before.len() + 1);
    let changed = after.iter().find(|row| row.n == staff.n).expect("there");
    assert_eq!(changed.record.spaces, [Space::Management, Space::SchoolLife]);
    assert_eq!(changed.record.login.as_deref(), Some("d.direction"));

    let points = world.state.store.restore_points(&slug("demo")).await.expect("a store");
    let point = format!("{HERE}rapprochement/points-de-retour/{}", points[0].n);
    let page = browser.get(&point).await;
    let undone = browser.post(&point, &point, &[("version", &page.hidden("version"))]).await;
    assert!(undone.status.is_redirection(), "{}", undone.text());
    assert_eq!(users(&world).await, before);
}

#[tokio::test]
async fn departures_are_asked_for_and_a_crowd_is_held() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let staff = of(&world, Population::Teacher).await;
    let list = format!(
        "id;population;nom;prenom;espaces;login\n{}",
        line(&staff, &staff.record.user.given_name, "", "")
    );
    let before = users(&world).await;
    let sent = send(&mut browser, &list, true).await;
    let check = browser.get(&sent.location).await;
    assert!(check.body.contains("name=\"nombre\""), "the hold asks for a number: {}", check.text());
    let version = check.hidden("version");
    let held = browser.post(&sent.location, &sent.location, &[("version", &version), ("nombre", "1")]).await;
    assert_eq!(held.status, StatusCode::CONFLICT, "{}", held.text());
    assert_eq!(users(&world).await, before);
    let teachers = before.iter().filter(|row| row.record.user.population == Population::Teacher).count();
    let number = (teachers - 1).to_string();
    let fields = [("version", version.as_str()), ("nombre", number.as_str())];
    let done = browser.post(&sent.location, &sent.location, &fields).await;
    assert!(done.status.is_redirection(), "{}", done.text());
    assert_eq!(users(&world).await.len(), before.len() - (teachers - 1));
}

#[tokio::test]
async fn spaces_are_chosen_per_staff_member_and_never_those_of_others() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let staff = of(&world, Population::Staff).await;
    let page = format!("{HERE}utilisateurs/{}", staff.n);
    let form = format!("{page}/espaces");
    let fields = [("direction", "oui"), ("accompagnant", "oui"), ("eleve", "oui")];
    let done = browser.post(&page, &form, &fields).await;
    assert_eq!(done.location, format!("{page}?fait=espaces"), "{}", done.text());
    assert!(browser.get(&done.location).await.says("Espace Direction, Espace Accompagnant"));
    let kept = of(&world, Population::Staff).await;
    assert_eq!(kept.record.spaces, [Space::Management, Space::Assistants]);
    let pupil = of(&world, Population::Pupil).await;
    let page = browser.get(&format!("{HERE}utilisateurs/{}", pupil.n)).await;
    assert!(!page.body.contains("/espaces\""), "nothing to choose");
    let mut reader = world.signed_in("lecteur").await;
    let page = format!("{HERE}utilisateurs/{}", staff.n);
    assert_eq!(reader.post(&page, &form, &fields).await.status, StatusCode::FORBIDDEN);
}

async fn known(world: &World, row: &UserRow) {
    let password = world.state.passwords.hash(Secret::new("Glycine-47".to_owned())).await.expect("a hash");
    let user = NewUser { password: Some(password), login: Some("connu".to_owned()), ..row.record.clone() };
    let event = AuditEvent::new(NOW, "essai", "journal-essai");
    let commit = Commit { changes: vec![BaseChange::PutUsers(vec![user])], event, expected: None };
    world.state.store.commit(&slug("demo"), commit).await.expect("kept");
    let session = Session {
        digest: TokenDigest::from_hex("a".repeat(64)),
        realm: Realm::Spaces,
        owner: slug("demo").user_owner(row.n),
        subject: "{}".to_owned(),
        tie: None,
        created: NOW,
        seen: NOW,
        expires: NOW.plus(3600),
    };
    world.state.store.open_session(&session).await.expect("kept");
}

#[tokio::test]
async fn a_code_ends_the_password_and_its_sessions_and_going_back_does_not_bring_it_back() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let teacher = of(&world, Population::Teacher).await;
    known(&world, &teacher).await;
    let page = format!("{HERE}utilisateurs/{}", teacher.n);
    assert!(browser.get(&page).await.says("Mot de passe choisi"));
    let points = format!("{HERE}rapprochement/points-de-retour");
    assert!(browser.post(&points, &points, &[]).await.status.is_redirection());
    let slip = browser.post(&page, &format!("{page}/code"), &[]).await;
    assert!(
        slip.says("1 code est prêt") && slip.says("/vs/demo/activer") && slip.says("connu"),
        "{}",
        slip.text()
    );
    let gone = of(&world, Population::Teacher).await;
    assert_eq!(gone.record.password, None);
    let open = world.state.store.count_sessions(Realm::Spaces, &slug("demo").owners(), NOW).await;
    assert_eq!(open.expect("a store"), 0);
    assert!(browser.get(&page).await.says("Code valable jusqu’au"));

    let points = world.state.store.restore_points(&slug("demo")).await.expect("a store");
    let point = format!("{HERE}rapprochement/points-de-retour/{}", points[0].n);
    let version = browser.get(&point).await.hidden("version");
    assert!(browser.post(&point, &point, &[("version", &version)]).await.status.is_redirection());
    assert_eq!(of(&world, Population::Teacher).await.record.password, None);
    assert!(browser.get(&page).await.says("Code valable jusqu’au"), "the code on paper still serves");
}

#[tokio::test]
async fn a_code_that_is_printed_while_the_base_waits_is_for_the_permanent_address() {
    let world = world().await;
    let store = &world.state.store;
    let school = "0459999Q".parse().expect("a UAI");
    let waiting = Base {
        n: 0,
        slug: slug("demo-2021-2022"),
        schools: vec![school],
        publication: Publication { published: false, since: NOW },
        ..world.base().await
    };
    let event = AuditEvent::new(NOW, "essai", "journal-annee-creee");
    store.create_year(&slug("demo"), &waiting, &event).await.expect("a store");
    let head = of(&world, Population::Staff).await;
    let referent = store.staff(&slug("demo"), "referent").await.expect("a store").expect("there");
    let changes = vec![BaseChange::PutUsers(vec![head.record.clone()]), BaseChange::PutStaff(referent)];
    store.commit(&waiting.slug, Commit { changes, event, expected: None }).await.expect("a store");

    let here = "/etab/0459999Q/";
    let mut browser = world.browser();
    enter(&mut browser, here, "referent").await;
    let form = format!("{here}codes");
    let slips = browser.post(&form, &form, &[("population", ""), ("classe", "")]).await;
    assert!(slips.body.contains("/vs/demo/activer") && !slips.body.contains("/vs/demo-"), "{}", slips.body);
    let [code] = &store.activation_codes(&waiting.slug).await.expect("a store")[..] else { panic!("one") };
    let vault = Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key");
    let owner = ActivationCode::owner(&slug("demo"), &head.record.user.id);
    let printed = slips.body.split("<code>").filter_map(|part| part.split("</code>").next());
    assert!(printed.into_iter().any(|printed| vault.is_mark(&owner, printed, &code.mark)));
}

#[tokio::test]
async fn a_class_gets_slips_with_new_logins_and_the_journal_names_nobody() {
    let world = world().await;
    let mut browser = world.signed_in("referent").await;
    let form = format!("{HERE}codes");
    let slips = browser.post(&form, &form, &[("population", "personnel"), ("classe", "")]).await;
    let staff: Vec<UserRow> = users(&world)
        .await
        .into_iter()
        .filter(|row| row.record.user.population == Population::Staff)
        .collect();
    assert!(slips.says(&format!("{} codes sont prêts", staff.len())), "{}", slips.text());
    let codes = world.state.store.activation_codes(&slug("demo")).await.expect("a store");
    assert_eq!(codes.len(), staff.len());
    let vault = Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key");
    for row in &staff {
        let login = row.record.login.as_deref().expect("a login");
        assert!(slips.body.contains(&format!("<code>{login}</code>")));
        let code = codes.iter().find(|code| code.user == row.record.user.id).expect("a code");
        let owner = ActivationCode::owner(&slug("demo"), &row.record.user.id);
        let printed = slips.body.split("<code>").filter_map(|part| part.split("</code>").next());
        assert!(printed.into_iter().any(|printed| vault.is_mark(&owner, printed, &code.mark)));
    }
    let other = ActivationCode::owner(&slug("autre"), &LocalId::new("x").expect("an identifier"));
    assert!(!vault.is_mark(&other, "aaaa-aaaa-aaaa", &codes[0].mark));
    let page = JournalPage { before: None, limit: 1 };
    let entry = &world.state.store.journal(&slug("demo"), page).await.expect("a store")[0].event;
    assert_eq!((entry.action.as_str(), entry.details.len()), ("journal-codes-donnes", 1));
}
