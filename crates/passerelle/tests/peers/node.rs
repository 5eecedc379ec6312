//! `http-cas-client`, in an Express application.

use std::fs;
use std::os::unix::fs::symlink;

use reqwest::StatusCode;

use crate::application::{Application, Site};
use crate::checks::{Attributes, SERVICE, asks_again, comes_and_goes, known_in_passing};
use crate::people::{service, with_attributes};
use crate::process::{installed, sources};
use crate::server::Server;

async fn school(environment: &[(&str, &str)]) -> (Server, Application) {
    let site = Site::new();
    let server = Server::start(vec![with_attributes(service(SERVICE, &site.url))]).await;
    // Node looks for packages beside the program.
    for name in ["app.js", "package.json"] {
        fs::copy(sources().join("node").join(name), site.path(name)).expect("copied");
    }
    symlink(installed().join("node/node_modules"), site.path("node_modules")).expect("the packages");
    let mut command = site.command("node", &server);
    command.arg(site.path("app.js")).envs(environment.iter().copied());
    command.env("NODE_EXTRA_CA_CERTS", site.path("authority.pem"));
    let application = site.start(command).await;
    (server, application)
}

/// This client reads attributes from the answers of CAS 3 only.
#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2() {
    let (server, application) = school(&[("CAS_VERSION", "2")]).await;
    comes_and_goes(&server, &application, Attributes::None).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_3() {
    let (server, application) = school(&[("CAS_VERSION", "3")]).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn the_password_again() {
    let (server, application) = school(&[("CAS_RENEW", "1")]).await;
    asks_again(&server, &application, "/").await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn known_or_not_without_a_question() {
    let (server, application) = school(&[("CAS_GATEWAY", "1")]).await;
    let page = known_in_passing(&server, &application, "/").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}
