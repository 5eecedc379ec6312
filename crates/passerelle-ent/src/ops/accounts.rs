//! *Gestion des comptes*: accounts.

use std::collections::BTreeSet;

use passerelle_model::{Address, Population, Secret, Uai};
use passerelle_store::ent::{Account, AccountId, AccountQuery, AccountState, EntChange};
use passerelle_store::{AuditEvent, Commit, JournalPage, StoreError};
use passerelle_web::PasswordsError;
use passerelle_web::random::{self, NoRandom};

use crate::EntState;
use crate::rules::accounts::{
    AccountRefusal, Action, Names, blocked, may_do, may_see, renamed, unblocked, with_password,
};
use crate::rules::locals::LocalPerson;
use crate::rules::logins;

/// Somebody who manages accounts.
#[derive(Clone, Debug)]
pub struct Manager {
    /// The own account.
    pub own: AccountId,
    /// The schools whose accounts they manage.
    pub schools: Vec<Uai>,
}

impl Manager {
    fn event(&self, state: &EntState, action: &str) -> AuditEvent {
        AuditEvent::new(state.now(), self.own.to_string(), action)
    }
}

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
    /// No password could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The password could not be hashed.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
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
        let pupils = AccountQuery {
            schools: manager.schools.clone(),
            population: Some(Population::Pupil),
            ..AccountQuery::default()
        };
        search(state, pupils).await?.into_iter().filter(|one| one.guardians.contains(&account.id)).collect()
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

/// Takes the access away; the account's sessions end.
pub async fn block(state: &EntState, manager: &Manager, id: AccountId) -> Result<(), AccountError> {
    let account = allowed(state, manager, Action::Block, id).await?;
    keep(state, manager, blocked(account), "journal-compte-bloque").await?;
    end_sessions(state, id).await
}

/// Gives the access back.
pub async fn unblock(state: &EntState, manager: &Manager, id: AccountId) -> Result<(), AccountError> {
    let account = allowed(state, manager, Action::Unblock, id).await?;
    keep(state, manager, unblocked(account), "journal-compte-debloque").await
}

/// Sets another password, which is told once and kept nowhere; the account's sessions end.
pub async fn new_password(
    state: &EntState,
    manager: &Manager,
    id: AccountId,
) -> Result<Secret<String>, AccountError> {
    let account = allowed(state, manager, Action::NewPassword, id).await?;
    let password = logins::password(random::bytes()?);
    let hash = state.passwords().hash(Secret::new(password.clone())).await?;
    let password = Secret::new(password);
    keep(state, manager, with_password(account, hash), "journal-compte-mot-de-passe").await?;
    if id != manager.own {
        end_sessions(state, id).await?;
    }
    Ok(password)
}

/// Gives another name; every identifier stays.
pub async fn rename(
    state: &EntState,
    manager: &Manager,
    id: AccountId,
    names: Names,
) -> Result<(), AccountError> {
    let account = allowed(state, manager, Action::Rename, id).await?;
    keep(state, manager, renamed(account, names), "journal-compte-renomme").await
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
        let event = manager
            .event(state, "journal-compte-cree")
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
        credentials: passerelle_store::ent::Credentials::default(),
    }
}

async fn allowed(
    state: &EntState,
    manager: &Manager,
    action: Action,
    id: AccountId,
) -> Result<Account, AccountError> {
    let account = load(state, manager, id).await?;
    may_do(action, manager.own, &manager.schools, &account)?;
    Ok(account)
}

async fn keep(
    state: &EntState,
    manager: &Manager,
    account: Account,
    action: &'static str,
) -> Result<(), AccountError> {
    let event = manager.event(state, action).with("compte", account.id);
    let changes = vec![EntChange::PutAccounts(vec![account])];
    state.store().commit(Commit { changes, event, expected: None }).await?;
    Ok(())
}

async fn end_sessions(state: &EntState, id: AccountId) -> Result<(), AccountError> {
    let owner = id.to_string();
    state.portal().close_owned(&owner).await?;
    state.sign_on().close_owned(&owner).await?;
    Ok(())
}
