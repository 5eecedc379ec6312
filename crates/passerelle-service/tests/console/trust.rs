//! « Certificat de l'ENT », « Écart d'horloge toléré », the password asked again.

use http::StatusCode;
use passerelle_model::{CertificateTrust, ClockTolerance};
use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};

use crate::browser::{Answer, Browser};
use crate::fixture::{World, world};

const WINDOW: &str = "/console/bases/demo/delegation/cas";

/// A certificate of the ENT's, or of its authority.
fn certificate(authority: bool) -> (String, String) {
    let mut asked = CertificateParams::new(["ent.exemple.fr".to_owned()]).expect("a name");
    if authority {
        asked.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    }
    let key = KeyPair::generate().expect("a key");
    (asked.self_signed(&key).expect("a certificate").pem(), key.serialize_pem())
}

async fn save(browser: &mut Browser, server: &str, more: &[(&str, &str)]) -> Answer {
    let state = browser.get(WINDOW).await.hidden("etat");
    let mut fields = vec![
        ("serveur", server),
        ("methode", "saml11"),
        ("confiance", "seul"),
        ("etat", state.as_str()),
        ("action", "valider"),
    ];
    fields.extend_from_slice(more);
    browser.post(WINDOW, WINDOW, &fields).await
}

async fn trust(world: &World) -> CertificateTrust {
    world.base().await.delegation.cas.expect("defined").trust
}

#[tokio::test]
async fn a_certificate_is_pinned_by_its_fingerprint_itself_or_its_authority() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let (own, _) = certificate(false);
    let saved = save(&mut browser, "https://ent.exemple.fr/cas", &[("certificat", &own)]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let CertificateTrust::Certificate(digest) = trust(&world).await else { panic!("a fingerprint") };
    let page = browser.get(WINDOW).await;
    assert!(page.body.contains(&digest.to_string()), "the fingerprint is what stays");

    let (authority, _) = certificate(true);
    save(&mut browser, "https://ent.exemple.fr/cas", &[("certificat", &authority)]).await;
    assert_eq!(trust(&world).await, CertificateTrust::Authority(authority.trim().to_owned()));
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says(&format!("Certificat de l’ENT : {digest} → Une autorité propre à l’ENT")));

    let usual =
        [("confiance", "reconnues"), ("certificat", &*authority), ("ecart", "120"), ("redemander", "oui")];
    let state = browser.get(WINDOW).await.hidden("etat");
    let fields = [("serveur", "https://ent.exemple.fr/cas"), ("methode", "saml11"), ("etat", &*state)];
    let fields: Vec<_> = fields.into_iter().chain(usual).chain([("action", "valider")]).collect();
    browser.post(WINDOW, WINDOW, &fields).await;
    let cas = world.base().await.delegation.cas.expect("defined");
    assert_eq!(cas.trust, CertificateTrust::Recognised);
    assert_eq!((cas.tolerance, cas.renew), (ClockTolerance::new(120), true));
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("Écart d’horloge toléré : 60 → 120"), "{}", journal.body);
}

#[tokio::test]
async fn what_is_no_certificate_is_refused_beside_its_field_and_nothing_is_saved() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let (own, key) = certificate(false);
    let https = "https://ent.exemple.fr/cas";
    for (server, text, complaint) in [
        (https, "", "Collez l’empreinte ou le certificat"),
        (https, "AB:CD", "Ce n’est ni une empreinte SHA-256"),
        (https, &own[..own.len() / 2], "Ce n’est ni une empreinte SHA-256"),
        (https, &key, "C’est une clé privée"),
        ("http://127.0.0.1:8080/cas", &own, "Une adresse http n’a pas de certificat."),
    ] {
        let page = save(&mut browser, server, &[("certificat", text)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{complaint}");
        assert!(page.says(complaint), "{complaint}");
    }
    assert_eq!(world.base().await.delegation.cas, None);
}
