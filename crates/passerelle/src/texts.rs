//! What only the command line says: `locales/{fr,en}/*.ftl`.

passerelle_words::catalogue! {
    /// Help, results and refusals of the commands, besides the common texts.
    pub(crate) static TEXTS;
}

#[cfg(test)]
mod tests {
    use passerelle_words::testing::Check;

    #[test]
    fn the_catalogue_is_complete_used_and_well_typeset() {
        // Help is found by the name of a command and of its option, guests of the demonstration by their part; the
        // name of a file looks like a key.
        Check::new(env!("CARGO_MANIFEST_DIR"), &super::TEXTS)
            .built(&["aide-", "demo-role-", "sauvegarde-erreur-fichier"])
            .not_keys(&["cle-publique-ent", "ent-demo"])
            .run();
    }
}
