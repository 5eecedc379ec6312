//! What these pages say.

passerelle_words::catalogue! {
    /// The texts of the console and of the school's pages.
    pub(crate) static CATALOGUE;
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_catalogue_is_complete_used_and_well_typeset() {
        // The entries of the demonstration and of the gateway come from outside the crate; steps are named by their word.
        passerelle_words::testing::Check::new(env!("CARGO_MANIFEST_DIR"), &super::CATALOGUE)
            .built(&[
                "journal-cles-creees",
                "journal-cles-tournees-seules",
                "journal-demonstration",
                "journal-demande",
                "journal-reconnu",
                "journal-reconnaissance-refusee",
                "journal-code-utilise",
                "journal-code-refuse",
                "journal-mot-de-passe-change",
                "journal-ent-certificat",
                "console-etape-",
            ])
            .run();
    }
}
