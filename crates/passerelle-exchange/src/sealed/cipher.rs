//! AES-128-CBC with PKCS#7 padding, by pieces, and the SHA-256 of what goes through it.

use std::io::{self, Write};

use aws_lc_rs::cipher::{
    AES_128, DecryptionContext, EncryptionContext, StreamingDecryptingKey, StreamingEncryptingKey,
    UnboundCipherKey,
};
use aws_lc_rs::digest;
use zeroize::Zeroizing;

use super::FileKey;

const BLOCK: usize = 16;
/// Bytes encrypted at once.
const CHUNK: usize = 32 << 10;

/// What went through the cipher, on its clear side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sealed {
    pub(super) bytes: u64,
    pub(super) digest: [u8; 32],
}

/// Counts and digests the clear side.
struct Tally {
    context: digest::Context,
    bytes: u64,
}

impl Tally {
    fn new() -> Self {
        Self { context: digest::Context::new(&digest::SHA256), bytes: 0 }
    }

    fn add(&mut self, clear: &[u8]) {
        self.context.update(clear);
        self.bytes += clear.len() as u64;
    }

    fn finish(self) -> Sealed {
        let mut digest = [0; 32];
        digest.copy_from_slice(self.context.finish().as_ref());
        Sealed { bytes: self.bytes, digest }
    }
}

/// Encrypts what is written to it.
pub(super) struct Encryptor<W> {
    cipher: StreamingEncryptingKey,
    tally: Tally,
    buffer: Vec<u8>,
    out: W,
}

impl<W: Write> Encryptor<W> {
    pub(super) fn new(file_key: &FileKey, out: W) -> Option<Self> {
        let key = UnboundCipherKey::new(&AES_128, file_key.key()).ok()?;
        let context = EncryptionContext::Iv128(file_key.vector().into());
        let cipher = StreamingEncryptingKey::less_safe_cbc_pkcs7(key, context).ok()?;
        Some(Self { cipher, tally: Tally::new(), buffer: vec![0; CHUNK + BLOCK], out })
    }

    /// Writes the last block.
    pub(super) fn finish(mut self) -> io::Result<(Sealed, W)> {
        let (_, last) = self.cipher.finish(&mut self.buffer).map_err(|_| refused())?;
        self.out.write_all(last.written())?;
        Ok((self.tally.finish(), self.out))
    }
}

impl<W: Write> Write for Encryptor<W> {
    fn write(&mut self, clear: &[u8]) -> io::Result<usize> {
        let clear = &clear[..clear.len().min(CHUNK)];
        let update = self.cipher.update(clear, &mut self.buffer).map_err(|_| refused())?;
        self.out.write_all(update.written())?;
        self.tally.add(clear);
        Ok(clear.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn refused() -> io::Error {
    io::Error::other("the crypto library refused to encrypt")
}

/// Decrypts what is pushed into it. A refusal of the library is remembered, and told only at the end.
pub(super) struct Decryptor {
    /// None once damaged.
    cipher: Option<StreamingDecryptingKey>,
    tally: Tally,
}

impl Decryptor {
    pub(super) fn new(file_key: &FileKey) -> Self {
        let cipher = UnboundCipherKey::new(&AES_128, file_key.key()).and_then(|key| {
            StreamingDecryptingKey::cbc_pkcs7(key, DecryptionContext::Iv128(file_key.vector().into()))
        });
        Self { cipher: cipher.ok(), tally: Tally::new() }
    }

    /// Replaces `clear` with what `encrypted` gives.
    pub(super) fn update(&mut self, encrypted: &[u8], clear: &mut Zeroizing<Vec<u8>>) {
        clear.resize(encrypted.len() + BLOCK, 0);
        let length = match self.cipher.as_mut().map(|cipher| cipher.update(encrypted, clear)) {
            Some(Ok(update)) => update.written().len(),
            Some(Err(_)) => {
                self.cipher = None;
                0
            }
            None => 0,
        };
        clear.truncate(length);
        self.tally.add(clear);
    }

    /// The last block into `clear`, then what went through; `None` if anything was wrong, padding included.
    pub(super) fn finish(mut self, clear: &mut Zeroizing<Vec<u8>>) -> Option<Sealed> {
        clear.resize(BLOCK, 0);
        let length = self.cipher.and_then(|cipher| Some(cipher.finish(clear).ok()?.written().len()));
        clear.truncate(length.unwrap_or(0));
        self.tally.add(clear);
        let sealed = self.tally.finish();
        length.map(|_| sealed)
    }
}
