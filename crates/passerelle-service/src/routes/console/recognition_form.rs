//! « Comment reconnaître la personne », in the window « Définir une délégation CAS ».

use passerelle_model::{IdentifierAttribute, Recognition, RecognitionWay, ToldAttributes, ToldName};
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;
use serde::Deserialize;

/// What the form sends of it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    reconnaitre: String,
    attribut_identifiant: String,
    sauf_eleves: Option<String>,
    attribut_nom: String,
    attribut_prenom: String,
    attribut_naissance: String,
    attribut_categorie: String,
    attribut_code_postal: String,
    attribut_etablissement: String,
}

/// The fields as they are drawn.
pub(super) struct Form {
    pub(super) way: Field,
    pub(super) identifier: Field,
    pub(super) not_for_pupils: Field,
    /// Names of attributes that are seldom changed.
    pub(super) attributes: Vec<Field>,
    /// Whether one of those is wrong, so that they are shown.
    pub(super) unfolded: bool,
}

impl Sent {
    /// The settings typed; a name that cannot be one, or is not there, is the usual one.
    pub(super) fn settings(&self) -> Recognition {
        let usual = ToldAttributes::default();
        let name = |typed: &str, usual: ToldName| ToldName::new(typed.trim()).unwrap_or(usual);
        Recognition {
            way: RecognitionWay::from_code(&self.reconnaitre).unwrap_or_default(),
            identifier: ToldName::new(self.attribut_identifiant.trim())
                .map_or_else(|_| IdentifierAttribute::default(), IdentifierAttribute),
            not_for_pupils: self.sauf_eleves.is_some(),
            attributes: ToldAttributes {
                family_name: name(&self.attribut_nom, usual.family_name),
                given_name: name(&self.attribut_prenom, usual.given_name),
                birth_date: name(&self.attribut_naissance, usual.birth_date),
                category: name(&self.attribut_categorie, usual.category),
                post_code: name(&self.attribut_code_postal, usual.post_code),
                school: name(&self.attribut_etablissement, usual.school),
            },
        }
    }

    /// Whether every name typed can be the name of an attribute; one left empty is the usual one.
    pub(super) fn is_good(&self) -> bool {
        self.typed().iter().all(|(_, typed)| is_good(typed))
    }

    fn typed(&self) -> [(&'static str, &str); 7] {
        [
            ("attribut_identifiant", self.attribut_identifiant.as_str()),
            ("attribut_nom", self.attribut_nom.as_str()),
            ("attribut_prenom", self.attribut_prenom.as_str()),
            ("attribut_naissance", self.attribut_naissance.as_str()),
            ("attribut_categorie", self.attribut_categorie.as_str()),
            ("attribut_code_postal", self.attribut_code_postal.as_str()),
            ("attribut_etablissement", self.attribut_etablissement.as_str()),
        ]
    }

    /// What was typed in a field and cannot be a name.
    fn wrong(&self, field: &str) -> Option<&str> {
        self.typed()
            .into_iter()
            .find(|(name, typed)| *name == field && !is_good(typed))
            .map(|(_, typed)| typed)
    }
}

fn is_good(typed: &str) -> bool {
    typed.trim().is_empty() || ToldName::new(typed.trim()).is_ok()
}

/// Draws the settings; `sent` keeps what was typed wrongly beside what is wrong with it.
pub(super) fn form(w: Words, vs: &str, settings: &Recognition, sent: Option<&Sent>) -> Form {
    let field = |name: &'static str, label: String, value: &ToldName| {
        let wrong = sent.and_then(|sent| sent.wrong(name));
        Field::text(name, label)
            .value(wrong.unwrap_or(value.as_str()))
            .autocomplete("off")
            .short()
            .error(wrong.map(|_| w.say("console-reconnaitre-attribut-faux")))
    };
    let told = &settings.attributes;
    let attributes = vec![
        field("attribut_nom", w.say("console-reconnaitre-attribut-nom"), &told.family_name),
        field("attribut_prenom", w.say("console-reconnaitre-attribut-prenom"), &told.given_name),
        field("attribut_naissance", w.say("console-reconnaitre-attribut-naissance"), &told.birth_date),
        field("attribut_categorie", w.say("console-reconnaitre-attribut-categorie"), &told.category),
        field("attribut_code_postal", w.say("console-reconnaitre-attribut-code-postal"), &told.post_code),
        field("attribut_etablissement", w.say("console-reconnaitre-attribut-etablissement"), &told.school),
    ];
    let identifier = w.tell1("console-reconnaitre-attribut-identifiant", "vs", vs);
    Form {
        way: Field::radios("reconnaitre", w.say("console-reconnaitre"), ways(w, vs))
            .value(settings.way.code()),
        identifier: field("attribut_identifiant", identifier, &settings.identifier.0)
            .hint(w.say("console-reconnaitre-attribut-identifiant-aide")),
        not_for_pupils: Field::checkbox(
            "sauf_eleves",
            w.say("console-reconnaitre-sauf-eleves"),
            settings.not_for_pupils,
        )
        .hint(w.say("console-reconnaitre-sauf-eleves-aide")),
        unfolded: sent.is_some_and(|sent| !sent.is_good()),
        attributes,
    }
}

