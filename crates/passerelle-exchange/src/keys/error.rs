//! Why a key was refused, one variant per refusal.

use std::fmt;

/// The form in which a key was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyForm {
    /// X.509 certificate.
    Certificate,
    /// PEM PKCS#8, protected by a passphrase.
    EncryptedPkcs8,
    /// OpenSSH, one line.
    OpenSsh,
    /// PEM PKCS#1, public or private.
    Pkcs1,
    /// PEM PKCS#8.
    Pkcs8,
    /// RFC 4716, also called SSH2.
    Rfc4716,
    /// PEM SubjectPublicKeyInfo.
    Spki,
}

impl fmt::Display for KeyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Certificate => "X.509 certificate",
            Self::EncryptedPkcs8 => "encrypted PKCS#8",
            Self::OpenSsh => "OpenSSH",
            Self::Pkcs1 => "PKCS#1",
            Self::Pkcs8 => "PKCS#8",
            Self::Rfc4716 => "SSH2 (RFC 4716)",
            Self::Spki => "SubjectPublicKeyInfo",
        })
    }
}

/// Why a key was refused. Messages never quote the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The crypto library could not make a key.
    #[error("key generation failed")]
    Generation,
    /// The form is known, but what is inside does not hold together.
    #[error("damaged key ({form} form)")]
    Damaged {
        /// The form that was recognised.
        form: KeyForm,
    },
    /// Older protections: `Proc-Type: 4,ENCRYPTED`, PBES1, PKCS#12 schemes, PBES2 with something else than PBKDF2 and AES-CBC.
    #[error(
        "this private key is protected in a way that is not supported: \
         convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out key.pem`"
    )]
    LegacyEncryption,
    /// Not an RSA key (ECDSA, Ed25519, DSA, RSA reserved for PSS signatures…).
    #[error("not an RSA key ({form} form)")]
    NotRsa {
        /// The form that was recognised.
        form: KeyForm,
    },
    /// A private key in OpenSSH's own format.
    #[error("private key in OpenSSH format: convert a copy with `ssh-keygen -p -m PEM -N '' -f COPY`")]
    OpenSshPrivate,
    /// The key is protected and no passphrase was given.
    #[error("this private key needs its passphrase")]
    PassphraseNeeded,
    /// A private key was given where a public one is expected: it must not be passed around.
    #[error("this is a private key: give the public key, and keep the private one to yourself")]
    PrivateGiven,
    /// A public key was given where a private one is expected.
    #[error("this is a public key: the private key is needed here")]
    PublicGiven,
    /// A PuTTY key file.
    #[error(
        "private key in PuTTY format: export it with PuTTYgen (Conversions, Export OpenSSH key), then convert it to PEM"
    )]
    PuttyPrivate,
    /// Sizes on offer for new keys are few.
    #[error("no new key of {bits} bits can be made: 2048, 3072, 4096 and 8192 are on offer")]
    SizeNotOffered {
        /// The size asked for.
        bits: usize,
    },
    /// Longer than any key file.
    #[error("too long for a key file")]
    TooLong,
    /// More than 8192 bits.
    #[error("key of {bits} bits: at most 8192 are accepted")]
    TooLarge {
        /// Its size.
        bits: usize,
    },
    /// Less than 2048 bits: no longer safe.
    #[error("key of {bits} bits: at least 2048 are needed, smaller keys are no longer safe")]
    TooSmall {
        /// Its size.
        bits: usize,
    },
    /// None of the known forms.
    #[error("not a key in a known form")]
    Unrecognised,
    /// The passphrase does not open the key (or the key is damaged: it cannot be told).
    #[error("wrong passphrase for this private key")]
    WrongPassphrase,
}
