//! What was measured, as the documentation shows it.

use std::fmt;

/// Numbers by name, in the order in which they first came.
#[derive(Default)]
pub(super) struct Measured(Vec<(&'static str, Vec<f64>)>);

impl Measured {
    pub(super) fn note(&mut self, what: &'static str, number: f64) {
        match self.0.iter_mut().find(|(name, _)| *name == what) {
            Some((_, numbers)) => numbers.push(number),
            None => self.0.push((what, vec![number])),
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| | median | least | most |\n|---|---|---|---|")?;
        for (what, numbers) in &self.0 {
            let mut sorted = numbers.clone();
            sorted.sort_by(f64::total_cmp);
            let [least, median, most] = [0, sorted.len() / 2, sorted.len() - 1].map(|n| short(sorted[n]));
            writeln!(f, "| {what} | {median} | {least} | {most} |")?;
        }
        Ok(())
    }
}

/// Three digits are as many as a busy machine is worth.
fn short(number: f64) -> String {
    let decimals = if number >= 100.0 {
        0
    } else if number >= 10.0 {
        1
    } else {
        2
    };
    format!("{number:.decimals$}")
}
