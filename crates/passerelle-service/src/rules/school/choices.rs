//! What was chosen for a file that waits, as it is kept beside the file.

use passerelle_model::Population;
use passerelle_reconcile::{Existing, Options, Rules};
use serde::{Deserialize, Serialize};

/// Which kind of file waits, and how it is to be taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Choices {
    /// A backup to be restored.
    Backup,
    /// The ENT's file.
    Retrieval(Retrieval),
    /// A list of users.
    Users {
        /// Whether users that the list does not have are removed.
        remove_absent: bool,
    },
}

/// How the ENT's file is to be taken.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Retrieval {
    /// « Règles ».
    pub rules: RulesChoice,
    /// « Conserver ou remplacer »; `None` while nobody has answered.
    pub existing: Option<ExistingChoice>,
    /// Whether somebody said to go on with an old file.
    pub old_accepted: bool,
    /// Populations that the file lacks and that somebody said to go on without.
    pub without: Vec<Population>,
}

/// « Règles ».
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulesChoice {
    /// « Identiques ».
    Exact,
    /// « Étendues ».
    #[default]
    Extended,
}

/// « Conserver ou remplacer ».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExistingChoice {
    /// « Conserver les identifiants déjà présents et compléter ».
    Keep,
    /// « Remplacer par ceux du fichier ».
    Replace,
}

impl Retrieval {
    /// As the engine takes them; where nobody answered there was nothing to ask, and keeping changes nothing.
    pub fn options(&self) -> Options {
        let rules = match self.rules {
            RulesChoice::Exact => Rules::Exact,
            RulesChoice::Extended => Rules::Extended,
        };
        let existing = match self.existing {
            Some(ExistingChoice::Replace) => Existing::Replace,
            Some(ExistingChoice::Keep) | None => Existing::Keep,
        };
        Options { rules, existing }
    }
}

impl Choices {
    /// As kept beside the file.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Back from there; `None` when another version of the program wrote it.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Population;

    use super::{Choices, ExistingChoice, Retrieval, RulesChoice};

    #[test]
    fn what_is_kept_comes_back() {
        let retrieval = Retrieval {
            rules: RulesChoice::Exact,
            existing: Some(ExistingChoice::Replace),
            old_accepted: true,
            without: vec![Population::Guardian],
        };
        for choices in
            [Choices::Backup, Choices::Retrieval(retrieval), Choices::Users { remove_absent: true }]
        {
            assert_eq!(Choices::from_json(&choices.to_json()), Some(choices));
        }
        assert_eq!(Choices::from_json("{}"), None);
    }
}
