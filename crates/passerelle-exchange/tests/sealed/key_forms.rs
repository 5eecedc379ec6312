//! Keys in every form, without other programs.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use passerelle_exchange::keys::{EncryptionSeed, KeyError, KeyForm, MAX_KEY_FILE, PrivateKey, PublicKey};
use passerelle_model::Secret;
use proptest::prelude::*;

use crate::support::{key, other_key};

/// A public key of 1024 bits.
const SMALL: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDByVg1xksL5jDzK7W/28wDsXghpl9c0DqWt9tNfGHDqff3pGrocKuNIx3aTY8B1MZ3OnvGvz6pvCRyLQzws2XsjOOZih0azj/Xz0NvpBLo0dBcdkl/llF4i9D+KbnlnP4+Cs8H7M7wQBMQHG2OIHiNMJas0D39/0C9PMgONDWwsQ==";
/// An Ed25519 public key.
const ED25519: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDEmuAqUsFZS0aaFmNCO+eKRq9OZNwG2MW3JGd9xVGsJ";
/// A private key on the curve P-256.
const EC_PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\n\
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgW3gxbHRhqxpxkkky\n\
    Gvr2ivNIlUJO4UaMtQXbtNPiMjuhRANCAASK1ZGsKJAhZ5C5FcpdnBajel+rQUaA\n\
    GNONApvLclCE/EeZ0munerOQ56LiTp50iZfrt+rbZC4tFl7bvkp0CADM\n\
    -----END PRIVATE KEY-----\n";

const SEED: EncryptionSeed = EncryptionSeed { salt: [1; 16], vector: [2; 16] };

fn parse(text: &str) -> Result<PublicKey, KeyError> {
    PublicKey::parse(text.as_bytes())
}

fn refusal(text: &str) -> KeyError {
    parse(text).unwrap_err()
}

fn private_refusal(text: &str) -> KeyError {
    PrivateKey::parse(text.as_bytes(), None).unwrap_err()
}

fn secret(text: &str) -> Secret<String> {
    Secret::new(text.to_owned())
}

/// RFC 4716 form of a key, with these headers, in lines of `width`.
fn ssh2(key: &PublicKey, headers: &str, width: usize, line_end: &str) -> String {
    let one_line = key.to_openssh("");
    let body = one_line.split_ascii_whitespace().nth(1).unwrap();
    let lines: Vec<_> =
        body.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let body = lines.join("\n");
    format!("---- BEGIN SSH2 PUBLIC KEY ----\n{headers}{body}\n---- END SSH2 PUBLIC KEY ----\n")
        .replace('\n', line_end)
}

#[test]
fn what_we_write_is_read_back() {
    let public = key().public();
    assert_eq!(public.bits(), 2048);
    assert_eq!(&parse(&public.to_spki_pem()).unwrap(), public);
    assert_eq!(&parse(&public.to_openssh("un commentaire")).unwrap(), public);
    let again = PrivateKey::parse(key().to_pkcs8_pem().expose_secret().as_bytes(), None).unwrap();
    assert_eq!(again.public(), public);
    assert_ne!(public, other_key().public());
    assert!(public.fingerprint().starts_with("SHA256:"));
    assert_eq!(public.fingerprint().len(), 7 + 43);
}

#[test]
fn a_comment_stays_on_its_line() {
    let line = key().public().to_openssh("a\nssh-rsa b");
    assert_eq!(line.lines().count(), 1);
    assert!(line.ends_with(" a ssh-rsa b\n"));
    assert!(!key().public().to_openssh("").contains(" \n"));
}

#[test]
fn rfc_4716_with_headers_of_every_sort_is_read() {
    let public = key().public();
    let headers = [
        "",
        "Comment: a\n",
        "Comment: \"2048-bit RSA, fait par nous\"\n",
        "Subject: moi\nx-private: a: b\n",
        "Comment: une ligne \\\ncontinuée AAAA \\\nencore\nSubject: b\n",
    ];
    for headers in headers {
        for line_end in ["\n", "\r\n"] {
            for width in [1, 64, 70, 72, 1000] {
                assert_eq!(
                    &parse(&ssh2(public, headers, width, line_end)).unwrap(),
                    public,
                    "{headers} {width}"
                );
            }
        }
    }
    let mut latin1 = b"---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"cl\xe9\"\n".to_vec();
    latin1.extend_from_slice(&ssh2(public, "", 70, "\n").as_bytes()[32..]);
    assert_eq!(&PublicKey::parse(&latin1).unwrap(), public, "a comment in Latin-1");
    let marked = format!("\u{feff}Lettre d'accompagnement\n{}", ssh2(public, "", 70, "\n"));
    assert_eq!(&parse(&marked).unwrap(), public);
}

#[test]
fn rfc_4716_that_does_not_hold_together_is_refused() {
    let damaged = KeyError::Damaged { form: KeyForm::Rfc4716 };
    let good = ssh2(key().public(), "Comment: a\n", 70, "\n");
    let end = good.find("---- END").unwrap();
    assert_eq!(refusal(&good[..end]), damaged);
    assert_eq!(refusal(&good.replace("AAAAB3", "AAAAB")), damaged);
    assert_eq!(
        refusal(&good.replace("Comment: a", "Comment: a \\")),
        damaged,
        "the header swallows a line of key"
    );
    assert_eq!(refusal("---- BEGIN SSH2 PUBLIC KEY ----\n---- END SSH2 PUBLIC KEY ----\n"), damaged);
}

