//! JSON in columns.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use passerelle_store::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::failure;

/// A value as a column keeps it.
pub(crate) fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(failure)
}

/// A value back from its column.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(failure)
}

/// The word of a plain variant (`set_aside`).
pub(crate) fn to_word<T: Serialize>(value: T) -> Result<String> {
    match serde_json::to_value(value).map_err(failure)? {
        Value::String(word) => Ok(word),
        _ => Err(failure("not a plain variant")),
    }
}

/// The plain variant of a word, or any value that is written as one text.
pub(crate) fn from_word<T: DeserializeOwned>(word: String) -> Result<T> {
    serde_json::from_value(Value::String(word)).map_err(failure)
}

/// Compressed JSON, on a thread where it holds nobody up.
pub(crate) async fn pack<T: Serialize + Send + 'static>(value: T) -> Result<Vec<u8>> {
    let work = move || {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        serde_json::to_writer(std::io::BufWriter::new(&mut packed), &value).map_err(failure)?;
        packed.flush().map_err(failure)?;
        packed.finish().map_err(failure)
    };
    tokio::task::spawn_blocking(work).await.map_err(failure)?
}

/// What [`pack`] made.
pub(crate) async fn unpack<T: DeserializeOwned + Send + 'static>(packed: Vec<u8>) -> Result<T> {
    let work = move || {
        let mut json = Vec::new();
        ZlibDecoder::new(packed.as_slice()).read_to_end(&mut json).map_err(failure)?;
        serde_json::from_slice(&json).map_err(failure)
    };
    tokio::task::spawn_blocking(work).await.map_err(failure)?
}
