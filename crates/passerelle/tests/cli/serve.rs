//! A server in production: what it needs to start, what it answers, how it stops.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command};

use crate::fixture::{Folder, Ran};

const PASSWORD: &str = "quatre mots assez longs\n";

/// A folder with settings that can be served on a free port, and its key.
pub(crate) fn ready(more: &str) -> Folder {
    let folder = Folder::school();
    folder.write(
        "passerelle.toml",
        format!(
            "[server]\naddress = \"http://127.0.0.1:8080\"\nlisten = \"127.0.0.1:0\"\ndata = \"data\"\n{more}\n\
             [ent]\nkey = \"key.pem\"\n"
        ),
    );
    folder.write("password", PASSWORD);
    folder
}

/// Starts it, and tells where it listens.
pub(crate) fn start(folder: &Folder) -> (Child, String) {
    let mut server = folder.start("serve --config passerelle.toml");
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().expect("its output")).read_line(&mut line).expect("a line");
    let address = line.split("sur ").nth(1).and_then(|rest| rest.split(',').next()).expect("an address");
    (server, address.to_owned())
}

/// The answer to a request, as it comes.
pub(crate) fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: nowhere\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

pub(crate) fn stop(mut server: Child) -> (Option<i32>, String) {
    let told = Command::new("kill").arg(server.id().to_string()).status().expect("kill runs");
    assert!(told.success());
    let code = server.wait().expect("it ends").code();
    let mut said = String::new();
    server.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
    (code, said)
}

fn refused(folder: &Folder, code: i32, wanted: &[&str]) {
    let ran: Ran = folder.run("serve --config passerelle.toml");
    assert_eq!(ran.code, code, "{ran}");
    for part in wanted {
        assert!(ran.stderr.replace('\u{a0}', " ").contains(part), "{part}: {ran}");
    }
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_server_starts_answers_and_stops_when_it_is_told() {
    let folder = ready("");
    let (server, address) = start(&folder);
    assert!(get(&address, "/healthz").ends_with("ok\n"));
    assert!(get(&address, "/readyz").starts_with("HTTP/1.1 200"));
    let page = get(&address, "/cas/login");
    assert!(page.contains("name=\"password\""), "{page}");
    assert!(!page.contains("nowhere"), "the Host header is not believed");
    assert!(get(&address, "/metrics").starts_with("HTTP/1.1 404"), "counters are not public");
    let (code, said) = stop(server);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Arrêt"), "{said}");
}

#[test]
fn the_data_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = ready("");
    assert_eq!(
        folder.run("admin add --config passerelle.toml --login admin --password-file password").code,
        0
    );
    let mode = |name: &str| std::fs::metadata(folder.path(name)).expect("it is there").permissions().mode();
    assert_eq!(mode("data") & 0o777, 0o700);
    assert_eq!(mode("data/ent.sqlite") & 0o777, 0o600);
}

#[test]
fn counters_name_nobody_and_no_address() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
    let folder = ready(&format!("metrics = \"{port}\""));
    let (server, address) = start(&folder);
    get(&address, "/cas/login?service=https%3A%2F%2Fsecret.example.fr%2F");
    get(&address, "/inconnu/0990001N");
    let counters = get(&port.to_string(), "/metrics");
    for wanted in [
        "passerelle_http_requests_total{route=\"/cas/login\",method=\"GET\",status=",
        "passerelle_http_requests_total{route=\"none\",method=\"GET\",status=\"4xx\"} 1",
        "passerelle_http_request_duration_seconds_bucket{route=\"/cas/login\",le=\"0.01\"}",
        "passerelle_sessions{realm=\"sign_on\"} 0",
        "passerelle_build_info{version=",
    ] {
        assert!(counters.contains(wanted), "{wanted}: {counters}");
    }
    for secret in ["secret", "0990001N", "inconnu"] {
        assert!(!counters.contains(secret), "{secret}");
    }
    assert_eq!(stop(server).0, Some(0));
}

