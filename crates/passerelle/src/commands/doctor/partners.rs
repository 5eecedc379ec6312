//! The services: what is registered of them, and whether they answer.

use http::header::DATE;
use http::{HeaderMap, Request};
use passerelle_exchange::keys::PublicKey;
use passerelle_sso::service::ServicePattern;
use passerelle_sso::service::{Severity, lint};
use passerelle_store::ent::{EntStore, Recipient};
use passerelle_web::{Clock as _, Outbound, SystemClock};
use passerelle_words::{Variable, Words, count};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;
use url::Url;

use super::State::{Failure, Ok as Good, Warning};
use super::{Check, Finding};

/// A distance between two clocks that is worth a look, in seconds.
pub(super) const APART: u64 = 30;
/// A distance at which tickets that are good are refused, in seconds.
pub(super) const TOO_FAR: u64 = 300;

/// Every recipient: its key, its addresses, its server, its clock.
pub(super) async fn all(store: &dyn EntStore, outbound: &dyn Outbound, words: Words) -> Vec<Finding> {
    let recipients = match store.recipients().await {
        Ok(recipients) => recipients,
        Err(error) => {
            let variables = [("cause", error.to_string().into())];
            return vec![Finding::told(
                Check::Recipient,
                Failure,
                words,
                "doctor-destinataires-illisibles",
                &variables,
            )];
        }
    };
    if recipients.is_empty() {
        return vec![Finding::told(Check::Recipient, Warning, words, "doctor-destinataires-aucun", &[])];
    }
    let mut findings = Vec::new();
    for recipient in &recipients {
        findings.push(key(recipient, words));
        findings.extend(patterns(recipient, words));
        findings.extend(server(recipient, outbound, words).await);
    }
    findings
}

fn key(recipient: &Recipient, words: Words) -> Finding {
    let told = |state, key, variables: &[Variable<'_>]| {
        Finding::told(Check::Recipient, state, words, key, variables).of(&recipient.id)
    };
    match recipient.public_key.as_deref().map(|pem| PublicKey::parse(pem.as_bytes())) {
        None => told(Warning, "doctor-destinataire-sans-cle", &[]),
        Some(Err(_)) => told(Failure, "doctor-destinataire-cle-illisible", &[]),
        Some(Ok(key)) => told(Good, "doctor-destinataire-cle", &[("empreinte", key.fingerprint().into())]),
    }
}

fn patterns(recipient: &Recipient, words: Words) -> Vec<Finding> {
    let told = |state, key, rule: &str| {
        Finding::told(Check::Recipient, state, words, key, &[("regle", rule.into())]).of(&recipient.id)
    };
    let mut findings = Vec::new();
    if recipient.patterns.is_empty() {
        findings.push(told(Warning, "doctor-destinataire-sans-adresse", ""));
    }
    for rule in &recipient.patterns {
        if ServicePattern::parse(rule).is_err() {
            findings.push(told(Failure, "doctor-destinataire-regle-illisible", rule));
        } else if lint(rule).iter().any(|found| found.code.severity() == Severity::Danger) {
            findings.push(told(Warning, "doctor-destinataire-regle-dangereuse", rule));
        }
    }
    findings
}

/// Asks the server for its front page: any answer will do, it has a date.
async fn server(recipient: &Recipient, outbound: &dyn Outbound, words: Words) -> Vec<Finding> {
    let Some(address) = front(recipient) else { return Vec::new() };
    let told = |check, state, key, variables: &[Variable<'_>]| {
        Finding::told(check, state, words, key, variables).of(&recipient.id)
    };
    let Ok(request) = Request::get(&address).body(Vec::new()) else { return Vec::new() };
    match outbound.send(request).await {
        Err(error) => {
            let variables = [("adresse", address.as_str().into()), ("raison", error.reason(words).into())];
            vec![told(Check::Service, Failure, "doctor-service-muet", &variables)]
        }
        Ok(answer) => {
            let reached =
                told(Check::Service, Good, "doctor-service", &[("adresse", address.as_str().into())]);
            let apart = distance(answer.headers(), SystemClock.now().unix());
            let clock = apart.map(|seconds| {
                let (state, key) = match seconds {
                    ..APART => (Good, "doctor-horloge"),
                    APART..TOO_FAR => (Warning, "doctor-horloge-ecart"),
                    _ => (Failure, "doctor-horloge-ecart"),
                };
                told(Check::Clock, state, key, &[("n", count(seconds))])
            });
            std::iter::once(reached).chain(clock).collect()
        }
    }
}

/// Where the service is: its tile, else the part of its first rule that says a host.
fn front(recipient: &Recipient) -> Option<String> {
    let tile = recipient.tile.iter().map(|tile| tile.address.as_str());
    let rules = recipient.patterns.iter().map(String::as_str).filter(|rule| !rule.starts_with('^'));
    tile.chain(rules).find_map(|text| {
        let plain = text.split(['{', '*', '?']).next().unwrap_or_default();
        let url = Url::parse(plain).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        Some(format!("{}/", url.origin().ascii_serialization()))
    })
}

/// Seconds between our clock and the one that dated the answer, which counts whole seconds.
pub(super) fn distance(headers: &HeaderMap, now: i64) -> Option<u64> {
    let text = headers.get(DATE)?.to_str().ok()?.replace("GMT", "+0000");
    let date = OffsetDateTime::parse(&text, &Rfc2822).ok()?;
    Some(date.unix_timestamp().abs_diff(now))
}

#[cfg(test)]
mod tests {
    use http::header::DATE;
    use http::{HeaderMap, HeaderValue};
    use passerelle_store::ent::{Recipient, RecipientSettings, Tile};

    use super::{distance, front};

    fn recipient(tile: Option<&str>, patterns: &[&str]) -> Recipient {
        Recipient {
            id: "vie-scolaire".to_owned(),
            name: "Vie scolaire".to_owned(),
            public_key: None,
            patterns: patterns.iter().map(|&rule| rule.to_owned()).collect(),
            file_name: "pronote.xml".to_owned(),
            tile: tile.map(|address| Tile { address: address.to_owned(), populations: Vec::new() }),
            settings: RecipientSettings::default(),
        }
    }

    #[test]
    fn the_front_page_is_that_of_the_tile_else_of_a_rule() {
        let vs = Some("https://vs.example.fr:8443/".to_owned());
        let rule = "https://vs.example.fr:8443/vs/**";
        assert_eq!(front(&recipient(Some("https://vs.example.fr:8443/vs/demo/{espace}"), &[])), vs);
        assert_eq!(front(&recipient(None, &["^https://other\\.example\\.fr/", rule])), vs);
        assert_eq!(front(&recipient(None, &["^https://other\\.example\\.fr/"])), None);
        assert_eq!(front(&recipient(None, &["https://*.example.fr/**"])), None);
    }

    #[test]
    fn the_distance_between_clocks_is_in_seconds() {
        let mut headers = HeaderMap::new();
        assert_eq!(distance(&headers, 0), None);
        headers.insert(DATE, HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT"));
        assert_eq!(distance(&headers, 784_111_777), Some(0));
        assert_eq!(distance(&headers, 784_111_700), Some(77));
        headers.insert(DATE, HeaderValue::from_static("yesterday"));
        assert_eq!(distance(&headers, 0), None);
    }
}
