//! Text inside XML.

use std::borrow::Cow;

/// `text` as the content of an element or of a quoted attribute, in which every reader finds it as it was. White space
/// that a reader may normalise becomes a reference; characters that XML forbids are left out.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let text = passerelle_xml::legal(text);
    if !text.contains(|c| reference(c).is_some()) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match reference(c) {
            Some(reference) => escaped.push_str(reference),
            None => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

fn reference(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' => "&#9;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escape("Élève d’été 😀"), "Élève d’été 😀");
        assert_eq!(
            escape("<a b='c' d=\"e\">&\r\n\t"),
            "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&#13;&#10;&#9;"
        );
        assert_eq!(escape("a\0b\u{fffe}"), "ab");
    }
}
