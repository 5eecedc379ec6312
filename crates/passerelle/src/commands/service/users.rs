//! `base users`: the list of users, tried then applied, and undone.

use passerelle_exchange::base::Base as UserList;
use passerelle_model::Population;
use passerelle_service::ops::school::{SchoolError, restore, users};
use passerelle_service::rules::school::hold::Hold;
use passerelle_service::rules::school::user_import::{Changed, UserPlan};
use passerelle_store::service::RestorePointReason;
use passerelle_words::full_name;
use serde::Serialize;

use super::{at_work, file, nothing_changed, print_json};
use crate::cli;
use crate::console::Console;
use crate::defects::{self, DefectJson};
use crate::failure::{Exit, Failure};

pub(super) fn import(options: &cli::UserImport, console: Console) -> Result<Exit, Failure> {
    let (name, content) = file(&options.input)?;
    let (list, plan) = at_work(&options.on.config, console, |office| async move {
        let slug = &options.on.base.0;
        let desk = office.desk(slug).await?;
        let refused = |error| office.refused(error);
        let (list, plan) = users::trial(&desk, &name, content.clone()).await.map_err(refused)?;
        if options.apply && plan.people(options.remove_absent) > 0 {
            if let Err(hold) = plan.hold(options.remove_absent)
                && options.release != Some(hold.people())
            {
                return Err(office.refused(SchoolError::Hold(hold)));
            }
            let key = office.state.key.clone();
            office
                .exclusively(slug, async || {
                    let desk = office.desk(slug).await?;
                    let n = users::receive(&desk, key.clone(), &name, content, options.remove_absent)
                        .await
                        .map_err(refused)?;
                    let desk = office.desk(slug).await?;
                    let shown = desk.base.version;
                    users::apply(&desk, key, n, shown, options.release).await.map_err(refused)
                })
                .await?;
        }
        Ok((list, plan))
    })?;
    defects::tell(console, &options.input, &list.defects);
    let held = plan.hold(options.remove_absent).err();
    if options.json {
        print_json(console, &json(options, &list, &plan, held.as_ref()))?;
    } else {
        tell(options, console, &plan, held.as_ref())?;
    }
    let released = held.as_ref().is_none_or(|hold| options.release == Some(hold.people()));
    Ok(match (plan.people(options.remove_absent), released) {
        (0, _) => Exit::NothingToDo,
        (_, true) => Exit::Done,
        (_, false) => Exit::SafetyHold,
    })
}

/// Goes back to what the base held before the last list of users.
pub(super) fn undo(options: &cli::UserUndo, console: Console) -> Result<Exit, Failure> {
    at_work(&options.on.config, console, |office| async move {
        let slug = &options.on.base.0;
        office.base(slug).await?;
        let points = office.state.store.restore_points(slug).await.map_err(office.broken())?;
        let Some(point) = points.iter().find(|point| point.reason == RestorePointReason::UserImport) else {
            console.remark("base-utilisateurs-rien-a-annuler", []);
            return Ok(Exit::NothingToDo);
        };
        let at = console.words.moment(point.at);
        if !options.apply {
            console.result(&console.words.tell1("base-utilisateurs-serait-annule", "date", at.as_str()))?;
            return nothing_changed(console);
        }
        office
            .exclusively(slug, async || {
                let desk = office.desk(slug).await?;
                let shown = desk.base.version;
                restore::restore(&desk, point.n, shown, true).await.map_err(|error| office.refused(error))
            })
            .await?;
        console.remark("base-utilisateurs-annule", [("date", at.as_str().into())]);
        Ok(Exit::Done)
    })
}

fn tell(
    options: &cli::UserImport,
    console: Console,
    plan: &UserPlan,
    held: Option<&Hold>,
) -> Result<(), Failure> {
    let words = console.words;
    let title = if options.apply { "base-utilisateurs-fait" } else { "base-utilisateurs-essai" };
    console.result(&words.say(title))?;
    let departures =
        if options.remove_absent { "base-utilisateurs-partent" } else { "base-utilisateurs-restent" };
    let lines = [
        ("base-utilisateurs-arrivees", plan.added.len()),
        ("base-utilisateurs-modifies", plan.changed.len()),
        ("base-utilisateurs-espaces", plan.total(|counts| counts.spaces)),
        ("base-utilisateurs-inchanges", plan.total(|counts| counts.unchanged)),
        (departures, plan.absent.len()),
        ("base-utilisateurs-logins", plan.logins_taken.len()),
        ("base-utilisateurs-deplaces", plan.moved.len()),
    ];
    for (key, n) in lines {
        console.result(&format!("  {}", words.tell1(key, "n", n)))?;
    }
    for changed in &plan.changed {
        let fields: Vec<&str> = changed.fields.iter().map(|field| field.code()).collect();
        let mut line = format!("{}\t{}", changed.n, fields.join(","));
        if options.names {
            let user = &changed.before.user;
            line = format!("{line}\t{}", full_name(&user.family_name, &user.given_name));
        }
        console.result(&line)?;
    }
    if options.apply || plan.people(options.remove_absent) == 0 {
        return Ok(());
    }
    if let Some(hold) = held {
        console.remark("base-utilisateurs-garde-fou", [("n", hold.people().to_string().into())]);
    }
    console.result(&words.say("service-ensuite"))
}

#[derive(Serialize)]
struct ImportJson {
    schema: &'static str,
    applied: bool,
    added: usize,
    changed: Vec<ChangedJson>,
    unchanged: usize,
    spaces_changed: usize,
    absent: Vec<i64>,
    removed: bool,
    moved: Vec<i64>,
    logins_taken: usize,
    held: Vec<HeldJson>,
    set_aside: usize,
    defects: Vec<DefectJson>,
}

#[derive(Serialize)]
struct ChangedJson {
    row: i64,
    fields: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Serialize)]
struct HeldJson {
    population: &'static str,
    people: usize,
    total: usize,
}

fn json(options: &cli::UserImport, list: &UserList, plan: &UserPlan, held: Option<&Hold>) -> ImportJson {
    let changed = |changed: &Changed| ChangedJson {
        row: changed.n,
        fields: changed.fields.iter().map(|field| field.code()).collect(),
        name: options
            .names
            .then(|| full_name(&changed.before.user.family_name, &changed.before.user.given_name)),
    };
    let held = held.map(|hold| hold.populations.as_slice()).unwrap_or_default();
    ImportJson {
        schema: "passerelle.base-users-import/1",
        applied: options.apply,
        added: plan.added.len(),
        changed: plan.changed.iter().map(changed).collect(),
        unchanged: plan.total(|counts| counts.unchanged),
        spaces_changed: plan.total(|counts| counts.spaces),
        absent: plan.absent.iter().map(|(n, _, _)| *n).collect(),
        removed: options.remove_absent,
        moved: plan.moved.clone(),
        logins_taken: plan.logins_taken.len(),
        held: held
            .iter()
            .map(|(population, people, total)| HeldJson {
                population: Population::code(*population),
                people: *people,
                total: *total,
            })
            .collect(),
        set_aside: list.set_aside.len(),
        defects: defects::json(&list.defects),
    }
}
