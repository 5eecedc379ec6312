//! A file whose kind is told by its content, never by its name.

use std::io::{self, BufReader, Chain, Cursor, Read};

use super::recognise::HEAD;
use super::{FileKind, recognise};

/// A file to read from its beginning, its kind told by its first bytes.
#[derive(Debug)]
pub struct Recognised<R> {
    /// What it is.
    pub kind: FileKind,
    /// The whole file, first bytes included.
    pub reader: BufReader<Chain<Cursor<Vec<u8>>, R>>,
}

/// Bytes read at once.
const BUFFER: usize = 256 << 10;

impl<R: Read> Recognised<R> {
    /// Reads the first bytes.
    pub fn new(mut file: R) -> io::Result<Self> {
        // A pipe may give its first bytes one by one.
        let mut head = Vec::new();
        (&mut file).take(HEAD as u64).read_to_end(&mut head)?;
        let kind = recognise(&head);
        Ok(Self { kind, reader: BufReader::with_capacity(BUFFER, Cursor::new(head).chain(file)) })
    }
}
