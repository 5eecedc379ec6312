//! Codes on paper, and the password that each becomes.

use http::StatusCode;
use passerelle_store::ent::{Account, AccountState, EntChange, SecondFactor};

use crate::world::{ADMINISTRATOR, Browser, FOREIGN, HEAD, PUPIL, TEACHER, UNBORN, World};

const PATH: &str = "/ent/activer";
const GOOD: &str = "trois cerises dans un panier";

async fn activate(
    browser: &Browser,
    login: &str,
    code: &str,
    password: &str,
    again: &str,
) -> crate::world::Answer {
    let fields = [("identifiant", login), ("code", code), ("mot_de_passe", password), ("encore", again)];
    browser.post(PATH, &fields).await
}

async fn code_for(world: &World, id: i64) -> String {
    let head = world.browser(HEAD).await;
    let slip = head.act(&format!("/ent/comptes/{id}/mot-de-passe"), &[]).await;
    assert_eq!(slip.status, StatusCode::OK);
    slip.codes().pop().expect("a code")
}

#[tokio::test]
async fn a_code_becomes_a_password_once() {
    let world = World::new().await;
    let code = code_for(&world, PUPIL).await;
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-compte-code");
    assert!(!serde_json::to_string(&event).expect("JSON").contains(&code));
    let kept = world.account(PUPIL).await;
    assert_eq!((kept.state, kept.password.is_some()), (AccountState::Inactive, false));
    let mark = kept.credentials.activation.expect("a code on record").code;
    assert!(!mark.as_phc().contains(&code));

    let browser = world.stranger(PATH).await;
    assert!(browser.get(PATH).await.has("Afficher le mot de passe"));
    let typed = code.to_uppercase().replace('-', " ");
    let done = activate(&browser, " A.Bukisa ", &typed, GOOD, GOOD).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/ent/activer?fait=active"));
    assert!(browser.get(&done.location).await.has("Votre compte est activé."));
    assert!(world.opens(PUPIL, GOOD).await);
    assert_eq!(world.account(PUPIL).await.state, AccountState::Active);
    assert_eq!(world.last_event().await.action, "journal-compte-active");

    let again =
        activate(&browser, "a.bukisa", &code, "une autre phrase encore", "une autre phrase encore").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.has("Identifiant ou code incorrect") && world.opens(PUPIL, GOOD).await);
}

#[tokio::test]
async fn nobody_learns_whether_an_account_exists() {
    let world = World::new().await;
    let code = code_for(&world, PUPIL).await;
    let blocked = Account { state: AccountState::Blocked, ..world.account(UNBORN).await };
    world.put(EntChange::PutAccounts(vec![blocked])).await;
    let browser = world.stranger(PATH).await;
    let mut said = Vec::new();
    for (login, code) in [
        ("personne", code.as_str()),
        ("a.bukisa", "aaaa-aaaa-aaaa"),
        ("a.bukisa", ""),
        ("jm.bukisa", code.as_str()),
        ("e.sansdate", code.as_str()),
    ] {
        let answer = activate(&browser, login, code, GOOD, GOOD).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        let panel = text.split("Identifiant ou code incorrect").nth(1).expect("the panel");
        said.push(
            panel.split("</section>").next().unwrap_or_default().split("<form").next().map(str::to_owned),
        );
    }
    assert!(said.windows(2).all(|two| two[0] == two[1]), "the same words for everybody");
    assert!(world.account(PUPIL).await.password.is_none());
}

