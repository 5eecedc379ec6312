//! S57: « Paramètres de sécurité ». They hold for the whole hosting account.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_store::JournalPage;
use passerelle_web::components::{Choice, Field, Panel, ShownSecret};
use passerelle_web::enrolment::Enrolment;
use passerelle_web::{Access, Known, Page, Problem, Rendered, Routes, VaultError, Visitor, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::SIGN_IN;
use super::frame::{Frame, Tab, inside, tab};
use super::guard::HostedBase;
use super::journal::{Entry, of_account, worded};
use crate::ServiceState;
use crate::ops::security::{self as ops, SecurityError};
use crate::rules::security::{self, BadNetworks, IDLE_CHOICES};

/// Lines of the account's journal on the tab.
const LINES: u32 = 20;

/// The routes of the tab; all but its page itself.
pub(super) fn routes() -> Routes<ServiceState> {
    Routes::new()
        .get("/console/bases/{base}/securite/journal.csv", Access::Hosting, of_account)
        .post("/console/bases/{base}/securite/reseaux", Access::Hosting, set_networks)
        .post("/console/bases/{base}/securite/duree", Access::Hosting, set_idle)
        .post("/console/bases/{base}/securite/partout", Access::Hosting, leave_everywhere)
        .get("/console/bases/{base}/securite/code", Access::Hosting, code)
        .post("/console/bases/{base}/securite/code", Access::Hosting, turn_on)
        .post("/console/bases/{base}/securite/code/arreter", Access::Hosting, turn_off)
}

#[derive(Template)]
#[template(path = "console/security.html")]
struct Security {
    page: Page,
    frame: Frame,
    number: String,
    networks: Field,
    idle: Field,
    has_code: bool,
    facts: Vec<(String, String)>,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "console/code.html")]
struct CodePage {
    page: Page,
    frame: Frame,
    /// The secret that is not in use yet, as the page shows it and as it carries it.
    enrolment: Option<(ShownSecret, String)>,
    code: Field,
}

/// What the forms send.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    reseaux: String,
    minutes: String,
    cle: String,
    code: String,
    fait: String,
}

/// The tab.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(sent): Query<Sent>,
    hosted: HostedBase,
) -> Rendered {
    page(&state, &visitor, &hosted, &sent, None).await
}

async fn set_networks(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let from = visitor.address();
    match ops::set_networks(&state, &hosted.settings, &sent.reseaux, from, hosted.actor()).await {
        Ok(()) => Ok(done(&hosted, "reseaux")),
        Err(SecurityError::Networks(bad)) => page(&state, &visitor, &hosted, &sent, Some(bad)).await,
        Err(error) => Err(error.into()),
    }
}

async fn set_idle(State(state): State<ServiceState>, hosted: HostedBase, Form(sent): Form<Sent>) -> Rendered {
    let minutes = sent.minutes.parse().map_err(|_| Problem::known(Known::BadRequest))?;
    ops::set_idle(&state, &hosted.settings, minutes, hosted.actor()).await?;
    Ok(done(&hosted, "duree"))
}

async fn leave_everywhere(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::leave_everywhere(&state, hosted.actor()).await?;
    Ok(Redirect::to(SIGN_IN).into_response())
}

/// The secret to take into an application, or how to stop using one.
async fn code(State(state): State<ServiceState>, visitor: Visitor, hosted: HostedBase) -> Rendered {
    let enrolment = match hosted.settings.totp {
        None => Some(ops::draw(&state, hosted.actor())?),
        Some(_) => None,
    };
    Ok(code_page(&visitor, &hosted, enrolment, false))
}

async fn turn_on(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    if hosted.settings.totp.is_some() {
        return Ok(done(&hosted, ""));
    }
    match ops::turn_on(&state, &hosted.settings, &sent.cle, &sent.code, hosted.actor()).await {
        Ok(()) => Ok(done(&hosted, "code")),
        Err(SecurityError::WrongCode) => {
            let again = ops::drawn(&state, hosted.actor(), &sent.cle)?;
            Ok(code_page(&visitor, &hosted, Some(again), true))
        }
        Err(error) => Err(error.into()),
    }
}

async fn turn_off(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    state.throttle.attempt(hosted.actor(), visitor.address())?;
    match ops::turn_off(&state, &hosted.settings, &sent.code, hosted.actor()).await {
        Ok(()) => Ok(done(&hosted, "code-arrete")),
        Err(SecurityError::WrongCode) => Ok(code_page(&visitor, &hosted, None, true)),
        Err(error) => Err(error.into()),
    }
}

