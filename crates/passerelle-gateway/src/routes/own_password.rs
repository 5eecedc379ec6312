//! « Activer mon compte » and « Changer mon mot de passe », for those who enter with the service's own login.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use passerelle_model::Secret;
use passerelle_store::service::{Base, UserRow};
use passerelle_web::components::{Field, Panel};
use passerelle_web::new_password::{Chosen, Unfit, chosen_fields, present_field};
use passerelle_web::{Known, Page, Problem, Rendered, SignedIn, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::space::published;
use super::{page, words};
use crate::ops::own_password::{self, OwnPasswordError};
use crate::ops::people;
use crate::state::{GatewayState, Visit};

#[derive(Template)]
#[template(path = "espaces/mot-de-passe.html")]
struct PasswordPage {
    page: Page,
    w: Words,
    intro: String,
    /// Where it is posted; empty when there is nothing to fill in.
    action: String,
    /// The login, for the browser's own list of passwords.
    login: Option<String>,
    fields: Vec<Field>,
    button: String,
    /// Where to go on, and what that is called.
    onward: Option<(String, String)>,
    note: Option<String>,
}

/// What the activation form sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Activation {
    identifiant: String,
    code: String,
    mot_de_passe: String,
    encore: String,
}

/// The activation form; `?fait=active` after it.
pub(super) async fn ask_code(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    if !visitor.query().split('&').any(|pair| pair == "fait=active") {
        return Ok(html(&activation(&visitor, &base, &Activation::default(), None)));
    }
    let mut done = activation(&visitor, &base, &Activation::default(), None);
    let w = done.w;
    done.page = done.page.message(Panel::success(w.say("activation-fait")));
    done.intro = w.say("activation-fait-phrase");
    done.action.clear();
    done.onward = Some((format!("/vs/{slug}/?login=true"), w.say("activation-entrer")));
    done.note = None;
    Ok(html(&done))
}