#[tokio::test]
async fn a_weak_password_is_refused_with_its_reasons_and_the_code_still_serves() {
    let world = World::new().await;
    let code = code_for(&world, PUPIL).await;
    let browser = world.stranger(PATH).await;
    for (password, again, reason) in [
        ("court", "court", "Il faut au moins 12 caractères."),
        ("motdepasse2026", "motdepasse2026", "C'est un des premiers que l’on essaie."),
        ("aida bukisa 2012", "aida bukisa 2012", "N’y mettez ni votre nom"),
        (GOOD, "trois cerises dans un panier !", "Les deux ne sont pas pareils."),
    ] {
        let refused = activate(&browser, "a.bukisa", &code, password, again).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = refused.text().replace('’', "'");
        assert!(text.contains(&reason.replace('’', "'")), "{reason}");
        assert!(
            text.contains("value=\"a.bukisa\"") && !text.contains(password),
            "kept, but for the password"
        );
    }
    assert_eq!(activate(&browser, "a.bukisa", &code, GOOD, GOOD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_code_lasts_thirty_days_and_guesses_are_slowed_down() {
    let world = World::new().await;
    let code = code_for(&world, PUPIL).await;
    world.clock.advance(30 * 86_400);
    let browser = world.stranger(PATH).await;
    let late = activate(&browser, "a.bukisa", &code, GOOD, GOOD).await;
    assert!(late.has("Identifiant ou code incorrect"));
    for _ in 0..20 {
        activate(&browser, "a.bukisa", "aaaa-aaaa-aaaa", GOOD, GOOD).await;
    }
    let slowed = activate(&browser, "a.bukisa", &code, GOOD, GOOD).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_reset_ends_the_sessions_and_keeps_the_second_factor() {
    let world = World::new().await;
    world.set_password(TEACHER, GOOD).await;
    let mut with_factor = world.account(TEACHER).await;
    let factor = SecondFactor { sealed_secret: "s".into(), last_step: 1, recovery: Vec::new() };
    with_factor.credentials.second_factor = Some(factor);
    world.put(EntChange::PutAccounts(vec![with_factor])).await;
    let teacher = world.browser_of_service(TEACHER, "https://vs.example/notes").await;
    code_for(&world, TEACHER).await;
    assert_eq!(world.told().await, "https://vs.example/notes");
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::SEE_OTHER);
    assert!(!world.opens(TEACHER, GOOD).await, "the old password is gone");
    assert!(world.account(TEACHER).await.credentials.second_factor.is_some());

    let head = world.browser(HEAD).await;
    assert!(head.get(&format!("/ent/comptes/{TEACHER}")).await.has("Le second facteur est en service."));
    head.act(&format!("/ent/comptes/{TEACHER}/second-facteur"), &[]).await;
    assert!(world.account(TEACHER).await.credentials.second_factor.is_none());
    assert_eq!(world.last_event().await.action, "journal-compte-second-facteur-retire");
    assert_eq!(head.get(&format!("/ent/comptes/{HEAD}/mot-de-passe")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_administrator_is_out_of_reach_of_a_school() {
    let world = World::new().await;
    let mut teacher = world.account(TEACHER).await;
    teacher.administrator = true;
    world.put(EntChange::PutAccounts(vec![teacher])).await;
    let head = world.browser(HEAD).await;
    let address = format!("/ent/comptes/{TEACHER}/mot-de-passe");
    assert_eq!(head.get(&address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(head.post(&address, &[]).await.status, StatusCode::FORBIDDEN);
    let administrator = world.browser(ADMINISTRATOR).await;
    assert_eq!(administrator.get(&format!("{address}?etab=0450822X")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_class_gets_its_codes_on_slips() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    assert!(head.get("/ent/codes").await.has("Aucun compte n’attend de code ici"));
    for id in [PUPIL, UNBORN, FOREIGN] {
        let inactive = Account { state: AccountState::Inactive, ..world.account(id).await };
        world.put(EntChange::PutAccounts(vec![inactive])).await;
    }
    let page = head.get("/ent/codes").await;
    assert!(page.has("2 comptes attendent d’être activés") && page.has("value=\"6A\""));
    assert!(head.post("/ent/codes", &[("classe", "5B")]).await.has("Aucun compte n’attend"));

    let slips = head.post("/ent/codes", &[("population", "eleve"), ("classe", "6A")]).await;
    assert!(slips.has("2 codes sont prêts.") && slips.has("Imprimez cette page maintenant"));
    assert!(slips.has("SANSDATE Élodie") && slips.has("http://127.0.0.1:8080/ent/activer"));
    let event = world.last_event().await;
    assert_eq!((event.action.as_str(), event.details["n"].as_u64()), ("journal-codes-donnes", Some(2)));
    assert!(world.account(FOREIGN).await.credentials.activation.is_none());

    let codes = slips.codes();
    let place = codes.iter().position(|code| code == "a.bukisa").expect("the login");
    let browser = world.stranger(PATH).await;
    let done = activate(&browser, "a.bukisa", &codes[place + 1], GOOD, GOOD).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
}
