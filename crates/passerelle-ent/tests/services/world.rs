//! Two invented schools in memory, and browsers signed in to their ENT.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::response::IntoResponse;
use http::header::{AUTHORIZATION, CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use passerelle_ent::{EntParts, EntState, PortalSession};
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Address, Population, Secret, Timestamp};
use passerelle_store::ent::{
    Account, AccountId, AccountState, Credentials, EntChange, EntStore, Establishment, Membership, Recipient,
    RecipientSettings,
};
use passerelle_store::{AuditEvent, Commit, JournalPage, MemoryShortLived};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{
    Application, FixedClock, Health, Outbound, OutboundError, Passwords, PublicUrl, Site, SiteSettings, Vault,
};
use tower::ServiceExt;

const START: i64 = 1_788_249_600;

/// The recipient that is there from the start.
pub(crate) const VS: &str = "vie-scolaire";
pub(crate) const VS_ADDRESS: &str = "https://vs.example/pronote/**";

/// Rows of the accounts, in the order they are created.
pub(crate) const ADMIN: AccountId = 1;
pub(crate) const HEAD: AccountId = 2;
pub(crate) const PUPIL: AccountId = 3;
/// Of the other school.
pub(crate) const NEIGHBOUR: AccountId = 4;

pub(crate) const SCHOOLS: [&str; 2] = ["0450822X", "0450823Y"];

pub(crate) static KEY: LazyLock<Arc<PrivateKey>> =
    LazyLock::new(|| Arc::new(PrivateKey::generate(2048).expect("a key")));

pub(crate) struct World {
    pub(crate) router: Router,
    pub(crate) state: EntState,
    pub(crate) store: Arc<SqliteEntStore>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let store = Arc::new(SqliteEntStore::open_in_memory().await.expect("a database"));
        let site = Site::new(SiteSettings {
            url: PublicUrl::parse("http://127.0.0.1:8080").expect("an address"),
            name: ["ENT de démonstration".into(), "Demonstration ENT".into()],
            vs: "Vie scolaire".into(),
            ent: "ENT de démonstration".into(),
            contact: String::new(),
            publisher: String::new(),
            entries: Vec::new(),
            clock: Arc::new(FixedClock::new(Timestamp::from_unix(START))),
            health: Arc::new(Ready),
        });
        let state = EntState::new(EntParts {
            site: site.clone(),
            store: store.clone(),
            short_lived: Arc::new(MemoryShortLived::default()),
            passwords: Passwords::light_for_tests().expect("parameters"),
            outbound: Arc::new(Nobody),
            key: KEY.clone(),
            vault: Vault::new(&Secret::new("phrase des essais".to_owned())).expect("a key"),
        });
        let router = Application::new(&site, passerelle_ent::routes(state.clone())).router;
        let world = Self { router, state, store };
        world.seed().await;
        world
    }

    async fn seed(&self) {
        for (n, uai) in SCHOOLS.iter().enumerate() {
            self.put(EntChange::PutEstablishment(Establishment {
                uai: uai.parse().expect("a code"),
                name: format!("Collège {n}"),
                city: "Orville".into(),
                grouping: Some("Cité".into()),
            }))
            .await;
        }
        let [own, other] = SCHOOLS;
        let mut admin = account("admin", "ADMINISTRE", "Camille", None);
        admin.administrator = true;
        let mut head = account("direction", "SPÉCIMEN", "Dominique", Some((own, Population::Staff)));
        head.memberships[0].manages_accounts = true;
        let mut pupil = account("a.exemple", "EXEMPLE", "Aïda", Some((own, Population::Pupil)));
        pupil.birth_date = "2012-03-04".parse().ok();
        pupil.memberships[0].class = Some("6A".into());
        let neighbour = account("v.voisin", "VOISIN", "Val", Some((other, Population::Teacher)));
        self.put(EntChange::PutAccounts(vec![admin, head, pupil, neighbour])).await;
        self.put(EntChange::PutRecipient(Recipient {
            id: VS.into(),
            name: "Vie scolaire".into(),
            public_key: Some(KEY.public().to_spki_pem()),
            patterns: vec![VS_ADDRESS.into()],
            file_name: "pronote.xml".into(),
            tile: None,
            settings: RecipientSettings::default(),
        }))
        .await;
    }

    pub(crate) async fn put(&self, change: EntChange) {
        let event = AuditEvent::new(Timestamp::from_unix(START), "test", "journal-test");
        let commit = Commit { changes: vec![change], event, expected: None };
        self.store.commit(commit).await.expect("a write");
    }

    pub(crate) async fn recipient(&self, id: &str) -> Option<Recipient> {
        self.store.recipient(id).await.expect("a read")
    }

    /// The browser of somebody who is signed in.
    pub(crate) async fn browser(&self, account: AccountId) -> Browser {
        let session = PortalSession { account };
        let cookie = self.state.portal().open(&account.to_string(), None, &session).await.expect("a session");
        let response = (cookie, "").into_response();
        let cookie = response.headers()[SET_COOKIE].to_str().expect("a text");
        let cookie = cookie.split(';').next().expect("a value").to_owned();
        Browser { router: self.router.clone(), cookie }
    }

    /// What the journal says of the last write.
    pub(crate) async fn last_event(&self) -> AuditEvent {
        let page = JournalPage { before: None, limit: 1 };
        self.store.journal(page).await.expect("a read").remove(0).event
    }

    /// A program that shows a key.
    pub(crate) async fn program(&self, path: &str, key: Option<&str>) -> Answer {
        let mut request = Request::builder().uri(path).header(HOST, "127.0.0.1:8080");
        if let Some(key) = key {
            request = request.header(AUTHORIZATION, format!("Bearer {key}"));
        }
        answer(&self.router, request.body(Body::empty()).expect("a request")).await
    }
}

