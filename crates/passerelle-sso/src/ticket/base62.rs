//! 32 random bytes as letters and digits, which every client of the field accepts in a ticket.

use std::array;

/// Characters of 32 bytes: 62⁴³ is just above 2²⁵⁶.
pub(super) const LEN: usize = 43;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// `prefix`, then the number that `bytes` make in base 62, always in [`LEN`] digits.
pub(super) fn ticket(prefix: &str, bytes: [u8; 32]) -> String {
    let mut number: [u32; 8] = array::from_fn(|n| u32::from_be_bytes(array::from_fn(|at| bytes[4 * n + at])));
    let mut digits = [0u8; LEN];
    for digit in digits.iter_mut().rev() {
        let mut rest = 0u64;
        for part in &mut number {
            let value = rest << 32 | u64::from(*part);
            *part = u32::try_from(value / 62).unwrap_or(u32::MAX);
            rest = value % 62;
        }
        *digit = ALPHABET[usize::try_from(rest).unwrap_or(0)];
    }
    prefix.chars().chain(digits.map(char::from)).collect()
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
