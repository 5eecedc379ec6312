//! Bases of several years: created, put at the address, links carried over.

use passerelle_model::Uai;
use passerelle_store::service::{Base, BaseChange, BaseSlug, Plans, RestorePointReason, YearBase};
use passerelle_store::{AuditEvent, StoreError};

use super::console::{ConsoleError, not_installing, save_all};
use crate::ServiceState;
use crate::rules::years::{another_year, carried, waiting_slug};

/// Bases that one address may have.
const MOST_YEARS: usize = 12;

/// The bases of one address.
pub async fn of_address(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
) -> Result<Vec<YearBase>, StoreError> {
    let mut years = state.store.years_of_hosting(&base.hosting).await?;
    years.retain(|year| year.address == plans.address);
    Ok(years)
}

/// « Créer la base de l'année suivante »; gives where it waits.
pub async fn create(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    name: String,
    actor: &str,
) -> Result<BaseSlug, ConsoleError> {
    let years = of_address(state, base, plans).await?;
    if years.len() >= MOST_YEARS {
        return Err(StoreError::Refused { rule: "an address has a few bases" }.into());
    }
    let slug = place(state, plans, &name).await?;
    let now = state.clock.now();
    let next = another_year(base, name, slug.clone(), now);
    let event = AuditEvent::new(now, actor, "journal-annee-creee").with("nom", base.name.as_str());
    state.store.create_year(&base.slug, &next, &event).await?;
    Ok(slug)
}

/// « Mettre cette base à l'adresse ».
pub async fn switch(
    state: &ServiceState,
    next: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    if !plans.waits(next) {
        return Ok(());
    }
    not_installing(plans)?;
    not_installing(&state.store.plans(&plans.address).await?)?;
    let missing = StoreError::Missing { what: "base" };
    let former = state.store.base(&plans.address).await?.ok_or(missing)?;
    if former.publication.published {
        return Err(ConsoleError::FormerPublished);
    }
    let parked = place(state, plans, &former.name).await?;
    let event = AuditEvent::new(state.clock.now(), actor, "journal-annee-basculee")
        .with("avant", serde_json::json!({ "base": former.name }))
        .with("apres", serde_json::json!({ "base": next.name }));
    state.store.switch_year(&next.slug, &parked, &event).await?;
    Ok(())
}

/// Where a base of this name waits.
async fn place(state: &ServiceState, plans: &Plans, name: &str) -> Result<BaseSlug, StoreError> {
    let bases = state.store.bases().await?;
    waiting_slug(&plans.address, name, &bases)
        .ok_or(StoreError::Refused { rule: "a name serves a thousand bases" })
}

/// The other years that this base can take links over from, with their number. What the bases hold is read once each,
/// and not at all while nobody is there to be linked.
pub async fn sources<'a>(
    state: &ServiceState,
    base: &Base,
    years: &'a [YearBase],
) -> Result<Vec<(&'a YearBase, usize)>, StoreError> {
    let (here, others): (Vec<_>, Vec<_>) = years.iter().partition(|year| year.base.slug == base.slug);
    let others: Vec<_> = others.into_iter().filter(|year| year.linked > 0).collect();
    if others.is_empty() || here.iter().all(|year| year.users == 0) {
        return Ok(Vec::new());
    }
    let now = state.store.content(&base.slug).await?;
    let mut sources = Vec::new();
    for year in others {
        let links = carried(&state.store.content(&year.base.slug).await?, &now).len();
        if links > 0 {
            sources.push((year, links));
        }
    }
    Ok(sources)
}

/// Whether this base can take links over from another year.
pub async fn can_carry(state: &ServiceState, base: &Base) -> Result<bool, StoreError> {
    let plans = state.store.plans(&base.slug).await?;
    let years = of_address(state, base, &plans).await?;
    Ok(!sources(state, base, &years).await?.is_empty())
}

/// « Reprendre les rapprochements »: they come with a restore point, unless somebody is at work in the base.
pub async fn carry(
    state: &ServiceState,
    base: &Base,
    from: &YearBase,
    actor: &str,
) -> Result<usize, ConsoleError> {
    if base.exclusive.is_some() {
        return Err(ConsoleError::Busy);
    }
    let earlier = state.store.content(&from.base.slug).await?;
    let links = carried(&earlier, &state.store.content(&base.slug).await?);
    let number = links.len();
    if number > 0 {
        let event = AuditEvent::new(state.clock.now(), actor, "journal-rapprochements-repris")
            .with("n", number)
            .with("nom", from.base.name.as_str());
        let changes =
            vec![BaseChange::MakeRestorePoint(RestorePointReason::ByHand), BaseChange::PutLinks(links)];
        save_all(state, base, changes, event).await?;
    }
    Ok(number)
}

/// The schools that the base serves.
pub async fn set_schools(
    state: &ServiceState,
    base: &Base,
    schools: Vec<Uai>,
    actor: &str,
) -> Result<(), ConsoleError> {
    if base.schools == schools {
        return Ok(());
    }
    let list = |schools: &[Uai]| {
        let all: Vec<String> = schools.iter().map(ToString::to_string).collect();
        serde_json::json!({ "uai": all.join(", ") })
    };
    let event = AuditEvent::new(state.clock.now(), actor, "journal-etablissements")
        .with("avant", list(&base.schools))
        .with("apres", list(&schools));
    save_all(state, base, vec![BaseChange::SetSchools(schools)], event).await
}
