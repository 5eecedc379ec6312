//! 32 random bytes as letters and digits, which every client of the field accepts in a ticket.

/// Characters of 32 bytes: 62⁴³ is just above 2²⁵⁶.
pub(super) const LEN: usize = 43;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `prefix`, then the number that `bytes` make in base 62, always in [`LEN`] digits.
pub(super) fn ticket(prefix: &str, mut bytes: [u8; 32]) -> String {
    let mut digits = [0u8; LEN];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0u16;
        for byte in &mut bytes {
            let value = rest << 8 | u16::from(*byte);
            *byte = u8::try_from(value / 62).unwrap_or(u8::MAX);
            rest = value % 62;
        }
        *digit = ALPHABET[usize::from(rest)];
    }
    digits.iter().fold(prefix.to_owned(), |mut ticket, &digit| {
        ticket.push(char::from(digit));
        ticket
    })
}

#[cfg(test)]
mod tests {
    use super::ticket;

    #[test]
    fn the_number_is_written_in_base_62() {
        assert_eq!(ticket("", [0; 32]), "0".repeat(43));
        let mut bytes = [0; 32];
        bytes[30..].copy_from_slice(&(61u16 * 62 + 10).to_be_bytes());
        assert_eq!(ticket("X-", bytes), format!("X-{}zA", "0".repeat(41)));
    }

    #[test]
    fn the_greatest_number_fits() {
        // 62⁴³ > 2²⁵⁶ > 62⁴²: the first digit is small, not zero, and nothing is lost.
        let greatest = ticket("", [0xff; 32]);
        assert_eq!(greatest.len(), 43);
        assert!(!greatest.starts_with('0'));
        let mut less = [0xff; 32];
        less[31] = 0xfe;
        assert_ne!(ticket("", less), greatest);
    }
}
