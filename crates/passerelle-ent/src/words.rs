//! What the pages say.

passerelle_words::catalogue! {
    /// What the pages of the ENT say.
    pub(crate) static CATALOGUE;
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_catalogue_is_complete_used_and_well_typeset() {
        // These entries of the journal are written by the executable and by the demonstration.
        passerelle_words::testing::Check::new(env!("CARGO_MANIFEST_DIR"), &super::CATALOGUE)
            .built(&["journal-administrateur-", "journal-demonstration"])
            .run();
    }
}
