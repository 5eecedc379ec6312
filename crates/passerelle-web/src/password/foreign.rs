//! Password hashes that come from other directories: the schemes of LDAP (RFC 2307) and bcrypt. They are verified, never
//! written.

use aws_lc_rs::digest::{Algorithm, SHA1_FOR_LEGACY_USE_ONLY, SHA256, SHA512, digest};
use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use subtle::ConstantTimeEq as _;

/// Largest cost of bcrypt that is computed: about four seconds. Whoever writes a larger one would hold a worker.
const MAX_COST: u32 = 16;

/// Some directories leave the padding out.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A hash as another directory wrote it.
pub(super) enum Foreign<'a> {
    /// `{SHA}` (no salt), `{SSHA}`, `{SSHA256}`, `{SSHA512}`: the digest of the password and the salt, then the salt.
    Digest {
        /// Its algorithm.
        algorithm: &'static Algorithm,
        /// Digest, then salt.
        kept: Vec<u8>,
    },
    /// `$2a$`, `$2b$`, `$2y$`.
    Bcrypt(&'a str),
}

impl<'a> Foreign<'a> {
    /// Reads a hash; `None` when it is in none of these schemes, or broken.
    pub(super) fn read(hash: &'a str) -> Option<Self> {
        let schemes: [(&str, &'static Algorithm, bool); 4] = [
            ("{SHA}", &SHA1_FOR_LEGACY_USE_ONLY, false),
            ("{SSHA}", &SHA1_FOR_LEGACY_USE_ONLY, true),
            ("{SSHA256}", &SHA256, true),
            ("{SSHA512}", &SHA512, true),
        ];
        for (scheme, algorithm, salted) in schemes {
            if let Some(encoded) = after(hash, scheme) {
                let kept = BASE64.decode(encoded.trim()).ok()?;
                let length = algorithm.output_len();
                let sound = if salted { kept.len() > length } else { kept.len() == length };
                return sound.then_some(Self::Digest { algorithm, kept });
            }
        }
        let bare = after(hash, "{CRYPT}").or_else(|| after(hash, "{BCRYPT}")).unwrap_or(hash);
        let (version, rest) = bare.split_at_checked(4)?;
        let cost: u32 = rest.split_once('$')?.0.parse().ok()?;
        (["$2a$", "$2b$", "$2y$"].contains(&version) && cost <= MAX_COST).then_some(Self::Bcrypt(bare))
    }

    /// Whether it is so fast to compute that its speed would tell that the account exists.
    pub(super) fn is_fast(&self) -> bool {
        matches!(self, Self::Digest { .. })
    }

    /// Whether it is the hash of this password.
    pub(super) fn matches(&self, password: &str) -> bool {
        match self {
            Self::Digest { algorithm, kept } => {
                let (expected, salt) = kept.split_at(algorithm.output_len());
                let found = digest(algorithm, &[password.as_bytes(), salt].concat());
                found.as_ref().ct_eq(expected).into()
            }
            Self::Bcrypt(hash) => bcrypt::verify(password, hash).unwrap_or(false),
        }
    }
}

/// What follows the scheme, whose case does not count.
fn after<'a>(hash: &'a str, scheme: &str) -> Option<&'a str> {
    let (start, rest) = hash.split_at_checked(scheme.len())?;
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::Foreign;

    /// « Ancolie-31 » in each scheme of LDAP.
    const DIGESTS: [&str; 5] = [
        "{SHA}AOodIrO++5jS9IVb6yprmabQTDM=",
        "{SSHA}gSdoufv7sLYr15G6h4yG/d5PVSIBAgMEc2FsdA==",
        "{ssha}gSdoufv7sLYr15G6h4yG/d5PVSIBAgMEc2FsdA",
        "{SSHA256}I/JZnsTPw+dx9WeB8PTOxcASWOekOLkp4MvWn08Uy5MBAgMEc2FsdA==",
        "{SSHA512}YxXM/aT/zYGSNyWThiRC0Ifk3JyjQ5ImBgSHyZKUxG6PJS9y7pNHNnPS6otN5Kex8W91JIoKDKE6uZ+ab9/kswECAwRzYWx0",
    ];

    fn opens(hash: &str, password: &str) -> Option<bool> {
        Foreign::read(hash).map(|foreign| foreign.matches(password))
    }

    #[test]
    fn digests_of_ldap_directories_are_verified() {
        for hash in DIGESTS {
            assert_eq!(opens(hash, "Ancolie-31"), Some(true), "{hash}");
            assert_eq!(opens(hash, "ancolie-31"), Some(false), "{hash}");
            assert_eq!(opens(hash, ""), Some(false), "{hash}");
            assert!(Foreign::read(hash).is_some_and(|foreign| foreign.is_fast()));
        }
    }

    #[test]
    fn bcrypt_is_verified_under_its_three_names() {
        // A vector of Openwall's crypt_blowfish.
        const TAIL: &str = "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
        for version in ["$2a$", "$2b$", "$2y$", "{CRYPT}$2y$"] {
            let hash = format!("{version}{TAIL}");
            assert_eq!(opens(&hash, "U*U"), Some(true), "{version}");
            assert_eq!(opens(&hash, "U*V"), Some(false), "{version}");
        }
    }

    #[test]
    fn what_is_broken_unknown_or_ruinous_is_not_read() {
        let wrong = [
            "",
            "{SSHA}",
            "{SSHA}****",
            "{SSHA}AOodIrO++5jS9IVb6yprmabQTDM=",
            "{SHA}AOodIrO++5jS9IVb6yprmQ==",
            "{MD5}AOodIrO++5jS9IVb6yprmQ==",
            "Ancolie-31",
            "$1$salt$hash",
            "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
            "$2é$05$",
        ];
        for hash in wrong {
            assert!(Foreign::read(hash).is_none(), "{hash}");
        }
        assert_eq!(opens("$2b$05$short", "U*U"), Some(false));
    }
}
