//! Applications of others behind the gateway: a calendar server, and a web server that asks who comes.
//!
//! Both servers of the demonstration run, and the teacher comes in through the ENT.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use passerelle_demo::{Guests, Part};
use passerelle_model::{
    CasDelegation, Delegation, LinkOrigin, Population, Provider, Space, SpaceMatrix, Timestamp,
};
use passerelle_store::service::{
    Application, ApplicationWay, BaseChange, BaseSlug, IdentityHeaders, LinkRecord, ServiceStore as _,
    SpaceApplications, TokenPlace,
};
use passerelle_store::{AuditEvent, Commit};
use passerelle_store_sqlite::SqliteServiceStore;
use reqwest::header::{ACCEPT, COOKIE, LOCATION, SET_COOKIE};
use reqwest::{Client, Method, Response, StatusCode, Url};
use tempfile::TempDir;

use crate::browser::hidden;
use crate::process::{Running, free_address, installed, sources};

/// The two servers of the demonstration.
struct Demo {
    ent: SocketAddr,
    service: SocketAddr,
    /// The teacher, as the service knows them.
    teacher: String,
    login: String,
    _running: Running,
    folder: TempDir,
}

impl Demo {
    /// Both servers, the teachers' space delegated, the teacher linked, an application behind.
    async fn start(application: impl FnOnce(SocketAddr) -> Application) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // The service listens on the next port.
        let ent = free_address();
        let service = SocketAddr::new(ent.ip(), ent.port() + 1);
        let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
        command
            .args(["demo", "--listen", &ent.to_string(), "--seed", "1", "--data"])
            .arg(folder.path().join("demo"));
        let running = Running::start(command, folder.path().join("demo.log"), service).await;
        // It listens before the school is there, and answers after.
        let ready = Visitor::new().ask("GET", &format!("http://{service}/healthz"), &[], "").await;
        assert_eq!(ready.status(), StatusCode::OK);

        let sample = passerelle_demo::school(1);
        let guests = Guests::choose(&sample);
        let id = &guests.playing(Part::Teacher).expect("played").id;
        let truth = sample
            .truth
            .iter()
            .find(|truth| truth.population == Population::Teacher && truth.partner.as_ref() == Some(id));
        let local = truth.expect("a user").local.clone();
        let logins = passerelle_demo::logins(&sample, &guests);
        let login = logins.into_iter().find(|(part, ..)| *part == Part::Teacher).expect("played").1;
        let mut matrix = SpaceMatrix::default();
        matrix.set(Space::Teachers, Some(Provider::Cas));
        let cas = CasDelegation::to(format!("http://{ent}/cas"));
        let link = LinkRecord {
            local: local.clone(),
            population: Population::Teacher,
            provider: Provider::Cas,
            identifier: Some(id.clone()),
            origin: LinkOrigin::Auto,
            rule: None,
            at: Timestamp::from_unix(1_788_436_920),
            by: "spr".to_owned(),
        };
        let changes = vec![
            BaseChange::SetDelegation(Delegation { cas: Some(cas), matrix }),
            BaseChange::PutLinks(vec![link]),
            BaseChange::SetApplications(SpaceApplications::from([(Space::Teachers, application(service))])),
        ];
        let database = folder.path().join("demo/vie-scolaire/vie-scolaire.sqlite");
        let store = SqliteServiceStore::open(&database).await.expect("the service's database");
        let event = AuditEvent::new(Timestamp::from_unix(1_788_436_920), "essais", "journal-demonstration");
        let slug = BaseSlug::new(passerelle_demo::BASE).expect("a slug");
        store.commit(&slug, Commit { changes, event, expected: None }).await.expect("kept");
        store.close().await;
        Self { ent, service, teacher: local.to_string(), login, _running: running, folder }
    }

    /// An address of the service.
    fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.service)
    }
}

