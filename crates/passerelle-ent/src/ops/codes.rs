//! Activation codes: drawn by a school's management, told once, on paper.

use passerelle_model::{Population, Secret, Timestamp, Uai};
use passerelle_store::Commit;
use passerelle_store::ent::{Account, AccountId, AccountState, EntChange};
use passerelle_web::random::{self, NoRandom};

use super::accounts::{AccountError, Manager, allowed, event, keep};
use super::logout::{self, to_its_end};
use crate::EntState;
use crate::rules::accounts::{Action, may_do, with_code};
use crate::rules::codes::{ACTIVATION_LIFE, code};

/// A code, for the person that it was drawn for.
#[derive(Debug)]
pub struct Slip {
    /// Whose it is.
    pub account: Account,
    /// The code.
    pub code: Secret<String>,
    /// When it stops working.
    pub expires: Timestamp,
}

/// What the vault marks the code of an account under.
pub(super) fn owner(id: AccountId) -> String {
    format!("activation:{id}")
}

/// Gives an account a code: its password, if it had one, no longer works, and its sessions end. `seen` is the version of
/// the account that the decision was made on.
pub async fn give_code(
    state: &EntState,
    manager: &Manager,
    id: AccountId,
    seen: &str,
) -> Result<Slip, AccountError> {
    let before = allowed(state, manager, Action::Code, id, seen).await?;
    let (slip, after) = drawn(state, &before)?;
    let (state, manager) = (state.clone(), manager.clone());
    to_its_end(async move {
        keep(&state, &manager, before, after, "journal-compte-code").await?;
        logout::end_everything(&state, id).await?;
        Ok(slip)
    })
    .await
}

/// Gives a code to every account of the school that has never been used, of this population and class where they are
/// named. One that has a code already gets another.
pub async fn give_codes(
    state: &EntState,
    manager: &Manager,
    school: Uai,
    population: Option<Population>,
    class: Option<&str>,
) -> Result<Vec<Slip>, AccountError> {
    let mut waiting = waiting(state, manager, school).await?;
    waiting.retain(|account| belongs(account, school, population, class));
    let mut slips = Vec::new();
    let mut changes = Vec::new();
    for before in waiting {
        let (slip, after) = drawn(state, &before)?;
        changes.push(EntChange::ReplaceAccount(Box::new(before), Box::new(after)));
        slips.push(slip);
    }
    if !slips.is_empty() {
        let event = event(state, manager, "journal-codes-donnes")
            .with("etablissement", school.as_str())
            .with("n", slips.len());
        state.store().commit(Commit { changes, event, expected: None }).await?;
    }
    Ok(slips)
}

/// The accounts of the school that have never been used and that the manager may give a code to.
pub async fn waiting(state: &EntState, manager: &Manager, school: Uai) -> Result<Vec<Account>, AccountError> {
    let mut accounts = state.store().accounts_of(&[school]).await?;
    accounts.retain(|one| one.state == AccountState::Inactive && may_do(Action::Code, manager, one).is_ok());
    Ok(accounts)
}

fn belongs(account: &Account, school: Uai, population: Option<Population>, class: Option<&str>) -> bool {
    account.memberships.iter().any(|one| {
        one.uai == school
            && population.is_none_or(|population| population == one.population)
            && class.is_none_or(|class| one.class.as_deref() == Some(class))
    })
}

fn drawn(state: &EntState, account: &Account) -> Result<(Slip, Account), NoRandom> {
    let code = code(random::bytes()?);
    let mark = state.vault().mark(&owner(account.id), &code);
    let now = state.now();
    let after = with_code(account.clone(), mark, now);
    let slip = Slip { account: after.clone(), code: Secret::new(code), expires: now.plus(ACTIVATION_LIFE) };
    Ok((slip, after))
}
