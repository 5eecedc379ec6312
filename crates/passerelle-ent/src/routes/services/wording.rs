//! Services in words: faults, findings, settings.

use passerelle_exchange::keys::KeyError;
use passerelle_model::Population;
use passerelle_sso::service::{Finding, FindingCode, InvalidPattern, InvalidServiceUrl, Mismatch, Severity};
use passerelle_store::ent::{LogoutChannel, ReleaseProfile};
use passerelle_web::components::{Icon, Panel, State, Tone};
use passerelle_words::{Problem, Words};
use serde_json::Value;

use crate::rules::services::form::Fault;
use crate::rules::services::warnings::Warning;

/// What is wrong about a field of a service.
pub(super) fn fault(w: Words, fault: Fault) -> String {
    let line = |key: &str, line: usize| w.tell1(key, "n", line);
    match fault {
        Fault::ShortName => w.say("services-faute-nom-court"),
        Fault::Taken => w.say("services-faute-pris"),
        Fault::Name => w.say("services-faute-nom"),
        Fault::Pattern { line, why } => w.tell2("services-faute-ligne", "n", line, "raison", pattern(w, why)),
        Fault::Address(why) => refused_address(w, why),
        Fault::Key(KeyError::PrivateGiven | KeyError::OpenSshPrivate | KeyError::PuttyPrivate) => {
            w.say("services-faute-cle-privee")
        }
        Fault::Key(error) => {
            let told = Problem::from(&error).file(w.say("services-cle")).told(w);
            format!("{} {}", told.fact, told.remedy)
        }
        Fault::TicketLife => w.say("services-faute-duree"),
        Fault::SchoolCode { line: at } => line("services-faute-uai", at),
        Fault::UnknownSchool { line: at } => line("services-faute-uai-inconnu", at),
        Fault::TooMany { most } => line("services-faute-lignes", most),
    }
}

/// Why a rule cannot be read.
fn pattern(w: Words, why: InvalidPattern) -> String {
    w.say(match why {
        InvalidPattern::Address(why) => return address(w, why),
        InvalidPattern::Expression => "services-regle-expression",
        InvalidPattern::ExpressionSize => "services-regle-expression-trop-grande",
        InvalidPattern::Fragment => "services-regle-diese",
        InvalidPattern::Length => "services-regle-trop-longue",
        InvalidPattern::NoPath => "services-regle-sans-chemin",
    })
}

/// Why an address is refused.
fn address(w: Words, why: InvalidServiceUrl) -> String {
    w.say(match why {
        InvalidServiceUrl::Character => "services-adresse-caractere",
        InvalidServiceUrl::DotSegment => "services-adresse-points",
        InvalidServiceUrl::Encoding => "services-adresse-codage",
        InvalidServiceUrl::Fragment => "services-adresse-dieses",
        InvalidServiceUrl::Host => "services-adresse-serveur",
        InvalidServiceUrl::Insecure => "services-adresse-http",
        InvalidServiceUrl::Length => "services-adresse-longueur",
        InvalidServiceUrl::Port => "services-adresse-port",
        InvalidServiceUrl::Scheme => "services-adresse-debut",
        InvalidServiceUrl::UserInfo => "services-adresse-utilisateur",
    })
}

/// The same as a sentence of its own.
pub(super) fn refused_address(w: Words, why: InvalidServiceUrl) -> String {
    w.tell1("services-faute-adresse", "raison", address(w, why))
}

/// Why a rule does not accept an address.
pub(super) fn mismatch(w: Words, why: &Mismatch) -> String {
    let expected = |key: &str, expected: &str| w.tell1(key, "attendu", expected);
    match why {
        Mismatch::Expression => w.say("services-ecart-expression"),
        Mismatch::Host { expected: host } => expected("services-ecart-serveur", host),
        Mismatch::Path { expected: path } => expected("services-ecart-chemin", path),
        // A port is no count: 8443, never « 8 443 ».
        Mismatch::Port { expected: port } => expected("services-ecart-port", &port.to_string()),
        Mismatch::Query { expected: query } => expected("services-ecart-parametres", query),
        Mismatch::Scheme { expected: scheme } => expected("services-ecart-protocole", scheme),
        Mismatch::Unreadable(why) => w.tell1("services-ecart-illisible", "raison", pattern(w, *why)),
    }
}