/// A browser that shares its cookies between the ports of a host, as browsers do.
struct Visitor {
    client: Client,
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    fn new() -> Self {
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(120))
            .build()
            .expect("a client");
        Self { client, cookies: BTreeMap::new() }
    }

    async fn ask(&mut self, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Response {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = self.client.request(method, address).header(COOKIE, cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.body(body.to_owned()).send().await.expect("an answer");
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }

    /// Follows redirects from a page, through the sign-in of the ENT; the address at the end, and what is there.
    async fn come_in(&mut self, demo: &Demo, address: &str) -> (Url, Response) {
        let page = [(ACCEPT.as_str(), "text/html")];
        let mut url = Url::parse(address).expect("an address");
        for _ in 0..12 {
            let answer = self.ask("GET", url.as_str(), &page, "").await;
            if let Some(next) = answer.headers().get(LOCATION) {
                url = url.join(next.to_str().expect("text")).expect("an address");
                continue;
            }
            if url.port() != Some(demo.ent.port()) {
                return (url, answer);
            }
            let form = answer.text().await.expect("the form");
            let fields = [
                ("username", demo.login.as_str()),
                ("password", "ent-demo"),
                ("execution", &hidden(&form, "execution")),
                ("_eventId", &hidden(&form, "_eventId")),
            ];
            let fields = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let kind = [("content-type", "application/x-www-form-urlencoded")];
            let answer = self.ask("POST", url.as_str(), &kind, &fields).await;
            let next = answer.headers().get(LOCATION).expect("signed in").to_str().expect("text").to_owned();
            url = url.join(&next).expect("an address");
        }
        panic!("sent round and round: {url}");
    }
}

/// A file of `peers/` with its places filled in.
fn filled(source: &str, folder: &Path, values: &[(&str, &str)]) -> PathBuf {
    let mut text = fs::read_to_string(sources().join(source)).expect("read");
    for (name, value) in values {
        text = text.replace(&format!("@{name}@"), value);
    }
    let path = folder.join(Path::new(source).file_name().expect("a name"));
    fs::write(&path, text).expect("written");
    path
}

fn told_as(user: &str, token: TokenPlace, way: ApplicationWay) -> Application {
    let headers = IdentityHeaders { user: user.to_owned(), ..IdentityHeaders::default() };
    Application { way, headers, token, audience: "agenda".to_owned() }
}

const EVENT: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essais//FR\r\nBEGIN:VEVENT\r\nUID:conseil-3a\r\n\
                     DTSTAMP:20260903T120000Z\r\nDTSTART:20260910T150000Z\r\nSUMMARY:Conseil de la 3e A\r\nEND:VEVENT\r\n\
                     END:VCALENDAR\r\n";

#[tokio::test]
#[ignore = "needs the applications: cargo xtask test peers"]
async fn a_linked_teacher_keeps_a_calendar_in_radicale() {
    let address = free_address();
    let upstream = format!("http://{address}");
    let demo =
        Demo::start(|_| told_as("X-Remote-User", TokenPlace::None, ApplicationWay::Proxied { upstream }))
            .await;
    let folder = demo.folder.path();
    let values = [("LISTEN", address.to_string()), ("FOLDER", folder.display().to_string())];
    let config =
        filled("radicale/config", folder, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    let mut command = Command::new("radicale");
    command.arg("--config").arg(config);
    let radicale = Running::start(command, folder.join("radicale.log"), address).await;

    let mut teacher = Visitor::new();
    let calendar = demo.at(&format!("/vs/demo/professeur/{}/classe/", demo.teacher));
    let refused = teacher.ask("MKCALENDAR", &calendar, &[], "").await;
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED, "nobody is signed in");
    let (arrived, _) = teacher.come_in(&demo, &demo.at("/vs/demo/professeur")).await;
    assert!(arrived.path().starts_with("/vs/demo/professeur/"), "{arrived}");

    let spoofed = [("x-remote-user", "direction"), ("X_Remote_User", "direction")];
    let made = teacher.ask("MKCALENDAR", &calendar, &spoofed, "").await;
    assert_eq!(made.status(), StatusCode::CREATED, "{}", radicale.said());
    let event = format!("{calendar}conseil.ics");
    let put = teacher.ask("PUT", &event, &[("content-type", "text/calendar")], EVENT).await;
    assert_eq!(put.status(), StatusCode::CREATED, "{}", radicale.said());
    let read = teacher.ask("GET", &event, &spoofed, "").await;
    assert_eq!(read.status(), StatusCode::OK);
    assert!(read.text().await.expect("text").contains("SUMMARY:Conseil de la 3e A"));

    // The calendars of somebody else stay theirs, whatever the visitor calls themselves.
    let other = demo.at("/vs/demo/professeur/direction/classe/");
    for headers in [&spoofed[..], &[]] {
        let refused = teacher.ask("MKCALENDAR", &other, headers, "").await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{}", radicale.said());
    }
    let mine = folder.join("collections/collection-root").join(&demo.teacher);
    assert!(mine.is_dir() && !mine.with_file_name("direction").exists());
}

#[tokio::test]
#[ignore = "needs the applications: cargo xtask test peers"]
async fn nginx_asks_who_comes_and_a_vendor_trusts_the_token() {
    let [listen, application] = [free_address(), free_address()];
    let public = format!("http://{listen}/agenda");
    let demo = Demo::start(|_| {
        told_as(
            "X-Passerelle-User",
            TokenPlace::Header,
            ApplicationWay::ForwardAuth { public: public.clone() },
        )
    })
    .await;
    let folder = demo.folder.path();
    let question = demo.at("/vs/demo/auth?espace=professeur");
    let values = [
        ("LISTEN", listen.to_string()),
        ("FOLDER", folder.display().to_string()),
        ("APPLICATION", application.to_string()),
        ("QUESTION", question),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let config = filled("nginx/auth_request.conf", folder, &values);
    let mut vendor = Command::new(installed().join("python/bin/python"));
    vendor.arg(sources().join("../examples/vendor/who.py")).arg(application.to_string());
    vendor.env("PASSERELLE_BASE", demo.at("/vs/demo/")).env("AUDIENCE", "agenda");
    let vendor = Running::start(vendor, folder.join("vendor.log"), application).await;
    let mut nginx = Command::new("/usr/sbin/nginx");
    nginx.arg("-p").arg(folder).arg("-c").arg(config).arg("-e").arg(folder.join("start.log"));
    let nginx = Running::start(nginx, folder.join("nginx.log"), listen).await;

    let mut teacher = Visitor::new();
    let wanted = format!("{public}/mois?m=9");
    let (arrived, page) = teacher.come_in(&demo, &wanted).await;
    assert_eq!(arrived.as_str(), wanted, "back where they wanted to go\n{}", nginx.said());
    let expected = format!("user={} space=professeur population=professeur\n", demo.teacher);
    assert_eq!(page.text().await.expect("text"), expected, "{}", vendor.said());

    let spoofed = [("x-passerelle-user", "spr"), ("x-passerelle-token", "faux")];
    let page = teacher.ask("GET", &wanted, &spoofed, "").await;
    assert_eq!(page.text().await.expect("text"), expected, "what visitors send is replaced");
    // The application reached past the web server trusts no header alone.
    let past = teacher.ask("GET", &format!("http://{application}/agenda/"), &spoofed, "").await;
    assert_eq!(past.status(), StatusCode::UNAUTHORIZED);
    let nobody = Visitor::new().ask("GET", &wanted, &spoofed, "").await;
    let sign_in = nobody.headers().get(LOCATION).expect("led to the sign-in").to_str().expect("text");
    assert!(sign_in.starts_with(&demo.at("/vs/demo/professeur?vers=")), "{sign_in}");
}
