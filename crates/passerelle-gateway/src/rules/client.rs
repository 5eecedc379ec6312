//! Native clients: they sign in through the browser and get an answer on a loopback address (RFC 8252), with a proof that
//! the one who asked is the one who receives (RFC 7636, S256).

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use url::{Host, Url};

/// What a client asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClientRequest {
    /// Where the answer goes: http on a loopback address literal, any port.
    pub redirect: String,
    /// SHA-256 of the client's secret, base64url.
    pub challenge: String,
    /// Handed back as it came, so that the client knows its own request.
    pub state: String,
}

/// Why a client is not served.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidRequest {
    /// The address is not http on `127.0.0.1` or `[::1]`, or carries more than a path.
    #[error("redirect_uri is not a plain loopback address")]
    Redirect,
    /// The challenge is not 43 characters of base64url.
    #[error("code_challenge is not an S256 challenge")]
    Challenge,
    /// The state is empty, too long, or holds odd characters.
    #[error("state is not 8 to 128 unreserved characters")]
    State,
}

impl ClientRequest {
    /// Checks what came in the address.
    pub fn new(redirect: &str, challenge: &str, state: &str) -> Result<Self, InvalidRequest> {
        if !is_loopback(redirect) {
            return Err(InvalidRequest::Redirect);
        }
        if challenge.len() != 43 || URL_SAFE_NO_PAD.decode(challenge).is_err() {
            return Err(InvalidRequest::Challenge);
        }
        if !(8..=128).contains(&state.len()) || !state.bytes().all(is_unreserved) {
            return Err(InvalidRequest::State);
        }
        let [redirect, challenge, state] = [redirect, challenge, state].map(str::to_owned);
        Ok(Self { redirect, challenge, state })
    }

    /// The address that brings `code` to the client.
    pub fn answer(&self, code: &str) -> String {
        format!("{}?code={code}&state={}", self.redirect, self.state)
    }

    /// Whether `verifier` is the secret behind the challenge.
    pub fn is_proved_by(&self, verifier: &str) -> bool {
        (43..=128).contains(&verifier.len())
            && challenge(verifier).as_bytes().ct_eq(self.challenge.as_bytes()).into()
    }
}

/// What a client shows of its secret when it begins.
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()))
}

fn is_loopback(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let here = match url.host() {
        Some(Host::Ipv4(host)) => host.is_loopback(),
        Some(Host::Ipv6(host)) => host.is_loopback(),
        _ => false,
    };
    here && url.scheme() == "http"
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
        && url.as_str() == address
}

/// RFC 3986 §2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::{ClientRequest, InvalidRequest};

    // The example of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn the_secret_behind_the_challenge_proves_the_client() {
        let request = ClientRequest::new("http://127.0.0.1:51234/", CHALLENGE, "state-1234").expect("valid");
        assert!(request.is_proved_by(VERIFIER));
        assert!(!request.is_proved_by(CHALLENGE));
        assert!(!request.is_proved_by(""));
        assert_eq!(request.answer("abc"), "http://127.0.0.1:51234/?code=abc&state=state-1234");
    }

    #[test]
    fn answers_go_to_this_machine_only() {
        for wrong in [
            "https://127.0.0.1:1/",
            "http://localhost:1/",
            "http://127.0.0.1.example.org/",
            "http://user@127.0.0.1:1/",
            "http://127.0.0.1:1/?x=1",
            "http://127.0.0.1:1/#x",
            "http://127.0.0.1:1",
            "http://0x7f.1:1/",
            "http://192.168.0.1/",
            "passerelle://x",
            "",
        ] {
            let refused = ClientRequest::new(wrong, CHALLENGE, "state-1234");
            assert_eq!(refused, Err(InvalidRequest::Redirect), "{wrong}");
        }
        assert_eq!(ClientRequest::new("http://[::1]:5/", "x", "state-1234"), Err(InvalidRequest::Challenge));
        assert_eq!(ClientRequest::new("http://[::1]:5/", CHALLENGE, "a&b=c&d=e"), Err(InvalidRequest::State));
    }
}
