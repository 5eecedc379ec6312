//! Reverse proxies in front of the server: whom to believe about where a request comes from.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use http::header::FORWARDED;
use http::{HeaderMap, HeaderName};

/// A network: `10.0.0.0/8`, or a single address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// Not an address, nor an address and the length of its prefix.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected an address, or an address and the length of a prefix, such as 10.0.0.0/8")]
pub struct NetworkError;

impl Network {
    /// Whether an address is of this network. An IPv4 address written as IPv6 is that IPv4 address.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let beyond = 32 - u32::from(self.prefix);
                u64::from(own.to_bits() ^ other.to_bits()) >> beyond == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let different = own.to_bits() ^ other.to_bits();
                self.prefix == 0 || different >> (128 - u32::from(self.prefix)) == 0
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse::<u8>().map_err(|_| NetworkError)?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(whole);
        if prefix > whole {
            return Err(NetworkError);
        }
        Ok(Self { address, prefix })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// The header that the proxies write. Only one is read: a proxy passes on the other as the visitor sent it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ForwardHeader {
    /// `X-Forwarded-For`, what most proxies write.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// The proxies that may say for whom they speak; nobody, unless the settings name some.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TrustedProxies {
    networks: Vec<Network>,
    header: ForwardHeader,
}

impl TrustedProxies {
    /// Proxies of these networks, which write this header.
    pub fn new(networks: Vec<Network>, header: ForwardHeader) -> Self {
        Self { networks, header }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty()
    }

