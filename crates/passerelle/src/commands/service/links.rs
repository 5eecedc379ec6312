//! `links`: who is linked, who might be, one decision at a time.

use passerelle_model::{Population, Provider};
use passerelle_service::ops::school::linking::{self, Person};
use passerelle_service::rules::school::view::{LinkState, View};
use passerelle_store::service::{AccountRow, UserRow};
use passerelle_words::{Reasons, full_name};
use serde::Serialize;

use super::{Office, at_work, nothing_changed, print_json};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};

#[derive(Serialize)]
struct LinkJson {
    row: i64,
    population: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

pub(super) fn list(options: &cli::LinkList, console: Console) -> Result<Exit, Failure> {
    let content = at_work(&options.on.config, console, |office| async move {
        office.base(&options.on.base.0).await?;
        office.state.store.content(&options.on.base.0).await.map_err(office.broken())
    })?;
    let view = View::new(&content, Provider::Cas);
    let open = |row: &&UserRow| {
        !options.unmatched || matches!(view.state(row), LinkState::Unlinked | LinkState::SetAside)
    };
    let rows: Vec<LinkJson> = content
        .users
        .iter()
        .filter(open)
        .map(|row| {
            let link = view.link(&row.record.user.id).and_then(|link| link.identifier.as_ref());
            LinkJson {
                row: row.n,
                population: Population::code(row.record.user.population),
                state: code(view.state(row)),
                identifier: link.filter(|_| options.names).map(|id| id.as_str().to_owned()),
                name: options.names.then(|| name(row)),
            }
        })
        .collect();
    if options.json {
        print_json(console, &rows)?;
        return Ok(Exit::Done);
    }
    for row in rows {
        let mut fields = vec![row.row.to_string(), row.population.to_owned(), row.state.to_owned()];
        fields.extend(row.name.map(|name| format!("{}\t{name}", row.identifier.unwrap_or_default())));
        console.result(&fields.join("\t"))?;
    }
    Ok(Exit::Done)
}

fn code(state: LinkState) -> &'static str {
    match state {
        LinkState::Gone => "gone",
        LinkState::Linked => "linked",
        LinkState::LinkedByHand => "manual",
        LinkState::SetAside => "set_aside",
        LinkState::Unlinked => "unlinked",
    }
}

#[derive(Serialize)]
struct SuggestionJson {
    account: i64,
    level: &'static str,
    evidence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

pub(super) fn suggest(options: &cli::LinkSuggest, console: Console) -> Result<Exit, Failure> {
    let person = at_work(&options.on.config, console, |office| async move {
        person(&office, &options.on, options.user).await
    })?;
    let reasons = Reasons::new(console.words);
    let certain = person.seen.certain.iter().filter_map(|link| {
        let account = person.content.accounts.get(link.account?)?;
        Some(SuggestionJson {
            account: account.n,
            level: "certain",
            evidence: reasons.facts(&link.evidence),
            name: options.names.then(|| account_name(account)),
        })
    });
    let others = person.seen.suggestions.iter().filter_map(|suggestion| {
        let account = person.content.accounts.get(suggestion.account)?;
        Some(SuggestionJson {
            account: account.n,
            level: suggestion.level.code(),
            evidence: reasons.suggestion(suggestion),
            name: options.names.then(|| account_name(account)),
        })
    });
    let found: Vec<SuggestionJson> = certain.chain(others).collect();
    if options.json {
        print_json(console, &found)?;
    } else {
        for one in &found {
            let name = one.name.as_deref().unwrap_or_default();
            let fields = [&one.account.to_string(), one.level, &one.evidence, name];
            console.result(fields.join("\t").trim_end())?;
        }
    }
    Ok(if found.is_empty() { Exit::NothingToDo } else { Exit::Done })
}

pub(super) fn link(options: &cli::LinkMake, console: Console) -> Result<Exit, Failure> {
    at_work(&options.on.config, console, |office| async move {
        let slug = &options.on.base.0;
        let found = person(&office, &options.on, options.user).await?;
        let chosen = account(&found, options.account)?;
        if !options.apply {
            let desk = office.desk(slug).await?;
            linking::trial(&desk, &found, chosen, &options.reason, options.take_over)
                .map_err(|error| office.refused(error))?;
            console.result(&console.words.say("liens-serait"))?;
            return nothing_changed(console);
        }
        office
            .exclusively(slug, async || {
                let found = person(&office, &options.on, options.user).await?;
                let chosen = account(&found, options.account)?;
                let desk = office.desk(slug).await?;
                linking::link(&desk, &found, chosen, &options.reason, options.take_over)
                    .await
                    .map_err(|error| office.refused(error))
            })
            .await?;
        console.remark("liens-fait", []);
        Ok(Exit::Done)
    })
}

pub(super) fn unlink(options: &cli::LinkUndo, console: Console) -> Result<Exit, Failure> {
    at_work(&options.on.config, console, |office| async move {
        let slug = &options.on.base.0;
        let found = person(&office, &options.on, options.user).await?;
        let decided = found.view().link(&found.user().record.user.id).is_some();
        if !decided {
            console.remark("liens-rien", []);
            return Ok(Exit::NothingToDo);
        }
        if !options.apply {
            console.result(&console.words.say("liens-serait-annule"))?;
            return nothing_changed(console);
        }
        office
            .exclusively(slug, async || {
                let desk = office.desk(slug).await?;
                linking::undo(&desk, options.user).await.map_err(|error| office.refused(error))
            })
            .await?;
        console.remark("liens-annule", []);
        Ok(Exit::Done)
    })
}

async fn person(office: &Office, on: &cli::OnBase, n: i64) -> Result<Person, Failure> {
    let desk = office.desk(&on.base.0).await?;
    linking::person(&desk, n, true).await.map_err(|error| office.refused(error))
}

fn account(person: &Person, n: i64) -> Result<&AccountRow, Failure> {
    person.account(n).ok_or_else(|| Failure::NoSuch { what: "erreur-service-absent", name: n.to_string() })
}

fn name(row: &UserRow) -> String {
    full_name(&row.record.user.family_name, &row.record.user.given_name)
}

fn account_name(row: &AccountRow) -> String {
    full_name(&row.account.family_name, &row.account.given_name)
}
