//! Both servers over stores in memory: the demonstration, and a second school beside it.

use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use passerelle_demo::{EntSeed, Guests, Part, ServiceSeed, seed_ent, seed_service};
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{
    CasDelegation, Delegation, LinkOrigin, OpaqueId, Population, Provider, Secret, Space, SpaceMatrix,
    Timestamp,
};
use passerelle_sample::Sample;
use passerelle_store::ent::{Account, EntStore};
use passerelle_store::service::{
    Base, BaseChange, BaseContent, BaseSlug, LinkRecord, LinkRequest, PendingImport, RestorePoint,
    RestorePointReason, SchoolRole, ServiceStore, StaffAccount,
};
use passerelle_store::{Commit, JournalPage, PasswordHash};
use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use passerelle_web::{
    Application, FixedClock, Outbound, OutboundError, Passwords, PublicUrl, UpstreamLimits, Upstreams, Vault,
};
use tower::ServiceExt;

use super::browser::Browser;
use super::school;
use crate::servers::{EntSide, Means, ServiceSide, ent, service};

pub(super) const ENT: &str = "http://127.0.0.1:8080";
pub(super) const SERVICE: &str = "http://127.0.0.1:8081";
/// The school of the demonstration.
pub(super) const UAI: &str = "0450822X";
/// Everybody's.
pub(super) const PASSWORD: &str = "Ancolie-31";
/// The account of the school's pages that may look and touch nothing.
pub(super) const READER: &str = "lecteur";
const NOW: Timestamp = Timestamp::from_unix(1_788_436_800);

static KEYS: LazyLock<[String; 2]> = LazyLock::new(|| {
    [(); 2].map(|()| {
        let key = PrivateKey::generate(2048).expect("a key");
        key.to_pkcs8_pem().expose_secret().clone()
    })
});

/// Both sides.
pub(super) struct World {
    pub(super) ent: Application,
    pub(super) service: Application,
    pub(super) sample: Sample,
    pub(super) guests: Guests,
    ent_store: Arc<SqliteEntStore>,
    service_store: Arc<SqliteServiceStore>,
}

impl World {
    /// The demonstration once its teachers' space is delegated and one teacher is linked, the supervisor at
    /// work on a file of the ENT; and the second school.
    pub(super) async fn new() -> Self {
        let sample = passerelle_demo::school(1);
        let guests = Guests::choose(&sample);
        let ent_store = Arc::new(SqliteEntStore::open_in_memory().await.expect("a store"));
        let service_store = Arc::new(SqliteServiceStore::open_in_memory().await.expect("a store"));
        let passwords = Passwords::light_for_tests().expect("parameters");
        let password = passwords.hash(Secret::new(PASSWORD.to_owned())).await.expect("a hash");
        let means = |outbound: Arc<dyn Outbound>| Means {
            clock: Arc::new(FixedClock::new(NOW)),
            passwords: passwords.clone(),
            outbound,
            upstreams: Upstreams::trusting(&[], UpstreamLimits::default()).expect("a client"),
        };
        let ent = ent(ent_side(ent_store.clone()), &means(Arc::new(Neighbour(Router::new()))));
        let service =
            service(service_side(service_store.clone()), &means(Arc::new(Neighbour(ent.router.clone()))));
        let world = Self { ent, service, sample, guests, ent_store, service_store };
        world.fill(&password).await;
        school::add(world.ent_store.as_ref(), world.service_store.as_ref(), &password, NOW).await;
        world
    }

    pub(super) fn browser(&self) -> Browser {
        Browser::new(&self.ent.router, &self.service.router)
    }

    /// The linked teacher's login in the ENT.
    pub(super) fn login(&self, part: Part) -> String {
        let logins = passerelle_demo::logins(&self.sample, &self.guests);
        logins.into_iter().find(|(found, ..)| *found == part).expect("played").1
    }

