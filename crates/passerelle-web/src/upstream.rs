//! Connections to the applications behind the gateway: bodies are passed on as they come, nothing is followed.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use hyper::body::Body as _;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

use crate::is_safe_address;
use crate::metered::{Activity, BodyError, Metered};
use crate::outbound::{OutboundError, TlsFault};

/// Limits of what is passed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UpstreamLimits {
    /// Time to connect to an application.
    pub connect: Duration,
    /// Time from the end of the request to the head of the answer. The bodies may take longer.
    pub first_byte: Duration,
    /// Time that a body may stand still, either way.
    pub silence: Duration,
    /// Largest body that somebody may send, in bytes.
    pub body: u64,
    /// How often it is checked that somebody with an open channel may still be there.
    pub recheck: Duration,
    /// Seconds after which the key that signs gives way to the next.
    pub key_period: i64,
}

impl Default for UpstreamLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            first_byte: Duration::from_secs(60),
            silence: Duration::from_secs(60),
            body: 1024 * 1024 * 1024,
            recheck: Duration::from_secs(10),
            key_period: 90 * 24 * 3600,
        }
    }
}

/// No answer.
#[derive(Debug, thiserror::Error)]
pub enum UpstreamError {
    /// Plain http away from this machine, or no address of the web.
    #[error("not an address that applications are called at")]
    Address,
    /// Nobody listens there, or the encrypted connection cannot be trusted.
    #[error("the application cannot be reached")]
    Connect(#[source] hyper_util::client::legacy::Error),
    /// The head of the answer did not come in time.
    #[error("the application does not answer in time")]
    Timeout,
    /// The body of the request goes beyond the limit.
    #[error("the body of the request is too large")]
    TooLarge,
    /// The body of the request broke off, or stood still.
    #[error("the body of the request broke off")]
    Request(#[source] hyper_util::client::legacy::Error),
    /// What came is not HTTP, or the connection broke.
    #[error("the application broke off")]
    Broken(#[source] hyper_util::client::legacy::Error),
}

/// Calls applications. Cheap to clone: connections are shared.
#[derive(Clone)]
pub struct Upstreams {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    limits: UpstreamLimits,
}

/// Largest head of an answer, in bytes.
const MAX_HEAD: usize = 64 * 1024;
/// Connections to one application that wait for the next request.
const IDLE: usize = 64;

impl Upstreams {
    /// Trusts the system's authorities and those of `authorities`, in PEM form; `Tls` when it holds none.
    pub fn trusting(authorities: &[u8], limits: UpstreamLimits) -> Result<Self, OutboundError> {
        let unusable = OutboundError::Tls(TlsFault::Other);
        let own: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(authorities).collect::<Result<_, _>>().map_err(|_| unusable)?;
        if own.is_empty() && !authorities.is_empty() {
            return Err(unusable);
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier = Verifier::new_with_extra_roots(own, provider.clone()).map_err(|_| unusable)?;
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| unusable)?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        let mut plain = HttpConnector::new();
        plain.enforce_http(false);
        plain.set_nodelay(true);
        plain.set_connect_timeout(Some(limits.connect));
        let connector =
            hyper_rustls::HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1();
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(IDLE)
            .http1_max_buf_size(MAX_HEAD)
            .build(connector.wrap_connector(plain));
        Ok(Self { client, limits })
    }

    /// The limits.
    pub fn limits(&self) -> UpstreamLimits {
        self.limits
    }

    /// The answer as soon as its head is there; its body comes as it comes. Any status is an answer.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Body>, UpstreamError> {
        let (scheme, host) = (request.uri().scheme_str(), request.uri().host());
        if !is_safe_address(scheme.unwrap_or_default(), host.unwrap_or_default()) {
            return Err(UpstreamError::Address);
        }
        let UpstreamLimits { silence, body: most, .. } = self.limits;
        if request.body().size_hint().lower() > most {
            return Err(UpstreamError::TooLarge);
        }
        let activity = Activity::now();
        let metered = |body| Body::new(Metered::new(body, most, silence, activity.clone()));
        let answer = self.client.request(request.map(metered));
        let answer = tokio::select! {
            answer = answer => answer.map_err(class)?,
            () = self.patience(&activity) => return Err(UpstreamError::Timeout),
        };
        Ok(answer.map(|body| Body::new(Metered::new(body, u64::MAX, silence, Activity::now()))))
    }

    /// Ends when nothing has moved for too long: while the request is being sent, the application may wait.
    async fn patience(&self, activity: &Activity) {
        while let Some(left) = self.limits.first_byte.checked_sub(activity.still_for()) {
            tokio::time::sleep(left.max(Duration::from_millis(1))).await;
        }
    }
}

fn class(error: hyper_util::client::legacy::Error) -> UpstreamError {
    if error.is_connect() {
        return UpstreamError::Connect(error);
    }
    let mut below: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = below {
        match cause.downcast_ref() {
            Some(BodyError::TooLarge) => return UpstreamError::TooLarge,
            Some(BodyError::Silent | BodyError::Broken(_)) => return UpstreamError::Request(error),
            None => {}
        }
        below = cause.source();
    }
    UpstreamError::Broken(error)
}

impl fmt::Debug for Upstreams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upstreams").field("limits", &self.limits).finish_non_exhaustive()
    }
}
