//! phpCAS.

use crate::application::{Application, Site};
use crate::checks::{Attributes, SERVICE, asks_again, comes_and_goes, known_in_passing};
use crate::people::{service, with_attributes};
use crate::process::sources;
use crate::server::Server;

/// PHP's own server on `peers/php`.
pub(crate) async fn php(server: &Server, site: Site, environment: &[(&str, &str)]) -> Application {
    let mut command = site.command("php", server);
    command.args(["-S", &site.address.to_string(), "-t"]).arg(sources().join("php"));
    command.arg("-d").arg(format!("session.save_path={}", site.path("sessions").display()));
    // A proxy-granting ticket is delivered while another page is being made.
    command.env("PHP_CLI_SERVER_WORKERS", "4").envs(environment.iter().copied());
    site.start(command).await
}

async fn school(version: &str) -> (Server, Application) {
    let site = Site::new();
    let server = Server::start(vec![with_attributes(service(SERVICE, &site.url))]).await;
    let application = php(&server, site, &[("CAS_VERSION", version)]).await;
    (server, application)
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_1() {
    let (server, application) = school("1.0").await;
    comes_and_goes(&server, &application, Attributes::None).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2() {
    let (server, application) = school("2.0").await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_3() {
    let (server, application) = school("3.0").await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn saml() {
    let (server, application) = school("S1").await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn the_password_again() {
    for version in ["3.0", "S1"] {
        let (server, application) = school(version).await;
        asks_again(&server, &application, "/renew.php").await;
    }
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn known_or_not_without_a_question() {
    let (server, application) = school("3.0").await;
    let page = known_in_passing(&server, &application, "/gateway.php").await;
    assert_eq!(page.body, r#"{"user":null}"#);
}
