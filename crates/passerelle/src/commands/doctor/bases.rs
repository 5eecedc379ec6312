//! The bases of a service: published or not, who is linked, and the ENT that vouches for people.

use http::Request;
use passerelle_model::{PerPopulation, Population, Timestamp};
use passerelle_service::rules::applications::left_out;
use passerelle_service::rules::publication::long_stopped;
use passerelle_service::rules::trust;
use passerelle_store::service::{Base, BaseContent, Plans, ServiceStore, SpaceApplications};
use passerelle_web::{Clock as _, Outbound, PublicUrl, SystemClock};
use passerelle_words::{Variable, Words, count};
use serde::Serialize;

use super::State::{Failure, Ok as Good, Warning};
use super::partners::{APART, TOO_FAR, distance};
use super::{Check, Finding};

/// What support is told of a base: counts and settings, nobody.
#[derive(Serialize)]
pub(super) struct Facts {
    /// Its place in the list: its address may name a school.
    place: usize,
    published: bool,
    since: i64,
    schools: usize,
    delegated_spaces: usize,
    direct_login: bool,
    exclusive: bool,
    writes: u64,
    users: Vec<(&'static str, usize)>,
    linked: usize,
    accounts: usize,
    restore_points: usize,
    requests: usize,
}

/// Every base. `allowed`: where the settings let applications be.
pub(super) async fn all(
    store: &dyn ServiceStore,
    outbound: &dyn Outbound,
    allowed: &[PublicUrl],
    words: Words,
) -> (Vec<Finding>, Vec<Facts>) {
    let bases = match store.bases().await {
        Ok(bases) => bases,
        Err(error) => {
            let variables = [("cause", error.to_string().into())];
            let key = "doctor-bases-illisibles";
            return (vec![Finding::told(Check::Base, Failure, words, key, &variables)], Vec::new());
        }
    };
    if bases.is_empty() {
        return (vec![Finding::told(Check::Base, Warning, words, "doctor-bases-aucune", &[])], Vec::new());
    }
    let (mut findings, mut facts) = (Vec::new(), Vec::new());
    for (place, base) in bases.iter().enumerate() {
        match counted(store, base, place + 1).await {
            Ok((counted, plans, spaces)) => {
                findings.push(publication(base, &plans, SystemClock.now(), words));
                findings.extend(elsewhere(base, &spaces, allowed, words));
                facts.push(counted);
            }
            Err(error) => {
                let variables = [("cause", error.to_string().into())];
                let found = Finding::told(Check::Base, Failure, words, "doctor-bases-illisibles", &variables);
                findings.push(found.of(base.slug.as_str()));
            }
        }
        findings.extend(ent(base, outbound, words).await);
    }
    (findings, facts)
}

/// A base of another year waits, stopped, as long as it takes; one that people come to should not be stopped for long.
fn publication(base: &Base, plans: &Plans, now: Timestamp, words: Words) -> Finding {
    let since = words.moment(base.publication.since);
    let (state, key) = if base.publication.published {
        (Good, "doctor-base-publiee")
    } else if plans.waits(base) {
        (Good, "doctor-base-attend")
    } else if long_stopped(base, now) {
        (Warning, "doctor-base-arretee-longtemps")
    } else {
        (Warning, "doctor-base-arretee")
    };
    let variables = [("date", since.as_str().into()), ("adresse", plans.address.as_str().into())];
    Finding::told(Check::Base, state, words, key, &variables).of(base.slug.as_str())
}

/// An application that was put in place before the settings left its address out: it is still passed on to.
fn elsewhere(
    base: &Base,
    spaces: &SpaceApplications,
    allowed: &[PublicUrl],
    words: Words,
) -> Option<Finding> {
    let found = left_out(spaces, allowed);
    let names = found.iter().map(|space| words.space(*space)).collect::<Vec<_>>().join(", ");
    let told = Finding::told(
        Check::Base,
        Warning,
        words,
        "doctor-application-ailleurs",
        &[("espaces", names.into())],
    );
    (!found.is_empty()).then(|| told.of(base.slug.as_str()))
}

async fn counted(
    store: &dyn ServiceStore,
    base: &Base,
    place: usize,
) -> Result<(Facts, Plans, SpaceApplications), passerelle_store::StoreError> {
    let content: BaseContent = store.content(&base.slug).await?;
    let mut users = PerPopulation::from_fn(|_| 0_usize);
    for row in &content.users {
        users[row.record.user.population] += 1;
    }
    let facts = Facts {
        place,
        published: base.publication.published,
        since: base.publication.since.unix(),
        schools: base.schools.len(),
        delegated_spaces: base.delegation.matrix.iter().filter(|(_, provider)| provider.is_some()).count(),
        direct_login: base.delegation.cas.as_ref().is_some_and(|cas| cas.direct_login),
        exclusive: base.exclusive.is_some(),
        writes: base.version,
        users: users.iter().map(|(population, &n)| (Population::code(population), n)).collect(),
        linked: content.links.iter().filter(|link| link.identifier.is_some()).count(),
        accounts: content.accounts.len(),
        restore_points: store.restore_points(&base.slug).await?.len(),
        requests: store.requests(&base.slug).await?.len(),
    };
    Ok((facts, store.plans(&base.slug).await?, store.applications(&base.slug).await?.spaces))
}

/// Asks the ENT for its sign-in page: any answer will do, it has a date, and its certificate was checked on the way,
/// as strictly as when people enter.
async fn ent(base: &Base, outbound: &dyn Outbound, words: Words) -> Vec<Finding> {
    let told = |check, state, key, variables: &[Variable<'_>]| {
        Finding::told(check, state, words, key, variables).of(base.slug.as_str())
    };
    let Some(cas) = &base.delegation.cas else { return Vec::new() };
    let validating = cas.validation_server.as_ref().map(|server| (server, &cas.trust));
    let servers = std::iter::once((&cas.server, trust::of_sign_in(cas))).chain(validating);
    let mut findings = Vec::new();
    for (server, trust) in servers {
        let address = format!("{server}/login");
        let Ok(request) = Request::get(&address).body(Vec::new()) else {
            findings.push(told(
                Check::Ent,
                Failure,
                "doctor-ent-adresse",
                &[("adresse", server.as_str().into())],
            ));
            continue;
        };
        match outbound.send_trusting(request, trust).await {
            Err(error) => {
                let variables = [("adresse", server.as_str().into()), ("raison", error.reason(words).into())];
                findings.push(told(Check::Ent, Failure, "doctor-ent-muet", &variables));
            }
            Ok(answer) => {
                findings.push(told(Check::Ent, Good, "doctor-ent", &[("adresse", server.as_str().into())]));
                let apart = distance(answer.headers(), SystemClock.now().unix());
                findings.extend(apart.map(|seconds| {
                    let (state, key) = match seconds {
                        ..APART => (Good, "doctor-horloge"),
                        APART..TOO_FAR => (Warning, "doctor-horloge-ent"),
                        _ => (Failure, "doctor-horloge-ent"),
                    };
                    told(Check::Clock, state, key, &[("n", count(seconds))])
                }));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests;
