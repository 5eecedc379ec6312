//! Walking through elements.

use std::io::BufRead;

use passerelle_xml::{Event, Reader, XmlError};

use crate::defects::Place;
use crate::words::filled;
use crate::{DefectKind, Defects};

/// Goes to the next child of the open element: `true` when one begins, `false` at the end of the open element. Text
/// between the children is reported.
pub(super) fn next_child(xml: &mut Reader<impl BufRead>, defects: &mut Defects) -> Result<bool, XmlError> {
    loop {
        let stray = match xml.read_event()? {
            Event::Start(_) => return Ok(true),
            Event::End(_) | Event::Eof => return Ok(false),
            Event::Text(text) => filled(text).is_some(),
        };
        if stray {
            defects.add(DefectKind::StrayText, Place::line(xml.position().line));
        }
    }
}
