//! The demonstration school as it is before anything was retrieved, and a second school.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use passerelle_exchange::base::write_base;
use passerelle_exchange::content::{
    Establishment, PartnerContent, PartnerHeader, Protocol, write_partner_file,
};
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{ContainerKind, Envelope, FileKey, Recipient, seal};
use passerelle_model::{Address, Delegation, PartnerAccount, Population, Secret, Timestamp, Uai};
use passerelle_sample::{Quality, Sample, Size, generate};
use passerelle_service::ServiceState;
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, HostingAccount, NewUser, Publication, SchoolRole, ServiceStore, StaffAccount,
};
use passerelle_store::{AuditEvent, Commit, MemoryShortLived};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_web::{
    Application, FixedClock, Health, Outbound, OutboundError, Passwords, PublicUrl, Site, SiteSettings,
    Throttle, Vault,
};

use crate::browser::Browser;

/// 2026-09-03T12:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_788_436_800);
/// The demonstration school.
pub(crate) const HERE: &str = "/etab/0450822X/";
const ORIGIN: &str = "http://127.0.0.1:8081";

/// The service side of a test.
pub(crate) struct World {
    pub(crate) state: ServiceState,
    pub(crate) application: Application,
}

struct Nothing;

#[async_trait]
impl Health for Nothing {
    async fn ready(&self) -> bool {
        true
    }
}

#[async_trait]
impl Outbound for Nothing {
    async fn send(&self, _: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, OutboundError> {
        Err(OutboundError::Refused)
    }
}

/// The invented school of fixed figures.
pub(crate) fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| generate(Size::School, Quality::Ordinary, 1))
}

fn key() -> Arc<PrivateKey> {
    static KEY: OnceLock<Arc<PrivateKey>> = OnceLock::new();
    KEY.get_or_init(|| Arc::new(PrivateKey::generate(2048).expect("a key"))).clone()
}

/// Base `demo` without its parents, and base `autre` of another school; both have `spr`, `referent` and `lecteur`.
pub(crate) async fn world() -> World {
    let clock = Arc::new(FixedClock::new(NOW));
    let passwords = Passwords::light_for_tests().expect("parameters");
    let url = PublicUrl::parse(ORIGIN).expect("an address");
    let store: Arc<dyn ServiceStore> = Arc::new(SqliteServiceStore::open_in_memory().await.expect("a store"));
    let parents_apart = sample().users.iter().filter(|user| user.population != Population::Guardian);
    let users = parents_apart.map(|user| NewUser {
        user: user.clone(),
        spaces: Vec::new(),
        login: None,
        password: None,
    });
    put(store.as_ref(), &passwords, "demo", "0450822X", users.collect()).await;
    put(store.as_ref(), &passwords, "autre", "0451234B", Vec::new()).await;
    let state = ServiceState {
        store,
        short_lived: Arc::new(MemoryShortLived::default()),
        clock: clock.clone(),
        passwords,
        throttle: Arc::new(Throttle::new(clock.clone())),
        vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        outbound: Arc::new(Nothing),
        key: key(),
        ent_key: None,
        url: url.clone(),
        extra_presets: Arc::new([]),
        upstreams: Arc::new([]),
    };
    let site = Site::new(SiteSettings {
        url,
        name: ["Vie scolaire".to_owned(), "School life".to_owned()],
        vs: "Vie scolaire".to_owned(),
        ent: "ENT de démonstration".to_owned(),
        contact: String::new(),
        publisher: String::new(),
        entries: Vec::new(),
        clock,
        health: Arc::new(Nothing),
    });
    let application = Application::new(&site, passerelle_service::routes::routes(state.clone()));
    World { state, application }
}

impl World {
    /// A browser where nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.application.router.clone(), ORIGIN)
    }

    /// A browser of an account of the demonstration school.
    pub(crate) async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        enter(&mut browser, HERE, login).await;
        browser
    }

    /// `spr`, in exclusive mode.
    pub(crate) async fn at_work(&self) -> Browser {
        let mut browser = self.signed_in("spr").await;
        let answer = browser.post(HERE, &format!("{HERE}exclusif"), &[]).await;
        assert_eq!(answer.location, format!("{HERE}?fait=exclusif"));
        browser
    }

    /// The base as the store has it.
    pub(crate) async fn base(&self) -> Base {
        self.state.store.base(&slug("demo")).await.expect("a store").expect("a base")
    }
}

