//! What the pages say.

passerelle_words::catalogue! {
    /// What the pages of the ENT say.
    pub(crate) static CATALOGUE;
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_catalogue_is_complete_used_and_well_typeset() {
        passerelle_words::testing::Check::new(env!("CARGO_MANIFEST_DIR"), &super::CATALOGUE).run();
    }
}
