//! A small base and its people, all invented.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use passerelle_gateway::{GatewayParts, GatewayState, routes};
use passerelle_model::{
    Address, CasDelegation, Delegation, LinkOrigin, LocalId, LocalUser, OpaqueId, Population, Provider,
    Recognition, Secret, Space, SpaceMatrix, TicketValidation, Timestamp,
};
use passerelle_store::service::{
    ActivationCode, Base, BaseChange, BaseSlug, Exclusive, HostingAccount, LinkRecord, LinkRequest, NewUser,
    Publication, Scheduled, ServiceStore, SpaceApplications,
};
use passerelle_store::{
    AuditEvent, Commit, JournalPage, MemoryShortLived, PasswordHash, Realm, SessionStore as _,
};
use passerelle_store_sqlite::SqliteServiceStore;
use passerelle_web::{
    Application, Clock, FixedClock, Health, Outbound, Passwords, PublicUrl, RouteInfo, Site, SiteSettings,
    Throttle, UpstreamLimits, Upstreams, Vault,
};

use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::ent::Ent;

/// Where browsers find the service.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:8081";
/// The teacher, as the ENT knows them.
pub(crate) const TEACHER: &str = "7f3c-professeur";
/// A parent.
pub(crate) const PARENT: &str = "9d41-parent";
/// Somebody who is both.
pub(crate) const BOTH: &str = "5e02-les-deux";
/// Somebody without a counterpart.
pub(crate) const STRANGER: &str = "0a0a-inconnu";
/// The password of everybody.
pub(crate) const PASSWORD: &str = "Ancolie-31";

/// A service and an ENT.
pub(crate) struct World {
    pub(crate) ent: Arc<Ent>,
    pub(crate) clock: Arc<FixedClock>,
    store: Arc<SqliteServiceStore>,
    router: Router,
    pub(crate) routes: Arc<[RouteInfo]>,
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

impl World {
    /// Two published bases, `demo` and `autre`; nothing is delegated.
    pub(crate) async fn new() -> Self {
        Self::with_limits(UpstreamLimits::default()).await
    }

    /// The same, where applications have these delays.
    pub(crate) async fn with_limits(limits: UpstreamLimits) -> Self {
        Self::built(ORIGIN, None, limits).await
    }

    /// The same, found at this address, with other calls to the ENT than those in process.
    pub(crate) async fn calling(origin: &str, outbound: Option<Arc<dyn Outbound>>) -> Self {
        Self::built(origin, outbound, UpstreamLimits::default()).await
    }

