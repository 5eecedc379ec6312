//! A value to take elsewhere.

use askama::Template;
use passerelle_words::Words;

use crate::CATALOGUE;

/// A read-only field with a « Copier » button; without script it can still be selected.
#[derive(Clone, Debug, Template)]
#[template(path = "components/copy.html")]
pub struct CopyField {
    id: String,
    label: String,
    value: String,
    hint: Option<String>,
    words: Words,
}

impl CopyField {
    /// `id` is unique on the page; any `Words` will do.
    pub fn new(
        words: Words,
        id: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        let words = words.of(&CATALOGUE);
        Self { id: id.into(), label: label.into(), value: value.into(), hint: None, words }
    }

    /// Who needs it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
