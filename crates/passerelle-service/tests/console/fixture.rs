//! Two hosting accounts with a base each, in a store that lives as long as the test.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Address, Delegation, LocalId, LocalUser, Population, Secret, Timestamp};
use passerelle_service::ServiceState;
use passerelle_service::rules::presets::{Mode, Preset};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, NewUser, Publication, ServiceStore,
};
use passerelle_store::{AuditEvent, Commit, MemoryShortLived};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_web::Vault;
use passerelle_web::{
    Application, FixedClock, Health, Passwords, PublicUrl, RouteInfo, Site, SiteSettings, Throttle,
};

use crate::browser::Browser;
use crate::ent::Ent;

/// 2026-09-03T12:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_788_436_800);

const ORIGIN: &str = "http://127.0.0.1:8081";

/// The service side of a test.
pub(crate) struct World {
    pub(crate) state: ServiceState,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) application: Application,
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

/// Base `demo` of account 1000 and base `autre` of account 2000, both published.
pub(crate) async fn world() -> World {
    let clock = Arc::new(FixedClock::new(NOW));
    let passwords = Passwords::light_for_tests().expect("parameters");
    let url = PublicUrl::parse(ORIGIN).expect("an address");
    let store: Arc<dyn ServiceStore> = Arc::new(SqliteServiceStore::open_in_memory().await.expect("a store"));
    for (number, slug) in [("1000", "demo"), ("2000", "autre")] {
        put(store.as_ref(), &passwords, number, slug).await;
    }
    let state = ServiceState {
        store,
        short_lived: Arc::new(MemoryShortLived::default()),
        clock: clock.clone(),
        passwords,
        throttle: Arc::new(Throttle::new(clock.clone())),
        vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        outbound: Arc::new(Ent),
        key: key(),
        ent_key: None,
        url: url.clone(),
        extra_presets: Arc::new([demo_preset()]),
        upstreams: ["http://127.0.0.1:5232", "https://a.fr"]
            .map(|allowed| PublicUrl::parse(allowed).expect("an address"))
            .into(),
    };
    let site = Site::new(SiteSettings {
        url,
        name: ["Vie scolaire".to_owned(), "Vie scolaire".to_owned()],
        vs: "Vie scolaire".to_owned(),
        ent: "ENT de démonstration".to_owned(),
        contact: String::new(),
        publisher: String::new(),
        entries: Vec::new(),
        clock: clock.clone(),
        health: Arc::new(Ready),
    });
    let application = Application::new(&site, passerelle_service::routes::routes(state.clone()));
    World { state, clock, application }
}

impl World {
    /// A browser where nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.application.router.clone(), ORIGIN)
    }

    /// A browser where an account is signed in.
    pub(crate) async fn signed_in(&self, number: &str) -> Browser {
        let mut browser = self.browser();
        let fields = [("numero", number), ("mot_de_passe", "Glycine-47"), ("facture", "F-2026-118")];
        let answer = browser.post("/console/connexion", "/console/connexion", &fields).await;
        assert_eq!(answer.location, "/console/");
        browser
    }

    /// A browser of account 1000, its base stopped.
    pub(crate) async fn stopped(&self) -> Browser {
        let mut browser = self.signed_in("1000").await;
        let page = "/console/bases/demo/publication/arreter";
        let answer = browser.post(page, page, &[("retour", "delegation")]).await;
        assert_eq!(answer.location, "/console/bases/demo/delegation?fait=arretee");
        browser
    }

    /// The base as the store has it.
    pub(crate) async fn base(&self) -> Base {
        self.state.store.base(&slug("demo")).await.expect("a store").expect("a base")
    }

    /// The routes of the console.
    pub(crate) fn routes(&self) -> impl Iterator<Item = &RouteInfo> {
        self.application.routes.iter().filter(|route| route.access == passerelle_web::Access::Hosting)
    }
}

/// A slug.
pub(crate) fn slug(text: &str) -> BaseSlug {
    BaseSlug::new(text).expect("a slug")
}

async fn put(store: &dyn ServiceStore, passwords: &Passwords, number: &str, base: &str) {
    let hash = |text: &str| passwords.hash(Secret::new(text.to_owned()));
    let account = HostingAccount {
        number: number.to_owned(),
        password: hash("Glycine-47").await.expect("a hash"),
        last_invoice: hash("F-2026-118").await.expect("a hash"),
    };
    let created = AuditEvent::new(NOW, "essai", "journal-essai");
    store.put_hosting_account(&account, None, &created).await.expect("a store");
    let publication = Publication { published: true, since: NOW.plus(-3600) };
    let empty = Base {
        n: 0,
        slug: slug(base),
        hosting: number.to_owned(),
        schools: Vec::new(),
        school_name: "Collège de démonstration".to_owned(),
        name: "2020-2021".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT de démonstration".to_owned(),
        publication,
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    };
    store.create_base(&empty, &created).await.expect("a store");
    put_teachers(store, base, 0..4).await;
}

/// Teachers `P0`, `P1`…
pub(crate) async fn put_teachers(store: &dyn ServiceStore, base: &str, numbers: Range<u32>) {
    let changes = vec![BaseChange::PutUsers(numbers.map(teacher).collect())];
    let commit = Commit { changes, event: AuditEvent::new(NOW, "essai", "journal-essai"), expected: None };
    store.commit(&slug(base), commit).await.expect("a store");
}

fn teacher(n: u32) -> NewUser {
    NewUser {
        user: LocalUser {
            id: LocalId::new(format!("P{n}")).expect("an identifier"),
            population: Population::Teacher,
            title: None,
            family_name: format!("NOM{n}"),
            given_name: "Camille".to_owned(),
            birth_date: None,
            national_number: None,
            class: None,
            address: Address::default(),
            children: Vec::new(),
        },
        spaces: Vec::new(),
        login: None,
        password: None,
    }
}

fn demo_preset() -> Preset {
    Preset {
        code: "demo".to_owned(),
        name: "ENT de démonstration".to_owned(),
        territory: None,
        server: "http://127.0.0.1:8080/cas".to_owned(),
        validation: passerelle_model::TicketValidation::Saml11,
        mode: Mode::Fed,
        confirmed: true,
        documentation: Some("http://127.0.0.1:8080/aide/".to_owned()),
        contact: None,
        recognition: passerelle_model::Recognition::default(),
    }
}

fn key() -> Arc<PrivateKey> {
    static KEY: OnceLock<Arc<PrivateKey>> = OnceLock::new();
    KEY.get_or_init(|| Arc::new(PrivateKey::generate(2048).expect("a key"))).clone()
}
