//! Letters of names: accents, and the comparison form.

/// The letter without its accent, a ligature as two letters; case is kept.
fn without_accent(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' => "A",
        'Ç' | 'Ć' | 'Č' => "C",
        'È' | 'É' | 'Ê' | 'Ë' => "E",
        'Ì' | 'Í' | 'Î' | 'Ï' => "I",
        'Ñ' => "N",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => "O",
        'Ù' | 'Ú' | 'Û' | 'Ü' => "U",
        'Ÿ' => "Y",
        'Œ' => "OE",
        'Æ' => "AE",
        _ => "",
    }
}

/// The text without accents, ligatures as two letters.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match without_accent(letter) {
            "" => out.push(letter),
            letters => out.push_str(letters),
        }
    }
    out
}

/// Lower-case ASCII letters and digits only: two writings of one name usually fold alike.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = plain(text);
    folded.retain(|letter| letter.is_ascii_alphanumeric());
    folded.make_ascii_lowercase();
    folded
}

/// A capital first, the rest small.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
