//! What stands behind the spaces, and the keys.

use passerelle_model::Space;
use passerelle_store::service::{
    Application, ApplicationWay, Applications, BaseChange, IdentityHeaders, ServiceStore, SigningKey,
    SpaceApplications, TokenPlace,
};

use super::invented::{NOW, commit, new_base};

pub(super) async fn check(store: &dyn ServiceStore) {
    let slug = new_base(store, "applications", 920).await;
    let kept = async || store.applications(&slug).await.expect("read");
    assert_eq!(kept().await, Applications::default(), "every space has its built-in page");

    let version = store.base(&slug).await.expect("read").expect("there").version;
    let spaces = SpaceApplications::from([
        (
            Space::Teachers,
            application(ApplicationWay::Proxied { upstream: "http://127.0.0.1:5232".to_owned() }),
        ),
        (
            Space::Pupils,
            application(ApplicationWay::ForwardAuth { public: "https://vs.exemple.fr/a".to_owned() }),
        ),
    ]);
    let change = BaseChange::SetApplications(spaces.clone());
    let receipt = store.commit(&slug, commit(vec![change], Some(version))).await.expect("kept");
    assert!(receipt.version > version, "whoever remembers them sees that they changed");
    assert_eq!(kept().await, Applications { spaces: spaces.clone(), keys: Vec::new() });

    let keys = vec![key("a", true), key("b", false)];
    store.commit(&slug, commit(vec![BaseChange::SetSigningKeys(keys.clone())], None)).await.expect("kept");
    assert_eq!(kept().await, Applications { spaces, keys: keys.clone() });
    let none = BaseChange::SetApplications(SpaceApplications::new());
    store.commit(&slug, commit(vec![none], None)).await.expect("kept");
    assert_eq!(kept().await, Applications { spaces: SpaceApplications::new(), keys });

    let other = new_base(store, "applications-none", 930).await;
    assert_eq!(store.applications(&other).await.expect("read"), Applications::default());
}

fn application(way: ApplicationWay) -> Application {
    let headers = IdentityHeaders { user: "X-Remote-User".to_owned(), ..IdentityHeaders::default() };
    Application { way, headers, token: TokenPlace::Bearer, audience: "agenda".to_owned() }
}

fn key(id: &str, signs: bool) -> SigningKey {
    SigningKey {
        id: id.to_owned(),
        point: ["x", "y"].map(str::to_owned),
        sealed: "sealed".to_owned(),
        since: signs.then_some(NOW),
        until: None,
    }
}
