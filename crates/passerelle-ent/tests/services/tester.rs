//! « Cette adresse serait-elle acceptée ? »

use passerelle_store::ent::{EntChange, Recipient, RecipientSettings};

use crate::world::{ADMIN, Answer, VS, World};

async fn tried(world: &World, address: &str) -> Answer {
    let query: String = url::form_urlencoded::byte_serialize(address.as_bytes()).collect();
    world.browser(ADMIN).await.get(&format!("/ent/services/essai?adresse={query}")).await
}

#[tokio::test]
async fn the_page_says_which_service_and_which_rule_accept() {
    let world = World::new().await;
    assert!(!world.browser(ADMIN).await.get("/ent/services/essai").await.has("id=\"reponse\""));
    let answer = tried(&world, "https://VS.example:443/pronote/eleve.html#x").await;
    assert!(answer.has("Acceptée : Vie scolaire"), "{}", answer.text());
    assert!(
        answer.has("https://vs.example/pronote/**") && answer.has("https://vs.example/pronote/eleve.html")
    );
    assert!(answer.has("Identifiant opaque seul"));
    let portal = tried(&world, "http://127.0.0.1:8080/ent/").await;
    assert!(portal.has("Acceptée : c’est le portail"));
}

#[tokio::test]
async fn it_says_why_not_of_each_service() {
    let world = World::new().await;
    for (id, patterns) in [
        ("eteint", vec![]),
        ("port", vec!["https://other.example:8443/a/**".to_owned()]),
        ("expert", vec!["^https://other\\.example/[0-9]+".to_owned()]),
    ] {
        world
            .put(EntChange::PutRecipient(Recipient {
                id: id.into(),
                name: format!("Service {id}"),
                public_key: None,
                patterns,
                file_name: "x.xml".into(),
                tile: None,
                settings: RecipientSettings::default(),
            }))
            .await;
    }
    let answer = tried(&world, "https://other.example/a/b").await;
    assert!(answer.has("Refusée : aucun service n’a enregistré cette adresse"), "{}", answer.text());
    assert!(answer.has("le serveur attendu est vs.example"));
    assert!(answer.has("le port attendu est 8443"));
    assert!(answer.has("l’expression ne correspond pas"));
    assert!(answer.has("Désactivé : aucune adresse"));
}

#[tokio::test]
async fn it_says_why_an_address_is_refused_before_any_rule() {
    let world = World::new().await;
    for (address, why) in [
        ("https://vs.example@evil.example/pronote/", "nom d’utilisateur"),
        ("https://vs.example/pronote/../x", "«~.~» ou «~..~»"),
        ("http://vs.example/pronote/", "http n’est accepté que pour cette machine"),
        ("ftp://vs.example/", "doit commencer par https://"),
        ("https://vs.example/pronote/<script>", "n’est pas permis"),
        ("https://vs.example:0/pronote/", "n’est pas un nombre de 1 à 65535"),
        ("https://vs.example/%2e%2e/", "«~.~» ou «~..~»"),
        ("https://vs.example/pronote%2fx", "un codage avec %"),
    ] {
        let answer = tried(&world, address).await;
        assert!(answer.has("Refusée avant toute règle"), "{address}");
        assert!(answer.has(&why.replace('~', " ")), "{address}: {}", answer.text());
        assert!(!String::from_utf8_lossy(&answer.body).contains("<script>"), "{address}");
    }
}

#[tokio::test]
async fn it_says_what_would_be_told_and_of_whom() {
    let world = World::new().await;
    let mut service = world.recipient(VS).await.expect("there");
    service.settings.release.profile = passerelle_store::ent::ReleaseProfile::Nominative;
    service.settings.audience.populations = vec![passerelle_model::Population::Teacher];
    service.settings.audience.schools = vec!["0450822X".parse().expect("a code")];
    world.put(EntChange::PutRecipient(service)).await;
    let answer = tried(&world, "https://vs.example/pronote/").await;
    assert!(answer.has("Ancien profil nominatif") && answer.has("Réservé à ces populations : Professeurs"));
    assert!(answer.has("Réservé à ces établissements : 0450822X"));
}
