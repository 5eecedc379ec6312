//! Who enters, and who is in exclusive mode.

use http::StatusCode;
use passerelle_web::Access;

use crate::world::{HERE, ent_file, enter, world};

#[tokio::test]
async fn nobody_the_wrong_school_and_the_wrong_role_are_turned_away_everywhere() {
    let world = world().await;
    let mut nobody = world.browser();
    let mut other = world.browser();
    enter(&mut other, "/etab/0451234B/", "spr").await;
    let mut reader = world.signed_in("lecteur").await;
    let routes = world.application.routes.iter().filter(|route| route.path.starts_with("/etab/{uai}"));
    let mut seen = 0;
    for route in routes.filter(|route| route.access != Access::Public) {
        let path = route.path.replace("{uai}", "0450822X").replace("{n}", "1");
        seen += 1;
        if route.method == "GET" {
            assert_eq!(nobody.get(&path).await.location, format!("{HERE}connexion"), "{path}");
            assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            if route.access == Access::SchoolManager {
                assert_eq!(reader.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        } else {
            let page = format!("{HERE}connexion");
            assert_eq!(nobody.post(&page, &path, &[]).await.status, StatusCode::UNAUTHORIZED, "{path}");
            let own = "/etab/0451234B/rapprochement/";
            assert_eq!(other.post(own, &path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
            if route.access == Access::SchoolManager {
                let page = format!("{HERE}rapprochement/");
                assert_eq!(reader.post(&page, &path, &[]).await.status, StatusCode::FORBIDDEN, "{path}");
            }
        }
    }
    assert!(seen > 40, "{seen} routes");
}

#[tokio::test]
async fn what_others_try_keeps_no_member_of_the_school_out_where_they_have_been_before() {
    let world = world().await;
    let page = format!("{HERE}connexion");
    let from = |address: [u8; 4]| {
        let mut browser = world.browser();
        browser.address = address.into();
        browser
    };
    enter(&mut from([192, 0, 2, 1]), HERE, "spr").await;
    for n in 0..70 {
        let fields = [("compte", "spr"), ("mot_de_passe", "faux")];
        from([198, 51, 100, n]).post(&page, &page, &fields).await;
    }
    let right = [("compte", "spr"), ("mot_de_passe", "Glycine-47")];
    let elsewhere = from([192, 0, 2, 2]).post(&page, &page, &right).await;
    assert_eq!(elsewhere.status, StatusCode::TOO_MANY_REQUESTS);
    enter(&mut from([192, 0, 2, 1]), HERE, "spr").await;
}

#[tokio::test]
async fn one_text_whatever_is_wrong_and_guessing_is_slowed_down() {
    let world = world().await;
    let mut browser = world.browser();
    let page = format!("{HERE}connexion");
    for login in ["spr", "personne"] {
        let answer = browser.post(&page, &page, &[("compte", login), ("mot_de_passe", "faux")]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.says("Identifiant ou mot de passe incorrect"));
    }
    let mut last = StatusCode::OK;
    for _ in 0..10 {
        last = browser.post(&page, &page, &[("compte", "spr"), ("mot_de_passe", "faux")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn one_person_at_a_time_is_in_exclusive_mode() {
    let world = world().await;
    let mut spr = world.at_work().await;
    assert!(spr.get(HERE).await.says("Quitter le mode exclusif"));
    let mut referent = world.signed_in("referent").await;
    for page in ["", "rapprochement/", "journal", "imports-exports"] {
        let text = referent.get(&format!("{HERE}{page}")).await;
        assert!(text.says("spr est en mode exclusif depuis le 3 septembre 2026"), "{page}: {}", text.text());
    }
    let refused = referent.post(&format!("{HERE}rapprochement/"), &format!("{HERE}exclusif"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("spr est en mode exclusif"), "{}", refused.text());
    let form = format!("{HERE}rapprochement/importer");
    let csrf = format!("{HERE}rapprochement/");
    let sent = referent.upload(&csrf, &form, &[], ("pronote.xml", &ent_file(&world))).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    let leave = format!("{HERE}exclusif/quitter");
    assert_eq!(referent.get(&leave).await.status, StatusCode::CONFLICT);
    assert_eq!(world.base().await.exclusive.expect("held").holder, "spr");
}

#[tokio::test]
async fn nothing_changes_outside_exclusive_mode() {
    let world = world().await;
    let mut spr = world.signed_in("spr").await;
    let form = format!("{HERE}rapprochement/importer");
    let sent = spr.upload(&form, &form, &[], ("pronote.xml", &ent_file(&world))).await;
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.says("Il faut d’abord passer en mode exclusif"), "{}", sent.text());
}

#[tokio::test]
async fn a_reader_sees_the_end_of_identifiers_and_no_button() {
    let world = world().await;
    let mut spr = world.at_work().await;
    let form = format!("{HERE}rapprochement/importer");
    let check = spr.upload(&form, &form, &[], ("pronote.xml", &ent_file(&world))).await.location;
    let version = spr.get(&check).await.hidden("version");
    spr.post(&check, &check.replace("verifier", "appliquer"), &[("version", &version)]).await;
    let list = format!("{HERE}rapprochement/?population=professeur&filtre=tous");
    let whole = spr.get(&list).await;
    let mut reader = world.signed_in("lecteur").await;
    let masked = reader.get(&list).await;
    let id = crate::world::sample().truth.iter().find_map(|truth| {
        let id = truth.partner.as_ref()?;
        whole.body.contains(id.as_str()).then(|| id.as_str().to_owned())
    });
    let id = id.expect("an identifier in full");
    assert!(!masked.body.contains(&id));
    assert!(masked.body.contains(&format!("…{}", &id[id.len() - 3..])));
    assert!(!masked.says("Récupérer les identifiants"));
}