    async fn built(origin: &str, outbound: Option<Arc<dyn Outbound>>, limits: UpstreamLimits) -> Self {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_790_000_000)));
        let store = Arc::new(SqliteServiceStore::open_in_memory().await.expect("a store"));
        let ent = Arc::new(Ent::new(clock.clone()));
        let passwords = Passwords::light_for_tests().expect("parameters");
        let url = PublicUrl::parse(origin).expect("an address");
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
            store: store.clone(),
            short_lived: Arc::new(MemoryShortLived::default()),
            outbound: outbound.unwrap_or_else(|| ent.clone()),
            passwords: passwords.clone(),
            vault: vault(),
            throttle: Throttle::new(clock.clone()),
            upstreams: Upstreams::trusting(&[], limits).expect("a client"),
            clock: clock.clone(),
            url,
        });
        let Application { router, routes } = Application::new(&site, routes(state));
        let world = Self { ent, clock, store, router, routes };
        let hash = passwords.hash(Secret::new(PASSWORD.to_owned())).await.expect("a hash");
        let hosting =
            HostingAccount { number: "1".to_owned(), password: hash.clone(), last_invoice: hash.clone() };
        let created = AuditEvent::new(world.clock.now(), "essai", "journal-essai");
        world.store.put_hosting_account(&hosting, None, &created).await.expect("kept");
        for base in ["demo", "autre"] {
            world.store.create_base(&new_base(base), &created).await.expect("created");
            world.change(base, people(&hash)).await;
        }
        world
    }

    /// A world where these spaces of `demo` are delegated to the ENT, validated by SAML 1.1.
    pub(crate) async fn delegating(spaces: &[Space]) -> Self {
        let world = Self::new().await;
        world.delegate("demo", spaces, false, TicketValidation::Saml11).await;
        world
    }

    /// A world where these spaces of `demo` are delegated, and people recognised so.
    pub(crate) async fn recognising(spaces: &[Space], recognition: Recognition) -> Self {
        let world = Self::new().await;
        world.delegate_as("demo", spaces, TicketValidation::Saml11, recognition).await;
        world
    }

    /// `demo` as it is now.
    pub(crate) async fn base(&self) -> Base {
        let slug = BaseSlug::new("demo").expect("a slug");
        self.store.base(&slug).await.expect("read").expect("there")
    }

    /// The link of a user of `demo`.
    pub(crate) async fn link(&self, user: &str) -> Option<LinkRecord> {
        self.links().await.into_iter().find(|link| link.local == local(user))
    }

    /// Every link of `demo`.
    pub(crate) async fn links(&self) -> Vec<LinkRecord> {
        let slug = BaseSlug::new("demo").expect("a slug");
        self.store.content(&slug).await.expect("read").links
    }

    /// Sets a user aside, as the school does.
    pub(crate) async fn set_aside(&self, user: &str) {
        let link = LinkRecord {
            identifier: None,
            origin: LinkOrigin::SetAside,
            ..linked(user, Population::Teacher, "any")
        };
        self.change("demo", vec![BaseChange::PutLinks(vec![link])]).await;
    }

    /// Adds a teacher, or a pupil with a birth date.
    pub(crate) async fn add(&self, id: &str, population: Population, name: [&str; 2], born: Option<&str>) {
        let passwords = Passwords::light_for_tests().expect("parameters");
        let hash = passwords.hash(Secret::new(PASSWORD.to_owned())).await.expect("a hash");
        let mut user = new_user(id, population, name, id, &hash);
        user.user.birth_date = born.map(|date| date.parse().expect("a date"));
        self.change("demo", vec![BaseChange::PutUsers(vec![user])]).await;
    }

    /// Somebody of the school enters « mode exclusif », or leaves it.
    pub(crate) async fn exclusive(&self, entered: bool) {
        let exclusive = entered.then(|| Exclusive {
            holder: "spr".to_owned(),
            since: self.clock.now(),
            restore_point: 1,
        });
        self.change("demo", vec![BaseChange::SetExclusive(exclusive)]).await;
    }

    /// The journal of `demo`, oldest first, as one text.
    pub(crate) async fn whole_journal(&self) -> String {
        let slug = BaseSlug::new("demo").expect("a slug");
        let page = JournalPage { before: None, limit: 100 };
        let entries = self.store.journal(&slug, page).await.expect("read");
        let line = |event: &AuditEvent| {
            format!("{} {}\n", event.action, serde_json::to_string(&event.details).expect("JSON"))
        };
        entries.iter().rev().map(|entry| line(&entry.event)).collect()
    }

    /// What answers requests, to be put behind a listener.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// Sets the delegation of a base with a method and a way to recognise people.
    pub(crate) async fn delegate_as(
        &self,
        base: &str,
        spaces: &[Space],
        method: TicketValidation,
        recognition: Recognition,
    ) {
        self.delegate(base, spaces, false, method).await;
        let mut delegation = self.base().await.delegation;
        delegation.cas.as_mut().expect("defined").recognition = recognition;
        self.change(base, vec![BaseChange::SetDelegation(delegation)]).await;
    }

    /// Sets the delegation of a base; CAS stays defined when no space has it.
    pub(crate) async fn delegate(
        &self,
        base: &str,
        spaces: &[Space],
        direct_login: bool,
        validation: TicketValidation,
    ) {
        let cas =
            CasDelegation { validation, direct_login, ..CasDelegation::to("http://127.0.0.1:8080/cas") };
        self.delegate_to(base, spaces, cas).await;
    }

    /// Sets the delegation of a base in full.
    pub(crate) async fn delegate_to(&self, base: &str, spaces: &[Space], cas: CasDelegation) {
        let mut matrix = SpaceMatrix::default();
        for space in spaces {
            matrix.set(*space, Some(Provider::Cas));
        }
        self.change(base, vec![BaseChange::SetDelegation(Delegation { cas: Some(cas), matrix })]).await;
    }

    /// Sessions that are open in the spaces of `demo`.
    pub(crate) async fn open_sessions(&self) -> u64 {
        let slug = BaseSlug::new("demo").expect("a slug");
        let now = self.clock.now();
        self.store.count_sessions(Realm::Spaces, &slug.owners(), now).await.expect("counted")
    }

    pub(crate) async fn stop(&self) {
        let publication = Publication { published: false, since: self.clock.now() };
        self.change("demo", vec![BaseChange::SetPublication(publication)]).await;
    }

    /// Puts the base of another year at `demo`: the same people under other row numbers, none of them linked.
    pub(crate) async fn change_year(&self) {
        let [address, next, parked] =
            ["demo", "demo-2021-2022", "demo-2020-2021"].map(|text| BaseSlug::new(text).expect("a slug"));
        self.stop().await;
        let former = self.store.base(&address).await.expect("read").expect("there");
        let users = self.store.content(&address).await.expect("read").users;
        let event = AuditEvent::new(self.clock.now(), "essai", "journal-essai");
        let waiting = Base { slug: next.clone(), schools: Vec::new(), ..former };
        self.store.create_year(&address, &waiting, &event).await.expect("created");
        let users = users.into_iter().rev().map(|row| row.record);
        self.change(next.as_str(), vec![BaseChange::PutUsers(users.collect())]).await;
        self.store.switch_year(&next, &parked, &event).await.expect("switched");
        let publication = Publication { published: true, since: self.clock.now() };
        self.change("demo", vec![BaseChange::SetPublication(publication)]).await;
    }

    /// Goes back to a content of `demo` where the same people have other row numbers, as in a copy kept elsewhere.
    pub(crate) async fn renumber(&self) {
        let slug = BaseSlug::new("demo").expect("a slug");
        let mut content = self.store.content(&slug).await.expect("read");
        let numbers: Vec<i64> = content.users.iter().rev().map(|row| row.n).collect();
        for (row, n) in content.users.iter_mut().zip(numbers) {
            row.n = n;
        }
        content.users.sort_by_key(|row| row.n);
        self.change("demo", vec![BaseChange::Restore(content)]).await;
    }

    /// Puts applications behind spaces of a base.
    pub(crate) async fn put_behind(&self, base: &str, spaces: SpaceApplications) {
        self.change(base, vec![BaseChange::SetApplications(spaces)]).await;
    }

    /// Lets the next key sign.
    pub(crate) async fn turn_keys(&self, base: &str) {
        let slug = BaseSlug::new(base).expect("a slug");
        let vault = vault();
        let kept = self.store.applications(&slug).await.expect("read").keys;
        let keys = passerelle_web::signing::rotated(&vault, &slug, &kept, self.clock.now()).expect("made");
        self.change(base, vec![BaseChange::SetSigningKeys(keys)]).await;
    }

    /// The actions of the journal of `demo`, the newest first.
    pub(crate) async fn actions(&self) -> Vec<String> {
        self.journal().await.into_iter().map(|event| event.action).collect()
    }

    /// Listens on a real port until the test ends.
    pub(crate) async fn serve(&self) -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(passerelle_web::serve(listener, self.router.clone(), std::future::pending()));
        address
    }

    /// Plans that the stopped base is published again in so many seconds.
    pub(crate) async fn plan_return(&self, seconds: i64) {
        let at = self.clock.now().plus(seconds);
        let scheduled = Scheduled { publish: true, at, again: None, by: "1000".to_owned() };
        self.change("demo", vec![BaseChange::Schedule(Some(scheduled))]).await;
    }

    /// Undoes the link of a user.
    pub(crate) async fn unlink(&self, user: &str) {
        self.change("demo", vec![BaseChange::RemoveLinks(Provider::Cas, vec![local(user)])]).await;
    }

    /// Links a teacher, as the school does.
    pub(crate) async fn link_teacher(&self, user: &str, id: &str) {
        let link = linked(user, Population::Teacher, id);
        self.change("demo", vec![BaseChange::PutLinks(vec![link])]).await;
    }

    /// Gives a code on paper to a user of `demo`.
    pub(crate) async fn give_code(&self, user: &str, code: &str) {
        let slug = BaseSlug::new("demo").expect("a slug");
        let user = local(user);
        let mark = vault().mark(&ActivationCode::owner(&slug, &user), code);
        let expires = self.clock.now().plus(3600);
        self.change(
            "demo",
            vec![BaseChange::PutActivationCodes(vec![ActivationCode { user, mark, expires }])],
        )
        .await;
    }

    /// What the journal of `demo` says, the newest first.
    pub(crate) async fn journal(&self) -> Vec<AuditEvent> {
        let slug = BaseSlug::new("demo").expect("a slug");
        let page = JournalPage { before: None, limit: 100 };
        let entries = self.store.journal(&slug, page).await.expect("read");
        entries.into_iter().map(|entry| entry.event).collect()
    }

    /// The requests that wait in `demo`.
    pub(crate) async fn requests(&self) -> Vec<LinkRequest> {
        self.store.requests(&BaseSlug::new("demo").expect("a slug")).await.expect("read")
    }

    /// Comes in by the ENT as `id` at `path`; the page at the end.
    pub(crate) async fn enter(&self, browser: &mut Browser, id: &str, path: &str) -> crate::browser::Answer {
        browser.get(path).await;
        let ticket = self.ent.ticket(id, &format!("{ORIGIN}{path}"));
        let answer = browser.get(&format!("{path}?ticket={}", ticket.as_str())).await;
        if answer.status.is_redirection() { browser.follow(&answer).await } else { answer }
    }

    async fn change(&self, base: &str, changes: Vec<BaseChange>) {
        let slug = BaseSlug::new(base).expect("a slug");
        let event = AuditEvent::new(self.clock.now(), "essai", "journal-essai");
        self.store.commit(&slug, Commit { changes, event, expected: None }).await.expect("committed");
    }
}

