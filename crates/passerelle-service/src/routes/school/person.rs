//! S37: « Rapprochement manuel »: one person of the base and the accounts that may be theirs.

mod decide;
mod view;

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
pub(super) use decide::{confirm, link, set_aside, undo};
use passerelle_model::{LinkOrigin, RecognitionWay};
use passerelle_store::service::LinkRecord;
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Page, Rendered, html};
use passerelle_words::Words;
use serde::Deserialize;
use view::{Candidate, Line, Suggested, candidates, known, suggested};

use super::frame::{Frame, inside_matching};
use super::guard::School;
use super::list::Wanted;
use crate::ops::school::linking::{self, Person};
use crate::rules::school::linking::AsideReason;
use crate::rules::school::listing::Shown;
use crate::rules::school::view::LinkState;

#[derive(Template)]
#[template(path = "school/person.html")]
struct Manual {
    page: Page,
    frame: Frame,
    n: i64,
    back: String,
    query: String,
    name: String,
    known: Vec<Line>,
    linked: Option<Linked>,
    aside: bool,
    alike: bool,
    suggestions: Vec<Suggested>,
    unmatched_only: Field,
    search: Field,
    accounts: Vec<Candidate>,
    found: usize,
    shown: usize,
    reasons: Field,
}

/// What is decided already.
struct Linked {
    account: String,
    identifier: String,
    when: String,
    by: String,
    how: String,
}

/// What the search sends: words looked for do not go into an address.
#[derive(Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    q: String,
    #[serde(default)]
    non_rapproches: String,
    /// The query of the list to come back to.
    #[serde(default)]
    retour: String,
}

/// The page.
pub(super) async fn show(
    school: School,
    Path((_, n)): Path<(String, i64)>,
    Query(wanted): Query<Wanted>,
) -> Rendered {
    let person = linking::person(&school.desk, n, true).await.map_err(|error| school.refused(error))?;
    Ok(html(&build(&school, &person, &wanted, "", Shown::Unmatched)))
}

/// « Chercher » among the accounts.
pub(super) async fn search(
    school: School,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    let person = linking::person(&school.desk, n, true).await.map_err(|error| school.refused(error))?;
    let shown = if sent.non_rapproches.is_empty() { Shown::All } else { Shown::Unmatched };
    Ok(html(&build(&school, &person, &wanted(&sent.retour), sent.q.trim(), shown)))
}

/// The list to come back to, from its query; read anew, so that nothing else comes with it.
fn wanted(query: &str) -> Wanted {
    let mut wanted = Wanted::default();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "population" => wanted.population = value.into_owned(),
            "vue" => wanted.vue = value.into_owned(),
            "filtre" => wanted.filtre = value.into_owned(),
            "page" => wanted.page = value.parse().ok(),
            "garde" => wanted.garde = value.into_owned(),
            _ => {}
        }
    }
    wanted
}

/// How somebody was linked.
fn how(w: Words, vs: &str, link: &LinkRecord) -> String {
    let way = link.rule.as_deref().and_then(RecognitionWay::from_code);
    match (link.origin, way) {
        (LinkOrigin::SignIn, Some(RecognitionWay::DoubleSignIn)) => w.say("etab-etat-double-connexion"),
        (LinkOrigin::SignIn, Some(RecognitionWay::ServiceIdentifier)) => {
            w.tell1("etab-etat-identifiant-recu", "vs", vs)
        }
        (LinkOrigin::SignIn, _) => w.say("etab-etat-noms-recus"),
        (origin, _) if origin.is_human() => w.say("etab-etat-main"),
        _ => w.say("etab-etat-rapproche"),
    }
}

fn build(school: &School, person: &Person, wanted: &Wanted, search: &str, shown: Shown) -> Manual {
    let w = school.w;
    let row = person.user();
    let user = &row.record.user;
    let (page, frame) = inside_matching(school, w.say("etab-manuel-titre"));
    let query = wanted.query(user.population, None);
    let view = person.view();
    let state = view.state(row);
    let suggestions = suggested(school, person);
    let (accounts, found) = candidates(school, person, shown, search);
    let link = view.link(&user.id).filter(|link| link.identifier.is_some());
    let reasons = AsideReason::ALL.map(|reason| Choice::new(reason.code(), w.say(why(reason))));
    Manual {
        n: row.n,
        back: school.path(&format!("rapprochement/?{query}#liste")),
        query,
        name: view::name(&user.family_name, &user.given_name),
        known: known(school, user),
        linked: link.map(|link| Linked {
            account: link
                .identifier
                .as_ref()
                .and_then(|id| view.account(user.population, id))
                .map(|row| view::name(&row.account.family_name, &row.account.given_name))
                .unwrap_or_default(),
            identifier: link
                .identifier
                .as_ref()
                .map(|id| super::wording::identifier(id, school.sees_identifiers()))
                .unwrap_or_default(),
            when: w.moment(link.at),
            by: link.by.clone(),
            how: how(w, school.desk.base.service_name.as_str(), link),
        }),
        aside: state == LinkState::SetAside,
        alike: suggestions.iter().filter(|suggestion| suggestion.is_likely).count() > 1,
        suggestions,
        unmatched_only: Field::checkbox("non_rapproches", w.say("etab-filtre"), shown == Shown::Unmatched),
        search: Field::search("q", w.say("etab-manuel-chercher")).value(search).autocomplete("off"),
        shown: accounts.len(),
        accounts,
        found,
        reasons: Field::select("raison", w.say("etab-ecarter-pourquoi"), reasons.into()),
        page,
        frame,
    }
}

/// The words of a reason.
fn why(reason: AsideReason) -> &'static str {
    match reason {
        AsideReason::Left => "etab-ecarter-parti",
        AsideReason::NoAccountYet => "etab-ecarter-pas-de-compte",
        AsideReason::Other => "etab-ecarter-autre",
        AsideReason::Test => "etab-ecarter-test",
    }
}
