//! Which language people get.

/// A language the texts exist in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Where the reader prefers it.
    English,
    /// Everywhere else.
    #[default]
    French,
}

impl Lang {
    /// `fr` or `en`, as in `<html lang="…">`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a code: `fr` or `en`, nothing else.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::English, Self::French].into_iter().find(|lang| lang.code() == code)
    }

    /// The language that a browser prefers among ours (RFC 9110, `Accept-Language`); French where it names none of
    /// them.
    ///
    /// `fr-CA` counts as French and `*` as whatever is not named. Between equals the first one wins.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',').take(RANGES) {
            let mut parts = range.split(';').map(str::trim);
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1000), thousandths);
            let (Some(lang), Some(weight)) = (named(range), weight) else { continue };
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, lang));
            }
        }
        best.map_or_else(Self::default, |(_, lang)| lang)
    }
}

/// How many ranges of a header are read: no browser sends more.
const RANGES: usize = 32;

/// The language of a range such as `en-GB;q=0.8`.
fn named(range: &str) -> Option<Lang> {
    let primary = range.split(['-', ';']).next()?.trim();
    if primary == "*" {
        return Some(Lang::default());
    }
    Lang::from_code(&primary.to_ascii_lowercase())
}

/// A weight from 0 to 1, with three decimals at most, in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if decimals.len() > 3 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let decimals: u16 = format!("{decimals:0<3}").parse().ok()?;
    match (whole, decimals) {
        ("0", _) => Some(decimals),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_the_reader_prefers_wins() {
        for (header, lang) in [
            ("", Lang::French),
            ("de", Lang::French),
            ("en", Lang::English),
            ("en-GB,en;q=0.8", Lang::English),
            ("EN-us", Lang::English),
            ("fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3", Lang::French),
            ("en;q=0.3, fr;q=0.9", Lang::French),
            ("de, en;q=0.7, fr;q=0.3", Lang::English),
            ("fr;q=0, en", Lang::English),
            ("en;q=0", Lang::French),
            ("*", Lang::French),
            ("de;q=0.9, *;q=0.1, en;q=0.5", Lang::English),
            ("en;q=banana", Lang::French),
            ("en;q=1.5", Lang::French),
            (",;,;;q=,", Lang::French),
            ("enm", Lang::French),
        ] {
            assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        }
    }

    #[test]
    fn a_code_is_known_or_not() {
        assert_eq!(Lang::from_code("en"), Some(Lang::English));
        assert_eq!(Lang::from_code("fr"), Some(Lang::French));
        assert_eq!(Lang::from_code("EN"), None);
    }
}
