//! Three invented schools in memory, and browsers signed in to their ENT.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::response::IntoResponse;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{Method, Request, Response, StatusCode};
use passerelle_ent::{EntParts, EntState, PortalSession, SignOn};
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Address, Population, Secret, Timestamp, Title, Uai};
use passerelle_sso::ticket::ServiceTicket;
use passerelle_store::ent::{
    Account, AccountId, AccountState, EntChange, EntStore, Establishment, Grant, Membership, Recipient,
    Redeemed, Told,
};
use passerelle_store::{AuditEvent, Commit, JournalPage, MemoryShortLived};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{
    Application, Clock, FixedClock, Health, Outbound, OutboundError, Passwords, PublicUrl, Site,
    SiteSettings, Vault,
};
use tokio::sync::{Mutex, mpsc};
use tower::ServiceExt;

const START: i64 = 1_788_249_600;
pub(crate) const RECIPIENT: &str = "vie-scolaire";

/// The school of the tests, one of the same grouping, a foreign one.
pub(crate) const SCHOOLS: [&str; 3] = ["0450822X", "0450823Y", "0450824Z"];

/// Rows of the accounts, in the order they are created.
pub(crate) const HEAD: AccountId = 1;
pub(crate) const TEACHER: AccountId = 2;
pub(crate) const PUPIL: AccountId = 3;
pub(crate) const UNBORN: AccountId = 4;
pub(crate) const FOREIGN: AccountId = 5;
pub(crate) const NEIGHBOUR: AccountId = 6;
pub(crate) const TWIN: AccountId = 7;
pub(crate) const ADMINISTRATOR: AccountId = 8;

pub(crate) type Key = LazyLock<Arc<PrivateKey>>;
pub(crate) static ENT_KEY: Key = LazyLock::new(generate);
pub(crate) static SERVICE_KEY: Key = LazyLock::new(generate);

fn generate() -> Arc<PrivateKey> {
    Arc::new(PrivateKey::generate(2048).expect("a key"))
}

