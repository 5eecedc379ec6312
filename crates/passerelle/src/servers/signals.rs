//! What the system asks of a server.

use std::io;

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals that a server obeys. Once they are listened to, none of them ends the process by itself.
pub(crate) struct Signals {
    pub(crate) stop: Stop,
    /// SIGHUP.
    pub(crate) reload: Signal,
}

/// The end: Ctrl-C, or asked for by the system.
pub(crate) struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// From now on.
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self { stop: Stop::listen()?, reload: signal(SignalKind::hangup())? })
    }
}

impl Stop {
    /// From now on.
    pub(crate) fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Ends when the end is asked for.
    pub(crate) async fn came(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
