//! The content in clear, as its reader sees it.

use std::io::{self, BufRead, Read};

use flate2::{Decompress, FlushDecompress, Status};
use passerelle_xml::{Reader, XmlError};
use zeroize::Zeroizing;

use super::cipher::Sealed;
use super::decrypted::Decrypted;
use super::{FileKey, OpenLimits};

/// Bytes inflated at once.
const CHUNK: usize = 64 << 10;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Inflates if needed, within limits; a leading byte order mark is passed over. Nothing read here is to be
/// believed before [`Plain::finish`] gave its verdict.
pub(super) struct Plain<'a, R: BufRead> {
    decrypted: Decrypted<'a, R>,
    inflate: Option<Decompress>,
    limits: OpenLimits,
    buffer: Zeroizing<Vec<u8>>,
    taken: usize,
    /// Bytes that went in, and came out.
    consumed: u64,
    inflated: u64,
    state: State,
}

enum State {
    Beginning,
    Flowing,
    Ended,
    /// The compressed stream is wrong.
    Damaged,
    TooMuch,
    /// Nothing more can be read from the XML.
    Stopped(XmlError),
}

/// What there was, once everything was read.
pub(super) struct Ending {
    /// Nothing if encoding, padding or compression is bad.
    pub(super) sealed: Option<Sealed>,
    /// Bytes in clear, up to the limit.
    pub(super) plain_bytes: u64,
    /// Bytes they came from, if they pass a limit.
    pub(super) too_much: Option<u64>,
}

impl<'a, R: BufRead> Plain<'a, R> {
    pub(super) fn new(
        xml: &'a mut Reader<R>,
        file_key: &FileKey,
        compressed: bool,
        limits: OpenLimits,
    ) -> Self {
        Self {
            decrypted: Decrypted::new(xml, file_key),
            inflate: compressed.then(|| Decompress::new(true)),
            limits,
            buffer: Zeroizing::default(),
            taken: 0,
            consumed: 0,
            inflated: 0,
            state: State::Beginning,
        }
    }

    /// Reads whatever the reader left.
    pub(super) fn finish(mut self) -> Result<Ending, XmlError> {
        while let Ok(rest) = self.fill_buf()
            && !rest.is_empty()
        {
            let count = rest.len();
            self.consume(count);
        }
        if let State::Stopped(error) = self.state {
            return Err(error);
        }
        let sealed = self.decrypted.finish()?;
        Ok(Ending {
            sealed: if matches!(self.state, State::Damaged) { None } else { sealed },
            plain_bytes: self.inflated,
            too_much: matches!(self.state, State::TooMuch).then_some(self.consumed),
        })
    }

    fn begin(&mut self) {
        self.state = State::Flowing;
        while matches!(self.state, State::Flowing) && self.buffer.len() < BYTE_ORDER_MARK.len() {
            self.more();
        }
        if self.buffer.starts_with(BYTE_ORDER_MARK) {
            self.taken = BYTE_ORDER_MARK.len();
        }
    }

    /// Adds to the buffer, or changes state.
    fn more(&mut self) {
        let sealed = match self.decrypted.fill() {
            Ok(sealed) => sealed,
            Err(error) => {
                self.state = State::Stopped(error);
                return;
            }
        };
        let before = self.buffer.len();
        let consumed = if let Some(inflate) = &mut self.inflate {
            self.buffer.resize(before + CHUNK, 0);
            let (total_in, total_out) = (inflate.total_in(), inflate.total_out());
            let status = inflate.decompress(sealed, &mut self.buffer[before..], FlushDecompress::None);
            let consumed = usize::try_from(inflate.total_in() - total_in).unwrap_or(sealed.len());
            let written = usize::try_from(inflate.total_out() - total_out).unwrap_or(0);
            self.buffer.truncate(before + written);
            match status {
                Ok(Status::StreamEnd) => self.state = State::Ended,
                Ok(_) if consumed + written > 0 => {}
                Ok(_) | Err(_) => self.state = State::Damaged,
            }
            consumed
        } else {
            if sealed.is_empty() {
                self.state = State::Ended;
            }
            self.buffer.extend_from_slice(sealed);
            sealed.len()
        };
        self.decrypted.consume(consumed);
        self.consumed += consumed as u64;
        self.inflated += (self.buffer.len() - before) as u64;
        self.check_limits();
        self.check_end();
    }

    fn check_limits(&mut self) {
        let OpenLimits { inflated_bytes, ratio, ratio_from, .. } = self.limits;
        let bomb = self.inflated > ratio_from && self.inflated / ratio.max(1) > self.consumed;
        if self.inflated > inflated_bytes || bomb {
            self.state = State::TooMuch;
        }
    }

    /// Nothing may follow the compressed stream.
    fn check_end(&mut self) {
        if matches!(self.state, State::Ended) {
            match self.decrypted.fill() {
                Ok([]) => {}
                Ok(_) => self.state = State::Damaged,
                Err(error) => self.state = State::Stopped(error),
            }
        }
    }
}

impl<R: BufRead> BufRead for Plain<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if matches!(self.state, State::Beginning) {
            self.begin();
        }
        while self.taken == self.buffer.len() && matches!(self.state, State::Flowing) {
            self.buffer.clear();
            self.taken = 0;
            self.more();
        }
        let rest = &self.buffer[self.taken..];
        if rest.is_empty() && !matches!(self.state, State::Ended) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the sealed content cannot be read"));
        }
        Ok(rest)
    }

    fn consume(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.buffer.len());
    }
}

impl<R: BufRead> Read for Plain<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}
