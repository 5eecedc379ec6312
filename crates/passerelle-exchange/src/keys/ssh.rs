//! The SSH forms of a public key: one line (OpenSSH) and RFC 4716.
//!
//! Both carry the same blob in Base64 (RFC 4253 §6.6): three fields, each after its length on 4 bytes: `ssh-rsa`, then
//! e and n as signed big-endian integers.

use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::{KeyError, KeyForm};

const NAME: &str = "ssh-rsa";
/// What marks the beginning of the RFC 4716 form.
pub(super) const SSH2_BEGIN: &str = "---- BEGIN SSH2 PUBLIC KEY ----";
const SSH2_END: &str = "---- END SSH2 PUBLIC KEY ----";

/// Numbers of a public key, big-endian.
pub(super) struct Numbers {
    pub(super) n: Vec<u8>,
    pub(super) e: Vec<u8>,
}

/// Reads the one-line form: options (as in `authorized_keys`) may come before, a comment after. `None` where no line
/// looks like an SSH public key.
pub(super) fn parse_one_line(text: &str) -> Option<Result<Numbers, KeyError>> {
    let form = KeyForm::OpenSsh;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.find_map(|line| {
        let mut words = line.split_ascii_whitespace().skip_while(|word| !is_key_type(word));
        let name = words.next()?;
        if name != NAME {
            return Some(Err(KeyError::NotRsa { form }));
        }
        Some(decode(words.next().unwrap_or_default(), form))
    })
}

fn is_key_type(word: &str) -> bool {
    ["ssh-", "ecdsa-sha2-", "sk-"].iter().any(|prefix| word.starts_with(prefix))
}

/// Reads the RFC 4716 form: headers (`Tag: value`, continued while lines end with a backslash), then Base64.
pub(super) fn parse_rfc4716(text: &str) -> Result<Numbers, KeyError> {
    let form = KeyForm::Rfc4716;
    let damaged = KeyError::Damaged { form };
    let mut lines = text.lines().map(str::trim).skip_while(|line| *line != SSH2_BEGIN).skip(1);
    let mut body = String::new();
    let mut in_header = false;
    loop {
        let line = lines.next().ok_or(damaged)?;
        if line == SSH2_END {
            return decode(&body, form);
        }
        if in_header || (body.is_empty() && line.contains(':')) {
            in_header = line.ends_with('\\');
        } else {
            body.push_str(line);
        }
    }
}

fn decode(base64: &str, form: KeyForm) -> Result<Numbers, KeyError> {
    let damaged = KeyError::Damaged { form };
    let blob = BASE64_STANDARD.decode(base64).map_err(|_| damaged)?;
    let mut rest = blob.as_slice();
    if field(&mut rest).ok_or(damaged)? != NAME.as_bytes() {
        return Err(KeyError::NotRsa { form });
    }
    let e = positive(&mut rest).ok_or(damaged)?;
    let n = positive(&mut rest).ok_or(damaged)?;
    if !rest.is_empty() {
        return Err(damaged);
    }
    Ok(Numbers { n, e })
}

fn field<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (value, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    *rest = after;
    Some(value)
}

fn positive(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let value = field(rest)?;
    (value.first()? & 0x80 == 0).then(|| value.to_vec())
}

/// The blob of a key whose numbers have no leading zeros.
pub(super) fn blob(numbers: &Numbers) -> Vec<u8> {
    let mut out = Vec::with_capacity(numbers.n.len() + 32);
    push_field(&mut out, false, NAME.as_bytes());
    for number in [&numbers.e, &numbers.n] {
        push_field(&mut out, number.first().is_some_and(|first| first & 0x80 != 0), number);
    }
    out
}

fn push_field(out: &mut Vec<u8>, zero_first: bool, value: &[u8]) {
    let length = value.len() + usize::from(zero_first);
    out.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    if zero_first {
        out.push(0);
    }
    out.extend_from_slice(value);
}

/// The one-line form.
pub(super) fn one_line(numbers: &Numbers, comment: &str) -> String {
    let comment: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = format!("{NAME} {} {}", BASE64_STANDARD.encode(blob(numbers)), comment.trim());
    format!("{}\n", line.trim_end())
}
