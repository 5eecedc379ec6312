//! Encoding accidents.

use crate::dice::Dice;

/// What Windows-1252 makes of the bytes 0x80 to 0x9F.
const WINDOWS_1252: [char; 32] = [
    '€', '?', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '?', 'Ž', '?', '?', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '?', 'ž', 'Ÿ',
];

/// The text after an accident: UTF-8 read as Windows-1252, or `?` for each accented letter. Text without any
/// such letter is unharmed.
pub(crate) fn broken(dice: &mut Dice, text: &str) -> String {
    let question_marks = dice.chance(0.4);
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        match (letter.is_ascii(), question_marks) {
            (true, _) => out.push(letter),
            (false, true) => out.push('?'),
            (false, false) => {
                let mut bytes = [0; 4];
                let misread = |byte: &u8| match byte {
                    0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
                    _ => char::from(*byte),
                };
                out.extend(letter.encode_utf8(&mut bytes).as_bytes().iter().map(misread));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::broken;
    use crate::dice::Dice;

    #[test]
    fn accented_letters_break_in_the_two_usual_ways() {
        let mut dice = Dice::new(1);
        let seen: Vec<_> = (0..40).map(|_| broken(&mut dice, "Zoé")).collect();
        assert!(seen.iter().all(|text| text == "ZoÃ©" || text == "Zo?"), "{seen:?}");
        assert!(seen.iter().any(|text| text == "ZoÃ©") && seen.iter().any(|text| text == "Zo?"));
        assert_eq!(broken(&mut dice, "Zoe"), "Zoe");
    }
}
