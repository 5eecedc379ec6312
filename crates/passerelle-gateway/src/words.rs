//! What these pages say.

use passerelle_model::Space;
use passerelle_words::Words;

passerelle_words::catalogue! {
    /// The texts of the spaces.
    pub(crate) static CATALOGUE;
}

/// Whom a space is for. The common page is for everybody and says nothing of it.
pub(crate) fn space_help(words: Words, space: Space) -> String {
    words.say(&format!("espace-{}-aide", space.slug()))
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