/// What is dangerous in a rule: what it does, how to put it right.
fn finding(w: Words, finding: &Finding) -> (String, String) {
    let (fact, remedy) = match finding.code {
        FindingCode::GluedWildcard => ("services-avis-etoile-collee", "services-avis-etoile-collee.faire"),
        FindingCode::HostExpression => ("services-avis-hote-variable", "services-avis-hote-variable.faire"),
        FindingCode::HostWildcard => ("services-avis-hote-etoile", "services-avis-hote-etoile.faire"),
        FindingCode::InnerDoubleWildcard => ("services-avis-etoiles", "services-avis-etoiles.faire"),
        FindingCode::LooseAlternation => ("services-avis-alternative", "services-avis-alternative.faire"),
        FindingCode::NoAnchor => ("services-avis-sans-debut", "services-avis-sans-debut.faire"),
        FindingCode::NoSlashAfterHost => ("services-avis-sans-barre", "services-avis-sans-barre.faire"),
        FindingCode::OneCharacter => ("services-avis-un-caractere", "services-avis-un-caractere.faire"),
        FindingCode::PlainHttp => ("services-avis-http", "services-avis-http.faire"),
        FindingCode::UnescapedDot => ("services-avis-point", "services-avis-point.faire"),
        FindingCode::WholeHost => ("services-avis-site-entier", "services-avis-site-entier.faire"),
        FindingCode::WildcardBeforePath => {
            ("services-avis-avant-le-chemin", "services-avis-avant-le-chemin.faire")
        }
    };
    (w.tell1(fact, "partie", finding.part.as_str()), w.say(remedy))
}

/// Something to know of a service: where, what, how to put it right. The first is empty for the service as a whole.
fn warning(w: Words, warning: &Warning) -> (String, String, String) {
    let whole = |fact: &str, remedy: &str| (String::new(), w.say(fact), w.say(remedy));
    match warning {
        Warning::Address { pattern, finding: found } | Warning::Callback { pattern, finding: found } => {
            let (fact, remedy) = finding(w, found);
            (pattern.clone(), fact, remedy)
        }
        Warning::Off => whole("services-avis-desactive", "services-avis-desactive.faire"),
        Warning::Trial => whole("services-avis-essai", "services-avis-essai.faire"),
        Warning::Nominative => whole("services-avis-nominatif", "services-avis-nominatif.faire"),
        Warning::Attributes => whole("services-avis-attributs", "services-avis-attributs.faire"),
    }
}

/// The same as a panel.
pub(super) fn warning_panel(w: Words, one: &Warning) -> Panel {
    let tone = match one.severity() {
        Severity::Notice => Tone::Notice,
        Severity::Warning => Tone::Warning,
        Severity::Danger => Tone::Error,
    };
    let (place, fact, remedy) = warning(w, one);
    let title = if place.is_empty() { fact.clone() } else { place.clone() };
    let panel = Panel::new(tone, title);
    let panel = if place.is_empty() { panel } else { panel.say(fact) };
    panel.say(remedy)
}

/// The same as a shape and a few words.
pub(super) fn warning_state(w: Words, one: &Warning) -> State {
    let icon = match one.severity() {
        Severity::Notice => Icon::Notice,
        Severity::Warning => Icon::Warning,
        Severity::Danger => Icon::Cross,
    };
    let (_, fact, _) = warning(w, one);
    State::new(icon, fact)
}

/// How much a service is told.
pub(super) fn profile(w: Words, profile: ReleaseProfile) -> String {
    w.say(match profile {
        ReleaseProfile::IdentifierOnly => "services-profil-identifiant",
        ReleaseProfile::Attributes => "services-profil-attributs",
        ReleaseProfile::Nominative => "services-profil-nominatif",
    })
}

/// How a service learns that somebody signed out.
pub(super) fn channel(w: Words, channel: LogoutChannel) -> String {
    w.say(match channel {
        LogoutChannel::Back => "services-canal-serveur",
        LogoutChannel::Front => "services-canal-navigateur",
        LogoutChannel::Silent => "services-canal-aucun",
    })
}

