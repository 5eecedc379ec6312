//! The texts of a crate, and how they are read.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use fluent_templates::fluent_bundle::{FluentResource, FluentValue};
use fluent_templates::{FluentBundle, LanguageIdentifier, StaticLoader, langid};

use crate::{Lang, numbers};

/// The texts of a crate, in both languages; [`catalogue!`](crate::catalogue) declares one.
pub struct Catalogue {
    texts: &'static LazyLock<StaticLoader>,
}

impl Catalogue {
    /// For [`catalogue!`](crate::catalogue) alone.
    #[doc(hidden)]
    pub const fn new(texts: &'static LazyLock<StaticLoader>) -> Self {
        Self { texts }
    }

    /// A text in one language; nothing where this catalogue does not have it.
    pub(crate) fn text(
        &self,
        lang: Lang,
        key: &str,
        variables: &HashMap<&'static str, FluentValue<'_>>,
    ) -> Option<String> {
        self.texts.lookup_single_language(identifier(lang), key, Some(variables)).ok()
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Catalogue")
    }
}

fn identifier(lang: Lang) -> &'static LanguageIdentifier {
    static FRENCH: LanguageIdentifier = langid!("fr");
    static ENGLISH: LanguageIdentifier = langid!("en");
    match lang {
        Lang::English => &ENGLISH,
        Lang::French => &FRENCH,
    }
}

/// How every catalogue writes its variables; for [`catalogue!`](crate::catalogue) alone.
#[doc(hidden)]
pub fn prepare(bundle: &mut FluentBundle<&'static FluentResource>) {
    // Isolation marks would show up as squares around every name and number.
    bundle.set_use_isolating(false);
    let english = bundle.locales.first().is_some_and(|locale| locale.language.as_str() == "en");
    bundle.set_formatter(Some(if english {
        |value, _| numbers::grouped(value, numbers::ENGLISH)
    } else {
        |value, _| numbers::grouped(value, numbers::FRENCH)
    }));
}

/// Declares the catalogue of a crate: the texts of its `locales/{fr,en}/*.ftl`, compiled in.
///
/// ```ignore
/// passerelle_words::catalogue! {
///     /// What the pages of the ENT say.
///     pub(crate) static CATALOGUE;
/// }
/// ```
#[macro_export]
macro_rules! catalogue {
    ($(#[$about:meta])* $visible:vis static $name:ident;) => {
        mod catalogue_texts {
            use $crate::fluent_templates;

            fluent_templates::static_loader! {
                pub(super) static TEXTS = {
                    locales: "./locales",
                    fallback_language: "fr",
                    customise: |bundle| $crate::prepare(bundle),
                };
            }
        }

        $(#[$about])*
        $visible static $name: $crate::Catalogue = $crate::Catalogue::new(&catalogue_texts::TEXTS);
    };
}
