//! « Passer en mode exclusif », « Quitter le mode exclusif ».

use askama::Template;
use axum::Form;
use passerelle_web::{Page, Rendered, html};
use serde::Deserialize;

use super::frame::{Frame, page};
use super::guard::Manager;
use crate::ops::school::exclusive::{self, Leaving};
use crate::rules::school::exclusive::holds;

#[derive(Template)]
#[template(path = "school/leave.html")]
struct Leave {
    page: Page,
    frame: Frame,
    entered: String,
}

/// How it is left.
#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    choix: String,
}

/// « Passer en mode exclusif ».
pub(super) async fn enter(Manager(school): Manager) -> Rendered {
    exclusive::enter(&school.desk).await.map_err(|error| school.refused(error))?;
    Ok(school.to("?fait=exclusif"))
}

/// « Quitter le mode exclusif »: the two ways.
pub(super) async fn ask(Manager(school): Manager) -> Rendered {
    holds(&school.desk.base, &school.desk.login).map_err(|error| school.refused(error.into()))?;
    let (page, frame) = page(&school, "etab-quitter-titre");
    let since = school.desk.base.exclusive.as_ref().map(|exclusive| exclusive.since).unwrap_or_default();
    Ok(html(&Leave { page, frame, entered: school.w.moment(since) }))
}

/// « Enregistrer », or « Revenir au point de retour ».
pub(super) async fn leave(Manager(school): Manager, Form(Chosen { choix }): Form<Chosen>) -> Rendered {
    let leaving = if choix == "revenir" { Leaving::Back } else { Leaving::Saved };
    exclusive::leave(&school.desk, leaving).await.map_err(|error| school.refused(error))?;
    Ok(school.to(if leaving == Leaving::Back { "?fait=revenu" } else { "?fait=enregistre" }))
}

/// The management ends somebody else's.
pub(super) async fn release(Manager(school): Manager) -> Rendered {
    exclusive::release(&school.desk).await.map_err(|error| school.refused(error))?;
    Ok(school.to("?fait=libere"))
}
