//! « Mettre en place »: a draft takes the place of the settings in force by way of a stop, a test and a publication.
//! Each step is one commit, and what is kept before it says how to go on or back.

use passerelle_model::{Delegation, Timestamp};
use passerelle_store::AuditEvent;
use passerelle_store::service::{
    Base, BaseChange, ConnectionTest, Draft, Installation, InstallationOutcome, InstallationStep, Installed,
    Plans, Publication,
};
use serde_json::{Map, Value, json};

use super::delegation::{changed_rows, code};

/// Why a draft is not put in place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CannotInstall {
    /// There is no draft.
    #[error("there is no draft")]
    NoDraft,
    /// The draft is what is in force.
    #[error("the draft changes nothing")]
    Nothing,
    /// Another one is under way.
    #[error("new settings are being put in place already")]
    UnderWay,
    /// The settings have changed since the draft was begun.
    #[error("the settings have changed since the draft was begun")]
    Outdated,
}

/// « Préparer une modification », or a change of it.
pub fn draft(base: &Base, plans: &Plans, delegation: Delegation, now: Timestamp, actor: &str) -> BaseChange {
    let from = plans.draft.as_ref().map_or(&base.delegation, |draft| &draft.from).clone();
    BaseChange::SetDraft(Some(Draft { delegation, from, at: now, by: actor.to_owned() }))
}

/// The first step: the base is stopped. `connected` is how many people that interrupts.
pub fn begin(
    base: &Base,
    plans: &Plans,
    connected: u64,
    now: Timestamp,
    actor: &str,
) -> Result<(Vec<BaseChange>, AuditEvent), CannotInstall> {
    if plans.installation.is_some() {
        return Err(CannotInstall::UnderWay);
    }
    let draft = plans.draft.as_ref().ok_or(CannotInstall::NoDraft)?;
    if draft.from != base.delegation {
        return Err(CannotInstall::Outdated);
    }
    if draft.delegation == base.delegation {
        return Err(CannotInstall::Nothing);
    }
    let installation = Installation {
        former: base.delegation.clone(),
        wanted: draft.delegation.clone(),
        publish: base.publication.published,
        step: InstallationStep::Stopped,
        at: now,
        by: actor.to_owned(),
    };
    let stop = base.publication.published.then(|| publication(false, now));
    let changes = stop.into_iter().chain([BaseChange::SetInstallation(Some(installation))]).collect();
    Ok((changes, AuditEvent::new(now, actor, "journal-mise-en-place-arret").with("personnes", connected)))
}

/// The second step: the new settings.
pub fn save(installation: &Installation, now: Timestamp) -> (Vec<BaseChange>, AuditEvent) {
    let next = Installation { step: InstallationStep::Saved, at: now, ..installation.clone() };
    let event = AuditEvent::new(now, installation.by.as_str(), "journal-mise-en-place-reglages")
        .with("avant", sides(&installation.former, &installation.wanted))
        .with("apres", sides(&installation.wanted, &installation.former));
    let changes =
        vec![BaseChange::SetDelegation(installation.wanted.clone()), BaseChange::SetInstallation(Some(next))];
    (changes, event)
}

/// The last step, once the test was passed or there was nothing to test.
pub fn finish(
    installation: &Installation,
    test: Option<ConnectionTest>,
    now: Timestamp,
) -> (Vec<BaseChange>, AuditEvent) {
    let mut changes = ended(installation, InstallationOutcome::Done, test, now);
    changes.push(BaseChange::SetDraft(None));
    let event = AuditEvent::new(now, installation.by.as_str(), "journal-mise-en-place-reussie");
    (changes, event.with("minutes", now.since(installation.at).max(0) / 60))
}

