//! What is known of names beforehand: given names in use, spellings of one name, particles.
//!
//! Two *different known* given names are never close, however alike they are written (Léa, Léo): they are brother and sister more often
//! than they are a typing error.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// The lists, read once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// Who bears a given name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bearers {
    Everybody,
    Men,
    Women,
}

impl Bearers {
    fn from_letter(sex: &str) -> Self {
        match sex {
            "f" => Self::Women,
            "m" => Self::Men,
            _ => Self::Everybody,
        }
    }
}

/// Names as facts. All of them folded, letters only.
pub(crate) struct Lexicon {
    given: FxHashMap<&'static str, Bearers>,
    /// First spelling of the group a given name belongs to.
    spelling: FxHashMap<&'static str, &'static str>,
    /// Short form and long form.
    short_forms: FxHashSet<(&'static str, &'static str)>,
    particles: FxHashMap<&'static str, Option<&'static str>>,
}

impl Lexicon {
    fn read() -> Self {
        let given = lines(include_str!("../../data/given-names.txt"))
            .filter_map(|line| line.split_once(' '))
            .map(|(name, sex)| (name, Bearers::from_letter(sex)))
            .collect();
        let mut spelling = FxHashMap::default();
        let mut short_forms = FxHashSet::default();
        for line in lines(include_str!("../../data/given-name-variants.txt")) {
            let mut names = line.split_ascii_whitespace();
            let Some(first) = names.next() else { continue };
            if first == "~" {
                if let (Some(short), Some(long)) = (names.next(), names.next()) {
                    short_forms.insert((short, long));
                }
            } else {
                spelling.insert(first, first);
                spelling.extend(names.map(|name| (name, first)));
            }
        }
        let mut particles = FxHashMap::default();
        for line in lines(include_str!("../../data/particles.txt")) {
            let mut words = line.split_ascii_whitespace();
            match (words.next(), words.next()) {
                (Some("="), Some(word)) => particles.extend(words.map(|other| (other, Some(word)))),
                (Some(particle), _) => {
                    particles.insert(particle, None);
                }
                _ => {}
            }
        }
        Self { given, spelling, short_forms, particles }
    }

    /// Whether `token` is a given name in use.
    pub(crate) fn knows(&self, token: &str) -> bool {
        self.given.contains_key(token)
    }

    /// Who bears this given name, when it is in use.
    pub(crate) fn bearers(&self, token: &str) -> Option<Bearers> {
        self.given.get(token).copied()
    }

    /// One spelling for all the spellings of a given name.
    pub(crate) fn canonical<'a>(&self, token: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.spelling.get(token).copied().unwrap_or(token)
    }

    /// Whether one is the usual short form of the other.
    pub(crate) fn short_form(&self, a: &str, b: &str) -> bool {
        let forms: &FxHashSet<(&str, &str)> = &self.short_forms;
        forms.contains(&(a, b)) || forms.contains(&(b, a))
    }

    /// A family name's word without its accidents: `None` for a particle, « saint » for « st ».
    pub(crate) fn family_word<'a>(&self, word: &'a str) -> Option<&'a str>
    where
        'static: 'a,
    {
        match self.particles.get(word) {
            Some(None) => None,
            Some(Some(full)) => Some(full),
            None => Some(word),
        }
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::LEXICON;

    #[test]
    fn close_given_names_are_told_apart_and_spellings_are_not() {
        for name in ["lea", "leo", "valentin", "valentine", "axel", "axelle", "manon", "marion"] {
            assert!(LEXICON.knows(name), "{name}");
        }
        assert_eq!(LEXICON.canonical("stephan"), LEXICON.canonical("stephane"));
        assert_ne!(LEXICON.canonical("lea"), LEXICON.canonical("leo"));
        assert!(LEXICON.short_form("alex", "alexandre"));
    }

    #[test]
    fn particles_vanish_and_saints_agree() {
        assert_eq!(LEXICON.family_word("de"), None);
        assert_eq!(LEXICON.family_word("st"), Some("saint"));
        assert_eq!(LEXICON.family_word("martin"), Some("martin"));
    }
}
