//! A small ENT in memory, a browser, a peer.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, LazyLock, Mutex};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use passerelle_ent::{EntParts, EntState};
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Address, Population, Secret, Timestamp};
use passerelle_store::ent::{
    Account, AccountState, EntChange, EntStore, Membership, Recipient, RecipientSettings, Tile,
};
use passerelle_store::{AuditEvent, Commit, MemoryShortLived};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{
    Application, FixedClock, Health, Outbound, OutboundError, Passwords, PublicUrl, Site, SiteSettings, Vault,
};
use tower::ServiceExt;

pub(crate) const START: i64 = 1_788_249_600;
pub(crate) const OWN: &str = "http://127.0.0.1:8080";
pub(crate) const SERVICE: &str = "http://127.0.0.1:8081/vs/demo/professeur";
pub(crate) const PASSWORD: &str = "Ancolie-31";

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

static KEY: LazyLock<Arc<PrivateKey>> =
    LazyLock::new(|| Arc::new(PrivateKey::generate(2048).expect("a key")));

/// The ENT: its pages, and what is behind them.
pub(crate) struct World {
    pub(crate) router: Router,
    pub(crate) state: EntState,
    pub(crate) store: Arc<SqliteEntStore>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) peer: Arc<Peer>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let store = Arc::new(SqliteEntStore::open_in_memory().await.expect("a database"));
        Self::over(store, Arc::new(Peer::default())).await
    }

    pub(crate) async fn over(store: Arc<SqliteEntStore>, peer: Arc<Peer>) -> Self {
        Self::built(store, peer, Passwords::light_for_tests().expect("parameters")).await
    }

    /// One whose passwords take the time that they take in service.
    pub(crate) async fn slow_at_passwords() -> Self {
        let store = Arc::new(SqliteEntStore::open_in_memory().await.expect("a database"));
        Self::built(store, Arc::new(Peer::default()), Passwords::new(1).expect("parameters")).await
    }

    async fn built(store: Arc<SqliteEntStore>, peer: Arc<Peer>, passwords: Passwords) -> Self {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(START)));
        if store.account_by_login("jm.bukisa").await.expect("a read").is_none() {
            seed(&store, &passwords).await;
        }
        let site = Site::new(SiteSettings {
            url: PublicUrl::parse(OWN).expect("an address"),
            name: ["ENT de démonstration".into(), "Demonstration ENT".into()],
            vs: "Vie scolaire".into(),
            ent: "ENT de démonstration".into(),
            contact: String::new(),
            publisher: String::new(),
            entries: Vec::new(),
            clock: clock.clone(),
            health: Arc::new(Ready),
        });
        let state = EntState::new(EntParts {
            site: site.clone(),
            store: store.clone(),
            short_lived: Arc::new(MemoryShortLived::default()),
            passwords,
            outbound: peer.clone(),
            key: KEY.clone(),
            vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        });
        let router = Application::new(&site, passerelle_ent::routes(state.clone())).router;
        Self { router, state, store, clock, peer }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: HashMap::new(),
            headers: HeaderMap::new(),
            address: HERE,
        }
    }

    /// A browser where the teacher has signed in for the service; and the ticket.
    pub(crate) async fn signed_in(&self) -> (Browser, String) {
        let mut browser = self.browser();
        let answer = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
        let ticket = answer.ticket();
        (browser, ticket)
    }

    /// Changes the settings of a recipient.
    pub(crate) async fn settings(&self, id: &str, change: impl FnOnce(&mut RecipientSettings)) {
        let mut recipient = self.store.recipient(id).await.expect("a read").expect("a recipient");
        change(&mut recipient.settings);
        self.put(EntChange::PutRecipient(recipient)).await;
    }

    /// The teacher's account.
    pub(crate) async fn teacher(&self) -> Account {
        self.store.account_by_login("jm.bukisa").await.expect("a read").expect("an account")
    }

    pub(crate) async fn put(&self, change: EntChange) {
        put(&self.store, change).await;
    }
}

async fn put(store: &SqliteEntStore, change: EntChange) {
    let event = AuditEvent::new(Timestamp::from_unix(START), "test", "journal-test");
    store.commit(Commit { changes: vec![change], event, expected: None }).await.expect("a write");
}

