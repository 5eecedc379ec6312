//! LemonLDAP::NG, which has no SAML 1.1.

use std::process::Command;

use passerelle_model::{CasDelegation, TicketValidation};
use tempfile::TempDir;

use crate::entering::{Ent, asks_again, comes_and_goes};
use crate::gateway::{Gateway, Place};
use crate::process::{Running, free_address, sources};

/// The portal, and a gateway that it knows.
struct Scene {
    ent: Ent,
    gateway: Gateway,
    cas: CasDelegation,
    /// Ended before its folder goes.
    _running: Running,
    _folder: TempDir,
}

async fn scene(validation: TicketValidation) -> Scene {
    let (place, address) = (Place::new(), free_address());
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new("plackup");
    command
        .args(["--server", "Starman", "--workers", "3", "--no-default-middleware", "--listen"])
        .arg(address.to_string())
        .arg(sources().join("lemonldap-ng/portal.psgi"))
        .env("APP_FOLDER", folder.path())
        .env("PORTAL_URL", format!("http://{address}/"))
        .env("SERVICE_URL", place.base());
    let running = Running::start(command, folder.path().join("portal.log"), address).await;
    let cas = CasDelegation { validation, ..CasDelegation::to(format!("http://{address}/cas")) };
    let gateway = place.start(cas.clone(), "dwho", "rtyler").await;
    let ent = Ent {
        cas: cas.server.clone(),
        login_field: "user",
        // The people of its module of demonstration.
        teacher: ["dwho", "dwho"],
        pupil: ["rtyler", "rtyler"],
        stranger: ["msmith", "msmith"],
    };
    Scene { ent, gateway, cas, _running: running, _folder: folder }
}

async fn comes_and_goes_by(validation: TicketValidation) {
    let scene = scene(validation).await;
    comes_and_goes(&scene.ent, &scene.gateway).await;
}

#[tokio::test]
#[ignore = "needs the portal: cargo xtask test peers"]
async fn cas_2() {
    comes_and_goes_by(TicketValidation::Cas2).await;
}

#[tokio::test]
#[ignore = "needs the portal: cargo xtask test peers"]
async fn cas_3() {
    comes_and_goes_by(TicketValidation::Cas3).await;
}

/// For five seconds after the password was typed, this server takes it as given for every ticket.
#[tokio::test]
#[ignore = "needs the portal: cargo xtask test peers"]
async fn the_password_again() {
    let Scene { ent, gateway, cas, .. } = &scene(TicketValidation::Cas3).await;
    asks_again(ent, gateway, cas).await;
}
