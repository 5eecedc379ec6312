//! « Mon ENT »: models that fill the CAS settings.
//!
//! The list that comes with the program was gathered from public sources of various ages: each line is a starting
//! point that the ENT's operator confirms, and the screen says which ones nobody has confirmed lately.

pub mod changes;
pub mod form;

use std::sync::LazyLock;

use passerelle_model::{CasDelegation, Recognition, TicketValidation};
use passerelle_store::service::HostingSettings;
use serde::{Deserialize, Serialize};

use super::naming;

/// A model of settings for one ENT.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, Serialize)]
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
    /// How this ENT lets people be recognised.
    #[serde(default)]
    pub recognition: Recognition,
}

/// The ENT's assistance.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// An e-mail address.
    pub mail: String,
    /// The subject it asks for.
    pub subject: String,
}

/// How identifiers reach the base.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// « Mode avec alimentation »: by the ENT's sealed file, before the first sign-in.
    Fed,
    /// With names, at each sign-in.
    NotFed,
    /// Typed by hand in the base.
    Typed,
    /// To be asked from the ENT.
    #[default]
    Unknown,
}

impl Mode {
    /// In the order of the form.
    pub const ALL: [Self; 4] = [Self::Fed, Self::NotFed, Self::Typed, Self::Unknown];

    /// The word of forms and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fed => "fed",
            Self::NotFed => "not_fed",
            Self::Typed => "typed",
            Self::Unknown => "unknown",
        }
    }

    /// The mode of this word; to be asked for any other.
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|mode| mode.code() == code).unwrap_or_default()
    }
}

impl Preset {
    /// The settings it fills.
    pub fn fill(&self, direct_login: bool) -> CasDelegation {
        CasDelegation {
            preset: Some(self.code.clone()),
            validation: self.validation,
            direct_login,
            recognition: self.recognition.clone(),
            ..CasDelegation::to(self.server.as_str())
        }
    }

    /// Whether settings are still those of this model, but for what is the school's own choice.
    pub fn matches(&self, cas: &CasDelegation) -> bool {
        let own = cas.clone();
        let (recognition, trust) = (own.recognition, own.trust);
        let (tolerance, renew) = (own.tolerance, own.renew);
        *cas == CasDelegation { recognition, trust, tolerance, renew, ..self.fill(cas.direct_login) }
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

/// What a hosting account is offered: its own models first, then those of the installation, then those that come with
/// the program; a model that the account changed stands where the original did.
pub fn offered(settings: &HostingSettings, installation: &[Preset]) -> Vec<Preset> {
    let shipped: Vec<Preset> = installation.iter().chain(built_in()).cloned().collect();
    let own = |code: &str| {
        settings.presets.get(code).and_then(|kept| serde_json::from_value::<Preset>(kept.clone()).ok())
    };
    let added = settings.presets.keys().filter(|code| find(&shipped, code).is_none());
    let added: Vec<Preset> = added.filter_map(|code| own(code)).collect();
    added
        .into_iter()
        .chain(shipped.iter().map(|preset| own(&preset.code).unwrap_or_else(|| preset.clone())))
        .collect()
}

/// The model of this code.
pub fn find<'a>(presets: &'a [Preset], code: &str) -> Option<&'a Preset> {
    presets.iter().find(|preset| preset.code == code)
}

/// A code for a new model, from its name: lower-case letters, digits and hyphens, as none of `taken`.
pub fn code_for(name: &str, taken: &[Preset]) -> String {
    let mut stem: String = naming::plain(name).chars().take(40).collect();
    if stem.is_empty() || stem == NEW {
        "ent".clone_into(&mut stem);
    }
    // An account has fewer models than there are numbers.
    naming::free(&stem, |code| find(taken, code).is_some()).unwrap_or(stem)
}

/// Not a code: the page where a new model is written.
pub const NEW: &str = "nouveau";

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use passerelle_store::service::HostingSettings;

    use super::{Mode, Preset, built_in, code_for, find, offered};
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
        let preset = find(built_in(), "netocentre").expect("there");
        assert_eq!(preset.mode, Mode::Fed);
        assert_eq!(preset.territory.as_deref(), Some("Région Centre"));
        let cas = preset.fill(true);
        assert_eq!(cas.server, "https://ent.netocentre.fr/cas");
        assert!(preset.matches(&cas));
        assert!(preset.matches(&preset.fill(false)));
        assert!(built_in().iter().all(|other| other.code == preset.code || !other.matches(&cas)));
    }

    #[test]
    fn what_an_account_changed_stands_where_the_original_did() {
        let mut changed = find(built_in(), "netocentre").expect("there").clone();
        changed.server = "https://cas.exemple.fr".to_owned();
        let added = Preset { code: "mon-ent".to_owned(), name: "Mon ENT".to_owned(), ..changed.clone() };
        let keep = |preset: &Preset| (preset.code.clone(), serde_json::json!(preset));
        let settings = HostingSettings {
            presets: [keep(&changed), keep(&added), ("abime".to_owned(), 3.into())].into(),
            ..HostingSettings::default()
        };
        let offered = offered(&settings, &[]);
        assert_eq!(offered.len(), built_in().len() + 1, "what cannot be read is left out");
        assert_eq!(offered[0], added);
        assert_eq!(find(&offered, "netocentre"), Some(&changed));
        assert_eq!(super::offered(&HostingSettings::default(), &[]), built_in());
    }

    #[test]
    fn a_new_model_has_a_code_of_its_own() {
        assert_eq!(code_for("ENT d’Été & Cie", &[]), "ent-d-ete-cie");
        assert_eq!(code_for("Netocentre", built_in()), "netocentre-2");
        assert_eq!((code_for("…", &[]), code_for("Nouveau", &[])), ("ent".to_owned(), "ent".to_owned()));
    }
}