    /// Row of an account of the demonstration school.
    pub(super) async fn account(&self) -> i64 {
        self.accounts(&[UAI]).await.first().expect("somebody").id
    }

    /// Rows of a user, a waiting file, a restore point and a request of the demonstration's base.
    pub(super) async fn rows(&self) -> [i64; 4] {
        let content = self.service_store.content(&demo()).await.expect("a store");
        let points = self.service_store.restore_points(&demo()).await.expect("a store");
        let file = self.service_store.pending_import(&demo(), 1).await.expect("a store").expect("a file");
        let requests = self.service_store.requests(&demo()).await.expect("a store");
        [
            content.users.first().expect("a user").n,
            file.n,
            points.first().expect("a restore point").n,
            requests.first().expect("a request").n,
        ]
    }

    /// The last line of each journal, and each base's settings and version: whatever is written changes them.
    pub(super) async fn marks(&self) -> (Vec<Option<i64>>, Vec<Base>) {
        let last = JournalPage { before: None, limit: 1 };
        let newest = |entries: Vec<passerelle_store::JournalEntry>| entries.first().map(|entry| entry.n);
        let mut journals = vec![newest(self.ent_store.journal(last).await.expect("a store"))];
        let mut bases = Vec::new();
        for slug in slugs() {
            journals.push(newest(self.service_store.journal(&slug, last).await.expect("a store")));
            bases.push(self.service_store.base(&slug).await.expect("a store").expect("a base"));
        }
        (journals, bases)
    }

    /// The people, links and restore points of both sides.
    pub(super) async fn contents(&self) -> (Vec<Account>, Vec<BaseContent>, Vec<Vec<RestorePoint>>) {
        let (mut contents, mut points) = (Vec::new(), Vec::new());
        for slug in slugs() {
            contents.push(self.service_store.content(&slug).await.expect("a store"));
            points.push(self.service_store.restore_points(&slug).await.expect("a store"));
        }
        (self.accounts(&[UAI, school::UAI]).await, contents, points)
    }

    async fn accounts(&self, schools: &[&str]) -> Vec<Account> {
        let schools: Vec<_> = schools.iter().map(|uai| uai.parse().expect("a UAI")).collect();
        self.ent_store.accounts_of(&schools).await.expect("a store")
    }

    async fn fill(&self, password: &PasswordHash) {
        let seed = EntSeed {
            now: NOW,
            service: format!("{SERVICE}/vs/demo/"),
            service_key: key(1).public().to_spki_pem(),
            password: password.clone(),
        };
        seed_ent(self.ent_store.as_ref(), &self.sample, &self.guests, &seed).await.expect("filled");
        let seed = ServiceSeed {
            now: NOW,
            hosting_password: password.clone(),
            last_invoice: password.clone(),
            supervisor_password: password.clone(),
            user_password: password.clone(),
        };
        seed_service(self.service_store.as_ref(), &self.sample, &self.guests, &seed).await.expect("filled");
        let reader =
            StaffAccount { login: READER.to_owned(), password: password.clone(), role: SchoolRole::Reader };
        let changes = vec![
            BaseChange::SetDelegation(delegation()),
            BaseChange::PutLinks(vec![self.link()]),
            BaseChange::PutStaff(reader),
            BaseChange::PutPendingImport(file()),
            BaseChange::MakeRestorePoint(RestorePointReason::Exclusive),
            BaseChange::EnterExclusive { holder: passerelle_demo::SUPERVISOR.to_owned() },
        ];
        let commit = Commit { changes, event: school::event(NOW), expected: None };
        self.service_store.commit(&demo(), commit).await.expect("kept");
        self.service_store.put_request(&demo(), &request(), &school::event(NOW)).await.expect("kept");
    }

