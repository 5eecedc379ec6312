//! Every sentence that people read, in their language.
//!
//! The sentences stand in `locales/{fr,en}/*.ftl`, one file per zone and language; the code holds their keys only.

pub(crate) mod dates;
pub(crate) mod evidence;
mod language;
mod numbers;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid};
use passerelle_model::Population;

pub(crate) use language::Lang;

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "fr",
        customise: |bundle| {
            // Isolation marks would show up as squares around every name and number.
            bundle.set_use_isolating(false);
            let english = bundle.locales.first().is_some_and(|locale| locale.language.as_str() == "en");
            bundle.set_formatter(Some(if english {
                |value, _| numbers::grouped(value, numbers::ENGLISH)
            } else {
                |value, _| numbers::grouped(value, numbers::FRENCH)
            }));
        },
    };
}

static FRENCH: LanguageIdentifier = langid!("fr");
static ENGLISH: LanguageIdentifier = langid!("en");

/// The texts in one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Words {
    lang: Lang,
}

/// A variable of a text: its name and its value.
pub(crate) type Variable<'a> = (&'static str, FluentValue<'a>);

impl Words {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub(crate) fn lang(self) -> Lang {
        self.lang
    }

    /// A text without variables.
    pub(crate) fn say(self, key: &str) -> String {
        self.tell(key, [])
    }

    /// A text with variables.
    pub(crate) fn tell<'a>(self, key: &str, variables: impl IntoIterator<Item = Variable<'a>>) -> String {
        let variables: HashMap<&'static str, FluentValue<'_>> = variables.into_iter().collect();
        // Tests prove that each key exists in both languages: were one missing, its name would still help.
        TEXTS
            .lookup_single_language(self.identifier(), key, Some(&variables))
            .unwrap_or_else(|_| key.to_owned())
    }

    /// A count, with the thousands apart.
    pub(crate) fn number(self, count: usize) -> String {
        match self.lang {
            Lang::English => numbers::count(count, numbers::ENGLISH),
            Lang::French => numbers::count(count, numbers::FRENCH),
        }
    }

    /// The name of a population, as the columns of the supervision table carry it.
    pub(crate) fn population(self, population: Population) -> String {
        self.say(match population {
            Population::Guardian => "population-parents",
            Population::Inspector => "population-inspecteurs",
            Population::Pupil => "population-eleves",
            Population::Staff => "population-personnels",
            Population::Teacher => "population-professeurs",
            Population::WorkplaceTutor => "population-maitres-de-stage",
        })
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self.lang {
            Lang::English => &ENGLISH,
            Lang::French => &FRENCH,
        }
    }
}

/// « MARCHAND Élodie »: the family name as written, the given name with initial capitals where it has only capitals.
pub(crate) fn full_name(family: &str, given: &str) -> String {
    let mut name = family.trim().to_owned();
    if !name.is_empty() && !given.trim().is_empty() {
        name.push(' ');
    }
    if given.chars().any(char::is_lowercase) {
        name.push_str(given.trim());
        return name;
    }
    let mut starts = true;
    for letter in given.trim().chars() {
        if starts {
            name.push(letter);
        } else {
            name.extend(letter.to_lowercase());
        }
        starts = !letter.is_alphabetic();
    }
    name
}

/// A count as a variable; it chooses the plural too.
#[expect(clippy::cast_precision_loss, reason = "counts of people stay far below 2^53")]
pub(crate) fn count<'a>(count: usize) -> FluentValue<'a> {
    FluentValue::from(count as f64)
}