#[test]
fn one_line_keys_are_found_among_options_and_other_lines() {
    let line = key().public().to_openssh("a b");
    for text in [
        line.clone(),
        line.trim_end().to_owned(),
        format!("# clé de l'éditeur\r\n\r\n{line}"),
        format!("no-pty,command=\"x y\" {line}"),
        format!("  {line}"),
    ] {
        assert_eq!(&parse(&text).unwrap(), key().public(), "{text}");
    }
}

#[test]
fn blobs_with_wrong_lengths_or_signs_are_refused() {
    let damaged = KeyError::Damaged { form: KeyForm::OpenSsh };
    let line = key().public().to_openssh("");
    let blob = BASE64_STANDARD.decode(line.split_ascii_whitespace().nth(1).unwrap()).unwrap();
    let refused = |blob: &[u8]| refusal(&format!("ssh-rsa {}", BASE64_STANDARD.encode(blob)));
    for end in 0..blob.len() {
        assert_eq!(refused(&blob[..end]), damaged, "{end} bytes");
    }
    assert_eq!(refused(&[&blob[..], &[0]].concat()), damaged, "something follows");
    let mut even = blob.clone();
    *even.last_mut().unwrap() &= 0xfe;
    assert_eq!(refused(&even), damaged, "an even modulus");
    let mut negative = blob.clone();
    negative[15] = 0x81;
    assert_eq!(refused(&negative), damaged, "a negative exponent");
    let mut longer = blob.clone();
    longer[0] = 0xff;
    assert_eq!(refused(&longer), damaged, "a length beyond the end");
}

#[test]
fn sizes_out_of_bounds_are_refused_with_their_size() {
    assert_eq!(refusal(SMALL), KeyError::TooSmall { bits: 1024 });
    assert_eq!(PrivateKey::generate(1024).unwrap_err(), KeyError::SizeNotOffered { bits: 1024 });
    let mut blob = b"\0\0\0\x07ssh-rsa\0\0\0\x03\x01\0\x01\0\0\x04\x02\0".to_vec();
    blob.extend_from_slice(&[0xff; 0x401]);
    assert_eq!(
        refusal(&format!("ssh-rsa {}", BASE64_STANDARD.encode(&blob))),
        KeyError::TooLarge { bits: 8200 }
    );
}

#[test]
fn what_is_not_a_usable_key_is_refused_for_its_own_reason() {
    assert_eq!(refusal(ED25519), KeyError::NotRsa { form: KeyForm::OpenSsh });
    assert_eq!(refusal(""), KeyError::Unrecognised);
    assert_eq!(refusal("id;population\n"), KeyError::Unrecognised);
    assert_eq!(refusal(&"ssh-rsa ".repeat(MAX_KEY_FILE)), KeyError::TooLong);
    assert_eq!(refusal(key().to_pkcs8_pem().expose_secret()), KeyError::PrivateGiven);
    assert_eq!(refusal("PuTTY-User-Key-File-3: ssh-rsa\n"), KeyError::PrivateGiven);
    assert_eq!(
        refusal("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
        KeyError::Damaged { form: KeyForm::Spki }
    );

    assert_eq!(private_refusal(EC_PRIVATE), KeyError::NotRsa { form: KeyForm::Pkcs8 });
    assert_eq!(private_refusal(""), KeyError::Unrecognised);
    assert_eq!(private_refusal("PuTTY-User-Key-File-2: ssh-rsa\n"), KeyError::PuttyPrivate);
    for public in
        [key().public().to_spki_pem(), key().public().to_openssh("a"), ssh2(key().public(), "", 70, "\n")]
    {
        assert_eq!(private_refusal(&public), KeyError::PublicGiven);
    }
    assert_eq!(
        private_refusal("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"),
        KeyError::OpenSshPrivate
    );
}

#[test]
fn a_passphrase_protects_and_only_the_right_one_opens() {
    let pem = key().to_encrypted_pkcs8_pem(&secret("phrase secrète"), &SEED).unwrap();
    let opened = PrivateKey::parse(pem.as_bytes(), Some(&secret("phrase secrète"))).unwrap();
    assert_eq!(opened.public(), key().public());
    assert_eq!(private_refusal(&pem), KeyError::PassphraseNeeded);
    let wrong = PrivateKey::parse(pem.as_bytes(), Some(&secret("phrase secrete"))).unwrap_err();
    assert_eq!(wrong, KeyError::WrongPassphrase);
    let clear = key().to_pkcs8_pem();
    let ignored = PrivateKey::parse(clear.expose_secret().as_bytes(), Some(&secret("inutile")));
    assert!(ignored.is_ok());
}

#[test]
fn nothing_prints_a_private_key() {
    let printed = format!("{:?} {:?}", key(), key().to_pkcs8_pem());
    assert!(printed.contains("SHA256:") && !printed.contains("BEGIN") && printed.len() < 120, "{printed}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..5_usize) {
        let body = BASE64_STANDARD.encode(&bytes);
        let text = match kind {
            0 => String::from_utf8_lossy(&bytes).into_owned(),
            1 => format!("ssh-rsa {body}"),
            2 => format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"),
            3 => format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"),
            _ => format!("-----BEGIN ENCRYPTED PRIVATE KEY-----\n{body}\n-----END ENCRYPTED PRIVATE KEY-----\n"),
        };
        prop_assert!(PublicKey::parse(text.as_bytes()).is_err());
        prop_assert!(PrivateKey::parse(text.as_bytes(), Some(&secret("a"))).is_err());
    }
}
