//! Codes on paper: one, or those of a class, on slips to be printed and handed over.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::Path;
use passerelle_model::Population;
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Page, Rendered, html};
use serde::Deserialize;

use super::frame::{Frame, named};
use super::guard::{Manager, School};
use super::people::name;
use crate::ops::school::accounts::{self, Slip};
use crate::rules::school::accounts::Whom;

#[derive(Template)]
#[template(path = "school/codes.html")]
struct Codes {
    page: Page,
    frame: Frame,
    waiting: usize,
    fields: Vec<Field>,
}

/// Slips: shown once.
#[derive(Template)]
#[template(path = "school/slips.html")]
struct Slips {
    page: Page,
    frame: Frame,
    people: Vec<PaperSlip>,
    address: String,
    until: String,
}

/// What a slip says.
struct PaperSlip {
    name: String,
    class: String,
    login: String,
    code: String,
}

/// For whom.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    population: String,
    classe: String,
}

/// The form.
pub(super) async fn ask(Manager(school): Manager) -> Rendered {
    let roll = accounts::roll(&school.desk).await.map_err(|error| school.refused(error))?;
    let everybody = Whom::Waiting { population: None, class: None };
    let waiting: Vec<_> = roll.content.users.iter().filter(|row| everybody.is(row)).collect();
    let w = school.w;
    let (page, frame) = framed(&school);
    let all = |key: &str| vec![Choice::new("", w.say(key))];
    let populations = Population::ALL.map(|one| Choice::new(one.code(), w.population(one)));
    let classes: BTreeSet<&str> = waiting.iter().filter_map(|row| row.record.user.class.as_deref()).collect();
    let classes = classes.into_iter().map(|class| Choice::new(class, class)).collect();
    let fields = vec![
        Field::select(
            "population",
            w.say("utilisateurs-population"),
            [all("codes-tout-le-monde"), populations.into()].concat(),
        ),
        Field::select(
            "classe",
            w.say("etab-champ-classe"),
            [all("codes-toutes-les-classes"), classes].concat(),
        ),
    ];
    Ok(html(&Codes { waiting: waiting.len(), fields, page, frame }))
}

/// « Préparer les codes ».
pub(super) async fn draw(Manager(school): Manager, Form(wanted): Form<Wanted>) -> Rendered {
    let class = Some(wanted.classe).filter(|class| !class.is_empty());
    let population = Population::from_code(&wanted.population).ok();
    give(&school, &Whom::Waiting { population, class }).await
}

/// « Donner un code » to one person.
pub(super) async fn draw_one(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    give(&school, &Whom::One(n)).await
}

async fn give(school: &School, whom: &Whom) -> Rendered {
    let drawn = accounts::give_codes(&school.desk, &school.state.vault, whom).await;
    let drawn = drawn.map_err(|error| school.refused(error))?;
    let address = accounts::address(&school.desk).await.map_err(|error| school.refused(error))?;
    let (page, frame) = framed(school);
    let mut slips: Vec<PaperSlip> = drawn.iter().map(slip).collect();
    slips.sort_by(|one, other| (&one.class, &one.name).cmp(&(&other.class, &other.name)));
    Ok(html(&Slips {
        address: school.state.url.at(&format!("/vs/{address}/activer")),
        until: drawn.first().map(|slip| school.w.date(slip.expires)).unwrap_or_default(),
        people: slips,
        page,
        frame,
    }))
}

fn slip(slip: &Slip) -> PaperSlip {
    let record = &slip.user.record;
    PaperSlip {
        name: name(&slip.user),
        class: record.user.class.clone().unwrap_or_default(),
        login: record.login.clone().unwrap_or_default(),
        code: slip.code.expose_secret().clone(),
    }
}

fn framed(school: &School) -> (Page, Frame) {
    let (page, frame) = named(school, school.w.say("codes-titre"));
    (page.crumb(school.w.say("utilisateurs-titre"), school.path("utilisateurs")), frame)
}
