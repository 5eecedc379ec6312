//! Codes on paper: activation, recovery.

/// Letters and digits that cannot be taken for one another when read aloud or copied: 32 of them.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// Letters of a code; each carries five random bits.
pub const CODE_LETTERS: usize = 12;

/// Seconds that an activation code lasts: 30 days.
pub const ACTIVATION_LIFE: i64 = 30 * 24 * 3600;

/// A code for somebody to copy from paper, such as `k7mq-3xwd-9trz`, from random bytes: 60 bits.
pub fn code(random: [u8; CODE_LETTERS]) -> String {
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = random.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    groups.join("-")
}

/// The code that was meant: case, spaces and hyphens do not count.
pub fn typed(code: &str) -> String {
    let letters: Vec<char> =
        code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{LETTERS, code, typed};

    #[test]
    fn codes_use_every_letter_evenly_and_none_that_misleads() {
        let letters: HashSet<_> = LETTERS.iter().collect();
        assert_eq!(letters.len(), 32);
        assert!(!LETTERS.iter().any(|letter| b"0oil".contains(letter)));
        assert_eq!(code([0, 1, 2, 3, 32, 33, 34, 35, 31, 63, 95, 127]), "abcd-abcd-9999");
    }

    #[test]
    fn a_code_is_typed_in_many_ways() {
        for way in ["k7mq-3xwd-9trz", " K7MQ 3XWD 9TRZ ", "k7mq3xwd9trz", "k7mq–3xwd–9trz"] {
            assert_eq!(typed(way), "k7mq-3xwd-9trz");
        }
        assert_eq!(typed("é"), "");
    }
}
