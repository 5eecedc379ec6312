//! `pawnote`, which applications on phones ask for the spaces and the delegation of a school.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use passerelle_model::{
    CasDelegation, Delegation, Provider, Space, SpaceMatrix, TicketValidation, Timestamp,
};
use passerelle_store::service::{Base, BaseSlug, HostingAccount, Publication, ServiceStore as _};
use passerelle_store::{AuditEvent, PasswordHash};
use passerelle_store_sqlite::SqliteServiceStore;
use serde_json::Value;

use crate::process::{Running, free_address, installed, run, sources};

const CAS: &str = "https://ent.exemple.fr/cas";

/// A base whose teachers enter by the ENT.
async fn fill(database: &Path) {
    let store = SqliteServiceStore::open(database).await.expect("a store");
    let nobody = PasswordHash::new("$argon2id$".to_owned());
    let hosting = HostingAccount { number: "1".to_owned(), password: nobody.clone(), last_invoice: nobody };
    let created = AuditEvent::new(Timestamp::from_unix(1_788_000_000), "essai", "journal-essai");
    store.put_hosting_account(&hosting, None, &created).await.expect("kept");
    let mut matrix = SpaceMatrix::default();
    matrix.set(Space::Teachers, Some(Provider::Cas));
    let cas =
        CasDelegation { validation: TicketValidation::Cas3, direct_login: true, ..CasDelegation::to(CAS) };
    let base = Base {
        n: 0,
        slug: BaseSlug::new("essais").expect("a slug"),
        hosting: "1".to_owned(),
        schools: vec!["0990001N".parse().expect("a UAI")],
        school_name: "Collège des Essais & « Tilleuls »".to_owned(),
        name: "2026-2027".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT".to_owned(),
        publication: Publication { published: true, since: Timestamp::from_unix(1_788_000_000) },
        delegation: Delegation { cas: Some(cas), matrix },
        exclusive: None,
        partner_file: None,
        version: 0,
    };
    store.create_base(&base, &created).await.expect("created");
    store.close().await;
}

#[tokio::test]
#[ignore = "needs the clients: cargo xtask test peers"]
async fn an_application_learns_the_spaces_and_the_delegation() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("data")).expect("a folder");
    fill(&path("data/service.sqlite")).await;
    let program = env!("CARGO_BIN_EXE_passerelle");
    run(Command::new(program).args(["keygen", "--bits", "2048", "--output"]).arg(folder.path()));
    let address = free_address();
    let settings = format!(
        "[server]\naddress = \"http://{address}\"\nlisten = \"{address}\"\ndata = \"data\"\n\
         [service]\nkey = \"key.pem\"\n"
    );
    fs::write(path("service.toml"), settings).expect("written");
    let mut command = Command::new(program);
    command.args(["serve", "--config"]).arg(path("service.toml"));
    let _server = Running::start(command, path("server.log"), address).await;

    for name in ["instance.js", "package.json"] {
        fs::copy(sources().join("pawnote").join(name), path(name)).expect("copied");
    }
    symlink(installed().join("pawnote/node_modules"), path("node_modules")).expect("the packages");
    // The address that people copy from their browser.
    for typed in ["", "/", "/mobile.parent.html?fd=1"] {
        let mut node = Command::new("node");
        node.arg(path("instance.js")).arg(format!("http://{address}/vs/essais{typed}"));
        let output = node.output().expect("node runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        let seen: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(seen["name"], "Collège des Essais & « Tilleuls »");
        assert_eq!((&seen["casURL"], &seen["casToken"]), (&CAS.into(), &"".into()));
        assert!(seen["version"].as_array().is_some_and(|parts| parts.iter().all(Value::is_number)));
        assert!(seen["date"].is_string(), "an invalid date would be null: {seen}");
        let accounts = seen["accounts"].as_array().expect("the spaces");
        assert_eq!(accounts.len(), 8);
        let teachers = accounts.iter().find(|space| space["path"] == "mobile.professeur.html");
        assert_eq!(teachers.expect("their space")["name"], "Espace Professeurs");
    }
}
