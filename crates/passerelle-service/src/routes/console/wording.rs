//! The words of spaces, providers and settings.

use passerelle_model::{Provider, Space, TicketValidation};
use passerelle_words::Words;

use crate::rules::delegation::code;
use crate::rules::presets::{Mode, Preset};

/// « Parents »: the name of a space in a list that says already what it lists.
pub(super) fn space_in_list(w: Words, space: Space) -> String {
    w.say(match space {
        Space::Common => "espace-commune",
        Space::Management => "console-liste-direction",
        Space::Teachers => "console-liste-professeurs",
        Space::SchoolLife => "console-liste-vie-scolaire",
        Space::Guardians => "console-liste-parents",
        Space::Assistants => "console-liste-accompagnant",
        Space::Pupils => "console-liste-eleves",
        Space::Company => "console-liste-entreprise",
        Space::Academy => "console-liste-academie",
    })
}

/// The space that records call so.
pub(super) fn space_of(word: &str) -> Option<Space> {
    Space::ALL.into_iter().find(|space| code(*space) == word)
}

/// « CAS », « Ws-Federation », « Aucune ».
pub(super) fn provider(w: Words, provider: Option<Provider>) -> String {
    w.say(match provider {
        Some(Provider::Cas) => "console-choix-cas",
        Some(Provider::WsFederation) => "console-choix-ws-federation",
        None => "console-choix-aucune",
    })
}

/// « NetO’Centre (Région Centre : Mode avec alimentation) ».
pub(super) fn preset(w: Words, preset: &Preset) -> String {
    let mode = w.say(mode(preset.mode));
    let known = [("nom", preset.name.as_str().into()), ("mode", mode.into())];
    match &preset.territory {
        Some(territory) => {
            let place = [("territoire", territory.as_str().into())];
            w.tell("console-modele-et-territoire", known.into_iter().chain(place))
        }
        None => w.tell("console-modele", known),
    }
}

/// « Mode avec alimentation ».
pub(super) const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Fed => "console-mode-avec-alimentation",
        Mode::NotFed => "console-mode-sans-alimentation",
        Mode::Typed => "console-mode-saisie",
        Mode::Unknown => "console-mode-a-confirmer",
    }
}

/// For whom a model is meant.
pub(super) fn explanation(w: Words, preset: &Preset) -> String {
    w.say(match preset.mode {
        Mode::Fed => "console-modele-avec-alimentation",
        Mode::NotFed => "console-modele-sans-alimentation",
        Mode::Typed => "console-modele-saisie",
        Mode::Unknown => "console-modele-a-confirmer",
    })
}

/// « SAML 1.1 ».
pub(super) fn validation(w: Words, validation: TicketValidation) -> String {
    w.say(match validation {
        TicketValidation::Cas2 => "console-methode-cas2",
        TicketValidation::Cas3 => "console-methode-cas3",
        TicketValidation::Saml11 => "console-methode-saml11",
    })
}
