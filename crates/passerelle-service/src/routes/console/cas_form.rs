//! The form of the window « Définir une délégation CAS ».

use passerelle_model::{CasDelegation, TicketValidation};
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;
use serde::Deserialize;

use super::cas_trust::{self, TrustForm};
use super::{recognition_form, wording};
use crate::rules::addresses::{ServerAddressError, read_server};
use crate::rules::presets::Preset;

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    /// « Mon ENT »; empty for manual settings.
    pub(super) modele: String,
    /// The model that the fields were shown for.
    modele_affiche: String,
    serveur: String,
    differentes: Option<String>,
    serveur_validation: String,
    methode: String,
    direct: Option<String>,
    /// « Comment reconnaître la personne ».
    #[serde(flatten)]
    pub(super) recognition: recognition_form::Sent,
    /// « Certificat de l'ENT ».
    confiance: String,
    certificat: String,
    /// Seconds.
    ecart: String,
    redemander: Option<String>,
    /// The settings in force when the page was shown.
    pub(super) etat: String,
    /// Which button.
    pub(super) action: String,
}

impl Sent {
    /// The model chosen in the list, when it is not the one that the fields show.
    pub(super) fn newly_chosen(&self) -> Option<&str> {
        (!self.modele.is_empty() && self.modele != self.modele_affiche).then_some(self.modele.as_str())
    }

    /// « Autoriser l'authentification directe ».
    pub(super) fn direct(&self) -> bool {
        self.direct.is_some()
    }

    /// The settings on screen, as they were typed.
    pub(super) fn settings(&self) -> CasDelegation {
        let typed = |text: &str| text.trim().trim_end_matches('/').to_owned();
        CasDelegation {
            preset: None,
            server: typed(&self.serveur),
            validation_server: self.differentes.as_ref().map(|_| typed(&self.serveur_validation)),
            validation: method_of(&self.methode),
            direct_login: self.direct(),
            recognition: self.recognition.settings(),
            trust: cas_trust::typed(&self.confiance, &self.certificat),
            tolerance: cas_trust::tolerance(&self.ecart),
            renew: self.redemander.is_some(),
        }
    }
}

/// The fields as they are drawn.
pub(super) struct Form {
    pub(super) preset: Field,
    pub(super) server: Field,
    pub(super) apart: Field,
    pub(super) validation_server: Field,
    pub(super) method: Field,
    pub(super) direct: Field,
    pub(super) recognition: recognition_form::Form,
    pub(super) trust: TrustForm,
}

/// Draws the settings; where `checked`, says what is wrong with the addresses.
pub(super) fn form(
    w: Words,
    vs: &str,
    offered: &[Preset],
    cas: &CasDelegation,
    checked: bool,
    sent: Option<&recognition_form::Sent>,
) -> Form {
    let complaint = |address: &str| {
        let error = checked.then(|| read_server(address).err()).flatten();
        error.map(|error| w.say(complaint(error)))
    };
    let server = complaint(&cas.server);
    let validating = cas.validation_server.as_deref().and_then(complaint);
    Form {
        preset: Field::select("modele", w.say("console-cas-mon-ent"), presets(w, offered))
            .value(cas.preset.clone().unwrap_or_default()),
        server: Field::url("serveur", w.say("console-cas-serveur"))
            .value(cas.server.as_str())
            .hint(w.say("console-cas-serveur-aide"))
            .error(server),
        apart: Field::checkbox(
            "differentes",
            w.say("console-cas-differentes"),
            cas.validation_server.is_some(),
        ),
        validation_server: Field::url("serveur_validation", w.say("console-cas-serveur-validation"))
            .value(cas.validation_server.clone().unwrap_or_default())
            .hint(w.say("console-cas-serveur-validation-aide"))
            .error(validating),
        method: Field::radios("methode", w.say("console-cas-methode"), methods(w))
            .value(code_of(cas.validation)),
        direct: Field::checkbox("direct", w.tell1("console-cas-directe", "vs", vs), cas.direct_login)
            .hint(w.tell1("console-cas-directe-aide", "vs", vs)),
        recognition: recognition_form::form(w, vs, &cas.recognition, sent),
        trust: cas_trust::form(w, cas, checked),
    }
}

fn presets(w: Words, offered: &[Preset]) -> Vec<Choice> {
    let manual = Choice::new("", w.say("console-cas-manuel"));
    let choices = offered.iter().map(|preset| Choice::new(preset.code.as_str(), wording::preset(w, preset)));
    std::iter::once(manual).chain(choices).collect()
}

pub(super) fn methods(w: Words) -> Vec<Choice> {
    [TicketValidation::Cas3, TicketValidation::Cas2, TicketValidation::Saml11]
        .map(|method| Choice::new(code_of(method), wording::validation(w, method)))
        .into()
}

/// What a form sends for a method.
pub(super) const fn code_of(method: TicketValidation) -> &'static str {
    match method {
        TicketValidation::Cas2 => "cas2",
        TicketValidation::Cas3 => "cas3",
        TicketValidation::Saml11 => "saml11",
    }
}

/// The method that a form sent.
pub(super) fn method_of(code: &str) -> TicketValidation {
    match code {
        "cas2" => TicketValidation::Cas2,
        "cas3" => TicketValidation::Cas3,
        _ => TicketValidation::Saml11,
    }
}

/// What is said beside an address that cannot be used.
pub(super) const fn complaint(error: ServerAddressError) -> &'static str {
    match error {
        ServerAddressError::Empty => "console-adresse-vide",
        ServerAddressError::Scheme => "console-adresse-https",
        ServerAddressError::LoginPage => "console-adresse-login",
        ServerAddressError::Malformed(_) => "console-adresse-mal-ecrite",
    }
}
