//! The keys that code and templates use.

use std::collections::BTreeSet;
use std::path::Path;

use super::locales::files;

/// What a crate uses.
#[derive(Default)]
pub(super) struct Used {
    /// Keys written where they are said: `say("…")`, `tell("…"`. They must exist.
    pub(super) said: BTreeSet<String>,
    /// Everything between quotation marks that looks like a key.
    pub(super) written: BTreeSet<String>,
}

impl Used {
    /// By the crate in `folder`.
    pub(super) fn by(folder: &Path) -> Self {
        let mut used = Self::default();
        for source in files(&folder.join("src"), "rs") {
            used.read(&source);
        }
        for extension in ["html", "txt", "xml"] {
            for template in files(&folder.join("templates"), extension) {
                code(&template).for_each(|piece| used.read(piece));
            }
        }
        used
    }

    fn read(&mut self, code: &str) {
        let mut before = "";
        for piece in code.split('"') {
            let key = piece.split('.').next().unwrap_or_default();
            if looks_like_a_key(key) {
                self.written.insert(key.to_owned());
                if is_said(before) {
                    self.said.insert(key.to_owned());
                }
            }
            before = piece;
        }
    }
}

/// What a template computes: between `{{` and `}}`, `{%` and `%}`.
fn code(template: &str) -> impl Iterator<Item = &str> {
    let pieces = |open: &'static str, close: &'static str| {
        template.split(open).skip(1).filter_map(move |rest| rest.split(close).next())
    };
    pieces("{{", "}}").chain(pieces("{%", "%}"))
}

/// Whether a call of `Words` opens just before the key.
fn is_said(before: &str) -> bool {
    let before = before.trim_end();
    [".say(", ".tell(", ".tell1(", ".tell2("].iter().any(|call| before.ends_with(call))
}

fn looks_like_a_key(piece: &str) -> bool {
    piece.contains('-')
        && piece.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::{Used, code};

    #[test]
    fn keys_are_found_in_sources() {
        let mut used = Used::default();
        used.read(
            "words.say(\"page-titre\"); words.tell(\n    \"page-total.fait\", [(\"n\", n)]); \
                   match x { A => \"nature-vide\", B => \"Une phrase\" }",
        );
        assert_eq!(used.said.iter().collect::<Vec<_>>(), ["page-titre", "page-total"]);
        assert_eq!(used.written.iter().collect::<Vec<_>>(), ["nature-vide", "page-titre", "page-total"]);
    }

    #[test]
    fn a_template_is_read_where_it_computes() {
        let template =
            "<p class=\"page-large\" title=\"{{ w.say(\"page-bulle\") }}\">{% if a %}{{ b }}{% endif %}</p>";
        let mut used = Used::default();
        code(template).for_each(|piece| used.read(piece));
        assert_eq!(used.said.iter().collect::<Vec<_>>(), ["page-bulle"]);
        assert_eq!(used.written, used.said);
    }
}