pub(crate) fn account(login: &str, family: &str, given: &str, place: Option<(&str, Population)>) -> Account {
    let membership = |(uai, population): (&str, Population)| Membership {
        uai: uai.parse().expect("a code"),
        population,
        class: None,
        function: None,
        manages_accounts: false,
    };
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
        memberships: place.map(membership).into_iter().collect(),
        guardians: Vec::new(),
        created: Timestamp::from_unix(START),
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }
}

struct Ready;

#[async_trait]
impl Health for Ready {
    async fn ready(&self) -> bool {
        true
    }
}

struct Nobody;

#[async_trait]
impl Outbound for Nobody {
    async fn send(&self, _: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        panic!("nobody is called")
    }
}

/// A browser without script.
pub(crate) struct Browser {
    router: Router,
    cookie: String,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub(crate) fn disposition(&self) -> &str {
        self.header(CONTENT_DISPOSITION.as_str())
    }

    pub(crate) fn text(&self) -> String {
        unescaped(&String::from_utf8_lossy(&self.body)).replace(['\u{a0}', '\u{202f}'], " ")
    }

    pub(crate) fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Every hidden field of the page but the value against forgery.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let text = String::from_utf8_lossy(&self.body);
        let fields = text.split(r#"<input type="hidden" name=""#).skip(1).map(|rest| {
            let (name, rest) = rest.split_once('"').expect("a name");
            let value = rest.strip_prefix(r#" value=""#).and_then(|rest| rest.split_once('"'));
            (name.to_owned(), unescaped(value.expect("a value").0))
        });
        fields.filter(|(name, _)| name != "_csrf").collect()
    }

    pub(crate) fn value(&self, name: &str) -> String {
        let found = self.hidden().into_iter().find(|(found, _)| found == name);
        found.expect("the field").1
    }
}

fn unescaped(text: &str) -> String {
    let marks = [("&#39;", "'"), ("&#34;", "\""), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];
    marks.iter().fold(text.to_owned(), |text, (escaped, mark)| text.replace(escaped, mark))
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    async fn csrf(&self) -> String {
        let text = self.get("/ent/mon-compte").await.text();
        let (_, rest) = text.split_once(r#"name="_csrf" value=""#).expect("the field");
        rest.split_once('"').expect("a closed value").0.to_owned()
    }

    /// Posts a form with the session's own value against forgery.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf().await;
        let fields = fields.iter().copied().chain([("_csrf", csrf.as_str())]);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let form = ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        self.send(Method::POST, path, Some(form)).await
    }

    /// The same as a form that may have a file.
    pub(crate) async fn upload(&self, path: &str, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
        let csrf = self.csrf().await;
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("_csrf", csrf.as_str())]) {
            let part =
                format!("--limite\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        if let Some(content) = file {
            body.extend_from_slice(
                b"--limite\r\nContent-Disposition: form-data; name=\"cle_fichier\"; filename=\"cle\"\r\n\r\n",
            );
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--limite--\r\n");
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
        answer(&self.router, request.body(Body::from(body)).expect("a request")).await
    }
}

async fn answer(router: &Router, mut request: Request<Body>) -> Answer {
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 40_000))));
    let (parts, body) = router.clone().oneshot(request).await.expect("an answer").into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}
