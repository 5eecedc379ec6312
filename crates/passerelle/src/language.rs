//! Which language people get.

use std::env;
use std::ffi::OsString;

use passerelle_words::Lang;

/// The language of `--lang` among `arguments`, else of the environment.
///
/// It is looked up before the arguments are parsed, since parsing them may end with a message.
pub(crate) fn choose(arguments: &[OsString]) -> Lang {
    let asked = arguments.iter().enumerate().find_map(|(place, argument)| {
        let argument = argument.to_str()?;
        match argument.strip_prefix("--lang") {
            Some("") => Lang::from_code(arguments.get(place + 1)?.to_str()?),
            Some(rest) => Lang::from_code(rest.strip_prefix('=')?),
            None => None,
        }
    });
    asked.unwrap_or_else(|| from_environment(|name| env::var(name).ok()))
}

/// Only an English locale gives English: `C`, `POSIX` or nothing say nothing about the reader.
fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()))
        .unwrap_or_default();
    if locale == "en" || locale.starts_with("en_") || locale.starts_with("en.") {
        Lang::English
    } else {
        Lang::French
    }
}

#[cfg(test)]
mod tests {
    use passerelle_words::Lang;

    use super::{choose, from_environment};

    fn environment(set: &[(&str, &str)]) -> Lang {
        from_environment(|name| {
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
        assert_eq!(choose(&arguments(&["passerelle", "--lang", "en", "sample"])), Lang::English);
        assert_eq!(choose(&arguments(&["passerelle", "sample", "--lang=fr"])), Lang::French);
    }
}
