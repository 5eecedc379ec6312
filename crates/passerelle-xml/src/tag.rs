//! Start tags: a name and attributes.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;

use crate::chars::{all_legal, begins_name, is_name, is_name_byte, is_space};
use crate::{Position, XmlErrorKind};

/// An element, as its start tag describes it.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    pub(crate) tag: &'a Tag,
    pub(crate) at: Position,
}

impl<'a> Element<'a> {
    /// Local name: without prefix.
    pub fn name(self) -> &'a str {
        self.tag.name()
    }

    /// Where the tag begins.
    pub fn position(self) -> Position {
        self.at
    }

    /// The value of the attribute written exactly `name`, unescaped.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// Names as written (prefix included, `xmlns` too) and unescaped values, in the order of the document.
    pub fn attributes(self) -> impl ExactSizeIterator<Item = (&'a str, &'a str)> {
        let Tag { text, attributes, .. } = self.tag;
        attributes.iter().map(|(name, value)| (&text[name.clone()], &text[value.clone()]))
    }
}

/// The tag read last. Its buffers serve again for the next one, so that reading a tag allocates nothing.
#[derive(Default)]
pub(crate) struct Tag {
    /// The tag as written, then the values that had to be unescaped.
    text: String,
    name: Range<usize>,
    attributes: Vec<(Range<usize>, Range<usize>)>,
}

impl Tag {
    pub(crate) fn name(&self) -> &str {
        &self.text[self.name.clone()]
    }

    /// Takes the name of an end tag.
    pub(crate) fn set_end(&mut self, name: &str) {
        self.attributes.clear();
        self.set_name(name, name.len());
    }

    /// Takes what stands between `<` and `>` or `/>`.
    pub(crate) fn set_start(&mut self, content: &str, limit: usize) -> Result<(), XmlErrorKind> {
        let name_len = content.bytes().position(is_space).unwrap_or(content.len());
        if !is_name(&content.as_bytes()[..name_len]) {
            return Err(XmlErrorKind::Malformed);
        }
        self.attributes.clear();
        self.set_name(content, name_len);
        self.scan_attributes(name_len, limit)?;
        // Nearly every tag is plain, which one pass without branches tells; only the others are looked at in detail.
        let special = |b: u8| u8::from(b < b' ' || b == b'&' || b == b'<' || b == 0xef);
        if content.bytes().fold(0, |found, b| found | special(b)) != 0 {
            self.unescape_values()?;
        }
        Ok(())
    }

    fn set_name(&mut self, content: &str, name_len: usize) {
        self.text.clear();
        self.text.push_str(content);
        let prefix = content[..name_len].find(':').map_or(0, |colon| colon + 1);
        self.name = prefix..name_len;
    }

    fn scan_attributes(&mut self, mut at: usize, limit: usize) -> Result<(), XmlErrorKind> {
        let bytes = self.text.as_bytes();
        loop {
            let name_start = find(bytes, at, |b| !is_space(b));
            if name_start == bytes.len() {
                return Ok(());
            }
            let name = name_start..find(bytes, name_start, |b| !is_name_byte(b));
            let equals = find(bytes, name.end, |b| !is_space(b));
            if name_start == at || bytes.get(equals) != Some(&b'=') || !begins_name(&bytes[name.clone()]) {
                return Err(XmlErrorKind::Malformed);
            }
            let quote = find(bytes, equals + 1, |b| !is_space(b));
            let Some(&mark @ (b'"' | b'\'')) = bytes.get(quote) else { return Err(XmlErrorKind::Malformed) };
            let value = quote + 1
                ..quote + 1 + memchr::memchr(mark, &bytes[quote + 1..]).unwrap_or(bytes.len() - quote - 1);
            if value.end == bytes.len() {
                return Err(XmlErrorKind::Malformed);
            }
            at = value.end + 1;
            if self.attributes.len() == limit {
                return Err(XmlErrorKind::AttributeLimit { limit });
            }
            let same =
                |(other, _): &(Range<usize>, Range<usize>)| bytes[other.clone()] == bytes[name.clone()];
            if self.attributes.iter().any(same) {
                return Err(XmlErrorKind::DuplicateAttribute);
            }
            self.attributes.push((name, value));
        }
    }

    fn unescape_values(&mut self) -> Result<(), XmlErrorKind> {
        for index in 0..self.attributes.len() {
            let (name, value) = self.attributes[index].clone();
            let raw = &self.text[value];
            if raw.contains('<') {
                return Err(XmlErrorKind::Malformed);
            }
            let attribute = Attribute { key: QName(&self.text[name]), value: Cow::Borrowed(raw) };
            let unescaped = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|error| refused_reference(&error))?;
            if !all_legal(&unescaped) {
                return Err(XmlErrorKind::IllegalCharacter);
            }
            if let Cow::Owned(unescaped) = unescaped {
                let start = self.text.len();
                self.text.push_str(&unescaped);
                self.attributes[index].1 = start..self.text.len();
            }
        }
        Ok(())
    }
}

/// The first byte from `from` on that `stop` accepts, or the end.
fn find(bytes: &[u8], from: usize, stop: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|&b| stop(b)).map_or(bytes.len(), |count| from + count)
}

fn refused_reference(error: &quick_xml::Error) -> XmlErrorKind {
    use quick_xml::escape::EscapeError;

    match error {
        quick_xml::Error::Escape(EscapeError::UnrecognizedEntity(..)) => XmlErrorKind::Entity,
        quick_xml::Error::Escape(EscapeError::InvalidCharRef(_)) => XmlErrorKind::IllegalCharacter,
        _ => XmlErrorKind::Malformed,
    }
}
