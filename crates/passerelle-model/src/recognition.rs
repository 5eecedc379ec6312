//! « Comment reconnaître la personne »: what tells which user of the base somebody is whom the ENT vouches for.
//!
//! An identifier that is linked opens its user's account, whatever the way: a way is about the others.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The settings of a base.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Recognition {
    /// Which way.
    pub way: RecognitionWay,
    /// The attribute that carries the service's own identifier.
    pub identifier: IdentifierAttribute,
    /// Whether pupils are kept from [`RecognitionWay::DoubleSignIn`].
    pub not_for_pupils: bool,
    /// What the ENT calls the data that it tells of a person.
    pub attributes: ToldAttributes,
}

/// A way to recognise somebody whose identifier is not linked yet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecognitionWay {
    /// By the identifiers of the ENT's file alone.
    #[default]
    File,
    /// By the service's own identifier, which the ENT holds and sends in an attribute.
    ServiceIdentifier,
    /// The person proves once who they are, with the service's own login and password.
    DoubleSignIn,
    /// By names, birth date and category, which the ENT sends: the legacy profile.
    Names,
}

impl RecognitionWay {
    /// Every way, in the order shown.
    pub const ALL: [Self; 4] = [Self::File, Self::ServiceIdentifier, Self::DoubleSignIn, Self::Names];

    /// The word of forms, records and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::ServiceIdentifier => "service_identifier",
            Self::DoubleSignIn => "double_sign_in",
            Self::Names => "names",
        }
    }

    /// The way whose [`code`](Self::code) is exactly `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// The name of an attribute in the answers of a CAS server: 1 to 128 visible characters of ASCII.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ToldName(Box<str>);

/// Not the name of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a name has 1 to 128 visible characters of ASCII and none of < > & \" '")]
pub struct InvalidToldName;

impl ToldName {
    /// The text, if it is a name.
    pub fn new(text: &str) -> Result<Self, InvalidToldName> {
        let fits = (1..=128).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_graphic() && !b"<>&\"'".contains(&b));
        fits.then(|| Self(text.into())).ok_or(InvalidToldName)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ToldName {
    type Error = InvalidToldName;

    fn try_from(text: String) -> Result<Self, InvalidToldName> {
        Self::new(&text)
    }
}

impl From<ToldName> for String {
    fn from(name: ToldName) -> Self {
        name.0.into()
    }
}

impl fmt::Display for ToldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The attribute of the service's own identifier; `IDPN` unless the ENT says otherwise, as in the lists of people that
/// the field exchanges.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IdentifierAttribute(pub ToldName);

impl Default for IdentifierAttribute {
    fn default() -> Self {
        Self(ToldName("IDPN".into()))
    }
}

/// What the ENT calls the data of a person; by default as the legacy profile of the field does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldAttributes {
    /// *Nom*.
    pub family_name: ToldName,
    /// *Prénom*.
    pub given_name: ToldName,
    /// Birth date, `JJ/MM/AAAA` or `AAAA-MM-JJ`.
    pub birth_date: ToldName,
    /// *Catégorie*: `National_1`, or several.
    pub category: ToldName,
    /// Post code.
    pub post_code: ToldName,
    /// The UAI of the schools that the person belongs to.
    pub school: ToldName,
}

impl Default for ToldAttributes {
    fn default() -> Self {
        let name = |text: &str| ToldName(text.into());
        Self {
            family_name: name("nom"),
            given_name: name("prenom"),
            birth_date: name("dateNaissance"),
            category: name("categories"),
            post_code: name("codePostal"),
            school: name("ENTPersonStructRattachRNE"),
        }
    }
}

/// Why somebody was not recognised.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// What the ENT says and what the base knows of the one possible person differ.
    Contradiction,
    /// The identifier received serves somebody else of the same population.
    IdentifierTaken,
    /// The ENT did not tell what the way needs.
    NotTold,
    /// The ENT says that the person is of another population.
    OtherPopulation,
    /// The ENT says that the person is of another school.
    OtherSchool,
    /// The person of the base was set aside by somebody.
    SetAside,
    /// An attribute that must have one value has several.
    SeveralValues,
    /// Several people of the base come into question.
    SeveralPeople,
    /// Nobody of the base comes into question.
    Unknown,
    /// The person of the base is linked to another identifier.
    UserTaken,
}

impl Obstacle {
    /// Every obstacle.
    pub const ALL: [Self; 10] = [
        Self::Contradiction,
        Self::IdentifierTaken,
        Self::NotTold,
        Self::OtherPopulation,
        Self::OtherSchool,
        Self::SetAside,
        Self::SeveralValues,
        Self::SeveralPeople,
        Self::Unknown,
        Self::UserTaken,
    ];

    /// The word of records and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::IdentifierTaken => "identifier_taken",
            Self::NotTold => "not_told",
            Self::OtherPopulation => "other_population",
            Self::OtherSchool => "other_school",
            Self::SetAside => "set_aside",
            Self::SeveralValues => "several_values",
            Self::SeveralPeople => "several_people",
            Self::Unknown => "unknown",
            Self::UserTaken => "user_taken",
        }
    }

    /// Whether two sides disagree about who somebody is: the school is told at once, without waiting to be asked.
    pub const fn is_conflict(self) -> bool {
        !matches!(self, Self::NotTold | Self::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::{Obstacle, Recognition, RecognitionWay, ToldName};

    #[test]
    fn settings_that_say_nothing_of_it_mean_the_file() {
        let nothing: Recognition = serde_json::from_str("{}").expect("readable");
        assert_eq!((nothing.way, nothing.identifier.0.as_str()), (RecognitionWay::File, "IDPN"));
        let some: Recognition =
            serde_json::from_str(r#"{"way":"names","attributes":{"family_name":"sn"}}"#).expect("readable");
        assert_eq!(
            (some.attributes.family_name.as_str(), some.attributes.given_name.as_str()),
            ("sn", "prenom")
        );
    }

    #[test]
    fn codes_are_those_of_the_records() {
        for way in RecognitionWay::ALL {
            assert_eq!(serde_json::to_value(way).expect("a word"), way.code());
            assert_eq!(RecognitionWay::from_code(way.code()), Some(way));
        }
        for obstacle in Obstacle::ALL {
            assert_eq!(serde_json::to_value(obstacle).expect("a word"), obstacle.code());
        }
    }

    #[test]
    fn names_of_attributes_are_plain() {
        assert!(ToldName::new("urn:oid:1.2.3").is_ok());
        for wrong in ["", "a b", "é", "a<b", "a\"", &"x".repeat(129)] {
            assert!(ToldName::new(wrong).is_err(), "{wrong}");
        }
    }
}
