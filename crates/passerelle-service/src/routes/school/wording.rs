//! Populations, states and identifiers in words.

use passerelle_model::{OpaqueId, Population, Title};
use passerelle_reconcile::{Fact, Sign};
use passerelle_web::components::{Icon, State};
use passerelle_words::Words;

use crate::rules::school::view::LinkState;

/// « 1 professeur », « 1 044 parents ».
pub(super) fn people(w: Words, population: Population, n: usize) -> String {
    let key = match population {
        Population::Guardian => "etab-compte-parents",
        Population::Inspector => "etab-compte-inspecteurs",
        Population::Pupil => "etab-compte-eleves",
        Population::Staff => "etab-compte-personnels",
        Population::Teacher => "etab-compte-professeurs",
        Population::WorkplaceTutor => "etab-compte-maitres",
    };
    w.tell1(key, "n", n)
}

/// « M. », « Mme », or nothing.
pub(super) fn title(w: Words, title: Option<Title>) -> String {
    match title {
        Some(Title::Mr) => w.say("etab-civilite-m"),
        Some(Title::Mrs) => w.say("etab-civilite-mme"),
        None => String::new(),
    }
}

/// Where a user stands, in words and with a sign.
pub(super) fn state(w: Words, state: LinkState) -> State {
    let (icon, key) = match state {
        LinkState::Gone => (Icon::Clock, "etab-etat-absent"),
        LinkState::Linked => (Icon::Tick, "etab-etat-rapproche"),
        LinkState::LinkedByHand => (Icon::Hand, "etab-etat-main"),
        LinkState::SetAside => (Icon::Bar, "etab-etat-ecarte"),
        LinkState::Unlinked => (Icon::Empty, "etab-etat-sans"),
    };
    State::new(icon, w.say(key))
}

/// The sign of a fact: the same, close, or different.
pub(super) fn sign(fact: Fact) -> Icon {
    match fact.sign() {
        Sign::Identical => Icon::Same,
        Sign::Close => Icon::Near,
        Sign::Different => Icon::Different,
    }
}

/// An identifier in full, or its end alone for those who only read.
pub(super) fn identifier(id: &OpaqueId, in_full: bool) -> String {
    if in_full {
        return id.as_str().to_owned();
    }
    let end: Vec<char> = id.as_str().chars().rev().take(3).collect();
    format!("…{}", end.into_iter().rev().collect::<String>())
}

#[cfg(test)]
mod tests {
    use passerelle_model::OpaqueId;

    use super::identifier;

    #[test]
    fn a_reader_sees_the_end_alone() {
        let id = OpaqueId::new("9f1c2d7e-é4c").unwrap();
        assert_eq!(identifier(&id, false), "…é4c");
        assert_eq!(identifier(&id, true), "9f1c2d7e-é4c");
    }
}
