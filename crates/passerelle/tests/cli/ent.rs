//! `ent`: accounts imported, listed and exported from the command line.

use passerelle_store::ent::{EntChange, EntStore, Recipient, RecipientSettings};
use passerelle_store::{AuditEvent, Commit};
use passerelle_store_sqlite::SqliteEntStore;

use crate::fixture::{Folder, Ran};

const SCHOOLS: &str =
    "uai;nom;ville;regroupement\n0450822X;Collège;Orville;Cité\n0450823Y;Lycée;Orville;Cité\n";
const HEADER: &str = "id;population;nom;prenom;date_naissance;uai;classe;fonction;enfants\n";

fn pupil(n: usize) -> String {
    format!("E-{n};eleve;SECRET;Zoé;2012-03-04;0450822X;6A;;\n")
}

/// The settings of an ENT, a key, and a directory of thirty pupils and some others.
fn ent() -> Folder {
    let folder = Folder::school();
    folder.write(
        "ent.toml",
        "[server]\naddress = \"http://127.0.0.1:8080\"\ndata = \"data\"\n[ent]\nkey = \"key.pem\"\n",
    );
    folder.write("schools.csv", SCHOOLS);
    folder.write("people.csv", people(0..30));
    folder
}

fn people(pupils: std::ops::Range<usize>) -> String {
    let pupils: String = pupils.map(pupil).collect();
    format!(
        "{HEADER}{pupils}R-1;responsable;SECRET;Ana;;0450822X;;;E-1,E-2\nT-1;professeur;SECRET;Luc;;0450823Y;;;\n\
         X-1;directeur;SECRET;Ivo;;0450822X;;;\nE-99;eleve;SECRET;Sans;;0450822X;6A;;\n"
    )
}

fn import(folder: &Folder, more: &str) -> Ran {
    folder.run(&format!("ent import --config ent.toml --people people.csv {more}"))
}

#[test]
fn an_import_is_tried_then_applied_once() {
    let folder = ent();
    let tried = import(&folder, "--schools schools.csv");
    assert_eq!(tried.code, 0, "{tried}");
    assert!(tried.stdout.contains("rien n’est changé") && tried.stdout.contains("--apply"), "{tried}");
    assert!(tried.stderr.contains("population inconnue") && tried.stderr.contains("ligne 34"), "{tried}");
    assert!(!tried.stderr.contains("SECRET") && !tried.stdout.contains("SECRET"), "{tried}");

    let applied = import(&folder, "--schools schools.csv --apply --json");
    assert_eq!(applied.code, 0, "{applied}");
    let json: serde_json::Value = serde_json::from_str(&applied.stdout).expect("JSON");
    assert_eq!((&json["created"], &json["schools"], &json["applied"]), (&33.into(), &2.into(), &true.into()));
    let again = import(&folder, "--schools schools.csv --apply");
    assert_eq!(again.code, 7, "{again}");

    let listed = folder.run("ent accounts list --config ent.toml --uai 0450823Y");
    assert_eq!(listed.stdout.lines().count(), 1, "{listed}");
    assert!(
        listed.stdout.contains("0450823Y:professeur\tT-1") && !listed.stdout.contains("SECRET"),
        "{listed}"
    );
    let row = listed.stdout.split('\t').next().expect("a row");
    let shown = folder.run(&format!("ent accounts show --config ent.toml {row} --names"));
    assert!(shown.stdout.contains("l.secret\tSECRET Luc"), "{shown}");
    assert_eq!(folder.run("ent accounts show --config ent.toml 999").code, 4);
}

#[test]
fn a_crowd_leaves_only_when_its_number_is_confirmed() {
    let folder = ent();
    assert_eq!(import(&folder, "--schools schools.csv --apply").code, 0);
    folder.write("people.csv", people(0..10));
    let held = import(&folder, "--missing gone");
    assert_eq!(held.code, 5, "{held}");
    assert!(held.stderr.contains("--confirm 20"), "{held}");
    let refused = import(&folder, "--missing gone --apply --confirm 19");
    assert_eq!(refused.code, 5, "{refused}");
    assert!(refused.stderr.contains("E17"), "{refused}");
    assert_eq!(import(&folder, "--missing gone --apply --confirm 20").code, 0);
    assert_eq!(import(&folder, "--missing gone --apply").code, 7);
    folder.write("people.csv", format!("{};eleve;A;B;;0450822X;;;\n", people(0..10)));
    let unclear = import(&folder, "--missing gone");
    assert_eq!(unclear.code, 3, "{unclear}");
}

#[test]
fn files_that_are_no_list_are_bad_input() {
    let folder = ent();
    for (content, code) in [("", 4), ("a;b\n1;2\n", 4), ("PK\u{3}\u{4}", 4)] {
        folder.write("people.csv", content);
        let ran = import(&folder, "");
        assert_eq!(ran.code, code, "{ran}");
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty());
    }
    assert_eq!(folder.run("ent import --config ent.toml --people none.csv").code, 4);
    assert_eq!(folder.run("ent import --people people.csv").code, 2);
}

#[test]
fn a_sealed_file_leaves_out_bad_records_only() {
    let folder = ent();
    assert_eq!(import(&folder, "--schools schools.csv --apply").code, 0);
    put_recipient(&folder);
    let export = |more: &str| {
        folder.run(&format!("ent export --config ent.toml --recipient vie-scolaire --uai 0450822X {more}"))
    };
    let made = export("--output sealed.xml");
    assert_eq!(made.code, 0, "{made}");
    assert!(made.stdout.contains("31 personnes, 1 laissées"), "{made}");
    assert!(
        made.stderr.contains("élève sans date de naissance") && !made.stderr.contains("SECRET"),
        "{made}"
    );
    let inspected = folder.run("inspect sealed.xml --key key.pem --json");
    let json: serde_json::Value = serde_json::from_str(&inspected.stdout).expect("JSON");
    assert_eq!(json["people"]["eleve"], 30, "{inspected}");
    let both = export("--grouping --output both.xml");
    assert!(both.stdout.contains("32 personnes"), "{both}");

    let unknown = folder.run("ent export --config ent.toml --recipient autre --uai 0450822X --output no.xml");
    assert_eq!(unknown.code, 4, "{unknown}");
    let school =
        folder.run("ent export --config ent.toml --recipient vie-scolaire --uai 0459999A --output no.xml");
    assert_eq!(school.code, 4, "{school}");
    assert!(!folder.names().contains(&"no.xml".to_owned()));

    let services = folder.run("ent services list --config ent.toml");
    assert!(services.stdout.starts_with("vie-scolaire\t"), "{services}");
    let test = |address: &str| folder.run(&format!("ent services test --config ent.toml {address}")).code;
    assert_eq!(test("https://vs.example/pronote/eleve.html"), 0);
    assert_eq!(test("https://vs.example.evil/pronote/"), 3);
}

fn put_recipient(folder: &Folder) {
    let recipient = Recipient {
        id: "vie-scolaire".into(),
        name: "Vie scolaire".into(),
        public_key: Some(folder.read("key.pub")),
        patterns: vec!["https://vs.example/pronote/**".into()],
        file_name: "pronote.xml".into(),
        tile: None,
        settings: RecipientSettings::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let store = SqliteEntStore::open(&folder.path("data/ent.sqlite")).await.expect("a database");
        let event = AuditEvent::new(passerelle_model::Timestamp::from_unix(0), "test", "journal-test");
        let changes = vec![EntChange::PutRecipient(recipient)];
        store.commit(Commit { changes, event, expected: None }).await.expect("kept");
        store.close().await;
    });
}
