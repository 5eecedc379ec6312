//! S39: « Demandes »: people whom the ENT vouches for and who ask to be linked.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use passerelle_model::{LinkOrigin, LocalUser, Obstacle, Population, Provider};
use passerelle_store::service::{BaseContent, LinkRequest};
use passerelle_web::components::{Field, Icon, State};
use passerelle_web::{Page, Rendered, html};
use passerelle_words::{Reasons, Words, full_name};
use serde::Deserialize;

use super::frame::{Frame, done, inside_matching};
use super::guard::{Manager, School};
use super::home::Done;
use super::wording;
use crate::ops::school::requests as ops;
use crate::rules::school::listing::{self, Filter, Shown};
use crate::rules::school::requests::{Candidate, candidates, likeness};
use crate::rules::school::view::View;

#[derive(Template)]
#[template(path = "school/requests.html")]
struct List {
    page: Page,
    frame: Frame,
    requests: Vec<Asked>,
}

#[derive(Template)]
#[template(path = "school/request.html")]
struct One {
    page: Page,
    frame: Frame,
    asked: Asked,
    search: Field,
    found: Option<Vec<Person>>,
}

/// A request as it is shown.
struct Asked {
    n: i64,
    number: String,
    who: String,
    /// Whether the person has written who they are.
    is_written: bool,
    child: String,
    space: String,
    when: String,
    /// What the ENT's last file says of the identifier.
    ent_says: Vec<String>,
    /// Why signing in did not suffice.
    obstacle: Option<String>,
    /// The users whom that came upon.
    named: Vec<Named>,
    candidates: Vec<Person>,
}

/// Somebody of the base whom signing in came upon.
struct Named {
    name: String,
    what: String,
    href: String,
    /// What is decided about them already.
    decided: Option<String>,
}

/// Somebody of the base.
struct Person {
    n: i64,
    name: String,
    what: String,
    href: String,
    evidence: Vec<State>,
    /// Whether linking them takes a reason.
    unlike: bool,
}

/// Longest reason, in characters.
const REASON: usize = 200;

/// The requests, the oldest first, each with who it may be.
pub(super) async fn list(school: School, Query(query): Query<Done>) -> Rendered {
    const DONE: [&str; 2] = ["etab-fait-relie", "etab-fait-retiree"];
    let (requests, content) = ops::waiting(&school.desk).await.map_err(|error| school.refused(error))?;
    let (mut page, frame) = inside_matching(&school, school.w.say("demandes-titre"));
    if let Some(panel) = done(&school, query.key(), &DONE) {
        page = page.message(panel);
    }
    let view = View::new(&content, Provider::Cas);
    let requests = requests.iter().map(|request| asked(&school, &content, &view, request)).collect();
    Ok(html(&List { page, frame, requests }))
}

/// One request.
pub(super) async fn show(school: School, Path((_, n)): Path<(String, i64)>) -> Rendered {
    one(&school, n, "").await
}

/// What the search sends: names looked for do not go into an address.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    q: String,
}

/// « Chercher » among the people of the base.
pub(super) async fn search(
    school: School,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    one(&school, n, sent.q.trim()).await
}

/// Who is chosen.
#[derive(Deserialize)]
pub(super) struct Chosen {
    utilisateur: i64,
    #[serde(default)]
    raison: String,
}

/// « Relier ».
pub(super) async fn grant(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(Chosen { utilisateur, raison }): Form<Chosen>,
) -> Rendered {
    // A reason as long as a book is no reason.
    let raison: String = raison.chars().take(REASON).collect();
    ops::grant(&school.desk, n, utilisateur, &raison).await.map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/demandes?fait=relie"))
}

/// « Retirer la demande ».
pub(super) async fn drop(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    ops::drop(&school.desk, n).await.map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/demandes?fait=retiree"))
}

async fn one(school: &School, n: i64, words: &str) -> Rendered {
    let (request, content) = ops::one(&school.desk, n).await.map_err(|error| school.refused(error))?;
    let view = View::new(&content, Provider::Cas);
    let w = school.w;
    let title = w.tell1("demandes-une-titre", "numero", request.number.as_str());
    let (page, frame) = inside_matching(school, title);
    let page = page.crumb(w.say("demandes-titre"), school.path("rapprochement/demandes"));
    Ok(html(&One {
        asked: asked(school, &content, &view, &request),
        search: Field::search("q", w.say("demandes-chercher")).value(words).autocomplete("off"),
        found: (!words.is_empty()).then(|| bearing(school, &content, &view, &request, words)),
        page,
        frame,
    }))
}

