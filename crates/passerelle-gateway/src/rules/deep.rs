//! Addresses below a space, which belong to the application behind it.

use percent_encoding::percent_decode_str;

/// `/vs/{base}/{space}/{rest}`, as it was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deep<'a> {
    /// The base's part.
    pub base: &'a str,
    /// The space's part.
    pub space: &'a str,
    /// What the application is asked for, with the slash it begins with; encoded as it came.
    pub rest: &'a str,
}

/// The address could mean something else to the application than it does here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the address is ambiguous")]
pub struct Ambiguous;

impl<'a> Deep<'a> {
    /// Takes a path apart; nothing is decoded, so that the parts are those that were compared.
    pub fn of(path: &'a str) -> Result<Self, Ambiguous> {
        let inside = path.strip_prefix("/vs/").ok_or(Ambiguous)?;
        let (base, inside) = inside.split_once('/').ok_or(Ambiguous)?;
        let length = inside.find('/').ok_or(Ambiguous)?;
        let (space, rest) = inside.split_at(length);
        is_plain(rest).then_some(Self { base, space, rest }).ok_or(Ambiguous)
    }
}

/// Whether a path that begins with a slash means the same to everybody: no dot segments, no slash or backslash in
/// disguise, nothing invisible, no host after two slashes.
pub fn is_plain(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && path.split('/').all(is_plain_segment)
}

fn is_plain_segment(segment: &str) -> bool {
    let decoded: Vec<u8> = percent_decode_str(segment).collect();
    // Some servers cut parameters off first: `..;x` is `..` to them.
    let name = decoded.split(|byte| *byte == b';').next().unwrap_or_default();
    let twice: Vec<u8> = percent_encoding::percent_decode(&decoded).collect();
    !matches!(name, b"." | b"..")
        && !matches!(twice.as_slice(), b"." | b"..")
        && !decoded.iter().chain(&twice).any(|byte| matches!(byte, b'/' | b'\\' | 0..=31 | 127))
}

#[cfg(test)]
mod tests {
    use super::{Ambiguous, Deep, is_plain};

    #[test]
    fn the_rest_is_what_was_asked_for() {
        let deep = |path| Deep::of(path).map(|deep| (deep.base, deep.space, deep.rest));
        assert_eq!(deep("/vs/demo/professeur/"), Ok(("demo", "professeur", "/")));
        assert_eq!(
            deep("/vs/demo/professeur/caf%C3%A9/a//b.ics"),
            Ok(("demo", "professeur", "/caf%C3%A9/a//b.ics"))
        );
        assert_eq!(deep("/vs/demo/professeur"), Err(Ambiguous));
    }

    #[test]
    fn what_others_would_read_otherwise_is_refused() {
        for path in [
            "//voleur.exemple.fr/",
            "/a/../b",
            "/..",
            "/.",
            "/a/./b",
            "/%2e%2e/b",
            "/%2E./b",
            "/..;a=1/b",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/a%00",
            "/a%0d%0ab",
            "/%252e%252e/b",
            "/a%252fb",
            "",
            "a",
        ] {
            assert!(!is_plain(path), "{path}");
        }
        for path in ["/", "/a", "/a/", "/...", "/.well-known/x", "/a;b=1", "/a%20b", "/100%", "/a:b@c"] {
            assert!(is_plain(path), "{path}");
        }
    }
}
