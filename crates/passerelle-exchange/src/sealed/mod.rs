//! The sealed containers, both ways: `ImportChiffre` V1 (ENT to service) and `EXPORT_INDEX_EDUCATION` (service to ENT).
//!
//! The recipe is the same for both. The content is compressed (zlib, optional in an export), encrypted with
//! AES-128-CBC and written in Base64; its key and vector, followed by their MD5, are encrypted for each reader with
//! RSA PKCS#1 v1.5; a SHA-256 of the bytes given to AES stands beside. Content is streamed both ways: memory does not
//! grow with the file.
//!
//! What the format does not give, whoever writes it: it is not signed, so anyone who has the public key can make a file;
//! the fields in clear are not protected; the digest is a checksum, not a proof.

mod ahead;
mod base64_stream;
mod cipher;
mod decrypted;
mod envelope;
mod error;
mod file_key;
mod input;
mod limits;
mod names;
mod open;
mod plain;
mod recognise;
mod seal;
mod walk;

pub use envelope::{ContainerKind, Envelope, EnvelopeFacts, Recipient};
pub use error::{OpenError, SealError};
pub use file_key::FileKey;
pub use input::Recognised;
pub use limits::OpenLimits;
pub use open::{Opened, open, read_envelope};
pub use recognise::{FileKind, recognise};
pub use seal::{SealSummary, seal};
