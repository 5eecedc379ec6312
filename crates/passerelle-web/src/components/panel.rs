//! Something said aside from the rest.

use askama::Template;

use super::Icon;

/// What kind of thing it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Good to know.
    Notice,
    /// It worked.
    Success,
    /// Look before going on.
    Warning,
    /// It did not work.
    Error,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Notice => "info",
            Self::Success => "succes",
            Self::Warning => "attention",
            Self::Error => "erreur",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Notice => Icon::Notice,
            Self::Success => Icon::Tick,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Cross,
        }
    }
}

/// A title, sentences, and where to go from there.
#[derive(Clone, Debug, Template)]
#[template(path = "components/panel.html")]
pub struct Panel {
    tone: Tone,
    title: String,
    sentences: Vec<String>,
    links: Vec<(String, String)>,
    live: bool,
}

impl Panel {
    /// A panel of this tone.
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self { tone, title: title.into(), sentences: Vec::new(), links: Vec::new(), live: false }
    }

    /// Good to know.
    pub fn notice(title: impl Into<String>) -> Self {
        Self::new(Tone::Notice, title)
    }

    /// It worked: announced to screen readers.
    pub fn success(title: impl Into<String>) -> Self {
        Self { live: true, ..Self::new(Tone::Success, title) }
    }

    /// Look before going on.
    pub fn warning(title: impl Into<String>) -> Self {
        Self::new(Tone::Warning, title)
    }

    /// It did not work: announced to screen readers.
    pub fn error(title: impl Into<String>) -> Self {
        Self { live: true, ..Self::new(Tone::Error, title) }
    }

    /// Adds a sentence.
    #[must_use]
    pub fn say(mut self, sentence: impl Into<String>) -> Self {
        self.sentences.push(sentence.into());
        self
    }

    /// Adds a link.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.links.push((label.into(), href.into()));
        self
    }
}
