//! The one normal form of addresses, used to compare them and to match them.

use super::parts::{Parts, Scheme, cut};
use super::ticketed::is_ticket;

/// What two spellings of one address have in common. Paths and queries keep their case, and are decoded once only, and
/// only where decoding cannot change their meaning.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Normal {
    pub(super) scheme: Scheme,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) path: String,
    pub(super) query: Option<String>,
}

impl Normal {
    pub(super) fn of(parts: &Parts<'_>) -> Self {
        let Parts { scheme, ref host, port, path, query } = *parts;
        Self {
            scheme,
            host: host.clone(),
            port,
            path: normal_path(path),
            query: query.and_then(normal_query),
        }
    }
}

/// At least `/`; without `;jsessionid=…`.
pub(super) fn normal_path(path: &str) -> String {
    if path.is_empty() {
        return "/".to_owned();
    }
    let segments: Vec<_> = path.split('/').map(without_session).collect();
    normal_triplets(&segments.join("/"))
}

fn without_session(segment: &str) -> String {
    let is_session = |parameter: &str| cut(parameter, '=').0.eq_ignore_ascii_case("jsessionid");
    let mut pieces = segment.split(';');
    let name = pieces.next().unwrap_or_default().to_owned();
    pieces.filter(|piece| !is_session(piece)).fold(name, |kept, piece| kept + ";" + piece)
}

/// Without tickets; `None` if nothing else is asked.
fn normal_query(query: &str) -> Option<String> {
    let kept: Vec<_> = query.split('&').filter(|parameter| !is_ticket(parameter)).collect();
    let kept = normal_triplets(&kept.join("&"));
    (!kept.is_empty()).then_some(kept)
}

/// Unreserved characters decoded, the other triplets in upper case (RFC 3986, section 6.2.2).
pub(super) fn normal_triplets(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut normal = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_at_checked(2).unwrap_or((piece, ""));
        match u8::from_str_radix(code, 16) {
            Ok(b) if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => normal.push(char::from(b)),
            _ => {
                normal.push('%');
                normal.push_str(&code.to_ascii_uppercase());
            }
        }
        normal.push_str(rest);
    }
    normal
}
