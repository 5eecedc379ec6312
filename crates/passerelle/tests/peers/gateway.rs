//! The gateway of a small base, listening on loopback.

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use passerelle_gateway::{GatewayParts, GatewayState, routes};
use passerelle_model::{
    Address, CasDelegation, Delegation, LinkOrigin, LocalId, LocalUser, OpaqueId, Population, Provider,
    Secret, Space, SpaceMatrix, Timestamp,
};
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, LinkRecord, NewUser, Publication, ServiceStore as _,
};
use passerelle_store::{AuditEvent, Commit, MemoryShortLived, Realm, SessionStore as _};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{
    Application, Clock as _, Health, Passwords, PublicUrl, Site, SiteSettings, SystemClock, Throttle,
    UpstreamLimits, Upstreams, Vault, serve,
};
use tokio::net::TcpListener;

use crate::process::free_address;

/// Where a gateway will be: it is declared to the CAS server before either starts.
pub(crate) struct Place {
    address: SocketAddr,
}

/// A gateway that listens.
pub(crate) struct Gateway {
    address: SocketAddr,
    store: Arc<SqliteServiceStore>,
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { address: free_address() }
    }

    /// What to declare: everything of the base.
    pub(crate) fn base(&self) -> String {
        format!("http://{}/vs/demo/", self.address)
    }

    /// Starts the gateway: the ENT's `teacher` and `pupil` are linked, the spaces of both are delegated.
    pub(crate) async fn start(self, cas: CasDelegation, teacher: &str, pupil: &str) -> Gateway {
        let clock = Arc::new(SystemClock);
        let store = Arc::new(SqliteServiceStore::open_in_memory().await.expect("a store"));
        let passwords = Passwords::light_for_tests().expect("parameters");
        let hash = passwords.hash(Secret::new("Ancolie-31".to_owned())).await.expect("a hash");
        let hosting = HostingAccount { number: "1".to_owned(), password: hash.clone(), last_invoice: hash };
        let created = AuditEvent::new(clock.now(), "essai", "journal-essai");
        store.put_hosting_account(&hosting, None, &created).await.expect("kept");
        store.create_base(&base(), &created).await.expect("created");
        let gateway = Gateway { address: self.address, store: store.clone() };
        let users =
            vec![user("P1", Population::Teacher, "LEFÈVRE"), user("E1", Population::Pupil, "MARCHAND")];
        let links = vec![link("P1", Population::Teacher, teacher), link("E1", Population::Pupil, pupil)];
        gateway.change(vec![BaseChange::PutUsers(users), BaseChange::PutLinks(links)]).await;
        gateway.delegate(cas).await;

        let url = PublicUrl::parse(&format!("http://{}", self.address)).expect("an address");
        let site = Site::new(SiteSettings {
            url: url.clone(),
            name: ["Service".to_owned(), "Service".to_owned()],
            vs: "Vie scolaire".to_owned(),
            ent: "ENT".to_owned(),
            contact: String::new(),
            publisher: String::new(),
            entries: Vec::new(),
            clock: clock.clone(),
            health: Arc::new(Ready),
        });
        let state = GatewayState::new(GatewayParts {
            store,
            short_lived: Arc::new(MemoryShortLived::default()),
            outbound: Arc::new(HttpOutbound::new().expect("a client")),
            passwords,
            vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
            upstreams: Upstreams::trusting(&[], UpstreamLimits::default()).expect("a client"),
            throttle: Throttle::new(clock.clone()),
            clock,
            url,
        });
        let listener = TcpListener::bind(self.address).await.expect("the address");
        let router = Application::new(&site, routes(state)).router;
        tokio::spawn(serve(listener, router, std::future::pending()));
        gateway
    }
}

impl Gateway {
    /// A page of the base.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("http://{}/vs/demo/{path}", self.address)
    }

    /// Replaces the settings of the delegation.
    pub(crate) async fn delegate(&self, cas: CasDelegation) {
        let mut matrix = SpaceMatrix::default();
        for space in [Space::Teachers, Space::Pupils] {
            matrix.set(space, Some(Provider::Cas));
        }
        self.change(vec![BaseChange::SetDelegation(Delegation { cas: Some(cas), matrix })]).await;
    }

    /// Sessions that are open.
    pub(crate) async fn sessions(&self) -> u64 {
        let now = SystemClock.now();
        self.store.count_sessions(Realm::Spaces, &slug().owners(), now).await.expect("counted")
    }

    async fn change(&self, changes: Vec<BaseChange>) {
        let event = AuditEvent::new(SystemClock.now(), "essai", "journal-essai");
        self.store.commit(&slug(), Commit { changes, event, expected: None }).await.expect("kept");
    }
}

fn slug() -> BaseSlug {
    BaseSlug::new("demo").expect("a slug")
}

fn base() -> Base {
    Base {
        n: 0,
        slug: slug(),
        hosting: "1".to_owned(),
        schools: Vec::new(),
        school_name: "Collège des Essais".to_owned(),
        name: "2026-2027".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT d’à côté".to_owned(),
        publication: Publication { published: true, since: Timestamp::from_unix(1_789_000_000) },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

fn user(id: &str, population: Population, family_name: &str) -> NewUser {
    let user = LocalUser {
        id: LocalId::new(id).expect("an identifier"),
        population,
        title: None,
        family_name: family_name.to_owned(),
        given_name: "Camille".to_owned(),
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    };
    NewUser { user, spaces: Vec::new(), login: None, password: None }
}

fn link(user: &str, population: Population, id: &str) -> LinkRecord {
    LinkRecord {
        local: LocalId::new(user).expect("an identifier"),
        population,
        provider: Provider::Cas,
        identifier: Some(OpaqueId::new(id).expect("an identifier")),
        origin: LinkOrigin::Auto,
        rule: None,
        at: Timestamp::default(),
        by: "spr".to_owned(),
    }
}
