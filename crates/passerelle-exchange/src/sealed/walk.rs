//! The envelope in clear, read up to the content, then after it.

use std::io::BufRead;

use passerelle_xml::{Element, Event, Reader};

use super::{ContainerKind, Envelope, OpenError, OpenLimits, names};

/// A container being read.
pub(super) struct Walk<R: BufRead> {
    pub(super) xml: Reader<R>,
    pub(super) envelope: Envelope,
    /// Name and Base64 of each key block.
    pub(super) blocks: Vec<(String, String)>,
    digest: Option<String>,
    block_limit: usize,
}

/// An element of the envelope, in either container.
enum Field {
    Content,
    Date,
    Description,
    Digest,
    Key { name: String },
    Keys,
    Partner,
    PostCodeCity,
    School,
    Software,
    Uai,
    Unknown,
    Version,
}

impl<R: BufRead> Walk<R> {
    /// Reads up to the beginning of the content, whose text comes next from `xml`.
    pub(super) fn to_content(input: R, limits: &OpenLimits) -> Result<Self, OpenError> {
        let mut xml = Reader::new(input, limits.xml)?;
        let envelope = root(&mut xml)?;
        let mut walk =
            Self { xml, envelope, blocks: Vec::new(), digest: None, block_limit: limits.key_blocks };
        let found = walk.fields()?;
        let (key, content) = match walk.envelope.kind {
            ContainerKind::Import => (names::IMPORT_KEY, names::IMPORT_CONTENT),
            ContainerKind::Export => (names::EXPORT_KEY, names::EXPORT_CONTENT),
        };
        if walk.blocks.is_empty() {
            return Err(OpenError::MissingElement { element: key });
        }
        if !found {
            return Err(OpenError::MissingElement { element: content });
        }
        Ok(walk)
    }

    /// Reads what follows the content, to the end of the file. Gives the Base64 of the digest.
    pub(super) fn finish(&mut self) -> Result<String, OpenError> {
        let blocks = self.blocks.len();
        let again = self.fields()?;
        let (content, digest, keys) = match self.envelope.kind {
            ContainerKind::Import => (names::IMPORT_CONTENT, names::IMPORT_DIGEST, names::IMPORT_KEY),
            ContainerKind::Export => (names::EXPORT_CONTENT, names::EXPORT_DIGEST, names::EXPORT_KEYS),
        };
        if again {
            return Err(OpenError::RepeatedElement { element: content });
        }
        if self.blocks.len() > blocks {
            return Err(OpenError::RepeatedElement { element: keys });
        }
        self.digest.take().ok_or(OpenError::MissingElement { element: digest })
    }

    /// Reads fields up to the beginning of a content (`true`) or the end of the file (`false`).
    fn fields(&mut self) -> Result<bool, OpenError> {
        loop {
            let field = match self.xml.read_event()? {
                Event::Start(element) => Field::of(element, &mut self.envelope)?,
                Event::Text(_) | Event::End(_) => continue,
                Event::Eof => return Ok(false),
            };
            let envelope = &mut self.envelope;
            match field {
                Field::Content => return Ok(true),
                Field::Keys => {}
                Field::Unknown => self.xml.skip_element()?,
                Field::Key { name } => self.key(name)?,
                Field::Digest => {
                    let digest = self.xml.read_text()?;
                    if self.digest.replace(digest).is_some() {
                        let element = match envelope.kind {
                            ContainerKind::Import => names::IMPORT_DIGEST,
                            ContainerKind::Export => names::EXPORT_DIGEST,
                        };
                        return Err(OpenError::RepeatedElement { element });
                    }
                }
                Field::Date => self.xml.read_text()?.trim().clone_into(&mut envelope.date),
                Field::Uai => self.xml.read_text()?.trim().clone_into(&mut envelope.uai),
                Field::Description => envelope.description = self.xml.read_text()?,
                Field::Partner => envelope.partner = self.xml.read_text()?,
                Field::PostCodeCity => envelope.post_code_city = self.xml.read_text()?,
                Field::School => envelope.school = self.xml.read_text()?,
                Field::Software => envelope.software = self.xml.read_text()?,
                Field::Version => envelope.version = self.xml.read_text()?,
            }
        }
    }

    fn key(&mut self, name: String) -> Result<(), OpenError> {
        if self.envelope.kind == ContainerKind::Import && !self.blocks.is_empty() {
            return Err(OpenError::RepeatedElement { element: names::IMPORT_KEY });
        }
        if self.blocks.len() == self.block_limit {
            return Err(OpenError::TooManyKeyBlocks { limit: self.block_limit });
        }
        self.blocks.push((name, self.xml.read_text()?));
        Ok(())
    }
}

/// The root element, which tells the container.
fn root<R: BufRead>(xml: &mut Reader<R>) -> Result<Envelope, OpenError> {
    const SHOWN: usize = 40;
    loop {
        if let Event::Start(element) = xml.read_event()? {
            return match element.name() {
                names::IMPORT_ROOT => {
                    let mut envelope = Envelope::new(ContainerKind::Import);
                    element
                        .attribute(names::IMPORT_VERSION)
                        .unwrap_or_default()
                        .clone_into(&mut envelope.version);
                    Ok(envelope)
                }
                names::EXPORT_ROOT => Ok(Envelope::new(ContainerKind::Export)),
                other => Err(OpenError::NotAContainer { root: other.chars().take(SHOWN).collect() }),
            };
        }
    }
}

impl Field {
    /// What an element is; takes note of the compression flag.
    fn of(element: Element<'_>, envelope: &mut Envelope) -> Result<Self, OpenError> {
        Ok(match (envelope.kind, element.name()) {
            (ContainerKind::Import, name) => match name {
                names::PARTNER => Self::Partner,
                names::DESCRIPTION => Self::Description,
                names::IMPORT_KEY => Self::Key { name: String::new() },
                names::IMPORT_CONTENT => Self::Content,
                names::IMPORT_DIGEST => Self::Digest,
                names::IMPORT_DATE => Self::Date,
                names::UAI => Self::Uai,
                _ => Self::Unknown,
            },
            (ContainerKind::Export, name) => match name {
                names::EXPORT_VERSION => Self::Version,
                names::SOFTWARE => Self::Software,
                names::EXPORT_KEYS => Self::Keys,
                names::EXPORT_KEY => Self::Key {
                    name: element.attribute(names::EXPORT_KEY_NAME).unwrap_or_default().to_owned(),
                },
                names::EXPORT_CONTENT => {
                    envelope.compressed = element.attribute(names::COMPRESSED).map_or(Ok(true), boolean)?;
                    Self::Content
                }
                names::EXPORT_DIGEST => Self::Digest,
                names::EXPORT_DATE => Self::Date,
                names::UAI => Self::Uai,
                names::SCHOOL => Self::School,
                names::POST_CODE_CITY => Self::PostCodeCity,
                _ => Self::Unknown,
            },
        })
    }
}

/// `xs:boolean`, in any letter case.
fn boolean(text: &str) -> Result<bool, OpenError> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(OpenError::InvalidFlag),
    }
}
