//! What answers say.

use http::header::{DATE, LOCATION};
use http::{Response, StatusCode};
use passerelle_web::outbound::PeerCertificate;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;
use url::Url;

use super::report::{Fault, Outcome, Passed};
use crate::rules::trust::SOON;

/// Two clocks that differ by less agree.
const AGREED: u64 = 2;

/// How a CAS server asks people to sign in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SignInPage {
    /// With a form of its own.
    Form,
    /// By sending them to another page.
    Elsewhere {
        /// On this host.
        host: String,
    },
}

/// The host of an address, for people to read.
pub(super) fn host(address: &str) -> String {
    Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// The sign-in page that an answer is; nothing when it is none.
pub(super) fn sign_in_page(answer: &Response<Vec<u8>>) -> Option<SignInPage> {
    if answer.status().is_redirection() {
        let location = answer.headers().get(LOCATION)?.to_str().ok()?;
        return Some(SignInPage::Elsewhere { host: host(location) });
    }
    (answer.status() == StatusCode::OK && has_form(answer.body())).then_some(SignInPage::Form)
}

/// Whether the answer to a sign-in for our address lets people go on: a form, or a page elsewhere. A server that does
/// not know the address shows a page without a form, most often as a refusal.
pub(super) fn accepts_service(answer: &Response<Vec<u8>>) -> bool {
    sign_in_page(answer).is_some()
}

/// Line 7: the time that the server puts on its answers, against ours.
pub(super) fn clocks(answer: &Response<Vec<u8>>, now: i64) -> Outcome {
    let told = answer.headers().get(DATE).and_then(|date| date.to_str().ok());
    let Some(told) = told.and_then(|date| OffsetDateTime::parse(date, &Rfc2822).ok()) else {
        return Outcome::Advice(Fault::NoClock);
    };
    let seconds = told.unix_timestamp().abs_diff(now);
    if seconds < AGREED {
        Outcome::Passed(Passed::Clocks { seconds: AGREED })
    } else {
        Outcome::Advice(Fault::Clocks { seconds })
    }
}

fn has_form(body: &[u8]) -> bool {
    let page = String::from_utf8_lossy(body).to_ascii_lowercase();
    page.contains("<form")
}

/// What is said of a good certificate, by how long it lasts.
pub(super) fn certificate(seen: Option<PeerCertificate>, now: i64) -> Outcome {
    match seen {
        None => Outcome::Passed(Passed::Encrypted),
        Some(seen) if seen.until.unix().saturating_sub(now) < SOON * 24 * 3600 => {
            Outcome::Advice(Fault::EndsSoon(seen))
        }
        Some(seen) => Outcome::Passed(Passed::Certificate(seen)),
    }
}
