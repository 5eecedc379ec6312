//! The bytes of a document, counted.

use std::io::{self, BufRead, Read};

use crate::encoding::Decoded;
use crate::{Limits, Position, XmlErrorKind};

/// What the XML parser reads from. It never hands out more than the limits allow, so that no piece of the document is
/// gathered in memory beyond them, and it knows the line.
pub(crate) struct Source<R> {
    input: Decoded<R>,
    limits: Limits,
    at: Position,
    event_start: u64,
    ended: bool,
    refusal: Option<XmlErrorKind>,
}

impl<R: BufRead> Source<R> {
    pub(crate) fn new(input: Decoded<R>, limits: Limits) -> Self {
        Self { input, limits, at: Position::START, event_start: 0, ended: false, refusal: None }
    }

    /// A new piece of the document begins here.
    pub(crate) fn begin_event(&mut self) -> Position {
        self.event_start = self.at.offset;
        self.at
    }

    /// Whether the last look found no byte left.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// The limit that stopped the reading, if one did.
    pub(crate) fn take_refusal(&mut self) -> Option<XmlErrorKind> {
        self.refusal.take()
    }

    /// Bytes that may still be read, or the limit that is reached.
    fn allowance(&self) -> Result<usize, XmlErrorKind> {
        let Limits { bytes, event_bytes, .. } = self.limits;
        let whole = usize::try_from(bytes.saturating_sub(self.at.offset)).unwrap_or(usize::MAX);
        let read = usize::try_from(self.at.offset - self.event_start).unwrap_or(usize::MAX);
        match (whole, event_bytes.saturating_sub(read)) {
            (0, _) => Err(XmlErrorKind::ByteLimit { limit: bytes }),
            (_, 0) => Err(XmlErrorKind::EventLimit { limit: event_bytes }),
            (whole, piece) => Ok(whole.min(piece)),
        }
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let allowance = self.allowance();
        let available = self.input.fill_buf()?;
        self.ended = available.is_empty();
        match allowance {
            Ok(allowance) => Ok(&available[..available.len().min(allowance)]),
            Err(_) if self.ended => Ok(&[]),
            Err(refusal) => {
                self.refusal = Some(refusal);
                Err(io::ErrorKind::Other.into())
            }
        }
    }

    fn consume(&mut self, amount: usize) {
        if amount == 0 {
            return;
        }
        // Asking again gives the same bytes, without reading: some are left.
        if let Ok(bytes) = self.input.fill_buf() {
            let lines = memchr::memchr_iter(b'\n', &bytes[..amount.min(bytes.len())]).count();
            self.at.line += lines as u64;
        }
        self.at.offset += amount as u64;
        self.input.consume(amount);
    }
}
