//! « Sauvegarder la base », and the way back from such a file.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use http::StatusCode;
use passerelle_web::components::Field;
use passerelle_web::{Page, Rendered, Upload, attachment, html, html_with};
use passerelle_words::paris;

use super::frame::{Frame, named};
use super::guard::{Manager, School};
use super::points::{self, Sent};
use super::receive::refusal;
use crate::ops::school::{SchoolError, backup};

#[derive(Template)]
#[template(path = "school/backup.html")]
struct Backup {
    page: Page,
    frame: Frame,
    base: String,
    file: Field,
}

/// The page.
pub(super) async fn form(Manager(school): Manager) -> Rendered {
    Ok(html(&build(&school, None)))
}

/// The backup itself.
pub(super) async fn download(Manager(school): Manager) -> Rendered {
    let sealed = backup::make(&school.desk, school.state.key.clone()).await;
    let sealed = sealed.map_err(|error| school.refused(error))?;
    let now = paris::clock(school.desk.now);
    let (date, month) = (now.date(), u8::from(now.month()));
    let name = format!(
        "sauvegarde_{}_{}-{month:02}-{:02}_{:02}{:02}.passerelle",
        school.uai,
        date.year(),
        date.day(),
        now.hour(),
        now.minute()
    );
    Ok(attachment(&name, "application/octet-stream", sealed))
}

/// A backup to go back to.
pub(super) async fn submit(Manager(school): Manager, upload: Upload) -> Rendered {
    let Some(file) = upload.file else {
        let mut again = build(&school, Some(school.w.say("etab-fichier-absent")));
        again.page = again.page.errors([&again.file]);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let key = school.state.key.clone();
    match backup::receive(&school.desk, key, &file.name, file.content.to_vec()).await {
        Ok(n) => Ok(school.to(&format!("sauvegarde/restaurer/{n}"))),
        Err(SchoolError::File(problem)) => {
            let mut again = build(&school, None);
            again.page = again.page.message(refusal(&school, &problem));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(school.refused(error)),
    }
}

/// What going back would bring, and what would be lost.
pub(super) async fn check(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let preview = backup::preview(&school.desk, school.state.key.clone(), n).await;
    let preview = preview.map_err(|error| school.refused(error))?;
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let w = school.w;
    let about = w.tell(
        "etab-sauvegarde-phrase",
        [
            ("fichier", preview.import.file_name.as_str().into()),
            ("quand", w.moment(preview.made).into()),
            ("base", preview.name.as_str().into()),
        ],
    );
    let path = school.path(&format!("sauvegarde/restaurer/{n}"));
    let names = points::names(&content, &preview.comparison);
    Ok(points::page_of(&school, about, path, school.path("sauvegarde"), &preview.comparison, names))
}

/// « Revenir ».
pub(super) async fn restore(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    let keep = !sent.garder.is_empty();
    backup::restore(&school.desk, school.state.key.clone(), n, sent.version, keep)
        .await
        .map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/points-de-retour?fait=restaure"))
}

fn build(school: &School, error: Option<String>) -> Backup {
    let w = school.w;
    let (page, frame) = named(school, w.say("etab-sauvegarde-titre"));
    Backup {
        base: school.desk.base.name.clone(),
        file: Field::file("fichier", w.say("etab-sauvegarde-fichier"), ".passerelle").error(error).required(),
        page,
        frame,
    }
}
