//! « Imports/Exports », and « Socles ENT > Exporter les identifiants {vs} ».

use askama::Template;
use axum::extract::Query;
use http::StatusCode;
use passerelle_exchange::keys::PublicKey;
use passerelle_web::components::Field;
use passerelle_web::{Page, Rendered, Upload, attachment, html, html_with};
use passerelle_words::Problem;

use super::frame::{Frame, done, named, with_earlier_links};
use super::guard::{Manager, School};
use super::home::Done;
use super::receive::refusal;
use super::wording;
use crate::ops::school::identifiers;

#[derive(Template)]
#[template(path = "school/exchanges.html")]
struct Exchanges {
    page: Page,
    frame: Frame,
}

#[derive(Template)]
#[template(path = "school/identifiers.html")]
struct Export {
    page: Page,
    frame: Frame,
    /// People, and how many of them hold the ENT's identifier.
    counts: Vec<(String, usize)>,
    known_key: Option<String>,
    key: Field,
    key_file: Field,
    name: Field,
}

/// « Imports/Exports ».
pub(super) async fn menu(school: School, Query(asked): Query<Done>) -> Rendered {
    let (mut page, frame) = named(&school, school.w.say("etab-menu-imports"));
    if let Some(panel) = done(&school, asked.key(), &["etab-fait-utilisateurs"]) {
        page.message = with_earlier_links(&school, Some(panel)).await?;
    }
    Ok(html(&Exchanges { page, frame }))
}

/// The form.
pub(super) async fn form(Manager(school): Manager) -> Rendered {
    Ok(html(&build(&school).await?))
}

/// The sealed file. The ENT's key is the one given here, else the one of the settings.
pub(super) async fn export(Manager(school): Manager, upload: Upload) -> Rendered {
    let given = match &upload.file {
        Some(file) => file.content.to_vec(),
        None => upload.field("cle").trim().as_bytes().to_vec(),
    };
    let key = match (given.is_empty(), &school.state.ent_key) {
        (true, Some(key)) => Ok(key.as_ref().clone()),
        (true, None) => {
            let mut again = build(&school).await?;
            again.key = again.key.error(Some(school.w.say("etab-identifiants-cle-absente")));
            again.page = again.page.errors([&again.key]);
            return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
        (false, _) => PublicKey::parse(&given),
    };
    let key = match key {
        Ok(key) => key,
        Err(error) => {
            let name = upload.file.map_or_else(|| school.w.say("etab-identifiants-cle"), |file| file.name);
            let mut again = build(&school).await?;
            again.page = again.page.message(refusal(&school, &Problem::from(&error).file(name)));
            return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let sealed = identifiers::export(&school.desk, key).await.map_err(|error| school.refused(error))?;
    let name = match upload.field("nom").trim() {
        "" => format!("identifiants_{}.xml", school.uai),
        name => name.to_owned(),
    };
    Ok(attachment(&name, "application/xml", sealed))
}

async fn build(school: &School) -> Result<Export, passerelle_web::Problem> {
    let w = school.w;
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let counts = identifiers::counts(&content);
    let (page, frame) =
        named(school, w.tell1("etab-identifiants-titre", "vs", &school.desk.base.service_name));
    let page = page.crumb(w.say("etab-menu-imports"), school.path("imports-exports"));
    let known_key = school.state.ent_key.as_ref().map(|key| key.fingerprint());
    let hint = if known_key.is_some() { "etab-identifiants-cle-autre" } else { "etab-identifiants-cle-aide" };
    Ok(Export {
        counts: counts
            .iter()
            .filter(|(_, (people, _))| *people > 0)
            .map(|(population, &(people, linked))| (wording::people(w, population, people), linked))
            .collect(),
        known_key,
        key: Field::area("cle", w.say("etab-identifiants-cle")).hint(w.say(hint)),
        key_file: Field::file("fichier", w.say("etab-identifiants-cle-fichier"), ".pem,.pub,.crt"),
        name: Field::text("nom", w.say("etab-identifiants-nom"))
            .value(format!("identifiants_{}.xml", school.uai))
            .short(),
        page,
        frame,
    })
}
