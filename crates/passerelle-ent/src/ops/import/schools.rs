//! The list of schools that comes with the people.

use passerelle_directory::School;
use passerelle_store::ent::Establishment;

/// The schools that are new or change.
pub(super) struct Schools {
    pub(super) changed: Vec<Establishment>,
}

impl Schools {
    pub(super) fn new(known: &[Establishment], listed: &[School]) -> Self {
        let changed = listed.iter().filter_map(|school| {
            let before = known.iter().find(|one| one.uai == school.uai);
            let after = Establishment {
                uai: school.uai,
                name: school.name.clone(),
                city: school.city.clone().over(before.map(|one| one.city.clone())).unwrap_or_default(),
                grouping: school.grouping.clone().over(before.and_then(|one| one.grouping.clone())),
            };
            (before != Some(&after)).then_some(after)
        });
        Self { changed: changed.collect() }
    }
}
