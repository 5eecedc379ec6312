//! How much a table may hold.

/// Bounds on a table. The defaults let a region of a million people through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableLimits {
    /// Bytes of the whole file.
    pub bytes: u64,
    /// Bytes of one row, header included.
    pub row_bytes: usize,
    /// Bytes of one field; a longer one is dropped.
    pub field_bytes: usize,
    /// Fields of one row.
    pub fields: usize,
    /// Rows, header excluded.
    pub rows: usize,
}

impl Default for TableLimits {
    fn default() -> Self {
        Self { bytes: 4 << 30, row_bytes: 256 * 1024, field_bytes: 4096, fields: 256, rows: 5_000_000 }
    }
}
