//! « Nom du fichier », as people type it.

/// Longest file name, in characters.
const LONGEST: usize = 100;

/// « Nom du fichier » as typed, without what no system allows in a name; `preset` when nothing is left. A name
/// without extension gets `.xml`: the recipient's page asks for it.
pub fn file_name(typed: &str, preset: &str) -> String {
    let clean = |name: &str| {
        let forbidden = |letter: char| letter.is_control() || r#"/\:*?"<>|"#.contains(letter);
        let kept: String = name.chars().filter(|letter| !forbidden(*letter)).take(LONGEST).collect();
        kept.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned()
    };
    let name = [clean(typed), clean(preset)].into_iter().find(|name| !name.is_empty());
    match name {
        None => "export.xml".to_owned(),
        Some(name) if name.contains('.') => name,
        Some(name) => format!("{name}.xml"),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn file_names_keep_what_was_typed_as_far_as_systems_allow() {
        let cases = [
            ("pronote.xml", "pronote.xml"),
            ("  Rentrée d’août.xml ", "Rentrée d’août.xml"),
            ("../../etc/passwd", "etcpasswd.xml"),
            ("a\"b\r\nSet-Cookie: x.xml", "abSet-Cookie x.xml"),
            ("", "préréglé.xml"),
            ("...", "préréglé.xml"),
            ("export", "export.xml"),
        ];
        for (typed, kept) in cases {
            assert_eq!(file_name(typed, "préréglé.xml"), kept);
        }
        assert_eq!(file_name("", ""), "export.xml");
        assert_eq!(file_name(&"x".repeat(400), "").chars().count(), 104);
    }
}
