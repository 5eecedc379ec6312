//! « Mon ENT »: models that fill the CAS settings.
//!
//! The list that comes with the program was gathered from public sources of various ages: each line is a starting
//! point that the ENT's operator confirms, and the screen says which ones nobody has confirmed lately.

use std::sync::LazyLock;

use passerelle_model::{CasDelegation, TicketValidation};
use serde::Deserialize;

/// A model of settings for one ENT.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// What settings made from it remember.
    pub code: String,
    /// The ENT's name.
    pub name: String,
    /// Where it is used; `None` when the name says it.
    #[serde(default)]
    pub territory: Option<String>,
    /// « URL du serveur CAS ».
    pub server: String,
    /// How tickets are validated.
    #[serde(default)]
    pub validation: TicketValidation,
    /// How identifiers reach the base.
    pub mode: Mode,
    /// Whether its sources are recent.
    pub confirmed: bool,
    /// « Voir la documentation fournie par l'ENT ».
    #[serde(default)]
    pub documentation: Option<String>,
    /// Whom to write to for help.
    #[serde(default)]
    pub contact: Option<Contact>,
}

/// The ENT's assistance.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// An e-mail address.
    pub mail: String,
    /// The subject it asks for.
    pub subject: String,
}

/// How identifiers reach the base.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// « Mode avec alimentation »: by the ENT's sealed file, before the first sign-in.
    Fed,
    /// With names, at each sign-in.
    NotFed,
    /// Typed by hand in the base.
    Typed,
    /// To be asked from the ENT.
    Unknown,
}

impl Preset {
    /// The settings it fills.
    pub fn fill(&self, direct_login: bool) -> CasDelegation {
        CasDelegation {
            preset: Some(self.code.clone()),
            validation: self.validation,
            direct_login,
            ..CasDelegation::to(self.server.as_str())
        }
    }

    /// Whether settings are still those of this model, but for what is the school's own choice.
    pub fn matches(&self, cas: &CasDelegation) -> bool {
        let (trust, tolerance, renew) = (cas.trust.clone(), cas.tolerance, cas.renew);
        *cas == CasDelegation { trust, tolerance, renew, ..self.fill(cas.direct_login) }
    }
}

/// The models that come with the program.
pub fn built_in() -> &'static [Preset] {
    static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
        // Compiled in; a test reads it.
        serde_json::from_str(include_str!("../../data/presets.json")).unwrap_or_default()
    });
    &PRESETS
}

/// The model of this code.
pub fn find<'a>(extra: &'a [Preset], code: &str) -> Option<&'a Preset> {
    extra.iter().chain(built_in()).find(|preset| preset.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Mode, Preset, built_in, find};
    use crate::rules::addresses::read_server;

    #[test]
    fn every_model_has_its_own_code_and_a_safe_server() {
        let presets: Vec<Preset> =
            serde_json::from_str(include_str!("../../data/presets.json")).expect("well written");
        assert!(presets.len() >= 50);
        let codes: HashSet<_> = presets.iter().map(|preset| &preset.code).collect();
        assert_eq!(codes.len(), presets.len());
        for preset in &presets {
            let server = read_server(&preset.server).expect("a server");
            assert!(server.as_str().starts_with("https://"), "{}", preset.code);
            assert!(preset.documentation.as_deref().is_none_or(|link| link.starts_with("https://")));
        }
    }

    #[test]
    fn the_model_of_the_procedure_fills_its_address() {
        let preset = find(&[], "netocentre").expect("there");
        assert_eq!(preset.mode, Mode::Fed);
        assert_eq!(preset.territory.as_deref(), Some("Région Centre"));
        let cas = preset.fill(true);
        assert_eq!(cas.server, "https://ent.netocentre.fr/cas");
        assert!(preset.matches(&cas));
        assert!(preset.matches(&preset.fill(false)));
        assert!(built_in().iter().all(|other| other.code == preset.code || !other.matches(&cas)));
    }
}
