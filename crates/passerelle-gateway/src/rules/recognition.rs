//! Who of the base somebody is whom the ENT vouches for, when their identifier is not linked.
//!
//! A wrong answer lets one person into another's account. So: nothing is guessed, no link and no decision of a person is
//! ever changed, and what is not certain comes back as an [`Obstacle`] with those who come into question.

mod names;
mod told;

use passerelle_model::{
    LinkOrigin, LocalId, Obstacle, OpaqueId, Population, Provider, Recognition, RecognitionWay, Space,
    Timestamp, Uai,
};
use passerelle_store::service::{BaseContent, LinkRecord, MOST_NAMED, UserRow};

pub use told::{One, Told};

/// What is decided about.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// What the base holds.
    pub content: &'a BaseContent,
    /// Its schools.
    pub schools: &'a [Uai],
    /// Whom the ENT vouches for.
    pub identifier: &'a OpaqueId,
}

/// Nobody was recognised.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Why.
    pub obstacle: Obstacle,
    /// Row numbers of those who come into question, a few at most.
    pub named: Vec<i64>,
}

impl Refused {
    fn new<'a>(obstacle: Obstacle, named: impl IntoIterator<Item = &'a UserRow>) -> Self {
        Self { obstacle, named: named.into_iter().map(|user| user.n).take(MOST_NAMED).collect() }
    }
}

impl From<Obstacle> for Refused {
    fn from(obstacle: Obstacle) -> Self {
        Self { obstacle, named: Vec::new() }
    }
}

/// What comes of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict<'a> {
    /// Nothing is to be done: the links that there are say who it is.
    AsLinked,
    /// This user is to be linked.
    Link(&'a UserRow),
    /// Nobody enters, not even by a link that there is: the two contradict each other.
    Conflict(Refused),
    /// Nobody was recognised; links that there are still hold.
    Nobody(Refused),
}

/// Decides for the ways that need nothing but the answer of the ENT. Double sign-in is [`prove`].
pub fn recognise<'a>(ground: &Ground<'a>, settings: &Recognition, told: &Told) -> Verdict<'a> {
    match settings.way {
        RecognitionWay::File | RecognitionWay::DoubleSignIn => Verdict::AsLinked,
        RecognitionWay::ServiceIdentifier => by_identifier(ground, told),
        RecognitionWay::Names => names::by_names(ground, told),
    }
}

/// Whether the users linked already answer the question for a space, without a look at the whole base.
pub fn is_settled(way: RecognitionWay, space: Space, told: &Told, linked: &[UserRow]) -> bool {
    match way {
        RecognitionWay::File | RecognitionWay::DoubleSignIn => true,
        RecognitionWay::ServiceIdentifier if linked.is_empty() => false,
        // The ENT's word is compared with the link each time.
        RecognitionWay::ServiceIdentifier => {
            told.identifier.value().is_none_or(|id| linked.iter().any(|user| user.record.user.id == *id))
        }
        RecognitionWay::Names => linked.iter().any(|user| user.record.enters(space)),
    }
}

/// By the service's own identifier.
fn by_identifier<'a>(ground: &Ground<'a>, told: &Told) -> Verdict<'a> {
    match named_by_identifier(ground, told) {
        Err(refused) => Verdict::Nobody(refused),
        Ok(user) if ground.is_linked_with(user) => Verdict::AsLinked,
        Ok(user) => match may_link(ground, user) {
            Ok(()) => Verdict::Link(user),
            // A person of the school linked this identifier with somebody else: that stands.
            Err(refused)
                if refused.obstacle == Obstacle::IdentifierTaken && ground.holder_is_a_decision(user) =>
            {
                Verdict::AsLinked
            }
            Err(refused) if refused.obstacle == Obstacle::IdentifierTaken => Verdict::Conflict(refused),
            Err(refused) => Verdict::Nobody(refused),
        },
    }
}

fn named_by_identifier<'a>(ground: &Ground<'a>, told: &Told) -> Result<&'a UserRow, Refused> {
    let id = told.identifier.needed()?;
    if told.is_of_another_school(ground.schools) {
        return Err(Obstacle::OtherSchool.into());
    }
    let user = ground.user(id).ok_or(Obstacle::Unknown)?;
    if told.denies(user.record.user.population) {
        return Err(Refused::new(Obstacle::OtherPopulation, [user]));
    }
    Ok(user)
}

/// Whether somebody who has just proved to be `user`, with the service's own password, may be linked.
pub fn prove(ground: &Ground<'_>, settings: &Recognition, user: &UserRow) -> Result<(), Refused> {
    let is_closed = settings.way != RecognitionWay::DoubleSignIn
        || settings.not_for_pupils && user.record.user.population == Population::Pupil;
    if is_closed {
        return Err(Refused::new(Obstacle::OtherPopulation, [user]));
    }
    may_link(ground, user)
}

/// The guard of every way: the user has no link and nobody set them aside, and the identifier serves nobody else.
fn may_link(ground: &Ground<'_>, user: &UserRow) -> Result<(), Refused> {
    if let Some(link) = ground.link(&user.record.user.id) {
        let obstacle =
            if link.origin == LinkOrigin::SetAside { Obstacle::SetAside } else { Obstacle::UserTaken };
        return Err(Refused::new(obstacle, [user]));
    }
    match ground.holder(user.record.user.population) {
        Some((holder, _)) => Err(Refused::new(Obstacle::IdentifierTaken, [user, holder])),
        None => Ok(()),
    }
}

/// The link to keep.
pub fn link(ground: &Ground<'_>, way: RecognitionWay, user: &UserRow, at: Timestamp) -> LinkRecord {
    LinkRecord {
        local: user.record.user.id.clone(),
        population: user.record.user.population,
        provider: Provider::Cas,
        identifier: Some(ground.identifier.clone()),
        origin: LinkOrigin::SignIn,
        rule: Some(way.code().to_owned()),
        at,
        by: String::new(),
    }
}

impl<'a> Ground<'a> {
    fn user(&self, id: &LocalId) -> Option<&'a UserRow> {
        self.content.users.iter().find(|row| row.record.user.id == *id)
    }

    /// Whatever was decided about a user.
    fn link(&self, id: &LocalId) -> Option<&'a LinkRecord> {
        self.content.links.iter().find(|link| link.provider == Provider::Cas && link.local == *id)
    }

    /// Whom the identifier serves in a population, by which link.
    fn holder(&self, population: Population) -> Option<(&'a UserRow, &'a LinkRecord)> {
        let link = self.content.links.iter().find(|link| {
            link.provider == Provider::Cas
                && link.population == population
                && link.origin != LinkOrigin::SetAside
                && link.identifier.as_ref() == Some(self.identifier)
        })?;
        Some((self.user(&link.local)?, link))
    }

    fn is_linked_with(&self, user: &UserRow) -> bool {
        self.holder(user.record.user.population).is_some_and(|(holder, _)| holder.n == user.n)
    }

    fn holder_is_a_decision(&self, user: &UserRow) -> bool {
        self.holder(user.record.user.population).is_some_and(|(_, link)| link.origin.is_human())
    }
}

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;
