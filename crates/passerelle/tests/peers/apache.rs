//! Apache's `mod_auth_cas`.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use reqwest::StatusCode;

use crate::application::{Application, Site};
use crate::checks::{Attributes, SERVICE, asks_again, comes_and_goes, comes_in, known_in_passing, shown};
use crate::people::{identifier, service, with_attributes};
use crate::process::sources;
use crate::server::Server;

/// Where Debian puts Apache's modules.
const MODULES: &str = "/usr/lib/apache2/modules";

/// Apache on this configuration of `peers/`, with these definitions.
pub(crate) async fn apache(
    server: &Server,
    site: Site,
    configuration: &str,
    defined: &[&str],
    environment: &[(&str, &str)],
) -> Application {
    let mut command = site.command("/usr/sbin/apache2", server);
    let configuration = sources().join("apache").join(configuration);
    command.env("APACHE_MODULES", MODULES).env("PEERS", sources()).envs(environment.iter().copied());
    command.arg("-f").arg(configuration).arg("-DFOREGROUND");
    for name in defined {
        command.arg(format!("-D{name}"));
    }
    if is_root() {
        // Apache gives its rights up, and needs to know for whose.
        command.arg("-Droot");
    }
    site.start(command).await
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

async fn protected(defined: &[&str], told: Attributes) -> (Server, Application) {
    let site = Site::new();
    // Wherever the checkout is, Apache can read its own folder.
    fs::copy(sources().join("apache/show.sh"), site.path("show.sh")).expect("copied");
    let recipient = service(SERVICE, &site.url);
    let recipient = if told == Attributes::Told { with_attributes(recipient) } else { recipient };
    let server = Server::start(vec![recipient]).await;
    let application = apache(&server, site, "apache.conf", defined, &[]).await;
    (server, application)
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2() {
    let (server, application) = protected(&[], Attributes::Told).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2_of_a_service_that_is_told_the_identifier_alone() {
    let (server, application) = protected(&[], Attributes::None).await;
    comes_and_goes(&server, &application, Attributes::None).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn saml() {
    let (server, application) = protected(&["saml"], Attributes::Told).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn the_password_again() {
    let (server, application) = protected(&[], Attributes::None).await;
    asks_again(&server, &application, "/grades").await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn visitors_do_not_write_what_the_server_tells() {
    let (server, application) = protected(&[], Attributes::None).await;
    let mut browser = comes_in(&server, &application, Attributes::None).await;
    let page = browser.get_with(&application.page("/"), "CAS-nom", "DUPONT").await;
    assert_eq!(shown(&page).user, identifier(SERVICE));
    assert!(!page.body.contains("DUPONT"), "{page:?}");
}

/// This client knows who is signed in, but lets nobody else by: Apache finds that nobody has been authenticated.
#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn known_without_a_question() {
    let (server, application) = protected(&[], Attributes::None).await;
    let page = known_in_passing(&server, &application, "/open").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
}
