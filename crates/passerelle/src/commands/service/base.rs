//! `base`: create, list, publish, stop, back up, restore.

use std::io::Write as _;

use passerelle_model::Timestamp;
use passerelle_service::ops::bases::{self, AccountError, NewBase};
use passerelle_service::ops::console::{self, ConsoleError};
use passerelle_service::ops::school::backup;
use passerelle_service::rules::school::compare::Lost;
use passerelle_store::service::Base;
use serde::Serialize;

use super::{ACTOR, Office, at_work, file, nothing_changed, now, print_json};
use crate::cli::{self, Role};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};
use crate::settings::Settings;

pub(super) fn create(options: &cli::BaseCreate, console: Console) -> Result<Exit, Failure> {
    at_work(&options.on.config, console, |office| async move {
        let names = &office.settings.names;
        let new = NewBase {
            slug: options.on.base.0.clone(),
            hosting: options.hosting.trim().to_owned(),
            schools: options.uai.clone(),
            school_name: options.school_name.trim().to_owned(),
            name: options.name.trim().to_owned(),
            service_name: names.service.clone(),
            ent_name: names.ent.clone(),
        };
        let store = office.state.store.as_ref();
        let slug = options.on.base.0.to_string();
        if options.apply {
            bases::create(store, new, now(), ACTOR).await.map_err(|error| failed(&office, error, &slug))?;
            console.remark("base-creee", [("nom", slug.as_str().into())]);
            return Ok(Exit::Done);
        }
        bases::can_create(store, &new).await.map_err(|error| failed(&office, error, &slug))?;
        console.result(&console.words.tell1("base-serait-creee", "nom", slug.as_str()))?;
        nothing_changed(console)
    })
}

fn failed(office: &Office, error: AccountError, slug: &str) -> Failure {
    let name = slug.to_owned();
    match error {
        AccountError::Exists => Failure::Refused { text: "erreur-base-prise", name },
        AccountError::Unknown | AccountError::Name => {
            Failure::Refused { text: "erreur-base-hebergement", name }
        }
        AccountError::Passwords(error) => Failure::Server(std::io::Error::other(error)),
        AccountError::Store(error) => office.broken()(error),
    }
}

#[derive(Serialize)]
struct BaseJson {
    base: String,
    hosting: String,
    schools: Vec<String>,
    name: String,
    published: bool,
    since: i64,
    users: usize,
    linked: usize,
}

pub(super) fn list(options: &cli::BaseList, console: Console) -> Result<Exit, Failure> {
    at_work(&options.config, console, |office| async move {
        let store = office.state.store.as_ref();
        let mut all = Vec::new();
        for base in store.bases().await.map_err(office.broken())? {
            let content = store.content(&base.slug).await.map_err(office.broken())?;
            let linked = content.links.iter().filter(|link| link.identifier.is_some()).count();
            all.push(BaseJson::of(&base, content.users.len(), linked));
        }
        if options.json {
            print_json(console, &all)?;
        } else {
            for base in &all {
                console.result(&base.line(console))?;
            }
            if all.is_empty() {
                console.remark("base-aucune", []);
            }
        }
        Ok(Exit::Done)
    })
}

impl BaseJson {
    fn of(base: &Base, users: usize, linked: usize) -> Self {
        Self {
            base: base.slug.to_string(),
            hosting: base.hosting.clone(),
            schools: base.schools.iter().map(ToString::to_string).collect(),
            name: base.name.clone(),
            published: base.publication.published,
            since: base.publication.since.unix(),
            users,
            linked,
        }
    }

    /// Fields apart by tabulations, for other programs of the command line.
    fn line(&self, console: Console) -> String {
        let state = if self.published { "base-publiee-depuis" } else { "base-arretee-depuis" };
        let since = console.words.moment(Timestamp::from_unix(self.since));
        let fields = [
            self.base.clone(),
            self.schools.join(","),
            self.name.clone(),
            console.words.tell1(state, "date", since.as_str()),
            format!("{}/{}", self.linked, self.users),
        ];
        fields.join("\t")
    }
}

pub(super) fn publish(options: &cli::BasePublication, console: Console) -> Result<Exit, Failure> {
    change_publication(options, console, true)
}

pub(super) fn stop(options: &cli::BasePublication, console: Console) -> Result<Exit, Failure> {
    change_publication(options, console, false)
}

fn change_publication(
    options: &cli::BasePublication,
    console: Console,
    published: bool,
) -> Result<Exit, Failure> {
    at_work(&options.on.config, console, |office| async move {
        let base = office.base(&options.on.base.0).await?;
        if base.publication.published == published {
            let key = if published { "base-deja-publiee" } else { "base-deja-arretee" };
            console.remark(key, []);
            return Ok(Exit::NothingToDo);
        }
        if !options.apply {
            let connected = console::connected(&office.state, &base).await.map_err(office.broken())?;
            let key = if published { "base-serait-publiee" } else { "base-serait-arretee" };
            console.result(&console.words.tell1(key, "n", connected))?;
            return nothing_changed(console);
        }
        let plans = office.state.store.plans(&base.slug).await.map_err(office.broken())?;
        let done = if published {
            console::publish(&office.state, &base, &plans, ACTOR).await
        } else {
            console::stop(&office.state, &base, &plans, None, ACTOR).await
        };
        done.map_err(|error| match error {
            ConsoleError::Store(error) => office.broken()(error),
            error => Failure::Server(std::io::Error::other(error)),
        })?;
        console.remark(if published { "base-publiee" } else { "base-arretee" }, []);
        Ok(Exit::Done)
    })
}

pub(super) fn backup(options: &cli::BaseBackup, console: Console) -> Result<Exit, Failure> {
    let config = &options.on.config;
    files::check_beside(&options.output, config, &Settings::load_for(config, Role::Service)?)?;
    at_work(config, console, |office| async move {
        let desk = office.desk(&options.on.base.0).await?;
        let sealed =
            backup::make(&desk, office.state.key.clone()).await.map_err(|error| office.refused(error))?;
        let mut outputs = Outputs::default();
        outputs.write(&options.output, Access::Owner, |out| {
            out.write_all(&sealed).map_err(files::write_failure(&options.output))
        })?;
        outputs.publish()?;
        console.remark("fichier-ecrit", [("nom", options.output.to_string_lossy().into())]);
        Ok(Exit::Done)
    })
}

pub(super) fn restore(options: &cli::BaseRestore, console: Console) -> Result<Exit, Failure> {
    let (name, content) = file(&options.input)?;
    at_work(&options.on.config, console, |office| async move {
        let (slug, key) = (&options.on.base.0, office.state.key.clone());
        let desk = office.desk(slug).await?;
        let found = backup::trial(&desk, key.clone(), &name, content.clone()).await;
        let lost = found.map_err(|error| office.refused(error))?.lost;
        let (users, identifiers) = (Lost::total(&lost.users), Lost::total(&lost.identifiers));
        console.result(&console.words.tell1("base-restauration-utilisateurs", "n", users))?;
        console.result(&console.words.tell1("base-restauration-identifiants", "n", identifiers))?;
        if !options.apply {
            return nothing_changed(console);
        }
        let refused = |error| office.refused(error);
        office
            .exclusively(slug, async || {
                let n = backup::receive(&office.desk(slug).await?, key.clone(), &name, content)
                    .await
                    .map_err(refused)?;
                let desk = office.desk(slug).await?;
                let shown = desk.base.version;
                backup::restore(&desk, key, n, shown, !options.discard_decisions).await.map_err(refused)
            })
            .await?;
        console.remark("base-restauree", []);
        Ok(Exit::Done)
    })
}
