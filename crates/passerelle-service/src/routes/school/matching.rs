//! S36: « Délégation d'authentification »: the supervision table and the lists of people.

use askama::Template;
use axum::Form;
use axum::extract::Query;
use passerelle_model::{Population, Provider};
use passerelle_store::service::BaseContent;
use passerelle_web::components::{Field, Pages, Panel};
use passerelle_web::{Page, PageLink, Rendered, csv, html};
use passerelle_words::full_name;
use serde::Deserialize;

use super::frame::{Frame, page};
use super::guard::School;
use super::list::{self, List, Wanted};
use super::table::{self, Table};
use crate::rules::school::listing::Shown;
use crate::rules::school::supervision;

#[derive(Template)]
#[template(path = "school/matching.html")]
struct Matching {
    page: Page,
    frame: Frame,
    /// Where « Annuler » of what has just been done is posted.
    undo: Option<String>,
    cas: bool,
    file: Option<File>,
    table: Table,
    left: usize,
    gone: usize,
    set_aside: usize,
    complete: bool,
    tabs: Vec<PageLink>,
    population: &'static str,
    view: &'static str,
    unmatched_only: Field,
    search: Field,
    list: List,
    pages: Pages,
    searched: bool,
}

/// The last file that was applied.
struct File {
    name: String,
    exported: String,
    applied: String,
}

/// What the address says.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// `adfs`, or the ENT's CAS.
    #[serde(default)]
    fournisseur: String,
    /// What has just been done.
    #[serde(default)]
    fait: String,
    /// To whom: a row number.
    #[serde(default)]
    n: Option<i64>,
}

/// What the filter's form sends: words looked for do not go into an address.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    population: String,
    #[serde(default)]
    vue: String,
    #[serde(default)]
    non_rapproches: String,
    #[serde(default)]
    q: String,
}

/// The page.
pub(super) async fn show(
    school: School,
    Query(wanted): Query<Wanted>,
    Query(asked): Query<Asked>,
) -> Rendered {
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    Ok(html(&build(&school, &content, &wanted, &asked, "")))
}

/// « Filtrer ».
pub(super) async fn filter(school: School, Form(sent): Form<Sent>) -> Rendered {
    let shown = if sent.non_rapproches.is_empty() { Shown::All } else { Shown::Unmatched };
    let wanted = Wanted {
        population: sent.population,
        vue: sent.vue,
        filtre: shown.code().to_owned(),
        ..Wanted::default()
    };
    if sent.q.trim().is_empty() {
        let population = wanted.population(|_| 0);
        return Ok(school.to(&format!("rapprochement/?{}#liste", wanted.query(population, None))));
    }
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let asked = Asked { fournisseur: String::new(), fait: String::new(), n: None };
    Ok(html(&build(&school, &content, &wanted, &asked, sent.q.trim())))
}

/// The table as a file.
pub(super) async fn download(school: School) -> Rendered {
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let counted = supervision::count(&content, Provider::Cas);
    let rows = counted.rows(school.w, &school.desk.base.service_name);
    let mut header = vec![String::new()];
    header.extend(Population::ALL.map(|population| school.w.population(population)));
    let rows = rows.into_iter().map(|row| {
        let cells = row.cells.map(|cell| cell.map_or_else(|| "–".to_owned(), |number| number.to_string()));
        std::iter::once(row.title).chain(cells).collect::<Vec<_>>()
    });
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    Ok(csv(&format!("rapprochement_{}_supervision.csv", school.uai), &header, rows))
}