/// What an attribute holds, by its word.
pub(super) fn source(w: Words, code: &str) -> String {
    w.say(match code {
        "profils" => "services-contenu-profils",
        "etablissements" => "services-contenu-etablissements",
        "classes" => "services-contenu-classes",
        "fonctions" => "services-contenu-fonctions",
        "identifiant_du_service" => "services-contenu-identifiant",
        "connexion" => "comptes-colonne-connexion",
        "nom" => "comptes-nom",
        "prenom" => "comptes-prenom",
        "naissance" => "services-contenu-naissance",
        "code_postal" => "services-contenu-code-postal",
        _ => "services-contenu-fixe",
    })
}

/// The name of a setting, as journals and « Vérifier » show it.
pub(crate) fn setting(w: Words, name: &str) -> String {
    w.say(match name {
        "nom" => "services-nom",
        "adresses" => "services-adresses",
        "cle" => "services-cle",
        "tuile" => "services-tuile",
        "tuile_populations" => "services-tuile-pour",
        "nom_du_fichier" => "services-nom-du-fichier",
        "duree" => "services-duree",
        "deconnexion" => "services-deconnexion",
        "adresse_de_deconnexion" => "services-adresse-de-deconnexion",
        "rappels" => "services-rappels",
        "rappels_d_essai" => "services-rappels-d-essai",
        "atteignable" => "services-atteignable",
        "populations" => "services-public",
        "etablissements" => "services-etablissements",
        "profil" => "services-transmission-titre",
        "attributs" => "services-attributs",
        "disposition" => "services-disposition",
        "version_2" => "services-version-2",
        "justification" => "services-justification",
        "colonnes" => "emprunteurs-colonnes",
        "separateur" => "emprunteurs-separateur",
        "titres" => "emprunteurs-titres",
        "encodage" => "emprunteurs-encodage",
        "service" => "emprunteurs-service",
        other => return other.to_owned(),
    })
}

/// The value of a setting, one line for each thing of a list.
pub(crate) fn setting_value(w: Words, name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Null => vec![w.say("services-rien")],
        Value::Bool(yes) => vec![w.say(if *yes { "comptes-oui" } else { "comptes-non" })],
        Value::String(text) => vec![code(w, name, text)],
        Value::Array(all) => {
            let text = |one: &Value| one.as_str().map_or_else(|| one.to_string(), |text| code(w, name, text));
            all.iter().map(text).collect()
        }
        other => vec![other.to_string()],
    }
}

fn code(w: Words, name: &str, text: &str) -> String {
    match (name, text) {
        ("populations" | "tuile_populations", code) => {
            Population::from_code(code).map_or_else(|_| code.to_owned(), |one| w.population(one))
        }
        ("profil", "identifiant") => profile(w, ReleaseProfile::IdentifierOnly),
        ("profil", "attributs") => profile(w, ReleaseProfile::Attributes),
        ("profil", "nominatif") => profile(w, ReleaseProfile::Nominative),
        ("deconnexion", "serveur") => channel(w, LogoutChannel::Back),
        ("deconnexion", "navigateur") => channel(w, LogoutChannel::Front),
        ("deconnexion", "aucun") => channel(w, LogoutChannel::Silent),
        ("disposition", code) => layout(w, code),
        ("attributs", code) => attribute(w, code),
        (_, text) => text.to_owned(),
    }
}

/// Where attributes stand, by its word.
pub(super) fn layout(w: Words, code: &str) -> String {
    w.say(match code {
        "plat" => "services-disposition-plat",
        "double" => "services-disposition-double",
        "utilisateur" => "services-disposition-utilisateur",
        _ => "services-disposition-cas",
    })
}

fn attribute(w: Words, text: &str) -> String {
    let mut parts = text.splitn(3, '=');
    let name = parts.next().unwrap_or_default().to_owned();
    let held = source(w, parts.next().unwrap_or_default());
    match parts.next() {
        Some(fixed) => w.tell2("services-attribut-fixe", "nom", name, "texte", fixed),
        None => w.tell2("services-attribut", "nom", name, "contenu", held),
    }
}
