//! « Paramètres de sécurité »: who reaches the console, and for how long.

use std::net::IpAddr;

use passerelle_store::service::HostingSettings;
use passerelle_web::{Lifetime, Network};

/// Minutes without use after which a session may be made to end.
pub const IDLE_CHOICES: [u16; 4] = [10, 15, 30, 60];

/// Networks that an account may name.
pub const MOST_NETWORKS: usize = 50;

/// Why the networks cannot be set.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadNetworks {
    /// Not a network.
    #[error("not a network")]
    NotANetwork(String),
    /// The person who sets them would be shut out.
    #[error("the present address is in none of the networks")]
    ShutsOut,
    /// Too many.
    #[error("more than {MOST_NETWORKS} networks")]
    TooMany,
}

/// Reads networks as they are typed, one a line or separated by commas or spaces. None at all lets everybody try.
/// `present` is where the person who sets them is.
pub fn read_networks(text: &str, present: IpAddr) -> Result<Vec<String>, BadNetworks> {
    let mut networks = Vec::new();
    for part in text.split([' ', ',', ';', '\n', '\r', '\t']).filter(|part| !part.is_empty()) {
        let network: Network =
            part.parse().map_err(|_| BadNetworks::NotANetwork(part.chars().take(60).collect()))?;
        networks.push(network);
        if networks.len() > MOST_NETWORKS {
            return Err(BadNetworks::TooMany);
        }
    }
    if !networks.is_empty() && !networks.iter().any(|network| network.contains(present)) {
        return Err(BadNetworks::ShutsOut);
    }
    Ok(networks.iter().map(ToString::to_string).collect())
}

/// Whether the console answers to this address.
pub fn admits(settings: &HostingSettings, from: IpAddr) -> bool {
    let inside = |text: &String| text.parse::<Network>().is_ok_and(|network| network.contains(from));
    settings.networks.is_empty() || settings.networks.iter().any(inside)
}

/// How long sessions of the account last.
pub fn lifetime(settings: &HostingSettings) -> Lifetime {
    let usual = Lifetime::default();
    Lifetime { idle: settings.idle_minutes.map_or(usual.idle, |minutes| i64::from(minutes) * 60), ..usual }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use passerelle_store::service::HostingSettings;

    use super::{BadNetworks, admits, lifetime, read_networks};

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

    #[test]
    fn nobody_shuts_themselves_out() {
        let read = |text: &str| read_networks(text, HERE);
        assert_eq!(read(" "), Ok(Vec::new()));
        assert_eq!(
            read("192.0.2.0/24, 2001:db8::/32\n10.0.0.1"),
            Ok(vec!["192.0.2.0/24".to_owned(), "2001:db8::/32".to_owned(), "10.0.0.1/32".to_owned()])
        );
        assert_eq!(read("198.51.100.0/24"), Err(BadNetworks::ShutsOut));
        assert_eq!(read("192.0.2.0/24 partout"), Err(BadNetworks::NotANetwork("partout".to_owned())));
        assert_eq!(read(&"192.0.2.7 ".repeat(51)), Err(BadNetworks::TooMany));
    }

    #[test]
    fn the_console_answers_to_the_networks_of_the_account() {
        let mut settings = HostingSettings::default();
        assert!(admits(&settings, HERE));
        settings.networks = vec!["192.0.2.0/25".to_owned()];
        assert!(admits(&settings, HERE));
        assert!(!admits(&settings, IpAddr::from([192, 0, 2, 200])));
        settings.networks = vec!["abime".to_owned()];
        assert!(!admits(&settings, HERE), "what cannot be read lets nobody in");
    }

    #[test]
    fn a_session_lasts_as_long_as_the_account_says() {
        let short = HostingSettings { idle_minutes: Some(10), ..HostingSettings::default() };
        assert_eq!((lifetime(&short).idle, lifetime(&HostingSettings::default()).idle), (600, 1800));
    }
}
