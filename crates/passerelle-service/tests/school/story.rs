//! Steps 6 to 9, 12 and 13 of the story, with their figures, through the pages.

use http::StatusCode;
use passerelle_exchange::content::{ContentLimits, read_identifier_list};
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{OpenLimits, open};
use passerelle_store::{Realm, Session, TokenDigest};

use crate::browser::{Answer, Browser};
use crate::world::{HERE, NOW, World, ent_file, parents, sample, slug, world};

fn matching() -> String {
    format!("{HERE}rapprochement/")
}

async fn table(browser: &mut Browser, expected: &Table) {
    let page = browser.get(&matching()).await;
    check(&page, expected);
}

fn check(page: &Answer, expected: &Table) {
    let titles = [
        "Utilisateurs Vie scolaire",
        "Utilisateurs CAS",
        "Utilisateurs rapprochés",
        "Utilisateurs CAS à rapprocher",
    ];
    for (title, numbers) in titles.into_iter().zip(expected) {
        assert_eq!(page.row(title), numbers, "{title}");
    }
}

/// Four rows of six columns.
type Table = [[&'static str; 6]; 4];

const FIRST: Table = [
    ["551", "0", "0", "0", "8", "104"],
    ["-", "-", "-", "-", "-", "-"],
    ["0", "0", "0", "0", "0", "0"],
    ["-", "-", "-", "-", "-", "-"],
];

const WITH_PARENTS: Table = [["551", "0", "0", "1044", "8", "104"], FIRST[1], FIRST[2], FIRST[3]];

const RETRIEVED: Table = [
    ["551", "0", "0", "1044", "8", "104"],
    ["551", "-", "-", "1044", "18", "104"],
    ["551", "0", "0", "1043", "4", "102"],
    ["0", "-", "-", "1", "14", "2"],
];

const ONE_MORE: Table =
    [RETRIEVED[0], RETRIEVED[1], ["551", "0", "0", "1043", "4", "103"], ["0", "-", "-", "1", "14", "1"]];

async fn import_parents(browser: &mut Browser) {
    let form = format!("{HERE}imports-exports/utilisateurs");
    let sent = browser.upload(&form, &form, &[], ("parents.csv", &parents())).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let page = browser.get(&sent.location).await;
    assert!(page.says("Appliquer à 1 044 personnes"), "{}", page.text());
    let version = page.hidden("version");
    let done = browser.post(&sent.location, &sent.location, &[("version", &version)]).await;
    assert_eq!(done.location, format!("{HERE}imports-exports?fait=utilisateurs"));
}

/// Sends the ENT's file; gives the address of the check page.
async fn send(world: &World, browser: &mut Browser, rules: &str) -> String {
    let form = format!("{HERE}rapprochement/importer");
    let sent = browser.upload(&form, &form, &[("regles", rules)], ("pronote.xml", &ent_file(world))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    sent.location
}

async fn answer(browser: &mut Browser, check: &str, reply: &str) {
    let path = check.replace("/verifier", "/repondre");
    assert_eq!(browser.post(check, &path, &[("reponse", reply)]).await.location, check);
}

async fn apply(browser: &mut Browser, check: &str) -> Answer {
    let version = browser.get(check).await.hidden("version");
    let path = check.replace("/verifier", "/appliquer");
    let done = browser.post(check, &path, &[("version", &version)]).await;
    assert_eq!(done.location, check.replace("/verifier", "/resultat"), "{}", done.text());
    browser.get(&done.location).await
}

fn bukisa() -> &'static passerelle_model::LocalUser {
    sample().users.iter().find(|user| user.family_name == "BUKISA").expect("he is there")
}

async fn row_of(world: &World, user: &passerelle_model::LocalUser) -> i64 {
    let content = world.state.store.content(&slug("demo")).await.expect("a store");
    content.users.iter().find(|row| row.record.user.id == user.id).expect("there").n
}

#[tokio::test]
async fn by_hand_then_by_the_engine_then_undone() {
    let world = world().await;
    let mut browser = world.at_work().await;

    // 6. Client pages.
    table(&mut browser, &FIRST).await;
    assert!(browser.get(&matching()).await.says("Aucun fichier choisi provenant de CAS"));
    import_parents(&mut browser).await;
    table(&mut browser, &WITH_PARENTS).await;

    // 7. Rules « identiques ».
    let check_page = send(&world, &mut browser, "identiques").await;
    let page = browser.get(&check_page).await;
    assert!(page.says("Appliquer à 1 700 personnes"), "{}", page.text());
    table(&mut browser, &WITH_PARENTS).await;
    let result = apply(&mut browser, &check_page).await;
    check(&result, &RETRIEVED);
    assert!(result.says("C’est fait pour 1 700 personnes."));
    assert!(result.says("Supprimez le fichier de l’ENT de votre ordinateur"));
    assert!(result.says("avant l’import du 3 septembre 2026"));
    assert!(browser.get(&matching()).await.says("pronote.xml"));
    assert_eq!(browser.get(&check_page).await.status, StatusCode::NOT_FOUND, "the file is erased");

    // 8. By hand.
    let list = browser.get(&format!("{}?population=professeur", matching())).await;
    assert!(list.says("Liste des Professeurs présents dans Vie scolaire"));
    assert!(list.says("2 personnes affichées sur 104."));
    assert!(list.body.contains("data-open-on-dblclick"));
    let n = row_of(&world, bukisa()).await;
    let person = format!("{HERE}rapprochement/personnes/{n}");
    let page = browser.get(&person).await;
    assert!(page.says("Rapprochement manuel"));
    let first = page.text().find("BUKISA Jean Marie").expect("suggested");
    assert!(first < page.text().find("Chercher dans tous les comptes").expect("below"));
    assert!(page.says("prénom proche (tiret, espace ou apostrophe)"));
    let compte = page.hidden("compte");
    let retour = page.hidden("retour");
    let fields = [("compte", compte.as_str()), ("retour", retour.as_str())];
    let confirm = browser.post(&person, &format!("{person}/confirmer"), &fields).await;
    assert!(confirm.says("BUKISA Jean-Marie") && confirm.says("BUKISA Jean Marie"), "{}", confirm.text());
    let done = browser.post(&person, &format!("{person}/rapprocher"), &fields).await;
    assert!(done.location.contains(&format!("garde={n}&fait=rapproche")), "{}", done.location);
    let page = browser.get(&done.location).await;
    check(&page, &ONE_MORE);
    assert!(page.says("est rapproché de BUKISA Jean Marie (ENT)."));
    let account = sample().accounts.iter().find(|account| account.family_name == "BUKISA").expect("there");
    assert!(page.body.contains(account.id.as_str()), "the identifier appears in the row");

    // 9. By the engine.
    let undone = browser.post(&done.location, &format!("{person}/annuler"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    table(&mut browser, &RETRIEVED).await;
    let check_page = send(&world, &mut browser, "etendues").await;
    let page = browser.get(&check_page).await;
    assert!(page.says("Conserver ou remplacer les identifiants déjà présents ?"), "{}", page.text());
    answer(&mut browser, &check_page, "conserver").await;
    let page = browser.get(&check_page).await;
    assert!(page.says("1 professeur de plus : trait d’union"), "{}", page.text());
    assert!(page.says("Appliquer à 1 personne"));
    check(&apply(&mut browser, &check_page).await, &ONE_MORE);

    // The same file again changes nothing, either way.
    for reply in ["conserver", "remplacer"] {
        let check_page = send(&world, &mut browser, "etendues").await;
        answer(&mut browser, &check_page, reply).await;
        let page = browser.get(&check_page).await;
        assert!(page.says("Appliquer (personne ne change)"), "{reply}: {}", page.text());
        check(&apply(&mut browser, &check_page).await, &ONE_MORE);
    }
    let leave = format!("{HERE}exclusif/quitter");
    let done = browser.post(&leave, &leave, &[("choix", "enregistrer")]).await;
    let home = browser.get(&done.location).await;
    assert!(home.says("Vos modifications sont enregistrées.") && home.says("Supprimez le fichier"));
    assert_eq!(world.base().await.exclusive, None);
}

#[tokio::test]
async fn everything_can_be_undone_and_that_too() {
    let world = world().await;
    let mut browser = world.at_work().await;
    import_parents(&mut browser).await;
    let check_page = send(&world, &mut browser, "identiques").await;
    apply(&mut browser, &check_page).await;

    let points = world.state.store.restore_points(&slug("demo")).await.expect("a store");
    assert_eq!(points.len(), 3, "exclusive mode, users, identifiers");
    let path = |n: i64| format!("{HERE}rapprochement/points-de-retour/{n}");
    let page = browser.get(&path(points[0].n)).await;
    assert!(page.says("1 043 parents : identifiant perdu ou changé"), "{}", page.text());
    let back = |page: Answer| page.hidden("version");
    let version = back(page);
    browser.post(&path(points[0].n), &path(points[0].n), &[("version", &version)]).await;
    table(&mut browser, &WITH_PARENTS).await;

    let first = points[2].n;
    let page = browser.get(&path(first)).await;
    assert!(page.says("1 044 parents : retirés de la base"));
    let version = back(page);
    browser.post(&path(first), &path(first), &[("version", &version)]).await;
    table(&mut browser, &FIRST).await;

    let newest = world.state.store.restore_points(&slug("demo")).await.expect("a store")[1].n;
    let version = back(browser.get(&path(newest)).await);
    browser.post(&path(newest), &path(newest), &[("version", &version)]).await;
    table(&mut browser, &RETRIEVED).await;

    let leave = format!("{HERE}exclusif/quitter");
    browser.post(&leave, &leave, &[("choix", "revenir")]).await;
    table(&mut browser, &FIRST).await;
    let journal = browser.get(&format!("{HERE}journal")).await;
    assert!(journal.says("Identifiants récupérés de « pronote.xml », règles identiques : 1 700 rapprochés"));
    assert!(journal.says("Mode exclusif quitté, retour au point de retour"));
}

#[tokio::test]
async fn a_backup_brings_people_back() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let page = format!("{HERE}sauvegarde");
    let backup = browser.post(&page, &page, &[]).await;
    assert_eq!(backup.status, StatusCode::OK);
    assert!(!backup.body.contains("BUKISA"), "no name in clear");
    import_parents(&mut browser).await;
    let session = Session {
        digest: TokenDigest::from_hex("a".repeat(64)),
        realm: Realm::Spaces,
        owner: slug("demo").user_owner(1),
        subject: "{}".to_owned(),
        tie: None,
        created: NOW,
        seen: NOW,
        expires: NOW.plus(3600),
    };
    world.state.store.open_session(&session).await.expect("kept");
    let path = format!("{HERE}sauvegarde/restaurer");
    let sent = browser.upload(&page, &path, &[], ("sauvegarde.passerelle", &backup.bytes)).await;
    let check_page = browser.get(&sent.location).await;
    assert!(check_page.says("1 044 parents : retirés de la base"), "{}", check_page.text());
    let version = check_page.hidden("version");
    browser.post(&sent.location, &sent.location, &[("version", &version)]).await;
    table(&mut browser, &FIRST).await;
    let open = world.state.store.count_sessions(Realm::Spaces, &slug("demo").owners(), NOW).await;
    assert_eq!(open.expect("a store"), 0, "a backup of another base numbers its people otherwise");
}

#[tokio::test]
async fn the_identifiers_go_to_the_ent_sealed_for_it_alone() {
    let world = world().await;
    let mut browser = world.signed_in("spr").await;
    let page = format!("{HERE}identifiants");
    let ent = PrivateKey::generate(2048).expect("a key");
    let fields = [("cle", ent.public().to_spki_pem())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let file = browser.upload(&page, &page, &fields, ("", b"")).await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text());
    assert!(!file.body.contains("BUKISA"));
    let list = open(&mut file.bytes.as_slice(), &[ent], &OpenLimits::default(), |content| {
        read_identifier_list(content, &ContentLimits::default()).expect("a list")
    });
    assert_eq!(list.expect("it opens").value.records.len(), 663);
    let missing = browser.upload(&page, &page, &[("cle", "")], ("", b"")).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.says("Donnez la clé publique de l’ENT."));
}
