//! Lines of a file, bounded and numbered.

use std::io::{self, BufRead};

use super::{TableError, TableLimits};

/// Cuts the input at LF, CR LF or CR.
pub(super) struct Lines<R> {
    input: R,
    limits: TableLimits,
    bytes: u64,
    /// Lines read.
    count: u64,
    /// The last line ended with CR: a LF that follows belongs to it.
    after_cr: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, limits: TableLimits) -> Self {
        Self { input, limits, bytes: 0, count: 0, after_cr: false }
    }

    /// Number of the line read last, from 1.
    pub(super) fn number(&self) -> u64 {
        self.count
    }

    /// Adds the next line, without its end, to the row that began at line `row`. `false` at the end of the file.
    pub(super) fn append(&mut self, buffer: &mut Vec<u8>, row: u64) -> Result<bool, TableError> {
        let mut begun = false;
        loop {
            let available = match self.input.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            if available.is_empty() {
                self.count += u64::from(begun);
                return Ok(begun);
            }
            let skipped = usize::from(std::mem::take(&mut self.after_cr) && available[0] == b'\n');
            let available = &available[skipped..];
            // No more than the limit is looked at, so that a line without end costs little.
            let window = &available[..available.len().min(self.limits.row_bytes + 1)];
            let end = memchr::memchr2(b'\n', b'\r', window);
            let line = &window[..end.unwrap_or(window.len())];
            if buffer.len() + line.len() > self.limits.row_bytes {
                return Err(TableError::RowTooLong { line: row, limit: self.limits.row_bytes });
            }
            buffer.extend_from_slice(line);
            begun |= !window.is_empty();
            self.after_cr = end.is_some_and(|end| window[end] == b'\r');
            let consumed = skipped + line.len() + usize::from(end.is_some());
            self.input.consume(consumed);
            self.bytes += consumed as u64;
            if self.bytes > self.limits.bytes {
                return Err(TableError::TooLong { limit: self.limits.bytes });
            }
            if end.is_some() {
                self.count += 1;
                return Ok(true);
            }
        }
    }
}
