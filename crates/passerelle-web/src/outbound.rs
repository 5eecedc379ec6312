//! Calls to partners.

mod public;
mod trust;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use http::{Request, Response};
use passerelle_model::CertificateTrust;
use passerelle_words::Words;

pub use self::trust::PeerCertificate;
use crate::{CATALOGUE, is_loopback};

/// Sends a request to a partner; tests plug a peer in process.
#[async_trait]
pub trait Outbound: Send + Sync {
    /// The partner's answer, whatever its status; redirects are answers.
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError>;

    /// The same for an address that a partner chose: refused as [`OutboundError::Private`] unless it is one of the
    /// internet at large. Whoever looks names up must refuse those that lead elsewhere, too.
    async fn send_to_public(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        public_as_written(&request)?;
        self.send(request).await
    }

    /// The same to a partner whose certificate may be known in advance. Whoever cannot hold it to that refuses.
    async fn send_trusting(
        &self,
        request: Request<Vec<u8>>,
        trust: &CertificateTrust,
    ) -> Result<Response<Vec<u8>>, OutboundError> {
        if trust.is_recognised() {
            self.send(request).await
        } else {
            Err(OutboundError::Tls(TlsFault::Other))
        }
    }

    /// The certificate that the server at `address` shows, whoever vouches for it; `None` where there is none to see.
    async fn certificate(&self, _address: &str) -> Result<Option<PeerCertificate>, OutboundError> {
        Ok(None)
    }
}

fn public_as_written(request: &Request<Vec<u8>>) -> Result<(), OutboundError> {
    let url = url::Url::parse(&request.uri().to_string()).map_err(|_| OutboundError::Address)?;
    if public::may_be_public(&url) { Ok(()) } else { Err(OutboundError::Private) }
}

/// No answer that can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OutboundError {
    /// Not an address of the web.
    #[error("not an address of the web")]
    Address,
    /// Plain http away from this machine.
    #[error("plain http is for this machine alone")]
    PlainHttp,
    /// This machine or a private network, where only public addresses are called.
    #[error("not a public address")]
    Private,
    /// Nobody listens there, or the name is unknown.
    #[error("no connection")]
    Refused,
    /// No answer in time.
    #[error("no answer in time")]
    Timeout,
    /// The encrypted connection cannot be trusted.
    #[error("the encrypted connection cannot be trusted: {0}")]
    Tls(TlsFault),
    /// The answer is beyond the limit.
    #[error("the answer is too large")]
    TooLarge,
    /// The answer broke off or is not HTTP.
    #[error("the answer broke off or is not HTTP")]
    Broken,
}

/// What is wrong with a certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TlsFault {
    /// It has expired.
    #[error("the certificate has expired")]
    Expired,
    /// It is not valid yet.
    #[error("the certificate is not valid yet")]
    NotYet,
    /// It is for another name.
    #[error("the certificate is for another name")]
    OtherName,
    /// Nobody known vouches for it.
    #[error("the certificate's issuer is unknown")]
    Unknown,
    /// It is not the one, or not of the authority, that the settings ask for.
    #[error("the certificate is not the expected one")]
    Changed,
    /// Anything else.
    #[error("the handshake failed")]
    Other,
}

impl TlsFault {
    /// The word that records use for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expire",
            Self::NotYet => "pas_encore",
            Self::OtherName => "autre_nom",
            Self::Unknown => "inconnu",
            Self::Changed => "change",
            Self::Other => "autre",
        }
    }
}

impl OutboundError {
    /// The reason in words, for E22 and E23.
    pub fn reason(self, words: Words) -> String {
        words.of(&CATALOGUE).say(match self {
            Self::Address => "raison-adresse",
            Self::PlainHttp => "raison-http",
            Self::Private => "raison-privee",
            Self::Refused => "raison-connexion",
            Self::Timeout => "raison-delai",
            Self::TooLarge => "raison-taille",
            Self::Broken => "raison-coupure",
            Self::Tls(TlsFault::OtherName) => "certificat-autre-nom",
            Self::Tls(TlsFault::Expired) => "certificat-expire",
            Self::Tls(TlsFault::Unknown) => "certificat-inconnu",
            Self::Tls(TlsFault::NotYet) => "certificat-pas-encore",
            Self::Tls(TlsFault::Changed) => "certificat-change",
            Self::Tls(TlsFault::Other) => "certificat-autre",
        })
    }
}

/// Calls over the network: no proxy, no redirect followed, short delays, small answers.
#[derive(Clone, Debug)]
pub struct HttpOutbound {
    anywhere: reqwest::Client,
    /// Looks names up itself, and goes to public addresses alone.
    public: reqwest::Client,
    /// Those that trust one certificate, or one authority.
    pinned: trust::Clients,
    total: Duration,
}

