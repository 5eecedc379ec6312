//! The form of what a service is told.

use passerelle_sso::server::validation::{AttributeName, InvalidAttributeName};
use passerelle_store::ent::{
    AttributeLayout, AttributeSource, ReleasePolicy, ReleaseProfile, ReleasedAttribute,
};

use super::differences::{layout_code, profile_code, source_code};

/// Names of the fields. Those of an attribute have the beginning and its number, from 1.
pub mod names {
    /// How much is told.
    pub const PROFILE: &str = "profil";
    /// Beginning: the name of an attribute.
    pub const ATTRIBUTE: &str = "attribut_";
    /// Beginning: what an attribute holds.
    pub const SOURCE: &str = "contenu_";
    /// Beginning: the words of a fixed attribute.
    pub const FIXED: &str = "texte_";
    /// Why more than the identifier is told.
    pub const JUSTIFICATION: &str = "justification";
    /// Where attributes stand.
    pub const LAYOUT: &str = "disposition";
    /// Whether CAS 2 tells them.
    pub const ON_V2: &str = "version_2";
}

/// Most attributes that a service is told.
pub const MAX_ATTRIBUTES: usize = 12;
/// Shortest justification, in characters.
pub const SHORTEST_REASON: usize = 20;
/// Longest justification, and longest fixed text, in characters.
const LONGEST: usize = 1000;

/// Every profile, the strictest first.
pub const PROFILES: [ReleaseProfile; 3] =
    [ReleaseProfile::IdentifierOnly, ReleaseProfile::Attributes, ReleaseProfile::Nominative];
/// Every layout, the usual one first.
pub const LAYOUTS: [AttributeLayout; 4] =
    [AttributeLayout::Nested, AttributeLayout::Flat, AttributeLayout::Both, AttributeLayout::UserAttributes];

/// Every source, what tells least first.
pub fn sources() -> [AttributeSource; 11] {
    [
        AttributeSource::Profiles,
        AttributeSource::Schools,
        AttributeSource::Classes,
        AttributeSource::Functions,
        AttributeSource::Fixed(String::new()),
        AttributeSource::ServiceIdentifier,
        AttributeSource::Login,
        AttributeSource::FamilyName,
        AttributeSource::GivenName,
        AttributeSource::BirthDate,
        AttributeSource::PostalCode,
    ]
}

/// What is wrong about a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Attributes are to be told, and none is named.
    NoAttribute,
    /// Not the name of an attribute.
    AttributeName(InvalidAttributeName),
    /// Two attributes have this name.
    Repeated,
    /// It is not said what the attribute holds.
    NoSource,
    /// A fixed attribute without words, or with too many.
    FixedText,
    /// No justification, or too short a one, or too long.
    Justification,
}

/// A field by its name, and what is wrong about it.
pub type Wrong = (String, Fault);

/// An attribute as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// The word of its source.
    pub source: String,
    /// Its words, when they are fixed.
    pub fixed: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.name.is_empty() && self.source.is_empty() && self.fixed.is_empty()
    }
}

/// What was typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ReleaseForm {
    /// The word of the profile.
    pub profile: String,
    /// The attributes; blank rows are skipped.
    pub rows: Vec<Row>,
    /// Why.
    pub justification: String,
    /// The word of the layout.
    pub layout: String,
    /// Whether CAS 2 tells the attributes.
    pub on_v2: bool,
}

