//! « Certificat de l'ENT »: what may be typed there.

use passerelle_model::{CasDelegation, CertificateDigest, CertificateTrust};
use passerelle_web::outbound::PeerCertificate;

/// Longest text that is looked at: a certificate has two or three thousand characters.
const LONGEST: usize = 16 * 1024;

/// Days before the end of a certificate from which it is said that it ends soon.
pub const SOON: i64 = 30;

/// Why what was typed is no certificate to hold the ENT to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TrustError {
    /// Nothing was typed.
    #[error("no certificate")]
    Empty,
    /// A private key: it should not have left the ENT.
    #[error("a private key")]
    PrivateKey,
    /// Neither a fingerprint nor one certificate.
    #[error("neither a fingerprint nor a certificate")]
    Unreadable,
    /// The address is not encrypted.
    #[error("there is no certificate at an http address")]
    PlainHttp,
}

/// What « ce certificat seulement » means with this text: a fingerprint, a certificate, or an authority's certificate.
/// Anything else stays as it was typed, and [`check`] says what is wrong with it.
pub fn typed(text: &str) -> CertificateTrust {
    let text = text.trim();
    if let Ok(digest) = text.parse::<CertificateDigest>() {
        return CertificateTrust::Certificate(digest);
    }
    match PeerCertificate::from_pem(text) {
        Some(certificate) if !certificate.authority => CertificateTrust::Certificate(certificate.digest),
        _ => CertificateTrust::Authority(text.chars().take(LONGEST).collect()),
    }
}

/// What the certificate of the sign-in page is held to: where another server validates, what was typed is about that one.
pub fn of_sign_in(cas: &CasDelegation) -> &CertificateTrust {
    if cas.validation_server.is_some() { &CertificateTrust::Recognised } else { &cas.trust }
}

/// Whether connections can be held to these settings.
pub fn check(cas: &CasDelegation) -> Result<(), TrustError> {
    match &cas.trust {
        CertificateTrust::Recognised => return Ok(()),
        CertificateTrust::Certificate(_) => {}
        CertificateTrust::Authority(pem) if pem.is_empty() => return Err(TrustError::Empty),
        CertificateTrust::Authority(pem) if pem.contains("PRIVATE KEY-----") => {
            return Err(TrustError::PrivateKey);
        }
        CertificateTrust::Authority(pem) => {
            let authority = PeerCertificate::from_pem(pem).filter(|certificate| certificate.authority);
            authority.ok_or(TrustError::Unreadable)?;
        }
    }
    let server = cas.validation_server.as_deref().unwrap_or(&cas.server);
    if server.to_ascii_lowercase().starts_with("http://") { Err(TrustError::PlainHttp) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{CasDelegation, CertificateTrust};
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};

    use super::{TrustError, check, typed};

    fn certificate(authority: bool) -> (String, String) {
        let mut asked = CertificateParams::new(["ent.exemple.fr".to_owned()]).expect("a name");
        if authority {
            asked.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        }
        let key = KeyPair::generate().expect("a key");
        (asked.self_signed(&key).expect("a certificate").pem(), key.serialize_pem())
    }

    fn checked(text: &str) -> Result<(), TrustError> {
        check(&CasDelegation { trust: typed(text), ..CasDelegation::to("https://ent.exemple.fr/cas") })
    }

    #[test]
    fn a_fingerprint_a_certificate_or_an_authority() {
        let (own, key) = certificate(false);
        let CertificateTrust::Certificate(digest) = typed(&own) else { panic!("a fingerprint is enough") };
        assert_eq!(typed(&format!(" {digest}\n")), CertificateTrust::Certificate(digest));
        let (authority, _) = certificate(true);
        assert_eq!(typed(&authority), CertificateTrust::Authority(authority.trim().to_owned()));
        for good in [&own, &authority, &digest.to_string()] {
            assert_eq!(checked(good), Ok(()));
        }
        assert_eq!(checked(" "), Err(TrustError::Empty));
        assert_eq!(checked(&key), Err(TrustError::PrivateKey));
        for odd in ["AB:CD", &own[..own.len() / 2], &format!("{own}{own}"), &"a".repeat(100_000)] {
            assert_eq!(checked(odd), Err(TrustError::Unreadable), "{odd}");
        }
    }

    #[test]
    fn there_is_no_certificate_without_encryption() {
        let trust = typed(&certificate(false).0);
        let plain = CasDelegation { trust, ..CasDelegation::to("http://127.0.0.1:8080/cas") };
        assert_eq!(check(&plain), Err(TrustError::PlainHttp));
        assert_eq!(check(&CasDelegation::to("http://127.0.0.1:8080/cas")), Ok(()));
    }
}
