//! What these pages say.

use passerelle_model::Space;
use passerelle_words::Words;

passerelle_words::catalogue! {
    /// The texts of the spaces.
    pub(crate) static CATALOGUE;
}

/// « Espace Professeurs ».
pub(crate) fn space(words: Words, space: Space) -> String {
    words.say(&format!("espace-{}", slug(space)))
}

/// Whom it is for.
pub(crate) fn space_help(words: Words, space: Space) -> String {
    words.say(&format!("espace-{}-aide", slug(space)))
}

fn slug(space: Space) -> &'static str {
    match space {
        Space::Common => "commune",
        other => other.slug(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_catalogue_is_complete_used_and_well_typeset() {
        passerelle_words::testing::Check::new(env!("CARGO_MANIFEST_DIR"), &super::CATALOGUE)
            .also(&[concat!(env!("CARGO_MANIFEST_DIR"), "/../passerelle-web")])
            .built(&["espace-"])
            .run();
    }
}
