//! Every file that people bring by mistake or by malice: a clear message, the right exit code, nothing left behind.

use crate::fixture::{BASE, ENT, Folder, Ran, assert_run};

const SEALED: &str =
    "reconcile --base base.csv --export ent.sealed.xml --key key.pem --output m.csv --review r.csv";
const CLEAR: &str = "reconcile --base base.csv --export ent.xml --clear-text --output m.csv --review r.csv";

/// Runs with outputs asked for, checks that none is left, and gives the run.
fn refused(folder: &Folder, line: &str, code: i32) -> Ran {
    let before = folder.names();
    let ran = folder.run(line);
    assert_eq!(ran.code, code, "{ran}");
    assert_eq!(ran.stdout, "", "results of a refused run");
    assert_eq!(folder.names(), before, "files left behind");
    ran
}

fn export(content: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::school();
    folder.write("ent.xml", content);
    folder
}

fn base(content: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::school();
    folder.write("base.csv", content);
    folder
}

#[test]
fn what_is_not_an_ent_file_is_named() {
    for (name, content) in [
        ("not-xml", &b"nom;prenom\nMARCHAND;Lou\n"[..]),
        ("html", b"<!DOCTYPE html><html><head><title>Connexion</title></head><body></body></html>"),
        ("other-xml", b"<?xml version=\"1.0\"?><catalogue><livre/></catalogue>"),
        ("empty", b""),
        ("zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00aaaaaaaaaaaaaaaa"),
        ("utf16", b"\xff\xfe<\x00?\x00x\x00m\x00l\x00"),
        ("public-key", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
    ] {
        assert_run!(format!("export-{name}"), refused(&export(content), CLEAR, 4));
    }
}

#[test]
fn a_content_in_clear_is_accepted_only_when_meant() {
    let folder = Folder::school();
    assert_run!(
        "export-clear-text",
        refused(&folder, "reconcile --base base.csv --export ent.xml --output m.csv", 3)
    );
    assert_eq!(folder.run(CLEAR).code, 0);
}

#[test]
fn a_cut_file_is_told_from_a_wrong_one() {
    let folder = Folder::school();
    let sealed = folder.read("ent.sealed.xml");
    folder.write("ent.sealed.xml", &sealed[..sealed.len() / 2]);
    let ran = refused(&folder, SEALED, 4);
    assert!(ran.stderr.starts_with("E12 Le fichier est incomplet\n"), "{ran}");

    assert_run!("export-truncated", refused(&export(&ENT[..ENT.len() / 2]), CLEAR, 4));
    assert_run!("export-malformed", refused(&export(ENT.replace("</Eleves>", "</Eleve>")), CLEAR, 4));
}

#[test]
fn wrong_key_and_altered_file_are_one_message() {
    let folder = Folder::school();
    assert_eq!(folder.run("keygen --output other --bits 2048").code, 0);
    let wrong_key = refused(&folder, &SEALED.replace("key.pem", "other/key.pem"), 4);
    assert_run!("sealed-unreadable", wrong_key);

    let sealed = folder.read("ent.sealed.xml");
    let place = sealed.find("<Contenu>").expect("a content") + 400;
    let other = if sealed.as_bytes()[place] == b'A' { "B" } else { "A" };
    folder.write("ent.sealed.xml", format!("{}{other}{}", &sealed[..place], &sealed[place + 1..]));
    let altered = refused(&folder, SEALED, 4);
    assert_eq!(altered.stderr, wrong_key.stderr);
}

#[test]
fn another_school_is_refused() {
    let folder = Folder::school();
    assert_run!("export-other-school", refused(&folder, &format!("{SEALED} --uai 0990002P"), 4));
    for right in ["--uai 0990001n", "--uai 0990002P --uai 0990001N"] {
        assert_eq!(folder.run(&format!("{SEALED} {right}")).code, 0, "{right}");
    }
}

#[test]
fn doctype_and_entities_are_refused() {
    let doctype = ENT.replace("<PARTENAIRE_INDEX", "<!DOCTYPE x [<!ENTITY a \"b\">]><PARTENAIRE_INDEX");
    assert_run!("export-dtd", refused(&export(doctype), CLEAR, 4));
    assert_run!("export-entity", refused(&export(ENT.replace("Gaspard", "&passwd;")), CLEAR, 4));
    let folder = Folder::school();
    let sealed = folder.read("ent.sealed.xml");
    folder.write(
        "ent.sealed.xml",
        sealed.replacen("<ImportChiffre", "<!DOCTYPE ImportChiffre><ImportChiffre", 1),
    );
    assert_run!("sealed-dtd", refused(&folder, SEALED, 4));
}

#[test]
fn a_content_that_inflates_without_end_is_stopped() {
    let blank = format!("{}<!-- -->", "\n".repeat(200_000)).repeat(60);
    let folder = export(ENT.replace("<Professeurs>", &format!("<Professeurs>{blank}")));
    let sealed = folder.run("seal --input ent.xml --recipient key.pub --output bomb.xml");
    assert_eq!(sealed.code, 0, "{sealed}");
    let line = SEALED.replace("ent.sealed.xml", "bomb.xml");
    assert_run!("sealed-bomb", refused(&folder, &line, 4));
}

#[test]
fn the_other_direction_is_told_from_a_wrong_file() {
    let folder = Folder::school();
    folder.write("list.xml", r#"<Export><Professeur Nom="TALBOT" Prenom="Gaspard" IDPN="P2"/></Export>"#);
    let sealed =
        folder.run("seal --kind export --input list.xml --recipient ENT=key.pub --output ent.sealed.xml");
    assert_eq!(sealed.code, 0, "{sealed}");
    assert_run!("export-from-service", refused(&folder, SEALED, 4));
}

#[test]
fn keys_that_do_not_fit_are_explained() {
    let folder = Folder::school();
    assert_run!("key-missing", refused(&folder, &SEALED.replace(" --key key.pem", ""), 2));
    assert_run!("key-public", refused(&folder, &SEALED.replace("key.pem", "key.pub"), 4));
    folder.write("odd.pem", "ceci n'est pas une clé");
    assert_run!("key-unknown", refused(&folder, &SEALED.replace("key.pem", "odd.pem"), 4));
    assert_run!("key-absent", refused(&folder, &SEALED.replace("key.pem", "none.pem"), 4));
    folder.write("small.pub", SMALL_KEY);
    let seal = "seal --input ent.xml --recipient small.pub --output s.xml";
    assert_run!("key-too-small", refused(&folder, seal, 3));
    let seal = "seal --input ent.xml --recipient key.pem --output s.xml";
    assert_run!("key-private-given", refused(&folder, seal, 4));
}

#[test]
fn a_passphrase_is_read_from_a_file_and_never_guessed() {
    let folder = Folder::school();
    folder.write("right", "la bonne phrase\n");
    folder.write("wrong", "une autre\n");
    assert_eq!(folder.run("keygen --output kept --bits 2048 --passphrase-file right").code, 0);
    let seal = "seal --input ent.xml --recipient kept/key.pub --output ent.sealed.xml";
    assert_eq!(folder.run(seal).code, 0);
    let line = SEALED.replace("--key key.pem", "--key kept/key.pem");
    assert_run!("passphrase-no-terminal", refused(&folder, &line, 2));
    assert_run!("passphrase-wrong", refused(&folder, &format!("{line} --passphrase-file wrong"), 4));
    assert_eq!(folder.run(&format!("{line} --passphrase-file right")).code, 0);
}

#[test]
fn what_is_not_a_list_is_named() {
    for (name, content) in [
        ("empty", Vec::new()),
        ("xml", ENT.as_bytes().to_vec()),
        ("zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00aaaaaaaaaaaaaaaa".to_vec()),
        ("missing-columns", b"id;nom;prenom\nE1;MARCHAND;Lou\n".to_vec()),
        ("without-header", b"E1;eleve;MARCHAND;Lou\nE2;eleve;LE GOFF;Yann\n".to_vec()),
        ("unclosed-quote", format!("{BASE}E9;eleve;;\"MARCHAND;Lou\n").into_bytes()),
    ] {
        assert_run!(format!("base-{name}"), refused(&base(content), CLEAR, 4));
    }
}

#[test]
fn suggestions_are_never_taken_for_links() {
    let folder = Folder::school();
    assert_eq!(folder.run(&format!("{CLEAR} --rules exact")).code, 0);
    assert!(folder.read("r.csv").contains(";probable;"));
    let line = "reconcile --base base.csv --export ent.xml --clear-text --links r.csv --output m2.csv";
    assert_run!("links-suggestions", refused(&folder, line, 4));
}

#[test]
fn a_line_without_end_is_refused() {
    let mut line = BASE.as_bytes().to_vec();
    line.resize(50 << 20, b'x');
    assert_run!("base-endless-line", refused(&base(line), CLEAR, 4));

    let mut content = ENT.split("Gaspard").next().expect("a beginning").as_bytes().to_vec();
    content.resize(50 << 20, b'x');
    assert_run!("export-endless-line", refused(&export(content), CLEAR, 4));
}

#[test]
fn files_that_are_not_there_or_cannot_be_written_are_told_first() {
    let folder = Folder::school();
    assert_run!("base-absent", refused(&folder, &CLEAR.replace("base.csv", "none.csv"), 4));
    assert_run!("output-no-folder", refused(&folder, &CLEAR.replace("m.csv", "none/m.csv"), 2));
    assert_run!("output-twice", refused(&folder, &CLEAR.replace("m.csv", "r.csv"), 2));
    assert_run!("output-is-folder", refused(&folder, &CLEAR.replace("m.csv", "."), 2));
    assert_run!("output-dash", refused(&folder, &CLEAR.replace("m.csv", "-"), 2));
    assert_run!("base-is-folder", refused(&folder, &CLEAR.replace("base.csv", "."), 4));
}

#[test]
fn a_result_never_takes_the_place_of_a_file_that_is_read() {
    let folder = Folder::school();
    folder.write("old.csv", "local_id;partner_id;origin\n");
    let line = SEALED.replace("m.csv", "./base.csv");
    assert_run!("output-is-input", refused(&folder, &line, 2));
    assert_eq!(folder.read("base.csv"), BASE);
    refused(&folder, &SEALED.replace("m.csv", "key.pem"), 2);
    refused(&folder, &SEALED.replace("m.csv", "ent.sealed.xml"), 2);
    refused(&folder, &format!("{} --links old.csv", SEALED.replace("m.csv", "old.csv")), 2);
    refused(&folder, "open --input ent.sealed.xml --key key.pem --output key.pem", 2);
    refused(&folder, "seal --input ent.xml --recipient key.pub --output ent.xml", 2);
}

#[test]
fn a_sealed_file_cut_in_its_first_bytes_is_called_incomplete() {
    let folder = Folder::school();
    let sealed = folder.read("ent.sealed.xml");
    folder.write("ent.sealed.xml", &sealed[..30]);
    assert_run!("export-cut-at-once", refused(&folder, SEALED, 4));
}

#[test]
fn an_earlier_result_survives_a_refused_run() {
    let folder = export(&ENT[..ENT.len() / 2]);
    folder.write("m.csv", "before");
    refused(&folder, CLEAR, 4);
    assert_eq!(folder.read("m.csv"), "before");
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupted_run_leaves_nothing() {
    use std::io::Write;
    use std::process::Command;
    use std::time::{Duration, Instant};

    for signal in ["INT", "TERM", "HUP"] {
        let folder = Folder::school();
        folder.write("back.xml", "before");
        let before = folder.names();
        let mut child = folder.start("open --input /dev/stdin --key key.pem --output back.xml");
        // The rest never comes: the run is in the middle of its output.
        let sealed = folder.read("ent.sealed.xml");
        let (head, _) = sealed.split_once("<Contenu>").expect("a content");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(format!("{head}{}", " ".repeat(10_000)).as_bytes()).expect("written");
        let deadline = Instant::now() + Duration::from_secs(60);
        while folder.names() == before {
            assert!(Instant::now() < deadline, "no temporary file");
            std::thread::yield_now();
        }
        let kill = Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).status();
        assert!(kill.expect("a shell").success());
        assert_eq!(child.wait().expect("an end").code(), Some(130), "{signal}");
        assert_eq!(folder.names(), before, "{signal}");
        assert_eq!(folder.read("back.xml"), "before", "{signal}");
    }
}

/// RSA, 1024 bits.
const SMALL_KEY: &str = "\
-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC51Njy6MkjXfBPwXurActoVKBF
n5FRbX8wO+DNw+F5a8q6RXq9/VX7dAIiPLE97CLDMloz3XSbhTSLaoju5zvfd49S
SV2K0AGh2tnW4KBZgvBcwZZmzZrly2jpcScql9NFr/70KHa5Eopv+RXQ/0Gprayz
aS4/kV6FS9ATZGlwfQIDAQAB
-----END PUBLIC KEY-----
";
