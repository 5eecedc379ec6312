//! The doors of the service, and who vouches for people at each.

use serde::{Deserialize, Serialize};

use crate::Population;

/// *Espace*: one of the eight doors of the service, or the common page that leads to them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Space {
    /// *Page commune*.
    Common,
    /// *Espace Direction*.
    Management,
    /// *Espace Professeurs*.
    Teachers,
    /// *Espace Vie scolaire*.
    SchoolLife,
    /// *Espace Parents*.
    Guardians,
    /// *Espace Accompagnant*.
    Assistants,
    /// *Espace Élèves*.
    Pupils,
    /// *Espace Entreprise*.
    Company,
    /// *Espace Académie*.
    Academy,
}

impl Space {
    /// The nine rows of the delegation matrix, in the order that people know.
    pub const ALL: [Self; 9] = [
        Self::Common,
        Self::Management,
        Self::Teachers,
        Self::SchoolLife,
        Self::Guardians,
        Self::Assistants,
        Self::Pupils,
        Self::Company,
        Self::Academy,
    ];

    /// The eight spaces, without the common page.
    pub const DOORS: [Self; 8] = [
        Self::Management,
        Self::Teachers,
        Self::SchoolLife,
        Self::Guardians,
        Self::Assistants,
        Self::Pupils,
        Self::Company,
        Self::Academy,
    ];

    /// The last part of the space's address; empty for the common page.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Common => "",
            Self::Management => "direction",
            Self::Teachers => "professeur",
            Self::SchoolLife => "viescolaire",
            Self::Guardians => "parent",
            Self::Assistants => "accompagnant",
            Self::Pupils => "eleve",
            Self::Company => "entreprise",
            Self::Academy => "academie",
        }
    }

    /// The door of this address; also by the old names `parent.html` and `mobile.parent.html`.
    pub fn from_slug(slug: &str) -> Option<Self> {
        let slug =
            slug.strip_suffix(".html").map_or(slug, |page| page.strip_prefix("mobile.").unwrap_or(page));
        Self::DOORS.into_iter().find(|space| space.slug() == slug)
    }

    /// Whether people of `population` may enter. A staff member enters the spaces that the base gives them.
    pub const fn is_for(self, population: Population) -> bool {
        matches!(
            (self, population),
            (Self::Common, _)
                | (Self::Teachers, Population::Teacher)
                | (Self::Guardians, Population::Guardian)
                | (Self::Pupils, Population::Pupil)
                | (Self::Company, Population::WorkplaceTutor)
                | (Self::Academy, Population::Inspector)
                | (Self::Management | Self::SchoolLife | Self::Assistants, Population::Staff)
        )
    }

    /// The space that people of `population` enter unless the base says otherwise.
    pub const fn of(population: Population) -> Self {
        match population {
            Population::Pupil => Self::Pupils,
            Population::Inspector => Self::Academy,
            Population::WorkplaceTutor => Self::Company,
            Population::Guardian => Self::Guardians,
            Population::Staff => Self::SchoolLife,
            Population::Teacher => Self::Teachers,
        }
    }
}

/// *Fournisseur d'identités*: who vouches for people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// A CAS server.
    Cas,
    /// A WS-Federation provider (ADFS).
    WsFederation,
}

impl Provider {
    /// The word used in records and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cas => "cas",
            Self::WsFederation => "ws_federation",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Space;
    use crate::Population;

    #[test]
    fn old_page_names_lead_to_their_space() {
        for space in Space::DOORS {
            for name in ["", ".html"] {
                assert_eq!(Space::from_slug(&format!("{}{name}", space.slug())), Some(space));
            }
            assert_eq!(Space::from_slug(&format!("mobile.{}.html", space.slug())), Some(space));
        }
        for wrong in ["", ".html", "mobile.parent", "parents", "Parent", "mobile.mobile.parent.html"] {
            assert_eq!(Space::from_slug(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn everybody_has_a_space_they_may_enter() {
        for population in Population::ALL {
            assert!(Space::of(population).is_for(population));
        }
    }
}
