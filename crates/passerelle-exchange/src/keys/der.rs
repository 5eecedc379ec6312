//! The few pieces of DER (X.690) that RSA keys are made of.

/// Contents of the object identifier rsaEncryption, 1.2.840.113549.1.1.1.
pub(super) const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const SEQUENCE: u8 = 0x30;

/// What is left to read of a DER value. Anything unexpected is `None`.
#[derive(Clone, Copy)]
pub(super) struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The contents of the next value, which must have this tag.
    pub(super) fn next(&mut self, tag: u8) -> Option<&'a [u8]> {
        if !self.starts_with(tag) {
            return None;
        }
        let (&first, mut rest) = self.0.get(1..)?.split_first()?;
        let mut length = usize::from(first);
        if first & 0x80 != 0 {
            let size = usize::from(first & 0x7f);
            if size == 0 || size > 4 {
                return None;
            }
            let (digits, after) = rest.split_at_checked(size)?;
            length = digits.iter().fold(0, |length, &digit| length << 8 | usize::from(digit));
            rest = after;
        }
        let (contents, after) = rest.split_at_checked(length)?;
        self.0 = after;
        Some(contents)
    }

    /// The next value, which must have this tag, with its tag and length.
    pub(super) fn next_whole(&mut self, tag: u8) -> Option<&'a [u8]> {
        let before = self.0;
        self.next(tag)?;
        before.get(..before.len() - self.0.len())
    }

    /// A reader of the next value, a sequence.
    pub(super) fn sequence(&mut self) -> Option<Self> {
        self.next(SEQUENCE).map(Self)
    }

    /// The next value, an integer that is not negative: big-endian, without leading zeros.
    pub(super) fn unsigned(&mut self) -> Option<&'a [u8]> {
        let bytes = self.next(INTEGER)?;
        (bytes.first()? & 0x80 == 0).then(|| without_leading_zeros(bytes))
    }

    /// Whether the next value has this tag.
    pub(super) fn starts_with(&self, tag: u8) -> bool {
        self.0.first() == Some(&tag)
    }

    /// Checks that nothing is left.
    pub(super) fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// Big-endian digits without the zeros in front.
pub(super) fn without_leading_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    &bytes[zeros..]
}

/// Encodes a value from the parts of its contents.
pub(super) fn encode(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(length + 6);
    out.push(tag);
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            let bytes = length.to_be_bytes();
            let digits = without_leading_zeros(&bytes);
            out.push(0x80 | u8::try_from(digits.len()).unwrap_or(0));
            out.extend_from_slice(digits);
        }
    }
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_every_size_are_read_back() {
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let contents = vec![7; length];
            let value = encode(OCTET_STRING, &[&contents]);
            let mut der = Der::new(&value);
            assert_eq!(der.next(OCTET_STRING), Some(contents.as_slice()));
            assert_eq!(der.end(), Some(()));
        }
    }

    #[test]
    fn anything_cut_short_or_negative_is_refused() {
        let value = encode(SEQUENCE, &[&encode(INTEGER, &[&[1, 2, 3]])]);
        for end in 0..value.len() {
            assert!(Der::new(&value[..end]).sequence().is_none());
        }
        assert!(Der::new(&[INTEGER, 1, 0x80]).unsigned().is_none());
        assert!(Der::new(&[INTEGER, 0]).unsigned().is_none());
        assert!(Der::new(&[SEQUENCE, 0x80, 0, 0]).sequence().is_none(), "indefinite length is not DER");
    }
}
