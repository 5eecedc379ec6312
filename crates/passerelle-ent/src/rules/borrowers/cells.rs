//! Lines and bytes of a list.

use super::Encoding;

/// A line being written.
pub(super) struct Line {
    separator: char,
    text: String,
    cells: usize,
}

impl Line {
    pub(super) fn new(separator: char) -> Self {
        Self { separator, text: String::new(), cells: 0 }
    }

    /// A cell, quoted where needed. One that a spreadsheet would take for a formula begins with an apostrophe.
    pub(super) fn cell(&mut self, value: &str) {
        if self.cells > 0 {
            self.text.push(self.separator);
        }
        self.cells += 1;
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let guarded = if formula { format!("'{value}") } else { value.to_owned() };
        if guarded.contains([self.separator, '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&guarded.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&guarded);
        }
    }

    /// The line with its end.
    pub(super) fn end(self) -> String {
        self.text + "\r\n"
    }
}

/// The bytes of a text.
pub(super) fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => format!("\u{feff}{text}").into_bytes(),
        Encoding::Windows1252 => text.chars().flat_map(windows1252).collect(),
    }
}

/// A letter in Windows-1252, or the letters nearest to it.
fn windows1252(letter: char) -> Vec<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    if lost { deunicode::deunicode_char(letter).unwrap_or("?").bytes().collect() } else { bytes.into_owned() }
}
