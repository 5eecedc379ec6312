//! S30: what is left to do.

use askama::Template;
use axum::extract::Query;
use passerelle_model::Provider;
use passerelle_web::components::Panel;
use passerelle_web::{Page, Rendered, html};
use serde::Deserialize;

use super::frame::{Frame, done, page};
use super::guard::School;
use crate::rules::publication;
use crate::rules::school::supervision;

#[derive(Template)]
#[template(path = "school/home.html")]
struct Home {
    page: Page,
    frame: Frame,
    base: String,
    published: bool,
    forgotten: Option<Panel>,
    to_do: Vec<Task>,
}

/// A line of what is left to do.
struct Task {
    what: String,
    href: String,
}

/// What has just been done.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    fait: String,
}

/// The page.
pub(super) async fn show(school: School, Query(Done { fait }): Query<Done>) -> Rendered {
    const DONE: [&str; 4] =
        ["etab-fait-exclusif", "etab-fait-enregistre", "etab-fait-revenu", "etab-fait-libere"];
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let table = supervision::count(&content, Provider::Cas);
    let (mut page, frame) = page(&school, "etab-accueil-titre");
    if let Some(mut panel) = done(&school, &fait, &DONE) {
        if fait == "enregistre" {
            panel = panel.say(school.w.say("etab-rappel-fichier"));
        }
        page = page.message(panel);
    }
    let base = &school.desk.base;
    let asking = school.state.store.requests(&base.slug).await?.len();
    let mut to_do = Vec::new();
    let mut task = |key: &str, n: usize, href: &str| {
        to_do.push(Task { what: school.w.tell1(key, "n", n), href: school.path(href) });
    };
    if content.users.is_empty() {
        task("etab-reste-utilisateurs", 0, "imports-exports/utilisateurs");
    }
    if content.partner_file.is_none() {
        task("etab-reste-recuperer", 0, "rapprochement/");
    }
    if asking > 0 {
        task("etab-reste-demandes", asking, "rapprochement/demandes");
    }
    let left = table.total(|column| column.without_identifier);
    if content.partner_file.is_some() && left > 0 {
        task("etab-reste-completer", left, "rapprochement/");
    }
    let gone = table.total(|column| column.no_longer_in_file);
    if gone > 0 {
        task("etab-reste-absents", gone, "rapprochement/?filtre=absents");
    }
    let forgotten = publication::forgotten(base, school.state.clock.now()).then(|| {
        Panel::warning(school.w.say("console-oubliee")).say(school.w.say("console-oubliee-comment"))
    });
    let published = base.publication.published;
    Ok(html(&Home { page, frame, base: base.name.clone(), published, forgotten, to_do }))
}

impl Done {
    /// The word of the address.
    pub(super) fn key(&self) -> &str {
        &self.fait
    }
}
