//! Things that are written and read at the same time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use tokio::task::JoinSet;

/// Writes of each thing, while others read it.
const WRITES: u32 = 60;
const READERS: usize = 6;

/// Something that is written again and again, each time with the next number.
pub(crate) trait Numbered<S>: Clone + Send + Sync + 'static {
    /// Writes this number.
    fn write(&self, store: &S, number: u32) -> impl Future<Output = ()> + Send;
    /// The number written last.
    fn read(&self, store: &S) -> impl Future<Output = u32> + Send;
}

/// Whoever begins to read after a write has returned reads that write or a later one.
pub(crate) async fn is_never_read_stale<S: Send + Sync + 'static>(store: Arc<S>, thing: impl Numbered<S>) {
    thing.write(&store, 0).await;
    let (written, over) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let (store, thing, written, over) = (store.clone(), thing.clone(), written.clone(), over.clone());
        readers.spawn(async move {
            let mut reads = 0_u32;
            while !over.load(Ordering::SeqCst) || reads == 0 {
                let least = written.load(Ordering::SeqCst);
                let found = thing.read(&store).await;
                assert!(found >= least, "{found} was read after {least} had been written");
                reads += 1;
                tokio::task::yield_now().await;
            }
        });
    }
    for number in 1..=WRITES {
        thing.write(&store, number).await;
        written.store(number, Ordering::SeqCst);
    }
    over.store(true, Ordering::SeqCst);
    readers.join_all().await;
    assert_eq!(thing.read(&store).await, WRITES);
}