    /// Where a request comes from. A peer that is no proxy of ours is the client, whatever it claims. From a proxy, the
    /// client is the last address of the list that is not a proxy itself: what stands further left came from the
    /// client, which writes there what it likes.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        if !self.trusts(client) {
            return client;
        }
        for address in self.claimed(headers).into_iter().rev() {
            // An address that a proxy hides or mangles: nothing to the left of it can be attributed.
            let Some(address) = address else { break };
            client = address;
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    /// Whether plain http from this peer is as private as it can be: it comes from a proxy, or from this machine. Where
    /// there are no proxies, the server listens where nobody else comes.
    pub(crate) fn may_speak_plainly(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        self.is_empty() || peer.is_loopback() || self.trusts(peer)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(address))
    }

    /// The addresses of the header, from the client's claims to the nearest proxy's; `None` where there is none.
    fn claimed(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let name = match self.header {
            ForwardHeader::XForwardedFor => HeaderName::from_static("x-forwarded-for"),
            ForwardHeader::Forwarded => FORWARDED,
        };
        let mut claimed = Vec::new();
        for value in headers.get_all(name) {
            match value.to_str() {
                Ok(line) => claimed.extend(line.split(',').map(|item| self.address(item.trim()))),
                Err(_) => claimed.push(None),
            }
        }
        claimed
    }

    fn address(&self, item: &str) -> Option<IpAddr> {
        match self.header {
            ForwardHeader::XForwardedFor => node(item),
            ForwardHeader::Forwarded => item.split(';').find_map(|pair| {
                let (name, value) = pair.trim().split_once('=')?;
                name.trim().eq_ignore_ascii_case("for").then(|| node(value.trim().trim_matches('"')))?
            }),
        }
    }
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`; nothing for `unknown` and hidden names.
fn node(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None if text.matches(':').count() == 1 => text.split_once(':')?.0,
        None => text,
    };
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::{ForwardHeader, Network, TrustedProxies};

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    fn behind(networks: &[&str], header: ForwardHeader) -> TrustedProxies {
        let networks = networks.iter().map(|text| text.parse().expect("a network")).collect();
        TrustedProxies::new(networks, header)
    }

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a value"));
        }
        headers
    }

    #[test]
    fn networks_are_read_and_compared_by_their_prefix() {
        let inside = |network: &str, address: &str| {
            network.parse::<Network>().expect("a network").contains(ip(address))
        };
        assert!(inside("10.0.0.0/8", "10.255.0.1") && !inside("10.0.0.0/8", "11.0.0.1"));
        assert!(inside("192.0.2.7", "192.0.2.7") && !inside("192.0.2.7", "192.0.2.6"));
        assert!(inside("0.0.0.0/0", "203.0.113.1") && inside("::/0", "2001:db8::1"));
        assert!(inside("2001:db8::/32", "2001:db8:1::1") && !inside("2001:db8::/32", "2001:db9::1"));
        assert!(inside("127.0.0.1", "::ffff:127.0.0.1") && !inside("0.0.0.0/0", "::1"));
        for bad in ["", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0/8", "proxy.exemple.fr", "10.0.0.0/-1"] {
            assert!(bad.parse::<Network>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_peer_that_is_no_proxy_cannot_speak_for_another() {
        let forged = headers(&[("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9")]);
        for proxies in [TrustedProxies::default(), behind(&["10.0.0.0/8"], ForwardHeader::XForwardedFor)] {
            assert_eq!(proxies.client(ip("198.51.100.4"), &forged), ip("198.51.100.4"));
        }
    }

    #[test]
    fn the_last_address_that_is_no_proxy_is_the_client() {
        let proxies = behind(&["10.0.0.0/8", "127.0.0.1"], ForwardHeader::XForwardedFor);
        let client = |value: &str| {
            proxies.client(ip("127.0.0.1"), &headers(&[("x-forwarded-for", value)])).to_string()
        };
        assert_eq!(client("198.51.100.4"), "198.51.100.4");
        // The visitor put the first one there.
        assert_eq!(client("203.0.113.9, 198.51.100.4, 10.0.0.2"), "198.51.100.4");
        assert_eq!(client("10.9.9.9, 198.51.100.4"), "198.51.100.4");
        assert_eq!(client("198.51.100.4:50000"), "198.51.100.4");
        assert_eq!(client("[2001:db8::1]:443"), "2001:db8::1");
        assert_eq!(client("10.0.0.3"), "10.0.0.3");
        assert_eq!(client("203.0.113.9, unknown"), "127.0.0.1");
        assert_eq!(client("203.0.113.9,"), "127.0.0.1");
        assert_eq!(client("'; DROP TABLE"), "127.0.0.1");
        let lines =
            headers(&[("x-forwarded-for", "203.0.113.9"), ("x-forwarded-for", "198.51.100.4, 10.0.0.2")]);
        assert_eq!(proxies.client(ip("10.0.0.1"), &lines), ip("198.51.100.4"));
    }

    #[test]
    fn plain_http_is_for_proxies_and_for_this_machine() {
        let proxies = behind(&["10.0.0.0/8"], ForwardHeader::XForwardedFor);
        assert!(proxies.may_speak_plainly(ip("10.1.2.3")) && proxies.may_speak_plainly(ip("::1")));
        assert!(
            proxies.may_speak_plainly(ip("::ffff:10.1.2.3")) && !proxies.may_speak_plainly(ip("192.0.2.1"))
        );
    }

    #[test]
    fn only_the_header_that_the_proxy_writes_is_read() {
        let both = headers(&[
            ("x-forwarded-for", "198.51.100.4"),
            ("forwarded", "for=203.0.113.9, for=\"[2001:db8::7]:4711\";proto=https;by=10.0.0.1"),
        ]);
        let peer = ip("10.0.0.1");
        let client = |header| behind(&["10.0.0.0/8"], header).client(peer, &both).to_string();
        assert_eq!(client(ForwardHeader::XForwardedFor), "198.51.100.4");
        assert_eq!(client(ForwardHeader::Forwarded), "2001:db8::7");
        let hidden = headers(&[("forwarded", "for=203.0.113.9, for=_hidden")]);
        assert_eq!(behind(&["10.0.0.0/8"], ForwardHeader::Forwarded).client(peer, &hidden), peer);
    }
}
