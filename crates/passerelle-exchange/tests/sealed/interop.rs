//! With the `openssl` and `ssh-keygen` commands, and with containers made and opened by Python.

use std::path::{Path, PathBuf};

use passerelle_exchange::keys::{EncryptionSeed, KeyError, PrivateKey, PublicKey};
use passerelle_exchange::sealed::ContainerKind;
use passerelle_model::Secret;
use tempfile::TempDir;

use crate::commands::{available, run};
use crate::support::{envelope, key, noise, open_all, other_key, seal_for};

/// A folder for key files, gone at the end of the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        // ssh-keygen refuses private keys that others can read.
        #[cfg(unix)]
        std::fs::set_permissions(self.path(name), std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        self.path(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }
}

fn openssl(arguments: &[&str]) -> Vec<u8> {
    run("openssl", arguments, b"")
}

fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

/// Fingerprint by `ssh-keygen -l`.
fn fingerprint(path: &str) -> String {
    let line = String::from_utf8(run("ssh-keygen", &["-l", "-E", "sha256", "-f", path], b"")).unwrap();
    line.split_ascii_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn public_keys_in_every_form_are_one_key_with_ssh_keygen_s_fingerprint() {
    if !available(&["openssl", "ssh-keygen"]) {
        return;
    }
    for bits in [2048, 3072, 4096] {
        let folder = Folder::new();
        let private = folder.path("key.pem");
        openssl(&["genrsa", "-out", &private, &bits.to_string()]);
        folder.write("key.pem", &String::from_utf8(folder.read("key.pem")).unwrap());
        let one_line = run("ssh-keygen", &["-y", "-f", &private], b"");
        let line_path = folder.write("key.pub", std::str::from_utf8(&one_line).unwrap());
        let certificate = openssl(&[
            "req",
            "-x509",
            "-new",
            "-key",
            &private,
            "-subj",
            "/CN=Éditeur fictif/O=x",
            "-utf8",
            "-days",
            "1",
            "-text",
        ]);
        let forms = [
            ("one line", one_line),
            ("RFC 4716", run("ssh-keygen", &["-e", "-m", "RFC4716", "-f", &line_path], b"")),
            ("ssh-keygen's PKCS#8", run("ssh-keygen", &["-e", "-m", "PKCS8", "-f", &line_path], b"")),
            ("ssh-keygen's PEM", run("ssh-keygen", &["-e", "-m", "PEM", "-f", &line_path], b"")),
            ("SPKI", openssl(&["rsa", "-in", &private, "-pubout"])),
            ("PKCS#1", openssl(&["rsa", "-in", &private, "-RSAPublicKey_out"])),
            ("certificate", certificate),
        ];
        let expected = fingerprint(&line_path);
        for (form, file) in forms {
            let key = PublicKey::parse(&file).unwrap_or_else(|error| panic!("{form}: {error}"));
            assert_eq!((key.bits(), key.fingerprint()), (bits, expected.clone()), "{form}");
            let crlf = String::from_utf8(file).unwrap().replace('\n', "\r\n");
            assert_eq!(PublicKey::parse(crlf.as_bytes()).unwrap(), key, "{form}, with CRLF");
        }
    }
}

#[test]
fn private_keys_in_every_form_open_what_openssl_encrypted() {
    if !available(&["openssl"]) {
        return;
    }
    let folder = Folder::new();
    let private = folder.path("key.pem");
    openssl(&["genrsa", "-out", &private, "2048"]);
    let public = PublicKey::parse(&openssl(&["rsa", "-in", &private, "-pubout"])).unwrap();
    let pass = ["-passout", "pass:phrase"];
    let pbes2 =
        |options: &[&str]| openssl(&[&["pkcs8", "-topk8", "-in", &private], &pass[..], options].concat());
    let clear = [
        ("PKCS#1", openssl(&["rsa", "-in", &private, "-traditional"])),
        ("PKCS#8", openssl(&["pkcs8", "-topk8", "-nocrypt", "-in", &private])),
    ];
    for (form, file) in clear {
        let key = PrivateKey::parse(&file, None).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!(key.public(), &public, "{form}");
    }
    let protected = [
        ("default", pbes2(&[])),
        ("AES-128, HMAC-SHA-256", pbes2(&["-v2", "aes-128-cbc"])),
        ("AES-192", pbes2(&["-v2", "aes-192-cbc"])),
        ("AES-256, HMAC-SHA-1", pbes2(&["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA1"])),
        (
            "AES-256, HMAC-SHA-512",
            pbes2(&["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512", "-iter", "10000"]),
        ),
        ("rsa -aes256", openssl(&["rsa", "-in", &private, "-aes256", "-passout", "pass:phrase"])),
    ];
    for (form, file) in protected {
        let key = PrivateKey::parse(&file, Some(&secret("phrase")))
            .unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!(key.public(), &public, "{form}");
        assert_eq!(
            PrivateKey::parse(&file, Some(&secret("autre"))).unwrap_err(),
            KeyError::WrongPassphrase,
            "{form}"
        );
        assert_eq!(PrivateKey::parse(&file, None).unwrap_err(), KeyError::PassphraseNeeded, "{form}");
    }
    let older = [
        (
            "Proc-Type",
            openssl(&["rsa", "-in", &private, "-traditional", "-aes256", "-passout", "pass:phrase"]),
        ),
        ("PBES2 with scrypt", pbes2(&["-scrypt"])),
        ("PBES2 with triple DES", pbes2(&["-v2", "des3"])),
        ("PKCS#12 scheme", pbes2(&["-v1", "PBE-SHA1-3DES"])),
    ];
    for (form, file) in older {
        assert_eq!(
            PrivateKey::parse(&file, Some(&secret("phrase"))).unwrap_err(),
            KeyError::LegacyEncryption,
            "{form}"
        );
    }
}

#[test]
fn genpkey_with_a_passphrase_is_read() {
    if !available(&["openssl"]) {
        return;
    }
    let options =
        ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-aes256", "-pass", "pass:clé"];
    let file = openssl(&options);
    assert!(PrivateKey::parse(&file, Some(&secret("clé"))).is_ok());
}

#[test]
fn keys_of_other_kinds_are_refused() {
    if !available(&["openssl", "ssh-keygen"]) {
        return;
    }
    let folder = Folder::new();
    let small = folder.path("small.pem");
    openssl(&["genrsa", "-out", &small, "1024"]);
    assert_eq!(
        PrivateKey::parse(&folder.read("small.pem"), None).unwrap_err(),
        KeyError::TooSmall { bits: 1024 }
    );
    run("ssh-keygen", &["-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", &folder.path("ssh")], b"");
    assert_eq!(PrivateKey::parse(&folder.read("ssh"), None).unwrap_err(), KeyError::OpenSshPrivate);
    assert_eq!(PublicKey::parse(&folder.read("ssh")).unwrap_err(), KeyError::PrivateGiven);
    assert_eq!(
        PublicKey::parse(&folder.read("ssh.pub")).unwrap().fingerprint(),
        fingerprint(&folder.path("ssh"))
    );
    // The hint that the refusal gives.
    run("ssh-keygen", &["-q", "-p", "-m", "PEM", "-N", "", "-f", &folder.path("ssh")], b"");
    assert!(PrivateKey::parse(&folder.read("ssh"), None).is_ok());
    let curve = openssl(&["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    let path = folder.write("ec.pem", std::str::from_utf8(&curve).unwrap());
    let public = openssl(&["pkey", "-in", &path, "-pubout"]);
    assert!(matches!(PrivateKey::parse(&curve, None).unwrap_err(), KeyError::NotRsa { .. }));
    assert!(matches!(PublicKey::parse(&public).unwrap_err(), KeyError::NotRsa { .. }));
}

#[test]
fn other_programs_read_the_keys_we_write() {
    if !available(&["openssl", "ssh-keygen"]) {
        return;
    }
    let folder = Folder::new();
    let seed = EncryptionSeed { salt: *b"sel de seize oct", vector: [9; 16] };
    let protected = key().to_encrypted_pkcs8_pem(&secret("phrase"), &seed).unwrap();
    let clear = folder.write("clear.pem", key().to_pkcs8_pem().expose_secret());
    let protected = folder.write("protected.pem", &protected);
    let spki = folder.write("key.pub.pem", &key().public().to_spki_pem());
    let line = folder.write("key.ssh.pub", &key().public().to_openssh("nous"));
    let expected = key().public().to_spki_pem().into_bytes();
    assert_eq!(openssl(&["pkey", "-in", &clear, "-pubout"]), expected);
    assert_eq!(openssl(&["pkey", "-in", &protected, "-passin", "pass:phrase", "-pubout"]), expected);
    assert_eq!(openssl(&["pkey", "-pubin", "-in", &spki, "-pubout"]), expected);
    assert_eq!(fingerprint(&line), key().public().fingerprint());
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sealed/container.py")
}

fn python(arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let script = script();
    run("python3", &[&[script.to_str().unwrap()], arguments].concat(), input)
}

/// Contents short, repetitive and long without repetition.
fn contents() -> [Vec<u8>; 4] {
    [vec![], "<a>é</a>".into(), b"<Eleve Nom=\"X\"/>".repeat(20_000), noise(3, 1_000_000)]
}

#[test]
fn python_opens_what_we_seal() {
    if !available(&["openssl", "python3"]) {
        return;
    }
    let folder = Folder::new();
    let ours = folder.write("ours.pem", key().to_pkcs8_pem().expose_secret());
    let theirs = folder.write("theirs.pem", other_key().to_pkcs8_pem().expose_secret());
    for content in contents() {
        let file = seal_for(&[("", key().public())], &envelope(ContainerKind::Import), &content);
        assert!(python(&["open", "", &ours], &file) == content);
        for compressed in [true, false] {
            let mut envelope = envelope(ContainerKind::Export);
            envelope.compressed = compressed;
            let both = [("Éditeur", other_key().public()), ("L'ENT", key().public())];
            let file = seal_for(&both, &envelope, &content);
            assert!(python(&["open", "L'ENT", &ours], &file) == content);
            assert!(python(&["open", "Éditeur", &theirs], &file) == content);
        }
    }
}

#[test]
fn we_open_what_python_seals() {
    if !available(&["openssl", "python3"]) {
        return;
    }
    let folder = Folder::new();
    let ours = folder.write("ours.pem", &key().public().to_spki_pem());
    let theirs = folder.write("theirs.pem", &other_key().public().to_spki_pem());
    let (ours, theirs) = (format!("L'ENT={ours}"), format!("Éditeur={theirs}"));
    for content in contents() {
        let opened = open_all(&python(&["seal", "import", &ours], &content)).unwrap();
        assert!(opened.value == content);
        assert_eq!(opened.envelope.partner, "Python & Cie");
        for clear in [&["--clear"][..], &[]] {
            let file = python(&[&["seal", "export"], clear, &[&theirs, &ours]].concat(), &content);
            let opened = open_all(&file).unwrap();
            assert!(opened.value == content);
            assert_eq!((opened.recipient.as_str(), opened.envelope.compressed), ("L'ENT", clear.is_empty()));
        }
    }
}
