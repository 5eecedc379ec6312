//! What the file may hold, and how a fault in it is told.

use std::path::Path;

use super::value::Form;
use super::{Settings, SettingsError, example, markdown};
use crate::cli::Role;

const LEAST: &str =
    "[server]\naddress = \"http://127.0.0.1:8080\"\ndata = \"data\"\n[ent]\nkey = \"key.pem\"\n";

fn read(text: &str) -> Result<Settings, SettingsError> {
    Settings::read(text, Path::new("/etc/passerelle"))
}

fn refused(text: &str) -> SettingsError {
    read(text).expect_err("refused")
}

#[test]
fn the_examples_load_as_they_are_and_with_every_key_written() {
    for role in [Role::Ent, Role::Service] {
        let settings = read(&example(role)).expect("loads");
        assert_eq!(settings.role, role);
        let keys: Vec<_> =
            super::of_role(role).into_iter().flat_map(|table| table.keys).map(|key| key.name).collect();
        let all: String = example(role)
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(key) if keys.iter().any(|name| key.starts_with(&format!("{name} = "))) => {
                    format!("{key}\n")
                }
                _ => format!("{line}\n"),
            })
            .collect();
        let settings = read(&all).expect("loads");
        assert!(settings.certificate.is_some() && settings.metrics.is_some() && settings.trust.is_some());
        assert_eq!(settings.ent_key.is_some(), role == Role::Service);
    }
}

#[test]
fn a_file_is_for_one_side() {
    let service = LEAST.replace("[ent]", "[service]");
    let settings = read(&service).expect("loads");
    assert_eq!(
        (settings.role, settings.database()),
        (Role::Service, "/etc/passerelle/data/service.sqlite".into())
    );
    assert_eq!(refused(&format!("{service}[ent]\nname = \"ENT\"\n")), SettingsError::TwoRoles);
    assert_eq!(refused(&format!("{service}[sessions]\nticket_seconds = 60\n")), SettingsError::TwoRoles);
    assert!(matches!(
        refused(&service.replace("key =", "ent_key =")),
        SettingsError::Missing { table: "service", key: "key", .. }
    ));
}

#[test]
fn the_reference_is_the_one_in_the_documentation() {
    let kept = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md"));
    assert_eq!(
        kept.unwrap_or_default(),
        markdown(),
        "passerelle serve --print-reference > docs/configuration.md"
    );
}

#[test]
fn few_lines_are_enough_and_paths_start_from_the_file() {
    let settings = read(LEAST).expect("loads");
    assert_eq!(settings.database(), Path::new("/etc/passerelle/data/ent.sqlite"));
    assert_eq!(settings.lifetimes, passerelle_ent::Lifetimes::default());
    assert!(settings.password_workers >= 1 && settings.certificate.is_none() && settings.proxies.is_empty());
}

#[test]
fn a_fault_is_told_with_its_key_its_line_and_what_would_do() {
    assert_eq!(
        refused("[server]\nlissen = \"127.0.0.1:1\"\n"),
        SettingsError::Unknown {
            line: 2,
            key: "lissen".to_owned(),
            known: super::all()[0].keys.iter().map(|key| key.name.to_owned()).collect(),
        }
    );
    assert!(matches!(
        refused("[sessions]\n\nkey = 1\n"),
        SettingsError::Unknown { line: 3, known, .. } if known == ["[ent] key", "[service] key"]
    ));
    assert!(matches!(
        refused("[serveur]\n"),
        SettingsError::Unknown { line: 1, key, known } if key == "serveur" && known[0] == "[server]"
    ));
    assert!(matches!(
        refused("[sessions]\nsign_on_hours = 4\nticket_seconds = 4000\n"),
        SettingsError::Value { line: 3, key, form: Form::Number(5, 300), example }
            if key == "ticket_seconds" && example == "ticket_seconds = 60"
    ));
    assert!(matches!(
        refused("[server]\ntrusted_proxies = [\n  \"10.0.0.0/8\",\n  \"proxy.example.fr\",\n]\n"),
        SettingsError::Value { line: 2..=4, key, .. } if key == "trusted_proxies"
    ));
    assert!(matches!(
        refused("[server]\naddress = \"http://ent.example.fr\"\n"),
        SettingsError::Value { line: 2, key, .. } if key == "address"
    ));
    assert!(matches!(refused("[server]\nlisten = 127.0.0.1:8080\n"), SettingsError::Syntax { line: 2 }));
    assert!(matches!(refused("server = 4\n"), SettingsError::Misplaced { line: 1 }));
    assert!(matches!(
        refused("[server]\naddress = \"https://ent.example.fr\"\n"),
        SettingsError::Missing { table: "server", key: "data", example } if example.starts_with("data = ")
    ));
}

#[test]
fn applications_may_be_kept_to_a_few_addresses() {
    let service = LEAST.replace("[ent]", "[service]");
    let with = |list: &str| format!("{service}[applications]\nallowed_origins = {list}\n");
    assert!(read(&service).expect("loads").upstreams.is_empty());
    let settings = read(&with(r#"["http://127.0.0.1:5232", "https://agenda.exemple.fr"]"#)).expect("loads");
    let origins: Vec<_> = settings.upstreams.iter().map(ToString::to_string).collect();
    assert_eq!(origins, ["http://127.0.0.1:5232", "https://agenda.exemple.fr"]);
    for wrong in
        [r#"["http://agenda.exemple.fr"]"#, r#"["https://agenda.exemple.fr/ecole"]"#, "\"https://a.fr\""]
    {
        let error = refused(&with(wrong));
        assert!(matches!(error, SettingsError::Value { form: Form::Origins, .. }), "{wrong}: {error:?}");
    }
}

#[test]
fn plain_http_does_not_leave_the_machine_without_a_proxy() {
    let with = |lines: &str| LEAST.replace("[server]\n", &format!("[server]\n{lines}\n"));
    assert!(matches!(refused(&with("listen = \"0.0.0.0:80\"")), SettingsError::PlainHttp { .. }));
    assert!(read(&with("listen = \"0.0.0.0:80\"\ntrusted_proxies = [\"10.0.0.0/8\"]")).is_ok());
    assert_eq!(refused(&with("certificate = \"a\"\ncertificate_key = \"b\"")), SettingsError::HttpAddress);
    assert!(matches!(
        refused(&with("certificate = \"a\"")),
        SettingsError::Missing { key: "certificate_key", .. }
    ));
}