pub(crate) struct World {
    router: Router,
    pub(crate) state: EntState,
    pub(crate) store: Arc<SqliteEntStore>,
    pub(crate) clock: Arc<FixedClock>,
    /// Addresses of the services that were told that a session is over.
    told: Mutex<mpsc::UnboundedReceiver<String>>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let store = Arc::new(SqliteEntStore::open_in_memory().await.expect("a database"));
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(START)));
        let site = Site::new(SiteSettings {
            url: PublicUrl::parse("http://127.0.0.1:8080").expect("an address"),
            name: ["ENT de démonstration".into(), "Demonstration ENT".into()],
            vs: "Vie scolaire".into(),
            ent: "ENT de démonstration".into(),
            contact: String::new(),
            publisher: String::new(),
            entries: Vec::new(),
            clock: clock.clone(),
            health: Arc::new(Ready),
        });
        let (tell, told) = mpsc::unbounded_channel();
        let state = EntState::new(EntParts {
            site: site.clone(),
            store: store.clone(),
            short_lived: Arc::new(MemoryShortLived::default()),
            passwords: Passwords::light_for_tests().expect("parameters"),
            outbound: Arc::new(Services(tell)),
            key: ENT_KEY.clone(),
            vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        });
        let router = Application::new(&site, passerelle_ent::routes(state.clone())).router;
        let world = Self { router, state, store, clock, told: Mutex::new(told) };
        world.seed().await;
        world
    }

    async fn seed(&self) {
        for (n, uai) in SCHOOLS.iter().enumerate() {
            self.put(EntChange::PutEstablishment(Establishment {
                uai: uai.parse().expect("a code"),
                name: format!("Collège {n}"),
                city: "Orville".into(),
                grouping: (n < 2).then(|| "Cité".into()),
            }))
            .await;
        }
        let [own, other, foreign] = SCHOOLS;
        let mut head = account("direction", "SPÉCIMEN", "Dominique", &[(own, Population::Staff)]);
        head.memberships[0].manages_accounts = true;
        head.memberships[0].function = Some("Principale".into());
        let twice = [(own, Population::Teacher), (own, Population::Guardian)];
        let mut teacher = account("jm.bukisa", "BUKISA", "Jean Marie", &twice);
        teacher.title = Some(Title::Mr);
        let mut pupil = account("a.bukisa", "BUKISA", "Aïda", &[(own, Population::Pupil)]);
        pupil.birth_date = "2012-03-04".parse().ok();
        pupil.guardians = vec![TEACHER];
        pupil.memberships[0].class = Some("6A".into());
        let mut unborn = account("e.sansdate", "SANSDATE", "Élodie", &[(own, Population::Pupil)]);
        unborn.memberships[0].class = Some("6A".into());
        let stranger = account("x.ailleurs", "AILLEURS", "Xavier", &[(foreign, Population::Staff)]);
        let neighbour = account("v.voisin", "VOISIN", "Val", &[(other, Population::Teacher)]);
        let mut twin = account("a.bukisa2", "Bukisa", "AIDA", &[(own, Population::Pupil)]);
        twin.birth_date = pupil.birth_date;
        twin.memberships[0].class = Some("6A".into());
        let mut administrator = account("administration", "RÉGION", "Camille", &[]);
        administrator.administrator = true;
        let seven = [head, teacher, pupil, unborn, stranger, neighbour, twin];
        self.put(EntChange::PutAccounts(seven.into_iter().chain([administrator]).collect())).await;
        self.put(EntChange::PutRecipient(Recipient {
            id: RECIPIENT.into(),
            name: "Vie scolaire".into(),
            public_key: Some(SERVICE_KEY.public().to_spki_pem()),
            patterns: Vec::new(),
            file_name: "pronote.xml".into(),
            tile: None,
            settings: passerelle_store::ent::RecipientSettings::default(),
        }))
        .await;
    }

    pub(crate) async fn put(&self, change: EntChange) {
        let event = AuditEvent::new(Timestamp::from_unix(START), "test", "journal-test");
        let commit = Commit { changes: vec![change], event, expected: None };
        self.store.commit(commit).await.expect("a write");
    }

    /// The browser of somebody who is signed in.
    pub(crate) async fn browser(&self, account: AccountId) -> Browser {
        self.enter(account, None).await
    }

    /// The same by way of a sign-on session, in which a service was entered too.
    pub(crate) async fn browser_of_service(&self, account: AccountId, service: &str) -> Browser {
        let now = self.clock.now();
        let sign_on = SignOn { account, authenticated_at: now, long_term: false };
        let token =
            self.state.sign_on().open_token(&account.to_string(), None, &sign_on).await.expect("a session");
        let entropy = passerelle_web::random::bytes().expect("random bytes");
        let grant = Grant {
            ticket: ServiceTicket::from_entropy(entropy).as_str().to_owned(),
            service: service.to_owned(),
            recipient: RECIPIENT.to_owned(),
        };
        let told = Told { account, attributes: Vec::new(), at: now };
        self.store.record_grant(Redeemed { session: token.digest(), grant, told }).await.expect("a grant");
        self.enter(account, Some(token.digest().as_hex())).await
    }

    async fn enter(&self, account: AccountId, tie: Option<&str>) -> Browser {
        let session = PortalSession { account };
        let cookie = self.state.portal().open(&account.to_string(), tie, &session).await.expect("a session");
        let response = (cookie, "").into_response();
        Browser { router: self.router.clone(), cookie: cookie_of(&response), forms: "/ent/" }
    }

    /// The browser of somebody whom nobody knows, on a page that has a form.
    pub(crate) async fn stranger(&self, forms: &'static str) -> Browser {
        let request = Request::builder().uri(forms).header(HOST, "127.0.0.1:8080").body(Body::empty());
        let request = request.expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        Browser { router: self.router.clone(), cookie: cookie_of(&response), forms }
    }

    /// The next service that is told that a session is over.
    pub(crate) async fn told(&self) -> String {
        let next = async { self.told.lock().await.recv().await };
        tokio::time::timeout(Duration::from_secs(10), next).await.expect("told in time").expect("open")
    }

    /// Gives an account a password.
    pub(crate) async fn set_password(&self, id: AccountId, password: &str) {
        let hash = self.state.passwords().hash(Secret::new(password.to_owned())).await.expect("a hash");
        let account = Account { password: Some(hash), ..self.account(id).await };
        self.put(EntChange::PutAccounts(vec![account])).await;
    }

    /// Whether this is the account's password.
    pub(crate) async fn opens(&self, id: AccountId, password: &str) -> bool {
        let account = self.account(id).await;
        let password = Secret::new(password.to_owned());
        self.state.passwords().verify(password, account.password.as_ref()).await.expect("an answer")
    }

    pub(crate) async fn account(&self, id: AccountId) -> Account {
        self.store.account(id).await.expect("a read").expect("an account")
    }

    pub(crate) async fn opaque(&self, id: AccountId) -> Option<String> {
        let ids = self.store.opaque_ids(RECIPIENT, &[id]).await.expect("a read");
        ids.first().map(|(_, id)| id.to_string())
    }

    /// What the journal says of the last write: the action and its details.
    pub(crate) async fn last_event(&self) -> AuditEvent {
        let page = JournalPage { before: None, limit: 1 };
        self.store.journal(page).await.expect("a read").remove(0).event
    }
}

