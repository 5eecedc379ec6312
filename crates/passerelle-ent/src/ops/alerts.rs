//! *Alertes*: what needs a look in a school, and what somebody has already looked at.

use std::collections::BTreeSet;

use passerelle_model::Uai;
use passerelle_store::ent::{Account, AccountId, EntChange, Establishment};
use passerelle_store::{Commit, StoreError};

use super::accounts::{Manager, event};
use crate::EntState;
use crate::rules::alerts::Look;
use crate::rules::exports::grouped_with;

/// How often somebody else may write while a dismissal is kept.
const ATTEMPTS: usize = 3;
/// Groups remembered for a school; the oldest are forgotten first, and shown again.
const MOST: usize = 2_000;

/// Every account of the school and of the others of its grouping: a person may have an account in each.
pub async fn people_around(state: &EntState, school: &Establishment) -> Result<Vec<Account>, StoreError> {
    let all = state.store().establishments().await?;
    let mut schools = vec![school.uai];
    schools.extend(grouped_with(school, &all).into_iter().map(|one| one.uai));
    state.store().accounts_of(&schools).await
}

/// What the look at a school is taken with.
pub async fn look(state: &EntState, school: Uai, months: u16) -> Result<Look, StoreError> {
    let now = state.now();
    let year = u16::try_from(passerelle_words::paris::clock(now).year()).unwrap_or_default();
    Ok(Look { school, now, year, months, different: different(state, school).await? })
}

/// Remembers that these accounts are different people (« Ce ne sont pas les mêmes »).
pub async fn remember_different(
    state: &EntState,
    manager: &Manager,
    school: Uai,
    accounts: BTreeSet<AccountId>,
) -> Result<(), StoreError> {
    let mut lost = 0;
    loop {
        let version = state.store().version().await?;
        let mut groups = different(state, school).await?;
        groups.retain(|group| !group.is_subset(&accounts));
        groups.push(accounts.clone());
        let excess = groups.len().saturating_sub(MOST);
        groups.drain(..excess);
        let value = serde_json::to_string(&groups).map_err(|error| StoreError::Failure(Box::new(error)))?;
        let rows: Vec<_> = accounts.iter().map(ToString::to_string).collect();
        let event = event(state, manager, "journal-alerte-distincts")
            .with("etablissement", school.as_str())
            .with("comptes", rows.join(", "));
        let commit = Commit {
            changes: vec![EntChange::PutSetting(setting(school), value)],
            event,
            expected: Some(version),
        };
        match state.store().commit(commit).await {
            Err(StoreError::Stale) if lost < ATTEMPTS => lost += 1,
            done => return done.map(|_| ()),
        }
    }
}

async fn different(state: &EntState, school: Uai) -> Result<Vec<BTreeSet<AccountId>>, StoreError> {
    let kept = state.store().setting(&setting(school)).await?;
    // What cannot be read is asked again.
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn setting(school: Uai) -> String {
    format!("alertes-distincts-{school}")
}
