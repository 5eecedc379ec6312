//! What a certificate says of itself.

use passerelle_model::Timestamp;
use passerelle_web::{CertificateError, CertificateFiles};
use x509_parser::extensions::GeneralName;

/// A server's own certificate, as far as operators ask.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Certificate {
    /// The names it is for.
    pub(crate) names: Vec<String>,
    /// From when it is good.
    pub(crate) from: Timestamp,
    /// Until when.
    pub(crate) until: Timestamp,
}

impl Certificate {
    /// The first certificate of the chain.
    pub(crate) fn read(files: &CertificateFiles) -> Result<Self, CertificateError> {
        let none = || CertificateError::NoCertificate { path: files.chain.clone() };
        let chain = files.certificates()?;
        let own = chain.first().ok_or_else(none)?;
        let (_, parsed) = x509_parser::parse_x509_certificate(own).map_err(|_| none())?;
        let names = match parsed.subject_alternative_name() {
            Ok(Some(names)) => names.value.general_names.iter().filter_map(name).collect(),
            _ => Vec::new(),
        };
        let validity = parsed.validity();
        Ok(Self {
            names,
            from: Timestamp::from_unix(validity.not_before.timestamp()),
            until: Timestamp::from_unix(validity.not_after.timestamp()),
        })
    }

    /// Whether it is for this host. A `*` stands for one label, the first.
    pub(crate) fn is_for(&self, host: &str) -> bool {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        self.names.iter().any(|name| match name.strip_prefix("*.") {
            Some(domain) => bare.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(domain)),
            None => name.eq_ignore_ascii_case(bare),
        })
    }
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes).ok().map(|bytes| std::net::Ipv4Addr::from(bytes).to_string()),
            16 => <[u8; 16]>::try_from(*bytes).ok().map(|bytes| std::net::Ipv6Addr::from(bytes).to_string()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use passerelle_web::CertificateFiles;

    use super::Certificate;

    #[test]
    fn names_and_dates_are_those_of_the_certificate() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = CertificateFiles { chain: folder.path().join("c.pem"), key: folder.path().join("k.pem") };
        let names = ["ent.example.fr", "*.ecole.example.fr", "127.0.0.1", "::1"].map(str::to_owned);
        let mut params = rcgen::CertificateParams::new(names).expect("names");
        params.not_before = rcgen::date_time_ymd(2026, 1, 1);
        params.not_after = rcgen::date_time_ymd(2027, 1, 1);
        let key = rcgen::KeyPair::generate().expect("a key");
        std::fs::write(&files.chain, params.self_signed(&key).expect("signed").pem()).expect("written");
        let certificate = Certificate::read(&files).expect("read");
        assert_eq!((certificate.from.unix(), certificate.until.unix()), (1_767_225_600, 1_798_761_600));
        for good in ["ent.example.fr", "ENT.example.fr", "a.ecole.example.fr", "127.0.0.1", "[::1]"] {
            assert!(certificate.is_for(good), "{good}");
        }
        for bad in ["example.fr", "b.a.ecole.example.fr", "ecole.example.fr", "127.0.0.2", ""] {
            assert!(!certificate.is_for(bad), "{bad}");
        }
        std::fs::write(&files.chain, "nothing").expect("written");
        assert!(Certificate::read(&files).is_err());
    }
}
