//! What is decided about one person: confirmed first, with both names; undone as easily.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use passerelle_store::service::AccountRow;
use passerelle_web::components::Field;
use passerelle_web::{Known, Page, Problem, Rendered, html, html_with};
use serde::Deserialize;

use super::super::frame::{Frame, inside_matching};
use super::super::guard::{Manager, School};
use super::view::name;
use super::wanted;
use crate::ops::school::SchoolError;
use crate::ops::school::linking::{self, Person};
use crate::rules::school::linking::{AsideReason, LinkRefused};

#[derive(Template)]
#[template(path = "school/confirm_link.html")]
struct Confirmation {
    page: Page,
    frame: Frame,
    n: i64,
    account: i64,
    query: String,
    user_name: String,
    account_name: String,
    reason: Option<Field>,
    taken: Option<Holder>,
}

/// Who has the account already (E19).
struct Holder {
    name: String,
    population: String,
    since: String,
    href: String,
}

/// What the forms send.
#[derive(Deserialize)]
pub(in super::super) struct Sent {
    #[serde(default)]
    compte: Option<i64>,
    #[serde(default)]
    raison: String,
    /// Whether the account is taken from whoever has it.
    #[serde(default)]
    liberer: String,
    #[serde(default)]
    retour: String,
}

/// The two names, and what linking them means.
pub(in super::super) async fn confirm(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    school.desk.may_change().map_err(|error| school.refused(error))?;
    let person = find(&school, n).await?;
    let Some(account) = sent.compte.and_then(|account| person.account(account)) else {
        return Ok(school.to(&format!("rapprochement/personnes/{n}")));
    };
    let page = confirmation(&school, &person, account, &sent, false);
    Ok(if page.taken.is_some() { html_with(StatusCode::CONFLICT, &page) } else { html(&page) })
}

/// « Rapprocher ces deux personnes », confirmed.
pub(in super::super) async fn link(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    let person = find(&school, n).await?;
    let account = sent.compte.and_then(|account| person.account(account));
    let account = account.ok_or_else(|| Problem::known(Known::NotFound))?;
    let taking_over = sent.liberer == "oui";
    match linking::link(&school.desk, &person, account, &sent.raison, taking_over).await {
        Ok(()) => Ok(back(&school, &person, &sent.retour, "rapproche")),
        Err(SchoolError::Link(LinkRefused::Taken { .. })) => {
            Ok(html_with(StatusCode::CONFLICT, &confirmation(&school, &person, account, &sent, false)))
        }
        Err(SchoolError::Link(LinkRefused::ReasonMissing)) => {
            let page = confirmation(&school, &person, account, &sent, true);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(school.refused(error)),
    }
}

/// « Aucune de ces personnes ».
pub(in super::super) async fn set_aside(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    let person = linking::person(&school.desk, n, false).await.map_err(|error| school.refused(error))?;
    let reason = AsideReason::from_code(&sent.raison).unwrap_or(AsideReason::Other);
    linking::set_aside(&school.desk, &person, reason).await.map_err(|error| school.refused(error))?;
    Ok(back(&school, &person, &sent.retour, "ecarte"))
}

/// « Annuler ce rapprochement ».
pub(in super::super) async fn undo(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    linking::undo(&school.desk, n).await.map_err(|error| school.refused(error))?;
    let person = linking::person(&school.desk, n, false).await.map_err(|error| school.refused(error))?;
    Ok(back(&school, &person, &sent.retour, "annule"))
}

async fn find(school: &School, n: i64) -> Result<Person, Problem> {
    linking::person(&school.desk, n, true).await.map_err(|error| school.refused(error))
}

/// The list that the person came from; the row stays in place.
fn back(school: &School, person: &Person, query: &str, done: &str) -> Response {
    let n = person.user().n;
    let population = person.user().record.user.population;
    let query = wanted(query).query(population, Some(n));
    school.to(&format!("rapprochement/?{query}&fait={done}&n={n}"))
}

fn confirmation(
    school: &School,
    person: &Person,
    account: &AccountRow,
    sent: &Sent,
    reason_missing: bool,
) -> Confirmation {
    let w = school.w;
    let user = &person.user().record.user;
    let view = person.view();
    let holder = view.holder(account.account.population, &account.account.id);
    let taken = holder.map(|row| {
        let holder = &row.record.user;
        let since = view.link(&holder.id).map(|link| w.moment(link.at)).unwrap_or_default();
        Holder {
            name: name(&holder.family_name, &holder.given_name),
            population: w.population(holder.population),
            since,
            href: school.path(&format!("rapprochement/personnes/{}", row.n)),
        }
    });
    let reason = person.likeness(account).takes_a_reason().then(|| {
        Field::text("raison", w.say("etab-confirmer-raison"))
            .hint(w.say("etab-confirmer-raison-aide"))
            .value(sent.raison.as_str())
            .error(reason_missing.then(|| w.say("etab-confirmer-raison-absente")))
            .required()
    });
    let title = if taken.is_some() { "etab-pris-titre" } else { "etab-confirmer-titre" };
    let (mut page, frame) = inside_matching(school, w.say(title));
    if reason_missing {
        page = page.errors(&reason);
    }
    Confirmation {
        n: person.user().n,
        account: account.n,
        query: wanted(&sent.retour).query(user.population, None),
        user_name: name(&user.family_name, &user.given_name),
        account_name: name(&account.account.family_name, &account.account.given_name),
        reason,
        taken,
        page,
        frame,
    }
}
