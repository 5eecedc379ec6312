//! Hosting accounts, and the accounts of a school's pages.

use passerelle_service::ops::bases::{self, AccountError, HostingSecrets};
use passerelle_store::service::{SchoolRole, StaffAccount};

use super::{name, password, secret};
use crate::cli::{Admin, AdminAccount, BaseArg};
use crate::commands::ACTOR;
use crate::commands::service::{Office, at_work, now};
use crate::console::Console;
use crate::failure::{Exit, Failure};

pub(super) fn run(command: &Admin, console: Console) -> Result<Exit, Failure> {
    let (Admin::Add(options) | Admin::Password(options)) = command;
    let adds = matches!(command, Admin::Add(_));
    match (&options.hosting, &options.base) {
        (Some(number), _) => hosting(options, number, adds, console)?,
        (None, Some(base)) => staff(options, base, adds, console)?,
        (None, None) => {
            return Err(Failure::Login { login: name(options).to_owned(), text: "erreur-admin-base" });
        }
    }
    let told = match (adds, &options.hosting) {
        (true, _) => "admin-service-cree",
        (false, Some(_)) => "admin-hebergement-change",
        (false, None) => "admin-service-change",
    };
    console.remark(told, [("login", name(options).into())]);
    Ok(Exit::Done)
}

fn hosting(options: &AdminAccount, number: &str, adds: bool, console: Console) -> Result<(), Failure> {
    let password = password(options, console)?;
    let invoice = match (&options.invoice_file, adds) {
        (Some(file), _) => Some(secret(number, Some(file), "admin-demande-facture", console)?),
        (None, true) => Some(secret(number, None, "admin-demande-facture", console)?),
        (None, false) => None,
    };
    let secrets = HostingSecrets { password, invoice };
    at_work(&options.config, console, |office| async move {
        let (store, passwords) = (office.state.store.as_ref(), &office.state.passwords);
        let done = if adds {
            bases::add_hosting(store, passwords, number, secrets, (now(), ACTOR)).await
        } else {
            bases::change_hosting(store, passwords, number, secrets, (now(), ACTOR)).await
        };
        done.map_err(|error| failed(&office, error, number))
    })
}

fn staff(options: &AdminAccount, base: &BaseArg, adds: bool, console: Console) -> Result<(), Failure> {
    let password = password(options, console)?;
    let login = name(options).trim().to_owned();
    let role = options.access.map(SchoolRole::from);
    at_work(&options.config, console, |office| async move {
        office.base(&base.0).await?;
        let hash = office.state.passwords.hash(password).await;
        let password = hash.map_err(|error| failed(&office, error.into(), &login))?;
        let store = office.state.store.as_ref();
        let done = if adds {
            let role = role.unwrap_or(SchoolRole::Management);
            let account = StaffAccount { login: login.clone(), password, role };
            bases::add_staff(store, &base.0, account, now(), ACTOR).await
        } else {
            bases::change_staff(store, &base.0, &login, password, role, (now(), ACTOR)).await
        };
        done.map_err(|error| failed(&office, error, &login))
    })
}

fn failed(office: &Office, error: AccountError, login: &str) -> Failure {
    let refused = |text| Failure::Login { login: login.to_owned(), text };
    match error {
        AccountError::Exists => refused("erreur-admin-existe"),
        AccountError::Unknown => refused("erreur-admin-service-inconnu"),
        AccountError::Name => refused("erreur-admin-login"),
        AccountError::Passwords(error) => Failure::Server(std::io::Error::other(error)),
        AccountError::Store(error) => office.broken()(error),
    }
}
