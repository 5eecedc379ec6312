//! *Gestion des comptes*: accounts.

use std::collections::BTreeSet;

use passerelle_model::{Address, Population, Uai};
use passerelle_store::ent::{Account, AccountId, AccountQuery, AccountState, Credentials, EntChange};
use passerelle_store::{AuditEvent, Commit, JournalPage, StoreError};
use passerelle_web::random::NoRandom;

use super::logout::{self, to_its_end};
use crate::EntState;
pub use crate::rules::accounts::Manager;
use crate::rules::accounts::{
    AccountRefusal, Action, Names, blocked, may_do, may_see, removed, renamed, unblocked,
    without_second_factor,
};
use crate::rules::locals::LocalPerson;
use crate::rules::logins;
use crate::rules::memberships::{self, Line, Wrong};
use crate::rules::versions::account_version;

/// Something was not done to an account.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// No account has this row.
    #[error("no such account")]
    Missing,
    /// A rule is against it.
    #[error(transparent)]
    Refused(#[from] AccountRefusal),
    /// It could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No code could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The memberships cannot be as they were typed.
    #[error("memberships that cannot be")]
    Memberships(Vec<Wrong>),
}

/// An account of one of the manager's schools.
pub async fn load(state: &EntState, manager: &Manager, id: AccountId) -> Result<Account, AccountError> {
    let account = state.store().account(id).await?.ok_or(AccountError::Missing)?;
    if may_see(&manager.schools, &account) { Ok(account) } else { Err(AccountRefusal::OtherSchool.into()) }
}

/// Every account of a school that fits, whatever their number: a school's table is sorted as a whole.
pub async fn search(state: &EntState, query: AccountQuery) -> Result<Vec<Account>, StoreError> {
    let query = AccountQuery { offset: 0, limit: u32::MAX, ..query };
    Ok(state.store().find_accounts(&query).await?.accounts)
}

/// Those of the accounts that a recipient has named its own identifier of.
pub async fn matched(
    state: &EntState,
    recipient: &str,
    accounts: &[Account],
) -> Result<BTreeSet<AccountId>, StoreError> {
    let ids: Vec<_> = accounts.iter().map(|account| account.id).collect();
    let known = state.store().service_identifiers_of(recipient, &ids).await?;
    Ok(known.into_iter().map(|(account, _)| account).collect())
}

/// The accounts of a pupil's guardians, or of a guardian's children, that the manager may see.
pub async fn relatives(
    state: &EntState,
    manager: &Manager,
    account: &Account,
) -> Result<(Vec<Account>, Vec<Account>), StoreError> {
    let mut guardians = Vec::new();
    for id in &account.guardians {
        guardians.extend(state.store().account(*id).await?.filter(|one| may_see(&manager.schools, one)));
    }
    let guardian = account.memberships.iter().any(|one| one.population == Population::Guardian);
    let children = if guardian {
        // Guardians belong to their children's schools: there are few to look through, whatever the manager manages.
        let theirs = |school: &Uai| account.memberships.iter().any(|one| one.uai == *school);
        let schools: Vec<_> = manager.schools.iter().copied().filter(theirs).collect();
        let pupils = AccountQuery { schools, population: Some(Population::Pupil), ..AccountQuery::default() };
        // A query that names no school is about all of them.
        let found = if pupils.schools.is_empty() { Vec::new() } else { search(state, pupils).await? };
        found.into_iter().filter(|one| one.guardians.contains(&account.id)).collect()
    } else {
        Vec::new()
    };
    Ok((guardians, children))
}

/// What was done to an account by its managers, newest first, as far as the journal's last entries tell.
pub async fn history(state: &EntState, id: AccountId) -> Result<Vec<AuditEvent>, StoreError> {
    const LOOK_BACK: u32 = 500;
    let entries = state.store().journal(JournalPage { before: None, limit: LOOK_BACK }).await?;
    let about = |event: &AuditEvent| {
        let account = event.details.get("compte").and_then(serde_json::Value::as_i64);
        event.action.starts_with("journal-compte-") && account == Some(id)
    };
    Ok(entries.into_iter().map(|entry| entry.event).filter(about).collect())
}

