//! « Paramètres de sécurité » of the account.

use http::StatusCode;
use passerelle_web::totp;

use crate::fixture::{NOW, World, world};

const TAB: &str = "/console/bases/demo/securite";

/// What the application shows now, from the key that the page shows.
fn code(key: &str, world: &World) -> String {
    let letters: Vec<u8> = key.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let (mut secret, mut buffer, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in letters {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            _ => letter - b'2' + 26,
        };
        buffer = (buffer << 5) | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            secret.push(u8::try_from(buffer >> bits & 255).expect("a byte"));
        }
    }
    totp::code_at(&secret, totp::step(passerelle_web::Clock::now(world.clock.as_ref())))
}

async fn enter(world: &World, third: &str) -> String {
    let fields = [("numero", "1000"), ("mot_de_passe", "Glycine-47"), ("facture", third)];
    world.browser().post("/console/connexion", "/console/connexion", &fields).await.location
}

#[tokio::test]
async fn a_code_takes_the_place_of_the_invoice_number_and_serves_once() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let page_path = format!("{TAB}/code");
    let page = browser.get(&page_path).await;
    assert!(page.body.contains("<svg class=\"qr\""));
    let start = page.body.find("otpauth://totp/").expect("an address");
    let key =
        page.body[start..].split("secret=").nth(1).expect("a secret").split('&').next().expect("an end");
    let sealed = page.hidden("cle");
    let wrong = browser.post(&page_path, &page_path, &[("cle", &sealed), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let now = code(key, &world);
    let on = browser.post(&page_path, &page_path, &[("cle", &sealed), ("code", &now)]).await;
    assert_eq!(on.location, format!("{TAB}?fait=code"));

    assert_eq!(enter(&world, "F-2026-118").await, "", "the invoice number opens nothing any more");
    assert_eq!(enter(&world, &now).await, "", "a code serves once");
    world.clock.advance(30);
    let next = code(key, &world);
    assert_eq!(enter(&world, &next).await, "/console/");
    assert_eq!(enter(&world, &next).await, "");

    world.clock.advance(30);
    let off = [("code", &*code(key, &world))];
    let answer = browser.post(&page_path, &format!("{page_path}/arreter"), &off).await;
    assert_eq!(answer.location, format!("{TAB}?fait=code-arrete"));
    assert_eq!(enter(&world, "F-2026-118").await, "/console/");
    // Attempts are noted beside the answer.
    let both = ["Connexion refusée depuis 0.0.0.0.", "Connexion à la console depuis 0.0.0.0."];
    let mut tab = browser.get(TAB).await;
    for _ in 0..1_000 {
        if both.iter().all(|line| tab.says(line)) {
            break;
        }
        tab = browser.get(TAB).await;
    }
    assert!(both.iter().all(|line| tab.says(line)));
    let file = browser.get(&format!("{TAB}/journal.csv")).await;
    assert!(file.body.contains("Un code d’application remplace le numéro de facture."));
}

#[tokio::test]
async fn a_wrong_password_spends_no_code() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let page_path = format!("{TAB}/code");
    let page = browser.get(&page_path).await;
    let start = page.body.find("otpauth://totp/").expect("an address");
    let key =
        page.body[start..].split("secret=").nth(1).expect("a secret").split('&').next().expect("an end");
    let fields = [("cle", &*page.hidden("cle")), ("code", &*code(key, &world))];
    browser.post(&page_path, &page_path, &fields).await;
    world.clock.advance(30);
    let now = code(key, &world);
    let wrong = [("numero", "1000"), ("mot_de_passe", "?"), ("facture", &*now)];
    world.browser().post("/console/connexion", "/console/connexion", &wrong).await;
    assert_eq!(enter(&world, &now).await, "/console/");
}

#[tokio::test]
async fn the_console_answers_to_the_networks_of_the_account_alone() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let networks = format!("{TAB}/reseaux");
    for (text, told) in [
        ("partout", "« partout » n’est pas un réseau."),
        ("192.0.2.0/24", "Votre adresse n’est dans aucun de ces réseaux"),
    ] {
        let page = browser.post(TAB, &networks, &[("reseaux", text)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(told) && page.body.contains(text), "{text}");
    }
    // A test's visitors come from nowhere.
    let kept = browser.post(TAB, &networks, &[("reseaux", "0.0.0.0/32\n192.0.2.0/24")]).await;
    assert_eq!(kept.location, format!("{TAB}?fait=reseaux"));
    assert_eq!(browser.get(TAB).await.status, StatusCode::OK);
    assert!(browser.get(TAB).await.says("Réseaux autorisés : rien → 0.0.0.0/32, 192.0.2.0/24"));

    let store = &world.state.store;
    let mut settings = store.hosting_settings("1000").await.expect("a store");
    settings.networks = vec!["192.0.2.0/24".to_owned()];
    let event = passerelle_store::AuditEvent::new(NOW, "1000", "journal-securite-reseaux");
    store.put_hosting_settings("1000", &settings, &event).await.expect("kept");
    assert_eq!(browser.get(TAB).await.status, StatusCode::FORBIDDEN, "an open session too");
    assert_eq!(enter(&world, "F-2026-118").await, "", "nobody signs in from elsewhere");
}

#[tokio::test]
async fn sessions_last_as_long_as_the_account_says_and_end_everywhere() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let mut other = world.signed_in("1000").await;
    let kept = browser.post(TAB, &format!("{TAB}/duree"), &[("minutes", "10")]).await;
    assert_eq!(kept.location, format!("{TAB}?fait=duree"));
    let mut short = world.signed_in("1000").await;
    for _ in 0..3 {
        world.clock.advance(500);
        assert_eq!(short.get(TAB).await.status, StatusCode::OK, "used, it lasts");
    }
    world.clock.advance(601);
    assert_eq!(short.get(TAB).await.location, "/console/connexion");

    let mut again = world.signed_in("1000").await;
    let gone = again.post(TAB, &format!("{TAB}/partout"), &[]).await;
    assert_eq!(gone.location, "/console/connexion");
    for browser in [&mut again, &mut other] {
        assert_eq!(browser.get(TAB).await.location, "/console/connexion");
    }
}
