//! Texts in one language.

use std::borrow::Borrow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use passerelle_model::{Population, Space};

use crate::{COMMON, Catalogue, Count, Lang, Value, numbers};

/// The texts of a catalogue in one language. A key that this catalogue does not have is looked up in [`COMMON`], so
/// that a crate may also say a common text in its own way.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    lang: Lang,
    catalogue: &'static Catalogue,
}

/// A variable of a text: its name and its value.
pub type Variable<'a> = (&'static str, FluentValue<'a>);

impl Words {
    /// The texts of `catalogue` in `lang`.
    pub fn new(lang: Lang, catalogue: &'static Catalogue) -> Self {
        Self { lang, catalogue }
    }

    /// The same language with the texts of another crate.
    #[must_use]
    pub fn of(self, catalogue: &'static Catalogue) -> Self {
        Self { catalogue, ..self }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A text without variables.
    pub fn say(self, key: &str) -> String {
        self.tell(key, [])
    }

    /// A text with variables.
    pub fn tell<'a>(self, key: &str, variables: impl IntoIterator<Item = Variable<'a>>) -> String {
        let variables = variables.into_iter().collect();
        // Tests prove that each key exists in both languages: were one missing, its name would still help.
        self.find(key, &variables).unwrap_or_else(|| key.to_owned())
    }

    /// A text with one variable, for templates: a number is grouped and chooses the plural.
    pub fn tell1(self, key: &str, name: &'static str, value: impl Value) -> String {
        self.tell(key, [(name, value.value())])
    }

    /// A text with two variables, for templates.
    pub fn tell2(
        self,
        key: &str,
        name: &'static str,
        value: impl Value,
        name2: &'static str,
        value2: impl Value,
    ) -> String {
        self.tell(key, [(name, value.value()), (name2, value2.value())])
    }

    /// A count, with the thousands apart: « 1 044 », "1,044".
    pub fn number(self, count: impl Count) -> String {
        match self.lang {
            Lang::English => numbers::count(count.count(), numbers::ENGLISH),
            Lang::French => numbers::count(count.count(), numbers::FRENCH),
        }
    }

    /// The name of a population, as the columns of the supervision table carry it.
    pub fn population(self, population: impl Borrow<Population>) -> String {
        self.say(Self::population_key(*population.borrow()))
    }

    /// The text that names a population, for what is worded later.
    pub const fn population_key(population: Population) -> &'static str {
        match population {
            Population::Guardian => "population-parents",
            Population::Inspector => "population-inspecteurs",
            Population::Pupil => "population-eleves",
            Population::Staff => "population-personnels",
            Population::Teacher => "population-professeurs",
            Population::WorkplaceTutor => "population-maitres-de-stage",
        }
    }

    /// The name of a space: « Espace Professeurs ».
    pub fn space(self, space: impl Borrow<Space>) -> String {
        self.say(match space.borrow() {
            Space::Academy => "espace-academie",
            Space::Assistants => "espace-accompagnant",
            Space::Common => "espace-commune",
            Space::Company => "espace-entreprise",
            Space::Guardians => "espace-parent",
            Space::Management => "espace-direction",
            Space::Pupils => "espace-eleve",
            Space::SchoolLife => "espace-viescolaire",
            Space::Teachers => "espace-professeur",
        })
    }

    fn find(self, key: &str, variables: &HashMap<&'static str, FluentValue<'_>>) -> Option<String> {
        self.catalogue.text(self.lang, key, variables).or_else(|| COMMON.text(self.lang, key, variables))
    }
}
