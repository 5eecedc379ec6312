//! What stands at the top of every tab: the state of the base, its name, and the button that changes it.

use passerelle_store::service::Base;
use passerelle_web::components::Panel;
use passerelle_web::{Page, PageLink, Visitor};
use passerelle_words::Words;

use super::BASES;
use super::guard::HostedBase;
use crate::rules::publication;
use crate::words::CATALOGUE;

/// The tabs, in the order of the procedures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tab {
    Publication,
    Delegation,
    Application,
    Security,
    Journal,
}

impl Tab {
    const ALL: [Self; 5] =
        [Self::Publication, Self::Delegation, Self::Application, Self::Security, Self::Journal];

    /// The last part of its address.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Delegation => "delegation",
            Self::Application => "application",
            Self::Security => "securite",
            Self::Journal => "journal",
        }
    }

    /// The tab of this address; the first one for any other.
    pub(super) fn of(path: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.path() == path).unwrap_or(Self::Publication)
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Publication => "console-onglet-publication",
            Self::Delegation => "console-onglet-delegation",
            Self::Application => "application-onglet",
            Self::Security => "console-onglet-securite",
            Self::Journal => "console-onglet-journal",
        }
    }
}

/// The header of a tab, for its template.
#[expect(clippy::struct_excessive_bools, reason = "what a template asks, one by one")]
pub(super) struct Frame {
    /// The console's texts.
    pub(super) w: Words,
    /// The base.
    pub(super) base: Base,
    /// Where the buttons lead back to.
    pub(super) back: &'static str,
    /// Where the pages of these settings begin.
    section: String,
    /// Whether the settings can only be looked at.
    pub(super) locked: bool,
    /// Whether they are those of the draft.
    pub(super) drafting: bool,
    /// Whether another base is in service at the address.
    pub(super) waits: bool,
    /// Whether there is a draft.
    pub(super) has_draft: bool,
    /// What everybody who opens the console should see.
    pub(super) notices: Vec<Panel>,
}

impl Frame {
    /// Whether people can enter.
    pub(super) fn published(&self) -> bool {
        self.base.publication.published
    }

    /// An address of this base's pages.
    pub(super) fn path(&self, page: &str) -> String {
        format!("/console/bases/{}/{page}", self.base.slug)
    }

    /// The address of a page about these settings.
    pub(super) fn section(&self, page: &str) -> String {
        format!("{}{page}", self.section)
    }

    /// What keeps the delegation from being changed.
    pub(super) fn warning(&self) -> Panel {
        Panel::warning(self.w.say("console-avertissement")).say(self.w.say("console-avertissement-comment"))
    }

    /// The version label.
    pub(super) fn version(&self) -> String {
        self.w.tell1("console-version", "version", env!("CARGO_PKG_VERSION"))
    }

    /// Since when.
    pub(super) fn since(&self) -> String {
        self.w.tell1("console-etat-depuis", "quand", self.w.moment(self.base.publication.since))
    }
}

/// The surroundings of a tab.
pub(super) fn tab(visitor: &Visitor, hosted: &HostedBase, tab: Tab) -> (Page, Frame) {
    inside(visitor, hosted, tab, tab.key())
}

/// The surroundings of a page inside a tab, with its own title.
pub(super) fn inside(visitor: &Visitor, hosted: &HostedBase, tab: Tab, title: &str) -> (Page, Frame) {
    let w = visitor.words(&CATALOGUE);
    let number = hosted.actor();
    let mut page = visitor
        .page(w.say(title))
        .side(w.say("console-titre"))
        .header(hosted.base.school_name.as_str())
        .crumb(w.say(BASES), "/console/")
        .signed_in(&hosted.session, w.tell1("console-compte", "numero", number), "/console/deconnexion");
    if title != tab.key() || hosted.drafting {
        page = page.crumb(w.say(tab.key()), hosted.path(tab.path()));
    }
    page.tabs = Tab::ALL
        .map(|other| PageLink {
            label: w.say(other.key()),
            href: hosted.path(other.path()),
            current: other == tab,
        })
        .into();
    let notices = notices(w, hosted);
    let frame = Frame {
        w,
        base: hosted.base.clone(),
        back: tab.path(),
        section: hosted.section(""),
        locked: hosted.locked(),
        drafting: hosted.drafting,
        waits: hosted.plans.waits(&hosted.base),
        has_draft: hosted.plans.draft.is_some(),
        notices,
    };
    (page, frame)
}

/// A base that was forgotten, settings that are half in place.
fn notices(w: Words, hosted: &HostedBase) -> Vec<Panel> {
    let mut notices = Vec::new();
    if hosted.plans.installation.is_some() {
        notices.push(
            Panel::warning(w.say("console-installation-en-cours"))
                .say(w.say("console-installation-en-cours-comment"))
                .link(w.say("console-installation-voir"), hosted.path("mise-en-place")),
        );
    }
    if publication::forgotten(&hosted.base, hosted.now) && !hosted.plans.waits(&hosted.base) {
        let title = Panel::warning(w.say("console-oubliee"));
        notices.push(title.say(w.say("console-oubliee-comment")));
    }
    notices
}
