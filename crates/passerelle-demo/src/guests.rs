//! The people of the invented school whose passwords the visitor gets.

use passerelle_model::{OpaqueId, Population};
use passerelle_sample::Sample;

/// What somebody is in the visit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The head of the school, who manages its accounts.
    Head,
    /// The teacher whose given name has a hyphen on one side only.
    HyphenTeacher,
    /// A teacher of the ENT whom the base does not know.
    UnknownTeacher,
    /// A linked teacher.
    Teacher,
    /// A linked member of the staff.
    Staff,
    /// A pupil.
    Pupil,
    /// A guardian.
    Guardian,
}

/// Somebody the visitor may sign in as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guest {
    /// What they are in the visit.
    pub part: Part,
    /// Their account in the ENT's file.
    pub id: OpaqueId,
    /// Their login, when it is not made from the name.
    pub login: Option<&'static str>,
}

/// Everybody the visitor may sign in as.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guests(Vec<Guest>);

impl Guests {
    /// Chooses them in a sample of the demonstration school. The same sample gives the same people.
    pub fn choose(sample: &Sample) -> Self {
        let linked = |population: Population| {
            let mut ids: Vec<&OpaqueId> = sample
                .truth
                .iter()
                .filter(|truth| {
                    truth.population == population && truth.note == passerelle_sample::Note::Plain
                })
                .filter_map(|truth| truth.partner.as_ref())
                .collect();
            ids.sort();
            ids
        };
        let known = |id: &OpaqueId| sample.truth.iter().any(|truth| truth.partner.as_ref() == Some(id));
        let unknown = |population: Population| {
            let mut ids: Vec<&OpaqueId> = sample
                .accounts
                .iter()
                .filter(|account| account.population == population && !known(&account.id))
                .map(|account| &account.id)
                .collect();
            ids.sort();
            ids
        };
        let hyphen = sample
            .accounts
            .iter()
            .find(|account| account.family_name == "BUKISA" && account.population == Population::Teacher)
            .map(|account| &account.id);
        let cast = [
            // The base has eight members of staff, four of whom are in the ENT: the head is one of these four.
            (Part::Head, linked(Population::Staff).first().copied(), Some("direction")),
            (Part::HyphenTeacher, hyphen, None),
            (Part::UnknownTeacher, unknown(Population::Teacher).first().copied(), None),
            (Part::Teacher, linked(Population::Teacher).first().copied(), None),
            (Part::Staff, linked(Population::Staff).get(1).copied(), None),
            (Part::Pupil, linked(Population::Pupil).first().copied(), None),
            (Part::Guardian, linked(Population::Guardian).first().copied(), None),
        ];
        let guests = cast
            .into_iter()
            .filter_map(|(part, id, login)| Some(Guest { part, id: id?.clone(), login }))
            .collect();
        Self(guests)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Guest> {
        self.0.iter()
    }

    /// The guest with this identifier.
    pub fn find(&self, id: &OpaqueId) -> Option<&Guest> {
        self.0.iter().find(|guest| guest.id == *id)
    }

    /// The guest who plays `part`.
    pub fn playing(&self, part: Part) -> Option<&Guest> {
        self.0.iter().find(|guest| guest.part == part)
    }
}

#[cfg(test)]
mod tests {
    use super::{Guests, Part};

    #[test]
    fn every_part_is_played_by_somebody_else() {
        for seed in [1, 2, 2020] {
            let guests = Guests::choose(&crate::school(seed));
            let parts = [
                Part::Head,
                Part::HyphenTeacher,
                Part::UnknownTeacher,
                Part::Teacher,
                Part::Staff,
                Part::Pupil,
                Part::Guardian,
            ];
            let ids: std::collections::HashSet<_> =
                parts.map(|part| &guests.playing(part).expect("played").id).into_iter().collect();
            assert_eq!(ids.len(), parts.len(), "seed {seed}");
        }
    }
}