fn done(hosted: &HostedBase, what: &str) -> Response {
    Redirect::to(&format!("{}?fait={what}", hosted.path("securite"))).into_response()
}

async fn page(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    sent: &Sent,
    bad: Option<BadNetworks>,
) -> Rendered {
    let (mut page, frame) = tab(visitor, hosted, Tab::Security);
    let w = frame.w;
    let said = match sent.fait.as_str() {
        "reseaux" => Some("console-securite-reseaux-fait"),
        "duree" => Some("console-securite-duree-fait"),
        "code" => Some("console-securite-code-fait"),
        "code-arrete" => Some("console-securite-code-arrete"),
        _ => None,
    };
    if let Some(said) = said {
        page = page.message(Panel::success(w.say(said)));
    }
    let typed = if bad.is_some() { sent.reseaux.clone() } else { hosted.settings.networks.join("\n") };
    let networks = Field::area("reseaux", w.say("console-securite-reseaux"))
        .value(typed)
        .hint(w.tell1("console-securite-reseaux-aide", "adresse", visitor.address().to_string()))
        .error(bad.map(|bad| complaint(w, &bad)));
    let page = page.errors([&networks]);
    let minutes = security::lifetime(&hosted.settings).idle / 60;
    let choice = |minutes: u16| {
        Choice::new(minutes.to_string(), w.tell1("console-securite-minutes", "n", u64::from(minutes)))
    };
    let newest = JournalPage { before: None, limit: LINES };
    let entries = state.store.hosting_journal(hosted.actor(), newest).await?;
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(html_with(
        status,
        &Security {
            number: hosted.actor().to_owned(),
            networks,
            idle: Field::select(
                "minutes",
                w.say("console-securite-duree-sans-usage"),
                IDLE_CHOICES.map(choice).into(),
            )
            .value(minutes.to_string()),
            has_code: hosted.settings.totp.is_some(),
            facts: facts(state, w, hosted),
            entries: entries.iter().map(|entry| worded(w, &entry.event)).collect(),
            page,
            frame,
        },
    ))
}

fn complaint(w: Words, bad: &BadNetworks) -> String {
    match bad {
        BadNetworks::NotANetwork(text) => {
            w.tell1("console-securite-reseaux-illisible", "texte", text.as_str())
        }
        BadNetworks::ShutsOut => w.say("console-securite-reseaux-dehors"),
        BadNetworks::TooMany => w.say("console-securite-reseaux-trop"),
    }
}

/// What protects the base besides.
fn facts(state: &ServiceState, w: Words, hosted: &HostedBase) -> Vec<(String, String)> {
    let direct = match &hosted.base.delegation.cas {
        None => "console-securite-directe-sans-objet",
        Some(cas) if cas.direct_login => "console-securite-directe-oui",
        Some(_) => "console-securite-directe-non",
    };
    let encrypted =
        if state.url.is_https() { "console-securite-chiffre-oui" } else { "console-securite-chiffre-non" };
    vec![
        (w.say("console-securite-essais"), w.say("console-securite-essais-valeur")),
        (w.say("console-securite-directe"), w.tell1(direct, "vs", hosted.base.service_name.as_str())),
        (w.say("console-securite-chiffre"), w.say(encrypted)),
        (w.say("console-securite-secrets"), w.say("console-securite-secrets-valeur")),
    ]
}

fn code_page(visitor: &Visitor, hosted: &HostedBase, enrolment: Option<Enrolment>, wrong: bool) -> Response {
    let (page, frame) = inside(visitor, hosted, Tab::Security, "console-securite-code-titre");
    let w = frame.w;
    let code = Field::text("code", w.say("console-securite-code"))
        .autocomplete("one-time-code")
        .digits()
        .required()
        .short()
        .error(wrong.then(|| w.say("console-securite-code-faux")));
    let page = page.errors([&code]);
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let enrolment = enrolment.map(|drawn| (ShownSecret::new(w, &drawn), drawn.sealed));
    html_with(status, &CodePage { page, frame, enrolment, code })
}

impl From<SecurityError> for Problem {
    fn from(error: SecurityError) -> Self {
        match error {
            SecurityError::Networks(_) | SecurityError::WrongCode | SecurityError::NoChoice => {
                Self::known(Known::BadRequest)
            }
            SecurityError::Vault(VaultError::Opening) => Self::known(Known::ForeignForm),
            SecurityError::Vault(error) => error.into(),
            SecurityError::Draw(error) => error.into(),
            SecurityError::Store(error) => error.into(),
        }
    }
}
