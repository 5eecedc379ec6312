//! `ent accounts`: who is there, by row number.

use passerelle_model::Population;
use passerelle_store::ent::{Account, AccountId, EntStore};
use passerelle_words::full_name;
use serde::Serialize;

use super::{broken, on_store, print_json};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};

/// Accounts read at once.
const PIECE: u32 = 2000;

pub(super) fn list(options: &cli::EntAccountList, console: Console) -> Result<Exit, Failure> {
    let shown = |account: &Account| {
        options.uai.is_empty() || account.memberships.iter().any(|one| options.uai.contains(&one.uai))
    };
    let found = on_store(&options.config, |settings, store| async move {
        let (mut last, mut found): (AccountId, Vec<AccountJson>) = (0, Vec::new());
        let mut any = false;
        loop {
            let piece = store.accounts_after(last, PIECE).await.map_err(broken(&settings))?;
            let Some(end) = piece.last() else { break };
            last = end.id;
            for account in piece.iter().filter(|account| shown(account)) {
                any = true;
                let account = AccountJson::of(account, options.names);
                if options.json {
                    found.push(account);
                } else {
                    console.result(&account.line())?;
                }
            }
        }
        store.close().await;
        Ok((any, found))
    });
    let (any, found) = found?;
    if options.json {
        print_json(console, &found)?;
    } else if !any {
        console.remark("ent-comptes-aucun", []);
    }
    Ok(Exit::Done)
}

pub(super) fn show(options: &cli::EntAccount, console: Console) -> Result<Exit, Failure> {
    let account = on_store(&options.config, |settings, store| async move {
        let account = store.account(options.row).await.map_err(broken(&settings));
        store.close().await;
        account
    })?;
    let missing = || Failure::NoSuch { what: "erreur-ent-compte", name: options.row.to_string() };
    let account = AccountJson::of(&account.ok_or_else(missing)?, options.names);
    if options.json {
        print_json(console, &account)?;
    } else {
        console.result(&account.line())?;
    }
    Ok(Exit::Done)
}

/// An account for machines; names and login only when asked for.
#[derive(Serialize)]
struct AccountJson {
    row: AccountId,
    state: &'static str,
    local: bool,
    administrator: bool,
    source: Option<String>,
    positions: Vec<PositionJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Serialize)]
struct PositionJson {
    uai: String,
    population: &'static str,
    manages_accounts: bool,
}

impl AccountJson {
    fn of(account: &Account, names: bool) -> Self {
        let positions = account.memberships.iter().map(|one| PositionJson {
            uai: one.uai.to_string(),
            population: Population::code(one.population),
            manages_accounts: one.manages_accounts,
        });
        Self {
            row: account.id,
            state: account.state.code(),
            local: account.local,
            administrator: account.administrator,
            source: account.source.clone(),
            positions: positions.collect(),
            login: names.then(|| account.login.clone()),
            name: names.then(|| full_name(&account.family_name, &account.given_name)),
        }
    }

    /// Fields apart by tabulations, for other programs of the command line.
    fn line(&self) -> String {
        let positions: Vec<_> =
            self.positions.iter().map(|one| format!("{}:{}", one.uai, one.population)).collect();
        let mut fields = vec![self.row.to_string(), self.state.to_owned(), positions.join(",")];
        fields.push(self.source.clone().unwrap_or_default());
        fields.extend(self.login.clone());
        fields.extend(self.name.clone());
        fields.join("\t")
    }
}
