//! phpCAS as a proxy: one application asks another on behalf of the person, with a ticket of its own.
//!
//! The proxy is behind Apache with TLS: its proxy-granting tickets are delivered over https.

use serde_json::{Value, json};

use crate::apache::apache;
use crate::application::{Application, Site};
use crate::browser::{Browser, Page};
use crate::checks::{SERVICE, signing_out_ends_the_session};
use crate::people::{identifier, reachable, service, with_callback};
use crate::php::php;
use crate::server::Server;

/// The short name of the service that is asked.
const BACKEND: &str = "interroge";

/// What differs between the tests.
struct Plan {
    /// The page that is asked.
    page: &'static str,
    /// The page of the proxy that the server delivers proxy-granting tickets to.
    callback: &'static str,
    /// The page of the proxy that the asked application lets in.
    let_in: &'static str,
    /// Whether the server lets the asked service be reached.
    reachable: bool,
}

impl Plan {
    const USUAL: Self =
        Self { page: "/backend.php", callback: "/proxy.php", let_in: "/proxy.php", reachable: true };
}

/// Everything that runs.
struct World {
    server: Server,
    /// The proxy as its visitors see it.
    front: Application,
    /// The proxy itself.
    behind: Application,
    backend: Application,
}

impl World {
    async fn start(plan: Plan) -> Self {
        let [mut front, mut behind, backend] = [Site::new(), Site::new(), Site::new()];
        front.url = format!("https://localhost:{}", front.address.port());
        behind.url.clone_from(&front.url);
        let at = |path: &str| format!("{}{path}", front.url);
        let asked = service(BACKEND, &backend.url);
        let server = Server::start(vec![
            with_callback(service(SERVICE, &front.url), &at(plan.callback)),
            if plan.reachable { reachable(asked) } else { asked },
        ])
        .await;
        let asked = format!("{}{}", backend.url, plan.page);
        let let_in = [("ALLOWED_PROXY", at(plan.let_in))];
        let backend =
            php(&server, backend, &let_in.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
        let [certificate, key] = server.certificate().map(|path| path.display().to_string());
        let address = behind.address.to_string();
        let behind = php(&server, behind, &[("BACKEND_URL", &asked)]).await;
        let tls =
            [("APP_CERTIFICATE", &*certificate), ("APP_CERTIFICATE_KEY", &key), ("APP_BEHIND", &address)];
        let front = apache(&server, front, "tls.conf", &[], &tls).await;
        Self { server, front, behind, backend }
    }

    /// Signs somebody in at the proxy.
    async fn visit(&self) -> (Browser, Page) {
        let mut browser = Browser::new(&self.server);
        let back = browser.ticket_for(&self.front.page("/proxy.php")).await;
        let page = browser.visit(back.as_str()).await;
        (browser, page)
    }

    /// What the proxy tells of its question.
    async fn answer(&self) -> Value {
        let (_, page) = self.visit().await;
        let answer: Value = serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("{page:?}"));
        assert_eq!(answer["user"], identifier(SERVICE));
        answer
    }
}

/// Whether an answer of the asked application names the person.
fn names(answer: &Value) -> bool {
    answer["backend"].to_string().contains(&identifier(BACKEND))
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn an_application_asks_another_for_the_person() {
    let world = World::start(Plan::USUAL).await;
    let answer = world.answer().await;
    assert_eq!(answer["asked"], true, "{answer}");
    let callback = world.front.page("/proxy.php");
    // The same person goes by another identifier there.
    assert_eq!(answer["backend"], json!({"user": identifier(BACKEND), "proxies": [callback]}));
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn it_asks_again_until_the_person_signs_out() {
    let world = World::start(Plan::USUAL).await;
    let (mut browser, _) = world.visit().await;
    let page = browser.get(&world.front.page("/proxy.php")).await;
    assert!(page.body.contains(&identifier(BACKEND)), "{page:?}");
    signing_out_ends_the_session(&world.front, browser, "/proxy.php").await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn an_application_lets_no_other_proxy_in() {
    let world = World::start(Plan { let_in: "/another.php", ..Plan::USUAL }).await;
    let answer = world.answer().await;
    assert!(!names(&answer), "{answer}");
    assert!(world.backend.said().contains("/p3/proxyValidate?"), "{}", world.backend.said());
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn an_application_that_takes_no_proxies_refuses_proxy_tickets() {
    let world = World::start(Plan { page: "/index.php", ..Plan::USUAL }).await;
    let answer = world.answer().await;
    assert!(!names(&answer), "{answer}");
    let said = world.backend.said();
    assert!(said.contains("[INVALID_TICKET] CAS error: a proxy ticket was presented"), "{said}");
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn no_proxy_ticket_for_a_service_that_may_not_be_reached() {
    let world = World::start(Plan { reachable: false, ..Plan::USUAL }).await;
    let answer = world.answer().await;
    assert_eq!(answer["asked"], false, "{answer}");
    assert!(answer["backend"].to_string().contains("UNAUTHORIZED_SERVICE_PROXY"), "{answer}");
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn no_granting_ticket_to_a_callback_that_is_not_registered() {
    let world = World::start(Plan { callback: "/another.php", ..Plan::USUAL }).await;
    let (_, page) = world.visit().await;
    assert!(!page.body.contains(&identifier(SERVICE)), "{page:?}");
    let said = world.behind.said();
    assert!(said.contains("[INVALID_PROXY_CALLBACK]"), "{said}");
}
