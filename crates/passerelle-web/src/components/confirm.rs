//! A page that asks before something changes.

use askama::Template;
use axum::response::Response;

use crate::{Page, html};

/// What would happen, a button that says it, and a way back. The form is posted to `action`.
#[derive(Clone, Debug, Template)]
#[template(path = "confirm.html")]
pub struct Confirm {
    page: Page,
    sentences: Vec<String>,
    action: String,
    fields: Vec<(String, String)>,
    button: String,
    danger: bool,
    cancel: String,
    cancel_href: String,
}

impl Confirm {
    /// `cancel` is the label and the address of the way back.
    pub fn new(
        page: Page,
        action: impl Into<String>,
        button: impl Into<String>,
        cancel: (impl Into<String>, impl Into<String>),
    ) -> Self {
        Self {
            page,
            sentences: Vec::new(),
            action: action.into(),
            fields: Vec::new(),
            button: button.into(),
            danger: false,
            cancel: cancel.0.into(),
            cancel_href: cancel.1.into(),
        }
    }

    /// Adds a sentence about what would happen.
    #[must_use]
    pub fn say(mut self, sentence: impl Into<String>) -> Self {
        self.sentences.push(sentence.into());
        self
    }

    /// Adds a value that the form sends.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.fields.push((name.into(), value.into()));
        self
    }

    /// Marks what destroys something.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// The page.
    pub fn into_page(self) -> Response {
        html(&self)
    }
}