    fn link(&self) -> LinkRecord {
        let id = &self.guests.playing(Part::Teacher).expect("played").id;
        let teacher = |truth: &&passerelle_sample::Truth| {
            truth.population == Population::Teacher && truth.partner.as_ref() == Some(id)
        };
        LinkRecord {
            local: self.sample.truth.iter().find(teacher).expect("a user").local.clone(),
            population: Population::Teacher,
            provider: Provider::Cas,
            identifier: Some(id.clone()),
            origin: LinkOrigin::Auto,
            rule: None,
            at: NOW,
            by: passerelle_demo::SUPERVISOR.to_owned(),
        }
    }
}

/// Somebody whom the base does not know asks to be linked.
fn request() -> LinkRequest {
    LinkRequest {
        n: 0,
        number: "7C2-K9".to_owned(),
        provider: Provider::Cas,
        identifier: OpaqueId::new("00-inconnu-de-la-base").expect("an identifier"),
        space: Space::Teachers,
        obstacle: None,
        named: Vec::new(),
        family_name: "INCONNU".to_owned(),
        given_name: "Camille".to_owned(),
        child: String::new(),
        class: String::new(),
        first: NOW,
        last: NOW,
    }
}

/// The address part of the demonstration's base.
pub(super) fn demo() -> BaseSlug {
    BaseSlug::new(passerelle_demo::BASE).expect("a slug")
}

fn slugs() -> [BaseSlug; 2] {
    [demo(), BaseSlug::new(school::BASE).expect("a slug")]
}

fn key(side: usize) -> PrivateKey {
    PrivateKey::parse(KEYS[side].as_bytes(), None).expect("a key")
}

fn ent_side(store: Arc<SqliteEntStore>) -> EntSide {
    EntSide {
        url: PublicUrl::parse(ENT).expect("an address"),
        store,
        key: key(0),
        vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        name: passerelle_demo::ENT_NAME.to_owned(),
        service_name: passerelle_demo::SERVICE_NAME.to_owned(),
        contact: String::new(),
        publisher: String::new(),
        lifetimes: passerelle_ent::Lifetimes::default(),
        folder: None,
    }
}

fn service_side(store: Arc<SqliteServiceStore>) -> ServiceSide {
    ServiceSide {
        url: PublicUrl::parse(SERVICE).expect("an address"),
        store,
        key: key(1),
        vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        ent_key: Some(key(0).public().clone()),
        name: passerelle_demo::SERVICE_NAME.to_owned(),
        ent_name: passerelle_demo::ENT_NAME.to_owned(),
        contact: String::new(),
        publisher: String::new(),
        folder: None,
        presets: Vec::new(),
        upstreams: Vec::new(),
        entries: Vec::new(),
    }
}

/// The teachers' space, to the ENT.
fn delegation() -> Delegation {
    let mut matrix = SpaceMatrix::default();
    matrix.set(Space::Teachers, Some(Provider::Cas));
    Delegation { cas: Some(CasDelegation::to(format!("{ENT}/cas"))), matrix }
}

fn file() -> PendingImport {
    PendingImport {
        n: 0,
        file_name: "pronote.xml".to_owned(),
        sealed: b"nothing that opens".to_vec(),
        at: NOW,
        by: passerelle_demo::SUPERVISOR.to_owned(),
        choices: "{}".to_owned(),
    }
}

/// Calls to the other server, without a network.
struct Neighbour(Router);

#[async_trait]
impl Outbound for Neighbour {
    async fn send(&self, request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, OutboundError> {
        let (mut parts, body) = request.into_parts();
        let path = parts.uri.path_and_query().ok_or(OutboundError::Refused)?.as_str();
        parts.uri = path.parse().map_err(|_| OutboundError::Refused)?;
        let request = http::Request::from_parts(parts, Body::from(body));
        let (parts, body) = self.0.clone().oneshot(request).await.expect("infallible").into_parts();
        let body = to_bytes(body, 1 << 20).await.map_err(|_| OutboundError::Refused)?;
        Ok(http::Response::from_parts(parts, body.to_vec()))
    }
}
