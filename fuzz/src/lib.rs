//! What several targets share.

use std::{
    io::{BufRead, BufReader},
    sync::LazyLock,
};

use passerelle_exchange::{content::ContentLimits, csv::TableLimits, keys::PrivateKey, sealed::OpenLimits};
use passerelle_xml::Limits;

/// The private key of the sealed seeds.
pub static KEY: LazyLock<[PrivateKey; 1]> = LazyLock::new(|| {
    [PrivateKey::parse(include_bytes!("../keys/key.pem"), None).expect("the committed key is good")]
});

/// Limits small enough to be reached within one input.
pub const OPEN_LIMITS: OpenLimits = OpenLimits {
    xml: Limits { bytes: 48 << 10, event_bytes: 4 << 10, depth: 8, attributes: 8 },
    key_blocks: 4,
    inflated_bytes: 256 << 10,
    ratio: 50,
    ratio_from: 32 << 10,
};

/// `data`, arriving a few bytes at a time.
pub fn drip(data: &[u8]) -> impl BufRead {
    BufReader::with_capacity(5, data)
}

/// Limits small enough to be reached within one input.
pub const CONTENT_LIMITS: ContentLimits = ContentLimits {
    bytes: 48 << 10,
    record_bytes: 4 << 10,
    field_bytes: 200,
    records: 100,
    establishments: 20,
    guardians: 8,
    depth: 12,
};

/// Limits small enough to be reached within one input.
pub const TABLE_LIMITS: TableLimits =
    TableLimits { bytes: 48 << 10, row_bytes: 4 << 10, field_bytes: 200, fields: 40, rows: 100 };