fn account(login: &str, family: &str, given: &str, memberships: &[(&str, Population)]) -> Account {
    Account {
        id: 0,
        login: login.into(),
        password: None,
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: family.into(),
        given_name: given.into(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: memberships
            .iter()
            .map(|(uai, population)| Membership {
                uai: uai.parse::<Uai>().expect("a code"),
                population: *population,
                class: None,
                function: None,
                manages_accounts: false,
            })
            .collect(),
        guardians: Vec::new(),
        created: Timestamp::from_unix(START),
        source: None,
        administrator: false,
        credentials: passerelle_store::ent::Credentials::default(),
    }
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

/// Services that take note of every message.
struct Services(mpsc::UnboundedSender<String>);

#[async_trait]
impl Outbound for Services {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        let _ = self.0.send(request.uri().to_string());
        Ok(Response::new(Vec::new()))
    }
}

fn cookie_of<B>(response: &Response<B>) -> String {
    let cookie = response.headers()[SET_COOKIE].to_str().expect("a text");
    cookie.split(';').next().expect("a value").to_owned()
}

/// A browser without script.
pub(crate) struct Browser {
    router: Router,
    cookie: String,
    /// A page with a form, for the value that forms carry.
    forms: &'static str,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) disposition: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).replace(['\u{a0}', '\u{202f}'], " ").replace("&#39;", "'")
    }

    pub(crate) fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub(crate) fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let (_, rest) = text.split_once(&format!(r#"name="{name}" value=""#)).expect("the field");
        rest.split_once('"').expect("a closed value").0.to_owned()
    }

    /// What stands in `<code>`.
    pub(crate) fn codes(&self) -> Vec<String> {
        let text = self.text();
        let inside = text.split("<code>").skip(1).filter_map(|rest| rest.split_once("</code>"));
        inside.map(|(code, _)| code.to_owned()).collect()
    }
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// Asks for a page of an action and posts its form: with the version that the page carries, and these fields.
    pub(crate) async fn act(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.get(path).await.hidden("version");
        let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
        self.post(path, &fields).await
    }

    /// Posts a form, with its own value against forgery.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.get(self.forms).await.hidden("_csrf");
        let fields = fields.iter().copied().chain([("_csrf", csrf.as_str())]);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let form = ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        self.send(Method::POST, path, Some(form)).await
    }

    pub(crate) async fn upload(&self, path: &str, name: &str, content: &[u8]) -> Answer {
        self.upload_with(path, name, content, &[]).await
    }

    /// The same, with other fields of the form.
    pub(crate) async fn upload_with(
        &self,
        path: &str,
        name: &str,
        content: &[u8],
        fields: &[(&str, &str)],
    ) -> Answer {
        let csrf = self.get(self.forms).await.hidden("_csrf");
        let part = |what: String, value: &str| {
            format!("--limite\r\nContent-Disposition: form-data; {what}\r\n\r\n{value}").into_bytes()
        };
        let mut body = Vec::new();
        for (field, value) in fields.iter().copied().chain([("_csrf", csrf.as_str())]) {
            body.extend(part(format!("name=\"{field}\""), &format!("{value}\r\n")));
        }
        body.extend(part(format!("name=\"fichier\"; filename=\"{name}\""), ""));
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--limite--\r\n");
        let form = ("multipart/form-data; boundary=limite".to_owned(), body);
        self.send(Method::POST, path, Some(form)).await
    }

    async fn send(&self, method: Method, path: &str, form: Option<(String, Vec<u8>)>) -> Answer {
        let request = Request::builder().method(method).uri(path).header(HOST, "127.0.0.1:8080");
        let mut request = request.header(COOKIE, &self.cookie).header("sec-fetch-site", "same-origin");
        let mut body = Vec::new();
        if let Some((kind, content)) = form {
            request = request.header(CONTENT_TYPE, kind);
            body = content;
        }
        let request = request.body(Body::from(body)).expect("a request");
        let (parts, body) = self.router.clone().oneshot(request).await.expect("an answer").into_parts();
        let header = |name| {
            let value = parts.headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        Answer {
            status: parts.status,
            location: header(LOCATION),
            disposition: header(CONTENT_DISPOSITION),
            body: to_bytes(body, usize::MAX).await.expect("a body").to_vec(),
        }
    }
}
