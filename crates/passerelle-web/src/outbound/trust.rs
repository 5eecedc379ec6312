//! Connections whose certificate is not left to the recognised authorities, and a look at certificates.

use std::collections::HashMap;
use std::fmt;
use std::net::Ipv6Addr;
use std::sync::{Arc, Mutex, PoisonError};

use ::aws_lc_rs::digest::{SHA256, digest};
use passerelle_model::{CertificateDigest, CertificateTrust, Timestamp};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::{HttpOutbound, OutboundError, TlsFault};

/// A certificate, as somebody looks at it who decides whether to trust it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PeerCertificate {
    /// Its fingerprint.
    pub digest: CertificateDigest,
    /// The last moment it is valid.
    pub until: Timestamp,
    /// Whether it is an authority's, which vouches for others.
    pub authority: bool,
}

impl PeerCertificate {
    /// Reads a certificate in PEM form; `None` when the text holds none, or several.
    pub fn from_pem(text: &str) -> Option<Self> {
        let mut found = CertificateDer::pem_slice_iter(text.as_bytes());
        let one = found.next()?.ok()?;
        if found.next().is_none() { Self::from_der(&one) } else { None }
    }

    fn from_der(der: &[u8]) -> Option<Self> {
        let (_, parsed) = x509_parser::parse_x509_certificate(der).ok()?;
        let authority = parsed.is_ca();
        let until = Timestamp::from_unix(parsed.validity().not_after.timestamp());
        Some(Self { digest: digest_of(der), until, authority })
    }
}

fn digest_of(der: &[u8]) -> CertificateDigest {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest(&SHA256, der).as_ref());
    CertificateDigest::new(bytes)
}

/// A client for each trust that was asked for; few are kept, and they are quick to make again.
#[derive(Clone, Default)]
pub(super) struct Clients(Arc<Mutex<HashMap<CertificateTrust, reqwest::Client>>>);

impl Clients {
    const MOST: usize = 64;

    /// The client of this trust; `build` finishes one that was begun with its certificates.
    pub(super) fn of(
        &self,
        trust: &CertificateTrust,
        build: impl FnOnce(ClientConfig) -> Result<reqwest::Client, OutboundError>,
    ) -> Result<reqwest::Client, OutboundError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = kept.get(trust) {
            return Ok(client.clone());
        }
        let client = build(config(trust)?)?;
        if kept.len() >= Self::MOST {
            kept.clear();
        }
        kept.insert(trust.clone(), client.clone());
        Ok(client)
    }
}

impl fmt::Debug for Clients {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clients(…)")
    }
}

/// What TLS needs to accept this and nothing else.
fn config(trust: &CertificateTrust) -> Result<ClientConfig, OutboundError> {
    let other = OutboundError::Tls(TlsFault::Other);
    let provider = Arc::new(aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|_| other)?;
    let mut config = match trust {
        CertificateTrust::Recognised => return Err(other),
        CertificateTrust::Certificate(digest) => {
            let only = Only { digest: *digest, provider };
            builder.dangerous().with_custom_certificate_verifier(Arc::new(only)).with_no_client_auth()
        }
        CertificateTrust::Authority(pem) => {
            let mut roots = RootCertStore::empty();
            for found in CertificateDer::pem_slice_iter(pem.as_bytes()) {
                roots.add(found.map_err(|_| other)?).map_err(|_| other)?;
            }
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    };
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// The failure as it is told of a connection that trusts one certificate, or one authority, alone.
pub(super) fn told(error: OutboundError) -> OutboundError {
    match error {
        OutboundError::Tls(TlsFault::Unknown) => OutboundError::Tls(TlsFault::Changed),
        other => other,
    }
}

/// Accepts one certificate while it is valid: who issued it and for which names is what its fingerprint stands for.
#[derive(Debug)]
struct Only {
    digest: CertificateDigest,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Only {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if digest_of(end_entity) != self.digest {
            return Err(CertificateError::UnknownIssuer.into());
        }
        let (_, parsed) = x509_parser::parse_x509_certificate(end_entity)
            .map_err(|_| Error::from(CertificateError::BadEncoding))?;
        let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        if now > parsed.validity().not_after.timestamp() {
            return Err(CertificateError::Expired.into());
        }
        if now < parsed.validity().not_before.timestamp() {
            return Err(CertificateError::NotValidYet.into());
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// The certificate that the server at `address` shows. Nothing is sent to it: the handshake ends there.
pub(super) async fn look(address: &str) -> Result<Option<PeerCertificate>, OutboundError> {
    let url = url::Url::parse(address).map_err(|_| OutboundError::Address)?;
    if url.scheme() != "https" {
        return Ok(None);
    }
    let host = url.host_str().ok_or(OutboundError::Address)?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let port = url.port_or_known_default().unwrap_or(443);
    let name = ServerName::try_from(bare.to_owned()).map_err(|_| OutboundError::Address)?;
    let seen = Arc::new(Looking::default());
    let provider = Arc::new(aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| OutboundError::Tls(TlsFault::Other))?
        .dangerous()
        .with_custom_certificate_verifier(seen.clone())
        .with_no_client_auth();
    let handshake = async {
        let at = if bare.parse::<Ipv6Addr>().is_ok() {
            format!("[{bare}]:{port}")
        } else {
            format!("{bare}:{port}")
        };
        let stream = TcpStream::connect(at).await.map_err(|_| OutboundError::Refused)?;
        // It never succeeds: whoever looks trusts nothing.
        let _ = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
        Ok(())
    };
    tokio::time::timeout(HttpOutbound::CONNECT, handshake).await.map_err(|_| OutboundError::Timeout)??;
    let seen = seen.0.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(seen.as_deref().and_then(PeerCertificate::from_der))
}

/// Keeps the certificate it is shown, and refuses it.
#[derive(Default, Debug)]
struct Looking(Mutex<Option<Vec<u8>>>);

impl ServerCertVerifier for Looking {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(end_entity.to_vec());
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(CertificateError::ApplicationVerificationFailure.into())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        aws_lc_rs::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