/// Back to the former settings; the draft stays, to be put right.
pub fn take_back(
    installation: &Installation,
    outcome: InstallationOutcome,
    test: Option<ConnectionTest>,
    now: Timestamp,
    actor: &str,
) -> (Vec<BaseChange>, AuditEvent) {
    let failed = test.as_ref().map_or(0, failures);
    let mut changes = vec![BaseChange::SetDelegation(installation.former.clone())];
    changes.extend(ended(installation, outcome, test, now));
    let action = match outcome {
        InstallationOutcome::TestFailed => "journal-mise-en-place-echec",
        _ => "journal-mise-en-place-retour",
    };
    (changes, AuditEvent::new(now, actor, action).with("echouees", failed))
}

fn ended(
    installation: &Installation,
    outcome: InstallationOutcome,
    test: Option<ConnectionTest>,
    now: Timestamp,
) -> Vec<BaseChange> {
    let publish = installation.publish.then(|| publication(true, now));
    let tested = test.clone().map(BaseChange::SetTested);
    let installed = Installed { at: now, by: installation.by.clone(), outcome, test };
    publish
        .into_iter()
        .chain(tested)
        .chain([BaseChange::SetInstallation(None), BaseChange::SetInstalled(installed)])
        .collect()
}

fn publication(published: bool, since: Timestamp) -> BaseChange {
    BaseChange::SetPublication(Publication { published, since })
}

/// How many lines of a test failed.
pub fn failures(test: &ConnectionTest) -> usize {
    test.lines.iter().filter(|(_, outcome)| outcome == "non").count()
}