impl ReleaseForm {
    /// What the fields hold; `value` is asked for each by its name.
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        let numbered = |start: &str, n: usize| value(&format!("{start}{n}")).trim().to_owned();
        let rows = (1..=MAX_ATTRIBUTES).map(|n| Row {
            name: numbered(names::ATTRIBUTE, n),
            source: numbered(names::SOURCE, n),
            fixed: numbered(names::FIXED, n),
        });
        Self {
            profile: value(names::PROFILE),
            rows: rows.filter(|row| !row.is_blank()).collect(),
            justification: value(names::JUSTIFICATION).trim().to_owned(),
            layout: value(names::LAYOUT),
            on_v2: !value(names::ON_V2).is_empty(),
        }
    }

    /// The fields of a policy.
    pub fn of(policy: &ReleasePolicy) -> Self {
        let row = |attribute: &ReleasedAttribute| Row {
            name: attribute.name.clone(),
            source: source_code(&attribute.source).to_owned(),
            fixed: match &attribute.source {
                AttributeSource::Fixed(text) => text.clone(),
                _ => String::new(),
            },
        };
        Self {
            profile: profile_code(policy.profile).to_owned(),
            rows: policy.attributes.iter().map(row).collect(),
            justification: policy.justification.clone().unwrap_or_default(),
            layout: layout_code(policy.layout).to_owned(),
            on_v2: policy.on_v2,
        }
    }

    /// Every field with its value, to be sent once more.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = vec![
            (names::PROFILE.to_owned(), self.profile.clone()),
            (names::JUSTIFICATION.to_owned(), self.justification.clone()),
            (names::LAYOUT.to_owned(), self.layout.clone()),
        ];
        if self.on_v2 {
            pairs.push((names::ON_V2.to_owned(), "oui".to_owned()));
        }
        for (n, row) in (1..).zip(&self.rows) {
            pairs.push((format!("{}{n}", names::ATTRIBUTE), row.name.clone()));
            pairs.push((format!("{}{n}", names::SOURCE), row.source.clone()));
            pairs.push((format!("{}{n}", names::FIXED), row.fixed.clone()));
        }
        pairs
    }

    /// The policy that was typed. Nothing of the form counts beside the profile that tells the identifier alone.
    pub fn policy(&self) -> Result<ReleasePolicy, Vec<Wrong>> {
        let profile = PROFILES.into_iter().find(|one| profile_code(*one) == self.profile).unwrap_or_default();
        if profile == ReleaseProfile::IdentifierOnly {
            return Ok(ReleasePolicy::default());
        }
        let (mut attributes, mut wrong) = (Vec::new(), Vec::new());
        if profile == ReleaseProfile::Attributes {
            (attributes, wrong) = self.attributes();
        }
        let length = self.justification.chars().count();
        if !(SHORTEST_REASON..=LONGEST).contains(&length) {
            wrong.push((names::JUSTIFICATION.to_owned(), Fault::Justification));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(ReleasePolicy {
            profile,
            attributes,
            justification: Some(self.justification.clone()),
            layout: LAYOUTS.into_iter().find(|one| layout_code(*one) == self.layout).unwrap_or_default(),
            on_v2: self.on_v2,
        })
    }

    fn attributes(&self) -> (Vec<ReleasedAttribute>, Vec<Wrong>) {
        let (mut found, mut wrong): (Vec<ReleasedAttribute>, Vec<Wrong>) = (Vec::new(), Vec::new());
        if self.rows.is_empty() {
            wrong.push((format!("{}1", names::ATTRIBUTE), Fault::NoAttribute));
        }
        for (n, row) in (1..).zip(&self.rows) {
            if let Err(why) = AttributeName::new(&row.name) {
                wrong.push((format!("{}{n}", names::ATTRIBUTE), Fault::AttributeName(why)));
            } else if found.iter().any(|one| one.name.eq_ignore_ascii_case(&row.name)) {
                wrong.push((format!("{}{n}", names::ATTRIBUTE), Fault::Repeated));
            }
            match source(row) {
                Ok(source) => found.push(ReleasedAttribute { name: row.name.clone(), source }),
                Err(Fault::FixedText) => wrong.push((format!("{}{n}", names::FIXED), Fault::FixedText)),
                Err(fault) => wrong.push((format!("{}{n}", names::SOURCE), fault)),
            }
        }
        (found, wrong)
    }
}

fn source(row: &Row) -> Result<AttributeSource, Fault> {
    let source = sources().into_iter().find(|one| source_code(one) == row.source).ok_or(Fault::NoSource)?;
    if !matches!(source, AttributeSource::Fixed(_)) {
        return Ok(source);
    }
    let fits = (1..=LONGEST).contains(&row.fixed.chars().count()) && !row.fixed.chars().any(char::is_control);
    if fits { Ok(AttributeSource::Fixed(row.fixed.clone())) } else { Err(Fault::FixedText) }
}

#[cfg(test)]
mod tests;
