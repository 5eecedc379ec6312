//! *Délégation de l'authentification*: who vouches for people, space by space.

use serde::{Deserialize, Serialize};

use crate::{CertificateTrust, ClockTolerance, Provider, Recognition, Space};

/// What a base delegates, and to whom.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Delegation {
    /// « Définir une délégation CAS »: its settings when defined. Native clients follow it even when no space does.
    pub cas: Option<CasDelegation>,
    /// The matrix.
    pub matrix: SpaceMatrix,
}

/// « Définir une délégation CAS ».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CasDelegation {
    /// « Mon ENT »: the code of the preset; `None` for manual settings.
    pub preset: Option<String>,
    /// « URL du serveur CAS », without a final slash.
    pub server: String,
    /// The server that validates, where « Les adresses d'authentification et de validation sont différentes ».
    pub validation_server: Option<String>,
    /// How tickets are validated.
    pub validation: TicketValidation,
    /// « Autoriser l'authentification directe »: `?login=true` opens delegated spaces by the service's own password.
    pub direct_login: bool,
    /// « Comment reconnaître la personne ».
    #[serde(default)]
    pub recognition: Recognition,
    /// « Certificat de l'ENT »: whom connections to its servers trust.
    #[serde(default, skip_serializing_if = "CertificateTrust::is_recognised")]
    pub trust: CertificateTrust,
    /// « Écart d'horloge toléré ».
    #[serde(default)]
    pub tolerance: ClockTolerance,
    /// « Demander de nouveau le mot de passe de l'ENT »: being signed in there already is not enough.
    #[serde(default)]
    pub renew: bool,
}

impl CasDelegation {
    /// A delegation to the server at this address, as the procedures set it up; direct login is not allowed.
    pub fn to(server: impl Into<String>) -> Self {
        Self {
            preset: None,
            server: server.into(),
            validation_server: None,
            validation: TicketValidation::Saml11,
            direct_login: false,
            recognition: Recognition::default(),
            trust: CertificateTrust::Recognised,
            tolerance: ClockTolerance::default(),
            renew: false,
        }
    }
}

/// The protocol by which a ticket is exchanged for an identity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketValidation {
    /// `/serviceValidate`.
    Cas2,
    /// `/p3/serviceValidate`.
    Cas3,
    /// `/samlValidate`: what the procedures show.
    #[default]
    Saml11,
}

/// « Choix de la délégation en fonction de l'espace »: at most one provider per row; `None` is « Aucune ».
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct SpaceMatrix([Option<Provider>; 9]);

impl SpaceMatrix {
    /// Who vouches for people in `space`.
    pub const fn get(&self, space: Space) -> Option<Provider> {
        self.0[space as usize]
    }

    /// Changes one row. Whether the whole is allowed is for the caller to check.
    pub const fn set(&mut self, space: Space, provider: Option<Provider>) {
        self.0[space as usize] = provider;
    }

    /// Rows and their providers, in the order of the matrix.
    pub fn iter(&self) -> impl Iterator<Item = (Space, Option<Provider>)> {
        Space::ALL.into_iter().map(|space| (space, self.get(space)))
    }
}
