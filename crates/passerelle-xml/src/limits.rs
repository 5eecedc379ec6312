//! How much a document may ask for.

/// Bounds on a document. All are generous for the files of this field and small for a machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of the whole document, once in UTF-8.
    pub bytes: u64,
    /// Bytes of one piece: a tag with its attributes, a run of text, a comment. This bounds memory.
    pub event_bytes: usize,
    /// Elements open at one time.
    pub depth: usize,
    /// Attributes of one element.
    pub attributes: usize,
}

impl Default for Limits {
    /// 4 GiB in pieces of at most 1 MiB, 64 levels, 64 attributes.
    fn default() -> Self {
        Self { bytes: 4 << 30, event_bytes: 1 << 20, depth: 64, attributes: 64 }
    }
}
