//! « Choix de la délégation en fonction de l'espace »: what may be chosen, and what a choice changes.

use aws_lc_rs::digest::{SHA256, digest};
use passerelle_model::{CasDelegation, Delegation, Provider, Space, SpaceMatrix, Timestamp};
use passerelle_store::AuditEvent;
use passerelle_store::service::Base;
use serde_json::{Map, Value, json};

use super::publication::{Published, must_be_stopped};

/// Why a choice cannot be put in place.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// The base must be stopped first.
    #[error(transparent)]
    Published(#[from] Published),
    /// A row asks for a provider that is not defined.
    #[error("a row uses a provider that is not defined")]
    NotDefined {
        /// The row.
        space: Space,
    },
    /// The common page may be delegated only when the eight spaces use the same provider.
    #[error("the common page needs the eight spaces to use the same provider")]
    CommonPage {
        /// The spaces that do not.
        missing: Vec<Space>,
    },
    /// The CAS delegation cannot go while rows use it.
    #[error("rows still use the CAS delegation")]
    CasInUse {
        /// How many.
        rows: usize,
    },
}

/// What a person asks for in the tab « Déléguer l'authentification ».
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// « Définir une délégation CAS » is ticked.
    pub cas: bool,
    /// The rows.
    pub matrix: SpaceMatrix,
}

impl Asked {
    /// What is in force.
    pub fn current(delegation: &Delegation) -> Self {
        Self { cas: delegation.cas.is_some(), matrix: delegation.matrix.clone() }
    }

    /// The same choice in every row: « CAS pour tous les espaces », « Aucune pour tous les espaces ».
    #[must_use]
    pub fn everywhere(mut self, provider: Option<Provider>) -> Self {
        for space in Space::ALL {
            self.matrix.set(space, provider);
        }
        self
    }
}

/// One row that changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowChange {
    /// The row.
    pub space: Space,
    /// What is in force.
    pub before: Option<Provider>,
    /// What would be.
    pub after: Option<Provider>,
}

/// What a choice would change; put in place by [`Plan::event`] and a commit of [`Plan::after`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The settings as they would be.
    pub after: Delegation,
    /// The rows that change, in the order of the matrix.
    pub rows: Vec<RowChange>,
    /// « Définir une délégation CAS » would be unticked.
    pub undefines_cas: bool,
    /// The common page goes back to « Aucune » because a space leaves the delegation.
    pub common_page_falls: bool,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && !self.undefines_cas
    }

    /// The journal's event: the rows, before and after.
    pub fn event(&self, at: Timestamp, actor: &str) -> AuditEvent {
        let side = |pick: fn(&RowChange) -> Option<Provider>| -> Map<String, Value> {
            self.rows.iter().map(|row| (code(row.space), json!(pick(row).map(Provider::code)))).collect()
        };
        AuditEvent::new(at, actor, "journal-delegation-matrice")
            .with("lignes", self.rows.len())
            .with("cas_retire", self.undefines_cas)
            .with("avant", side(|row| row.before))
            .with("apres", side(|row| row.after))
    }
}

/// The word that records use for a space.
pub fn code(space: Space) -> String {
    if space == Space::Common { "commune".to_owned() } else { space.slug().to_owned() }
}

/// The spaces that keep the common page from using `provider`.
pub fn missing_for_common_page(matrix: &SpaceMatrix, provider: Provider) -> Vec<Space> {
    Space::DOORS.into_iter().filter(|space| matrix.get(*space) != Some(provider)).collect()
}

/// Tells two states of the settings apart, so that a page that has become old is noticed.
pub fn fingerprint(settings: &impl serde::Serialize) -> String {
    let text = json!(settings).to_string();
    let digest = digest(&SHA256, text.as_bytes());
    digest.as_ref().iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Decides whether a choice is allowed and what it changes.
pub fn plan(base: &Base, asked: &Asked) -> Result<Plan, Refusal> {
    must_be_stopped(base)?;
    changes(&base.delegation, asked)
}

/// The same over any settings, such as those of a draft.
pub fn changes(current: &Delegation, asked: &Asked) -> Result<Plan, Refusal> {
    let mut matrix = asked.matrix.clone();
    let defined = |provider| provider == Provider::Cas && current.cas.is_some();
    if let Some((space, _)) = matrix.iter().find(|(_, choice)| choice.is_some_and(|chosen| !defined(chosen)))
    {
        return Err(Refusal::NotDefined { space });
    }
    let common_page_falls = settle_common_page(&current.matrix, &mut matrix)?;
    let using_cas = matrix.iter().filter(|(_, choice)| *choice == Some(Provider::Cas)).count();
    let undefines_cas = !asked.cas && current.cas.is_some();
    if undefines_cas && using_cas > 0 {
        return Err(Refusal::CasInUse { rows: using_cas });
    }
    let rows = changed_rows(&current.matrix, &matrix);
    let cas = if undefines_cas { None } else { current.cas.clone() };
    Ok(Plan { after: Delegation { cas, matrix }, rows, undefines_cas, common_page_falls })
}

/// The common page follows the eight spaces or nobody. Chosen anew without them it is refused; in force already and
/// left as it was, it goes back to « Aucune », which the person is shown.
fn settle_common_page(current: &SpaceMatrix, asked: &mut SpaceMatrix) -> Result<bool, Refusal> {
    let Some(provider) = asked.get(Space::Common) else { return Ok(false) };
    let missing = missing_for_common_page(asked, provider);
    if missing.is_empty() {
        return Ok(false);
    }
    if current.get(Space::Common) != Some(provider) {
        return Err(Refusal::CommonPage { missing });
    }
    asked.set(Space::Common, None);
    Ok(true)
}

/// The rows that two states of the matrix differ in.
pub fn changed_rows(before: &SpaceMatrix, after: &SpaceMatrix) -> Vec<RowChange> {
    before
        .iter()
        .zip(after.iter())
        .filter(|((_, before), (_, after))| before != after)
        .map(|((space, before), (_, after))| RowChange { space, before, after })
        .collect()
}

/// « Valider » in the window « Définir une délégation CAS »; `None` when nothing changes.
pub fn define_cas(
    base: &Base,
    cas: CasDelegation,
    at: Timestamp,
    actor: &str,
) -> Result<Option<(Delegation, AuditEvent)>, Published> {
    must_be_stopped(base)?;
    if base.delegation.cas.as_ref() == Some(&cas) {
        return Ok(None);
    }
    let event = AuditEvent::new(at, actor, "journal-delegation-cas")
        .with("avant", json!(base.delegation.cas))
        .with("apres", json!(cas));
    Ok(Some((Delegation { cas: Some(cas), matrix: base.delegation.matrix.clone() }, event)))
}

#[cfg(test)]
#[path = "delegation_tests.rs"]
mod tests;
