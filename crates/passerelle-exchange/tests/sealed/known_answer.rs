//! The known-answer vector of the format: key 00…0f, vector 10…1f. The compressed bytes are one of several valid
//! encodings, so they are opened, and the cipher is compared on the same bytes uncompressed.

use passerelle_exchange::sealed::ContainerKind;

use crate::support::{Parts, between, envelope, import_of, key, open_all, seal_for, seal_one};

const PLAIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?><a/>"#;
const COMPRESSED: &str =
    "789cb3b1afc8cd51284b2d2acecccfb35532d433505248cd4bce4fc9cc4bb7550a0d71d3b550b2b7b349d4b7030024d30cc6";
const CONTENT: &str =
    "sx7v7TsX9Z90MznfU6Gbx8CiBHZ9L5FnvY2zwaj17fngl1a0fmjokhw0TUpDK2/UmU0TEuRPfdt4HPZuVZcKuA==";
const DIGEST: &str = "Y0umQqnvwShSRhXxpK0C6xEEth29BUrTRhwtVAK2uY4=";

fn hex(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(&digits[i..i + 2], 16).unwrap()).collect()
}

#[test]
fn the_vector_opens() {
    let sealed = seal_one(ContainerKind::Import, b"");
    let file = import_of(between(&sealed, "<Cle>", "</Cle>"), CONTENT, DIGEST);
    let opened = open_all(&file).unwrap();
    assert_eq!(opened.value, PLAIN.as_bytes());
    assert_eq!((opened.sealed_bytes, opened.plain_bytes), (50, 42));
    assert_eq!(opened.envelope.date, "2026-09-01T08:30:00+02:00");
}

#[test]
fn the_cipher_and_the_digest_give_the_vector() {
    let mut envelope = envelope(ContainerKind::Export);
    envelope.compressed = false;
    let file = seal_for(&[("Lecteur", key().public())], &envelope, &hex(COMPRESSED));
    assert_eq!(between(&file, "CompresseAvantChiffrement=\"false\">", "</CONTENU>"), CONTENT);
    assert_eq!(between(&file, "<VERIFICATION>", "</VERIFICATION>"), DIGEST);
}

#[test]
fn the_key_block_is_key_vector_and_their_md5() {
    use aws_lc_rs::rsa::{Pkcs1PrivateDecryptingKey, PrivateDecryptingKey};

    let pem = pem::parse(key().to_pkcs8_pem().expose_secret()).unwrap();
    let key =
        Pkcs1PrivateDecryptingKey::new(PrivateDecryptingKey::from_pkcs8(pem.contents()).unwrap()).unwrap();
    let mut buffer = vec![0; key.min_output_size()];
    let block = key.decrypt(&Parts::of(b"").block, &mut buffer).unwrap();
    let secret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    let md5 = "b4ffcb23737cec315a4a4d1aa2a620ce";
    assert_eq!(block, [hex(secret), hex(md5)].concat());
}
