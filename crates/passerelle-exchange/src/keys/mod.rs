//! RSA keys in the forms that vendors, schools and tools use.
//!
//! | form | public | private |
//! |---|---|---|
//! | OpenSSH one line (`ssh-rsa AAAA…`) | yes | refused, with the command that converts it |
//! | RFC 4716 (`---- BEGIN SSH2 PUBLIC KEY ----`) | yes | |
//! | PEM PKCS#1 (`RSA PUBLIC KEY`, `RSA PRIVATE KEY`) | yes | yes; refused if encrypted (`Proc-Type`) |
//! | PEM SPKI (`PUBLIC KEY`), PKCS#8 (`PRIVATE KEY`) | yes | yes |
//! | PEM PKCS#8 encrypted (`ENCRYPTED PRIVATE KEY`) | | PBES2 with PBKDF2 and AES-CBC; older schemes refused |
//! | X.509 certificate (`CERTIFICATE`) | yes | |
//!
//! Keys have 2048 to 8192 bits.

mod der;
mod error;
mod pbes2;
mod private;
mod public;
mod ssh;
mod text;

pub use error::{KeyError, KeyForm};
pub use pbes2::EncryptionSeed;
pub use private::PrivateKey;
pub use public::PublicKey;

/// Smallest key accepted, in bits.
pub const MIN_BITS: usize = 2048;
/// Largest key accepted, in bits.
pub const MAX_BITS: usize = 8192;
/// Longest key file looked at, in bytes.
pub const MAX_KEY_FILE: usize = 256 << 10;
