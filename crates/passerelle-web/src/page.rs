//! What surrounds every page.

use askama::filters::Safe;
use passerelle_words::{Lang, Words};

use crate::components::{ErrorSummary, Field, Panel};
use crate::csrf::Csrf;
use crate::{SignedIn, Visitor, assets};

/// A link with its label: an entry of a menu, a step of the breadcrumb.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageLink {
    /// What people read.
    pub label: String,
    /// Where it goes; empty for the page itself.
    pub href: String,
    /// Whether it is where the visitor is.
    pub current: bool,
}

/// The surroundings of a page, and what its template needs of the request. `visitor.page("Titre")` begins one.
///
/// Templates extend `layout.html` and have it as their field `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The screen's title, also the `h1`.
    pub title: String,
    /// Which side or part of it: « Console d’hébergement ».
    pub side: String,
    /// The school or base, in the header.
    pub header: Option<String>,
    /// Where the visitor is, from the second level down.
    pub breadcrumb: Vec<PageLink>,
    /// At most six entries.
    pub menu: Vec<PageLink>,
    /// The tabs of a screen.
    pub tabs: Vec<PageLink>,
    /// Who is signed in (their label on the page, never in the title), and where signing out is posted.
    pub signed_in: Option<(String, String)>,
    /// What has just happened.
    pub message: Option<Panel>,
    /// The form errors, above the content.
    pub errors: ErrorSummary,
    /// Whether a wide table needs the whole width.
    pub wide: bool,
    /// Whether people's data are on it: said at the foot of what is printed.
    pub personal: bool,
    /// What forms carry: `<form method="post" …>{{ page.csrf() }}`.
    csrf: Option<Csrf>,
    visitor: Visitor,
}

impl Page {
    pub(crate) fn new(visitor: &Visitor, title: String) -> Self {
        Self {
            title,
            side: visitor.site().name(visitor.lang()),
            header: None,
            breadcrumb: Vec::new(),
            menu: Vec::new(),
            tabs: Vec::new(),
            signed_in: None,
            message: None,
            errors: ErrorSummary::default(),
            wide: false,
            personal: false,
            csrf: None,
            visitor: visitor.clone(),
        }
    }

    /// Names the part of the server: « Console d’hébergement ».
    #[must_use]
    pub fn side(mut self, side: impl Into<String>) -> Self {
        self.side = side.into();
        self
    }

    /// Names the school or base.
    #[must_use]
    pub fn header(mut self, header: impl Into<String>) -> Self {
        self.header = Some(header.into());
        self
    }

    /// Adds a step of the breadcrumb, an ancestor of the page.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.breadcrumb.push(PageLink { label: label.into(), href: href.into(), current: false });
        self
    }

    /// Adds an entry of the menu; it is current where the visitor's path is its own.
    #[must_use]
    pub fn entry(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        let link = self.link(label.into(), href.into());
        self.menu.push(link);
        self
    }

    /// Adds a tab; it is current where the visitor's path is its own.
    #[must_use]
    pub fn tab(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        let link = self.link(label.into(), href.into());
        self.tabs.push(link);
        self
    }

    /// Says who is signed in, gives forms the value of their session, and a way out by a form posted to `sign_out`.
    #[must_use]
    pub fn signed_in<T>(
        mut self,
        session: &SignedIn<T>,
        label: impl Into<String>,
        sign_out: impl Into<String>,
    ) -> Self {
        self.csrf = Some(session.csrf());
        self.signed_in = Some((label.into(), sign_out.into()));
        self
    }

    /// Says that a page seen by nobody signed in holds a form (a sign-in form): `{{ page.csrf() }}` then has a value.
    #[must_use]
    pub fn with_form(mut self) -> Self {
        self.csrf = Some(self.visitor.csrf());
        self
    }

    /// Says what has just happened.
    #[must_use]
    pub fn message(mut self, panel: Panel) -> Self {
        self.message = Some(panel);
        self
    }

    /// Puts the errors of these fields above the content; no error, no summary.
    #[must_use]
    pub fn errors<'a>(mut self, fields: impl IntoIterator<Item = &'a Field>) -> Self {
        self.errors = ErrorSummary::of(self.words(), fields);
        self
    }

    /// Takes the whole width.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Says that people's data are on it.
    #[must_use]
    pub fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// The hidden field of forms; empty unless the page is [`signed_in`](Self::signed_in) or
    /// [`with_form`](Self::with_form).
    pub fn csrf(&self) -> Safe<String> {
        Safe(self.csrf.as_ref().map(ToString::to_string).unwrap_or_default())
    }

    /// The layout's own texts; a face has its own beside them.
    pub fn words(&self) -> Words {
        self.visitor.own_words()
    }

    /// The visitor.
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// The document's title: screen, school, product; « Erreur : » first where a form was refused.
    pub fn document_title(&self) -> String {
        let mut parts = vec![self.title.clone()];
        parts.extend(self.header.clone());
        parts.push("Passerelle".to_owned());
        let title = parts.join(" – ");
        if self.errors.is_empty() { title } else { self.words().tell1("page-titre-erreur", "titre", title) }
    }

    /// The same page in the other language: its address and the language.
    pub fn other_language(&self) -> (String, Lang) {
        let other = match self.visitor.lang() {
            Lang::English => Lang::French,
            Lang::French => Lang::English,
        };
        (self.visitor.in_language(other), other)
    }

    /// Address of the style sheet.
    pub fn css(&self) -> String {
        assets::path(assets::CSS)
    }

    /// Address of the script.
    pub fn script(&self) -> String {
        assets::path(assets::SCRIPT)
    }

    /// The moment of the page, for what is printed.
    pub fn printed_at(&self) -> String {
        self.words().moment(self.visitor.site().clock().now())
    }

    fn link(&self, label: String, href: String) -> PageLink {
        let current = href.split('?').next() == Some(self.visitor.path());
        PageLink { label, href, current }
    }
}
