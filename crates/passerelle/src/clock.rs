//! The present moment.

use time::OffsetDateTime;

/// The present moment on the local clock. `SOURCE_DATE_EPOCH`, in seconds, takes its place: two runs then write the
/// same bytes.
pub(crate) fn now() -> OffsetDateTime {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    match fixed.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok()) {
        Some(moment) => moment,
        // The offset is unknown where the process already has several threads.
        None => OffsetDateTime::now_local().unwrap_or_else(|_| OffsetDateTime::now_utc()),
    }
}