/// « Activer mon compte ».
pub(super) async fn activate(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Form(form): Form<Activation>,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    let chosen = Chosen::new(form.mot_de_passe.clone(), form.encore.clone());
    let from = visitor.address();
    match own_password::activate(&state, &base, from, &form.identifiant, &form.code, chosen).await {
        Ok(()) => Ok(Redirect::to(&format!("/vs/{slug}/activer?fait=active")).into_response()),
        Err(error) if is_for_the_form(&error) => {
            let mut again = activation(&visitor, &base, &form, Some(&error));
            if matches!(error, OwnPasswordError::NotRecognised) {
                let w = again.w;
                let refused =
                    Panel::error(w.say("activation-refusee")).say(w.say("activation-refusee-phrase"));
                again.page = again.page.message(refused);
            }
            Ok(refuse(again))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form of another password sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Change {
    actuel: String,
    mot_de_passe: String,
    encore: String,
}

/// The form of another password; for those whom the ENT vouches for, where theirs is changed.
pub(super) async fn ask_password(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let Some(here) = Here::of(&state, &visitor, &slug, &headers).await? else { return Ok(outside(&slug)) };
    let mut shown = another(&visitor, &here, None);
    if visitor.query().split('&').any(|pair| pair == "fait=change") {
        shown.page = shown.page.message(Panel::success(shown.w.say("motdepasse-fait")));
    }
    Ok(html(&shown))
}

/// « Enregistrer ».
pub(super) async fn change(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Change>,
) -> Rendered {
    let Some(here) = Here::of(&state, &visitor, &slug, &headers).await? else { return Ok(outside(&slug)) };
    let Some(user) = &here.user else { return Ok(html(&another(&visitor, &here, None))) };
    let present = Secret::new(form.actuel);
    let chosen = Chosen::new(form.mot_de_passe, form.encore);
    match own_password::change(&state, &here.base, user, visitor.address(), present, chosen).await {
        Ok(cookie) => {
            Ok((cookie, Redirect::to(&format!("/vs/{slug}/mot-de-passe?fait=change"))).into_response())
        }
        Err(error) if is_for_the_form(&error) => Ok(refuse(another(&visitor, &here, Some(&error)))),
        Err(error) => Err(error.into()),
    }
}

/// Whoever is signed in to the base.
struct Here {
    base: Base,
    session: SignedIn<Visit>,
    /// Their user, when it was with the service's own password.
    user: Option<UserRow>,
}

impl Here {
    async fn of(
        state: &GatewayState,
        visitor: &Visitor,
        slug: &str,
        headers: &HeaderMap,
    ) -> Result<Option<Self>, Problem> {
        let base = published(state, visitor, slug).await?;
        let Some(session) = people::visit(state, &base, headers).await? else { return Ok(None) };
        let user = own_password::holder(state, &base, &session.subject.who).await?;
        Ok(Some(Self { base, session, user }))
    }
}

/// Where people come in.
fn outside(slug: &str) -> Response {
    Redirect::to(&format!("/vs/{slug}/")).into_response()
}

fn activation(
    visitor: &Visitor,
    base: &Base,
    form: &Activation,
    error: Option<&OwnPasswordError>,
) -> PasswordPage {
    let w = words(visitor);
    let mut fields = vec![
        Field::text("identifiant", w.tell1("connexion-identifiant", "vs", base.service_name.as_str()))
            .value(form.identifiant.as_str())
            .autocomplete("username")
            .required(),
        Field::text("code", w.say("activation-code"))
            .value(form.code.as_str())
            .hint(w.say("activation-code-aide"))
            .autocomplete("one-time-code")
            .required(),
    ];
    fields.extend(chosen_fields(w, unfit(error)));
    PasswordPage {
        page: page(visitor, base, w.say("activation-titre")).with_form(),
        w,
        intro: w.say("activation-phrase"),
        action: format!("/vs/{}/activer", base.slug),
        login: None,
        fields,
        button: w.say("activation-activer"),
        onward: None,
        note: Some(w.say("activation-sans-code")),
    }
}

fn another(visitor: &Visitor, here: &Here, error: Option<&OwnPasswordError>) -> PasswordPage {
    let w = words(visitor);
    let Here { base, session, user } = here;
    let leave = format!("/vs/{}/quitter", base.slug);
    let ent = base.ent_name.as_str();
    let is_wrong = matches!(error, Some(OwnPasswordError::NotRecognised));
    let mut fields = vec![present_field(w, "actuel", is_wrong)];
    fields.extend(chosen_fields(w, unfit(error)));
    PasswordPage {
        page: page(visitor, base, w.say("motdepasse-titre"))
            .signed_in(session, w.say("accueil-connecte"), leave)
            .personal(),
        w,
        intro: match user {
            Some(_) => w.say("motdepasse-phrase"),
            None => w.tell1("motdepasse-par-ent", "ent", ent),
        },
        action: user.as_ref().map(|_| format!("/vs/{}/mot-de-passe", base.slug)).unwrap_or_default(),
        login: user.as_ref().and_then(|user| user.record.login.clone()),
        fields,
        button: w.say("motdepasse-enregistrer"),
        onward: Some((format!("/vs/{}/", base.slug), w.say("circulation-retour"))),
        note: None,
    }
}

fn unfit(error: Option<&OwnPasswordError>) -> Option<&Unfit> {
    if let Some(OwnPasswordError::Unfit(unfit)) = error { Some(unfit) } else { None }
}

/// Whether people correct it in the form.
fn is_for_the_form(error: &OwnPasswordError) -> bool {
    matches!(error, OwnPasswordError::NotRecognised | OwnPasswordError::Unfit(_))
}

fn refuse(mut again: PasswordPage) -> Response {
    again.page = again.page.errors(&again.fields);
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
}

impl From<OwnPasswordError> for Problem {
    fn from(error: OwnPasswordError) -> Self {
        match error {
            OwnPasswordError::TooMany(wait) => wait.into(),
            OwnPasswordError::Passwords(error) => error.into(),
            OwnPasswordError::Store(error) => error.into(),
            OwnPasswordError::NotRecognised | OwnPasswordError::Unfit(_) => Self::known(Known::BadRequest),
        }
    }
}
