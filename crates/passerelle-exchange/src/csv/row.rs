//! One row, cut into fields.

use std::ops::Range;

/// Fields of a row, unquoted. The buffers serve again for the next row.
#[derive(Default)]
pub struct Row {
    line: u64,
    text: String,
    /// Where each field is in the text.
    fields: Vec<Range<usize>>,
}

/// How a row ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    Complete,
    /// Something follows a closing quotation mark, which is then no closing one.
    StrayQuote,
    /// A quotation mark is still open.
    Open,
}

impl Row {
    /// Line where the row begins, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Number of fields.
    pub(crate) fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field, as written; empty past the last one.
    pub fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", |field| &self.text[field.clone()])
    }

    /// The fields from `first` on.
    pub fn fields_from(&self, first: usize) -> impl Iterator<Item = &str> {
        (first..self.len()).map(|index| self.field(index))
    }

    /// Cuts `raw` at `delimiter`. A field that begins with a quotation mark goes to the next single one; elsewhere
    /// quotation marks are ordinary characters.
    pub(super) fn cut(&mut self, raw: &str, delimiter: u8, line: u64) -> Ending {
        self.line = line;
        self.text.clear();
        self.fields.clear();
        if memchr::memchr(b'"', raw.as_bytes()).is_none() {
            self.cut_plain(raw, delimiter);
            return Ending::Complete;
        }
        let mut ending = Ending::Complete;
        let mut rest = Some(raw);
        while let Some(field) = rest {
            let start = self.text.len();
            rest = match field.strip_prefix('"') {
                Some(quoted) => match self.unquote(quoted) {
                    Some(after) => {
                        if !after.is_empty() && after.as_bytes()[0] != delimiter {
                            ending = Ending::StrayQuote;
                        }
                        self.take(after, delimiter)
                    }
                    None => return Ending::Open,
                },
                None => self.take(field, delimiter),
            };
            self.fields.push(start..self.text.len());
        }
        ending
    }

    /// Cuts a row without any quotation mark, as nearly all are.
    fn cut_plain(&mut self, raw: &str, delimiter: u8) {
        self.text.push_str(raw);
        let mut start = 0;
        for end in memchr::memchr_iter(delimiter, raw.as_bytes()) {
            self.fields.push(start..end);
            start = end + 1;
        }
        self.fields.push(start..raw.len());
    }

    /// Takes up to the delimiter; gives what follows it.
    fn take<'a>(&mut self, raw: &'a str, delimiter: u8) -> Option<&'a str> {
        let end = memchr::memchr(delimiter, raw.as_bytes());
        self.text.push_str(&raw[..end.unwrap_or(raw.len())]);
        end.map(|end| &raw[end + 1..])
    }

    /// Takes up to the closing quotation mark; gives what follows it, or nothing when it is missing.
    fn unquote<'a>(&mut self, mut raw: &'a str) -> Option<&'a str> {
        loop {
            let mark = memchr::memchr(b'"', raw.as_bytes())?;
            self.text.push_str(&raw[..mark]);
            raw = &raw[mark + 1..];
            match raw.strip_prefix('"') {
                Some(after) => {
                    self.text.push('"');
                    raw = after;
                }
                None => return Some(raw),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, Row};

    fn cut(raw: &str) -> (Vec<String>, Ending) {
        let mut row = Row::default();
        let ending = row.cut(raw, b';', 1);
        (row.fields_from(0).map(str::to_owned).collect(), ending)
    }

    fn fields(expected: &[&str]) -> Vec<String> {
        expected.iter().map(|field| (*field).to_owned()).collect()
    }

    #[test]
    fn fields_are_cut_and_unquoted() {
        assert_eq!(cut(""), (fields(&[""]), Ending::Complete));
        assert_eq!(cut("a;;é;"), (fields(&["a", "", "é", ""]), Ending::Complete));
        assert_eq!(cut(r#""a;b";"say ""hi""";"""#), (fields(&["a;b", "say \"hi\"", ""]), Ending::Complete));
        assert_eq!(cut(r#"O"NEIL;5""#), (fields(&["O\"NEIL", "5\""]), Ending::Complete));
        assert_eq!(cut("\"a\nb\";c"), (fields(&["a\nb", "c"]), Ending::Complete));
    }

    #[test]
    fn doubtful_quotes_are_told() {
        assert_eq!(cut(r#"a;"b;c"#).1, Ending::Open);
        assert_eq!(cut(r#""a"b;c"#), (fields(&["ab", "c"]), Ending::StrayQuote));
    }
}
