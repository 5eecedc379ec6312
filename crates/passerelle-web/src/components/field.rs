//! A field of a form: label, hint, error, and what ties them together.

use askama::Template;

/// A field, from its name and label; what is typed is kept except passwords.
///
/// ```ignore
/// let login = Field::text("identifiant", w.say("connexion-identifiant")).autocomplete("username").required();
/// ```
#[derive(Clone, Debug, Template)]
#[template(path = "components/field.html")]
pub struct Field {
    name: String,
    label: String,
    kind: Kind,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    autocomplete: Option<&'static str>,
    keyboard: Option<&'static str>,
    accept: Option<&'static str>,
    choices: Vec<Choice>,
    required: bool,
    locked: bool,
    short: bool,
    reveal: Option<String>,
}

/// One of several answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub label: String,
    /// One sentence about it; empty for none.
    pub hint: String,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// Explains it in one sentence.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Text,
    Password,
    Search,
    Url,
    File,
    Area,
    Checkbox,
    Select,
    Radios,
}

impl Field {
    fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            hint: None,
            error: None,
            autocomplete: None,
            keyboard: None,
            accept: None,
            choices: Vec::new(),
            required: false,
            locked: false,
            short: false,
            reveal: None,
        }
    }

    /// A line of text.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Text, name, label)
    }

    /// A password; give `.autocomplete("current-password")`.
    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Password, name, label)
    }

    /// Words to look for.
    pub fn search(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Search, name, label)
    }

    /// An address of the web.
    pub fn url(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Url, name, label)
    }

    /// A file; `accept` is what the browser proposes, such as `.xml`. Its form is `enctype="multipart/form-data"`.
    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: &'static str) -> Self {
        Self { accept: Some(accept), ..Self::new(Kind::File, name, label) }
    }

    /// Several lines.
    pub fn area(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Kind::Area, name, label)
    }

    /// A box to tick; it sends `oui`, or nothing.
    pub fn checkbox(name: impl Into<String>, label: impl Into<String>, ticked: bool) -> Self {
        Self {
            value: if ticked { "oui".to_owned() } else { String::new() },
            ..Self::new(Kind::Checkbox, name, label)
        }
    }

    /// A list to choose from.
    pub fn select(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(Kind::Select, name, label) }
    }

    /// A group of radio buttons; the label is its legend.
    pub fn radios(name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { choices, ..Self::new(Kind::Radios, name, label) }
    }

    /// What stands in it, or which choice is taken. A password is never written back.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        if !matches!(self.kind, Kind::Password | Kind::File) {
            self.value = value.into();
        }
        self
    }

    /// What to know before typing.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// How to put it right; nothing when it is right.
    #[must_use]
    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    /// The browser's own token: `username`, `current-password`, `off`…
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// Digits only, on a phone's keyboard too.
    #[must_use]
    pub fn digits(mut self) -> Self {
        self.keyboard = Some("numeric");
        self
    }

    /// Cannot be left empty.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Shown, and not to be changed here; say why beside it.
    #[must_use]
    pub fn locked(mut self, locked: bool) -> Self {
        self.locked = locked;
        self
    }

    /// For a few characters.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// Offers to show what is typed, where scripts run: the label of the button.
    #[must_use]
    pub fn reveal(mut self, label: impl Into<String>) -> Self {
        self.reveal = Some(label.into());
        self
    }

    /// Its name, also the id of its control.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn complaint(&self) -> Option<(&str, &str)> {
        self.error.as_deref().map(|error| (self.name(), error))
    }

    fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Password => "password",
            Kind::Search => "search",
            Kind::Url => "url",
            Kind::File => "file",
            _ => "text",
        }
    }

    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-aide", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-erreur", self.name));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
