//! What the school is told of the bases of other years.

use passerelle_model::{LinkOrigin, OpaqueId, Provider};
use passerelle_store::service::{Base, BaseChange, LinkRecord, Publication};
use passerelle_store::{AuditEvent, Commit};

use crate::world::{HERE, NOW, World, slug, world};

/// A base of the year before, where one person of this year was linked.
async fn earlier(world: &World) {
    let store = &world.state.store;
    let event = || AuditEvent::new(NOW, "essai", "journal-essai");
    let base = Base {
        slug: slug("demo-2019-2020"),
        name: "2019-2020".to_owned(),
        schools: Vec::new(),
        publication: Publication { published: false, since: NOW },
        version: 0,
        ..world.base().await
    };
    store.create_year(&slug("demo"), &base, &event()).await.expect("created");
    let person = store.content(&slug("demo")).await.expect("a store").users.swap_remove(0).record;
    let link = LinkRecord {
        local: person.user.id.clone(),
        population: person.user.population,
        provider: Provider::Cas,
        identifier: Some(OpaqueId::new("c0ffee").expect("an identifier")),
        origin: LinkOrigin::Auto,
        rule: None,
        at: NOW,
        by: "spr".to_owned(),
    };
    let changes = vec![BaseChange::PutUsers(vec![person]), BaseChange::PutLinks(vec![link])];
    store.commit(&base.slug, Commit { changes, event: event(), expected: None }).await.expect("kept");
}

#[tokio::test]
async fn an_import_says_that_links_of_another_year_can_be_taken_over() {
    let world = world().await;
    let mut browser = world.at_work().await;
    let pages = [format!("{HERE}imports-exports?fait=utilisateurs"), format!("{HERE}rapprochement/importer")];
    let told = "Des rapprochements d’une autre année peuvent être repris";
    for page in &pages {
        assert!(!browser.get(page).await.says(told), "{page}: there is no other year");
    }
    earlier(&world).await;
    for page in &pages {
        let page = browser.get(page).await;
        assert!(page.says(told), "{}", page.text());
        assert!(page.body.contains("href=\"/console/bases/demo/annees\""));
    }
    let menu = browser.get(&format!("{HERE}imports-exports")).await;
    assert!(!menu.says(told), "nothing was imported");
    assert!(
        world.state.store.content(&slug("demo")).await.expect("a store").links.is_empty(),
        "never unasked"
    );
}