impl HttpOutbound {
    /// Time to connect.
    pub const CONNECT: Duration = Duration::from_secs(3);
    /// Time for the whole answer.
    pub const TOTAL: Duration = Duration::from_secs(10);
    /// Largest answer, in bytes.
    pub const MAX_BODY: usize = 1024 * 1024;

    /// A client that trusts the system's authorities.
    pub fn new() -> Result<Self, OutboundError> {
        Self::trusting(&[])
    }

    /// A client that trusts the system's authorities, and those of a file in PEM form; `Tls` when it holds none.
    pub fn trusting(authorities: &[u8]) -> Result<Self, OutboundError> {
        Self::patient(authorities, Self::TOTAL)
    }

    /// The same, with this much time for a whole answer.
    pub fn patient(authorities: &[u8], total: Duration) -> Result<Self, OutboundError> {
        let unreadable = |_| OutboundError::Tls(TlsFault::Other);
        let own = reqwest::Certificate::from_pem_bundle(authorities).map_err(unreadable)?;
        if own.is_empty() && !authorities.is_empty() {
            return Err(OutboundError::Tls(TlsFault::Other));
        }
        let builder = || builder(total).tls_certs_merge(own.clone());
        let public = builder().dns_resolver(Arc::new(public::PublicNames));
        Ok(Self {
            anywhere: builder().build().map_err(unreadable)?,
            public: public.build().map_err(unreadable)?,
            pinned: trust::Clients::default(),
            total,
        })
    }
}

fn builder(total: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(HttpOutbound::CONNECT)
        .timeout(total)
        .user_agent("Passerelle")
}

#[async_trait]
impl Outbound for HttpOutbound {
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        call(&self.anywhere, request).await
    }

    async fn send_to_public(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutboundError> {
        public_as_written(&request)?;
        call(&self.public, request).await
    }

    async fn send_trusting(
        &self,
        request: Request<Vec<u8>>,
        trust: &CertificateTrust,
    ) -> Result<Response<Vec<u8>>, OutboundError> {
        if trust.is_recognised() {
            return self.send(request).await;
        }
        if request.uri().scheme_str() != Some("https") {
            return Err(OutboundError::PlainHttp);
        }
        let client = self.pinned.of(trust, |config| {
            let client = builder(self.total).tls_backend_preconfigured(config).build();
            client.map_err(|_| OutboundError::Tls(TlsFault::Other))
        })?;
        call(&client, request).await.map_err(trust::told)
    }

    async fn certificate(&self, address: &str) -> Result<Option<PeerCertificate>, OutboundError> {
        trust::look(address).await
    }
}

async fn call(
    client: &reqwest::Client,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, OutboundError> {
    allowed(&request)?;
    let request = reqwest::Request::try_from(request).map_err(|_| OutboundError::Address)?;
    let mut answer = client.execute(request).await.map_err(|error| class(&error))?;
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| class(&error))? {
        if body.len() + chunk.len() > HttpOutbound::MAX_BODY {
            return Err(OutboundError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    let mut response = Response::new(body);
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    Ok(response)
}

fn allowed(request: &Request<Vec<u8>>) -> Result<(), OutboundError> {
    let url = url::Url::parse(&request.uri().to_string()).map_err(|_| OutboundError::Address)?;
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        "http" => Err(OutboundError::PlainHttp),
        _ => Err(OutboundError::Address),
    }
}

fn class(error: &reqwest::Error) -> OutboundError {
    if error.is_timeout() {
        return OutboundError::Timeout;
    }
    if let Some(error) = below::<rustls::Error>(error) {
        return OutboundError::Tls(fault(error));
    }
    if below::<public::NotPublic>(error).is_some() {
        return OutboundError::Private;
    }
    if error.is_connect() { OutboundError::Refused } else { OutboundError::Broken }
}

/// An error of that kind below; an error of input or output hides what it wraps from its own sources.
fn below<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    if let Some(found) = error.downcast_ref() {
        return Some(found);
    }
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    let next = wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| error.source());
    next.and_then(below)
}

fn fault(error: &rustls::Error) -> TlsFault {
    use rustls::CertificateError as Certificate;
    let rustls::Error::InvalidCertificate(certificate) = error else { return TlsFault::Other };
    match certificate {
        Certificate::Expired | Certificate::ExpiredContext { .. } => TlsFault::Expired,
        Certificate::NotValidYet | Certificate::NotValidYetContext { .. } => TlsFault::NotYet,
        Certificate::NotValidForName | Certificate::NotValidForNameContext { .. } => TlsFault::OtherName,
        Certificate::UnknownIssuer => TlsFault::Unknown,
        _ => TlsFault::Other,
    }
}
