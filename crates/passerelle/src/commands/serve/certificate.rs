//! A renewed certificate serves without a restart.

use std::time::Duration;

use passerelle_web::{CertificateFiles, Tls, metrics};
use tokio::signal::unix::Signal;
use tokio::time::MissedTickBehavior;

use crate::certificate::Certificate;

/// How often the files are looked at.
const EVERY: Duration = Duration::from_secs(60);

/// Reads the files again every minute, and at once when `reload` comes; never ends. A certificate that cannot serve is
/// told in the log, once, and the earlier one goes on. Without a certificate there is nothing to read.
pub(super) async fn watch(served: Option<(Tls, CertificateFiles)>, mut reload: Signal) {
    let Some((tls, files)) = served else { return };
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut told = String::new();
    count(&files);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            Some(()) = reload.recv() => told.clear(),
        }
        match tls.reload() {
            Ok(true) => {
                tracing::warn!("the server's certificate was renewed");
                count(&files);
                told.clear();
            }
            Ok(false) => told.clear(),
            Err(error) => {
                let text = error.to_string();
                if text != told {
                    tracing::error!(error = %text, "the new certificate cannot serve: the earlier one goes on");
                    told = text;
                }
            }
        }
    }
}

fn count(files: &CertificateFiles) {
    if let Ok(certificate) = Certificate::read(files) {
        metrics::certificate_end(certificate.until.unix());
    }
}
