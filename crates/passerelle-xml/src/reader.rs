//! The pull reader.

use std::io::{self, BufRead};

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;

use crate::chars::{all_legal, is_legal, is_space, shortened};
use crate::encoding::Decoded;
use crate::source::Source;
use crate::tag::Tag;
use crate::{Element, Limits, Position, XmlError, XmlErrorKind};

/// The next piece of a document.
#[derive(Clone, Copy)]
pub enum Event<'a> {
    /// An element begins. An empty element too: its [`Event::End`] follows.
    Start(Element<'a>),
    /// Text inside an element, unescaped. One text may come in several pieces.
    Text(&'a str),
    /// The element with this local name ends.
    End(&'a str),
    /// The root element has ended and nothing follows.
    Eof,
}

/// Reads a document piece by piece, in bounded memory. After an error it must not be asked again.
pub struct Reader<R: BufRead> {
    xml: quick_xml::Reader<Source<R>>,
    limits: Limits,
    buffer: Vec<u8>,
    tag: Tag,
    text: String,
    at: Position,
    stage: Stage,
    depth: usize,
    /// The element just begun is empty: its end is due, though nothing more of it will be read.
    end_is_due: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Beginning,
    BeforeRoot,
    InRoot,
    AfterRoot,
}

/// An [`Event`] whose content waits in the reader's own buffers.
enum Step {
    Start,
    Text,
    End,
    Eof,
}

impl<R: BufRead> Reader<R> {
    /// Looks at the first bytes of `input`, which tell its encoding and whether it can be XML at all.
    pub fn new(input: R, limits: Limits) -> Result<Self, XmlError> {
        let input = Decoded::open(input).map_err(|kind| kind.at(Position::START))?;
        Ok(Self {
            xml: quick_xml::Reader::from_reader(Source::new(input, limits)),
            limits,
            buffer: Vec::new(),
            tag: Tag::default(),
            text: String::new(),
            at: Position::START,
            stage: Stage::Beginning,
            depth: 0,
            end_is_due: false,
        })
    }

    /// The next piece.
    pub fn read_event(&mut self) -> Result<Event<'_>, XmlError> {
        let step = self.step().map_err(|kind| kind.at(self.at))?;
        Ok(match step {
            Step::Start => Event::Start(Element { tag: &self.tag, at: self.at }),
            Step::Text => Event::Text(&self.text),
            Step::End => Event::End(self.tag.name()),
            Step::Eof => Event::Eof,
        })
    }

    /// Right after the start of an element: that element. For callers who cannot keep the [`Event`] itself.
    pub fn element(&self) -> Element<'_> {
        Element { tag: &self.tag, at: self.at }
    }

    /// Where the piece read last begins.
    pub fn position(&self) -> Position {
        self.at
    }

    /// Right after the start of an element: passes everything up to and including its end.
    pub fn skip_element(&mut self) -> Result<(), XmlError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.read_event()?;
        }
        Ok(())
    }

    /// Right after the start of an element: its text, up to and including its end. Child elements are refused, and
    /// so is a text longer than one piece may be.
    pub fn read_text(&mut self) -> Result<String, XmlError> {
        let mut whole = String::new();
        loop {
            let at = self.position();
            match self.read_event()? {
                Event::Text(text) => whole.push_str(text),
                Event::End(_) => return Ok(whole),
                Event::Start(element) => return Err(XmlErrorKind::UnexpectedElement.at(element.position())),
                Event::Eof => return Err(XmlErrorKind::Truncated.at(at)),
            }
            if whole.len() > self.limits.event_bytes {
                return Err(XmlErrorKind::EventLimit { limit: self.limits.event_bytes }.at(at));
            }
        }
    }

    /// Right after the start of an element, then again until it gives `false`: the next piece of its text replaces
    /// `piece`; `false` once the end of the element is read. Meant for encoded data of any length: nothing is gathered, the
    /// bytes come as written, line ends included, and illegal characters are left for the decoder to refuse. Child
    /// elements are refused.
    pub fn read_text_piece(&mut self, piece: &mut Vec<u8>) -> Result<bool, XmlError> {
        piece.clear();
        if !self.end_is_due {
            self.read_plain_piece(piece)?;
        }
        if piece.is_empty() {
            match self.read_event()? {
                Event::Text(text) => piece.extend_from_slice(text.as_bytes()),
                Event::Start(element) => return Err(XmlErrorKind::UnexpectedElement.at(element.position())),
                Event::End(_) | Event::Eof => return Ok(false),
            }
        }
        Ok(true)
    }

    /// What is at hand before the next markup or reference; nothing if one is next.
    fn read_plain_piece(&mut self, piece: &mut Vec<u8>) -> Result<(), XmlError> {
        loop {
            self.at = self.xml.get_mut().begin_event();
            match self.xml.stream().fill_buf() {
                Ok(bytes) => {
                    let count = memchr::memchr2(b'<', b'&', bytes).unwrap_or(bytes.len());
                    piece.extend_from_slice(&bytes[..count]);
                    break;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failure(error.into()).at(self.at)),
            }
        }
        self.xml.stream().consume(piece.len());
        Ok(())
    }

    fn step(&mut self) -> Result<Step, XmlErrorKind> {
        use quick_xml::events::Event as Raw;

        if std::mem::take(&mut self.end_is_due) {
            return Ok(self.close());
        }
        loop {
            self.buffer.clear();
            self.at = self.xml.get_mut().begin_event();
            let event = match self.xml.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.failure(error)),
            };
            let first = self.stage == Stage::Beginning;
            if first {
                self.stage = Stage::BeforeRoot;
            }
            match event {
                Raw::Start(start) => {
                    self.tag.set_start(&start, self.limits.attributes)?;
                    self.open()?;
                    return Ok(Step::Start);
                }
                Raw::Empty(start) => {
                    self.tag.set_start(&start, self.limits.attributes)?;
                    self.open()?;
                    self.end_is_due = true;
                    return Ok(Step::Start);
                }
                Raw::End(end) => {
                    self.tag.set_end(end.name().into_inner());
                    return Ok(self.close());
                }
                Raw::Text(text) if self.stage == Stage::InRoot => {
                    let text = text.xml10_content();
                    set_text(&mut self.text, &text)?;
                    return Ok(Step::Text);
                }
                Raw::Text(text) if text.bytes().all(is_space) => {}
                Raw::CData(text) if self.stage == Stage::InRoot => {
                    let text = text.xml10_content();
                    set_text(&mut self.text, &text)?;
                    return Ok(Step::Text);
                }
                Raw::GeneralRef(reference) if self.stage == Stage::InRoot => {
                    self.text.clear();
                    resolve(&reference, &mut self.text)?;
                    return Ok(Step::Text);
                }
                Raw::Text(_) | Raw::CData(_) | Raw::GeneralRef(_) => return Err(self.text_outside_root()),
                Raw::Decl(_) if !first => return Err(XmlErrorKind::Malformed),
                Raw::DocType(name) if names_html(&name) => return Err(XmlErrorKind::Html),
                Raw::DocType(_) => return Err(XmlErrorKind::Dtd),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => {}
                Raw::Eof => return self.finish(),
            }
        }
    }

    fn open(&mut self) -> Result<(), XmlErrorKind> {
        match self.stage {
            Stage::AfterRoot => return Err(XmlErrorKind::TrailingContent),
            Stage::Beginning | Stage::BeforeRoot if names_html(self.tag.name()) => {
                return Err(XmlErrorKind::Html);
            }
            Stage::Beginning | Stage::BeforeRoot => self.stage = Stage::InRoot,
            Stage::InRoot => {}
        }
        if self.depth == self.limits.depth {
            return Err(XmlErrorKind::DepthLimit { limit: self.limits.depth });
        }
        self.depth += 1;
        Ok(())
    }

    fn close(&mut self) -> Step {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.stage = Stage::AfterRoot;
        }
        Step::End
    }

    fn finish(&self) -> Result<Step, XmlErrorKind> {
        match self.stage {
            Stage::Beginning | Stage::BeforeRoot => Err(XmlErrorKind::NotXml),
            Stage::InRoot => Err(XmlErrorKind::Truncated),
            Stage::AfterRoot => Ok(Step::Eof),
        }
    }

    fn text_outside_root(&self) -> XmlErrorKind {
        if self.stage == Stage::AfterRoot { XmlErrorKind::TrailingContent } else { XmlErrorKind::NotXml }
    }

    fn failure(&mut self, error: Error) -> XmlErrorKind {
        let source = self.xml.get_mut();
        if let Some(refusal) = source.take_refusal() {
            return refusal;
        }
        let cut_short = source.ended();
        match error {
            Error::Io(error) => XmlErrorKind::Io(
                std::sync::Arc::try_unwrap(error)
                    .unwrap_or_else(|shared| io::Error::new(shared.kind(), shared.to_string())),
            ),
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                XmlErrorKind::MismatchedTag { expected: shortened(&expected), found: shortened(&found) }
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                XmlErrorKind::MismatchedTag { expected: String::new(), found: shortened(&found) }
            }
            Error::IllFormed(IllFormedError::MissingDoctypeName) => XmlErrorKind::Dtd,
            _ if cut_short => XmlErrorKind::Truncated,
            Error::Encoding(_) => XmlErrorKind::Encoding,
            _ => XmlErrorKind::Malformed,
        }
    }
}

fn set_text(buffer: &mut String, text: &str) -> Result<(), XmlErrorKind> {
    if !all_legal(text) {
        return Err(XmlErrorKind::IllegalCharacter);
    }
    buffer.clear();
    buffer.push_str(text);
    Ok(())
}

fn resolve(reference: &BytesRef<'_>, text: &mut String) -> Result<(), XmlErrorKind> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) if is_legal(c) => text.push(c),
        Ok(None) => text.push_str(resolve_xml_entity(reference).ok_or(XmlErrorKind::Entity)?),
        Ok(Some(_)) | Err(_) => return Err(XmlErrorKind::IllegalCharacter),
    }
    Ok(())
}

/// `html` or `html PUBLIC …`: the root of a web page.
fn names_html(name: &str) -> bool {
    name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("html"))
        && name[4..].bytes().next().is_none_or(is_space)
}
