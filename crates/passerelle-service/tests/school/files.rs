//! Files that are refused or asked about, and decisions that survive them.

use http::StatusCode;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{PartnerAccount, Population};

use crate::browser::{Answer, Browser};
use crate::world::{HERE, content, ent_file, sample, sealed, slug, world};

const RECENT: &str = "2026-09-03T11:00:00+02:00";

async fn send(browser: &mut Browser, file: &[u8]) -> Answer {
    let form = format!("{HERE}rapprochement/importer");
    browser.upload(&form, &form, &[("regles", "identiques")], ("pronote.xml", file)).await
}

#[tokio::test]
async fn each_refusal_has_its_text_and_nothing_is_kept() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let good = ent_file(&world);
    let stranger = PrivateKey::generate(2048).expect("a key");
    let cut = &good[..good.len() / 2];
    for (file, reference, title) in [
        (b"id;nom\n1;X\n".to_vec(), "E09", "Ce n’est pas le bon fichier"),
        (
            sealed("0451234B", RECENT, &[], &world.state.key),
            "E10",
            "Ce fichier vient d’un autre établissement",
        ),
        (sealed("0450822X", RECENT, &[], &stranger), "E11", "Ce fichier ne peut pas être lu ici"),
        (cut.to_vec(), "E12", "Le fichier est incomplet"),
        (content("0450822X", RECENT, &sample().accounts), "E16", "Ce fichier n’est pas protégé"),
    ] {
        let answer = send(&mut browser, &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{reference}");
        assert!(answer.says(title), "{reference}: {}", answer.text());
        assert!(answer.says(&format!("Réf. {reference}")), "{reference}");
    }
    assert_eq!(world.state.store.pending_import(&slug("demo"), 1).await.expect("a store"), None);
}

#[tokio::test]
async fn an_old_file_and_a_missing_population_are_questions() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let old = sealed("0450822X", "2026-07-01T08:00:00+02:00", &sample().accounts, &world.state.key);
    let check = send(&mut browser, &old).await.location;
    let page = browser.get(&check).await;
    assert!(page.says("Ce fichier date du 1er juillet 2026"), "{}", page.text());
    assert!(!page.body.contains("/appliquer"));
    apply(&mut browser, &check, &["ancien"]).await;

    let staff_apart: Vec<PartnerAccount> =
        sample().accounts.iter().filter(|account| account.population != Population::Staff).cloned().collect();
    let file = sealed("0450822X", RECENT, &staff_apart, &world.state.key);
    let check = send(&mut browser, &file).await.location;
    let page = browser.get(&check).await;
    assert!(page.says("Il manque une partie des personnes"), "{}", page.text());
    apply(&mut browser, &check, &["sans-personnel", "remplacer"]).await;
    let page = browser.get(&format!("{HERE}rapprochement/")).await;
    assert_eq!(page.row("Utilisateurs CAS")[4], "-");
    assert_eq!(page.row("Utilisateurs rapprochés")[4], "4", "their identifiers are kept");
}

#[tokio::test]
async fn the_safety_hold_stops_and_the_management_types_the_number() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let check = send(&mut browser, &ent_file(&world)).await.location;
    apply(&mut browser, &check, &[]).await;

    let other: Vec<PartnerAccount> = sample()
        .accounts
        .iter()
        .cloned()
        .map(|account| PartnerAccount {
            id: passerelle_model::OpaqueId::new(format!("autre-{}", account.id)).expect("an identifier"),
            guardians: Vec::new(),
            ..account
        })
        .collect();
    let file = sealed("0450822X", RECENT, &other, &world.state.key);
    let check = send(&mut browser, &file).await.location;
    assert!(browser.get(&check).await.says("Remplacer par ceux du fichier"));
    browser.post(&check, &check.replace("verifier", "repondre"), &[("reponse", "remplacer")]).await;
    let page = browser.get(&check).await;
    assert!(page.says("Le garde-fou a arrêté l’opération"), "{}", page.text());
    let version = page.hidden("version");
    let path = check.replace("verifier", "appliquer");
    let refused = browser.post(&check, &path, &[("version", &version), ("nombre", "12")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("Réf. E17"));
    let released = browser.post(&check, &path, &[("version", &version), ("nombre", "653")]).await;
    assert_eq!(released.status, StatusCode::SEE_OTHER, "{}", released.text());
}

#[tokio::test]
async fn what_a_person_decided_survives_replacing_and_an_old_page_is_refused() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let check = send(&mut browser, &ent_file(&world)).await.location;
    let version = browser.get(&check).await.hidden("version");
    apply(&mut browser, &check, &[]).await;

    let content = world.state.store.content(&slug("demo")).await.expect("a store");
    let teachers = content.users.iter().filter(|row| row.record.user.population == Population::Teacher);
    let linked = |row: &&passerelle_store::service::UserRow| {
        content.links.iter().any(|link| link.local == row.record.user.id)
    };
    let n = teachers.clone().find(linked).expect("a teacher").n;
    let person = format!("{HERE}rapprochement/personnes/{n}");
    browser.post(&person, &format!("{person}/annuler"), &[]).await;
    let aside = browser.post(&person, &format!("{person}/ecarter"), &[("raison", "parti")]).await;
    assert_eq!(aside.status, StatusCode::SEE_OTHER, "{}", aside.text());

    let again = send(&mut browser, &ent_file(&world)).await.location;
    browser.post(&again, &again.replace("verifier", "repondre"), &[("reponse", "remplacer")]).await;
    assert!(browser.get(&again).await.says("vous avez décidé autrement"));
    let path = again.replace("verifier", "appliquer");
    let stale = browser.post(&again, &path, &[("version", &version)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.says("Réf. E18"));
    apply(&mut browser, &again, &[]).await;
    let page = browser.get(&format!("{HERE}rapprochement/?population=professeur")).await;
    assert_eq!(page.row("Utilisateurs rapprochés")[5], "101");
    assert!(page.says("Écarté"));
}

#[tokio::test]
async fn a_taken_account_is_not_given_twice() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let check = send(&mut browser, &ent_file(&world)).await.location;
    apply(&mut browser, &check, &[]).await;
    let content = world.state.store.content(&slug("demo")).await.expect("a store");
    let free = content.users.iter().find(|row| row.record.user.family_name == "BUKISA").expect("free").n;
    let link = content.links.iter().find(|link| link.population == Population::Teacher).expect("a link");
    let account = content.accounts.iter().find(|row| Some(&row.account.id) == link.identifier.as_ref());
    let account = account.expect("its account").n.to_string();
    let person = format!("{HERE}rapprochement/personnes/{free}");
    let fields = [("compte", account.as_str()), ("raison", "erreur de saisie")];
    let taken = browser.post(&person, &format!("{person}/rapprocher"), &fields).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert!(taken.says("Ce compte ENT est déjà pris"), "{}", taken.text());
    let after = world.state.store.content(&slug("demo")).await.expect("a store");
    assert_eq!(after.links, content.links);
}

async fn apply(browser: &mut Browser, check: &str, answers: &[&str]) {
    for answer in answers {
        browser.post(check, &check.replace("verifier", "repondre"), &[("reponse", answer)]).await;
    }
    let version = browser.get(check).await.hidden("version");
    let done = browser.post(check, &check.replace("verifier", "appliquer"), &[("version", &version)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
}
