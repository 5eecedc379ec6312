//! What went wrong, as people are told: what happened, whether anything was changed, what to do.
//!
//! A [`Problem`] is the error of handlers. It knows no language: the [`Application`](crate::Application) words it for
//! the visitor, with the request's number, and logs its cause.

mod known;
mod page;

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
pub use known::Known;
pub(crate) use page::render;
use passerelle_store::StoreError;
use passerelle_words::{Catalogue, Class, Refusal, Variable, Words, count};

use crate::random::NoRandom;
use crate::{CATALOGUE, SetCookie, Site, Visitor};

/// An error page to come. The texts are those of a key: the title, its `.fait` (what happened) and its `.faire` (what
/// to do).
#[derive(Clone)]
pub struct Problem(Box<Inner>);

#[derive(Clone)]
struct Inner {
    status: StatusCode,
    reference: Option<&'static str>,
    texts: Texts,
    actions: Vec<Action>,
    cookies: Vec<SetCookie>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
    retry: Option<u32>,
}

#[derive(Clone)]
enum Texts {
    Keyed { key: &'static str, catalogue: &'static Catalogue, variables: Vec<(&'static str, Detail)> },
    Told { title: String, fact: String, remedy: String },
}

#[derive(Clone)]
enum Detail {
    Number(u64),
    Text(String),
    Key(&'static str),
}

/// What the page offers to do. Labels are keys of the problem's catalogue.
#[derive(Clone)]
enum Action {
    Link { label: &'static str, href: String },
    Post { label: &'static str, to: String, fields: Vec<(String, String)> },
}

impl Problem {
    /// One of the problems that every face has; see [`Known`] for the variables of each text.
    pub fn known(known: Known) -> Self {
        Self::new(known.status(), known.reference(), known.key(), &CATALOGUE)
    }

    /// A problem of a face, with its own texts.
    pub fn new(
        status: StatusCode,
        reference: Option<&'static str>,
        key: &'static str,
        catalogue: &'static Catalogue,
    ) -> Self {
        Self::from_texts(status, reference, Texts::Keyed { key, catalogue, variables: Vec::new() })
    }

    /// A file that was refused, in the words that the command line uses too.
    pub fn refused_file(problem: &passerelle_words::Problem, words: Words) -> Self {
        let status = match problem.class {
            Class::BadInput | Class::Usage => StatusCode::UNPROCESSABLE_ENTITY,
            Class::RefusedByRule => StatusCode::CONFLICT,
            Class::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let Refusal { reference, title, fact, remedy } = problem.told(words);
        Self::from_texts(status, Some(reference), Texts::Told { title, fact, remedy })
    }

    /// A failure of ours, with its cause for the log.
    pub fn failure(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::known(Known::Failure).caused_by(cause)
    }

    fn from_texts(status: StatusCode, reference: Option<&'static str>, texts: Texts) -> Self {
        Self(Box::new(Inner {
            status,
            reference,
            texts,
            actions: Vec::new(),
            cookies: Vec::new(),
            cause: None,
            retry: None,
        }))
    }

    /// A variable that is a text.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.variable(name, Detail::Text(value.into()))
    }

    /// A variable that is a number.
    #[must_use]
    pub fn number(self, name: &'static str, value: u64) -> Self {
        self.variable(name, Detail::Number(value))
    }

    /// A variable that is itself a text of the catalogue.
    #[must_use]
    pub fn named(self, name: &'static str, key: &'static str) -> Self {
        self.variable(name, Detail::Key(key))
    }

    /// Another status than usual.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.0.status = status;
        self
    }

    /// A way on, as a link; the first action is the main one.
    #[must_use]
    pub fn link(mut self, label: &'static str, href: impl Into<String>) -> Self {
        self.0.actions.push(Action::Link { label, href: href.into() });
        self
    }

    /// A way on, as a form of one button.
    #[must_use]
    pub fn post(mut self, label: &'static str, to: impl Into<String>, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.0.actions.push(Action::Post { label, to: to.into(), fields });
        self
    }

    /// When it is worth trying again, in seconds, where that is known (`Retry-After` of a 503).
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry = Some(seconds);
        self
    }

    /// A cookie to set or to take back with the page.
    #[must_use]
    pub fn cookie(mut self, cookie: SetCookie) -> Self {
        self.0.cookies.push(cookie);
        self
    }

    /// What went wrong below, for the log alone.
    #[must_use]
    pub fn caused_by(mut self, cause: impl Error + Send + Sync + 'static) -> Self {
        self.0.cause = Some(Arc::new(cause));
        self
    }

    /// What support asks for: « E21 ».
    pub fn reference(&self) -> Option<&'static str> {
        self.0.reference
    }

    /// Its title, in words.
    pub fn title(&self, words: Words) -> String {
        self.told(words, "")
    }

    /// Its sentences without the page, for a panel inside another page: what happened, what to do.
    pub fn sentences(&self, words: Words) -> (String, String) {
        (self.told(words, ".fait"), self.told(words, ".faire"))
    }

    /// The page itself, for a route that browsers and machines share: others leave it to the application.
    pub fn page(&self, visitor: &Visitor) -> Response {
        render(self, visitor, None)
    }

    /// Names the two services and the host as the site does, where the problem does not.
    fn about(mut self, site: &Site) -> Self {
        let names =
            [("vs", site.vs().to_owned()), ("ent", site.ent().to_owned()), ("hote", site.url().origin())];
        if let Texts::Keyed { variables, .. } = &mut self.0.texts {
            for (name, value) in names {
                if variables.iter().all(|(found, _)| *found != name) {
                    variables.push((name, Detail::Text(value)));
                }
            }
        }
        self
    }

    /// A failure while reading could not have lost anything that was being saved: it is told otherwise.
    fn while_reading(mut self) -> Self {
        if let Texts::Keyed { key, .. } = &mut self.0.texts
            && *key == Known::Failure.key()
        {
            *key = "erreur-e21-lecture";
        }
        self
    }

    fn variable(mut self, name: &'static str, detail: Detail) -> Self {
        if let Texts::Keyed { variables, .. } = &mut self.0.texts {
            variables.push((name, detail));
        }
        self
    }

    fn told(&self, words: Words, part: &str) -> String {
        match &self.0.texts {
            Texts::Told { title, fact, remedy } => match part {
                "" => title.clone(),
                ".fait" => fact.clone(),
                _ => remedy.clone(),
            },
            Texts::Keyed { key, catalogue, variables } => {
                let words = words.of(catalogue);
                let variables = variables.iter().map(|(name, detail)| variable(name, detail, words));
                words.tell(&format!("{key}{part}"), variables)
            }
        }
    }

    fn words(&self, words: Words) -> Words {
        match self.0.texts {
            Texts::Keyed { catalogue, .. } => words.of(catalogue),
            Texts::Told { .. } => words.of(&CATALOGUE),
        }
    }
}

fn variable<'a>(name: &'static str, detail: &'a Detail, words: Words) -> Variable<'a> {
    let value = match detail {
        Detail::Key(key) => words.say(key).into(),
        Detail::Number(number) => count(*number),
        Detail::Text(text) => text.as_str().into(),
    };
    (name, value)
}

/// The page is written once the visitor is known: until then the problem travels in the answer's extensions.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::known(Known::Stale),
            StoreError::Missing { .. } => Self::known(Known::NotFound),
            StoreError::Refused { .. } => Self::known(Known::Conflict).caused_by(error),
            StoreError::OtherVersion { .. } | StoreError::Failure(_) => Self::failure(error),
        }
    }
}

impl From<NoRandom> for Problem {
    fn from(error: NoRandom) -> Self {
        Self::failure(error)
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        f.debug_struct("Problem")
            .field("status", &inner.status)
            .field("reference", &inner.reference)
            .field("cause", &inner.cause)
            .finish_non_exhaustive()
    }
}
