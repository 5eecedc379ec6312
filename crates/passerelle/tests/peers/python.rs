//! `python-cas`.

use crate::application::{Application, Site};
use crate::checks::{Attributes, SERVICE, comes_and_goes, shown, signed_in_elsewhere};
use crate::people::{identifier, service, with_attributes};
use crate::process::{installed, sources};
use crate::server::Server;

async fn school(environment: &[(&str, &str)]) -> (Server, Application) {
    let site = Site::new();
    let server = Server::start(vec![with_attributes(service(SERVICE, &site.url))]).await;
    let mut command = site.command(installed().join("python/bin/python"), &server);
    command.arg(sources().join("python/app.py")).envs(environment.iter().copied());
    command.env("REQUESTS_CA_BUNDLE", site.path("authority.pem"));
    let application = site.start(command).await;
    (server, application)
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_1() {
    let (server, application) = school(&[("CAS_VERSION", "1")]).await;
    comes_and_goes(&server, &application, Attributes::None).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2() {
    let (server, application) = school(&[("CAS_VERSION", "2")]).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_3() {
    let (server, application) = school(&[("CAS_VERSION", "3")]).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn saml() {
    let (server, application) = school(&[("CAS_VERSION", "CAS_2_SAML_1_0")]).await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

/// This client asks for the password at the sign-in, and not when it redeems the ticket.
#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn the_password_again() {
    let (server, application) = school(&[("CAS_RENEW", "1")]).await;
    let mut browser = signed_in_elsewhere(&server).await;
    let sign_in = browser.visit(&application.page("/")).await.location.expect("the sign-in");
    assert!(browser.is_asked_for_password(&sign_in).await, "no form at {sign_in}");
    let back = browser.sign_in_at(&sign_in).await;
    assert_eq!(shown(&browser.visit(back.as_str()).await).user, identifier(SERVICE));
}
