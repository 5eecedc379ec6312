//! What the school sees of people who were recognised when they signed in, and of those who were not.

use passerelle_model::{LinkOrigin, Obstacle, OpaqueId, Population, Provider, RecognitionWay, Space};
use passerelle_store::service::{BaseChange, LinkRecord, LinkRequest, UserRow};
use passerelle_store::{AuditEvent, Commit};

use crate::world::{HERE, NOW, World, slug, world};

fn opaque(id: &str) -> OpaqueId {
    OpaqueId::new(id).expect("an identifier")
}

async fn teachers(world: &World) -> Vec<UserRow> {
    let content = world.state.store.content(&slug("demo")).await.expect("read");
    content.users.into_iter().filter(|row| row.record.user.population == Population::Teacher).collect()
}

async fn link(world: &World, user: &UserRow, id: &str, way: RecognitionWay) {
    let link = LinkRecord {
        local: user.record.user.id.clone(),
        population: user.record.user.population,
        provider: Provider::Cas,
        identifier: Some(opaque(id)),
        origin: LinkOrigin::SignIn,
        rule: Some(way.code().to_owned()),
        at: NOW,
        by: String::new(),
    };
    let event =
        AuditEvent::new(NOW, "", "journal-reconnu").with("utilisateur", user.n).with("origine", way.code());
    let changes = vec![BaseChange::PutLinks(vec![link])];
    let commit = Commit { changes, event, expected: None };
    world.state.store.commit(&slug("demo"), commit).await.expect("linked");
}

/// A sign-in that was refused, without a word of the person.
async fn refused(world: &World, obstacle: Obstacle, named: Vec<i64>) -> LinkRequest {
    let request = LinkRequest {
        n: 0,
        number: "7C2-K9".to_owned(),
        provider: Provider::Cas,
        identifier: opaque("d0-compte"),
        space: Space::Teachers,
        obstacle: Some(obstacle),
        named,
        family_name: String::new(),
        given_name: String::new(),
        child: String::new(),
        class: String::new(),
        first: NOW,
        last: NOW,
    };
    let event = AuditEvent::new(NOW, "", "journal-reconnaissance-refusee")
        .with("numero", "7C2-K9")
        .with("raison", obstacle.code());
    world.state.store.put_request(&slug("demo"), &request, &event).await.expect("kept")
}

#[tokio::test]
async fn a_link_says_how_it_came_about_counts_in_the_table_and_can_be_undone() {
    let world = world().await;
    let people = teachers(&world).await;
    let mut spr = world.signed_in("spr").await;
    for (user, way, said) in [
        (&people[0], RecognitionWay::DoubleSignIn, "Rapproché par double connexion"),
        (&people[1], RecognitionWay::ServiceIdentifier, "par l’identifiant Vie scolaire que l’ENT a envoyé"),
        (&people[2], RecognitionWay::Names, "par le nom que l’ENT a envoyé"),
    ] {
        link(&world, user, &format!("id-{}", user.n), way).await;
        let page = spr.get(&format!("{HERE}rapprochement/personnes/{}", user.n)).await;
        assert!(page.says(said), "{}", page.text());
    }
    assert!(
        spr.get(&format!("{HERE}journal"))
            .await
            .says("reconnu à la connexion et rapproché, par double connexion")
    );
    spr.post(HERE, &format!("{HERE}exclusif"), &[]).await;
    let person = format!("{HERE}rapprochement/personnes/{}", people[0].n);
    spr.post(&person, &format!("{person}/annuler"), &[]).await;
    let left = world.state.store.link(&slug("demo"), Provider::Cas, people[0].n).await.expect("read");
    assert_eq!(left, None);
}

#[tokio::test]
async fn a_refused_sign_in_comes_with_its_reason_and_those_concerned() {
    let world = world().await;
    let people = teachers(&world).await;
    link(&world, &people[0], "somebody-else", RecognitionWay::Names).await;
    refused(&world, Obstacle::UserTaken, vec![people[0].n]).await;
    let mut spr = world.signed_in("spr").await;
    let list = format!("{HERE}rapprochement/demandes");
    let page = spr.get(&list).await;
    assert!(page.says("Personne qui n’a pas encore écrit"), "{}", page.text());
    assert!(page.says("La personne désignée est déjà rapprochée d’un autre compte ENT."), "{}", page.text());
    assert!(page.says("déjà rapproché d’un autre compte"), "{}", page.text());
    assert!(page.body.contains(&format!("rapprochement/personnes/{}\"", people[0].n)));
    assert!(!page.says("le nom est celui que la personne a écrit"));
    assert!(!page.body.contains("/relier\""), "nobody is free to be linked");
    let journal = spr.get(&format!("{HERE}journal")).await;
    assert!(journal.says("Demande 7C2-K9 ouverte par une connexion refusée : personne déjà rapprochée"));
}

#[tokio::test]
async fn homonyms_are_shown_first_and_one_of_them_takes_a_reason() {
    let world = world().await;
    let people = teachers(&world).await;
    let request = refused(&world, Obstacle::SeveralPeople, vec![people[3].n, people[4].n]).await;
    let mut spr = world.signed_in("spr").await;
    let list = format!("{HERE}rapprochement/demandes");
    let page = spr.get(&list).await;
    assert!(page.says("Deux personnes possibles ou plus"), "{}", page.text());
    assert_eq!(page.body.matches("/relier\"").count(), 2, "{}", page.text());
    let path = format!("{list}/{}/relier", request.n);
    let user = people[3].n.to_string();
    let blindly = spr.post(&list, &path, &[("utilisateur", &user)]).await;
    assert_eq!(blindly.status, http::StatusCode::UNPROCESSABLE_ENTITY, "{}", blindly.text());
    let fields = [("utilisateur", user.as_str()), ("raison", "Date vue au secrétariat")];
    spr.post(&list, &path, &fields).await;
    let linked = world.state.store.link(&slug("demo"), Provider::Cas, people[3].n).await.expect("read");
    assert_eq!(linked.expect("linked").origin, LinkOrigin::Manual);
}
