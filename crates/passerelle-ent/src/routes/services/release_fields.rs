//! The fields of what a service is told.

use passerelle_sso::server::validation::InvalidAttributeName;
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;

use super::wording;
use crate::rules::services::differences::{layout_code, profile_code, source_code};
use crate::rules::services::release_form::{
    Fault, LAYOUTS, MAX_ATTRIBUTES, PROFILES, ReleaseForm, Row, SHORTEST_REASON, Wrong, names, sources,
};

/// Blank rows offered beyond those filled in.
const BLANK: usize = 3;

/// The fields of the form.
pub(super) struct Fields {
    pub(super) profile: Field,
    /// Whether a list of attributes is what is chosen.
    pub(super) listing: bool,
    /// Of each attribute: its title, its fields.
    pub(super) attributes: Vec<(String, Vec<Field>)>,
    pub(super) layout: Field,
    pub(super) on_v2: Field,
    pub(super) justification: Field,
    pub(super) person: Field,
}

impl Fields {
    /// Every field, with what is wrong about it. `person`: whom the example is about, and whether nobody was found.
    pub(super) fn of(w: Words, form: &ReleaseForm, person: (&str, bool), wrong: &[Wrong]) -> Self {
        let profiles = PROFILES.map(|one| {
            let code = profile_code(one);
            let hint = match code {
                "identifiant" => "services-profil-identifiant.aide",
                "attributs" => "services-profil-attributs.aide",
                _ => "services-profil-nominatif.aide",
            };
            Choice::new(code, wording::profile(w, one)).hint(w.say(hint))
        });
        let layouts = LAYOUTS.map(|one| Choice::new(layout_code(one), wording::layout(w, layout_code(one))));
        let (person, unknown) = person;
        let shown = (form.rows.len() + BLANK).min(MAX_ATTRIBUTES);
        let blank = Row::default();
        let rows = (0..shown).map(|at| form.rows.get(at).unwrap_or(&blank));
        Self {
            profile: Field::radios(names::PROFILE, w.say("services-transmission-titre"), profiles.into())
                .value(form.profile.as_str()),
            listing: form.profile == "attributs",
            attributes: (1..).zip(rows).map(|(n, row)| attribute(w, n, row, wrong)).collect(),
            layout: Field::select(names::LAYOUT, w.say("services-disposition"), layouts.into())
                .value(form.layout.as_str()),
            on_v2: Field::checkbox(names::ON_V2, w.say("services-version-2"), form.on_v2)
                .hint(w.say("services-version-2-aide")),
            justification: Field::area(names::JUSTIFICATION, w.say("services-justification"))
                .value(form.justification.as_str())
                .hint(w.tell1("services-justification-aide", "n", SHORTEST_REASON))
                .error(error(w, wrong, names::JUSTIFICATION)),
            person: Field::text(super::release::PERSON, w.say("services-exemple"))
                .value(person)
                .hint(w.say("services-exemple-aide"))
                .autocomplete("off")
                .error(unknown.then(|| w.say("services-exemple-inconnu"))),
        }
    }

    /// All of them, for the summary of what is wrong.
    pub(super) fn all(&self) -> impl Iterator<Item = &Field> {
        let attributes = self.attributes.iter().flat_map(|(_, fields)| fields);
        let rest = [&self.layout, &self.on_v2, &self.justification, &self.person];
        std::iter::once(&self.profile).chain(attributes).chain(rest)
    }
}

fn attribute(w: Words, n: usize, row: &Row, wrong: &[Wrong]) -> (String, Vec<Field>) {
    let named = |start: &str| format!("{start}{n}");
    let (name, source, fixed) = (named(names::ATTRIBUTE), named(names::SOURCE), named(names::FIXED));
    let choices = sources().map(|one| {
        let code = source_code(&one);
        Choice::new(code, wording::source(w, code))
    });
    let choices = [vec![Choice::new("", w.say("comptes-choisir"))], choices.into()].concat();
    let fields = vec![
        Field::text(name.as_str(), w.say("services-attribut-nom"))
            .value(row.name.as_str())
            .autocomplete("off")
            .error(error(w, wrong, &name)),
        Field::select(source.as_str(), w.say("services-attribut-contenu"), choices)
            .value(row.source.as_str())
            .error(error(w, wrong, &source)),
        Field::text(fixed.as_str(), w.say("services-attribut-texte"))
            .value(row.fixed.as_str())
            .autocomplete("off")
            .error(error(w, wrong, &fixed)),
    ];
    (w.tell1("services-attribut-titre", "n", n), fields)
}

fn error(w: Words, wrong: &[Wrong], field: &str) -> Option<String> {
    let (_, fault) = wrong.iter().find(|(found, _)| found == field)?;
    Some(w.say(match fault {
        Fault::NoAttribute => "services-faute-aucun-attribut",
        Fault::AttributeName(InvalidAttributeName::Reserved) => "services-faute-attribut-reserve",
        Fault::AttributeName(_) => "services-faute-attribut",
        Fault::Repeated => "services-faute-attribut-double",
        Fault::NoSource => "services-faute-contenu",
        Fault::FixedText => "services-faute-texte",
        Fault::Justification => return Some(w.tell1("services-faute-justification", "n", SHORTEST_REASON)),
    }))
}
