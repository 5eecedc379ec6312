//! Switching a service off: it keeps its settings and its people's identifiers, and no address of its gets a ticket.

use std::collections::HashMap;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use passerelle_web::components::Confirm;
use passerelle_web::{Access, Rendered, Routes};

use super::frame::{Administrating, LIST, address};
use crate::EntState;
use crate::ops::services::{Act, keep, load};
use crate::rules::services::differences::fingerprint;

const PAGE: &str = "/ent/services/{id}/desactiver";

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, ask).post(PAGE, Access::EntAdministrator, switch_off)
}

async fn ask(State(state): State<EntState>, admin: Administrating, Path(id): Path<String>) -> Rendered {
    let w = admin.w;
    let service = load(&state, &id).await?;
    let back = (w.say("comptes-annuler"), address(&id));
    let title = "services-desactiver-titre";
    let action = format!("{}/desactiver", address(&id));
    let confirm = Confirm::new(admin.about(&service, title), action, w.say("services-desactiver"), back)
        .say(w.tell1("services-desactiver-phrase", "service", service.name.as_str()))
        .say(w.say("services-desactiver-garde"))
        .field("etat", fingerprint(&service))
        .danger();
    Ok(confirm.into_page())
}

async fn switch_off(
    State(state): State<EntState>,
    admin: Administrating,
    Path(id): Path<String>,
    Form(form): Form<HashMap<String, String>>,
) -> Rendered {
    let mut service = load(&state, &id).await?;
    service.patterns.clear();
    service.settings.proxying.callbacks.clear();
    service.tile = None;
    let shown = form.get("etat").map_or("-", String::as_str);
    keep(&state, admin.own(), Act::SwitchOff, shown, &service).await?;
    Ok(Redirect::to(&format!("{LIST}?fait=desactive")).into_response())
}
