//! The bases of a service: published or not, who is linked, and the ENT that vouches for people.

use http::Request;
use passerelle_model::{PerPopulation, Population};
use passerelle_store::service::{Base, BaseContent, ServiceStore};
use passerelle_web::{Clock as _, Outbound, SystemClock};
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

/// Every base.
pub(super) async fn all(
    store: &dyn ServiceStore,
    outbound: &dyn Outbound,
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
        findings.push(publication(base, words));
        match counted(store, base, place + 1).await {
            Ok(counted) => facts.push(counted),
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

fn publication(base: &Base, words: Words) -> Finding {
    let since = words.moment(base.publication.since);
    let (state, key) = if base.publication.published {
        (Good, "doctor-base-publiee")
    } else {
        (Warning, "doctor-base-arretee")
    };
    let variables = [("date", since.as_str().into())];
    Finding::told(Check::Base, state, words, key, &variables).of(base.slug.as_str())
}

async fn counted(
    store: &dyn ServiceStore,
    base: &Base,
    place: usize,
) -> Result<Facts, passerelle_store::StoreError> {
    let content: BaseContent = store.content(&base.slug).await?;
    let mut users = PerPopulation::from_fn(|_| 0_usize);
    for row in &content.users {
        users[row.record.user.population] += 1;
    }
    Ok(Facts {
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
    })
}

/// Asks the ENT for its sign-in page: any answer will do, it has a date, and its certificate was checked on the way.
async fn ent(base: &Base, outbound: &dyn Outbound, words: Words) -> Vec<Finding> {
    let told = |check, state, key, variables: &[Variable<'_>]| {
        Finding::told(check, state, words, key, variables).of(base.slug.as_str())
    };
    let Some(cas) = &base.delegation.cas else { return Vec::new() };
    let servers = std::iter::once(&cas.server).chain(&cas.validation_server);
    let mut findings = Vec::new();
    for server in servers {
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
        match outbound.send(request).await {
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
