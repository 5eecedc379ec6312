//! What the hosting console prepares for a base, beside what is in force.

use passerelle_model::{Delegation, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Base, BaseSlug};

/// What is prepared for a base, and where the base belongs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plans {
    /// The permanent address that this base belongs to. The base that people reach there has it as its slug; those of
    /// other years wait under a slug of their own and cannot be published.
    pub address: BaseSlug,
    /// What the server will do at its time.
    pub scheduled: Option<Scheduled>,
    /// Delegation settings under preparation.
    pub draft: Option<Draft>,
    /// « Mettre en place », under way or interrupted.
    pub installation: Option<Installation>,
    /// How the last « Mettre en place » ended.
    pub installed: Option<Installed>,
    /// The last test of the connection.
    pub tested: Option<ConnectionTest>,
}

impl Plans {
    /// Whether the base is of another year than the one at the address.
    pub fn waits(&self, base: &Base) -> bool {
        self.address != base.slug
    }

    /// When a stopped base is published again, as far as it is known.
    pub fn expected_return(&self) -> Option<Timestamp> {
        self.scheduled.as_ref().filter(|scheduled| scheduled.publish).map(|scheduled| scheduled.at)
    }
}

/// « Arrêter à une heure donnée », « Publier à une heure donnée ».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scheduled {
    /// Whether the base is published at that time, or stopped.
    pub publish: bool,
    /// When.
    pub at: Timestamp,
    /// When the base is published again, for a stop whose end is known.
    pub again: Option<Timestamp>,
    /// Who asked for it.
    pub by: String,
}

/// « Préparer une modification »: settings that nobody uses yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// The settings.
    pub delegation: Delegation,
    /// What was in force when the draft was begun.
    pub from: Delegation,
    /// When it was last changed.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// How far « Mettre en place » has come. Kept before each step, so that a server that is killed leaves a state that can
/// be taken up again or undone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Installation {
    /// What was in force before.
    pub former: Delegation,
    /// What is put in place.
    pub wanted: Delegation,
    /// Whether the base was published, and is again at the end.
    pub publish: bool,
    /// What is done.
    pub step: InstallationStep,
    /// When this step was reached.
    pub at: Timestamp,
    /// Who asked for it.
    pub by: String,
}

/// What is done of « Mettre en place ».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstallationStep {
    /// The base is stopped.
    Stopped,
    /// The new settings are in the base; the test comes next.
    Saved,
}

/// How « Mettre en place » ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Installed {
    /// When.
    pub at: Timestamp,
    /// Who asked for it.
    pub by: String,
    /// How.
    pub outcome: InstallationOutcome,
    /// The test of the new settings, when it was run.
    pub test: Option<ConnectionTest>,
}

/// How « Mettre en place » ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstallationOutcome {
    /// The new settings are published.
    Done,
    /// The test failed: the former settings are published again.
    TestFailed,
    /// Somebody went back to the former settings, which are published again.
    TakenBack,
}

/// *Essai de la connexion*, as records keep it: codes, no sentence and nothing secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConnectionTest {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// The CAS server that was tried.
    pub server: String,
    /// Tells the settings tried apart from others.
    pub fingerprint: String,
    /// The lines in order: (what was looked at, what was found).
    pub lines: Vec<(String, String)>,
}

/// A base among those of its permanent address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YearBase {
    /// The base.
    pub base: Base,
    /// Its permanent address.
    pub address: BaseSlug,
    /// How many users it has.
    pub users: u64,
    /// How many of them are linked.
    pub linked: u64,
    /// Its last write.
    pub saved: Option<Timestamp>,
}
