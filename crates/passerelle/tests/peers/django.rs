//! `django-cas-ng`.

use std::process::Command;

use crate::application::{Application, Site};
use crate::checks::{Attributes, SERVICE, bad_tickets_are_refused, comes_and_goes, comes_in};
use crate::people::{service, with_attributes};
use crate::process::{installed, run, sources};
use crate::server::Server;

async fn school(version: &str) -> (Server, Application) {
    let site = Site::new();
    let server = Server::start(vec![with_attributes(service(SERVICE, &site.url))]).await;
    let manage = |arguments: &[&str]| -> Command {
        let mut command = site.command(installed().join("python/bin/python"), &server);
        command.arg(sources().join("django/manage.py")).args(arguments).env("CAS_VERSION", version);
        command.env("REQUESTS_CA_BUNDLE", site.path("authority.pem")).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    };
    run(&mut manage(&["migrate", "--verbosity", "0"]));
    let command = manage(&["runserver", "--noreload", &site.address.to_string()]);
    let application = site.start(command).await;
    (server, application)
}

/// This client reads the message of single logout with CAS 3 and SAML only.
#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_2() {
    let (server, application) = school("2").await;
    bad_tickets_are_refused(&server, &application).await;
    comes_in(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn cas_3() {
    let (server, application) = school("3").await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn saml() {
    let (server, application) = school("CAS_2_SAML_1_0").await;
    comes_and_goes(&server, &application, Attributes::Told).await;
}
