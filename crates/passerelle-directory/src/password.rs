//! Passwords that come hashed from another directory.

use std::fmt;

/// A hash that a sign-in can verify: `{SSHA}…`, `{SSHA256}…`, bcrypt (`$2y$…`) or argon2id (`$argon2id$…`). Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct HashedPassword(String);

impl HashedPassword {
    /// Longest form accepted, in bytes.
    const LONGEST: usize = 512;

    /// Takes a hash of a known form; whether a password fits it is known when somebody signs in.
    pub fn new(text: &str) -> Option<Self> {
        let plausible = text.len() <= Self::LONGEST && (salted_sha(text) || bcrypt(text) || argon2id(text));
        plausible.then(|| Self(text.to_owned()))
    }

    /// The hash as written, for keeping.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HashedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashedPassword(…)")
    }
}

/// RFC 2307 with a salt after the digest: more than the digest's 20 or 32 bytes in Base64.
fn salted_sha(text: &str) -> bool {
    let schemes = [("{SSHA}", 28), ("{SSHA256}", 44)];
    schemes.iter().any(|(scheme, least)| {
        text.strip_prefix(scheme).is_some_and(|encoded| {
            encoded.len() >= *least
                && encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        })
    })
}

/// `$2y$10$` and 53 characters of salt and digest.
fn bcrypt(text: &str) -> bool {
    let rest = ["$2a$", "$2b$", "$2y$"].iter().find_map(|version| text.strip_prefix(version));
    rest.and_then(|rest| rest.split_once('$')).is_some_and(|(cost, digest)| {
        cost.len() == 2
            && cost.bytes().all(|b| b.is_ascii_digit())
            && digest.len() == 53
            && digest.bytes().all(|b| b.is_ascii_alphanumeric() || b"./".contains(&b))
    })
}

/// The PHC string format: version, parameters, salt, digest.
fn argon2id(text: &str) -> bool {
    text.strip_prefix("$argon2id$").is_some_and(|rest| {
        let parts: Vec<&str> = rest.split('$').collect();
        let signs = |b: u8| b.is_ascii_alphanumeric() || b"+/=,-.".contains(&b);
        parts.len() == 4 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(signs))
    })
}

#[cfg(test)]
mod tests {
    use super::HashedPassword;

    #[test]
    fn known_forms_are_taken_verbatim_and_never_printed() {
        let bcrypt = format!("$2y$10${}", "a".repeat(53));
        let known = [
            "{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "{SSHA256}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            &bcrypt,
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$ZGlnZXN0ZGlnZXN0",
        ];
        for text in known {
            let hash = HashedPassword::new(text).expect("a known form");
            assert_eq!(hash.expose_secret(), text);
            assert_eq!(format!("{hash:?}"), "HashedPassword(…)");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let short_bcrypt = format!("$2y$10${}", "a".repeat(52));
        for text in [
            "",
            "secret",
            "{SHA}AAAA",
            "{SSHA}AAAA",
            "{SSHA}",
            "$1$salt$x",
            "$argon2i$v=19$m=1$a$b",
            &short_bcrypt,
        ] {
            assert!(HashedPassword::new(text).is_none());
        }
    }
}
