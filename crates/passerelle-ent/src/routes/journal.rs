//! The journal of the ENT, for its administrators.

use askama::Template;
use axum::extract::State;
use passerelle_store::AuditEvent;
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Access, Page, Problem, Rendered, Routes, csv, html};
use passerelle_words::{Variable, Words, count};
use serde_json::{Map, Value};

use super::services::{Administrating, wording};
use crate::EntState;
use crate::ops::journal::{self, Found};
use crate::rules::journal::{Family, Filter};

const PAGE: &str = "/ent/journal";
/// Entries on a page.
const ON_A_PAGE: usize = 50;
/// Entries in a download, at most.
const IN_A_FILE: usize = 10_000;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, show).get(
        "/ent/journal.csv",
        Access::EntAdministrator,
        download,
    )
}

#[derive(Template)]
#[template(path = "services/journal.html")]
struct JournalPage {
    page: Page,
    w: Words,
    fields: Vec<Field>,
    entries: Vec<Entry>,
    /// Whether nothing is asked for in particular.
    all: bool,
    older: Option<String>,
    download: String,
}

/// An entry in words.
struct Entry {
    at: String,
    actor: String,
    /// The account that did it, as a link.
    href: String,
    what: String,
    changes: Vec<String>,
}

async fn show(State(state): State<EntState>, admin: Administrating) -> Rendered {
    let w = admin.w;
    let filter = asked(&admin);
    let before = admin.parameter("avant").parse().ok();
    let Found { entries, older } = journal::find(&state, &filter, before, ON_A_PAGE).await?;
    let query = encoded(&filter);
    let with = |more: String| if query.is_empty() { more } else { format!("{query}&{more}") };
    Ok(html(&JournalPage {
        page: admin.page(w.say("journal-titre")).personal(),
        w,
        fields: fields(w, &filter),
        entries: entries.iter().map(|one| worded(w, &one.event)).collect(),
        all: filter == Filter::default(),
        older: older.map(|n| format!("{PAGE}?{}", with(format!("avant={n}")))),
        download: format!("/ent/journal.csv?{query}"),
    }))
}

async fn download(
    State(state): State<EntState>,
    admin: Administrating,
) -> Result<axum::response::Response, Problem> {
    let w = admin.w;
    let Found { entries, .. } = journal::find(&state, &asked(&admin), None, IN_A_FILE).await?;
    let header = ["journal-quand", "journal-qui", "journal-quoi", "journal-detail"].map(|key| w.say(key));
    let rows = entries.iter().map(|entry| {
        let Entry { at, actor, what, changes, .. } = worded(w, &entry.event);
        vec![at, actor, what, changes.join(" | ")]
    });
    Ok(csv("journal_ent.csv", &header.each_ref().map(String::as_str), rows))
}

fn asked(admin: &Administrating) -> Filter {
    Filter {
        family: Family::from_code(&admin.parameter("action")),
        account: admin.parameter("compte").trim().parse().ok(),
    }
}

fn encoded(filter: &Filter) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(family) = filter.family {
        query.append_pair("action", family.code());
    }
    if let Some(account) = filter.account {
        query.append_pair("compte", &account.to_string());
    }
    query.finish()
}

fn fields(w: Words, filter: &Filter) -> Vec<Field> {
    let all = Choice::new("", w.say("comptes-filtre-tous"));
    let families = Family::ALL.map(|one| Choice::new(one.code(), w.say(family_key(one))));
    vec![
        Field::select("action", w.say("journal-action"), [vec![all], families.into()].concat())
            .value(filter.family.map_or("", Family::code)),
        Field::text("compte", w.say("journal-compte"))
            .value(filter.account.map(|account| account.to_string()).unwrap_or_default())
            .hint(w.say("journal-compte-aide"))
            .autocomplete("off")
            .digits()
            .short(),
    ]
}

fn family_key(family: Family) -> &'static str {
    match family {
        Family::Accounts => "journal-famille-comptes",
        Family::Schools => "journal-famille-etablissements",
        Family::Services => "journal-famille-services",
        Family::Exports => "journal-famille-exports",
        Family::Imports => "journal-famille-imports",
    }
}

fn worded(w: Words, event: &AuditEvent) -> Entry {
    let account = event.actor.parse::<i64>().is_ok();
    Entry {
        at: w.moment(event.at),
        href: if account { format!("/ent/comptes/{}", event.actor) } else { String::new() },
        actor: if account {
            w.tell1("journal-compte-numero", "compte", event.actor.as_str())
        } else {
            event.actor.clone()
        },
        what: what(w, event),
        changes: changes(w, event),
    }
}

/// What was done, in words: every number and text of the event by its name.
fn what(w: Words, event: &AuditEvent) -> String {
    w.tell(&event.action, event.details.iter().filter_map(variable))
}

/// The names that the texts of the journal give to details.
const NAMES: [&str; 21] = [
    "compte",
    "comptes",
    "crees",
    "destinataire",
    "ecartes",
    "eleve",
    "etablissement",
    "etablissements",
    "import",
    "modifies",
    "n",
    "nom",
    "nouveaux",
    "personnel",
    "population",
    "professeur",
    "responsable",
    "retablis",
    "service",
    "services",
    "supprimes",
];

fn variable<'a>((name, value): (&'a String, &'a Value)) -> Option<Variable<'a>> {
    let name = NAMES.into_iter().find(|known| known == name)?;
    match value {
        // A row is no count: 1044, never « 1 044 ».
        Value::Number(number) if name == "compte" => Some((name, number.to_string().into())),
        Value::Number(number) => number.as_u64().map(|number| (name, count(number))),
        Value::String(text) => Some((name, text.as_str().into())),
        _ => None,
    }
}

/// « Adresses : avant → après », a line for each setting that changed.
fn changes(w: Words, event: &AuditEvent) -> Vec<String> {
    let side = |name: &str| event.details.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    let (before, after): (Map<_, _>, Map<_, _>) = (side("avant"), side("apres"));
    let mut names: Vec<_> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let value = |side: &Map<String, Value>, name: &str| {
        let value = side.get(name).cloned().unwrap_or_default();
        wording::setting_value(w, name, &value).join(", ")
    };
    names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| {
            let sides = [
                ("quoi", wording::setting(w, name).into()),
                ("avant", value(&before, name).into()),
                ("apres", value(&after, name).into()),
            ];
            w.tell("journal-changement", sides)
        })
        .collect()
}

#[cfg(test)]
mod tests;
