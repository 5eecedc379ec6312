//! What the tests share: two keys, sealing and opening in memory, and containers made by hand.

use std::io::Read as _;
use std::sync::OnceLock;

use aws_lc_rs::cipher::{AES_128, EncryptionContext, PaddedBlockEncryptingKey, UnboundCipherKey};
use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, read::ZlibEncoder};
use passerelle_exchange::keys::{PrivateKey, PublicKey};
use passerelle_exchange::sealed::{
    ContainerKind, Envelope, FileKey, OpenError, OpenLimits, Opened, Recipient, open, seal,
};

/// Key and vector of the known-answer vector: 00 to 1f.
pub(crate) const SECRET: [u8; 32] = {
    let mut secret = [0; 32];
    let mut index = 0;
    while index < 32 {
        secret[index as usize] = index;
        index += 1;
    }
    secret
};

/// The reader's key.
pub(crate) fn key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::generate(2048).unwrap())
}

/// Somebody else's key.
pub(crate) fn other_key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::generate(2048).unwrap())
}

/// An owned copy, as `open` takes keys in a slice.
pub(crate) fn copy(key: &PrivateKey) -> PrivateKey {
    PrivateKey::parse(key.to_pkcs8_pem().expose_secret().as_bytes(), None).unwrap()
}

pub(crate) fn envelope(kind: ContainerKind) -> Envelope {
    let text = str::to_owned;
    let envelope = Envelope {
        version: text("1.0"),
        date: text("2026-09-01T08:30:00+02:00"),
        uai: text("0000001A"),
        ..Envelope::new(kind)
    };
    match kind {
        ContainerKind::Import => Envelope {
            partner: text("Partenaire fictif"),
            description: text("Élèves & <adultes>"),
            ..envelope
        },
        ContainerKind::Export => Envelope {
            software: text("Logiciel fictif 1.0"),
            school: text("COLLEGE \"FICTIF\""),
            post_code_city: text("00000 VILLE"),
            ..envelope
        },
    }
}

pub(crate) fn seal_for(keys: &[(&str, &PublicKey)], envelope: &Envelope, content: &[u8]) -> Vec<u8> {
    let recipients: Vec<_> = keys.iter().map(|&(name, key)| Recipient { name, key }).collect();
    let mut out = Vec::new();
    seal(&mut &*content, envelope, &recipients, &FileKey::from_bytes(SECRET), &mut out).unwrap();
    out
}

pub(crate) fn seal_one(kind: ContainerKind, content: &[u8]) -> Vec<u8> {
    seal_for(&[("Lecteur", key().public())], &envelope(kind), content)
}

/// Opens with the reader's key and default limits, and reads everything.
pub(crate) fn open_all(file: &[u8]) -> Result<Opened<Vec<u8>>, OpenError> {
    open_with(file, std::slice::from_ref(key()), &OpenLimits::default())
}

pub(crate) fn open_with(
    mut file: &[u8],
    keys: &[PrivateKey],
    limits: &OpenLimits,
) -> Result<Opened<Vec<u8>>, OpenError> {
    open(&mut file, keys, limits, |content| {
        let mut all = Vec::new();
        // A failure here is the verdict's business.
        let _ = content.read_to_end(&mut all);
        all
    })
}

pub(crate) fn zlib(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibEncoder::new(content, Compression::default()).read_to_end(&mut out).unwrap();
    out
}

/// The sealed parts of a container, in binary, to be made wrong at will.
pub(crate) struct Parts {
    pub(crate) block: Vec<u8>,
    pub(crate) content: Vec<u8>,
    pub(crate) digest: Vec<u8>,
}

impl Parts {
    /// Seals these very bytes, compressed already or not.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let aes = UnboundCipherKey::new(&AES_128, &SECRET[..16]).unwrap();
        let vector: [u8; 16] = SECRET[16..].try_into().unwrap();
        let mut content = bytes.to_vec();
        PaddedBlockEncryptingKey::cbc_pkcs7(aes)
            .unwrap()
            .less_safe_encrypt(&mut content, EncryptionContext::Iv128(vector.into()))
            .unwrap();
        let digest = digest::digest(&digest::SHA256, bytes).as_ref().to_vec();
        Self { block: block_of(&seal_one(ContainerKind::Import, b"")), content, digest }
    }

    pub(crate) fn import(&self) -> Vec<u8> {
        let [block, content, digest] =
            [&self.block, &self.content, &self.digest].map(|bytes| BASE64_STANDARD.encode(bytes));
        import_of(&block, &content, &digest)
    }
}

/// An import container around these texts.
pub(crate) fn import_of(block: &str, content: &str, digest: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?>\n<c:ImportChiffre xmlns:c=\"http://www.index-education.com/containeurimportchiffreV1\" \
         Version=\"1\">\n <c:Partenaire>p</c:Partenaire><c:Description/>\n <c:Cle>{block}</c:Cle>\n \
         <c:Contenu>{content}</c:Contenu>\n <c:Verification>{digest}</c:Verification>\n \
         <c:DateExport> 2026-09-01T08:30:00+02:00 </c:DateExport><c:UAI>0000001A</c:UAI>\n</c:ImportChiffre>\n"
    )
    .into_bytes()
}

/// The text between two marks.
pub(crate) fn between<'a>(file: &'a [u8], begin: &str, end: &str) -> &'a str {
    let text = std::str::from_utf8(file).unwrap();
    let (_, rest) = text.split_once(begin).unwrap();
    rest.split_once(end).unwrap().0
}

fn block_of(import: &[u8]) -> Vec<u8> {
    BASE64_STANDARD.decode(between(import, "<Cle>", "</Cle>")).unwrap()
}

/// Bytes that do not compress.
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    std::iter::repeat_with(next).take(length).collect()
}
