//! « Imports/Exports > Utilisateurs »: a list of users, checked, then applied.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use http::StatusCode;
use passerelle_model::{LocalId, LocalUser, Population, Space};
use passerelle_store::service::NewUser;
use passerelle_web::components::Field;
use passerelle_web::{Page, Rendered, Upload, html, html_with};
use passerelle_words::{Words, defects, full_name};
use serde::Deserialize;

use super::check::{held_sentences, typed_number};
use super::frame::{Frame, named};
use super::guard::{Manager, School};
use super::receive::refusal;
use super::wording;
use crate::ops::school::users::{self, Preview};
use crate::ops::school::{SchoolError, waiting};
use crate::rules::school::user_import::{Changed, Field as Datum, UserCounts};

/// People listed; the rest is counted.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "school/users.html")]
struct Users {
    page: Page,
    frame: Frame,
    file: Field,
    remove: Field,
}

#[derive(Template)]
#[template(path = "school/users_check.html")]
struct Check {
    page: Page,
    frame: Frame,
    n: i64,
    version: u64,
    file: String,
    columns: Vec<String>,
    rows: Vec<(String, Vec<usize>, usize)>,
    people: usize,
    arrivals: Vec<String>,
    more_arrivals: usize,
    changed: Vec<(String, Vec<String>)>,
    more_changed: usize,
    logins_taken: usize,
    remove_absent: bool,
    absent: Vec<String>,
    more_absent: usize,
    moved: usize,
    set_aside: usize,
    defects: Vec<String>,
    held: Vec<String>,
    held_people: usize,
}

/// The form.
pub(super) async fn form(Manager(school): Manager) -> Rendered {
    Ok(html(&build(&school, None)))
}