fn build(school: &School, content: &BaseContent, wanted: &Wanted, asked: &Asked, search: &str) -> Matching {
    let w = school.w;
    let provider = if asked.fournisseur == "adfs" { Provider::WsFederation } else { Provider::Cas };
    let counted = supervision::count(content, provider);
    let left = |population: Population| counted.columns[population].without_identifier;
    let population = wanted.population(left);
    let open = if wanted.of_accounts() {
        counted.columns[population].to_match.unwrap_or(0)
    } else {
        left(population)
    };
    let shown = wanted.shown(open);
    let list = list::build(school, content, wanted, population, shown, search);
    let (mut page, frame) = page(school, "etab-delegation-titre");
    page = page
        .crumb(w.say("etab-communication"), school.path("#communication"))
        .crumb(w.say("etab-identites"), school.path("#communication"));
    let message = done(school, content, asked);
    let undo = asked.n.filter(|_| message.is_some() && frame.mine && asked.fait != "annule");
    if let Some(panel) = message {
        page = page.message(panel);
    }
    let total_left = counted.total(|column| column.without_identifier);
    let has_file = content.partner_file.is_some();
    Matching {
        undo: undo.map(|n| school.path(&format!("rapprochement/personnes/{n}/annuler"))),
        cas: provider == Provider::Cas,
        file: content.partner_file.as_ref().map(|file| File {
            name: file.file_name.clone(),
            exported: file.exported.as_deref().map(|date| w.written_moment(date)).unwrap_or_default(),
            applied: w.moment(file.applied),
        }),
        table: table::linked(school, &counted, provider),
        left: total_left,
        gone: counted.total(|column| column.no_longer_in_file),
        set_aside: counted.total(|column| column.set_aside),
        complete: has_file && total_left == 0,
        tabs: tabs(school, wanted, population, left),
        population: population.code(),
        view: if wanted.of_accounts() { "comptes" } else { "utilisateurs" },
        unmatched_only: Field::checkbox("non_rapproches", w.say("etab-filtre"), shown == Shown::Unmatched),
        search: Field::search("q", w.say("etab-chercher")).value(search).autocomplete("off"),
        pages: Pages::new(&school.visitor, list.page, list.pages),
        list,
        searched: !search.is_empty(),
        page,
        frame,
    }
}

/// A tab per population, with what is left in it.
fn tabs(
    school: &School,
    wanted: &Wanted,
    current: Population,
    left: impl Fn(Population) -> usize,
) -> Vec<PageLink> {
    let tab = |population: Population| {
        let name = school.w.population(population);
        let label = match left(population) {
            0 => name,
            n => school.w.tell2("etab-onglet-reste", "population", name, "n", n),
        };
        let view = if wanted.of_accounts() { "&vue=comptes" } else { "" };
        let path = format!("rapprochement/?population={}{view}#liste", population.code());
        PageLink { label, href: school.path(&path), current: population == current }
    };
    Population::ALL.map(tab).into()
}

/// What has just been decided about somebody, both names repeated: an identifier cannot be checked by eye.
fn done(school: &School, content: &BaseContent, asked: &Asked) -> Option<Panel> {
    let w = school.w;
    let row = content.users.iter().find(|row| Some(row.n) == asked.n)?;
    let user = &row.record.user;
    let name = full_name(&user.family_name, &user.given_name);
    let link = content.links.iter().find(|link| link.local == user.id && link.provider == Provider::Cas);
    Some(match (asked.fait.as_str(), link) {
        ("rapproche", Some(link)) => {
            let account = content.accounts.iter().map(|row| &row.account).find(|account| {
                account.population == user.population && Some(&account.id) == link.identifier.as_ref()
            })?;
            let other = full_name(&account.family_name, &account.given_name);
            let vs = school.desk.base.service_name.as_str();
            let title = w.tell(
                "etab-fait-rapproche",
                [("nom", name.into()), ("autre", other.into()), ("vs", vs.into())],
            );
            Panel::success(title).say(w.tell1("etab-enregistre-a", "heure", w.time(link.at)))
        }
        ("ecarte", Some(_)) => Panel::success(w.tell1("etab-fait-ecarte", "nom", name)),
        ("annule", None) => Panel::success(w.tell1("etab-fait-annule", "nom", name)),
        _ => return None,
    })
}
