//! « Préparer un message pour l'ENT »: subject, addresses, the last test's result.

use askama::Template;
use axum::extract::State;
use passerelle_web::components::CopyField;
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::Words;

use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use super::{cas, report, wording};
use crate::ServiceState;
use crate::rules::addresses::derive;
use crate::rules::delegation::fingerprint;
use crate::rules::installation::failures;
use crate::rules::mailto::mailto;
use crate::rules::presets::{self, Contact};

#[derive(Template)]
#[template(path = "console/message.html")]
struct Message {
    page: Page,
    frame: Frame,
    /// Nothing is defined yet: there is nothing to ask for.
    ready: bool,
    address: Option<CopyField>,
    subject: CopyField,
    text: String,
    link: String,
}

/// The page; about the settings in force, or about those of the draft.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let (page, frame) = inside(&visitor, &hosted, Tab::Delegation, "console-message-titre");
    let w = frame.w;
    let contact = contact(&state, &hosted);
    let subject = contact.as_ref().map_or_else(
        || w.tell1("console-message-objet-usuel", "etablissement", hosted.base.school_name.as_str()),
        |contact| contact.subject.clone(),
    );
    let body = body(&state, w, &hosted)?;
    let mail = contact.map(|contact| contact.mail).unwrap_or_default();
    Ok(html(&Message {
        link: mailto(&mail, &subject, body.as_deref().unwrap_or_default()),
        address: (!mail.is_empty())
            .then(|| CopyField::new(w, "message-adresse", w.say("console-message-adresse"), mail)),
        subject: CopyField::new(w, "message-objet", w.say("console-message-objet"), subject),
        ready: body.is_some(),
        text: body.unwrap_or_default(),
        page,
        frame,
    }))
}

/// Whom the ENT's model says to write to.
fn contact(state: &ServiceState, hosted: &HostedBase) -> Option<Contact> {
    let code = hosted.delegation().cas.as_ref()?.preset.as_deref()?;
    presets::find(&hosted.presets(state), code)?.contact.clone()
}

/// The text; nothing where no server is set.
fn body(
    state: &ServiceState,
    w: Words,
    hosted: &HostedBase,
) -> Result<Option<String>, passerelle_web::Problem> {
    let Some(cas) = &hosted.delegation().cas else { return Ok(None) };
    let public = cas::public(state, hosted)?;
    let Ok(derived) = derive(cas, &public) else { return Ok(None) };
    let base = &hosted.base;
    let schools: Vec<String> = base.schools.iter().map(ToString::to_string).collect();
    let school = match schools.as_slice() {
        [] => base.school_name.clone(),
        _ => format!("{} ({})", base.school_name, schools.join(", ")),
    };
    let tested = hosted.plans.tested.as_ref().filter(|test| test.fingerprint == fingerprint(cas));
    let test = match tested {
        None => w.say("console-message-sans-essai"),
        Some(test) if failures(test) == 0 => {
            w.tell1("console-message-essai-reussi", "quand", w.moment(test.at))
        }
        Some(test) => w.tell2(
            "console-message-essai-echoue",
            "quand",
            w.moment(test.at),
            "lignes",
            report::failed(w, test).join(", "),
        ),
    };
    let line = |key: &str, value: &str| w.tell1(key, "valeur", value);
    let said = [("ent", base.ent_name.clone()), ("etablissement", school), ("vs", base.service_name.clone())];
    let opening = w.tell("console-message-demande", said.into_iter().map(|(name, said)| (name, said.into())));
    Ok(Some(
        [
            w.say("console-message-bonjour"),
            opening,
            [
                line("console-message-service", &derived.communicated),
                line("console-message-authentification", &derived.login),
                line("console-message-validation", &derived.validation),
                line("console-message-methode", &wording::validation(w, cas.validation)),
            ]
            .join("\n"),
            test,
            w.tell1("console-message-contact", "numero", hosted.actor()),
        ]
        .join("\n\n"),
    ))
}
