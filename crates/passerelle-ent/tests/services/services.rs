//! Services are set up, changed, switched off; never deleted, never overwritten.

use http::StatusCode;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::OpaqueId;
use passerelle_store::ent::{EntChange, EntStore, LogoutChannel};

use crate::world::{ADMIN, Answer, Browser, KEY, PUPIL, VS, VS_ADDRESS, World};

const NEW: &str = "/ent/services/nouveau";
const PAGE: &str = "/ent/services/vie-scolaire";

/// Sends the hidden fields of « Vérifier » once more.
async fn again(browser: &Browser, path: &str, check: &Answer, action: &str) -> Answer {
    let mut fields = check.hidden();
    fields.push(("action".to_owned(), action.to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.upload(path, &fields, None).await
}

#[tokio::test]
async fn a_service_is_checked_then_added_with_the_strictest_release() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let key = PrivateKey::generate(2048).expect("a key");
    let fields = [
        ("nom_court", "cdi"),
        ("nom", "Le CDI"),
        ("adresses", "https://cdi.example/sso/**\n^https://cdi\\.example/old/.*"),
        ("deconnexion", "navigateur"),
        ("public_eleve", "oui"),
        ("etablissements", "0450822X"),
        ("duree", "30"),
        ("action", "verifier"),
    ];
    let file = key.public().to_openssh("prof@cdi");
    let check = admin.upload(NEW, &fields, Some(file.as_bytes())).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    assert!(check.has("Rien n’est encore changé") && check.has(&key.public().fingerprint()));
    assert!(check.has("https://cdi.example/sso/**") && check.has("Prévenu par le navigateur"));
    assert!(world.recipient("cdi").await.is_none(), "the check changes nothing");

    let changed_mind = again(&admin, NEW, &check, "modifier").await;
    assert!(changed_mind.has(r#"value="Le CDI""#) && changed_mind.has("BEGIN PUBLIC KEY"));

    let done = again(&admin, NEW, &check, "appliquer").await;
    assert_eq!(done.location(), "/ent/services?fait=cree", "{}", done.text());
    let kept = world.recipient("cdi").await.expect("kept");
    assert_eq!(kept.patterns.len(), 2);
    assert_eq!(kept.public_key, Some(key.public().to_spki_pem()));
    assert_eq!((kept.settings.logout, kept.settings.ticket_life), (LogoutChannel::Front, Some(30)));
    assert_eq!(kept.settings.release, passerelle_store::ent::ReleasePolicy::default());
    let event = world.last_event().await;
    assert_eq!((event.action.as_str(), event.actor.as_str()), ("journal-service-cree", "1"));
    assert_eq!(event.details["apres"]["cle"], key.public().fingerprint());

    let list = admin.get("/ent/services?fait=cree").await;
    assert!(list.has("Le service est ajouté") && list.has("Le CDI") && list.has("Identifiant opaque seul"));
    let twice =
        admin.upload(NEW, &[("nom_court", "cdi"), ("nom", "Autre"), ("action", "appliquer")], None).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.has("Un autre service porte déjà ce nom court"));
    assert_eq!(world.recipient("cdi").await.expect("kept").name, "Le CDI");
}

#[tokio::test]
async fn faults_are_told_at_their_fields_and_a_private_key_is_not_sent_back() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let private = KEY.to_pkcs8_pem();
    let fields = [
        ("nom_court", "Le CDI"),
        ("nom", ""),
        ("adresses", "https://cdi.example/**\nhttps://*.example/"),
        ("cle", private.expose_secret().as_str()),
        ("etablissements", "0450829A"),
    ];
    let answer = admin.upload(NEW, &fields, None).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.has("<title>Erreur"), "{}", answer.text());
    assert!(answer.has("Ligne 2 : le nom du serveur manque"));
    assert!(answer.has("C’est une clé privée") && !answer.has("BEGIN PRIVATE KEY"));
    assert!(answer.has("aucun établissement de l’ENT n’a ce code"));
    for field in ["nom_court", "nom", "adresses", "cle", "etablissements"] {
        assert!(answer.has(&format!("href=\"#{field}\"")), "{field}");
    }
    let as_file =
        admin.upload(PAGE, &[("nom", "Vie scolaire")], Some(private.expose_secret().as_bytes())).await;
    assert!(as_file.has("C’est une clé privée") && !as_file.has("BEGIN PRIVATE KEY"));
    let no_key = admin.upload(PAGE, &[("nom", "Vie scolaire")], Some(b"bonjour")).await;
    assert!(no_key.has("ce n’est pas une clé d’une forme connue"), "{}", no_key.text());
}

