//! Who enters each space, and how many of them the ENT could not be recognised for.

use std::collections::HashSet;

use passerelle_model::{LocalId, Provider, Space};
use passerelle_store::service::BaseContent;

/// The people of one space.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Audience {
    /// How many may enter.
    pub people: usize,
    /// How many of them have no identifier of the provider: they would see the help page.
    pub unmatched: usize,
}

/// The people of the nine rows; on the common page, everybody.
pub fn of(content: &BaseContent, provider: Provider) -> [(Space, Audience); 9] {
    let matched: HashSet<&LocalId> = content
        .links
        .iter()
        .filter(|link| link.provider == provider && link.identifier.is_some())
        .map(|link| &link.local)
        .collect();
    Space::ALL.map(|space| {
        let mut audience = Audience::default();
        for row in content.users.iter().filter(|row| row.record.enters(space)) {
            audience.people += 1;
            audience.unmatched += usize::from(!matched.contains(&row.record.user.id));
        }
        (space, audience)
    })
}
