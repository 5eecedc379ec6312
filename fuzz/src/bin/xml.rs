//! The XML reader: events keep within the limits, nest well, and do not depend on how the bytes arrive.

#![no_main]

use std::io::BufRead;

use libfuzzer_sys::fuzz_target;
use passerelle_fuzz::drip;
use passerelle_xml::{Event, Limits, Reader, legal};

const LIMITS: Limits = Limits { bytes: 48 << 10, event_bytes: 2 << 10, depth: 12, attributes: 8 };

#[derive(PartialEq, Debug)]
enum Piece {
    Start(String, Vec<(String, String)>),
    Text(String),
    End(String),
}

fuzz_target!(|data: &[u8]| {
    let (whole, good) = pieces(data);
    let (dripped, also_good) = pieces(drip(data));
    assert_eq!(good, also_good, "accepted or refused, however the bytes arrive");
    if good {
        assert_eq!(whole, dripped);
    }
    assert!(!good || skip(data), "a good document can be passed over");
    assert_eq!(raw_text(data), raw_text(drip(data)), "the same text, however the bytes arrive");
});

/// The events up to the end or the first error, neighbouring texts joined; and whether the end was reached.
fn pieces(input: impl BufRead) -> (Vec<Piece>, bool) {
    let mut pieces = Vec::new();
    let Ok(mut reader) = Reader::new(input, LIMITS) else { return (pieces, false) };
    let mut open = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                let attributes: Vec<_> =
                    element.attributes().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                assert!(attributes.len() <= LIMITS.attributes);
                assert!(attributes.iter().all(|(_, value)| legal(value) == *value));
                open.push(element.name().to_owned());
                assert!(open.len() <= LIMITS.depth);
                pieces.push(Piece::Start(element.name().to_owned(), attributes));
            }
            Ok(Event::Text(text)) => {
                assert!(!open.is_empty() && legal(text) == text);
                match pieces.last_mut() {
                    Some(Piece::Text(before)) => before.push_str(text),
                    _ => pieces.push(Piece::Text(text.to_owned())),
                }
            }
            Ok(Event::End(name)) => {
                assert_eq!(open.pop().as_deref(), Some(name));
                pieces.push(Piece::End(name.to_owned()));
            }
            Ok(Event::Eof) => {
                assert!(open.is_empty() && !pieces.is_empty());
                return (pieces, true);
            }
            Err(_) => return (pieces, false),
        }
    }
}

/// Passes over the root element; says whether the document was accepted.
fn skip(data: &[u8]) -> bool {
    let Ok(mut reader) = Reader::new(data, LIMITS) else { return false };
    matches!(reader.read_event(), Ok(Event::Start(_)))
        && reader.skip_element().is_ok()
        && matches!(reader.read_event(), Ok(Event::Eof))
}

/// The root element's text in pieces that are never gathered; `None` if it is refused.
fn raw_text(input: impl BufRead) -> Option<Vec<u8>> {
    let mut reader = Reader::new(input, LIMITS).ok()?;
    let Event::Start(_) = reader.read_event().ok()? else { return None };
    let (mut whole, mut piece) = (Vec::new(), Vec::new());
    while reader.read_text_piece(&mut piece).ok()? {
        whole.extend_from_slice(&piece);
    }
    Some(whole)
}