fn vault() -> Vault {
    Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key")
}

fn new_base(slug: &str) -> Base {
    Base {
        n: 0,
        slug: BaseSlug::new(slug).expect("a slug"),
        hosting: "1".to_owned(),
        schools: Vec::new(),
        school_name: "Collège des Essais".to_owned(),
        name: "2020-2021".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT de démonstration".to_owned(),
        publication: Publication { published: true, since: Timestamp::from_unix(1_789_000_000) },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 0,
    }
}

fn people(hash: &PasswordHash) -> Vec<BaseChange> {
    let user = |id, population, name: [&str; 2], login| new_user(id, population, name, login, hash);
    let users = vec![
        user("P1", Population::Teacher, ["BUKISA", "JEAN-MARIE"], "jm.bukisa"),
        user("R1", Population::Guardian, ["SPECIMEN", "Sacha"], "s.specimen"),
        user("P2", Population::Teacher, ["LIGNEUL", "Ariane"], "a.ligneul"),
        user("R2", Population::Guardian, ["LIGNEUL", "Ariane"], "a.ligneul.parent"),
        user("P3", Population::Teacher, ["DORMEUR", "Ulysse"], "u.dormeur"),
    ];
    let links = vec![
        linked("P1", Population::Teacher, TEACHER),
        linked("R1", Population::Guardian, PARENT),
        linked("P2", Population::Teacher, BOTH),
        linked("R2", Population::Guardian, BOTH),
    ];
    vec![BaseChange::PutUsers(users), BaseChange::PutLinks(links)]
}

fn linked(user: &str, population: Population, id: &str) -> LinkRecord {
    LinkRecord {
        local: local(user),
        population,
        provider: Provider::Cas,
        identifier: Some(OpaqueId::new(id).expect("an identifier")),
        origin: LinkOrigin::Auto,
        rule: None,
        at: Timestamp::default(),
        by: "spr".to_owned(),
    }
}

fn new_user(id: &str, population: Population, name: [&str; 2], login: &str, hash: &PasswordHash) -> NewUser {
    let [family_name, given_name] = name.map(str::to_owned);
    let user = LocalUser {
        id: local(id),
        population,
        title: None,
        family_name,
        given_name,
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    };
    NewUser { user, spaces: Vec::new(), login: Some(login.to_owned()), password: Some(hash.clone()) }
}

fn local(id: &str) -> LocalId {
    LocalId::new(id).expect("an identifier")
}