fn ways(w: Words, vs: &str) -> Vec<Choice> {
    RecognitionWay::ALL.map(|way| Choice::new(way.code(), name(w, vs, way)).hint(help(w, vs, way))).into()
}

/// « Identifiant du fichier de l'ENT ».
pub(super) fn name(w: Words, vs: &str, way: RecognitionWay) -> String {
    let key = match way {
        RecognitionWay::File => "console-reconnaitre-fichier",
        RecognitionWay::ServiceIdentifier => "console-reconnaitre-identifiant",
        RecognitionWay::DoubleSignIn => "console-reconnaitre-double",
        RecognitionWay::Names => "console-reconnaitre-noms",
    };
    w.tell1(key, "vs", vs)
}

fn help(w: Words, vs: &str, way: RecognitionWay) -> String {
    let key = match way {
        RecognitionWay::File => "console-reconnaitre-fichier-aide",
        RecognitionWay::ServiceIdentifier => "console-reconnaitre-identifiant-aide",
        RecognitionWay::DoubleSignIn => "console-reconnaitre-double-aide",
        RecognitionWay::Names => "console-reconnaitre-noms-aide",
    };
    w.tell1(key, "vs", vs)
}

/// The settings in one line: the way, and what is not usual about it.
pub(super) fn summary(w: Words, vs: &str, settings: &Recognition) -> String {
    let name = name(w, vs, settings.way);
    match settings.way {
        RecognitionWay::ServiceIdentifier => w.tell2(
            "console-reconnaitre-avec-attribut",
            "voie",
            name,
            "attribut",
            settings.identifier.0.as_str(),
        ),
        RecognitionWay::Names => {
            let told = &settings.attributes;
            let names = [&told.family_name, &told.given_name, &told.birth_date, &told.category];
            let names = names.map(ToldName::as_str).join(", ");
            w.tell2("console-reconnaitre-avec-attribut", "voie", name, "attribut", names)
        }
        RecognitionWay::DoubleSignIn if settings.not_for_pupils => {
            w.tell1("console-reconnaitre-sans-eleves", "voie", name)
        }
        RecognitionWay::DoubleSignIn | RecognitionWay::File => name,
    }
}

/// What people who are not matched yet will meet; nothing to say of the file alone, which the counts tell.
pub(super) fn seen(w: Words, vs: &str, settings: &Recognition) -> Option<String> {
    let key = match settings.way {
        RecognitionWay::File => return None,
        RecognitionWay::ServiceIdentifier => "console-verront-identifiant",
        RecognitionWay::DoubleSignIn if settings.not_for_pupils => "console-verront-double-sans-eleves",
        RecognitionWay::DoubleSignIn => "console-verront-double",
        RecognitionWay::Names => "console-verront-noms",
    };
    Some(w.tell1(key, "vs", vs))
}
