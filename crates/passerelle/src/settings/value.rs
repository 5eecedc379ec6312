//! Values of settings that are more than text or numbers.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use passerelle_web::{ForwardHeader, Network, PublicUrl};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value written as text and read by its type's own rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Text<T>(pub(crate) T);

impl<T: fmt::Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: fmt::Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// The server's public address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Address(pub(crate) PublicUrl);

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        PublicUrl::parse(&text).map(Self).map_err(serde::de::Error::custom)
    }
}

/// A whole number from `MIN` to `MAX`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Bounded<const MIN: u32, const MAX: u32>(pub(crate) u32);

impl<'de, const MIN: u32, const MAX: u32> Deserialize<'de> for Bounded<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(deserializer)?;
        if (MIN..=MAX).contains(&number) {
            Ok(Self(number))
        } else {
            Err(serde::de::Error::custom(format!("expected a number from {MIN} to {MAX}")))
        }
    }
}

/// The header that proxies write.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ProxyHeader {
    XForwardedFor,
    Forwarded,
}

impl From<ProxyHeader> for ForwardHeader {
    fn from(header: ProxyHeader) -> Self {
        match header {
            ProxyHeader::XForwardedFor => Self::XForwardedFor,
            ProxyHeader::Forwarded => Self::Forwarded,
        }
    }
}

/// How log lines are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    Text,
    Json,
}

/// How much is logged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

impl LogLevel {
    /// The word of the filter.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

/// What a key takes, as people are told when they wrote something else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// A public address.
    Address,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of addresses and networks.
    Networks,
    /// A whole number between these two.
    Number(u32, u32),
    /// A list of addresses without a path.
    Origins,
    /// The name of a file or of a folder.
    Path,
    /// An address of this machine and a port.
    Port,
    /// Any text.
    Text,
}

impl Form {
    /// The text that names it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Address => "reglage-forme-adresse",
            Self::Choice(_) => "reglage-forme-choix",
            Self::Networks => "reglage-forme-reseaux",
            Self::Number(..) => "reglage-forme-nombre",
            Self::Origins => "reglage-forme-adresses",
            Self::Path => "reglage-forme-chemin",
            Self::Port => "reglage-forme-port",
            Self::Text => "reglage-forme-texte",
        }
    }

    /// Its bounds, or its words; the same in every language.
    pub(crate) fn details(self) -> String {
        match self {
            Self::Choice(words) => format!(" ({})", words.join(", ")),
            Self::Number(least, most) => format!(" ({least}–{most})"),
            Self::Address | Self::Networks | Self::Origins | Self::Path | Self::Port | Self::Text => {
                String::new()
            }
        }
    }
}

/// A type whose form is known.
pub(crate) trait Formed {
    const FORM: Form;
}

impl<T: Formed> Formed for Option<T> {
    const FORM: Form = T::FORM;
}

impl<const MIN: u32, const MAX: u32> Formed for Bounded<MIN, MAX> {
    const FORM: Form = Form::Number(MIN, MAX);
}

impl Formed for Address {
    const FORM: Form = Form::Address;
}

impl Formed for LogFormat {
    const FORM: Form = Form::Choice(&["text", "json"]);
}

impl Formed for LogLevel {
    const FORM: Form = Form::Choice(&["error", "warn", "info", "debug"]);
}

impl Formed for PathBuf {
    const FORM: Form = Form::Path;
}

impl Formed for ProxyHeader {
    const FORM: Form = Form::Choice(&["x-forwarded-for", "forwarded"]);
}

impl Formed for SocketAddr {
    const FORM: Form = Form::Port;
}

impl Formed for String {
    const FORM: Form = Form::Text;
}

impl Formed for Vec<Address> {
    const FORM: Form = Form::Origins;
}

impl Formed for Vec<Text<Network>> {
    const FORM: Form = Form::Networks;
}
