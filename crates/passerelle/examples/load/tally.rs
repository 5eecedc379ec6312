//! What was measured.

use std::fmt;
use std::time::{Duration, Instant};

use crate::Error;

/// When things happened.
pub(crate) struct Times {
    /// The second half began: the service asks whose ticket it is; the start, where there is one request only.
    pub(crate) second: Instant,
    /// It was over.
    pub(crate) done: Instant,
}

/// Exchanges and the time they took.
#[derive(Default)]
pub(crate) struct Tally {
    over: Duration,
    whole: Vec<Duration>,
    validation: Vec<Duration>,
    /// How many did not end as they should.
    pub(crate) failures: usize,
    /// Why the first of them did not.
    reason: Option<String>,
}

impl Tally {
    pub(crate) fn over(over: Duration) -> Self {
        Self { over, ..Self::default() }
    }

    /// Notes a hand-over that was due at a moment.
    pub(crate) fn note(&mut self, due: Instant, outcome: Result<Times, Error>) {
        match outcome {
            Ok(times) => {
                self.whole.push(times.done - due);
                self.validation.push(times.done - times.second);
            }
            Err(error) => {
                self.failures += 1;
                self.reason.get_or_insert_with(|| error.to_string());
            }
        }
    }

    fn rate(&self) -> f64 {
        f64::from(u32::try_from(self.whole.len()).unwrap_or(u32::MAX)) / self.over.as_secs_f64()
    }

    pub(crate) fn as_json(&self) -> serde_json::Value {
        serde_json::json!({
            "rate": self.rate(),
            "failures": self.failures,
            "handover_ms": { "p50": milliseconds(&self.whole, 500), "p99": milliseconds(&self.whole, 990) },
            "validation_ms": {
                "p50": milliseconds(&self.validation, 500),
                "p99": milliseconds(&self.validation, 990),
                "p999": milliseconds(&self.validation, 999),
            },
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |name, times: &[Duration]| {
            let [p50, p99, p999] = [500, 990, 999].map(|permille| milliseconds(times, permille));
            format!("{name:<12} p50 {p50:.2} ms, p99 {p99:.2} ms, p99.9 {p999:.2} ms")
        };
        writeln!(f, "{:.0} hand-overs per second, {} failures", self.rate(), self.failures)?;
        if let Some(reason) = &self.reason {
            writeln!(f, "the first failure: {reason}")?;
        }
        writeln!(f, "{}", line("hand-over", &self.whole))?;
        write!(f, "{}", line("validation", &self.validation))
    }
}

/// The time that so many of a thousand do not exceed.
fn milliseconds(times: &[Duration], permille: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * permille / 1000).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
}
