//! The service's own login and password.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::HeaderMap;
use passerelle_model::{Secret, Space};
use passerelle_store::service::Base;
use passerelle_web::components::{ErrorSummary, Field};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::space::{WANTED, address, found, on_the_way};
use super::{page, words};
use crate::ops::{direct, people};
use crate::rules::door::{Door, door};
use crate::state::{GatewayState, Visit, Who};

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Credentials {
    #[serde(default)]
    espace: String,
    /// Where in the application behind the space one wanted to go.
    #[serde(default)]
    vers: String,
    username: String,
    password: String,
}

/// Lets somebody in who knows the service's own password, where it counts.
pub(super) async fn enter(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(Credentials { espace, vers, username, password }): Form<Credentials>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let space = if espace.is_empty() { Some(Space::Common) } else { Space::from_slug(&espace) };
    let space = space.ok_or_else(|| Problem::known(Known::BadRequest))?;
    if door(&base, space, true) != Door::Password {
        // The settings changed since the form was shown: the door itself says what holds now.
        return Ok(found(&format!("{}?login=true", address(&base, space))));
    }
    let wanted = Some(vers.as_str()).filter(|vers| !vers.is_empty());
    let password = Secret::new(password);
    let Some(user) = direct::attempt(&state, &base, visitor.address(), &username, password).await? else {
        return Ok(form(&visitor, &base, space, wanted, Some(username)));
    };
    let _replaced = state.spaces().close(&headers).await?;
    let visit = Visit::new(&base, Who::user(&user), None);
    let cookie = state.spaces().open(&visit.owner(), None, &visit).await?;
    Ok((cookie, found(&way(&base, space, wanted))).into_response())
}

/// The space, and where in the application behind it.
fn way(base: &Base, space: Space, wanted: Option<&str>) -> String {
    wanted.map_or_else(|| address(base, space), |wanted| on_the_way(base, space, wanted))
}

/// The form; `wanted` is where in the application behind the space one wanted to go, `refused` is what was typed as login when the pair was not known (E05).
pub(super) fn form(
    visitor: &Visitor,
    base: &Base,
    space: Space,
    wanted: Option<&str>,
    refused: Option<String>,
) -> Response {
    let w = words(visitor);
    let delegated = base.delegation.matrix.get(space).is_some();
    let form = SignIn {
        page: page(visitor, base, w.tell1("connexion-titre", "espace", w.space(space))),
        action: format!("/vs/{}/connexion", base.slug),
        hidden: std::iter::once(("espace", space.slug().to_owned()))
            .chain(wanted.map(|wanted| (WANTED, wanted.to_owned())))
            .collect(),
        through_ent: delegated.then(|| way(base, space, wanted)),
        intro: w.tell1("connexion-intro", "vs", base.service_name.as_str()),
        ..SignIn::new(visitor, base)
    };
    html(&form.refused(refused))
}

/// The sign-in form of the spaces and of native clients.
#[derive(askama::Template)]
#[template(path = "espaces/connexion.html")]
pub(super) struct SignIn {
    pub(super) page: Page,
    pub(super) w: Words,
    pub(super) ent: String,
    /// Where it is posted.
    pub(super) action: String,
    /// What it sends besides what is typed.
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) intro: String,
    /// The other way in.
    pub(super) through_ent: Option<String>,
    /// Where a code on paper becomes a password.
    pub(super) activate: String,
    pub(super) login: Field,
    pub(super) password: Field,
}

impl SignIn {
    /// An empty form that goes nowhere yet.
    pub(super) fn new(visitor: &Visitor, base: &Base) -> Self {
        let w = words(visitor);
        let label = |key| w.tell1(key, "vs", base.service_name.as_str());
        Self {
            page: page(visitor, base, ""),
            w,
            ent: base.ent_name.clone(),
            action: String::new(),
            hidden: Vec::new(),
            intro: String::new(),
            through_ent: None,
            activate: format!("/vs/{}/activer", base.slug),
            login: Field::text("username", label("connexion-identifiant"))
                .autocomplete("username")
                .required(),
            password: Field::password("password", label("connexion-mot-de-passe"))
                .autocomplete("current-password")
                .required(),
        }
    }

    /// With what was typed as login, when the pair was not known (E05).
    pub(super) fn refused(mut self, typed: Option<String>) -> Self {
        self.page = self.page.with_form();
        if let Some(typed) = typed {
            let problem = Problem::known(Known::WrongPassword);
            let (fact, remedy) = problem.sentences(self.w);
            self.page.errors = ErrorSummary::general(self.page.words(), problem.title(self.w));
            self.intro = format!("{fact} {remedy}");
            self.login = self.login.value(typed);
        }
        self
    }
}
