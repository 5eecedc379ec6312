//! How much a sealed file may ask of its reader.

use passerelle_xml::Limits;

/// Limits on what [`super::open`] and [`super::read_envelope`] accept.
#[derive(Clone, Copy, Debug)]
pub struct OpenLimits {
    /// Limits on the file as XML: its size, its depth, the length of a field. The content is not a field.
    pub xml: Limits,
    /// Number of key blocks: each costs one RSA decryption per key.
    pub key_blocks: usize,
    /// Size of the content once inflated, in bytes.
    pub inflated_bytes: u64,
    /// How many times larger than its compressed form the content may be…
    pub ratio: u64,
    /// … judged from this inflated size on, in bytes: small repetitive files are harmless.
    pub ratio_from: u64,
}

impl Default for OpenLimits {
    /// Ample for a region of a million people, whose content in clear has some hundreds of megabytes and deflates
    /// about 10 times (1030 times is the most that zlib can do).
    fn default() -> Self {
        let xml = Limits { event_bytes: 64 << 10, depth: 8, ..Limits::default() };
        Self { xml, key_blocks: 16, inflated_bytes: 4 << 30, ratio: 250, ratio_from: 8 << 20 }
    }
}
