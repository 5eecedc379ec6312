//! What every catalogue must be, as a test: both languages complete, every key used exists, every key that exists is
//! used, every text can be worded, French is typeset as French.

mod locales;
mod sources;
#[cfg(test)]
mod tests;
mod typography;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::{Catalogue, Lang, Words, count};
use locales::{Message, messages};
use sources::Used;

/// The checks of one crate's catalogue; each failure panics, as tests do.
///
/// ```ignore
/// Check::new(env!("CARGO_MANIFEST_DIR"), &CATALOGUE).run();
/// ```
pub struct Check<'a> {
    folder: &'a Path,
    catalogue: &'static Catalogue,
    also: &'a [&'a str],
    built: &'a [&'a str],
    not_keys: &'a [&'a str],
}

impl<'a> Check<'a> {
    /// The catalogue of the crate in `folder`.
    pub fn new(folder: &'a str, catalogue: &'static Catalogue) -> Self {
        Self { folder: Path::new(folder), catalogue, also: &[], built: &[], not_keys: &[] }
    }

    /// Folders of other crates whose texts this one says too, besides the common ones.
    #[must_use]
    pub fn also(self, also: &'a [&'a str]) -> Self {
        Self { also, ..self }
    }

    /// Beginnings of the keys that the code puts together, or that other crates use.
    #[must_use]
    pub fn built(self, built: &'a [&'a str]) -> Self {
        Self { built, ..self }
    }

    /// What looks like a key in the code and is none: the name of a field, of a cookie.
    #[must_use]
    pub fn not_keys(self, not_keys: &'a [&'a str]) -> Self {
        Self { not_keys, ..self }
    }

    /// Checks everything.
    pub fn run(self) {
        let french = messages(self.folder, Lang::French);
        let english = messages(self.folder, Lang::English);
        same_keys_once(&french, &english);
        same_variables(&french, &english);
        self.used(&french);
        for message in &french {
            typography::french(&message.key, &message.text);
        }
        self.can_be_worded(Lang::French, &french);
        self.can_be_worded(Lang::English, &english);
    }

    fn can_be_worded(&self, lang: Lang, messages: &[Message]) {
        let words = Words::new(lang, self.catalogue);
        for message in messages {
            for key in message.parts() {
                let variables = message.variables().into_iter().map(|name| (&*name.leak(), count(2_u8)));
                assert_ne!(words.tell(&key, variables), key, "a text is missing or cannot be read");
            }
        }
    }

    fn used(&self, own: &[Message]) {
        let own: BTreeSet<&str> = own.iter().map(|message| message.key.as_str()).collect();
        let others = self.others();
        let zones: BTreeSet<&str> =
            own.iter().copied().chain(others.iter().map(String::as_str)).map(zone).collect();
        let Used { said, written } = Used::by(self.folder);

        let looked_like = written.iter().filter(|key| zones.contains(zone(key)));
        for key in said.iter().chain(looked_like) {
            let known = own.contains(key.as_str()) || others.contains(key);
            assert!(known || self.not_keys.contains(&key.as_str()), "{key} is used but has no text");
        }
        for key in own {
            let built = self.built.iter().any(|start| key.starts_with(start));
            // A common text said in another way is used where the common one is.
            assert!(
                built || others.contains(key) || written.contains(key),
                "{key} has a text that nothing uses"
            );
        }
    }

    /// Keys of the texts that may be said besides those of the catalogue itself.
    fn others(&self) -> BTreeSet<String> {
        let common = Path::new(env!("CARGO_MANIFEST_DIR"));
        let common = (self.folder != common).then_some(common);
        let folders = common.into_iter().chain(self.also.iter().map(Path::new));
        folders.flat_map(|folder| messages(folder, Lang::French)).map(|message| message.key).collect()
    }
}

fn same_keys_once(french: &[Message], english: &[Message]) {
    let keys = |messages: &[Message]| -> BTreeSet<String> {
        let keys: BTreeSet<String> = messages.iter().flat_map(Message::parts).collect();
        let all = messages.iter().map(|message| message.parts().len()).sum::<usize>();
        assert_eq!(keys.len(), all, "a key stands twice");
        keys
    };
    assert_eq!(keys(french), keys(english));
}

fn same_variables(french: &[Message], english: &[Message]) {
    let english: BTreeMap<&str, &Message> =
        english.iter().map(|message| (message.key.as_str(), message)).collect();
    for message in french {
        let same = message.variables() == english[message.key.as_str()].variables();
        // The two clocks are written in two ways.
        assert!(
            same || CLOCKS.contains(&message.key.as_str()),
            "{}: other variables in English",
            message.key
        );
    }
}

/// Texts of a time of day.
const CLOCKS: [&str; 2] = ["date-et-heure", "heure-du-jour"];

/// The first word of a key: where it is used.
fn zone(key: &str) -> &str {
    key.split('-').next().unwrap_or_default()
}
