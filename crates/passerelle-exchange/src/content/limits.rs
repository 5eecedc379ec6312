//! How much a list of people may hold.

use passerelle_xml::Limits;

/// Bounds on the content of a file. The defaults let a region of a million people through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ContentLimits {
    /// Bytes of the whole content, once open and inflated.
    pub bytes: u64,
    /// Bytes of one record.
    pub record_bytes: usize,
    /// Bytes of one field; a longer one is dropped.
    pub field_bytes: usize,
    /// Records of people.
    pub records: usize,
    /// Records of establishments: a file is about one school, or the schools of a region.
    pub establishments: usize,
    /// Guardians of one pupil; the others are dropped.
    pub guardians: usize,
    /// Nested elements.
    pub depth: usize,
}

impl Default for ContentLimits {
    fn default() -> Self {
        Self {
            bytes: 4 << 30,
            record_bytes: 256 * 1024,
            field_bytes: 1024,
            records: 5_000_000,
            establishments: 10_000,
            guardians: 64,
            depth: 32,
        }
    }
}

impl ContentLimits {
    pub(super) fn xml(&self) -> Limits {
        Limits { bytes: self.bytes, event_bytes: self.record_bytes, depth: self.depth, attributes: 64 }
    }
}