#[test]
fn what_cannot_be_served_is_told_with_what_to_do() {
    let folder = ready("lissen = 1");
    refused(&folder, 4, &["E36", "ligne 5", "« lissen »", "listen"]);
    refused(&ready("metrics = \"9464\""), 4, &["« metrics »", "metrics = \"127.0.0.1:9464\""]);
    refused(&ready("certificate = \"c.pem\""), 4, &["« certificate_key »", "[server]"]);
    let folder = ready("");
    folder.write("key.pem", "nothing");
    refused(&folder, 4, &["« key.pem »"]);
    let folder = ready("trust = \"password\"");
    refused(&folder, 4, &["« password »", "trust"]);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address");
    refused(&ready(&format!("metrics = \"{address}\"")), 2, &[&address.to_string()]);
    let ran = folder.run("serve --role service --config passerelle.toml");
    assert_eq!(ran.code, 4, "{ran}");
    assert!(ran.stderr.contains("[ent]"), "{ran}");
}

#[test]
fn the_printed_settings_start_from_something_that_loads() {
    let folder = Folder::school();
    let printed = folder.run("serve --print-config");
    assert_eq!(printed.code, 0);
    let here = printed.stdout.replace("/var/lib/passerelle", "data").replace("/etc/passerelle/", "");
    folder.write("passerelle.toml", here);
    let ran = folder.run("doctor --config passerelle.toml --json");
    assert!(ran.stdout.contains("\"check\": \"settings\""), "{ran}");
}

#[test]
fn administrators_are_made_once_and_get_new_passwords() {
    let folder = ready("");
    let admin = |what: &str, login: &str| {
        folder.run(&format!("admin {what} --config passerelle.toml --login {login} --password-file password"))
    };
    assert_eq!(admin("password", "admin").code, 3, "there is none yet");
    let made = admin("add", "admin");
    assert_eq!((made.code, made.stdout.as_str()), (0, ""), "{made}");
    assert_eq!(admin("add", "ADMIN").code, 3, "case makes no other login");
    let changed = admin("password", "Admin");
    assert_eq!(changed.code, 0, "{changed}");
    assert!(
        changed.stderr.contains("n’en sont pas prévenus"),
        "no service is told, and that is said: {changed}"
    );
    folder.write("password", "abc def\n");
    let short = admin("password", "admin");
    assert_eq!(short.code, 3, "{short}");
    assert!(short.stderr.contains("12"), "{short}");
    assert!(!short.stderr.contains("abc def\n"), "a password is never shown");
}

#[test]
fn doctor_says_what_is_wrong_and_changes_nothing() {
    let folder = ready("");
    let before = folder.names();
    let ran = folder.run("doctor --config passerelle.toml");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stdout.contains("Attention"), "the database is not there yet: {ran}");
    assert_eq!(folder.names(), before);

    assert_eq!(
        folder.run("admin add --config passerelle.toml --login admin --password-file password").code,
        0
    );
    let ran = folder.run("doctor --config passerelle.toml --json");
    assert_eq!(ran.code, 0, "{ran}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["schema"], "passerelle.doctor/1");
    let state = |check: &str| {
        let found = report["checks"].as_array().expect("a list").iter().find(|one| one["check"] == check);
        found.map(|one| one["state"].clone()).unwrap_or_default()
    };
    assert_eq!((state("settings"), state("database")), ("ok".into(), "ok".into()), "{ran}");
    assert_eq!(state("recipient"), "warning", "{ran}");

    folder.write("key.pem", "nothing");
    let ran = folder.run("doctor --config passerelle.toml");
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.stdout.contains("Échec"), "{ran}");
    folder.write("data/ent.sqlite", "nothing");
    assert_eq!(folder.run("doctor --config passerelle.toml").code, 3);
    folder.write("passerelle.toml", "[server]\n");
    assert_eq!(folder.run("doctor --config passerelle.toml").code, 4);
}
