//! The results of a run: `MATCHES.csv` and `REVIEW.csv`.

use std::io::{self, Write};

use passerelle_model::{LocalId, OpaqueId, Population};

use crate::csv::TableWriter;

/// A line of `MATCHES.csv`: a user that is linked after the run.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MatchRow<'a> {
    /// The user.
    pub local_id: &'a LocalId,
    /// The user's population.
    pub population: Population,
    /// The ENT account.
    pub partner_id: &'a OpaqueId,
    /// `kept`, `manual`, or the engine's rule code.
    pub rule: &'a str,
    /// 0 to 1.
    pub confidence: f64,
}

/// A line of `REVIEW.csv`: a suggestion for a user that is not linked after the run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReviewRow<'a> {
    /// The user, as written: rows set aside are listed too.
    pub local_id: &'a str,
    /// The population, as written.
    pub population: &'a str,
    /// 1 for the best suggestion; 0 when there is none.
    pub rank: usize,
    /// The ENT account suggested.
    pub partner_id: Option<&'a OpaqueId>,
    /// `probable`, `possible`, `contradictory` or `none`.
    pub level: &'a str,
    /// In words; ends with the single datum that would settle it.
    pub evidence: &'a str,
}

/// Writes `MATCHES.csv`.
pub fn write_matches<'a>(
    out: &mut dyn Write,
    rows: impl IntoIterator<Item = MatchRow<'a>>,
) -> io::Result<()> {
    let mut table = TableWriter::new(out, &["local_id", "population", "partner_id", "rule", "confidence"])?;
    for MatchRow { local_id, population, partner_id, rule, confidence } in rows {
        let confidence = written_confidence(confidence);
        table.row(&[local_id.as_str(), population.code(), partner_id.as_str(), rule, &confidence])?;
    }
    table.finish()
}

/// Writes `REVIEW.csv`.
pub fn write_review<'a>(
    out: &mut dyn Write,
    rows: impl IntoIterator<Item = ReviewRow<'a>>,
) -> io::Result<()> {
    let header = ["local_id", "population", "rank", "partner_id", "level", "evidence"];
    let mut table = TableWriter::new(out, &header)?;
    for ReviewRow { local_id, population, rank, partner_id, level, evidence } in rows {
        let partner_id = partner_id.map_or("", |id| id.as_str());
        table.row(&[local_id, population, &rank.to_string(), partner_id, level, evidence])?;
    }
    table.finish()
}

/// Six decimals, to the nearest; but only certainty itself is written as 1, and a value that is not a number as 0.
fn written_confidence(confidence: f64) -> String {
    let bounded = if confidence.is_nan() { 0.0 } else { confidence.clamp(0.0, 1.0) };
    let written = format!("{bounded:.6}");
    if bounded < 1.0 && written.starts_with('1') { "0.999999".to_owned() } else { written }
}
