//! The journal of a base, as both the console and the school's pages show it.

use passerelle_model::Timestamp;
use passerelle_store::service::BaseSlug;
use passerelle_store::{AuditEvent, JournalEntry, JournalPage, StoreError};
use passerelle_words::{Variable, Words, count};
use serde::Deserialize;
use serde_json::Value;

use crate::ServiceState;

/// Entries on a page.
const ON_A_PAGE: u32 = 50;

/// Entries in a download, at most.
const IN_A_FILE: u32 = 10_000;

/// Entries older than this one.
#[derive(Deserialize)]
pub(super) struct Before {
    avant: Option<i64>,
}

/// A page of the journal: its entries, and the number below which older ones stand, if there may be some.
pub(super) async fn page(
    state: &ServiceState,
    base: &BaseSlug,
    Before { avant }: Before,
) -> Result<(Vec<JournalEntry>, Option<i64>), StoreError> {
    let found = state.store.journal(base, JournalPage { before: avant, limit: ON_A_PAGE }).await?;
    let is_full = found.len() == ON_A_PAGE as usize;
    let older = found.last().filter(|_| is_full).map(|last| last.n);
    Ok((found, older))
}

/// The newest entries, for a download.
pub(super) async fn newest(state: &ServiceState, base: &BaseSlug) -> Result<Vec<JournalEntry>, StoreError> {
    state.store.journal(base, JournalPage { before: None, limit: IN_A_FILE }).await
}

/// What was done, in words.
pub(super) fn what(w: Words, event: &AuditEvent) -> String {
    w.tell(
        &event.action,
        event.details.iter().filter_map(|detail| moment(w, detail).or_else(|| variable(detail))),
    )
}

/// The instants of an event, in words.
fn moment<'a>(w: Words, (name, value): (&'a String, &'a Value)) -> Option<Variable<'a>> {
    let name = ["prevu", "quand", "reprise"].into_iter().find(|known| known == name)?;
    let said = value.as_i64().map(|at| w.moment(Timestamp::from_unix(at)));
    Some((name, said.unwrap_or_else(|| "-".to_owned()).into()))
}

/// What a text may be told of an event: its numbers and texts, by the names that this crate gives them.
fn variable<'a>((name, value): (&'a String, &'a Value)) -> Option<Variable<'a>> {
    const NAMES: [&str; 22] = [
        "ajoutes",
        "changes",
        "echouees",
        "espace",
        "fichier",
        "lignes",
        "minutes",
        "n",
        "nom",
        "numero",
        "origine",
        "passees",
        "personnes",
        "point",
        "population",
        "raison",
        "rapproches",
        "regles",
        "retires",
        "serveur",
        "total",
        "utilisateur",
    ];
    let name = NAMES.into_iter().find(|known| known == name)?;
    match value {
        Value::Number(number) => number.as_u64().map(|number| (name, count(number))),
        Value::String(text) => Some((name, text.as_str().into())),
        _ => None,
    }
}
