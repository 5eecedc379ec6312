//! An invented base for tests of rules.

use passerelle_model::{Delegation, Timestamp};
use passerelle_store::service::{Base, BaseSlug, Installation, InstallationStep, Plans, Publication};

/// « Collège de démonstration », published, nothing delegated.
pub(crate) fn base() -> Base {
    Base {
        n: 0,
        slug: BaseSlug::new("demo").expect("a slug"),
        hosting: "1000".to_owned(),
        schools: Vec::new(),
        school_name: "Collège de démonstration".to_owned(),
        name: "2020-2021".to_owned(),
        service_name: "Vie scolaire".to_owned(),
        ent_name: "ENT de démonstration".to_owned(),
        publication: Publication { published: true, since: Timestamp::from_unix(0) },
        delegation: Delegation::default(),
        exclusive: None,
        partner_file: None,
        version: 1,
    }
}

/// Nothing is prepared for [`base`].
pub(crate) fn plans() -> Plans {
    Plans {
        address: base().slug,
        scheduled: None,
        draft: None,
        installation: None,
        installed: None,
        tested: None,
    }
}

/// New settings of [`base`] that are being put in place.
pub(crate) fn installation() -> Installation {
    Installation {
        former: Delegation::default(),
        wanted: Delegation::default(),
        publish: true,
        step: InstallationStep::Stopped,
        at: Timestamp::from_unix(0),
        by: "1000".to_owned(),
    }
}