#[tokio::test]
async fn a_change_shows_before_and_after_and_nobody_overwrites_somebody_else() {
    let world = World::new().await;
    let (one, other) = (world.browser(ADMIN).await, world.browser(ADMIN).await);
    let form = one.get(PAGE).await;
    assert!(form.has(&KEY.public().fingerprint()) && form.has("readonly"));
    let shown = form.value("etat");
    let key = KEY.public().to_spki_pem();
    let change = |name: &'static str| {
        vec![
            ("etat", shown.as_str()),
            ("nom", name),
            ("cle", key.as_str()),
            ("adresses", VS_ADDRESS),
            ("nom_du_fichier", "pronote.xml"),
        ]
    };
    let first = one.upload(PAGE, &change("Première"), None).await;
    assert!(first.has("1 changement") && first.has("Vie scolaire") && first.has("Première"));
    let second = other.upload(PAGE, &change("Seconde"), None).await;
    let done = again(&one, PAGE, &first, "appliquer").await;
    assert_eq!(done.location(), "/ent/services/vie-scolaire?fait=modifie");
    let late = again(&other, PAGE, &second, "appliquer").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert_eq!(world.recipient(VS).await.expect("kept").name, "Première");
    let event = world.last_event().await;
    assert_eq!(event.details["avant"]["nom"], "Vie scolaire");
    assert_eq!(event.details["apres"]["nom"], "Première");

    let nothing = one.get(PAGE).await;
    let shown = nothing.value("etat");
    let mut same = change("Première");
    same[0] = ("etat", &shown);
    let nothing = one.upload(PAGE, &same, None).await;
    assert!(nothing.has("Rien ne change") && !nothing.has("Mettre en place"), "{}", nothing.text());
}

#[tokio::test]
async fn a_change_elsewhere_does_not_stand_in_the_way() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let shown = admin.get(PAGE).await.value("etat");
    let check = admin.upload(PAGE, &[("etat", &shown), ("nom", "Autre nom")], None).await;
    let account = world.store.account(PUPIL).await.expect("a read").expect("an account");
    world.put(EntChange::PutAccounts(vec![account])).await;
    let done = again(&admin, PAGE, &check, "appliquer").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_service_is_switched_off_and_keeps_everybody_s_identifier() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let id = OpaqueId::new("6f9c").expect("an identifier");
    world.put(EntChange::FixOpaqueIds(VS.into(), vec![(PUPIL, id.clone())])).await;
    let off = format!("{PAGE}/desactiver");
    let ask = admin.get(&off).await;
    assert!(ask.has("ne recevra plus aucun ticket"));
    let stale = admin.post(&off, &[("etat", "0")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let done = admin.post(&off, &[("etat", &ask.value("etat"))]).await;
    assert_eq!(done.location(), "/ent/services?fait=desactive");
    let kept = world.recipient(VS).await.expect("still there");
    assert!(kept.patterns.is_empty() && kept.public_key.is_some());
    assert_eq!(world.store.opaque_ids(VS, &[PUPIL]).await.expect("a read"), [(PUPIL, id)]);
    assert_eq!(world.last_event().await.action, "journal-service-desactive");
    assert!(admin.get("/ent/services").await.has("Désactivé : aucune adresse"));
    assert!(!admin.get(PAGE).await.has("Désactiver ce service"));
}

#[tokio::test]
async fn each_dangerous_address_has_its_finding_with_a_remedy() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let cases = [
        (
            "^https://ent.example.fr/.*",
            "un point remplace n’importe quel caractère",
            "Écrivez \\. pour un vrai point",
        ),
        ("^https://ent\\.example\\.fr.*", "Rien ne ferme le nom du serveur", "Ajoutez une barre oblique"),
        (
            "^https://.*/pronote/.*",
            "accepte n’importe quel serveur",
            "Écrivez le nom du serveur en toutes lettres",
        ),
        ("^https://(a|b)\\.example/.*", "n’est pas un nom fixe", "Écrivez une ligne par serveur"),
        (
            "^https://a\\.example/|https://b\\.example/",
            "sépare deux règles",
            "Mettez le choix entre parenthèses",
        ),
        (
            "https://host.example/pronote**",
            "accepte aussi des noms qui continuent autrement",
            "Séparez les étoiles",
        ),
        ("https://host.example/**", "Toutes les pages de", "Si le service n’occupe qu’un dossier"),
        ("https://host.example/**/sso", "accepte n’importe quel dossier", "gardez ** pour la fin"),
        (
            "https://host.example/page?x",
            "remplace un caractère du chemin",
            "écrivez leur nom et le signe égal",
        ),
        ("http://127.0.0.1:8080/vs/**", "n’est pas chiffré", "Gardez http pour des essais"),
    ];
    for (address, fact, remedy) in cases {
        let check = admin.upload(PAGE, &[("nom", "Vie scolaire"), ("adresses", address)], None).await;
        assert_eq!(check.status, StatusCode::OK, "{address}: {}", check.text());
        assert!(check.has(fact), "{address}: {}", check.text());
        assert!(check.has(remedy), "{address}");
    }
    let mut service = world.recipient(VS).await.expect("there");
    service.patterns = vec!["^https://.*/pronote/.*".into()];
    service.settings.proxying.private_callbacks = true;
    world.put(EntChange::PutRecipient(service)).await;
    let (list, edit) = (admin.get("/ent/services").await, admin.get(PAGE).await);
    for page in [list, edit] {
        assert!(page.has("accepte n’importe quel serveur"));
        assert!(page.has("Rappels vers des adresses privées permis"));
    }
    for refused in ["https://*.example/", "^https://a\\.example/(.*)\\1", "https://a.example/%2e%2e/"] {
        let check = admin.upload(PAGE, &[("nom", "Vie scolaire"), ("adresses", refused)], None).await;
        assert_eq!(check.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    }
}