/// The list is read at once.
pub(super) async fn submit(Manager(school): Manager, upload: Upload) -> Rendered {
    let remove = !upload.field("retirer").is_empty();
    let Some(file) = upload.file else {
        let mut again = build(&school, Some(school.w.say("etab-fichier-absent")));
        again.page = again.page.errors([&again.file]);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let key = school.state.key.clone();
    match users::receive(&school.desk, key, &file.name, file.content.to_vec(), remove).await {
        Ok(n) => Ok(school.to(&format!("imports-exports/utilisateurs/{n}"))),
        Err(SchoolError::File(problem)) => {
            let mut again = build(&school, None);
            again.page = again.page.message(refusal(&school, &problem));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(school.refused(error)),
    }
}

/// What would change.
pub(super) async fn check(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let preview = users::preview(&school.desk, school.state.key.clone(), n).await;
    let preview = preview.map_err(|error| school.refused(error))?;
    Ok(html(&checked(&school, &preview)))
}

/// What « Appliquer » sends.
#[derive(Deserialize)]
pub(super) struct Applied {
    version: u64,
    #[serde(default)]
    nombre: String,
}

/// « Appliquer ».
pub(super) async fn apply(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(Applied { version, nombre }): Form<Applied>,
) -> Rendered {
    users::apply(&school.desk, school.state.key.clone(), n, version, typed_number(&nombre))
        .await
        .map_err(|error| school.refused(error))?;
    Ok(school.to("imports-exports?fait=utilisateurs"))
}

/// « Ne rien faire »: the file is erased.
pub(super) async fn discard(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    waiting::discard(&school.desk, n).await.map_err(|error| school.refused(error))?;
    Ok(school.to("imports-exports"))
}

fn build(school: &School, error: Option<String>) -> Users {
    let w = school.w;
    let (page, frame) = named(school, w.say("etab-utilisateurs-titre"));
    let page = page.crumb(w.say("etab-menu-imports"), school.path("imports-exports"));
    Users {
        file: Field::file("fichier", w.say("etab-utilisateurs-fichier"), ".csv")
            .hint(w.say("etab-utilisateurs-fichier-aide"))
            .error(error)
            .required(),
        remove: Field::checkbox("retirer", w.say("etab-utilisateurs-retirer"), false)
            .hint(w.say("etab-utilisateurs-retirer-aide")),
        page,
        frame,
    }
}

fn checked(school: &School, preview: &Preview) -> Check {
    let w = school.w;
    let plan = &preview.plan;
    let (page, frame) = named(school, w.say("etab-utilisateurs-verifier"));
    let has = |population: &Population| plan.counts[*population] != UserCounts::default();
    let columns: Vec<Population> = Population::ALL.into_iter().filter(has).collect();
    let row = |key: &str, number: fn(&UserCounts) -> usize| {
        let cells = columns.iter().map(|&population| number(&plan.counts[population])).collect();
        (w.say(key), cells, plan.total(number))
    };
    let absent = preview.content.users.iter().filter(|row| plan.absent.iter().any(|(n, _, _)| *n == row.n));
    let absent = absent.take(SHOWN).map(|row| name(&row.record.user));
    let hold = plan.hold(preview.remove_absent).err();
    Check {
        n: preview.import.n,
        version: school.desk.base.version,
        file: preview.import.file_name.clone(),
        rows: vec![
            row("etab-utilisateurs-ajoutes", |counts| counts.added),
            row("etab-utilisateurs-modifies", |counts| counts.changed),
            row("etab-utilisateurs-espaces", |counts| counts.spaces),
            row("etab-utilisateurs-inchanges", |counts| counts.unchanged),
            row("etab-utilisateurs-absents", |counts| counts.absent),
        ],
        columns: columns.iter().map(|&population| w.population(population)).collect(),
        people: plan.people(preview.remove_absent),
        arrivals: plan.added.iter().take(SHOWN).map(|user| name(&user.user)).collect(),
        more_arrivals: plan.added.len().saturating_sub(SHOWN),
        changed: plan.changed.iter().take(SHOWN).map(|changed| differences(school, changed)).collect(),
        more_changed: plan.changed.len().saturating_sub(SHOWN),
        logins_taken: plan.logins_taken.len(),
        remove_absent: preview.remove_absent,
        absent: absent.collect(),
        more_absent: plan.absent.len().saturating_sub(SHOWN),
        moved: plan.moved.len(),
        set_aside: preview.list.set_aside.len(),
        defects: preview.list.defects.iter().map(|(kind, report)| defects::line(w, kind, report)).collect(),
        held: hold.as_ref().map(|hold| held_sentences(school, hold)).unwrap_or_default(),
        held_people: hold.map_or(0, |hold| hold.people()),
        page,
        frame,
    }
}

fn name(user: &LocalUser) -> String {
    full_name(&user.family_name, &user.given_name)
}

/// What changes of somebody, datum by datum.
fn differences(school: &School, changed: &Changed) -> (String, Vec<String>) {
    let w = school.w;
    let shown = |user: &NewUser, field| match value(w, user, field) {
        text if text.is_empty() => w.say("etab-champ-vide"),
        text => text,
    };
    let difference = |field: &Datum| {
        let facts = [
            ("champ", w.say(label(*field)).into()),
            ("avant", shown(&changed.before, *field).into()),
            ("apres", shown(&changed.after, *field).into()),
        ];
        w.tell("etab-utilisateurs-avant-apres", facts)
    };
    (name(&changed.before.user), changed.fields.iter().map(difference).collect())
}

fn label(field: Datum) -> &'static str {
    match field {
        Datum::Title => "etab-champ-civilite",
        Datum::FamilyName => "etab-champ-nom",
        Datum::GivenName => "etab-champ-prenom",
        Datum::BirthDate => "etab-champ-naissance",
        Datum::NationalNumber => "etab-champ-ine",
        Datum::Class => "etab-champ-classe",
        Datum::Address => "etab-champ-adresse",
        Datum::Children => "etab-champ-enfants",
        Datum::Spaces => "etab-champ-espaces",
        Datum::Login => "etab-champ-login",
    }
}

fn value(w: Words, user: &NewUser, field: Datum) -> String {
    let person = &user.user;
    match field {
        Datum::Title => wording::title(w, person.title),
        Datum::FamilyName => person.family_name.clone(),
        Datum::GivenName => person.given_name.clone(),
        Datum::BirthDate => person.birth_date.map(|date| w.birth_date(date)).unwrap_or_default(),
        Datum::NationalNumber => {
            person.national_number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default()
        }
        Datum::Class => person.class.clone().unwrap_or_default(),
        Datum::Address => {
            let address = &person.address;
            let rest = [&address.post_code, &address.city, &address.country].into_iter().flatten();
            address.lines.iter().chain(rest).map(String::as_str).collect::<Vec<_>>().join(", ")
        }
        Datum::Children => person.children.iter().map(LocalId::as_str).collect::<Vec<_>>().join(", "),
        Datum::Spaces => spaces(w, user),
        Datum::Login => user.login.clone().unwrap_or_default(),
    }
}

/// The spaces that somebody enters, in words.
pub(super) fn spaces(w: Words, user: &NewUser) -> String {
    let own = [Space::of(user.user.population)];
    let spaces = if user.spaces.is_empty() { &own[..] } else { &user.spaces };
    spaces.iter().map(|space| w.space(*space)).collect::<Vec<_>>().join(", ")
}
