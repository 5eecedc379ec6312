//! Which language people get.

use std::env;

/// A language the texts exist in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Lang {
    English,
    #[default]
    French,
}

impl Lang {
    /// The language of `--lang` among `arguments`, else of the environment.
    ///
    /// It is looked up before the arguments are parsed, since parsing them may end with a message.
    pub(crate) fn choose(arguments: &[std::ffi::OsString]) -> Self {
        let asked = arguments.iter().enumerate().find_map(|(place, argument)| {
            let argument = argument.to_str()?;
            match argument.strip_prefix("--lang") {
                Some("") => Self::from_code(arguments.get(place + 1)?.to_str()?),
                Some(rest) => Self::from_code(rest.strip_prefix('=')?),
                None => None,
            }
        });
        asked.unwrap_or_else(|| Self::from_environment(|name| env::var(name).ok()))
    }

    /// `fr` or `en`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::English, Self::French].into_iter().find(|lang| lang.code() == code)
    }

    /// Only an English locale gives English: `C`, `POSIX` or nothing say nothing about the reader.
    fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()))
            .unwrap_or_default();
        if locale == "en" || locale.starts_with("en_") || locale.starts_with("en.") {
            Self::English
        } else {
            Self::French
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    fn environment(set: &[(&str, &str)]) -> Lang {
        Lang::from_environment(|name| {
            set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn only_an_english_locale_gives_english() {
        assert_eq!(environment(&[("LANG", "en_GB.UTF-8")]), Lang::English);
        assert_eq!(environment(&[("LC_MESSAGES", "en"), ("LANG", "fr_FR")]), Lang::English);
        for french in
            [&[][..], &[("LANG", "C")], &[("LANG", "POSIX")], &[("LC_ALL", "C.UTF-8"), ("LANG", "en")]]
        {
            assert_eq!(environment(french), Lang::French);
        }
        assert_eq!(environment(&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")]), Lang::English);
    }

    #[test]
    fn the_option_is_seen_in_both_forms() {
        let arguments = |list: &[&str]| list.iter().map(Into::into).collect::<Vec<_>>();
        assert_eq!(Lang::choose(&arguments(&["passerelle", "--lang", "en", "sample"])), Lang::English);
        assert_eq!(Lang::choose(&arguments(&["passerelle", "sample", "--lang=fr"])), Lang::French);
    }
}
