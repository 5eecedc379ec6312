//! A ZIP archive of a few small files, as they are (APPNOTE 6.3, method « stored »).

use flate2::Crc;

/// Version of the format that a reader needs: 2.0.
const NEEDED: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// The first of January 1980: archives of the same content are the same.
const DATE: u16 = (1 << 5) | 1;

/// The archive of these files.
pub(super) fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = small(out.len());
        let mut crc = Crc::new();
        crc.update(content);
        let mut common = Vec::new();
        for word in [NEEDED, FLAGS, 0, 0, DATE] {
            common.extend(word.to_le_bytes());
        }
        for number in [crc.sum(), small(content.len()), small(content.len())] {
            common.extend(number.to_le_bytes());
        }
        common.extend(short(name.len()).to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        out.extend(*b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(content);
        directory.extend(*b"PK\x01\x02");
        directory.extend(NEEDED.to_le_bytes());
        directory.extend(&common);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = small(out.len());
    out.extend(&directory);
    out.extend(*b"PK\x05\x06");
    out.extend([0; 4]);
    for _ in 0..2 {
        out.extend(short(files.len()).to_le_bytes());
    }
    out.extend(small(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// These files are of some kilobytes.
fn small(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// See [`small`].
fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}