/// Signs in to a school.
pub(crate) async fn enter(browser: &mut Browser, school: &str, login: &str) {
    let page = format!("{school}connexion");
    let answer = browser.post(&page, &page, &[("compte", login), ("mot_de_passe", "Glycine-47")]).await;
    assert_eq!(answer.location, school, "{}", answer.text());
}

/// A slug.
pub(crate) fn slug(text: &str) -> BaseSlug {
    BaseSlug::new(text).expect("a slug")
}

/// The base's parents as a list.
pub(crate) fn parents() -> Vec<u8> {
    let parents: Vec<_> =
        sample().users.iter().filter(|user| user.population == Population::Guardian).cloned().collect();
    let mut list = Vec::new();
    write_base(&mut list, &parents).expect("a list");
    list
}

/// The content of the ENT's file, in clear.
pub(crate) fn content(uai: &str, date: &str, accounts: &[PartnerAccount]) -> Vec<u8> {
    let header =
        PartnerHeader { date: date.to_owned(), partner: "1".to_owned(), protocol: Some(Protocol::Cas) };
    let establishments = [Establishment {
        uai: uai.to_owned(),
        name: "Collège de démonstration".to_owned(),
        address: Address::default(),
        managed: true,
    }];
    let mut content = Vec::new();
    let written = PartnerContent { header: &header, establishments: &establishments, accounts };
    assert!(write_partner_file(&mut content, written).expect("a content").left_out.is_empty());
    content
}

/// The ENT's file, sealed for the service.
pub(crate) fn sealed(uai: &str, date: &str, accounts: &[PartnerAccount], key: &PrivateKey) -> Vec<u8> {
    let envelope = Envelope {
        version: "1.0".to_owned(),
        partner: "ENT de démonstration".to_owned(),
        date: date.to_owned(),
        uai: uai.to_owned(),
        ..Envelope::new(ContainerKind::Import)
    };
    let recipients = [Recipient { name: "", key: key.public() }];
    let mut out = Vec::new();
    let content = content(uai, date, accounts);
    seal(&mut content.as_slice(), &envelope, &recipients, &FileKey::from_bytes([7; 32]), &mut out)
        .expect("a sealed file");
    out
}

/// The ENT's file of the story.
pub(crate) fn ent_file(world: &World) -> Vec<u8> {
    sealed("0450822X", "2026-09-03T11:00:00+02:00", &sample().accounts, &world.state.key)
}

async fn put(store: &dyn ServiceStore, passwords: &Passwords, base: &str, uai: &str, users: Vec<NewUser>) {
    let hash = |text: &str| passwords.hash(Secret::new(text.to_owned()));
    let hosting = HostingAccount {
        number: "1000".to_owned(),
        password: hash("Glycine-47").await.expect("a hash"),
        last_invoice: hash("F-2026-118").await.expect("a hash"),
    };
    let created = AuditEvent::new(NOW, "essai", "journal-essai");
    store.put_hosting_account(&hosting, None, &created).await.expect("a store");
    let school: Uai = uai.parse().expect("a UAI");
    let empty = Base {
        n: 0,
        slug: slug(base),
        hosting: "1000".to_owned(),
        schools: vec![school],
        school_name: "Collège de démonstration".to_owned(),
        name: "2020-2021".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT de démonstration".to_owned(),
        publication: Publication { published: true, since: NOW },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    };
    store.create_base(&empty, &created).await.expect("a store");
    let mut changes = vec![BaseChange::PutUsers(users)];
    for (login, role) in
        [("spr", SchoolRole::Management), ("referent", SchoolRole::Referent), ("lecteur", SchoolRole::Reader)]
    {
        let password = hash("Glycine-47").await.expect("a hash");
        changes.push(BaseChange::PutStaff(StaffAccount { login: login.to_owned(), password, role }));
    }
    let commit =
        Commit { changes, event: AuditEvent::new(NOW, "essai", "journal-point-cree"), expected: None };
    store.commit(&slug(base), commit).await.expect("a store");
}