async fn seed(store: &SqliteEntStore, passwords: &Passwords) {
    let hash = passwords.hash(Secret::new(PASSWORD.to_owned())).await.expect("a hash");
    let account = |login: &str, state, population, manages_accounts| Account {
        id: 0,
        login: login.into(),
        password: Some(hash.clone()),
        state,
        local: false,
        title: None,
        family_name: "BUKISA".into(),
        given_name: "Jean Marie".into(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: vec![Membership {
            uai: "0450822X".parse().expect("a code"),
            population,
            class: None,
            function: None,
            manages_accounts,
        }],
        guardians: Vec::new(),
        created: Timestamp::from_unix(START),
        source: None,
        administrator: false,
        credentials: passerelle_store::ent::Credentials::default(),
    };
    put(
        store,
        EntChange::PutEstablishment(passerelle_store::ent::Establishment {
            uai: "0450822X".parse().expect("a code"),
            name: "Collège de démonstration".into(),
            city: "Orléans".into(),
            grouping: None,
        }),
    )
    .await;
    put(
        store,
        EntChange::PutAccounts(vec![
            account("jm.bukisa", AccountState::Active, Population::Teacher, false),
            account("direction", AccountState::Active, Population::Staff, true),
            account("bloque", AccountState::Blocked, Population::Teacher, false),
        ]),
    )
    .await;
    for (id, pattern, tile) in [
        ("vie-scolaire", "http://127.0.0.1:8081/vs/demo/**", "http://127.0.0.1:8081/vs/demo/{espace}"),
        ("cdi", "http://127.0.0.1:8082/**", "http://127.0.0.1:8082/"),
    ] {
        put(
            store,
            EntChange::PutRecipient(Recipient {
                id: id.into(),
                name: if id == "cdi" { "CDI".into() } else { "Vie scolaire".into() },
                public_key: None,
                patterns: vec![pattern.into()],
                file_name: "pronote.xml".into(),
                tile: Some(Tile { address: tile.into(), populations: Vec::new() }),
                settings: passerelle_store::ent::RecipientSettings::default(),
            }),
        )
        .await;
    }
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

/// Services that are told of a sign-out, and that are given proxy-granting tickets.
#[derive(Default)]
pub(crate) struct Peer {
    /// What was posted: the address and the form.
    pub(crate) received: Mutex<Vec<(String, String)>>,
    /// Somebody was told, each time.
    pub(crate) heard: tokio::sync::Notify,
    /// The addresses that were called without a form, in order.
    pub(crate) called: Mutex<Vec<String>>,
    /// An address whose forms are answered once the gate opens.
    pub(crate) hangs: Mutex<Option<String>>,
    /// Opens when it is notified.
    pub(crate) gate: tokio::sync::Notify,
    /// What an address, or every address of a path, answers where that is not 200.
    pub(crate) statuses: Mutex<HashMap<String, StatusCode>>,
}

impl Peer {
    /// The value of a parameter of the last call.
    pub(crate) fn delivered(&self, name: &str) -> String {
        let called = self.called.lock().expect("a lock");
        let last = url::Url::parse(called.last().expect("a call")).expect("an address");
        let found = last.query_pairs().find(|(found, _)| found == name).expect("the parameter");
        found.1.into_owned()
    }
}

#[async_trait]
impl Outbound for Peer {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let address = request.uri().to_string();
        let mut answer = Response::new(Vec::new());
        {
            let statuses = self.statuses.lock().expect("a lock");
            if let Some(status) = statuses.get(&address).or_else(|| statuses.get(request.uri().path())) {
                *answer.status_mut() = *status;
            }
        }
        if request.method() == Method::GET {
            assert!(request.body().is_empty());
            self.called.lock().expect("a lock").push(address);
            return Ok(answer);
        }
        assert_eq!(request.method(), Method::POST);
        assert_eq!(request.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded");
        let body = String::from_utf8(request.body().clone()).expect("a form");
        let hangs = self.hangs.lock().expect("a lock").as_ref() == Some(&address);
        self.received.lock().expect("a lock").push((address, body));
        self.heard.notify_one();
        if hangs {
            self.gate.notified().await;
        }
        Ok(answer)
    }
}

/// A browser without script, with its cookies.
pub(crate) struct Browser {
    router: Router,
    cookies: HashMap<String, (String, String)>,
    /// Sent with every request.
    pub(crate) headers: HeaderMap,
    /// Where it is.
    pub(crate) address: IpAddr,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|location| location.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn ticket(&self) -> String {
        let (_, ticket) = self.location().rsplit_once("ticket=").expect("a ticket");
        ticket.to_owned()
    }

    /// The ticket of a sign-in that named its service `TARGET`.
    pub(crate) fn ticket_saml(&self) -> String {
        let (_, ticket) = self.location().rsplit_once("SAMLart=").expect("a ticket");
        ticket.to_owned()
    }

    /// What scripts of the field look for, to the letter.
    pub(crate) fn execution(&self) -> String {
        let (_, rest) =
            self.body.split_once(r#"<input type="hidden" name="execution" value=""#).expect("a form");
        let (execution, _) = rest.split_once(r#""/>"#).expect("a closed input");
        execution.to_owned()
    }

    pub(crate) fn hidden(&self, name: &str) -> String {
        let (_, rest) = self.body.split_once(&format!(r#"name="{name}" value=""#)).expect("the field");
        rest.split_once('"').expect("a closed value").0.to_owned()
    }
}

impl Browser {
    pub(crate) async fn get(&mut self, address: &str) -> Answer {
        self.send(Method::GET, address, None).await
    }

    pub(crate) async fn head(&mut self, address: &str) -> Answer {
        self.send(Method::HEAD, address, None).await
    }

    pub(crate) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form(fields);
        self.send(Method::POST, address, Some(body)).await
    }

    pub(crate) async fn post_raw(&mut self, address: &str, body: &str) -> Answer {
        self.send(Method::POST, address, Some(body.to_owned())).await
    }

    /// The form, filled in and sent, with the fields that scripts send and no others.
    pub(crate) async fn sign_in(&mut self, address: &str, login: &str, password: &str) -> Answer {
        let form = self.get(address).await;
        let execution = form.execution();
        self.post(address, &credentials(&execution, login, password)).await
    }

    pub(crate) fn forget(&mut self, cookie: &str) {
        self.cookies.remove(cookie);
    }

    /// The cookie as the browser sends it back.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has(&self, cookie: &str) -> bool {
        self.cookies.contains_key(cookie)
    }

    pub(crate) fn moved_to(self, router: &Router) -> Self {
        Self { router: router.clone(), ..self }
    }

    pub(crate) async fn send(&mut self, method: Method, address: &str, body: Option<String>) -> Answer {
        let path = address.strip_prefix(OWN).unwrap_or(address);
        let mut request = Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:8080");
        let kept: Vec<_> = self
            .cookies
            .iter()
            .filter(|(_, (folder, _))| path.starts_with(folder.as_str()))
            .map(|(name, (_, value))| format!("{name}={value}"))
            .collect();
        if !kept.is_empty() {
            request = request.header(COOKIE, kept.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if body.is_some() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request = request.extension(ConnectInfo(SocketAddr::new(self.address, 40_000)));
        let request = request.body(Body::from(body.unwrap_or_default())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().expect("a text"));
        }
        let body = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8(body.to_vec()).expect("a text");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    fn keep(&mut self, cookie: &str) {
        let mut parts = cookie.split("; ");
        let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie");
        let attributes: Vec<&str> = parts.collect();
        assert!(attributes.contains(&"HttpOnly") && attributes.contains(&"SameSite=Lax"), "{cookie}");
        let folder = attributes.iter().find_map(|a| a.strip_prefix("Path=")).expect("a path");
        if attributes.contains(&"Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), (folder.to_owned(), value.to_owned()));
        }
    }
}

pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

pub(crate) fn credentials<'a>(
    execution: &'a str,
    login: &'a str,
    password: &'a str,
) -> [(&'a str, &'a str); 4] {
    [("username", login), ("password", password), ("execution", execution), ("_eventId", "submit")]
}

pub(crate) fn login_for(service: &str) -> String {
    format!("/cas/login?{}", form(&[("service", service)]))
}

pub(crate) fn validation(path: &str, service: &str, ticket: &str) -> String {
    format!("{path}?{}", form(&[("service", service), ("ticket", ticket)]))
}

/// What clients post to `/cas/samlValidate`.
pub(crate) fn soap(ticket: &str) -> String {
    format!(
        r#"<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body><samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_1" IssueInstant="2002-06-19T17:03:44.022Z"><samlp:AssertionArtifact>{ticket}</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>"#
    )
}
