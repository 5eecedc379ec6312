//! S04: « Prévenir l'établissement ».

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::{HeaderMap, StatusCode};
use passerelle_model::{OpaqueId, Space, Timestamp};
use passerelle_store::service::Base;
use passerelle_web::components::{Field, Panel};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::space::{address, published};
use super::{known, page, proof, words};
use crate::ops::people;
use crate::ops::unlinked::{self, Hindrance, Unlinked};
use crate::rules::proof::is_open;
use crate::rules::request::{Fault, Faults, Said, asks_about_a_child, has_nothing_to_ask};
use crate::state::{GatewayState, Who};
use crate::words::CATALOGUE;

/// E01, for somebody whom the ENT vouched for then: they may tell the school, or prove who they are where the school
/// allows it.
pub(super) async fn not_linked(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    since: Timestamp,
) -> Problem {
    not_linked_because(state, base, space, identifier, since, None).await
}

/// The same for somebody whom the ENT has just vouched for, after a way to recognise people was tried; of a conflict the
/// school is told at once.
pub(super) async fn not_recognised(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    why: Option<Hindrance>,
    number: &str,
) -> Problem {
    if let Some(conflict) = why.as_ref().filter(|why| why.is_conflict())
        && let Err(error) = unlinked::report(state, base, space, identifier, conflict, number).await
    {
        return error.into();
    }
    not_linked_because(state, base, space, identifier, state.now(), why).await
}

async fn not_linked_because(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    since: Timestamp,
    why: Option<Hindrance>,
) -> Problem {
    let is_conflict = why.as_ref().is_some_and(Hindrance::is_conflict);
    let cookie = match unlinked::remember(state, base, space, identifier, since, why).await {
        Ok(cookie) => cookie,
        Err(error) => return error.into(),
    };
    let problem = if is_open(base) {
        let problem = own(StatusCode::FORBIDDEN, base, "double-proposition");
        proof::with_the_way(state, base, space, since, "double-action", problem)
            .link("reconnaissance-prevenir", own_address(base))
    } else if is_conflict {
        own(StatusCode::FORBIDDEN, base, "reconnaissance-conflit")
            .link("reconnaissance-prevenir", own_address(base))
    } else {
        known(Known::NotLinked, base).link("action-prevenir", own_address(base))
    };
    let leave = if is_open(base) || is_conflict { "reconnaissance-quitter" } else { "action-deconnexion" };
    problem.post(leave, format!("/vs/{}/quitter", base.slug), &[]).cookie(cookie)
}

/// Somebody works in the base alone: nobody is linked meanwhile.
pub(super) fn later(base: &Base) -> Problem {
    own(StatusCode::SERVICE_UNAVAILABLE, base, "reconnaissance-plus-tard")
        .link("reconnaissance-recommencer", address(base, Space::Common))
}

fn own(status: StatusCode, base: &Base, texts: &'static str) -> Problem {
    Problem::new(status, Some("E01"), texts, &CATALOGUE)
        .with("vs", &base.service_name)
        .with("ent", &base.ent_name)
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    nom: String,
    #[serde(default)]
    prenom: String,
    #[serde(default)]
    enfant: String,
    #[serde(default)]
    classe: String,
}

/// The form, or what became of it.
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    let Some(somebody) = unlinked::remembered(&state, &base, &headers).await? else {
        return Ok(Redirect::to(&address(&base, Space::Common)).into_response());
    };
    if is_linked(&state, &base, &somebody).await? {
        return Ok(html(&Linked::new(&visitor, &base, somebody.space)));
    }
    let told = somebody
        .hindrance
        .as_ref()
        .map(|hindrance| Said::tidied(&hindrance.family_name, &hindrance.given_name, "", ""));
    let told = told.unwrap_or_default();
    let mut form = Asking::new(&visitor, &base, somebody.space, &told, Faults::default());
    if let Some(request) = unlinked::waiting(&state, &base, &somebody).await? {
        form = form.already_asked(&request.number);
    }
    Ok(html(&form))
}

