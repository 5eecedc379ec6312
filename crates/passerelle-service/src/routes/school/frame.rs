//! What surrounds every page of the school: menu, breadcrumb, and the exclusive mode.

use passerelle_store::service::SchoolRole;
use passerelle_web::components::Panel;
use passerelle_web::{Page, PageLink, Problem};
use passerelle_words::Words;

use super::guard::School;
use crate::ops::years;

/// What the templates need around their own part.
pub(super) struct Frame {
    pub(super) w: Words,
    /// `/etab/{uai}/`.
    pub(super) root: String,
    /// `{vs}`.
    pub(super) vs: String,
    /// `{ent}`.
    pub(super) ent: String,
    /// Whether the person is in exclusive mode and may change things.
    pub(super) mine: bool,
    /// Whether their role ever lets them.
    pub(super) may_enter: bool,
    /// Whether they may do what only the management may.
    pub(super) manages: bool,
    /// Who is in exclusive mode, since when.
    holder: Option<(String, String)>,
}

impl Frame {
    pub(super) fn of(school: &School) -> Self {
        let base = &school.desk.base;
        Self {
            w: school.w,
            root: school.path(""),
            vs: base.service_name.clone(),
            ent: base.ent_name.clone(),
            mine: school.may_change(),
            may_enter: school.desk.role >= SchoolRole::Referent,
            manages: school.desk.role >= SchoolRole::Management,
            holder: base.exclusive.as_ref().map(|held| (held.holder.clone(), school.w.moment(held.since))),
        }
    }

    /// The exclusive mode of somebody else.
    pub(super) fn other(&self) -> Option<String> {
        let (holder, since) = self.holder.as_ref().filter(|_| !self.mine)?;
        Some(self.w.tell2("etab-exclusif-autre", "qui", holder.as_str(), "quand", since.as_str()))
    }

    /// A text that names the school-life service.
    pub(super) fn vs_text(&self, key: &str) -> String {
        self.w.tell1(key, "vs", self.vs.as_str())
    }

    /// A text that names the workspace.
    pub(super) fn ent_text(&self, key: &str) -> String {
        self.w.tell1(key, "ent", self.ent.as_str())
    }
}

/// The surroundings of a page of the school.
pub(super) fn page(school: &School, title: &str) -> (Page, Frame) {
    named(school, school.w.say(title))
}

/// The same with a title already in words.
pub(super) fn named(school: &School, title: String) -> (Page, Frame) {
    let (w, base) = (school.w, &school.desk.base);
    let menu = [
        ("etab-menu-accueil", ""),
        ("etab-menu-delegation", "rapprochement/"),
        ("etab-menu-imports", "imports-exports"),
        ("etab-menu-points", "rapprochement/points-de-retour"),
        ("etab-menu-journal", "journal"),
    ];
    let here = school.visitor.path().strip_prefix(&school.path("")).unwrap_or_default().to_owned();
    let mut page = school
        .visitor
        .page(title)
        .side(w.say("etab-cote"))
        .header(format!("{} ({})", base.school_name, school.uai))
        .signed_in(&school.session, school.desk.login.clone(), school.path("deconnexion"))
        .wide()
        .personal();
    page.menu = menu
        .map(|(label, path)| PageLink { label: w.say(label), href: school.path(path), current: path == here })
        .into();
    if !here.is_empty() {
        page = page.crumb(w.say("etab-menu-accueil"), school.path(""));
    }
    (page, Frame::of(school))
}

/// A page under « Communication > Gestion des identités > Délégation d'authentification ».
pub(super) fn inside_matching(school: &School, title: String) -> (Page, Frame) {
    let (page, frame) = named(school, title);
    (page.crumb(school.w.say("etab-menu-delegation"), school.path("rapprochement/")), frame)
}

/// What has just happened, told after a redirect.
pub(super) fn done(school: &School, key: &str, known: &[&'static str]) -> Option<Panel> {
    let key = known.iter().find(|known| known.rsplit('-').next() == Some(key))?;
    Some(Panel::success(school.w.say(key)))
}

/// Adds that links of another year can be taken over, where they can: the console does it.
pub(super) async fn with_earlier_links(
    school: &School,
    panel: Option<Panel>,
) -> Result<Option<Panel>, Problem> {
    let (w, base) = (school.w, &school.desk.base);
    if !years::can_carry(&school.state, base).await? {
        return Ok(panel);
    }
    let panel = panel.unwrap_or_else(|| Panel::notice(w.say("etab-annees-titre")));
    let there = format!("/console/bases/{}/annees", base.slug);
    Ok(Some(panel.say(w.say("etab-annees-reprise")).link(w.say("etab-annees-reprise-lien"), there)))
}
