//! The server's own certificate, read again when its files change.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::{ServerConfig, version};
use tokio_rustls::TlsAcceptor;

/// Why a certificate cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file holds no certificate in PEM form.
    #[error("{} holds no certificate in PEM form", path.display())]
    NoCertificate {
        /// Which one.
        path: PathBuf,
    },
    /// The file holds no private key in PEM form, or a protected one.
    #[error("{} holds no private key in PEM form, or one under a passphrase", path.display())]
    NoKey {
        /// Which one.
        path: PathBuf,
    },
    /// The two do not go together, or the key is of an unknown kind.
    #[error("the certificate and its key do not go together: {0}")]
    Mismatch(rustls::Error),
}

/// Where the certificate and its key are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateFiles {
    /// The certificate and those of the authorities between it and the root, in PEM form, the server's own first.
    pub chain: PathBuf,
    /// Its private key, in PEM form, without a passphrase.
    pub key: PathBuf,
}

impl CertificateFiles {
    /// The certificates of the chain, the server's own first.
    pub fn certificates(&self) -> Result<Vec<CertificateDer<'static>>, CertificateError> {
        let none = || CertificateError::NoCertificate { path: self.chain.clone() };
        let chain: Vec<_> = CertificateDer::pem_slice_iter(&read(&self.chain)?)
            .collect::<Result<_, _>>()
            .map_err(|_| none())?;
        if chain.is_empty() { Err(none()) } else { Ok(chain) }
    }

    fn load(&self) -> Result<CertifiedKey, CertificateError> {
        let chain = self.certificates()?;
        let key = PrivateKeyDer::from_pem_slice(&read(&self.key)?)
            .map_err(|_| CertificateError::NoKey { path: self.key.clone() })?;
        let certified = CertifiedKey::from_der(chain, key, &aws_lc_rs::default_provider())
            .map_err(CertificateError::Mismatch)?;
        certified.keys_match().map_err(CertificateError::Mismatch)?;
        Ok(certified)
    }
}

/// Speaks TLS 1.2 and 1.3 with the certificate of the moment. Cheap to clone.
#[derive(Clone)]
pub struct Tls {
    current: Arc<Current>,
    acceptor: TlsAcceptor,
}

struct Current {
    files: CertificateFiles,
    key: RwLock<Arc<CertifiedKey>>,
}

impl Tls {
    /// Reads the certificate and its key.
    pub fn load(files: CertificateFiles) -> Result<Self, CertificateError> {
        let key = RwLock::new(Arc::new(files.load()?));
        let current = Arc::new(Current { files, key });
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .map_err(CertificateError::Mismatch)?
            .with_no_client_auth()
            .with_cert_resolver(current.clone());
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Self { current, acceptor: TlsAcceptor::from(Arc::new(config)) })
    }

    /// Reads the files again, and tells whether they hold another certificate. One that cannot serve changes nothing:
    /// the earlier one goes on.
    pub fn reload(&self) -> Result<bool, CertificateError> {
        let fresh = self.current.files.load()?;
        let mut key = self.current.key.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let changed = key.cert != fresh.cert;
        if changed {
            *key = Arc::new(fresh);
        }
        Ok(changed)
    }

    pub(crate) fn acceptor(&self) -> &TlsAcceptor {
        &self.acceptor
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tls({})", self.current.files.chain.display())
    }
}

impl fmt::Debug for Current {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Current(…)")
    }
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.key.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, CertificateError> {
    std::fs::read(path).map_err(|source| CertificateError::Read { path: path.to_owned(), source })
}
