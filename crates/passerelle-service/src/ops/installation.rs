//! Drafts of the delegation, and « Mettre en place »: stop, save, test, publish.
//!
//! Once begun, the sequence goes on even if the browser goes away. A server that is killed leaves what is kept in the
//! base: somebody takes it up again ([`carry_on`]) or goes back ([`take_back`]).

use passerelle_model::Delegation;
use passerelle_sso::service::ServiceUrl;
use passerelle_store::service::{
    Base, BaseChange, BaseSlug, Installation, InstallationOutcome, InstallationStep, Plans,
};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::connection_test;
use super::console::{self, ConsoleError, save_all};
use crate::ServiceState;
use crate::rules::delegation::fingerprint;
use crate::rules::installation::{self, failures};

/// How often somebody else may write in the base while one step is kept.
const ATTEMPTS: usize = 20;

/// « Préparer une modification »: a draft of what is in force. One that is there stays.
pub async fn prepare(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    if plans.draft.is_some() {
        return Ok(());
    }
    let now = state.clock.now();
    let change = installation::draft(base, plans, base.delegation.clone(), now, actor);
    save_all(state, base, vec![change], AuditEvent::new(now, actor, "journal-brouillon")).await
}

/// Changes the draft. `shown` is the fingerprint of the draft that the person saw.
pub async fn change(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    delegation: Delegation,
    shown: Option<&str>,
    actor: &str,
) -> Result<(), ConsoleError> {
    console::not_installing(plans)?;
    let draft = plans.draft.as_ref().ok_or(ConsoleError::Stale)?;
    if shown.is_some_and(|shown| shown != fingerprint(&draft.delegation)) {
        return Err(ConsoleError::Stale);
    }
    if draft.delegation == delegation {
        return Ok(());
    }
    let now = state.clock.now();
    let event = AuditEvent::new(now, actor, "journal-brouillon-modifie")
        .with("avant", installation::sides(&draft.delegation, &delegation))
        .with("apres", installation::sides(&delegation, &draft.delegation));
    let change = installation::draft(base, plans, delegation, now, actor);
    save_all(state, base, vec![change], event).await
}

/// « Abandonner le brouillon ».
pub async fn abandon(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    console::not_installing(plans)?;
    if plans.draft.is_none() {
        return Ok(());
    }
    let event = AuditEvent::new(state.clock.now(), actor, "journal-brouillon-abandonne");
    save_all(state, base, vec![BaseChange::SetDraft(None)], event).await
}

/// « Mettre en place »: stops the base; [`carry_on`] does the rest. `shown` is the fingerprint of the draft that the
/// person saw.
pub async fn begin(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    shown: &str,
    actor: &str,
) -> Result<(), ConsoleError> {
    console::may_be_published(base, plans)?;
    if plans.draft.as_ref().is_some_and(|draft| fingerprint(&draft.delegation) != shown) {
        return Err(ConsoleError::Stale);
    }
    let connected = console::connected(state, base).await?;
    let (changes, event) = installation::begin(base, plans, connected, state.clock.now(), actor)?;
    save_all(state, base, changes, event).await
}

/// Goes on from wherever the sequence stands, to its end.
pub async fn carry_on(state: ServiceState, slug: BaseSlug, public: ServiceUrl) -> Result<(), ConsoleError> {
    let Some(found) = under_way(&state, &slug).await? else { return Ok(()) };
    let installation = match found.step {
        InstallationStep::Saved => found,
        InstallationStep::Stopped => {
            keep(&state, &slug, &found, |step| installation::save(step, state.clock.now())).await?;
            let saved = under_way(&state, &slug).await?;
            saved.filter(|saved| saved.step == InstallationStep::Saved).ok_or(ConsoleError::Stale)?
        }
    };
    let test = match &installation.wanted.cas {
        Some(cas) => {
            let report = connection_test::examine(&state, cas, &public).await.map_err(StoreError::from)?;
            Some(report.record(cas, &installation.by))
        }
        None => None,
    };
    let now = state.clock.now();
    let failed = test.as_ref().is_some_and(|test| failures(test) > 0);
    keep(&state, &slug, &installation, |step| {
        if failed {
            let outcome = InstallationOutcome::TestFailed;
            installation::take_back(step, outcome, test.clone(), now, &step.by)
        } else {
            installation::finish(step, test.clone(), now)
        }
    })
    .await
}

/// « Revenir aux anciens réglages », after an interruption.
pub async fn take_back(state: &ServiceState, slug: &BaseSlug, actor: &str) -> Result<(), ConsoleError> {
    let Some(found) = under_way(state, slug).await? else { return Ok(()) };
    let now = state.clock.now();
    let outcome = InstallationOutcome::TakenBack;
    keep(state, slug, &found, |step| installation::take_back(step, outcome, None, now, actor)).await
}

async fn under_way(state: &ServiceState, slug: &BaseSlug) -> Result<Option<Installation>, ConsoleError> {
    Ok(state.store.plans(slug).await?.installation)
}

/// Keeps a step, however often others write in the base meanwhile, unless somebody has moved the sequence itself.
async fn keep(
    state: &ServiceState,
    slug: &BaseSlug,
    found: &Installation,
    step: impl Fn(&Installation) -> (Vec<BaseChange>, AuditEvent) + Send,
) -> Result<(), ConsoleError> {
    for _ in 0..ATTEMPTS {
        let base = state.store.base(slug).await?.ok_or(StoreError::Missing { what: "base" })?;
        if under_way(state, slug).await?.as_ref() != Some(found) {
            return Err(ConsoleError::Stale);
        }
        let (changes, event) = step(found);
        let commit = Commit { changes, event, expected: Some(base.version) };
        match state.store.commit(slug, commit).await {
            Ok(_) => return Ok(()),
            Err(StoreError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ConsoleError::Stale)
}
