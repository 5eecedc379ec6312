//! « Ce qui a été transmis », for the person and for the managers of their school.

use http::StatusCode;
use passerelle_model::{OpaqueId, Timestamp};
use passerelle_store::ent::{EntChange, EntStore, Grant, Redeemed, Told};
use passerelle_store::{Realm, Session, SessionStore, TokenDigest};

use crate::world::{ADMIN, HEAD, NEIGHBOUR, PUPIL, VS, World};

async fn told(world: &World, attributes: &[&str], at: i64) {
    let digest = TokenDigest::from_hex("ab".repeat(32));
    let grant = Grant {
        ticket: format!("ST-{at}"),
        service: "https://vs.example/pronote/".into(),
        recipient: VS.into(),
    };
    let told = Told {
        account: PUPIL,
        attributes: attributes.iter().map(ToString::to_string).collect(),
        at: Timestamp::from_unix(at),
    };
    world.store.record_grant(Redeemed { session: digest, grant, told }).await.expect("kept");
}

async fn told_twice(world: &World) {
    let id = OpaqueId::new("6f9c-1").expect("an identifier");
    world.put(EntChange::FixOpaqueIds(VS.into(), vec![(PUPIL, id)])).await;
    let session = Session {
        digest: TokenDigest::from_hex("ab".repeat(32)),
        realm: Realm::SignOn,
        owner: PUPIL.to_string(),
        tie: None,
        subject: "{}".into(),
        created: Timestamp::from_unix(1_788_249_600),
        seen: Timestamp::from_unix(1_788_249_600),
        expires: Timestamp::from_unix(1_799_999_999),
    };
    world.store.open_session(&session).await.expect("kept");
    told(world, &[], 1_788_163_200).await;
    told(world, &["profil", "ENT"], 1_788_249_600).await;
}

#[tokio::test]
async fn everybody_sees_what_was_told_of_them() {
    let world = World::new().await;
    told_twice(&world).await;
    let page = world.browser(PUPIL).await.get("/ent/mon-compte/transmissions").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.has("Vie scolaire") && page.has("6f9c-1"), "{}", page.text());
    assert!(page.has("<code>profil</code>, <code>ENT</code>") && page.has(">2</td>"));
    assert!(page.has("31 août 2026") && page.has("1er septembre 2026"), "{}", page.text());
    let nothing = world.browser(HEAD).await.get("/ent/mon-compte/transmissions").await;
    assert!(nothing.has("Rien n’a encore été transmis à un service"));
    assert!(
        world
            .browser(PUPIL)
            .await
            .get("/ent/mon-compte/transmissions?lang=en")
            .await
            .has("What has been told")
    );
}

#[tokio::test]
async fn managers_see_it_of_the_accounts_of_their_schools_alone() {
    let world = World::new().await;
    told_twice(&world).await;
    let address = format!("/ent/comptes/{PUPIL}/transmissions");
    let page = world.browser(HEAD).await.get(&address).await;
    assert!(
        page.has("EXEMPLE Aïda") && page.has("6f9c-1") && page.has("<code>profil</code>"),
        "{}",
        page.text()
    );
    assert_eq!(world.browser(ADMIN).await.get(&address).await.status, StatusCode::OK);
    let elsewhere = format!("/ent/comptes/{NEIGHBOUR}/transmissions");
    assert_eq!(world.browser(HEAD).await.get(&elsewhere).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.browser(PUPIL).await.get(&address).await.status, StatusCode::FORBIDDEN);
}
