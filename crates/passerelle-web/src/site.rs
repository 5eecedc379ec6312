//! What a server says of itself.

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use passerelle_words::Lang;

use crate::{Clock, Cookie, PublicUrl, cookie};

/// The settings of a server.
pub struct SiteSettings {
    /// Where people find it.
    pub url: PublicUrl,
    /// Its name in French and in English: « ENT de démonstration ».
    pub name: [String; 2],
    /// `{vs}`: how the school-life service is called.
    pub vs: String,
    /// `{ent}`: how the digital workspace is called.
    pub ent: String,
    /// Whom people ask for help: an address or a sentence; empty when it is not known.
    pub contact: String,
    /// Who publishes the server, for the legal page; empty when it is not known.
    pub publisher: String,
    /// What `/` offers.
    pub entries: Vec<Entry>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Whether the server can work.
    pub health: Arc<dyn Health>,
}

/// A line of the index page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its label in French and in English.
    pub label: [String; 2],
    /// What is behind it, in French and in English.
    pub about: [String; 2],
    /// Where it goes.
    pub href: String,
}

/// Tells whether what the server needs answers: its database.
#[async_trait]
pub trait Health: Send + Sync {
    /// Whether the server can work now.
    async fn ready(&self) -> bool;
}

/// A server, as every page of it needs to know it. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    settings: SiteSettings,
    prefix: String,
    form: Cookie,
    lang: Cookie,
}

impl Site {
    /// A server of these settings.
    pub fn new(settings: SiteSettings) -> Self {
        let prefix = cookie::prefix(&settings.url);
        let form = Cookie::new(&settings.url, "form");
        let lang = Cookie::new(&settings.url, "lang");
        Self(Arc::new(Inner { settings, prefix, form, lang }))
    }

    /// Where people find it.
    pub fn url(&self) -> &PublicUrl {
        &self.0.settings.url
    }

    /// Its name.
    pub fn name(&self, lang: Lang) -> String {
        in_language(&self.0.settings.name, lang).to_owned()
    }

    /// How the school-life service is called.
    pub fn vs(&self) -> &str {
        &self.0.settings.vs
    }

    /// How the digital workspace is called.
    pub fn ent(&self) -> &str {
        &self.0.settings.ent
    }

    /// Whom people ask for help.
    pub fn contact(&self) -> &str {
        &self.0.settings.contact
    }

    /// Who publishes it.
    pub fn publisher(&self) -> &str {
        &self.0.settings.publisher
    }

    /// What `/` offers.
    pub fn entries(&self) -> &[Entry] {
        &self.0.settings.entries
    }

    /// The time.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.settings.clock
    }

    /// Whether it can work.
    pub fn health(&self) -> &Arc<dyn Health> {
        &self.0.settings.health
    }

    pub(crate) fn form_cookie(&self) -> &Cookie {
        &self.0.form
    }

    pub(crate) fn lang_cookie(&self) -> &Cookie {
        &self.0.lang
    }

    /// Whether forms may be tied to this cookie: one of ours that holds a token.
    pub(crate) fn owns_cookie(&self, name: &str) -> bool {
        name == "TGC" || name.starts_with(&self.0.prefix)
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Site({})", self.0.settings.url)
    }
}

/// The French or the English one.
pub(crate) fn in_language(texts: &[String; 2], lang: Lang) -> &str {
    match lang {
        Lang::French => &texts[0],
        Lang::English => &texts[1],
    }
}