/// « Envoyer ma demande ».
pub(super) async fn send(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let Some(somebody) = unlinked::remembered(&state, &base, &headers).await? else {
        return Err(
            known(Known::LinkExpired, &base).link("action-recommencer", address(&base, Space::Common))
        );
    };
    if is_linked(&state, &base, &somebody).await? {
        return Ok(Redirect::to(&own_address(&base)).into_response());
    }
    let said = Said::tidied(&sent.nom, &sent.prenom, &sent.enfant, &sent.classe);
    if let Some(faults) = said.faults(somebody.space) {
        let form = Asking::new(&visitor, &base, somebody.space, &said, faults);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    unlinked::ask(&state, &base, &somebody, said, visitor.request_number()).await?;
    Ok(Redirect::to(&own_address(&base)).into_response())
}

async fn is_linked(state: &GatewayState, base: &Base, somebody: &Unlinked) -> Result<bool, Problem> {
    let who = Who::Identified(somebody.identifier.clone());
    let users = people::users(state, base, &who).await?;
    let in_conflict = somebody.hindrance.as_ref().is_some_and(Hindrance::is_conflict);
    Ok(has_nothing_to_ask(base, somebody.space, &users, in_conflict))
}

fn own_address(base: &Base) -> String {
    format!("/vs/{}/non-relie", base.slug)
}

#[derive(askama::Template)]
#[template(path = "espaces/non-relie.html")]
struct Asking {
    page: Page,
    w: Words,
    ent: String,
    vs: String,
    action: String,
    asked: bool,
    fields: Vec<Field>,
    retry: String,
    /// « J'ai encore mon ancien mot de passe », where the school allows it.
    proof: Option<String>,
}

impl Asking {
    fn new(visitor: &Visitor, base: &Base, space: Space, said: &Said, faults: Faults) -> Self {
        let w = words(visitor);
        let fault = |fault: Option<Fault>| {
            fault.map(|fault| match fault {
                Fault::Missing => w.say("non-relie-champ-vide"),
                Fault::TooLong => w.say("non-relie-champ-long"),
            })
        };
        let mut fields = vec![
            Field::text("nom", w.say("non-relie-nom"))
                .value(said.family_name.as_str())
                .autocomplete("family-name")
                .required()
                .error(fault(faults.family_name)),
            Field::text("prenom", w.say("non-relie-prenom"))
                .value(said.given_name.as_str())
                .autocomplete("given-name")
                .required()
                .error(fault(faults.given_name)),
        ];
        if asks_about_a_child(space) {
            let child = Field::text("enfant", w.say("non-relie-enfant"))
                .value(said.child.as_str())
                .autocomplete("off")
                .error(fault(faults.child));
            let only_parents = || w.say("non-relie-enfant-aide");
            fields.push(if space == Space::Guardians {
                child.required()
            } else {
                child.hint(only_parents())
            });
            fields.push(
                Field::text("classe", w.say("non-relie-classe"))
                    .value(said.class.as_str())
                    .autocomplete("off")
                    .short()
                    .error(fault(faults.class)),
            );
        }
        let page = page(visitor, base, w.say("non-relie-titre")).with_form().errors(&fields);
        Self {
            page,
            ent: base.ent_name.clone(),
            vs: base.service_name.clone(),
            action: own_address(base),
            asked: false,
            fields,
            retry: address(base, space),
            proof: is_open(base).then(|| proof::own_address(base)),
            w,
        }
    }

    fn already_asked(mut self, number: &str) -> Self {
        let panel = Panel::success(self.w.say("non-relie-envoyee"))
            .say(self.w.tell1("non-relie-numero", "numero", number))
            .say(self.w.say("non-relie-delai"));
        self.page = self.page.message(panel);
        self.asked = true;
        self
    }
}

#[derive(askama::Template)]
#[template(path = "espaces/relie.html")]
struct Linked {
    page: Page,
    w: Words,
    vs: String,
    door: String,
}

impl Linked {
    fn new(visitor: &Visitor, base: &Base, space: Space) -> Self {
        let w = words(visitor);
        Self {
            page: page(visitor, base, w.say("non-relie-relie")),
            vs: base.service_name.clone(),
            door: address(base, space),
            w,
        }
    }
}
