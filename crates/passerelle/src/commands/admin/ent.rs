//! The accounts that administer the ENT.

use passerelle_model::Address;
use passerelle_store::ent::{Account, AccountState, Credentials, EntChange, EntStore};
use passerelle_store::{AuditEvent, Commit, PasswordHash, Realm, SessionStore, StoreError};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{Clock as _, SystemClock};

use super::password;
use crate::cli::{Admin, Role};
use crate::commands::{ACTOR, serve};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::servers::Means;
use crate::settings::{Settings, SettingsError};

pub(super) fn run(command: &Admin, settings: &Settings, console: Console) -> Result<Exit, Failure> {
    let (Admin::Add(options) | Admin::Password(options)) = command;
    let not_here = options.hosting.is_some() || options.base.is_some();
    let login = options.login.as_deref().filter(|_| !not_here).ok_or_else(|| {
        let error = SettingsError::OtherRole { found: Role::Ent };
        Failure::Settings { path: options.config.clone(), error }
    })?;
    let password = password(options, console)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(async {
        let means = Means::of(settings)?;
        let hash = means
            .passwords
            .hash(password)
            .await
            .map_err(|error| Failure::Server(std::io::Error::other(error)))?;
        let store = serve::open_ent(settings).await?;
        let done = match command {
            Admin::Add(_) => add(&store, login, hash).await,
            Admin::Password(_) => change(&store, login, hash).await,
        };
        store.close().await;
        let told = done.map_err(|problem| match problem {
            Refused::Rule(text) => Failure::Login { login: login.to_owned(), text },
            Refused::Store(error) => Failure::Store { path: settings.database(), error },
        })?;
        console.remark(told, [("login", login.into())]);
        Ok(Exit::Done)
    })
}

/// Why nothing was changed.
enum Refused {
    /// What people are told.
    Rule(&'static str),
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn add(store: &SqliteEntStore, login: &str, password: PasswordHash) -> Result<&'static str, Refused> {
    let login = login.trim();
    if login.is_empty() || login.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Refused::Rule("erreur-admin-login"));
    }
    if store.account_by_login(login).await?.is_some() {
        return Err(Refused::Rule("erreur-admin-existe"));
    }
    let account = Account {
        id: 0,
        login: login.to_owned(),
        password: Some(password),
        state: AccountState::Active,
        local: true,
        title: None,
        family_name: login.to_owned(),
        given_name: String::new(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: Vec::new(),
        guardians: Vec::new(),
        created: SystemClock.now(),
        source: None,
        administrator: true,
        credentials: Credentials::default(),
    };
    keep(store, account, "journal-administrateur-cree").await?;
    Ok("admin-cree")
}

/// A new password; whoever was signed in with the old one is signed out. The second factor goes too: it may be lost.
async fn change(
    store: &SqliteEntStore,
    login: &str,
    password: PasswordHash,
) -> Result<&'static str, Refused> {
    let found = store.account_by_login(login.trim()).await?;
    let account =
        found.filter(|account| account.administrator).ok_or(Refused::Rule("erreur-admin-inconnu"))?;
    let owner = account.id.to_string();
    let account = Account {
        password: Some(password),
        state: AccountState::Active,
        credentials: Credentials::default(),
        ..account
    };
    keep(store, account, "journal-administrateur-mot-de-passe").await?;
    for realm in [Realm::SignOn, Realm::Portal] {
        store.close_owned(realm, &owner).await?;
    }
    Ok("admin-mot-de-passe-change")
}

async fn keep(store: &SqliteEntStore, account: Account, action: &str) -> Result<(), StoreError> {
    let event = AuditEvent::new(SystemClock.now(), ACTOR, action);
    store
        .commit(Commit { changes: vec![EntChange::PutAccounts(vec![account])], event, expected: None })
        .await?;
    Ok(())
}