/// What differs from `other`: the rows of the matrix by their space, the CAS settings by their field.
pub fn sides(delegation: &Delegation, other: &Delegation) -> Value {
    let mut side: Map<String, Value> = changed_rows(&delegation.matrix, &other.matrix)
        .into_iter()
        .map(|row| (code(row.space), json!(row.before.map(passerelle_model::Provider::code))))
        .collect();
    if delegation.cas != other.cas
        && let Value::Object(settings) = json!(delegation.cas)
    {
        side.extend(settings);
    }
    Value::Object(side)
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Delegation, Provider, Space, Timestamp};
    use passerelle_store::service::{
        Base, BaseChange, ConnectionTest, Draft, InstallationOutcome, InstallationStep, Plans,
    };

    use super::{CannotInstall, begin, draft, failures, finish, save, sides, take_back};
    use crate::rules::testing::{base, plans};

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    /// Applies what a commit would.
    fn apply(base: &mut Base, plans: &mut Plans, changes: Vec<BaseChange>) {
        for change in changes {
            match change {
                BaseChange::SetPublication(publication) => base.publication = publication,
                BaseChange::SetDelegation(delegation) => base.delegation = delegation,
                BaseChange::SetDraft(draft) => plans.draft = draft,
                BaseChange::SetInstallation(step) => plans.installation = step,
                BaseChange::SetInstalled(ended) => plans.installed = Some(ended),
                BaseChange::SetTested(test) => plans.tested = Some(test),
                other => panic!("{other:?}"),
            }
        }
    }

    fn pupils() -> Delegation {
        let mut wanted = Delegation::default();
        wanted.matrix.set(Space::Pupils, Some(Provider::Cas));
        wanted
    }

    fn drafted() -> (Base, Plans) {
        let (mut base, mut plans) = (base(), plans());
        let change = draft(&base, &plans, pupils(), NOW, "1000");
        apply(&mut base, &mut plans, vec![change]);
        (base, plans)
    }

    fn test(outcome: &str) -> ConnectionTest {
        ConnectionTest {
            at: NOW,
            by: "1000".to_owned(),
            server: String::new(),
            fingerprint: String::new(),
            lines: vec![
                ("adresse".to_owned(), "oui".to_owned()),
                ("joignable".to_owned(), outcome.to_owned()),
            ],
        }
    }

    #[test]
    fn a_draft_changes_nothing_until_it_is_put_in_place() {
        let (base, plans) = drafted();
        assert!(base.publication.published && base.delegation == Delegation::default());
        let Some(Draft { from, delegation, .. }) = &plans.draft else { panic!("kept") };
        assert_eq!((from, delegation), (&Delegation::default(), &pupils()));
    }

    #[test]
    fn the_sequence_stops_saves_and_publishes() {
        let (mut base, mut plans) = drafted();
        let (changes, event) = begin(&base, &plans, 12, NOW, "1000").expect("a draft");
        assert_eq!(event.details["personnes"], 12);
        apply(&mut base, &mut plans, changes);
        assert!(!base.publication.published && base.delegation == Delegation::default());
        let step = plans.installation.clone().expect("under way");
        assert_eq!(begin(&base, &plans, 0, NOW, "1000").err(), Some(CannotInstall::UnderWay));

        let (changes, event) = save(&step, NOW);
        assert_eq!(
            (&event.details["avant"]["eleve"], &event.details["apres"]["eleve"]),
            (&serde_json::Value::Null, &"cas".into())
        );
        apply(&mut base, &mut plans, changes);
        assert!(!base.publication.published && base.delegation == pupils());
        let step = plans.installation.clone().expect("under way");
        assert_eq!(step.step, InstallationStep::Saved);

        let (changes, _) = finish(&step, Some(test("a_savoir")), NOW);
        apply(&mut base, &mut plans, changes);
        assert!(base.publication.published && base.delegation == pupils());
        assert_eq!((plans.draft, plans.installation), (None, None));
        assert_eq!(plans.installed.expect("ended").outcome, InstallationOutcome::Done);
    }

    #[test]
    fn from_every_step_one_gets_back_to_the_former_settings_published() {
        for saved in [false, true] {
            let (mut base, mut plans) = drafted();
            let (changes, _) = begin(&base, &plans, 0, NOW, "1000").expect("a draft");
            apply(&mut base, &mut plans, changes);
            if saved {
                let (changes, _) = save(plans.installation.as_ref().expect("under way"), NOW);
                apply(&mut base, &mut plans, changes);
            }
            let step = plans.installation.clone().expect("under way");
            let outcome = InstallationOutcome::TestFailed;
            let (changes, event) = take_back(&step, outcome, Some(test("non")), NOW, "1000");
            assert_eq!(event.details["echouees"], 1);
            apply(&mut base, &mut plans, changes);
            assert!(base.publication.published && base.delegation == Delegation::default());
            assert!(plans.draft.is_some() && plans.installation.is_none(), "the draft can be put right");
        }
    }

    #[test]
    fn a_base_that_was_stopped_stays_so_and_an_outdated_draft_is_refused() {
        let (mut base, mut plans) = drafted();
        base.publication.published = false;
        let (changes, _) = begin(&base, &plans, 0, NOW, "1000").expect("a draft");
        apply(&mut base, &mut plans, changes);
        let (changes, _) = finish(plans.installation.as_ref().expect("under way"), None, NOW);
        apply(&mut base, &mut plans, changes);
        assert!(!base.publication.published);

        let (mut base, drafted) = drafted();
        base.delegation.matrix.set(Space::Academy, Some(Provider::Cas));
        assert_eq!(begin(&base, &drafted, 0, NOW, "1000").err(), Some(CannotInstall::Outdated));
        base.delegation = pupils();
        let same = Plans {
            draft: drafted.draft.map(|draft| Draft { from: pupils(), ..draft }),
            ..crate::rules::testing::plans()
        };
        assert_eq!(begin(&base, &same, 0, NOW, "1000").err(), Some(CannotInstall::Nothing));
        assert_eq!(
            begin(&base, &crate::rules::testing::plans(), 0, NOW, "1000").err(),
            Some(CannotInstall::NoDraft)
        );
    }

    #[test]
    fn only_what_failed_is_a_failure() {
        assert_eq!(
            (failures(&test("non")), failures(&test("non_teste")), failures(&test("a_faire"))),
            (1, 0, 0)
        );
        assert_eq!(sides(&pupils(), &pupils()), serde_json::json!({}));
    }
}
