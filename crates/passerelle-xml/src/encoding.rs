//! From the encoding of the document to UTF-8.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{Decoder, Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};

use crate::XmlErrorKind;
use crate::chars::{is_space, shortened};

/// An XML declaration is shorter than this.
const HEAD: usize = 256;

/// A document as UTF-8 bytes, byte order mark removed.
pub(crate) enum Decoded<R> {
    Utf8(Headed<R>),
    Legacy(Legacy<Headed<R>>),
}

type Headed<R> = Chain<Cursor<Vec<u8>>, R>;

impl<R: BufRead> Decoded<R> {
    /// Looks at the first bytes: byte order mark, declared encoding, and whether this can be XML at all.
    pub(crate) fn open(mut input: R) -> Result<Self, XmlErrorKind> {
        let mut head = Vec::with_capacity(HEAD);
        read_head(&mut input, &mut head).map_err(XmlErrorKind::Io)?;
        if head.starts_with(&[0xff, 0xfe])
            || head.starts_with(&[0xfe, 0xff])
            || head.iter().take(4).any(|&b| b == 0)
        {
            return Err(XmlErrorKind::UnsupportedEncoding { label: "UTF-16".to_owned() });
        }
        let marked = head.starts_with(b"\xef\xbb\xbf");
        if marked {
            head.drain(..3);
        }
        if head.iter().find(|&&b| !is_space(b)).is_none_or(|&b| b != b'<') {
            return Err(XmlErrorKind::NotXml);
        }
        let encoding = if marked { UTF_8 } else { declared_encoding(&head)? };
        let document = Cursor::new(head).chain(input);
        Ok(if encoding == UTF_8 {
            Self::Utf8(document)
        } else {
            Self::Legacy(Legacy::new(document, encoding))
        })
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Utf8(document) => document.fill_buf(),
            Self::Legacy(document) => document.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::Utf8(document) => document.consume(amount),
            Self::Legacy(document) => document.start += amount,
        }
    }
}

fn read_head(input: &mut impl BufRead, head: &mut Vec<u8>) -> io::Result<()> {
    while head.len() < HEAD && !head.contains(&b'>') {
        match input.fill_buf() {
            Ok([]) => break,
            Ok(available) => {
                let count = available.len().min(HEAD - head.len());
                head.extend_from_slice(&available[..count]);
                input.consume(count);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn declared_encoding(head: &[u8]) -> Result<&'static Encoding, XmlErrorKind> {
    let Some(label) = declared_label(head) else { return Ok(UTF_8) };
    match Encoding::for_label(label) {
        Some(encoding) if encoding == UTF_8 || encoding == WINDOWS_1252 || encoding == ISO_8859_15 => {
            Ok(encoding)
        }
        _ => Err(XmlErrorKind::UnsupportedEncoding { label: shortened(&String::from_utf8_lossy(label)) }),
    }
}

/// The value of `encoding` in `<?xml … encoding="…"?>`.
fn declared_label(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..declaration.iter().position(|&b| b == b'>')?];
    let key = declaration.windows(8).position(|window| window == b"encoding")?;
    let value = declaration[key + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    Some(&value[..value.iter().position(|b| b == quote)?])
}

/// A one-byte encoding, decoded piece by piece.
pub(crate) struct Legacy<R> {
    input: R,
    decoder: Decoder,
    text: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: BufRead> Legacy<R> {
    fn new(input: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { input, decoder, text: vec![0; 16 * 1024], start: 0, end: 0 }
    }

    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.start >= self.end {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                return Ok(&[]);
            }
            let (_, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, false);
            self.input.consume(read);
            (self.start, self.end) = (0, written);
        }
        Ok(&self.text[self.start..self.end])
    }
}
