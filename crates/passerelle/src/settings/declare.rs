//! How a table of settings is declared: once, with what people need to know of each key.

/// A table as the reference and the example show it.
#[derive(Debug)]
pub(crate) struct TableInfo {
    /// `[name]` in the file.
    pub(crate) name: &'static str,
    /// What it is about.
    pub(crate) about: &'static [&'static str],
    /// Its keys.
    pub(crate) keys: Vec<KeyInfo>,
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct KeyInfo {
    pub(crate) name: &'static str,
    /// What it means, line by line.
    pub(crate) about: &'static [&'static str],
    pub(crate) value: Value,
    /// What it takes.
    pub(crate) form: super::value::Form,
}

/// What stands behind a key, as TOML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Value {
    /// The server does not start without it; an example.
    Required(&'static str),
    /// Absent unless it is written; an example.
    Optional(&'static str),
    /// What it is unless it is written.
    Default(String),
}

impl Value {
    /// The value that the example file shows.
    pub(crate) fn example(&self) -> &str {
        match self {
            Self::Required(example) | Self::Optional(example) => example,
            Self::Default(value) => value,
        }
    }
}

/// Declares tables. Each key is `name: Type = default(value)`, `required("toml")` or `optional("toml")`; the last two
/// are an `Option` in the structure. Doc comments are what people read in the reference.
macro_rules! tables {
    ($($(#[doc = $about:literal])+ $table:ident [$name:literal] {
        $($(#[doc = $doc:literal])+ $key:ident: $type:ty = $kind:ident($value:expr);)+
    })+) => {
        $(
            $(#[doc = $about])+
            #[derive(Clone, Debug, serde::Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub(crate) struct $table {
                $($(#[doc = $doc])+ pub(crate) $key: $type,)+
            }

            impl Default for $table {
                fn default() -> Self {
                    Self { $($key: $crate::settings::declare::initial!($kind($value)),)+ }
                }
            }

            impl $table {
                /// What people need to know of it.
                pub(crate) fn info() -> $crate::settings::declare::TableInfo {
                    $crate::settings::declare::TableInfo {
                        name: $name,
                        about: &[$($about),+],
                        keys: vec![$($crate::settings::declare::KeyInfo {
                            name: stringify!($key),
                            about: &[$($doc),+],
                            value: $crate::settings::declare::shown!($type, $kind($value)),
                            form: <$type as $crate::settings::value::Formed>::FORM,
                        }),+],
                    }
                }
            }
        )+
    };
}

/// The value of a key that is not written.
macro_rules! initial {
    (default($value:expr)) => {
        $value
    };
    ($kind:ident($value:expr)) => {
        None
    };
}

/// What is shown of it.
macro_rules! shown {
    ($type:ty, default($value:expr)) => {{
        let value: $type = $value;
        $crate::settings::declare::Value::Default($crate::settings::declare::as_toml(&value))
    }};
    ($type:ty, required($value:expr)) => {
        $crate::settings::declare::Value::Required($value)
    };
    ($type:ty, optional($value:expr)) => {
        $crate::settings::declare::Value::Optional($value)
    };
}

pub(crate) use {initial, shown, tables};

/// A value as the file would hold it.
pub(crate) fn as_toml(value: &impl serde::Serialize) -> String {
    toml::Value::try_from(value).map_or_else(|error| error.to_string(), |value| value.to_string())
}
