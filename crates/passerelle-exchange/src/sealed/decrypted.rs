//! From the text of the content to the bytes that were encrypted, piece by piece.

use std::io::BufRead;

use passerelle_xml::{Reader, XmlError};
use zeroize::Zeroizing;

use super::FileKey;
use super::base64_stream::Base64Stream;
use super::cipher::{Decryptor, Sealed};

/// The content decoded and decrypted. Damage is told only at the end, by [`Decrypted::finish`]; only what stops the
/// reading of XML is told at once.
pub(super) struct Decrypted<'a, R: BufRead> {
    xml: &'a mut Reader<R>,
    text: Vec<u8>,
    base64: Base64Stream,
    encrypted: Vec<u8>,
    /// None once the end was reached.
    cipher: Option<Decryptor>,
    clear: Zeroizing<Vec<u8>>,
    taken: usize,
    sealed: Option<Sealed>,
}

impl<'a, R: BufRead> Decrypted<'a, R> {
    pub(super) fn new(xml: &'a mut Reader<R>, file_key: &FileKey) -> Self {
        Self {
            xml,
            text: Vec::new(),
            base64: Base64Stream::default(),
            encrypted: Vec::new(),
            cipher: Some(Decryptor::new(file_key)),
            clear: Zeroizing::default(),
            taken: 0,
            sealed: None,
        }
    }

    /// Bytes not consumed yet; none at the end.
    pub(super) fn fill(&mut self) -> Result<&[u8], XmlError> {
        while self.taken == self.clear.len()
            && let Some(mut cipher) = self.cipher.take()
        {
            self.taken = 0;
            if self.xml.read_text_piece(&mut self.text)? {
                self.base64.push(&self.text, &mut self.encrypted);
                cipher.update(&self.encrypted, &mut self.clear);
                self.cipher = Some(cipher);
            } else {
                let sealed = cipher.finish(&mut self.clear);
                self.sealed = if self.base64.is_good() { sealed } else { None };
            }
        }
        Ok(&self.clear[self.taken..])
    }

    pub(super) fn consume(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.clear.len());
    }

    /// Reads what is left; gives what was sealed, or nothing if encoding or padding is bad.
    pub(super) fn finish(mut self) -> Result<Option<Sealed>, XmlError> {
        loop {
            let count = self.fill()?.len();
            if count == 0 {
                return Ok(self.sealed);
            }
            self.consume(count);
        }
    }
}