/// What needs nothing but a word: block, unblock, remove, restore, turn the second factor off, end the sessions. `seen`
/// is the version of the account that the decision was made on.
pub async fn act(
    state: &EntState,
    manager: &Manager,
    action: Action,
    id: AccountId,
    seen: &str,
) -> Result<(), AccountError> {
    let before = allowed(state, manager, action, id, seen).await?;
    let account = before.clone();
    let (account, event) = match action {
        Action::Block => (blocked(account), "journal-compte-bloque"),
        Action::Unblock => (unblocked(account), "journal-compte-debloque"),
        Action::Remove => (removed(account), "journal-compte-supprime"),
        Action::Restore => (unblocked(account), "journal-compte-retabli"),
        Action::SecondFactor => (without_second_factor(account), "journal-compte-second-facteur-retire"),
        Action::SignOut => (account, "journal-compte-deconnecte"),
        Action::Code | Action::Rename | Action::Memberships => {
            return Err(AccountRefusal::State { state: account.state }.into());
        }
    };
    let (state, manager) = (state.clone(), manager.clone());
    to_its_end(async move {
        keep(&state, &manager, before, account, event).await?;
        if action.ends_sessions() {
            logout::end_everything(&state, id).await?;
        }
        Ok(())
    })
    .await
}

/// Gives another name; every identifier stays.
pub async fn rename(
    state: &EntState,
    manager: &Manager,
    id: AccountId,
    seen: &str,
    names: Names,
) -> Result<(), AccountError> {
    let before = allowed(state, manager, Action::Rename, id, seen).await?;
    let account = renamed(before.clone(), names);
    keep(state, manager, before, account, "journal-compte-renomme").await
}

/// Changes what the person is in the manager's schools.
pub async fn set_memberships(
    state: &EntState,
    manager: &Manager,
    id: AccountId,
    seen: &str,
    lines: &[Line],
) -> Result<(), AccountError> {
    let before = allowed(state, manager, Action::Memberships, id, seen).await?;
    let memberships = memberships::memberships(manager, &before, lines).map_err(AccountError::Memberships)?;
    let account = Account { memberships, ..before.clone() };
    keep(state, manager, before, account, "journal-compte-structures").await
}

/// Creates an account by hand (« Locaux »), with the first free login; gives its row.
pub async fn create(
    state: &EntState,
    manager: &Manager,
    person: &LocalPerson,
) -> Result<AccountId, AccountError> {
    /// Logins lost to somebody who took them in the same instant.
    const LOST: usize = 3;
    if !manager.schools.contains(&person.membership.uai) {
        return Err(AccountRefusal::OtherSchool.into());
    }
    let mut lost = 0;
    for login in logins::candidates(&person.names.family, &person.names.given) {
        if state.store().account_by_login(&login).await?.is_some() {
            continue;
        }
        let event = event(state, manager, "journal-compte-cree")
            .with("etablissement", person.membership.uai.as_str())
            .with("population", person.membership.population.code());
        let changes = vec![EntChange::PutAccounts(vec![account(state, person, login)])];
        match state.store().commit(Commit { changes, event, expected: None }).await {
            Ok(receipt) => return Ok(receipt.created),
            Err(StoreError::Refused { .. }) if lost < LOST => lost += 1,
            Err(error) => return Err(error.into()),
        }
    }
    Err(AccountError::Missing)
}

fn account(state: &EntState, person: &LocalPerson, login: String) -> Account {
    Account {
        id: 0,
        login,
        password: None,
        state: AccountState::Inactive,
        local: true,
        title: person.title,
        family_name: person.names.family.clone(),
        given_name: person.names.given.clone(),
        birth_date: person.birth_date,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: vec![person.membership.clone()],
        guardians: Vec::new(),
        created: state.now(),
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }
}

/// The account, if the manager may do this to it and it is still as it was seen.
pub(super) async fn allowed(
    state: &EntState,
    manager: &Manager,
    action: Action,
    id: AccountId,
    seen: &str,
) -> Result<Account, AccountError> {
    let account = load(state, manager, id).await?;
    may_do(action, manager, &account)?;
    if account_version(&account) == seen { Ok(account) } else { Err(StoreError::Stale.into()) }
}

/// Replaces the account, if nobody else has.
pub(super) async fn keep(
    state: &EntState,
    manager: &Manager,
    before: Account,
    account: Account,
    action: &'static str,
) -> Result<(), AccountError> {
    let event = event(state, manager, action).with("compte", account.id);
    let changes = vec![EntChange::ReplaceAccount(Box::new(before), Box::new(account))];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

pub(super) fn event(state: &EntState, manager: &Manager, action: &str) -> AuditEvent {
    AuditEvent::new(state.now(), manager.own.to_string(), action)
}
