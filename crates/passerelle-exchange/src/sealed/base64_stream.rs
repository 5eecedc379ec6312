//! Base64 read by pieces, line breaks anywhere.

use base64::{Engine as _, prelude::BASE64_STANDARD};

/// Decodes Base64 (standard alphabet, padded, strict) cut at any place. Damage is remembered, and told only at the end.
#[derive(Default)]
pub(super) struct Base64Stream {
    /// Characters not decoded yet, fewer than four between two pieces.
    pending: Vec<u8>,
    /// Padding was seen: nothing may follow.
    ended: bool,
    damaged: bool,
}

impl Base64Stream {
    /// Replaces `out` with what `text` gives.
    pub(super) fn push(&mut self, text: &[u8], out: &mut Vec<u8>) {
        out.clear();
        // A pass without branches: most writers put the whole text on one line.
        let on_one_line = text.iter().fold(0, |found, &b| found | u8::from(b <= b' ')) == 0;
        if on_one_line {
            self.pending.extend_from_slice(text);
        } else {
            text.split(u8::is_ascii_whitespace).for_each(|line| self.pending.extend_from_slice(line));
        }
        let whole = self.pending.len() / 4 * 4;
        if whole == 0 || self.damaged {
            self.pending.drain(..whole);
            return;
        }
        let quads = &self.pending[..whole];
        self.damaged = self.ended || BASE64_STANDARD.decode_vec(quads, out).is_err();
        if self.damaged {
            out.clear();
        }
        self.ended = quads.ends_with(b"=");
        self.pending.drain(..whole);
    }

    /// Whether what was read so far is whole and good.
    pub(super) fn is_good(&self) -> bool {
        !self.damaged && self.pending.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(pieces: &[&str]) -> Option<Vec<u8>> {
        let mut stream = Base64Stream::default();
        let (mut all, mut out) = (Vec::new(), Vec::new());
        for piece in pieces {
            stream.push(piece.as_bytes(), &mut out);
            all.extend_from_slice(&out);
        }
        stream.is_good().then_some(all)
    }

    #[test]
    fn cuts_and_line_breaks_change_nothing() {
        for cut in 0..=12 {
            let (left, right) = "UGFzc2V\r\nyZWxsZQ==".split_at(cut);
            assert_eq!(decode(&[left, right]).as_deref(), Some(b"Passerelle".as_slice()));
        }
        assert_eq!(decode(&[]).as_deref(), Some(b"".as_slice()));
    }

    #[test]
    fn damage_anywhere_is_told_at_the_end() {
        for text in ["UGF", "UGF$", "UGE=UGE=", "UG=E", "====", "UGF=", "é"] {
            assert_eq!(decode(&[text]), None, "{text}");
            assert_eq!(decode(&[text, "UGFz"]), None, "{text}, more");
        }
        assert_eq!(decode(&["UGE=", "UGE="]), None);
    }
}
