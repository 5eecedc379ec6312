//! *Publication*: whether people can enter a base.

use passerelle_model::Timestamp;
use passerelle_store::AuditEvent;
use passerelle_store::service::{Base, BaseChange, Publication};

use super::schedule::in_school_hours;

/// The settings of a base cannot change: it is published, and its delegation changes only while it is stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the base is published: its delegation is read-only")]
pub struct Published;

/// What is asked for is so already: the base is published, or it is stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the base is so already")]
pub struct Already {
    /// Whether it is published.
    pub published: bool,
}

/// Refuses to plan what is so already: a plan takes the place of the one that is there, which may be the way back.
pub fn can_become(base: &Base, published: bool) -> Result<(), Already> {
    if base.publication.published == published { Err(Already { published }) } else { Ok(()) }
}

/// Refuses to touch the delegation of a published base.
pub fn must_be_stopped(base: &Base) -> Result<(), Published> {
    if base.publication.published { Err(Published) } else { Ok(()) }
}

/// A stopped base is pointed out after so many seconds.
const FORGOTTEN_AFTER: i64 = 30 * 60;

/// Whether a base has been stopped for more than 30 minutes.
pub fn long_stopped(base: &Base, now: Timestamp) -> bool {
    !base.publication.published && now.since(base.publication.since) > FORGOTTEN_AFTER
}

/// Whether a base seems to have been forgotten: stopped for so long, in school hours.
pub fn forgotten(base: &Base, now: Timestamp) -> bool {
    long_stopped(base, now) && in_school_hours(now)
}

/// Stops a base; `None` when it is stopped already. `connected` is how many people that interrupts.
pub fn stop(base: &Base, connected: u64, at: Timestamp, actor: &str) -> Option<(BaseChange, AuditEvent)> {
    base.publication.published.then(|| {
        let event = AuditEvent::new(at, actor, "journal-publication-arretee").with("personnes", connected);
        (set(false, at), event)
    })
}

/// Publishes a base; `None` when it is published already.
pub fn publish(base: &Base, at: Timestamp, actor: &str) -> Option<(BaseChange, AuditEvent)> {
    (!base.publication.published).then(|| {
        let stopped = at.since(base.publication.since);
        let event =
            AuditEvent::new(at, actor, "journal-publication-publiee").with("minutes", stopped.max(0) / 60);
        (set(true, at), event)
    })
}

fn set(published: bool, since: Timestamp) -> BaseChange {
    BaseChange::SetPublication(Publication { published, since })
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;
    use passerelle_store::service::BaseChange;

    use super::{Already, can_become, must_be_stopped, publish, stop};
    use crate::rules::testing::base;

    #[test]
    fn stopping_and_publishing_each_happen_once() {
        let (at, mut base) = (Timestamp::from_unix(1_000_600), base());
        base.publication.since = Timestamp::from_unix(1_000_000);
        assert!(must_be_stopped(&base).is_err());
        assert!(publish(&base, at, "1000").is_none());
        assert_eq!(can_become(&base, true), Err(Already { published: true }));
        assert_eq!(can_become(&base, false), Ok(()));
        let (change, event) = stop(&base, 212, at, "1000").expect("published");
        assert_eq!(event.action, "journal-publication-arretee");
        assert_eq!(event.details["personnes"], 212);
        let BaseChange::SetPublication(stopped) = change else { panic!("{change:?}") };
        assert!(!stopped.published);
        assert_eq!(stopped.since, at);

        base.publication = stopped;
        assert!(must_be_stopped(&base).is_ok());
        assert!(stop(&base, 0, at, "1000").is_none());
        assert_eq!(can_become(&base, false), Err(Already { published: false }));
        let (_, event) = publish(&base, at.plus(180), "1000").expect("stopped");
        assert_eq!(event.details["minutes"], 3);
    }
}
