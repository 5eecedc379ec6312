//! S51 and S60: the bases of a hosting account, the state of each, those of other years beside them.

use askama::Template;
use axum::extract::State;
use passerelle_model::{Provider, Space};
use passerelle_store::service::YearBase;
use passerelle_web::components::{Icon, State as Shown};
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::Words;

use super::guard::Host;
use super::{BASES, account_page};
use crate::ServiceState;
use crate::rules::publication;

#[derive(Template)]
#[template(path = "console/bases.html")]
struct Bases {
    page: Page,
    w: Words,
    rows: Vec<Row>,
}

struct Row {
    slug: String,
    name: String,
    school: String,
    uais: String,
    state: Shown,
    since: String,
    delegation: String,
    users: String,
    saved: String,
    forgotten: bool,
}

/// The list.
pub(super) async fn list(State(state): State<ServiceState>, visitor: Visitor, host: Host) -> Rendered {
    let years = state.store.years_of_hosting(host.number()).await?;
    let now = state.clock.now();
    let (page, w) = account_page(&visitor, &host, BASES);
    let rows = years
        .into_iter()
        .map(|year| {
            let forgotten = publication::forgotten(&year.base, now) && year.base.slug == year.address;
            row(w, year, forgotten)
        })
        .collect();
    Ok(html(&Bases { page: page.wide(), w, rows }))
}

fn row(w: Words, year: YearBase, forgotten: bool) -> Row {
    let uses_cas = |space: &&Space| year.base.delegation.matrix.get(**space) == Some(Provider::Cas);
    let delegated = Space::DOORS.iter().filter(uses_cas).count();
    Row {
        slug: year.base.slug.to_string(),
        state: standing(w, &year),
        since: w.moment(year.base.publication.since),
        delegation: w.tell1("console-bases-delegation", "n", delegated),
        users: w.tell2("console-bases-gens", "n", year.users, "relies", year.linked),
        saved: year.saved.map(|at| w.moment(at)).unwrap_or_default(),
        uais: year.base.schools.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        name: year.base.name,
        school: year.base.school_name,
        forgotten,
    }
}

/// Published, stopped, or waiting for its year.
pub(super) fn standing(w: Words, year: &YearBase) -> Shown {
    if year.base.slug != year.address {
        Shown::new(Icon::Clock, w.say("console-etat-attend"))
    } else if year.base.publication.published {
        Shown::new(Icon::Tick, w.say("console-etat-publiee"))
    } else {
        Shown::new(Icon::Square, w.say("console-etat-arretee"))
    }
}
