//! *Locaux*: accounts created by hand.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Uai;
use passerelle_store::ent::AccountQuery;
use passerelle_web::components::{Choice, Field, Pages};
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html, html_with};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::{Row, row};
use crate::EntState;
use crate::ops::accounts::{create, search};
use crate::rules::exports::EXPORTED;
use crate::rules::listing::{Order, View, listing};
use crate::rules::locals::{LocalForm, Wrong, person};

/// Where the form is.
const NEW: &str = "/ent/locaux/nouveau";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/ent/locaux", Access::AccountManager, locals)
        .get(NEW, Access::AccountManager, ask)
        .post(NEW, Access::AccountManager, add)
}

#[derive(Template)]
#[template(path = "accounts/locals.html")]
struct LocalsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    rows: Vec<Row>,
    total: usize,
    pages: Pages,
    new: String,
}

#[derive(Template)]
#[template(path = "accounts/local_new.html")]
struct NewPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    fields: Vec<Field>,
    action: String,
    back: String,
}

async fn locals(State(state): State<EntState>, managing: Managing) -> Rendered {
    let school: Uai = managing.school.uai;
    let query = AccountQuery { schools: vec![school], local_only: true, ..AccountQuery::default() };
    let accounts = search(&state, query).await?;
    let page = managing.parameter("page").parse().unwrap_or(1);
    let view = View { school, order: Order::Name, descending: false, matched: None, page };
    let table = listing(&accounts, &std::collections::BTreeSet::new(), &view);
    let rows = table.rows.iter().map(|account| {
        row(managing.w, account, school, false, managing.href(&format!("/ent/comptes/{}", account.id)))
    });
    Ok(html(&LocalsPage {
        page: managing.page(managing.w.say("comptes-barre-locaux"), Section::Locals),
        w: managing.w,
        structures: managing.structures(),
        rows: rows.collect(),
        total: table.total,
        pages: Pages::new(&managing.visitor, table.page, table.pages),
        new: managing.href(NEW),
    }))
}

async fn ask(managing: Managing) -> Rendered {
    Ok(html(&new_page(&managing, fields(managing.w, &LocalForm::default(), &[]))))
}

async fn add(State(state): State<EntState>, managing: Managing, Form(form): Form<LocalForm>) -> Rendered {
    match person(&form, managing.school.uai) {
        Ok(person) => {
            let n = create(&state, &managing.manager, &person).await?;
            let sheet = managing.href(&format!("/ent/comptes/{n}?fait=cree"));
            Ok(Redirect::to(&sheet).into_response())
        }
        Err(wrong) => {
            let mut page = new_page(&managing, fields(managing.w, &form, &wrong));
            page.page = page.page.errors(&page.fields);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

fn new_page(managing: &Managing, fields: Vec<Field>) -> NewPage {
    NewPage {
        page: managing.page(managing.w.say("comptes-local-nouveau"), Section::Locals),
        w: managing.w,
        structures: managing.structures(),
        fields,
        action: managing.href(NEW),
        back: managing.href("/ent/locaux"),
    }
}

fn fields(w: Words, form: &LocalForm, wrong: &[Wrong]) -> Vec<Field> {
    let error = |candidates: &[(Wrong, &str)]| {
        candidates.iter().find(|(one, _)| wrong.contains(one)).map(|(_, key)| w.say(key))
    };
    let choose = Choice::new("", w.say("comptes-choisir"));
    let populations = EXPORTED.map(|one| Choice::new(one.code(), w.population(one)));
    let titles = [("m", "comptes-civilite-m"), ("mme", "comptes-civilite-mme")]
        .map(|(code, key)| Choice::new(code, w.say(key)));
    vec![
        Field::select(
            "population",
            w.say("comptes-population"),
            [vec![choose.clone()], populations.into()].concat(),
        )
        .value(form.population.as_str())
        .required()
        .error(error(&[(Wrong::Population, "comptes-champ-population")])),
        Field::select("civilite", w.say("comptes-civilite"), [vec![choose], titles.into()].concat())
            .value(form.civilite.as_str()),
        Field::text("nom", w.say("comptes-nom"))
            .value(form.nom.as_str())
            .autocomplete("off")
            .required()
            .error(error(&[(Wrong::Family, "comptes-champ-nom")])),
        Field::text("prenom", w.say("comptes-prenom"))
            .value(form.prenom.as_str())
            .autocomplete("off")
            .required()
            .error(error(&[(Wrong::Given, "comptes-champ-nom")])),
        Field::text("naissance", w.say("comptes-naissance"))
            .value(form.naissance.as_str())
            .hint(w.say("comptes-naissance-aide"))
            .autocomplete("off")
            .short()
            .error(error(&[
                (Wrong::BirthDateMissing, "comptes-champ-naissance-manque"),
                (Wrong::BirthDate, "comptes-champ-naissance"),
            ])),
        Field::text("place", w.say("comptes-colonne-place"))
            .value(form.place.as_str())
            .hint(w.say("comptes-place-aide"))
            .autocomplete("off")
            .error(error(&[(Wrong::Function, "comptes-champ-fonction")])),
    ]
}
