//! Codes of an authenticator application (TOTP, RFC 6238: SHA-1, 30 seconds, 6 digits).

use std::fmt::Write as _;

use aws_lc_rs::hmac;
use passerelle_model::Timestamp;
use qrcode::{Color, EcLevel, QrCode};

/// Bytes of a new secret, as RFC 4226 (section 4) recommends.
pub const SECRET_BYTES: usize = 20;
/// Seconds that a code lasts.
const STEP: i64 = 30;
/// Steps before and after the present one that are accepted: clocks differ, people type slowly.
const TOLERANCE: u64 = 1;
/// Digits of a code.
const DIGITS: usize = 6;
/// The alphabet of Base32 (RFC 4648).
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of a code, if it is one of the secret's codes now and later than the last that served: a code serves once.
/// White space inside it does not count.
pub fn check(secret: &[u8], code: &str, last_step: u64, now: Timestamp) -> Option<u64> {
    let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    if code.len() != DIGITS || !code.bytes().all(|sign| sign.is_ascii_digit()) {
        return None;
    }
    let present = step(now);
    let accepted = present.saturating_sub(TOLERANCE)..=present.saturating_add(TOLERANCE);
    // Each step is computed, whichever is the right one.
    accepted.filter(|step| same(&code_at(secret, *step), &code)).filter(|step| *step > last_step).max()
}

/// The step of an instant.
pub fn step(now: Timestamp) -> u64 {
    u64::try_from(now.unix() / STEP).unwrap_or_default()
}

/// The code of a step (RFC 4226, section 5.3).
pub fn code_at(secret: &[u8], step: u64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag.last().copied().unwrap_or_default() & 0x0f);
    let word = tag[offset..offset + 4].iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte));
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

fn same(one: &str, other: &str) -> bool {
    aws_lc_rs::constant_time::verify_slices_are_equal(one.as_bytes(), other.as_bytes()).is_ok()
}

/// The secret as people type it: Base32, without padding.
pub fn base32(secret: &[u8]) -> String {
    let mut text = String::new();
    let (mut buffer, mut bits) = (0_u32, 0);
    for byte in secret {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE32[(buffer >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(BASE32[(buffer << (5 - bits) & 31) as usize]));
    }
    text
}

/// In groups of four, to be read and typed.
pub fn grouped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The address that authenticator applications take the secret from.
pub fn address(secret: &[u8], issuer: &str, login: &str) -> String {
    let encoded = |text: &str| {
        let form: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        form.replace('+', "%20")
    };
    let (issuer, login) = (encoded(issuer), encoded(login));
    format!(
        "otpauth://totp/{issuer}:{login}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
        base32(secret)
    )
}

/// A drawing for a telephone's camera.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Drawing {
    /// Width and height, margins included.
    pub size: usize,
    /// The dark squares: the `d` of an SVG path.
    pub path: String,
}

/// The QR code of a text; none when it is too long for one.
pub fn drawing(text: &str) -> Option<Drawing> {
    /// Light modules around the code (ISO/IEC 18004).
    const MARGIN: usize = 4;
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (n, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (n % width + MARGIN, n / width + MARGIN);
            // Writing to a text never fails.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Some(Drawing { size: width + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;

    use super::{address, base32, check, code_at, drawing, grouped, step};

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_test_values_of_rfc_6238() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_at(SECRET, step(Timestamp::from_unix(seconds))), code, "{seconds}");
        }
        // RFC 4226, appendix D.
        let counted: Vec<_> = (0..4).map(|n| code_at(SECRET, n)).collect();
        assert_eq!(counted, ["755224", "287082", "359152", "969429"]);
    }

    #[test]
    fn a_code_serves_once_and_within_a_step_of_now() {
        let now = Timestamp::from_unix(1_234_567_890);
        let present = step(now);
        let code = |away: i64| code_at(SECRET, present.saturating_add_signed(away));
        for away in -1..=1 {
            assert_eq!(check(SECRET, &code(away), 0, now), Some(present.saturating_add_signed(away)));
        }
        assert_eq!(check(SECRET, &code(-2), 0, now), None);
        assert_eq!(check(SECRET, &code(2), 0, now), None);
        assert_eq!(check(SECRET, &code(0), present, now), None, "it has served");
        assert_eq!(check(SECRET, &code(0), present - 1, now), Some(present));
        assert_eq!(check(SECRET, "005 924", 0, now), Some(present));
        for wrong in ["", "00592", "0059245", "5924", "00592a", "٠٠٥٩٢٤"] {
            assert_eq!(check(SECRET, wrong, 0, now), None, "{wrong}");
        }
    }

    #[test]
    fn the_secret_is_told_in_three_ways() {
        // RFC 4648, section 10.
        for (text, told) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(text.as_bytes()), told);
        }
        assert_eq!(grouped("MZXW6YTBOI"), "MZXW 6YTB OI");
        assert_eq!(
            address(SECRET, "ENT d’essai", "jm.bukisa"),
            "otpauth://totp/ENT%20d%E2%80%99essai:jm.bukisa?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=ENT%20d%E2%80%99essai&algorithm=SHA1&digits=6&period=30"
        );
        let drawing = drawing("otpauth://totp/a").expect("short enough");
        assert_eq!(drawing.size, 25 + 8);
        assert!(drawing.path.starts_with("M4 4h1v1h-1z"), "the corner of a finder pattern");
    }
}
