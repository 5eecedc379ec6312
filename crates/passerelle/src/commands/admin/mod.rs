//! `admin`: the accounts that administer the ENT; on the service side, hosting accounts and those of a school's pages.

mod ent;
mod service;

use std::path::Path;

use passerelle_model::Secret;
use passerelle_web::strength::SHORTEST;

use crate::cli::{Admin, AdminAccount, Role};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::key_file;
use crate::settings::Settings;

pub(super) fn run(command: &Admin, console: Console) -> Result<Exit, Failure> {
    let (Admin::Add(options) | Admin::Password(options)) = command;
    let settings = Settings::load(&options.config)?;
    match settings.role {
        Role::Ent => ent::run(command, &settings, console),
        Role::Service => service::run(command, console),
    }
}

/// What the account is called in what people are told.
fn name(options: &AdminAccount) -> &str {
    options.hosting.as_deref().or(options.login.as_deref()).unwrap_or_default()
}

/// The password, from its file, else asked for twice on the terminal.
fn password(options: &AdminAccount, console: Console) -> Result<Secret<String>, Failure> {
    let file = options.password_file.as_deref();
    let password = secret(name(options), file, "admin-demande", console)?;
    if password.expose_secret().chars().count() < SHORTEST {
        return Err(Failure::Login { login: name(options).to_owned(), text: "erreur-admin-court" });
    }
    Ok(password)
}

/// A secret from a file, else asked for twice on the terminal with the question of this key.
fn secret(
    login: &str,
    file: Option<&Path>,
    question: &str,
    console: Console,
) -> Result<Secret<String>, Failure> {
    if let Some(path) = file {
        return key_file::passphrase(path);
    }
    let ask = |key| {
        let question = console.words.tell1(key, "login", login);
        rpassword::prompt_password(format!("{question} "))
            .map(Secret::new)
            .map_err(|_| Failure::Login { login: login.to_owned(), text: "erreur-admin-terminal" })
    };
    let (first, second) = (ask(question)?, ask("admin-demande-encore")?);
    if first.expose_secret() == second.expose_secret() {
        Ok(first)
    } else {
        Err(Failure::Login { login: login.to_owned(), text: "erreur-admin-different" })
    }
}
