//! Start tags: a name and attributes.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;

use crate::chars::{all_legal, is_space, name_len};
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

    /// What stands before the colon of its name, if there is a colon. What it stands for is declared by `xmlns`
    /// attributes, which the caller has to follow.
    pub fn prefix(self) -> Option<&'a str> {
        self.tag.text[..self.tag.name.start].strip_suffix(':')
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
        let name_len = name_len(content.as_bytes()).ok_or(XmlErrorKind::Malformed)?;
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
        let prefix = content.bytes().take(name_len).position(|b| b == b':').map_or(0, |colon| colon + 1);
        self.name = prefix..name_len;
    }

    fn scan_attributes(&mut self, mut at: usize, limit: usize) -> Result<(), XmlErrorKind> {
        let bytes = self.text.as_bytes();
        loop {
            let name_start = find(bytes, at, |b| !is_space(b));
            if name_start == bytes.len() {
                return Ok(());
            }
            if name_start == at {
                return Err(XmlErrorKind::Malformed);
            }
            let name_len = name_len(&bytes[name_start..]).ok_or(XmlErrorKind::Malformed)?;
            let name = name_start..name_start + name_len;
            let equals = find(bytes, name.end, |b| !is_space(b));
            if bytes.get(equals) != Some(&b'=') {
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
            let written = &bytes[name.clone()];
            let same =
                |other: &Range<usize>| other.len() == written.len() && bytes[other.clone()] == *written;
            if self.attributes.iter().any(|(other, _)| same(other)) {
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
    let mut at = from;
    while at < bytes.len() && !stop(bytes[at]) {
        at += 1;
    }
    at
}

fn refused_reference(error: &quick_xml::Error) -> XmlErrorKind {
    use quick_xml::escape::EscapeError;

    match error {
        quick_xml::Error::Escape(EscapeError::UnrecognizedEntity(..)) => XmlErrorKind::Entity,
        quick_xml::Error::Escape(EscapeError::InvalidCharRef(_)) => XmlErrorKind::IllegalCharacter,
        _ => XmlErrorKind::Malformed,
    }
}
