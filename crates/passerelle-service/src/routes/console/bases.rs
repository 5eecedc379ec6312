//! S51: the bases of a hosting account.

use askama::Template;
use axum::extract::State;
use passerelle_store::service::Base;
use passerelle_web::components::{Icon, State as Shown};
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::Words;

use super::guard::Host;
use crate::ServiceState;
use crate::words::CATALOGUE;

/// A stopped base is pointed out after so many seconds.
const FORGOTTEN_AFTER: i64 = 30 * 60;

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
    forgotten: bool,
}

/// The list.
pub(super) async fn list(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Host(session): Host,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let bases = state.store.bases_of_hosting(&session.subject.number).await?;
    let now = state.clock.now();
    let rows = bases
        .into_iter()
        .map(|base| {
            let forgotten =
                !base.publication.published && now.since(base.publication.since) > FORGOTTEN_AFTER;
            row(w, base, forgotten)
        })
        .collect();
    let page = visitor.page(w.say("console-bases-titre")).side(w.say("console-titre")).signed_in(
        &session,
        w.tell1("console-compte", "numero", session.subject.number.as_str()),
        "/console/deconnexion",
    );
    Ok(html(&Bases { page, w, rows }))
}

fn row(w: Words, base: Base, forgotten: bool) -> Row {
    Row {
        slug: base.slug.to_string(),
        state: published(w, base.publication.published),
        since: w.moment(base.publication.since),
        uais: base.schools.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        name: base.name,
        school: base.school_name,
        forgotten,
    }
}

fn published(w: Words, published: bool) -> Shown {
    if published {
        Shown::new(Icon::Tick, w.say("console-etat-publiee"))
    } else {
        Shown::new(Icon::Square, w.say("console-etat-arretee"))
    }
}
