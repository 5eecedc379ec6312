//! Decrypting ahead of whoever reads: the two go on side by side, on two threads.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{panic, thread};

use zeroize::Zeroizing;

/// Pieces that wait for the reader, at most.
const WAITING: usize = 8;

type Piece = io::Result<Zeroizing<Vec<u8>>>;

/// Lets `read` read, on a thread of its own, what this thread takes from `source`. When `read` stops early, the rest is
/// left in `source`, but for a few pieces.
pub(super) fn read_ahead<T: Send>(
    source: &mut impl BufRead,
    read: impl FnOnce(&mut dyn BufRead) -> T + Send,
) -> T {
    let (sender, receiver) = sync_channel(WAITING);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(&mut Pieces::new(receiver)));
        pour(source, &sender);
        drop(sender);
        reader.join().unwrap_or_else(|payload| panic::resume_unwind(payload))
    })
}

/// Sends everything, or what comes before an error, then the error.
fn pour(source: &mut impl BufRead, sender: &SyncSender<Piece>) {
    loop {
        let piece = source.fill_buf().map(|bytes| Zeroizing::new(bytes.to_vec()));
        let length = piece.as_ref().map_or(0, |piece| piece.len());
        if matches!(&piece, Ok(piece) if piece.is_empty()) {
            return;
        }
        let nobody_reads = sender.send(piece).is_err();
        if nobody_reads || length == 0 {
            return;
        }
        source.consume(length);
    }
}

/// What was poured, as its reader sees it.
struct Pieces {
    receiver: Receiver<Piece>,
    piece: Zeroizing<Vec<u8>>,
    taken: usize,
    failure: Option<io::ErrorKind>,
}

impl Pieces {
    fn new(receiver: Receiver<Piece>) -> Self {
        Self { receiver, piece: Zeroizing::default(), taken: 0, failure: None }
    }
}

impl BufRead for Pieces {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Some(kind) = self.failure {
            return Err(kind.into());
        }
        if self.taken == self.piece.len() {
            match self.receiver.recv() {
                Ok(Ok(piece)) => (self.piece, self.taken) = (piece, 0),
                Ok(Err(error)) => {
                    self.failure = Some(error.kind());
                    return Err(error);
                }
                // Nothing is sent any more: the end.
                Err(_) => {}
            }
        }
        Ok(&self.piece[self.taken..])
    }

    fn consume(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.piece.len());
    }
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_in_order() {
        let content: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        let mut source = io::BufReader::with_capacity(7, content.as_slice());
        let read = read_ahead(&mut source, |pieces| {
            let mut all = Vec::new();
            pieces.read_to_end(&mut all).map(|_| all)
        });
        assert_eq!(read.expect("no failure"), content);
    }

    #[test]
    fn a_reader_may_stop_early() {
        let mut source = io::BufReader::with_capacity(10, [7; 1000].as_slice());
        assert_eq!(read_ahead(&mut source, |_| 1), 1);
        let first = read_ahead(&mut source, |pieces| pieces.fill_buf().map(<[u8]>::to_vec));
        assert_eq!(first.expect("no failure"), [7; 10]);
    }

    #[test]
    fn a_failure_comes_after_what_precedes_it_and_stays() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::InvalidData.into())
            }
        }
        let mut source = io::BufReader::new([1, 2, 3].chain(Failing));
        let (all, kinds) = read_ahead(&mut source, |pieces| {
            let mut all = Vec::new();
            let mut failed = || pieces.read_to_end(&mut all).err().map(|error| error.kind());
            let kinds = [failed(), failed()];
            (all, kinds)
        });
        assert_eq!(all, [1, 2, 3]);
        assert_eq!(kinds, [Some(io::ErrorKind::InvalidData); 2]);
    }
}
