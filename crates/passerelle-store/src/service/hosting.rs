//! What a hosting account sets for its console.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Version;

/// Lines that the own journal of a hosting account keeps: strangers can add to it by trying to sign in.
pub const HOSTING_JOURNAL: u32 = 500;

/// The settings of a hosting account; the default where nothing was ever set.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HostingSettings {
    /// Networks that the console answers to (`192.0.2.0/24`); all of them when empty.
    pub networks: Vec<String>,
    /// Minutes without use after which a session ends; `None` for the usual.
    pub idle_minutes: Option<u16>,
    /// The authenticator application that replaces the invoice number.
    pub totp: Option<TotpFactor>,
    /// Models of ENT changed or added here, by code, as JSON.
    pub presets: BTreeMap<String, Value>,
    /// Counts the writes.
    #[serde(skip)]
    pub version: Version,
}

impl fmt::Debug for HostingSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HostingSettings(version {})", self.version)
    }
}

/// The secret shared with an authenticator application.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotpFactor {
    /// The secret, sealed by the installation's vault.
    pub sealed: String,
    /// The step of time of the last code that served: a code serves once.
    pub last_step: u64,
}