/// People without identifier whose name bears these words, of every population that the space is for.
fn bearing(
    school: &School,
    content: &BaseContent,
    view: &View<'_>,
    request: &LinkRequest,
    words: &str,
) -> Vec<Person> {
    let candidates = candidates(content, view, request);
    let populations = Population::ALL.into_iter().filter(|population| request.space.is_for(*population));
    populations
        .flat_map(|population| {
            let search = words.to_owned();
            let filter = Filter { population, shown: Shown::Unmatched, kept: Vec::new(), search, page: 1 };
            listing::users(content, view, &filter).rows
        })
        .map(|(row, _)| {
            let unlike = likeness(&candidates, row).takes_a_reason();
            Person { unlike, ..person(school, row.n, &row.record.user) }
        })
        .collect()
}

fn asked(school: &School, content: &BaseContent, view: &View<'_>, request: &LinkRequest) -> Asked {
    let w = school.w;
    let ent_says = Population::ALL.into_iter().filter_map(|population| {
        let account = &view.account(population, &request.identifier)?.account;
        let name = full_name(&account.family_name, &account.given_name);
        Some(w.tell2("demandes-ent-dit", "nom", name, "population", w.population(population).to_lowercase()))
    });
    let mut child = request.child.clone();
    if !request.class.is_empty() {
        child = w.tell2("demandes-enfant-classe", "enfant", child, "classe", request.class.as_str());
    }
    let named = request.named.iter().filter_map(|n| content.users.iter().find(|row| row.n == *n));
    Asked {
        n: request.n,
        number: request.number.clone(),
        who: if request.is_written() {
            full_name(&request.family_name, &request.given_name)
        } else {
            w.say("demandes-sans-nom")
        },
        is_written: request.is_written(),
        obstacle: request.obstacle.map(|obstacle| self::obstacle(w, obstacle)),
        named: named
            .map(|row| {
                let user = &row.record.user;
                Named {
                    name: full_name(&user.family_name, &user.given_name),
                    what: what(w, user),
                    href: school.path(&format!("rapprochement/personnes/{}", row.n)),
                    decided: decided(w, view, request, user),
                }
            })
            .collect(),
        child,
        space: w.space(request.space),
        when: w.moment(request.last),
        ent_says: ent_says.collect(),
        candidates: candidates(content, view, request)
            .iter()
            .map(|candidate| suggested(school, candidate))
            .collect(),
    }
}

/// Why signing in did not suffice, for the one who decides.
fn obstacle(w: Words, obstacle: Obstacle) -> String {
    w.say(match obstacle {
        Obstacle::Contradiction => "demandes-obstacle-contradiction",
        Obstacle::IdentifierTaken => "demandes-obstacle-identifiant-pris",
        Obstacle::NotTold => "demandes-obstacle-manque",
        Obstacle::OtherPopulation => "demandes-obstacle-population",
        Obstacle::OtherSchool => "demandes-obstacle-etablissement",
        Obstacle::SetAside => "demandes-obstacle-ecarte",
        Obstacle::SeveralPeople => "demandes-obstacle-plusieurs",
        Obstacle::SeveralValues => "demandes-obstacle-deux-valeurs",
        Obstacle::Unknown => "demandes-obstacle-inconnu",
        Obstacle::UserTaken => "demandes-obstacle-personne-prise",
    })
}

fn decided(w: Words, view: &View<'_>, request: &LinkRequest, user: &LocalUser) -> Option<String> {
    let link = view.link(&user.id)?;
    Some(w.say(match &link.identifier {
        Some(identifier) if link.origin != LinkOrigin::SetAside && *identifier == request.identifier => {
            "demandes-designe-ce-compte"
        }
        Some(_) if link.origin != LinkOrigin::SetAside => "demandes-designe-autre-compte",
        _ => "demandes-designe-ecarte",
    }))
}

fn suggested(school: &School, candidate: &Candidate<'_>) -> Person {
    let w = school.w;
    let reasons = Reasons::new(w);
    let mut evidence: Vec<State> = candidate
        .evidence
        .iter()
        .map(|piece| State::new(wording::sign(piece.fact), reasons.fact(piece.fact)))
        .collect();
    if candidate.parent_of_child {
        evidence.push(State::new(Icon::Same, w.say("demandes-enfant-reconnu")));
    }
    if candidate.named {
        evidence.push(State::new(Icon::Near, w.say("demandes-designe")));
    }
    let unlike = candidate.likeness.takes_a_reason();
    Person { evidence, unlike, ..person(school, candidate.user.n, &candidate.user.record.user) }
}

fn person(school: &School, n: i64, user: &LocalUser) -> Person {
    Person {
        n,
        name: full_name(&user.family_name, &user.given_name),
        what: what(school.w, user),
        href: school.path(&format!("rapprochement/personnes/{n}")),
        evidence: Vec::new(),
        unlike: true,
    }
}

/// « Élèves, 3A ».
fn what(w: Words, user: &LocalUser) -> String {
    let class = user.class.as_deref().map(|class| format!(", {class}")).unwrap_or_default();
    format!("{}{class}", w.population(user.population))
}
