//! The service, as a native client calls it.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request, StatusCode};
use passerelle_gateway::rules::client::challenge;
use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{Outbound, Token, is_loopback};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use url::Url;
use url::form_urlencoded::Serializer;

use crate::failure::Failure;

/// A base of a service.
#[derive(Debug)]
pub(super) struct Service {
    base: String,
    outbound: HttpOutbound,
}

/// A request under way. Its secrets are this client's alone.
pub(super) struct ClientRequest {
    /// Where the browser begins.
    pub(super) address: String,
    state: Token,
    verifier: Token,
}

impl ClientRequest {
    /// What the answer must repeat.
    pub(super) fn state(&self) -> &str {
        self.state.expose_secret()
    }
}

/// Who is signed in, without a name.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Me {
    /// The base's name.
    pub(super) base: String,
    /// The school's.
    pub(super) school: String,
    /// Whether the ENT vouched, rather than the service's own password.
    pub(super) delegated: bool,
    pub(super) users: Vec<User>,
}

/// A user of the base.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct User {
    n: i64,
    pub(super) population: String,
    pub(super) space: String,
}

#[derive(Deserialize)]
struct Granted {
    token: String,
}

impl Service {
    /// The base of this address: `https://…/vs/{base}`, http on this machine only.
    pub(super) fn new(base: &str) -> Result<Self, Failure> {
        let wrong = || Failure::NotABase { address: base.to_owned() };
        let url = Url::parse(base).map_err(|_| wrong())?;
        let safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let slug = url.path().strip_prefix("/vs/").map(|slug| slug.trim_end_matches('/')).unwrap_or_default();
        let plain = url.username().is_empty() && url.password().is_none() && url.query().is_none();
        if !safe || !plain || slug.is_empty() || slug.contains('/') || url.fragment().is_some() {
            return Err(wrong());
        }
        let base = format!("{}/vs/{slug}", url.origin().ascii_serialization());
        let outbound = HttpOutbound::new()
            .map_err(|_| Failure::Remote { address: base.clone(), told: "erreur-client-silence" })?;
        Ok(Self { base, outbound })
    }

    /// A new request, to be answered at `redirect`.
    pub(super) fn request(&self, redirect: &str) -> Result<ClientRequest, Failure> {
        let token = || Token::random().map_err(|_| Failure::Random);
        let (state, verifier) = (token()?, token()?);
        let query = Serializer::new(String::new())
            .append_pair("redirect_uri", redirect)
            .append_pair("code_challenge", &challenge(verifier.expose_secret()))
            .append_pair("state", state.expose_secret())
            .finish();
        Ok(ClientRequest { address: format!("{}/client?{query}", self.base), state, verifier })
    }

    /// Exchanges the code for a session, and asks who it is.
    pub(super) async fn exchange(&self, request: &ClientRequest, code: &str) -> Result<Me, Failure> {
        let form = Serializer::new(String::new())
            .append_pair("code", code)
            .append_pair("code_verifier", request.verifier.expose_secret())
            .finish();
        let asked = self
            .ask(Method::POST, "client/jeton")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.into_bytes());
        let Granted { token } = self.answer(asked).await?;
        let asked = self.ask(Method::GET, "client/moi").header(AUTHORIZATION, format!("Bearer {token}"));
        self.answer(asked.body(Vec::new())).await
    }

    /// What to say when this service does not do its part.
    pub(super) fn failure(&self, told: &'static str) -> Failure {
        Failure::Remote { address: self.base.clone(), told }
    }

    fn ask(&self, method: Method, path: &str) -> http::request::Builder {
        Request::builder().method(method).uri(format!("{}/{path}", self.base))
    }

    async fn answer<T: DeserializeOwned>(&self, asked: http::Result<Request<Vec<u8>>>) -> Result<T, Failure> {
        let refused = || self.failure("erreur-client-refus");
        let asked = asked.map_err(|_| refused())?;
        let answer = self.outbound.send(asked).await.map_err(|_| self.failure("erreur-client-silence"))?;
        if answer.status() != StatusCode::OK {
            return Err(refused());
        }
        serde_json::from_slice(answer.body()).map_err(|_| refused())
    }
}
