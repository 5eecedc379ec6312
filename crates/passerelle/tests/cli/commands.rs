//! What each command says and writes when all goes well.

use crate::fixture::{Folder, assert_run};

#[test]
fn reconcile_shows_the_table_and_writes_the_files() {
    let folder = Folder::school();
    let ran = folder
        .run("reconcile --base base.csv --export ent.sealed.xml --key key.pem --output m.csv --review r.csv");
    assert_run!("reconcile", ran);
    insta::assert_snapshot!("matches", folder.read("m.csv"));
    insta::assert_snapshot!("review", folder.read("r.csv"));
}

#[test]
fn reconcile_speaks_english_when_asked() {
    let folder = Folder::school();
    let line = "reconcile --base base.csv --export ent.sealed.xml --key key.pem";
    assert_run!("reconcile-en", folder.run(&format!("{line} --lang en --rules exact")));
    let locale = folder.run_with(line, &[("LC_ALL", "en_GB.UTF-8")]);
    assert!(locale.stdout.contains("CAS users"), "{locale}");
    let nothing_set = folder.run_with(line, &[("LANG", "C")]);
    assert!(nothing_set.stdout.contains("Utilisateurs CAS"), "{nothing_set}");
}

#[test]
fn names_are_shown_only_when_asked() {
    let folder = Folder::school();
    let line = "reconcile --base base.csv --export ent.sealed.xml --key key.pem";
    for silent in [line.to_owned(), format!("{line} --json"), format!("{line} --rules exact")] {
        let ran = folder.run(&silent);
        for name in ["ORSINI", "BUREL", "Apolline", "MARCHAND", "LE GOFF"] {
            assert!(!ran.stdout.contains(name) && !ran.stderr.contains(name), "{ran}");
        }
    }
    assert!(folder.run(&format!("{line} --names")).stdout.contains("ORSINI Clémence"));
}

#[test]
fn json_is_stable() {
    let folder = Folder::school();
    let ran =
        folder.run("reconcile --base base.csv --export ent.sealed.xml --key key.pem --rules exact --json");
    assert_eq!(ran.code, 0, "{ran}");
    insta::assert_snapshot!("reconcile-json", ran.stdout);
}

#[test]
fn known_links_are_kept() {
    let folder = Folder::school();
    folder.write(
        "old.csv",
        "local_id;partner_id;origin\nS1;bbbb-0009;import\nP2;;set_aside\nP1;aaaa-0001;manual\n",
    );
    let ran = folder.run(
        "reconcile --base base.csv --export ent.sealed.xml --key key.pem --links old.csv --output m.csv --review r.csv",
    );
    assert_run!("reconcile-links", ran);
    insta::assert_snapshot!("matches-links", folder.read("m.csv"));
    insta::assert_snapshot!("review-links", folder.read("r.csv"));
}

#[test]
fn seal_then_open_gives_the_same_bytes() {
    let folder = Folder::school();
    let sealed =
        folder.run("seal --input ent.xml --recipient key.pub --output s.xml --uai 0990002P --partner ESSAI");
    assert_eq!(sealed.code, 0, "{sealed}");
    assert!(sealed.stdout.contains("2048 bits, SHA256:"), "{sealed}");
    let container = folder.read("s.xml");
    for field in ["<UAI>0990002P</UAI>", "<Partenaire>ESSAI</Partenaire>", "2026-09-01T08:30:00+02:00"] {
        assert!(container.contains(field), "{field}");
    }
    assert_run!("open", folder.run("open --input s.xml --key key.pem --output back.xml"));
    assert_eq!(folder.read("back.xml"), folder.read("ent.xml"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path("back.xml")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn an_export_has_two_readers_and_may_stay_uncompressed() {
    let folder = Folder::school();
    assert_eq!(folder.run("keygen --output other --bits 2048").code, 0);
    let list = r#"<Export><Professeur Nom="TALBOT" Prenom="Gaspard" IDPN="P2" IDCAS="aaaa-0002"/></Export>"#;
    folder.write("list.xml", list);
    let sealed = folder.run(
        "seal --kind export --no-compress --input list.xml --recipient ENT=key.pub --recipient VS=other/key.pub --output s.xml",
    );
    assert_eq!(sealed.code, 0, "{sealed}");
    for key in ["key.pem", "other/key.pem"] {
        let opened = folder.run(&format!("open --input s.xml --key {key} --output back.xml"));
        assert_eq!(opened.code, 0, "{opened}");
        assert_eq!(folder.read("back.xml"), list);
    }
    assert_run!("inspect-export", folder.run("inspect s.xml --key key.pem"));
    let import = "seal --no-compress --input ent.xml --recipient key.pub --output t.xml";
    assert_run!("seal-import-uncompressed", folder.run(import));
    let import = "seal --input ent.xml --recipient A=key.pub --recipient B=other/key.pub --output t.xml";
    assert_run!("seal-import-two-readers", folder.run(import));
    assert_run!(
        "seal-wrong-kind",
        folder.run("seal --kind export --input ent.xml --recipient key.pub --output t.xml")
    );
    assert!(!folder.names().contains(&"t.xml".to_owned()));
}

#[test]
fn inspect_says_what_each_file_is() {
    let folder = Folder::school();
    assert_run!("inspect-sealed", folder.run("inspect ent.sealed.xml"));
    assert_run!("inspect-sealed-open", folder.run("inspect ent.sealed.xml --key key.pem"));
    assert_run!("inspect-clear", folder.run("inspect ent.xml"));
    assert_run!("inspect-base", folder.run("inspect base.csv"));
    assert_run!("inspect-json", folder.run("inspect ent.sealed.xml --key key.pem --json"));
    let key = folder.run("inspect key.pub");
    assert!(key.code == 0 && key.stdout.contains("2048 bits") && key.stdout.contains("SHA256:"), "{key}");
    folder.write("old.csv", "local_id;partner_id;origin\nS1;bbbb-0009;import\nP2;;set_aside\n");
    assert_run!("inspect-links", folder.run("inspect old.csv"));
    folder.write("list.xml", r#"<Any><Professeur Nom="TALBOT" Prenom="Gaspard" IdPN="P2" idcas="a"/></Any>"#);
    assert_run!("inspect-list", folder.run("inspect list.xml"));
    folder.write("page.html", "<html><body>Connexion</body></html>");
    assert_run!("inspect-html", folder.run("inspect page.html"));
}

#[test]
fn keygen_never_replaces_a_key() {
    let folder = Folder::new();
    let first = folder.run("keygen --output keys --bits 2048");
    assert_eq!(first.code, 0, "{first}");
    assert!(first.stdout.starts_with("Clé de 2048 bits, empreinte SHA256:"), "{first}");
    let before = folder.read("keys/key.pem");
    assert!(before.starts_with("-----BEGIN PRIVATE KEY-----"));
    assert!(folder.read("keys/key.pub").starts_with("-----BEGIN PUBLIC KEY-----"));
    assert!(folder.read("keys/key.ssh.pub").starts_with("ssh-rsa "));
    assert_run!("keygen-again", folder.run("keygen --output keys --bits 2048"));
    assert_eq!(folder.read("keys/key.pem"), before);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.path("keys/key.pem")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
