//! What was wrong with a form, above it.

use askama::Template;
use passerelle_words::Words;

use super::Field;

/// A list of the errors with a link to each field; it takes the focus, and writes nothing when all is well.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/summary.html")]
pub struct ErrorSummary {
    title: String,
    errors: Vec<(String, String)>,
}

impl ErrorSummary {
    pub(crate) fn of<'a>(words: Words, fields: impl IntoIterator<Item = &'a Field>) -> Self {
        let errors: Vec<_> = fields
            .into_iter()
            .filter_map(Field::complaint)
            .map(|(field, error)| (field.to_owned(), error.to_owned()))
            .collect();
        let title = words.tell1("formulaire-erreurs", "n", errors.len());
        Self { title, errors }
    }

    /// An error that belongs to no field in particular.
    pub fn general(words: Words, error: impl Into<String>) -> Self {
        Self {
            title: words.tell1("formulaire-erreurs", "n", 1_usize),
            errors: vec![(String::new(), error.into())],
        }
    }

    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}
