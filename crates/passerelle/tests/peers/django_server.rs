//! `django-cas-server`.

use std::process::Command;

use passerelle_model::{CasDelegation, TicketValidation};
use tempfile::TempDir;

use crate::checks::without;
use crate::entering::{Ent, TEACHERS, asks_again, comes_and_goes, sent_away, sign_in};
use crate::gateway::{Gateway, Place};
use crate::process::{Running, free_address, installed, run, sources};

const PASSWORD: &str = "Ancolie-31";
/// Identifiers as an ENT gives them: they say nothing.
const TEACHER: &str = "7f3c-professeur";
const PUPIL: &str = "9d41-eleve";
const STRANGER: &str = "0a0a-inconnu";

/// The server, and a gateway that it knows.
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
    let program = |name: &str| -> Command {
        let mut command = Command::new(installed().join("django-cas-server/bin").join(name));
        command.current_dir(sources().join("django-cas-server")).env("DATA", folder.path());
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command
    };
    run(program("python").args(["server.py", &place.base(), TEACHER, PUPIL, STRANGER]));
    let mut command = program("gunicorn");
    command.args(["--workers=1", "--worker-class=gthread", "--threads=4", "--no-control-socket", "--bind"]);
    command.arg(address.to_string()).arg("server:application");
    let running = Running::start(command, folder.path().join("server.log"), address).await;
    let cas = CasDelegation { validation, ..CasDelegation::to(format!("http://{address}/cas")) };
    let gateway = place.start(cas.clone(), TEACHER, PUPIL).await;
    let ent = Ent {
        cas: cas.server.clone(),
        login_field: "username",
        teacher: [TEACHER, PASSWORD],
        pupil: [PUPIL, PASSWORD],
        stranger: [STRANGER, PASSWORD],
    };
    Scene { ent, gateway, cas, _running: running, _folder: folder }
}

async fn comes_and_goes_by(validation: TicketValidation) {
    let scene = scene(validation).await;
    comes_and_goes(&scene.ent, &scene.gateway).await;
}

#[tokio::test]
#[ignore = "needs the server: cargo xtask test peers"]
async fn cas_2() {
    comes_and_goes_by(TicketValidation::Cas2).await;
}

#[tokio::test]
#[ignore = "needs the server: cargo xtask test peers"]
async fn cas_3() {
    comes_and_goes_by(TicketValidation::Cas3).await;
}

#[tokio::test]
#[ignore = "needs the server: cargo xtask test peers"]
async fn saml() {
    comes_and_goes_by(TicketValidation::Saml11).await;
}

#[tokio::test]
#[ignore = "needs the server: cargo xtask test peers"]
async fn the_password_again() {
    for validation in [TicketValidation::Cas2, TicketValidation::Saml11] {
        let Scene { ent, gateway, cas, .. } = &scene(validation).await;
        let mut browser = asks_again(ent, gateway, cas).await;
        let away = sent_away(&mut browser, gateway, TEACHERS).await;
        assert!(browser.is_asked_for_password(&away).await, "no form at {away}");
        // Who leaves that word out gets a ticket without the password, which opens nothing here.
        let unasked = sign_in(ent, &mut browser, &without(&away, "renew"), ent.teacher).await;
        let page = browser.visit(unasked.as_str()).await;
        assert!(page.body.contains("E06") && !page.body.contains("LEFÈVRE"), "{page:?}");
    }
}
