//! The strict reading of an address, which every other rule relies on.

use url::{Host, Url};

/// Longest address accepted, in bytes.
const MAX_LEN: usize = 2048;

/// Why an address is refused. Each of these forms is read differently by different programs, which is how tickets go
/// astray.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidServiceUrl {
    /// A character that an address cannot have as such: space, control, backslash, accent, quote, angle or curly
    /// bracket…
    #[error("the address has a character that must be encoded")]
    Character,
    /// `.` or `..` as a segment of the path, plainly or encoded.
    #[error("the path has a segment of dots")]
    DotSegment,
    /// `%` without two hexadecimal digits, or an encoded dot, slash, backslash or control character in the path.
    #[error("the address has an encoding that is not accepted")]
    Encoding,
    /// Several `#`.
    #[error("the address has several fragments")]
    Fragment,
    /// No host, or one that is not written in its normal form.
    #[error("the host is missing or unusual")]
    Host,
    /// Plain http to a host that is not this machine.
    #[error("http is accepted for this machine only; use https")]
    Insecure,
    /// More than 2048 bytes.
    #[error("the address is longer than {MAX_LEN} bytes")]
    Length,
    /// A port that is empty, zero or not a number.
    #[error("the port is not a number from 1 to 65535")]
    Port,
    /// Neither https nor http.
    #[error("the address begins with neither https:// nor http://")]
    Scheme,
    /// A user name or password before the host.
    #[error("the address has a user name")]
    UserInfo,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Scheme {
    Http,
    Https,
}

impl Scheme {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// An address that was accepted, cut at its delimiters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Parts<'a> {
    pub(super) scheme: Scheme,
    /// Lower case.
    pub(super) host: String,
    /// The one that applies, written or not.
    pub(super) port: u16,
    /// As written; empty or from `/` on.
    pub(super) path: &'a str,
    /// As written, without `?`.
    pub(super) query: Option<&'a str>,
}

impl<'a> Parts<'a> {
    pub(super) fn read(raw: &'a str) -> Result<Self, InvalidServiceUrl> {
        if raw.len() > MAX_LEN {
            return Err(InvalidServiceUrl::Length);
        }
        check_characters(raw)?;
        let (scheme, rest) = cut_scheme(raw)?;
        let (rest, fragment) = cut(rest, '#');
        if fragment.is_some_and(|fragment| fragment.contains('#')) {
            return Err(InvalidServiceUrl::Fragment);
        }
        let (rest, query) = cut(rest, '?');
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(InvalidServiceUrl::UserInfo);
        }
        let host = read_authority(scheme, authority)?;
        check_path(path)?;
        Ok(Self { scheme, host: host.0, port: host.1, path, query })
    }
}

/// `text` up to the first `delimiter`, and what follows it.
pub(super) fn cut(text: &str, delimiter: char) -> (&str, Option<&str>) {
    text.split_once(delimiter).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// Unreserved and reserved characters (RFC 3986, section 2) that are neither letters nor digits.
const MARKS: [bool; 256] = {
    let (mut is_mark, marks, mut n) = ([false; 256], b"-._~:/?#[]@!$&'()*+,;=", 0);
    while n < marks.len() {
        is_mark[marks[n] as usize] = true;
        n += 1;
    }
    is_mark
};

/// Letters, digits, marks and percent-encoded characters.
fn check_characters(raw: &str) -> Result<(), InvalidServiceUrl> {
    let bytes = raw.as_bytes();
    for (at, &b) in bytes.iter().enumerate() {
        match b {
            b'%' => {
                let digits = bytes.get(at + 1..at + 3).ok_or(InvalidServiceUrl::Encoding)?;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return Err(InvalidServiceUrl::Encoding);
                }
            }
            _ if b.is_ascii_alphanumeric() || MARKS[usize::from(b)] => {}
            _ => return Err(InvalidServiceUrl::Character),
        }
    }
    Ok(())
}

fn cut_scheme(raw: &str) -> Result<(Scheme, &str), InvalidServiceUrl> {
    let (scheme, rest) = raw.split_once("://").ok_or(InvalidServiceUrl::Scheme)?;
    if scheme.eq_ignore_ascii_case("https") {
        Ok((Scheme::Https, rest))
    } else if scheme.eq_ignore_ascii_case("http") {
        Ok((Scheme::Http, rest))
    } else {
        Err(InvalidServiceUrl::Scheme)
    }
}

/// The host in lower case and the port that applies. The parser that browsers use must find the very host that is
/// written: no `127.1`, no encoded letter.
fn read_authority(scheme: Scheme, authority: &str) -> Result<(String, u16), InvalidServiceUrl> {
    let port_at = authority.rfind(':').filter(|&at| !authority[at..].contains(']'));
    let (host, port) = authority.split_at(port_at.unwrap_or(authority.len()));
    let port = match port.strip_prefix(':') {
        None => scheme.default_port(),
        Some(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            digits.parse().ok().filter(|&port| port > 0).ok_or(InvalidServiceUrl::Port)?
        }
        Some(_) => return Err(InvalidServiceUrl::Port),
    };
    let host = host.to_ascii_lowercase();
    let parsed =
        Url::parse(&format!("{}://{host}/", scheme.as_str())).map_err(|_| InvalidServiceUrl::Host)?;
    if parsed.host_str() != Some(&host) || host.contains(|c: char| !is_host_character(c)) {
        return Err(InvalidServiceUrl::Host);
    }
    if scheme == Scheme::Http && !parsed.host().is_some_and(|host| is_loopback(&host)) {
        return Err(InvalidServiceUrl::Insecure);
    }
    Ok((host, port))
}

/// No wildcard, and nothing else that only lenient programs take for a name.
fn is_host_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._[:]".contains(c)
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

fn check_path(path: &str) -> Result<(), InvalidServiceUrl> {
    let lower = path.to_ascii_lowercase();
    for segment in lower.split('/') {
        // `..;a=b` is a segment of dots to the servers that know path parameters.
        let (name, _) = cut(segment, ';');
        if matches!(name.replace("%2e", ".").as_str(), "." | "..") {
            return Err(InvalidServiceUrl::DotSegment);
        }
    }
    let refused = |code: &str| {
        matches!(code, "2e" | "2f" | "5c" | "7f") || code.starts_with('0') || code.starts_with('1')
    };
    if lower.match_indices('%').any(|(at, _)| lower.get(at + 1..at + 3).is_none_or(refused)) {
        return Err(InvalidServiceUrl::Encoding);
    }
    Ok(())
}
