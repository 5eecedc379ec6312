//! What a recipient is told, of whom, and how.

use passerelle_model::{Population, Uai};
use serde::{Deserialize, Serialize};

/// A recipient's settings. The default is the strictest: the opaque identifier alone, no proxy.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct RecipientSettings {
    /// What it is told.
    pub release: ReleasePolicy,
    /// Of whom.
    pub audience: RecipientAudience,
    /// Whether it takes part in proxy authentication.
    pub proxying: Proxying,
    /// How it learns that somebody has signed out.
    pub logout: LogoutChannel,
    /// Where it learns it, when that is not the address of its tickets.
    pub logout_address: Option<String>,
    /// Seconds that its tickets live, from 10 to 300; the server's own when not given.
    pub ticket_life: Option<u16>,
}

/// What a recipient is told beside the opaque identifier.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleasePolicy {
    /// How much.
    pub profile: ReleaseProfile,
    /// The attributes of [`ReleaseProfile::Attributes`].
    pub attributes: Vec<ReleasedAttribute>,
    /// Why it needs more than the identifier; nothing more is told without a reason on record.
    pub justification: Option<String>,
    /// Where the attributes stand in the answer.
    pub layout: AttributeLayout,
    /// Whether `/serviceValidate` tells them too; by the letter of CAS 3.0 only `/p3` does.
    pub on_v2: bool,
}

impl Default for ReleasePolicy {
    fn default() -> Self {
        Self {
            profile: ReleaseProfile::IdentifierOnly,
            attributes: Vec::new(),
            justification: None,
            layout: AttributeLayout::Nested,
            on_v2: true,
        }
    }
}

/// How much a recipient is told.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseProfile {
    /// The opaque identifier, nothing else.
    #[default]
    IdentifierOnly,
    /// A chosen list of attributes.
    Attributes,
    /// The names and birth date that older services match people by (`nom`, `prenom`, `dateNaissance`, `codePostal`,
    /// `categories`).
    Nominative,
}

/// An attribute that a recipient is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReleasedAttribute {
    /// Its name in the answer.
    pub name: String,
    /// What it holds.
    pub source: AttributeSource,
}

/// What an attribute holds.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeSource {
    /// The national profiles (`National_1` pupil, `National_2` guardian…).
    Profiles,
    /// The UAI of the schools.
    Schools,
    /// The classes of a pupil.
    Classes,
    /// The functions, as the schools write them.
    Functions,
    /// The recipient's own identifiers of the person.
    ServiceIdentifier,
    /// The login.
    Login,
    /// *Nom*.
    FamilyName,
    /// *Prénom*.
    GivenName,
    /// Birth date, `dd/mm/yyyy`.
    BirthDate,
    /// *Code postal*.
    PostalCode,
    /// The same words for everybody.
    Fixed(String),
}

/// Where attributes stand in an answer of CAS 2 or 3.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeLayout {
    /// In `cas:attributes`, as CAS 3.0 has it.
    #[default]
    Nested,
    /// Right under `cas:authenticationSuccess`.
    Flat,
    /// In both places.
    Both,
    /// In `cas:attributes/cas:userAttributes`, without a namespace.
    UserAttributes,
}

/// Whose identity a recipient may receive.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct RecipientAudience {
    /// These populations; all when empty.
    pub populations: Vec<Population>,
    /// The people of these schools; of all when empty.
    pub schools: Vec<Uai>,
}

/// A recipient's part in proxy authentication.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Proxying {
    /// Where it may ask proxy-granting tickets to be delivered, as patterns; it gets none when empty.
    pub callbacks: Vec<String>,
    /// Whether these may be plain http or private addresses: for trials on one machine.
    pub private_callbacks: bool,
    /// Whether other services may reach it with proxy tickets.
    pub reachable: bool,
}

/// How a recipient learns that somebody has signed out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogoutChannel {
    /// From server to server.
    #[default]
    Back,
    /// By the browser.
    Front,
    /// Not at all.
    Silent,
}
