//! The writer.

use std::io::{self, Write};

use crate::chars::all_legal;

/// Writes a document in UTF-8. Element and attribute names are the program's own; values are escaped. A value with a
/// character that XML forbids is an [`io::ErrorKind::InvalidInput`]: pass it through [`legal`](crate::legal) where
/// losing the character is right.
pub struct Writer<W: Write> {
    out: W,
    open: Vec<&'static str>,
    in_start_tag: bool,
}

impl<W: Write> Writer<W> {
    /// Writes the XML declaration.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        Ok(Self { out, open: Vec::new(), in_start_tag: false })
    }

    /// Begins an element.
    pub fn start(&mut self, name: &'static str) -> io::Result<()> {
        self.close_start_tag()?;
        self.out.write_all(b"<")?;
        self.out.write_all(name.as_bytes())?;
        self.open.push(name);
        self.in_start_tag = true;
        Ok(())
    }

    /// Adds an attribute to the element just begun.
    pub fn attribute(&mut self, name: &str, value: &str) -> io::Result<()> {
        debug_assert!(self.in_start_tag, "an attribute belongs to a start tag");
        self.out.write_all(b" ")?;
        self.out.write_all(name.as_bytes())?;
        self.out.write_all(b"=\"")?;
        self.escaped(value)?;
        self.out.write_all(b"\"")
    }

    /// Adds text to the open element.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.close_start_tag()?;
        self.escaped(text)
    }

    /// Adds a line break between two elements.
    pub fn line(&mut self) -> io::Result<()> {
        self.close_start_tag()?;
        self.out.write_all(b"\n")
    }

    /// Adds text that is known to need no escaping, such as base64, through a writer of its own.
    pub fn plain_text(&mut self) -> io::Result<&mut W> {
        self.close_start_tag()?;
        Ok(&mut self.out)
    }

    /// Ends the open element.
    pub fn end(&mut self) -> io::Result<()> {
        let name = self.open.pop();
        debug_assert!(name.is_some(), "no element is open");
        match name {
            Some(_) if std::mem::take(&mut self.in_start_tag) => self.out.write_all(b"/>"),
            Some(name) => {
                self.out.write_all(b"</")?;
                self.out.write_all(name.as_bytes())?;
                self.out.write_all(b">")
            }
            None => Ok(()),
        }
    }

    /// Ends every open element, and flushes.
    pub fn finish(mut self) -> io::Result<W> {
        while !self.open.is_empty() {
            self.end()?;
        }
        self.out.write_all(b"\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn close_start_tag(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.in_start_tag) { self.out.write_all(b">") } else { Ok(()) }
    }

    fn escaped(&mut self, text: &str) -> io::Result<()> {
        if !all_legal(text) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "a character is not allowed in XML"));
        }
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|b| escape(b).is_some()) {
            let (plain, special) = rest.split_at(at);
            self.out.write_all(plain.as_bytes())?;
            self.out.write_all(escape(special.as_bytes()[0]).unwrap_or_default().as_bytes())?;
            rest = &special[1..];
        }
        self.out.write_all(rest.as_bytes())
    }
}

/// White space too, so that no reader normalises it away.
fn escape(b: u8) -> Option<&'static str> {
    Some(match b {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\t' => "&#9;",
        b'\n' => "&#10;",
        b'\r' => "&#13;",
        _ => return None,
    })
}
