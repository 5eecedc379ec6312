//! What addresses and codes are made of names.

/// Numbers that are tried behind a name that somebody has.
const MOST: u32 = 1_000;

/// What a name leaves in an address, lower-case letters, digits and hyphens: « ENT d'Été » is `ent-d-ete`.
pub fn plain(name: &str) -> String {
    let plain = deunicode::deunicode(name).to_ascii_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The first of `stem`, `stem-2`, `stem-3`… that is free.
pub fn free(stem: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let numbered = (2..MOST).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.to_owned()).chain(numbered).find(|text| !is_taken(text))
}

#[cfg(test)]
mod tests {
    use super::{free, plain};

    #[test]
    fn a_name_becomes_a_piece_of_an_address() {
        assert_eq!(plain("ENT d’Été & Cie"), "ent-d-ete-cie");
        assert_eq!((plain("…"), plain("2021-2022")), (String::new(), "2021-2022".to_owned()));
    }

    #[test]
    fn who_comes_second_gets_a_number() {
        let taken = ["a", "a-2"];
        assert_eq!(free("a", |text| taken.contains(&text)).as_deref(), Some("a-3"));
        assert_eq!(free("b", |text| taken.contains(&text)).as_deref(), Some("b"));
        assert_eq!(free("c", |_| true), None);
    }
}
