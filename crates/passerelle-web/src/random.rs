//! Random bytes from the operating system.

use passerelle_store::StoreError;

/// The operating system gave no random bytes: what needed them does not happen.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoRandom;

/// For what both draws and stores.
impl From<NoRandom> for StoreError {
    fn from(error: NoRandom) -> Self {
        Self::Failure(Box::new(error))
    }
}

/// `N` bytes that nobody can guess.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandom> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandom)?;
    Ok(bytes)
}
